// Judgements: what was judged of this story, how far one has come, and the file that carries it on.
import { ALL_VERDICTS, KIND_NAMES, KINDS, SAYS } from "../../judge/file/judgement";
import { trouble } from "../../judge/keep";
import { docketOf } from "../../judge/store";
import { Empty, Section } from "../../parts/section";
import { ViewTitle } from "../../parts/title";
import { go, href, route, shown } from "../../route";
import { useStory } from "../../room";
import { plural } from "../../story/words";
import { Exchange, fileName } from "./exchange";
import { counted, filtered } from "./filters";
import { nextUnjudged, progressOf } from "./progress";
import { Orphaned, Table } from "./table";
import "./judgements.css";

export function Judgements() {
  const { entries } = docketOf(useStory());
  const orphaned = entries.filter((entry) => entry.state === "orphaned");
  const standing = entries.filter((entry) => entry.state !== "orphaned");
  const exportable = entries.filter((entry) => entry.state !== "withdrawn").length;
  return (
    <div class="judgements">
      <ViewTitle title="Judgements" aside={<Exchange exportable={exportable} own={entries.filter((entry) => entry.own).length} />}>
        {trouble.value && (
          <p class="judgements-trouble" role="status">
            {trouble.value}
          </p>
        )}
        <About />
      </ViewTitle>
      <Sofar />
      {standing.length > 0 ? (
        <Judged />
      ) : (
        <Empty>Nothing judged yet: open any figure, quotation, time, place, passage or claim and press a to accept, r to reject, c to correct, u if unsure.</Empty>
      )}
      {orphaned.length > 0 && (
        <Section title="Orphaned" aside={`${plural(orphaned.length, "judgement")} whose words do not stand in these reports`}>
          <Orphaned entries={orphaned} />
        </Section>
      )}
    </div>
  );
}

function About() {
  const story = useStory();
  return (
    <div class="judgements-about">
      <p>
        The exported file holds what people decided, each with the words it is about, and no machine ever overwrites it. What the page shows
        stays as it was found; the next comparison takes the file up:
      </p>
      <p>
        <code dir="ltr">stemma compare REPORTS --judgements {fileName(story)} --html room.html</code>{" "}
        <span class="small soft">(REPORTS: the same files or folder as before)</span>
      </p>
    </div>
  );
}

/** How many of the main claims and figures have been judged, and the way to the next. */
function Sofar() {
  const story = useStory();
  const docket = docketOf(story);
  const progress = progressOf(story, docket);
  if (!progress.length) return null;
  const next = nextUnjudged(progress, docket, shown.value);
  return (
    <div class="sofar">
      {progress.map(({ name, all, judged }) => (
        <p key={name} class="sofar-part numbers">
          <label>
            {judged} of {all.length} {name === "claims" ? "main claims" : "figures in them"} judged
            <progress value={judged} max={all.length} />
          </label>
        </p>
      ))}
      {next ? (
        <a class="button" href={href({ show: next })}>
          Next unjudged
        </a>
      ) : (
        <p class="soft">All judged.</p>
      )}
    </div>
  );
}

function Judged() {
  const entries = docketOf(useStory()).entries.filter((entry) => entry.state !== "orphaned");
  const { verdict = "", kind = "" } = route.value.settings;
  const shownOnes = filtered(entries, { verdict, kind });
  const verdicts = counted(filtered(entries, { verdict: "", kind }), ALL_VERDICTS, (entry) => entry.judgement.verdict);
  const kinds = counted(filtered(entries, { verdict, kind: "" }), KINDS, (entry) => entry.judgement.kind);
  const aside = (
    <div class="judgements-filters">
      <Filter name="verdict" label="Verdict" value={verdict} of={verdicts.map(({ name, count }) => ({ name, words: `${SAYS[name]} (${count})` }))} />
      <Filter name="kind" label="Kind" value={kind} of={kinds.map(({ name, count }) => ({ name, words: `${KIND_NAMES[name]} (${count})` }))} />
    </div>
  );
  const all = plural(entries.length, "judgement");
  return (
    <Section title={shownOnes.length === entries.length ? all : `${shownOnes.length} of ${all}`} aside={aside}>
      {shownOnes.length ? <Table entries={shownOnes} /> : <Empty>No judgement is of this verdict and kind.</Empty>}
    </Section>
  );
}

interface FilterProps {
  name: string;
  label: string;
  value: string;
  of: { name: string; words: string }[];
}

function Filter({ name, label, value, of }: FilterProps) {
  const choose = (chosen: string): void => go({ settings: { [name]: chosen || null } }, { replace: true });
  return (
    <label class="judgements-filter">
      {label}
      <select class="select" value={value} onChange={(event) => choose(event.currentTarget.value)}>
        <option value="">all</option>
        {value && !of.some((one) => one.name === value) && <option value={value}>{value} (0)</option>}
        {of.map((one) => (
          <option key={one.name} value={one.name}>
            {one.words}
          </option>
        ))}
      </select>
    </label>
  );
}
