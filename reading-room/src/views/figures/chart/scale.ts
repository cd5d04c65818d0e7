// The axis of a chart: which numbers it runs over, linear or by powers, and where a number lies on it, in percent.
import { extent as ends } from "d3-array";
import { scaleLinear, scaleLog } from "d3-scale";
import { type Extent, numbersOf } from "./extent";

export type Kind = "linear" | "log";

/** From here on the small readings of a linear axis can no longer be told apart. */
export const WIDE = 20;
/** Room at both sides of the axis, in percent, so that marks and arrows have a place beside the outermost number. */
const MARGIN = 4;
/** A linear axis begins at 0 unless the readings lie this close together. */
const CLOSE = 0.5;
const TICKS = 5;
/** Powers that lie nearer to each other than this share of the axis are not all labelled. */
const LABEL_STEPS = [1, 2, 5];

export interface Axis {
  kind: Kind;
  /** place of a number in percent of the width */
  at: (value: number) => number;
  ticks: number[];
  /** whether the axis could be drawn by powers: all numbers above 0 and not all alike */
  canLog: boolean;
  /** how many times the least number the greatest is */
  ratio: number;
}

/** The axis for some extents. `wanted` is what the reader asks for; null takes the one that shows most; `most` is where it ends. */
export function axisOf(extents: Extent[], wanted: Kind | null, most = Infinity): Axis {
  const numbers = extents.flatMap(numbersOf);
  const [low = 0, high = 1] = ends(numbers) as [number | undefined, number | undefined];
  const canLog = low > 0 && high > low;
  const ratio = low > 0 ? high / low : 1;
  const kind: Kind = canLog && (wanted ?? (ratio > WIDE ? "log" : "linear")) === "log" ? "log" : "linear";
  const scale = kind === "log" ? powers(low, high) : linear(low, high, most);
  return {
    kind,
    at: (value) => Math.min(100, Math.max(0, Math.round((scale(value) as number) * 100) / 100)),
    ticks: kind === "log" ? labelled(scale.domain() as [number, number]) : evenly(scale.ticks(TICKS), numbers),
    canLog,
    ratio,
  };
}

/** One number alone is its own label; whole numbers need none between them. */
function evenly(ticks: number[], numbers: number[]): number[] {
  const [first] = numbers;
  if (first !== undefined && numbers.every((number) => number === first)) return [first];
  return numbers.every(Number.isInteger) ? ticks.filter(Number.isInteger) : ticks;
}

function linear(low: number, high: number, most: number) {
  const room = low === high ? Math.abs(low) * 0.1 || 1 : (high - low) * 0.2;
  const zero = low >= 0 && (low === 0 || (low < high && low < high * CLOSE));
  const domain = [zero ? 0 : low - room, Math.min(most, zero ? high * 1.08 : high + room)];
  return scaleLinear(domain, [MARGIN, 100 - MARGIN]);
}

function powers(low: number, high: number) {
  const room = (high / low) ** 0.08;
  return scaleLog([low / room, high * room], [MARGIN, 100 - MARGIN]);
}

/** Powers of ten, with twos and fives between them where there is room. */
function labelled([low, high]: [number, number]): number[] {
  const decades = Math.log10(high / low);
  const steps = decades > 4 ? [1] : decades > 2 ? [1, 3] : LABEL_STEPS;
  const found = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power++) {
    for (const step of steps) {
      const value = Number(`${step}e${power}`);
      if (value >= low && value <= high) found.push(value);
    }
  }
  const every = Math.ceil(found.length / (TICKS + 2));
  return found.filter((_, at) => at % every === 0);
}
