// An amount as a line: a filled end belongs to it, a hollow end does not, an arrow has no bound.
import type * as C from "../contract";
import { axisOf, type Reach, reachOf, reachWords } from "../story/reach";
import { intervalWords, number } from "../story/words";
import "./interval.css";

/** One reach on an axis that it may share with others; `axis` gives places in percent. */
export function IntervalMark({ reach, axis }: { reach: Reach; axis: (value: number) => number }) {
  const from = reach.low === null ? 0 : axis(reach.low);
  const to = reach.high === null ? 100 : axis(reach.high);
  const point = reach.low !== null && reach.low === reach.high;
  return (
    <svg class="interval-mark" role="img" aria-label={reachWords(reach)}>
      <line class="interval-axis" x1="0" x2="100%" y1="50%" y2="50%" />
      {!point && <line class="interval-line" x1={`${from}%`} x2={`${to}%`} y1="50%" y2="50%" />}
      {reach.low === null ? <Arrow at="0" d="M7 -4 1 0 7 4" /> : <End at={from} open={reach.openLow} />}
      {reach.high === null ? <Arrow at="100%" d="M-7 -4 -1 0 -7 4" /> : !point && <End at={to} open={reach.openHigh} />}
    </svg>
  );
}

function End({ at, open }: { at: number; open: boolean }) {
  return <circle class={open ? "interval-end open" : "interval-end"} cx={`${at}%`} cy="50%" r={open ? 3.5 : 4} />;
}

function Arrow({ at, d }: { at: string; d: string }) {
  return (
    <svg x={at} y="50%" class="interval-arrow">
      <path d={d} />
    </svg>
  );
}

/** A figure's interval drawn with its bounds below, beside its mathematics and the named rule that made it. */
export function IntervalDrawing({ figure }: { figure: C.Figure }) {
  const reach = reachOf(figure);
  const axis = axisOf([reach]);
  const bounds = [...new Set([reach.low, reach.high].filter((bound) => bound !== null))];
  return (
    <div class="interval">
      <div class="interval-picture">
        <IntervalMark reach={reach} axis={axis} />
        <p class="interval-bounds numbers" aria-hidden="true">
          {bounds.map((bound) => (
            <span key={bound} style={{ left: `${axis(bound)}%` }}>
              {number(bound)}
            </span>
          ))}
        </p>
      </div>
      <p class="interval-words">
        <span class="numbers">{intervalWords(figure)}</span> <span class="soft small">by the rule “{figure.interval.rule}”</span>
      </p>
    </div>
  );
}
