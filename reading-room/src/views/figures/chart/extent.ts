// What an amount may be, end by end, and who says so: the words themselves or a named rule.
import type * as C from "../../../contract";

/**
 * closed: the words name it, itself meant; open: the words name it, itself not meant; ruled: a rule for approximate or vague words
 * makes it; unbounded: there is none.
 */
export type EndKind = "closed" | "open" | "ruled" | "unbounded";

export interface End {
  at: number | null;
  kind: EndKind;
}

/** The interval of a figure on its axis. `value` is the printed amount where it is not an end itself. */
export interface Extent {
  low: End;
  high: End;
  value: number | null;
  /** one amount, named by the words */
  exact: boolean;
}

/** Fractions stand on the axis of percentages: one in eight is 12.5 percent. */
export function factorOf(figure: Pick<C.Figure, "unit">): number {
  return figure.unit === "fraction" ? 100 : 1;
}

export function extentOf(figure: C.Figure): Extent {
  const factor = factorOf(figure);
  const { low, high } = figure.interval;
  const first = endOf(low, figure.low, figure.low_inclusive);
  const last = endOf(high, figure.high, figure.high_inclusive);
  const exact = low !== null && low === high && first.kind === "closed" && last.kind === "closed";
  const inside = figure.value !== null && figure.value !== low && figure.value !== high;
  const scaled = (end: End): End => ({ ...end, at: end.at === null ? null : rounded(end.at * factor) });
  return {
    low: scaled(first),
    high: scaled(last),
    value: inside ? rounded((figure.value as number) * factor) : null,
    exact,
  };
}

function endOf(at: number | null, named: number | null, inclusive: boolean | null): End {
  if (at === null) return { at, kind: "unbounded" };
  if (at !== named) return { at, kind: "ruled" };
  return { at, kind: inclusive === false ? "open" : "closed" };
}

/** Without the dust of binary fractions. */
function rounded(value: number): number {
  return Number(value.toPrecision(12));
}

/** All numbers of an extent. */
export function numbersOf(extent: Extent): number[] {
  return [extent.low.at, extent.value, extent.high.at].filter((at) => at !== null);
}

/** Where all extents meet; null where no value lies in all of them. */
export function meeting(extents: Extent[]): { low: End; high: End } | null {
  let low: End = { at: null, kind: "unbounded" };
  let high: End = { at: null, kind: "unbounded" };
  for (const extent of extents) {
    if (tighter(extent.low, low, 1)) low = extent.low;
    if (tighter(extent.high, high, -1)) high = extent.high;
  }
  if (low.at === null || high.at === null || low.at < high.at) return { low, high };
  return low.at === high.at && low.kind !== "open" && high.kind !== "open" ? { low, high } : null;
}

function tighter(end: End, than: End, way: 1 | -1): boolean {
  if (end.at === null || than.at === null) return end.at !== null;
  return end.at === than.at ? end.kind === "open" : (end.at - than.at) * way > 0;
}
