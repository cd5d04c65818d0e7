import { useStory } from "../../room";
import type { Ref } from "../../story/refs";
import { SAYS, type Verdict } from "../file/judgement";
import { standing } from "../store";
import "./sign.css";

const PATHS: { [verdict in Verdict]: string } = {
  accept: "M2 6.5 5 9.5 10.5 2.5",
  reject: "M2.5 2.5l7 7M9.5 2.5l-7 7",
  correct: "M2 10l.7-2.7L8.6 1.4l2 2-5.9 5.9zM7.4 2.6l2 2",
  same: "M2 4.2h8M2 7.8h8",
  different: "M2 4.2h8M2 7.8h8M8 1.5 4 10.5",
  unsure: "M3.6 4a2.4 2.4 0 1 1 3.5 2.1C6.3 6.6 6 7 6 8M6 10v.6",
};

/** A verdict as a sign with a name. */
export function VerdictSign({ verdict, words = `judged: ${SAYS[verdict]}` }: { verdict: Verdict; words?: string }) {
  return (
    <span class="judged-sign" title={words} data-verdict={verdict}>
      <svg viewBox="0 0 12 12" aria-hidden="true">
        <path d={PATHS[verdict]} />
      </svg>
      {words && <span class="unseen">{words}</span>}
    </span>
  );
}

/** The verdict that stands about a thing; nothing where none does. */
export function JudgedSign({ thing }: { thing: Ref }) {
  const entry = standing(useStory(), thing);
  if (!entry) return null;
  return <VerdictSign verdict={entry.judgement.verdict} />;
}
