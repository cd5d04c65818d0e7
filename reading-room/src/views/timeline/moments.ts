// The timeline in stretches of time: what the reports tell of each, which reports were published then, and the gaps between.
import type * as C from "../../contract";
import type { Report, Story } from "../../story/story";
import { day, period, plural } from "../../story/words";

/** Entries and publications of one stretch of days. */
export interface Stretch {
  key: string;
  earliest: string | null;
  latest: string | null;
  /** "6 May 2024", "June 2024", "1977", "Date unknown" */
  words: string;
  /** how it is drawn on the rail */
  shape: Shape;
  events: C.TimelineEntry[];
  published: Report[];
  /** how much time lies between this and all that stands before it; null where none does */
  gap: string | null;
}

/** day: a dot; span: a bar; an open end fades out. */
export type Shape = "day" | "span" | "open-start" | "open-end" | "unknown";

type Days = { earliest: string | null; latest: string | null };

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const DAY = 86_400_000;
/** Shorter gaps are not worth a break in the rail: the days follow one another. */
const SHORTEST_GAP = 2;
const MONTH = 30.44;
const YEAR = 365.25;

/** All stretches in order of time, the undated last; of one report alone where `siglum` names it. */
export function stretchesOf(story: Story, siglum: string | null): Stretch[] {
  const report = siglum ? story.lettered(siglum) : undefined;
  const found = new Map<string, Stretch>();
  const at = (days: Days): Stretch => {
    const key = `${days.earliest ?? ""}/${days.latest ?? ""}`;
    const there = found.get(key);
    if (there) return there;
    const made: Stretch = {
      key,
      earliest: days.earliest,
      latest: days.latest,
      words: stretchWords(days),
      shape: shapeOf(days),
      events: [],
      published: [],
      gap: null,
    };
    found.set(key, made);
    return made;
  };
  for (const event of story.comparison.timeline) {
    if (!report || [event.event, ...event.also].some((span) => span.report === report.id)) at(event).events.push(event);
  }
  for (const each of story.reports) {
    const { value, earliest, latest } = each.doc.published;
    if (!report || each === report) at(value ? { earliest: value, latest: value } : { earliest, latest }).published.push(each);
  }
  return withGaps([...found.values()].sort(inTime));
}

function inTime(a: Days, b: Days): number {
  const one = [a.earliest ?? a.latest ?? "9999", a.latest ?? "9999"].join();
  const other = [b.earliest ?? b.latest ?? "9999", b.latest ?? "9999"].join();
  return one < other ? -1 : Number(one > other);
}

function withGaps(stretches: Stretch[]): Stretch[] {
  let reached: number | null = null;
  for (const stretch of stretches) {
    const from = dayNumber(stretch.earliest ?? stretch.latest);
    const to = dayNumber(stretch.latest ?? stretch.earliest);
    if (from === null || to === null) continue;
    if (reached !== null && from - reached > SHORTEST_GAP) stretch.gap = gapWords(from - reached - 1);
    reached = Math.max(reached ?? to, to);
  }
  return stretches;
}

/** Days since 1970; null where there is no date. */
export function dayNumber(iso: string | null): number | null {
  const time = iso ? Date.parse(`${iso}T00:00:00Z`) : NaN;
  return Number.isNaN(time) ? null : Math.round(time / DAY);
}

export function gapWords(days: number): string {
  if (days < 2 * MONTH) return plural(days, "day");
  return days < 2 * YEAR ? plural(Math.round(days / MONTH), "month") : plural(Math.round(days / YEAR), "year");
}

function shapeOf({ earliest, latest }: Days): Shape {
  if (!earliest && !latest) return "unknown";
  if (!earliest) return "open-start";
  if (!latest) return "open-end";
  return earliest === latest ? "day" : "span";
}

/** Days in words; whole months and years by their names. */
export function stretchWords(days: Days): string {
  const { earliest, latest } = days;
  if (!earliest || !latest) {
    const known = earliest ?? latest;
    if (!known) return "Date unknown";
    const words = earliest?.endsWith("-01-01") || latest?.endsWith("-12-31") ? known.slice(0, 4) : day(known);
    return `${earliest ? "From" : "Until"} ${words}`;
  }
  if (earliest.endsWith("-01") && isMonthEnd(latest) && !(earliest.endsWith("-01-01") && latest.endsWith("-12-31"))) {
    const [first, last] = [monthOf(earliest), monthOf(latest)];
    const [one, other] = [earliest.slice(0, 4), latest.slice(0, 4)];
    if (one !== other) return `${first} ${one} – ${last} ${other}`;
    return first === last ? `${first} ${one}` : `${first}–${last} ${one}`;
  }
  return period(days) as string;
}

function monthOf(iso: string): string {
  return MONTHS[Number(iso.slice(5, 7)) - 1] ?? iso.slice(5, 7);
}

function isMonthEnd(iso: string): boolean {
  const next = dayNumber(iso);
  return next !== null && new Date((next + 1) * DAY).getUTCDate() === 1;
}

const KNOWN: { [precision: string]: string } = {
  time: "a time of that day",
  week: "known to the week",
  month: "known to the month",
  quarter: "known to the quarter",
  year: "known to the year",
  decade: "known to the decade",
  century: "known to the century",
  vague: "vague",
};

/** How finely the time is known, where the heading does not show it: "known to the year", "one of these days". */
export function precisionWords(event: C.TimelineEntry): string | null {
  const days = event.earliest && event.latest && event.earliest !== event.latest;
  if (event.precision === "day" || event.precision === "time") return days ? "one of these days" : event.precision === "time" ? (KNOWN["time"] as string) : null;
  return KNOWN[event.precision] ?? null;
}
