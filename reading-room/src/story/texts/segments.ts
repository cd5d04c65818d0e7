// A report's text cut for reading: into paragraphs, and these into segments at every place where a mark begins or ends.
import { CodePoints } from "./codepoints";

/** Code points [start, end). */
export interface Stretch {
  start: number;
  end: number;
}

/** A stretch that is marked; `bits` are the kinds of mark, one bit each. */
export interface Marked extends Stretch {
  bits: number;
}

/** A stretch between two neighbouring cuts: under the same marks throughout. */
export type Segment = Marked;

/** As many kinds of mark as a segment can be under. */
const BITS = 16;

/** The whole text in segments, in order: cut at both ends of every mark and at `cuts`; empty marks cut, and mark nothing. */
export function segmentsOf(length: number, marks: Iterable<Marked>, cuts: Iterable<number> = []): Segment[] {
  const listed = [...marks];
  const places = new Set<number>([0, length]);
  const within = (at: number): number => Math.min(Math.max(at, 0), length);
  for (const { start, end } of listed) places.add(within(start)).add(within(end));
  for (const at of cuts) places.add(within(at));
  const bounds = Int32Array.from(places).sort();
  const rank = new Map<number, number>();
  bounds.forEach((at, place) => rank.set(at, place));
  const steps = new Int32Array(bounds.length * BITS);
  for (const { start, end, bits } of listed) {
    if (end <= start) continue;
    const [from, to] = [rank.get(within(start)) as number, rank.get(within(end)) as number];
    for (let bit = 0; bit < BITS; bit++) {
      if (!(bits & (1 << bit))) continue;
      steps[from * BITS + bit]! += 1;
      steps[to * BITS + bit]! -= 1;
    }
  }
  return counted(bounds, steps);
}

function counted(bounds: Int32Array, steps: Int32Array): Segment[] {
  const open = new Int32Array(BITS);
  const segments: Segment[] = [];
  for (let place = 0; place + 1 < bounds.length; place++) {
    let bits = 0;
    for (let bit = 0; bit < BITS; bit++) {
      open[bit]! += steps[place * BITS + bit] as number;
      if (open[bit]) bits |= 1 << bit;
    }
    segments.push({ start: bounds[place] as number, end: bounds[place + 1] as number, bits });
  }
  return segments;
}

/** Lengths of the lines of a text whose line breaks only wrap lines, as `stemma.text.sentences` takes them. */
const WRAPPED_LINE = [50, 100] as const;
const MOSTLY = 0.7;

/** Whether single line breaks only wrap lines, and blank lines set paragraphs apart. */
export function isWrapped(text: string): boolean {
  const blocks = text.split(/\n[ \t\r]*\n/).filter((block) => block.trim());
  const inner = blocks.flatMap((block) => block.trim().split("\n").slice(0, -1));
  if (blocks.length < 2 || inner.length < 3) return false;
  const fits = inner.filter((line) => line.trimEnd().length >= WRAPPED_LINE[0] && line.trimEnd().length <= WRAPPED_LINE[1]).length;
  const ended = inner.filter((line) => /[.!?”"]\s*$/.test(line)).length;
  return fits >= MOSTLY * inner.length && ended <= 0.5 * inner.length;
}

/** The paragraphs of a text in code points, without the white space around them. */
export function paragraphsOf(text: CodePoints): Stretch[] {
  const breaker = isWrapped(text.text) ? /\n[ \t\r\u00a0]*\n\s*/g : /[\n\r\u2028\u2029]+\s*/g;
  const found: Stretch[] = [];
  let at = 0;
  const take = (end: number): void => {
    const piece = text.text.slice(at, end);
    const lead = piece.length - piece.trimStart().length;
    const words = piece.trim().length;
    if (words) found.push({ start: text.point(at + lead), end: text.point(at + lead + words) });
  };
  for (const match of text.text.matchAll(breaker)) {
    take(match.index);
    at = match.index + match[0].length;
  }
  take(text.text.length);
  return found;
}

/** The segments that lie in each paragraph; both must be in order, and the segments cut at the paragraphs' ends. */
export function byParagraph(paragraphs: Stretch[], segments: Segment[]): Segment[][] {
  let at = 0;
  return paragraphs.map(({ start, end }) => {
    while ((segments[at]?.end ?? Infinity) <= start) at++;
    const mine: Segment[] = [];
    while ((segments[at]?.start ?? Infinity) < end) mine.push(segments[at++] as Segment);
    return mine;
  });
}

/** Place of the first of ordered numbers that is not below `value`. */
export function firstFrom(ordered: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ordered[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
