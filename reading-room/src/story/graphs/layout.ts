// Places for the drawings of sources, laid out by dagre.
import { Graph, layout } from "@dagrejs/dagre";
import { type Flow, MOST_LINKS, type Stop } from "./flow";
import type { Line, Stemma } from "./lineage";

export interface Box {
  /** left and upper edge */
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A line of the flow: from the right side of one box to the left side of another. */
export interface Ribbon {
  path: string;
  width: number;
}

export interface FlowLayout {
  width: number;
  height: number;
  boxes: Map<string, Box>;
  /** in the order of the flow's links */
  ribbons: Ribbon[];
}

const GAP = 10;
/** Least and greatest width of a line, in pixels. */
const THIN = 1.5;
const THICK = 11;
const LINE = 17;

/** How many lines of text a box holds for a name, at about seven pixels a letter. */
function linesFor(name: string, width: number): number {
  return Math.min(3, Math.max(1, Math.ceil((name.length * 7.1) / Math.max(width - 22, 40))));
}

/** "13 mentions, 6 reports, stays open" takes a second line where the box is narrow. */
function countLines(stop: Stop, width: number): number {
  if (width < (stop.named ? 110 : 140)) return 3;
  return width < (stop.named ? 175 : 235) ? 2 : 1;
}

function heightOf(stop: Stop, width: number): number {
  if (stop.kind === "report") return 30;
  const also = stop.also.length ? LINE * Math.min(2, linesFor(`joined: ${stop.also.join(", ")}`, width)) : 0;
  return 12 + LINE * linesFor(stop.name, width) + (stop.kind === "origin" ? LINE * countLines(stop, width) : 0) + also;
}

/** Widths of the columns and of the spaces between them, for a drawing of `width`. */
function columns(width: number, channels: number): { widths: number[]; lefts: number[] } {
  const small = width < 560;
  const last = small ? 38 : Math.min(190, width * 0.22);
  const between = Math.max(small ? 26 : 70, width * (channels ? 0.11 : 0.3));
  const rest = width - last - between * (channels + 1);
  const first = channels ? rest * (small ? 0.58 : 0.56) : rest;
  const widths = [first, ...Array<number>(channels).fill(channels ? (rest - first) / channels : 0), last].map((each) => Math.max(each, 30));
  let at = 0;
  const lefts = widths.map((each) => {
    const left = at;
    at += each + between;
    return left;
  });
  return { widths, lefts };
}

/** Boxes in columns from left to right, in the order that crosses fewest lines. */
export function flowLayout(flow: Flow, width: number): FlowLayout {
  const deepest = Math.max(1, ...flow.stops.map((stop) => stop.depth));
  const { widths, lefts } = columns(width, deepest - 1);
  const boxes = new Map<string, Box>();
  const placeAt = (stop: Stop, y: number, height: number): void => {
    boxes.set(stop.key, { x: lefts[stop.depth] as number, y, width: widths[stop.depth] as number, height });
  };
  if (flow.links.length > MOST_LINKS) flow.stops.forEach((stop, at) => placeAt(stop, at, heightOf(stop, widths[stop.depth] as number)));
  else for (const [stop, placed] of ordered(flow, widths)) placeAt(stop, placed.y - placed.height / 2, placed.height);
  settle(flow, boxes);
  const height = Math.max(0, ...[...boxes.values()].map((box) => box.y + box.height));
  return { width, height, boxes, ribbons: ribbons(flow, boxes) };
}

/** Stops in the order that crosses fewest lines, by dagre; too slow for more lines than are drawn at first. */
function ordered(flow: Flow, widths: number[]): [Stop, Box][] {
  const graph = new Graph();
  graph.setGraph({ rankdir: "LR", nodesep: GAP, ranksep: 40, edgesep: 2, ranker: "longest-path" });
  graph.setDefaultEdgeLabel(() => ({}));
  const depth = new Map(flow.stops.map((stop) => [stop.key, stop.depth]));
  for (const stop of flow.stops) {
    const across = widths[stop.depth] as number;
    graph.setNode(stop.key, { width: across, height: heightOf(stop, across) });
  }
  for (const link of flow.links) {
    const apart = (depth.get(link.to) ?? 0) - (depth.get(link.from) ?? 0);
    if (apart > 0) graph.setEdge(link.from, link.to, { minlen: apart, weight: link.readings });
  }
  layout(graph);
  return flow.stops.map((stop) => [stop, graph.node(stop.key) as Box]);
}

/** Times that boxes are drawn towards what they are joined to. */
const ROUNDS = 8;

/** Boxes of one column in dagre's order, each as near to what it is joined to as its neighbours allow. */
function settle(flow: Flow, boxes: Map<string, Box>): void {
  const columns: Box[][] = [];
  for (const stop of flow.stops) (columns[stop.depth] ??= []).push(boxes.get(stop.key) as Box);
  const joined = new Map<Box, { box: Box; weight: number }[]>();
  for (const link of flow.links) {
    const [from, to] = [boxes.get(link.from) as Box, boxes.get(link.to) as Box];
    for (const [one, other] of [[from, to], [to, from]] as const) joined.set(one, [...(joined.get(one) ?? []), { box: other, weight: link.readings }]);
  }
  const tall = (column: Box[]): number => column.reduce((sum, box) => sum + box.height + GAP, -GAP);
  const height = Math.max(0, ...columns.filter(Boolean).map(tall));
  const kept = columns.filter(Boolean);
  for (const column of kept) {
    column.sort((a, b) => a.y - b.y);
    let at = (height - tall(column)) / 2;
    for (const box of column) {
      box.y = at;
      at += box.height + GAP;
    }
  }
  for (let round = 0; round < ROUNDS; round++) {
    for (const column of round % 2 ? kept : [...kept].reverse()) {
      for (const box of column) box.y = wished(box, joined.get(box) ?? []);
      apart(column, height);
    }
  }
}

function wished(box: Box, joined: { box: Box; weight: number }[]): number {
  const weight = joined.reduce((sum, each) => sum + each.weight, 0);
  if (!weight) return box.y;
  return joined.reduce((sum, each) => sum + (each.box.y + each.box.height / 2) * each.weight, 0) / weight - box.height / 2;
}

/** Moves boxes down, then up, until none lies over another and all are within the height. */
function apart(column: Box[], height: number): void {
  let least = 0;
  for (const box of column) {
    box.y = Math.max(box.y, least);
    least = box.y + box.height + GAP;
  }
  let most = height;
  for (const box of [...column].reverse()) {
    box.y = Math.min(box.y, most - box.height);
    most = box.y - GAP;
  }
}

/** Lines leave and reach a box side by side, in the order of what is at their other ends. */
function ribbons(flow: Flow, boxes: Map<string, Box>): Ribbon[] {
  const most = Math.max(1, ...flow.links.map((link) => link.readings));
  const widths = flow.links.map((link) => THIN + (THICK - THIN) * Math.sqrt((link.readings - 1) / Math.max(most - 1, 1)));
  const middle = (key: string): number => {
    const box = boxes.get(key) as Box;
    return box.y + box.height / 2;
  };
  const leaving = ports(flow.links.map((link, at) => ({ at, box: link.from, other: middle(link.to) })), widths, boxes);
  const reaching = ports(flow.links.map((link, at) => ({ at, box: link.to, other: middle(link.from) })), widths, boxes);
  return flow.links.map((link, at) => {
    const from = boxes.get(link.from) as Box;
    const to = boxes.get(link.to) as Box;
    const [x0, y0, x1, y1] = [from.x + from.width, leaving[at] as number, to.x, reaching[at] as number].map(Math.round) as [number, number, number, number];
    const bend = Math.round((x0 + x1) / 2);
    return { path: `M${x0} ${y0}C${bend} ${y0} ${bend} ${y1} ${x1} ${y1}`, width: Math.round((widths[at] as number) * 10) / 10 };
  });
}

function ports(ends: { at: number; box: string; other: number }[], widths: number[], boxes: Map<string, Box>): number[] {
  const places: number[] = [];
  const byBox = new Map<string, typeof ends>();
  for (const end of ends) byBox.set(end.box, [...(byBox.get(end.box) ?? []), end]);
  for (const [key, here] of byBox) {
    const box = boxes.get(key) as Box;
    here.sort((a, b) => a.other - b.other);
    const total = here.reduce((sum, end) => sum + (widths[end.at] as number) + 1, 0);
    // where the lines are wider than the box they share its height
    const scale = Math.min(1, (box.height - 6) / total);
    let at = box.y + box.height / 2 - (total * scale) / 2;
    for (const end of here) {
      const step = ((widths[end.at] as number) + 1) * scale;
      places[end.at] = at + step / 2;
      at += step;
    }
  }
  return places;
}

/** A line of the stemma with the place of its label. */
export interface Stroke {
  path: string;
  /** middle of its label */
  label: { x: number; y: number };
}

export interface StemmaLayout {
  width: number;
  height: number;
  boxes: Map<string, Box>;
  /** in the order of the stemma's lines */
  strokes: Stroke[];
}

const WITNESS = { width: 176, height: 52 };
const SMALL = { width: 44, height: 32 };
const LOST = { width: 36, height: 36 };
/** Above so many reports the boxes hold letters alone. */
export const MOST_WITH_NAMES = 16;

/** Room for a line's label: "supposed", "unknown". */
const LABEL = { width: 62, height: 14 };
/** A lost text of more reports than this keeps their lines in the layout: they would not fit side by side. */
const MOST_SIDE_BY_SIDE = 8;

/** Reports from top to bottom, each below what it has its text from. */
export function stemmaLayout(stemma: Stemma, { small = false } = {}): StemmaLayout {
  const many = stemma.witnesses.length > MOST_WITH_NAMES;
  const graph = new Graph();
  graph.setGraph({ rankdir: "TB", nodesep: many ? 14 : small ? 48 : 34, ranksep: many ? 44 : 46, edgesep: many ? 8 : 24, ranker: many ? "tight-tree" : "network-simplex" });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const lost of stemma.lost) graph.setNode(lost.key, { ...LOST });
  for (const witness of stemma.witnesses) graph.setNode(witness.key, { ...(many || small ? SMALL : WITNESS) });
  const label = many ? {} : { ...LABEL, labelpos: "r", labeloffset: 4 };
  const beside = many ? new Set<Line>() : siblings(stemma);
  const upper = many ? hanging(stemma) : null;
  const ends = (line: Line): [string, string] => (upper?.has(line) ? [line.to, line.from] : [line.from, line.to]);
  for (const line of stemma.lines) if (!beside.has(line)) graph.setEdge(...ends(line), { weight: line.inTree ? 3 : 1, ...label });
  layout(graph);
  const boxes = new Map<string, Box>();
  for (const key of graph.nodes()) {
    const { x, y, width: across, height } = graph.node(key) as Box;
    boxes.set(key, { x: x - across / 2, y: y - height / 2, width: across, height });
  }
  const runs = stemma.lines.map((line) => {
    if (beside.has(line)) return arc(boxes.get(line.from) as Box, boxes.get(line.to) as Box);
    const { points, x, y } = graph.edge(...ends(line)) as { points: Point[] } & Partial<Point>;
    const middle = points[Math.floor(points.length / 2)] as Point;
    return { points, label: { x: x ?? middle.x, y: y ?? middle.y } };
  });
  return fitted(boxes, runs);
}

