// How an interval is drawn: filled ends are meant, hollow ends are not, arrows run off, broken lines are a rule's.
import type { Axis } from "./scale";
import type { End, Extent } from "./extent";

const MIDDLE = 11;
const HEIGHT = 22;

/** One reading on the axis. `slim` for the small views in the list of measures. */
export function Marks({ extent, axis, slim = false }: { extent: Extent; axis: Pick<Axis, "at">; slim?: boolean }) {
  const { low, high, value, exact } = extent;
  const from = low.at === null ? 0 : axis.at(low.at);
  const to = high.at === null ? 100 : axis.at(high.at);
  const ruled = low.kind === "ruled" || high.kind === "ruled";
  const middle = slim ? 4 : MIDDLE;
  return (
    <svg class={slim ? "marks slim" : "marks"} width="100%" height={slim ? 8 : HEIGHT} aria-hidden="true">
      {!exact && <line class={ruled ? "mark-bar ruled" : "mark-bar"} x1={`${from}%`} x2={`${to}%`} y1={middle} y2={middle} />}
      {exact ? (
        <circle class="mark-end closed exact" cx={`${from}%`} cy={middle} r={slim ? 3 : 5.5} />
      ) : (
        <>
          <EndMark end={low} at={from} side="low" {...{ middle, slim }} />
          <EndMark end={high} at={to} side="high" {...{ middle, slim }} />
          {value !== null && !slim && <ValueMark at={axis.at(value)} />}
        </>
      )}
    </svg>
  );
}

const KEY: { says: string; shows: (extent: Extent) => boolean; extent: Extent }[] = [
  { says: "exactly this", shows: ({ exact }) => exact, extent: sample("closed", "closed", { exact: true }) },
  { says: "end included", shows: has("closed"), extent: sample("closed", "closed") },
  { says: "end not included", shows: has("open"), extent: sample("open", "open") },
  { says: "no bound", shows: has("unbounded"), extent: sample("closed", "unbounded") },
  { says: "end set by a rule for approximate or vague words", shows: has("ruled"), extent: sample("ruled", "ruled") },
  { says: "number printed", shows: ({ value }) => value !== null, extent: sample("ruled", "ruled", { value: 1 }) },
];

function has(kind: End["kind"]): (extent: Extent) => boolean {
  return ({ low, high, exact }) => !exact && (low.kind === kind || high.kind === kind);
}

function sample(low: End["kind"], high: End["kind"], more: Partial<Extent> = {}): Extent {
  return { low: { at: 0, kind: low }, high: { at: high === "unbounded" ? null : more.exact ? 0 : 2, kind: high }, value: null, exact: false, ...more };
}

/** What the marks mean, as far as they stand in the chart. */
export function Key({ extents }: { extents: Extent[] }) {
  const axis = { at: (value: number) => 16 + value * 34 };
  return (
    <ul class="chart-key" aria-label="How to read the marks">
      {KEY.filter(({ shows }) => extents.some(shows)).map(({ says, extent }) => (
        <li key={says} class={extent.exact ? "dot" : ""}>
          <Marks extent={extent} axis={axis} />
          {says}
        </li>
      ))}
    </ul>
  );
}

interface EndProps {
  end: End;
  at: number;
  side: "low" | "high";
  middle: number;
  slim: boolean;
}

function EndMark({ end, at, side, middle, slim }: EndProps) {
  const x = `${at}%`;
  if (end.kind === "unbounded") {
    // a nested drawing moves to the edge in percent; the arrow itself is drawn in pixels beside it
    const path = side === "high" ? "M-9 -5 0 0 -9 5Z" : "M9 -5 0 0 9 5Z";
    return (
      <svg x={x} y={middle} overflow="visible">
        <path class={`mark-end unbounded ${side}`} d={path} transform={slim ? "scale(.55)" : undefined} />
      </svg>
    );
  }
  if (end.kind === "ruled") {
    const half = slim ? 2.5 : 5;
    return <line class={`mark-end ruled ${side}`} x1={x} x2={x} y1={middle - half} y2={middle + half} />;
  }
  return <circle class={`mark-end ${end.kind} ${side}`} cx={x} cy={middle} r={slim ? 2.2 : 5} />;
}

function ValueMark({ at }: { at: number }) {
  return (
    <svg x={`${at}%`} y={MIDDLE} overflow="visible">
      <path class="mark-value" d="M0-5 5 0 0 5-5 0Z" />
    </svg>
  );
}
