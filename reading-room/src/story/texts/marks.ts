// What is marked in each report's text: layers that a reader can switch, and the places where anything else begins or ends.
import type * as C from "../../contract";
import type { Kind, Ref } from "../refs";
import { type Marked, type Segment, segmentsOf } from "./segments";
import type { Report, Story } from "../story";

/** Kinds of mark that a reader can switch on and off, the innermost of equally long ones first. */
export const LAYERS = ["figure", "timex", "toponym", "actor", "attribution", "passage"] as const;
export type Layer = (typeof LAYERS)[number];

/** One bit for each kind of mark; quotations in marks and text beside the body have bits of their own. */
export const BIT = {
  figure: 1,
  timex: 2,
  toponym: 4,
  actor: 8,
  attribution: 16,
  passage: 32,
  direct: 64,
  beside: 128,
  leftOut: 256,
  added: 512,
  moved: 1024,
  found: 2048,
} as const;
export const ANY_LAYER = BIT.figure | BIT.timex | BIT.toponym | BIT.actor | BIT.attribution | BIT.passage;

export interface Mark extends Marked {
  ref: Ref;
  layer: Layer;
}

/** A text of a report: its running text, or its headline. */
export type Field = "text" | "title";

interface Leaf {
  marks: Mark[];
  /** places where something without a layer begins or ends, so that it can be lit */
  cuts: Set<number>;
}

/** Kinds whose spans are those of figures and attributions, and cut nothing anew. */
const MEMBERS_ONLY: Kind[] = ["claim", "check", "record", "origin", "report"];

export function fieldOf(span: C.Span): Field {
  return span.field === "title" ? "title" : "text";
}

/** The marks of all reports, looked up once. */
export class MarkBook {
  private readonly leaves = new Map<string, Leaf>();

  constructor(story: Story) {
    for (const thing of story.things.values()) {
      if (MEMBERS_ONLY.includes(thing.kind)) continue;
      const layer = LAYERS.find((name) => name === thing.kind);
      const direct = thing.kind === "attribution" && (thing.item as C.Attribution).kind === "direct";
      for (const span of thing.spans) {
        if (layer) this.at(span).marks.push({ ref: thing.ref, layer, start: span.start, end: span.end, bits: BIT[layer] | (direct ? BIT.direct : 0) });
        else this.cut(span);
      }
      for (const span of thing.also) this.cut(span);
    }
    for (const { marks } of this.leaves.values()) marks.sort((a, b) => a.start - b.start || a.end - b.end);
  }

  /** The marks of a text, by where they begin. */
  of(report: Report, field: Field): Mark[] {
    return this.leaves.get(`${field} ${report.id}`)?.marks ?? [];
  }

  /** The text in segments, also under `more` marks and cut at `cuts`. */
  segments(report: Report, field: Field, more: Marked[], cuts: Iterable<number>): Segment[] {
    const length = field === "title" ? report.title.length : report.text.length;
    const beside = field === "title" ? [] : besideBody(report);
    const leaf = this.leaves.get(`${field} ${report.id}`);
    return segmentsOf(length, [...(leaf?.marks ?? []), ...beside, ...more], [...(leaf?.cuts ?? []), ...cuts]);
  }

  private at(span: C.Span): Leaf {
    const key = `${fieldOf(span)} ${span.report}`;
    const there = this.leaves.get(key);
    if (there) return there;
    const made = { marks: [], cuts: new Set<number>() };
    this.leaves.set(key, made);
    return made;
  }

  private cut(span: C.Span): void {
    this.at(span).cuts.add(span.start).add(span.end);
  }
}

/** Stretches of a text that are not running text: datelines, credits, captions, metadata. */
function besideBody(report: Report): Marked[] {
  const found: Marked[] = [];
  let at = 0;
  for (const [start, end] of report.doc.body) {
    if (start > at) found.push({ start: at, end: start, bits: BIT.beside });
    at = Math.max(at, end);
  }
  if (at < report.text.length) found.push({ start: at, end: report.text.length, bits: BIT.beside });
  return found;
}

/** The marks at a code point, the innermost (shortest) first; of each thing one. */
export function marksAt(marks: Mark[], point: number, layers: ReadonlySet<Layer>): Mark[] {
  const met = new Map<Ref, Mark>();
  for (const mark of marks) {
    if (mark.start > point) break;
    if (mark.end <= point || !layers.has(mark.layer)) continue;
    const there = met.get(mark.ref);
    if (!there || mark.end - mark.start < there.end - there.start) met.set(mark.ref, mark);
  }
  return [...met.values()].sort(inner);
}

function inner(a: Mark, b: Mark): number {
  return a.end - a.start - (b.end - b.start) || LAYERS.indexOf(a.layer) - LAYERS.indexOf(b.layer) || (a.ref < b.ref ? -1 : 1);
}

/** The innermost mark of each segment, in order; null where there is none. */
export function innermost(marks: Mark[], segments: Segment[]): (Mark | null)[] {
  let next = 0;
  let open: Mark[] = [];
  return segments.map((segment) => {
    while (next < marks.length && (marks[next] as Mark).start <= segment.start) open.push(marks[next++] as Mark);
    open = open.filter((mark) => mark.end > segment.start);
    let best: Mark | null = null;
    for (const mark of open) if (!best || inner(mark, best) < 0) best = mark;
    return best;
  });
}
