// The list of measures, each with a small view of its readings.
import { useMemo, useState } from "preact/hooks";
import { Words } from "../../parts/links";
import { Relation } from "../../parts/relation";
import { href, shown } from "../../route";
import { useStory } from "../../room";
import { kindOf, ref } from "../../story/refs";
import { originsWords, plural, relationWords } from "../../story/words";
import { readingsWords } from "./chart/amounts";
import { Marks } from "./chart/marks";
import { facetsOf, rowsOf } from "./chart/rows";
import { axisOf } from "./chart/scale";
import type { Measure } from "./measures";

const FIRST = 24;
const MOST_LINES = 5;

export function Contents({ measures, open }: { measures: Measure[]; open: Measure | undefined }) {
  const [all, setAll] = useState(false);
  return (
    <nav class="contents" aria-label="Measures">
      <ol>
        {(all ? measures : measures.slice(0, FIRST)).map((measure) => (
          <Entry key={measure.claim.id} measure={measure} current={measure === open} />
        ))}
      </ol>
      {measures.length > FIRST && (
        <button type="button" class="more" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? "Fewer measures" : plural(measures.length - FIRST, "more measure")}
        </button>
      )}
    </nav>
  );
}

function Entry({ measure, current }: { measure: Measure; current: boolean }) {
  const { claim, finding } = measure;
  // a claim on the card decides what is open, so that it must change along
  const onCard = shown.value && kindOf(shown.value) === "claim" ? ref("claim", claim.id) : undefined;
  return (
    <li>
      <a class="contents-entry" href={href({ show: onCard, settings: { measure: claim.id } })} aria-current={current ? "true" : undefined}>
        <Words text={claim.topic} class="contents-topic" />
        <Small measure={measure} />
        <span class="contents-line">
          <Relation value={claim.relation} words={relationWords(claim, finding.sigla.length)} />
          <span class="numbers">
            {readingsWords(finding.readings.length)}, {originsWords(claim.independent_origins)}
          </span>
        </span>
      </a>
    </li>
  );
}

/** The readings of the fullest facet, a line each. */
function Small({ measure }: { measure: Measure }) {
  const story = useStory();
  return useMemo(() => {
    const [facet] = facetsOf(measure.claim, measure.figures);
    const rows = facet ? rowsOf(story, measure.claim, facet.figures) : [];
    const axis = axisOf(
      rows.map((row) => row.extent),
      null,
    );
    const lines = new Map(rows.map((row) => [`${JSON.stringify(row.extent)} ${row.colour}`, row]));
    return (
      <span class="contents-small" aria-hidden="true">
        {[...lines.values()].slice(0, MOST_LINES).map((row) => (
          <span key={row.key} class={row.colour}>
            <Marks extent={row.extent} axis={axis} slim />
          </span>
        ))}
      </span>
    );
  }, [story, measure]);
}
