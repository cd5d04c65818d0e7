import { useState } from "preact/hooks";
import { Empty, Section } from "../../parts/section";
import { useStory } from "../../room";
import { number, plural } from "../../story/words";
import { byReason, type Reason } from "./dropped";
import { LIMITS } from "./limits";

/** A reason with more items shows the first; the search finds the others. */
const MOST_ITEMS = 12;

/** What was left out on purpose, with the reason; nothing is dropped in silence. */
export function LeftOut() {
  const { dropped } = useStory().comparison;
  const [sought, setSought] = useState("");
  const reasons = byReason(dropped, sought);
  const found = reasons.reduce((sum, reason) => sum + reason.what.length, 0);
  return (
    <Section title="What was left out, and why" aside={plural(dropped.length, "item")} id="dropped">
      {!dropped.length && <Empty>Nothing: every number, quotation, time and place that was found stands in the result.</Empty>}
      {dropped.length > 0 && (
        <>
          <label class="methods-search">
            <span>Find in what was left out</span>
            <input type="search" class="input" value={sought} onInput={(event) => setSought(event.currentTarget.value)} />
            {sought && <span role="status">{plural(found, "item")}</span>}
          </label>
          <ul class="reasons">
            {reasons.map((reason) => (
              <ReasonItem key={reason.reason} reason={reason} />
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

function ReasonItem({ reason }: { reason: Reason }) {
  const [all, setAll] = useState(false);
  const shown = all ? reason.what : reason.what.slice(0, MOST_ITEMS);
  return (
    <li class="reason">
      <h3>
        <bdi>{reason.reason}</bdi> <span class="faint numbers">{number(reason.what.length)}</span>
      </h3>
      <ul>
        {shown.map((what, at) => (
          <li key={at}>
            <bdi class="serif">{what}</bdi>
          </li>
        ))}
      </ul>
      {reason.what.length > shown.length && (
        <button type="button" class="deed" onClick={() => setAll(true)}>
          {number(reason.what.length - shown.length)} more
        </button>
      )}
    </li>
  );
}

/** What stemma does not do, and what these reports leave open. */
export function Limits() {
  const { cannot_conclude: open } = useStory().comparison.lineage;
  return (
    <>
      <Section title="What stemma does not do" id="limits">
        <dl class="limits">
          {LIMITS.map((limit) => (
            <div key={limit.about}>
              <dt>{limit.about}</dt>
              <dd>{limit.says}</dd>
            </div>
          ))}
        </dl>
      </Section>
      {open.length > 0 && (
        <Section title="What cannot be concluded from these reports" aside={plural(open.length, "sentence")} id="open">
          <ul class="methods-open">
            {open.map((sentence) => (
              <li key={sentence}>
                <bdi>{sentence}</bdi>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
