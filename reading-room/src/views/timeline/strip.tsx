// The whole time in one drawing: segments with breaks between, a bar for each stretch, the reports where they were published.
import { plural } from "../../story/words";
import { type Stretch, stretchWords } from "./moments";
import { type Bar, barsOf, lanesOf, type Segment, segmentsOf } from "./segments";

/** With fewer stretches the list says it all. */
const LEAST = 3;
const MOST_SEGMENTS = 9;
const DAY = 86_400_000;
const LANE = 11;
const MOST_LANES = 6;
/** Room of a letter in percent of a narrow strip, and of a line of letters in rem. */
const LETTER = 1.7;
const LINE = 1.1;

export function Strip({ stretches }: { stretches: Stretch[] }) {
  const segments = segmentsOf(stretches);
  const told = stretches.filter((stretch) => stretch.events.length);
  if (told.length < LEAST || segments.length > MOST_SEGMENTS) return null;
  const bars = barsOf(told, segments);
  const lanes = lanesOf(bars).map((lane) => Math.min(lane, MOST_LANES - 1));
  const printed = barsOf(
    stretches.filter((stretch) => stretch.published.length),
    segments,
  );
  const under = lanesOf(printed.map((bar) => ({ ...bar, width: sigla(bar.stretch).length * LETTER })));
  return (
    <div class="strip-axis" role="img" aria-label={said(told)}>
      <div class="strip-bars" style={{ height: `${(Math.max(0, ...lanes) + 1) * LANE + 4}px` }}>
        {bars.map((bar, at) => (
          <StripBar key={bar.stretch.key} bar={bar} lane={lanes[at] as number} />
        ))}
      </div>
      <div class="strip-line">
        {segments.map((segment) => (
          <i key={segment.from} class="strip-segment" style={{ left: `${segment.start}%`, width: `${segment.width}%` }}>
            <span class="strip-label">{label(segment)}</span>
          </i>
        ))}
      </div>
      <div class="strip-printed" style={{ height: `${(Math.max(0, ...under) + 1) * LINE}rem` }}>
        {printed.map((bar, at) => (
          <span key={bar.stretch.key} style={{ left: `${bar.start}%`, top: `${(under[at] as number) * LINE}rem` }}>
            {sigla(bar.stretch)}
          </span>
        ))}
      </div>
    </div>
  );
}

function StripBar({ bar, lane }: { bar: Bar; lane: number }) {
  const fades = `${bar.fadesBefore ? "fades-before" : ""} ${bar.fadesAfter ? "fades-after" : ""}`;
  const many = bar.stretch.events.length;
  return (
    <i
      class={`strip-bar ${bar.stretch.shape} ${fades}`}
      title={`${bar.stretch.words}: ${plural(many, "event")}`}
      style={{ left: `${bar.start}%`, width: `${bar.width}%`, bottom: `${lane * LANE}px` }}
    />
  );
}

function sigla(stretch: Stretch): string {
  const letters = stretch.published.map((report) => report.siglum);
  return letters.length > 5 ? `${letters.slice(0, 4).join(" ")} +${letters.length - 4}` : letters.join(" ");
}

function label(segment: Segment): string {
  const iso = (days: number): string => new Date(days * DAY).toISOString().slice(0, 10);
  return stretchWords({ earliest: iso(segment.from), latest: iso(segment.to) }).replace(/[A-Z][a-z]{3,}/g, (month) => month.slice(0, 3));
}

function said(told: Stretch[]): string {
  return `Time axis: ${told.map((stretch) => `${stretch.words}, ${plural(stretch.events.length, "event")}`).join("; ")}. The list below has the same.`;
}