interface Point {
  x: number;
  y: number;
}

/** A line's points, and the middle of its label. */
interface Run {
  points: Point[];
  label: Point;
}

/** Lines of open direction between reports that go back to one lost text: neither stands above the other. */
function siblings(stemma: Stemma): Set<Line> {
  const parents = new Map<string, Set<string>>();
  for (const lost of stemma.lost) {
    if (lost.item.reports.length > MOST_SIDE_BY_SIDE) continue;
    for (const report of lost.item.reports) parents.set(report, (parents.get(report) ?? new Set()).add(lost.key));
  }
  const shared = (line: Line): boolean => [...(parents.get(line.from) ?? [])].some((key) => parents.get(line.to)?.has(key));
  return new Set(stemma.lines.filter((line) => line.certainty === "unknown" && shared(line)));
}

/** Of many reports, the lines of open direction to be hung the other way round, so that each group hangs from its best joined report. */
function hanging(stemma: Stemma): Set<Line> {
  const joined = new Map<string, Line[]>();
  for (const line of stemma.lines) for (const end of [line.from, line.to]) joined.set(end, [...(joined.get(end) ?? []), line]);
  const degree = (key: string): number => joined.get(key)?.length ?? 0;
  const order = new Map<string, number>();
  for (const start of [...joined.keys()].sort((a, b) => degree(b) - degree(a))) {
    const waiting = order.has(start) ? [] : [start];
    for (const key of waiting) {
      if (order.has(key)) continue;
      order.set(key, order.size);
      for (const line of joined.get(key) ?? []) waiting.push(line.from === key ? line.to : line.from);
    }
  }
  const turned = (line: Line): boolean => (order.get(line.from) ?? 0) > (order.get(line.to) ?? 0);
  return new Set(stemma.lines.filter((line) => line.certainty === "unknown" && turned(line)));
}

