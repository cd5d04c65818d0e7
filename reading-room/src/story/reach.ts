// How far an amount reaches, and where that lies on an axis shared with others.
import type * as C from "../contract";
import { number } from "./words";

/** An interval with its ends: null is unbounded; an open end is a bound that is itself not meant. */
export interface Reach {
  low: number | null;
  high: number | null;
  openLow: boolean;
  openHigh: boolean;
}

/** Room beside the outermost bounds, as a share of the axis; an unbounded end runs into it with an arrow. */
const MARGIN = 0.14;

export function reachOf(figure: Pick<C.Figure, "interval" | "low_inclusive" | "high_inclusive">): Reach {
  const { low, high } = figure.interval;
  return { low, high, openLow: low !== null && figure.low_inclusive === false, openHigh: high !== null && figure.high_inclusive === false };
}

/** An axis for several reaches: gives the place of a number in percent of its width. */
export function axisOf(reaches: Reach[]): (value: number) => number {
  const bounds = reaches.flatMap((reach) => [reach.low, reach.high]).filter((bound): bound is number => Number.isFinite(bound));
  if (!bounds.length) return () => 50;
  const first = bounds.reduce((a, b) => Math.min(a, b));
  const last = bounds.reduce((a, b) => Math.max(a, b));
  const room = 100 * (1 - 2 * MARGIN);
  return (value) => (first === last ? 50 : MARGIN * 100 + ((value - first) / (last - first)) * room);
}

/** One axis for several figures; null where there is nothing to set side by side, or where they are counted in different units. */
export function sharedAxis(figures: C.Figure[]): ((value: number) => number) | null {
  const drawable = figures.filter((figure) => figure.interval.low !== null || figure.interval.high !== null);
  const units = new Set(drawable.map((figure) => figure.unit));
  return drawable.length > 1 && units.size === 1 ? axisOf(drawable.map(reachOf)) : null;
}

/** The reach in a sentence: "9 or more", "more than 300, at most 400", "exactly 41". */
export function reachWords({ low, high, openLow, openHigh }: Reach): string {
  if (low !== null && low === high) return `exactly ${number(low)}`;
  const from = low === null ? null : openLow ? `more than ${number(low)}` : `at least ${number(low)}`;
  const to = high === null ? null : openHigh ? `less than ${number(high)}` : `at most ${number(high)}`;
  return [from, to].filter((part) => part !== null).join(", ") || "any number";
}
