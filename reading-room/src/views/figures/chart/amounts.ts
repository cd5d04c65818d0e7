// Amounts with their units, as an axis and a sentence word them: "€70m", "more than 300", "12.5%".
import type * as C from "../../../contract";
import { number, plural } from "../../../story/words";
import type { End, Extent } from "./extent";

const SCALES: [number, string, string][] = [
  [1e12, "tn", "trillion"],
  [1e9, "bn", "billion"],
  [1e6, "m", "million"],
];
const CURRENCY = /^[A-Z]{3}$/;

/** The unit that an axis has; fractions are read as percent. */
export function unitOf(figure: Pick<C.Figure, "unit">): string | null {
  return figure.unit === "fraction" ? "percent" : figure.unit;
}

/** "€70m" on an axis, "€70 million" in a sentence. */
export function amount(value: number, unit: string | null, { short = false } = {}): string {
  const [size, brief, long] = SCALES.find(([size]) => Math.abs(value) >= size) ?? [1, "", ""];
  const scaled = value / size;
  const digits = number(size > 1 ? Number(scaled.toPrecision(4)) : Number(scaled.toPrecision(8)));
  const words = size === 1 ? digits : short ? `${digits}${brief}` : `${digits} ${long}`;
  if (unit === null) return words;
  if (unit === "percent") return `${words}%`;
  if (CURRENCY.test(unit)) return withSign(words, unit);
  return unit === "magnitude" ? words : `${words} ${unit}`;
}

function withSign(words: string, currency: string): string {
  try {
    const parts = new Intl.NumberFormat("en", { style: "currency", currency, currencyDisplay: "symbol" }).formatToParts(1);
    const sign = parts.find((part) => part.type === "currency")?.value ?? currency;
    return CURRENCY.test(sign) ? `${sign} ${words}` : `${sign}${words}`;
  } catch {
    return `${words} ${currency}`;
  }
}

/** The unit in words, for the heading of an axis. */
export function unitWords(unit: string | null): string {
  if (unit === null) return "number";
  if (unit === "percent") return "percent";
  if (!CURRENCY.test(unit)) return unit;
  try {
    return new Intl.DisplayNames("en", { type: "currency" }).of(unit) ?? unit;
  } catch {
    return unit;
  }
}

/** An extent in words: "exactly 41", "9 or more, no upper bound", "from 37,800 to 46,200, both ends by rule". */
export function extentWords(extent: Extent, unit: string | null): string {
  const { low, high } = extent;
  const say = (end: End): string => amount(end.at as number, unit);
  if (extent.exact) return `exactly ${say(low)}`;
  if (low.at === null && high.at === null) return "no bound on either side";
  if (high.at === null) return `${low.kind === "open" ? `more than ${say(low)}` : `${say(low)} or more`}, no upper bound`;
  if (low.at === null) return `${high.kind === "open" ? `less than ${say(high)}` : `${say(high)} or less`}, no lower bound`;
  if (low.at === high.at) return `${say(low)}, by rule`;
  return `from ${say(low)} to ${say(high)}, ${endsWords(low, high)}`;
}

const SAYS = { closed: "included", open: "not included", ruled: "by rule", unbounded: "unbounded" };

function endsWords(low: End, high: End): string {
  if (low.kind === high.kind) return low.kind === "closed" ? "both included" : low.kind === "ruled" ? "both ends by rule" : "neither included";
  return `lower end ${SAYS[low.kind]}, upper end ${SAYS[high.kind]}`;
}

/** Where readings meet, as the end of a sentence: "at 41", "from 24 up", "between 15 and 20". */
export function meetingWords({ low, high }: { low: End; high: End }, unit: string | null): string {
  if (low.at === null && high.at === null) return "everywhere";
  if (low.at === high.at) return `at ${amount(low.at as number, unit)}`;
  if (high.at === null) return low.kind === "open" ? `above ${amount(low.at as number, unit)}` : `from ${amount(low.at as number, unit)} up`;
  if (low.at === null) return high.kind === "open" ? `below ${amount(high.at, unit)}` : `up to ${amount(high.at, unit)}`;
  return `between ${amount(low.at, unit)} and ${amount(high.at, unit)}`;
}

export function readingsWords(count: number): string {
  return plural(count, "reading");
}