/** From under one box to under the other, below what stands between them. */
function arc(from: Box, to: Box): Run {
  const [a, b] = [from, to].map((box) => ({ x: box.x + box.width / 2, y: box.y + box.height })) as [Point, Point];
  const deep = Math.max(a.y, b.y) + 18 + Math.abs(a.x - b.x) * 0.08;
  const middle = { x: (a.x + b.x) / 2, y: deep };
  return { points: [a, { x: a.x + (b.x - a.x) * 0.2, y: deep }, middle, { x: b.x - (b.x - a.x) * 0.2, y: deep }, b], label: middle };
}

/** Everything moved so that boxes, lines and labels begin at the left and upper edge. */
function fitted(boxes: Map<string, Box>, runs: Run[]): StemmaLayout {
  const all = [...boxes.values()];
  const points = runs.flatMap((run) => run.points);
  const labels = runs.map((run) => run.label);
  const left = Math.min(0, ...all.map((box) => box.x), ...points.map(({ x }) => x), ...labels.map(({ x }) => x - LABEL.width / 2));
  const top = Math.min(0, ...points.map(({ y }) => y));
  const moved = ({ x, y }: Point): Point => ({ x: round(x - left), y: round(y - top) });
  for (const box of all) Object.assign(box, moved(box));
  const right = [...all.map((box) => box.x + box.width), ...points.map(({ x }) => x - left), ...labels.map(({ x }) => x - left + LABEL.width / 2)];
  const low = [...all.map((box) => box.y + box.height), ...points.map(({ y }) => y - top), ...labels.map(({ y }) => y - top + LABEL.height)];
  return {
    width: Math.max(0, ...right),
    height: Math.max(0, ...low),
    boxes,
    strokes: runs.map((run) => ({ path: smooth(run.points.map(moved)), label: moved(run.label) })),
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** A smooth line through points. */
function smooth(at: Point[]): string {
  const [first] = at as [Point];
  let path = `M${first.x} ${first.y}`;
  for (let n = 1; n < at.length - 1; n++) {
    const [here, next] = [at[n], at[n + 1]] as [Point, Point];
    const end = n === at.length - 2 ? next : { x: (here.x + next.x) / 2, y: (here.y + next.y) / 2 };
    path += `Q${here.x} ${here.y} ${end.x} ${end.y}`;
  }
  return path;
}
