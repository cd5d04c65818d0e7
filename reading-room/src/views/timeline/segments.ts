// A time axis with breaks: stretches that hang together share a segment; years of nothing take no room.
import { dayNumber, type Stretch } from "./moments";

/** Days that lie no further apart than this stand in one segment. */
const TOGETHER = 10;
/** Days share the axis by this power of their number, empty days up to so many for each stretch; a long stretch alone has the room of one. */
const POWER = 0.7;
const LEAST = 2;
const EMPTY = 3;
/** Stretches longer than this do not hold segments together: "this year" does not fill the space between its days. */
const LONG = 45;

export interface Segment {
  from: number;
  to: number;
  /** place on the axis, in percent */
  start: number;
  width: number;
}

export interface Bar {
  stretch: Stretch;
  start: number;
  width: number;
  /** it goes on beyond the segments on this side */
  fadesBefore: boolean;
  fadesAfter: boolean;
}

interface Dated {
  stretch: Stretch;
  from: number;
  to: number;
}

function dated(stretches: Stretch[]): Dated[] {
  const found = [];
  for (const stretch of stretches) {
    const from = dayNumber(stretch.earliest ?? stretch.latest);
    const to = dayNumber(stretch.latest ?? stretch.earliest);
    if (from !== null && to !== null && to >= from) found.push({ stretch, from, to });
  }
  return found;
}

/** The segments of the axis: first those of short stretches, then long ones where no segment lies within them. */
export function segmentsOf(stretches: Stretch[], gap = 1.6): Segment[] {
  const all = dated(stretches);
  const runs: { from: number; to: number }[] = [];
  const add = ({ from, to }: Dated): void => {
    const last = runs.at(-1);
    if (last && from - last.to <= TOGETHER) last.to = Math.max(last.to, to);
    else runs.push({ from, to });
  };
  all.filter((each) => each.to - each.from <= LONG).forEach(add);
  const short = runs.splice(0);
  const long = all.filter((each) => each.to - each.from > LONG && !short.some((run) => run.from <= each.to && run.to >= each.from));
  const merged = [...short, ...long].sort((a, b) => a.from - b.from);
  for (const run of merged) {
    const last = runs.at(-1);
    if (last && run.from <= last.to) last.to = Math.max(last.to, run.to);
    else runs.push({ from: run.from, to: run.to });
  }
  const days = (run: { from: number; to: number }): number => {
    const within = all.filter((each) => each.from >= run.from && each.to <= run.to && each.to - each.from <= LONG).length;
    return Math.max(1, Math.min(run.to - run.from + 1, within * EMPTY));
  };
  const weights = runs.map((run) => LEAST + days(run) ** POWER);
  const room = 100 - gap * Math.max(0, runs.length - 1);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let at = 0;
  return runs.map((run, place) => {
    const width = ((weights[place] as number) / total) * room;
    const segment = { from: run.from, to: run.to, start: at, width };
    at += width + gap;
    return segment;
  });
}

/** Where each stretch lies on the axis; one that goes on beyond a segment fades at that side. */
export function barsOf(stretches: Stretch[], segments: Segment[]): Bar[] {
  const found: Bar[] = [];
  for (const { stretch, from, to } of dated(stretches)) {
    const touched = segments.filter((segment) => segment.from <= to && segment.to >= from);
    const [first, last] = [touched[0], touched.at(-1)];
    if (!first || !last) continue;
    const start = place(first, Math.max(from, first.from));
    const end = place(last, Math.min(to, last.to) + 1);
    found.push({
      stretch,
      start: rounded(start),
      width: rounded(end - start),
      fadesBefore: from < first.from || stretch.shape === "open-start",
      fadesAfter: to > last.to || stretch.shape === "open-end",
    });
  }
  return found;
}

/** The place of a day's beginning within its segment, in percent of the axis. */
export function place(segment: Segment, day: number): number {
  return segment.start + ((day - segment.from) / (segment.to - segment.from + 1)) * segment.width;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Bars that overlap go to lanes below one another; the lane of each bar, from 0. */
export function lanesOf(bars: Bar[]): number[] {
  const ends: number[] = [];
  return bars.map((bar) => {
    const free = ends.findIndex((end) => end <= bar.start + 0.01);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = bar.start + bar.width;
    return lane;
  });
}
