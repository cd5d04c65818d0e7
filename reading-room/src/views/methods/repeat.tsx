import { useMemo } from "preact/hooks";
import { Section } from "../../parts/section";
import { useStory } from "../../room";
import { KeyList } from "../../shell/key_list";
import type { Story } from "../../story/story";
import { plural } from "../../story/words";
import { Copy } from "./copy";
import { pageBytes } from "./files";

const BYTES_OF_MB = 1e6;
/** So much of a digest tells files apart in a reference; the whole stands in the table. */
const SHORT_DIGEST = 12;

/** How to make this result again, and how to cite it. */
export function Repeat() {
  const story = useStory();
  const command = `stemma compare ${story.reports.length === 1 ? "FILE" : "FOLDER"}${story.comparison.judgements.length ? " --judgements JUDGEMENTS" : ""} --html page.html --json comparison.json`;
  const reference = citation(story);
  return (
    <Section title="Repeat it, cite it" id="repeat">
      <dl class="limits">
        <div>
          <dt>Repeat</dt>
          <dd>
            <code class="methods-code">{command}</code> <Copy text={command} what="the command" />
            <p>
              with the files whose digests stand above and stemma {story.comparison.stemma.version}. The same files and the same version give the
              same result, byte for byte, on any machine, without a network.
            </p>
          </dd>
        </div>
        <div>
          <dt>Cite</dt>
          <dd>
            <span class="methods-cite">{reference}</span> <Copy text={reference} what="the reference" />
            <p>A single finding is cited by siglum, characters and the digest of its file; the evidence sheet gives all three.</p>
          </dd>
        </div>
        <div>
          <dt>Format</dt>
          <dd>
            {story.comparison.format}: one JSON object, UTF-8. Every finding is a span: report, start, end and the words that stand there, which are
            checked against the text when it is written.
          </dd>
        </div>
      </dl>
    </Section>
  );
}

export function citation(story: Story): string {
  const { stemma, format } = story.comparison;
  const digests = story.reports.map((report) => `${report.siglum} ${report.doc.sha256.slice(0, SHORT_DIGEST)}`);
  return `Comparison of ${plural(story.reports.length, "report")} by stemma ${stemma.version} (${format}). Files, SHA-256: ${digests.join(", ")}.`;
}

export function ThisPage() {
  const bytes = useMemo(pageBytes, []);
  return (
    <Section title="This page" aside={`${(bytes / BYTES_OF_MB).toFixed(2)} MB`} id="page">
      <p class="methods-note">
        One file with everything in it: the reports, the findings, outlines and type. It loads nothing, sends nothing, and runs no script but its
        own; a content security policy sees to that. Judgements are kept in this browser until they are exported.
      </p>
      <KeyList class="methods-keys" />
    </Section>
  );
}
