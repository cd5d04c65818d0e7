import { useState } from "preact/hooks";
import { IntervalMark } from "../../parts/interval";
import { ItemLink, Words } from "../../parts/links";
import { Counts, Origins } from "../../parts/origins";
import { Relation } from "../../parts/relation";
import { Section } from "../../parts/section";
import { Sigla } from "../../parts/siglum";
import { href } from "../../route";
import { useStory } from "../../room";
import type { Finding, Reading } from "../../story/readings";
import { reachOf, sharedAxis } from "../../story/reach";
import { ref } from "../../story/refs";
import { plural, relationWords } from "../../story/words";

/** As many claims as one screen holds beside the reports. */
const FIRST = 6;
const MOST_READINGS = 4;

/** The main claims, those that part ways first. */
export function Claims() {
  const story = useStory();
  const [all, setAll] = useState(false);
  const compared = story.findings.filter((finding) => finding.compared);
  const main = compared.length ? compared : story.findings;
  const listed = all ? main : main.slice(0, FIRST);
  return (
    <Section title={compared.length ? "Who says what" : story.reports.length === 1 ? "What the report says" : "What each report says"} aside={<Key />}>
      <ol class="claims">
        {listed.map((finding) => (
          <ClaimRow key={finding.claim.id} finding={finding} />
        ))}
      </ol>
      <p class="claims-more">
        {main.length > FIRST && (
          <button type="button" class="more" onClick={() => setAll(!all)} aria-expanded={all}>
            {all ? "Fewer" : plural(main.length - FIRST, "more claim")}
          </button>
        )}
        <a href={href({ view: "reader", show: null })}>{plural(story.findings.length, "claim")} in the reader</a>
      </p>
    </Section>
  );
}

function Key() {
  return <span>Letters are reports; one bracket is one independent origin</span>;
}

function ClaimRow({ finding }: { finding: Finding }) {
  const { claim, readings, sigla } = finding;
  const shown = readings.slice(0, MOST_READINGS);
  const axis = sharedAxis(readings.flatMap(({ figure }) => (figure ? [figure] : [])));
  return (
    <li class="claim">
      <div class="claim-head">
        <h3 class="claim-topic">
          <ItemLink to={ref("claim", claim.id)} quiet>
            <Words text={claim.topic} />
          </ItemLink>
        </h3>
        <p class="claim-line">
          <Relation value={claim.relation} words={relationWords(claim, sigla.length)} />
          <Counts claim={claim} reports={sigla.length} />
        </p>
        {claim.origins.length > 0 && <Origins claim={claim} />}
      </div>
      <div class="claim-readings">
        <ul>
          {shown.map((reading) => (
            <ReadingLine key={reading.words} finding={finding} reading={reading} axis={axis} />
          ))}
          {readings.length > shown.length && (
            <li>
              <a class="small" href={href({ show: ref("claim", claim.id) })}>
                {plural(readings.length - shown.length, "more reading")}
              </a>
            </li>
          )}
        </ul>
      </div>
    </li>
  );
}

interface LineProps {
  finding: Finding;
  reading: Reading;
  /** gives places in percent; null where the readings cannot be set on one axis */
  axis: ((value: number) => number) | null;
}

function ReadingLine({ finding, reading, axis }: LineProps) {
  const story = useStory();
  const first = reading.members[0];
  if (!first) return null;
  const origins = new Set(reading.members.map((member) => story.origins.of(finding.claim, member.id)?.name));
  return (
    <li class="reading">
      <span class="reading-origins" aria-hidden="true">
        {[...origins].map((name) => (
          <span key={name} class={story.origins.colour(name)} />
        ))}
      </span>
      <ItemLink to={story.memberRef(first.id)} quiet>
        <Words text={reading.words} class={reading.figure ? "reading-figure" : "reading-words"} />
      </ItemLink>
      <span class="reading-giver">
        <Sigla of={reading.sigla} /> <bdi>{reading.givers.map((giver) => giver.words).join("; ")}</bdi>
      </span>
      {axis && reading.figure && (
        <span class={`reading-reach ${story.origins.colour(story.origins.of(finding.claim, first.id)?.name)}`}>
          <IntervalMark reach={reachOf(reading.figure)} axis={axis} />
        </span>
      )}
    </li>
  );
}
