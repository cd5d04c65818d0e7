// A thing's words within the words around them, cut into stretches: what names the thing, what goes with it, and the rest.
import type * as C from "../../contract";
import type { Story, Thing } from "../../story/story";

export interface Stretch {
  text: string;
  role: "main" | "also" | "rest" | "gap";
}

/** Code points shown on either side. */
const AROUND = 90;
/** Between two spans of a thing so much is shown whole; of more, only the ends. */
const BETWEEN = 160;

interface Mark {
  start: number;
  end: number;
  role: "main" | "also";
}

/** The spans of a thing that stand in one text, in the order of the text, a list for each text. */
export function grouped(spans: C.Span[]): C.Span[][] {
  const groups = new Map<string, C.Span[]>();
  for (const span of spans) {
    const key = JSON.stringify([span.report, span.field ?? null]);
    groups.set(key, [...(groups.get(key) ?? []), span]);
  }
  return [...groups.values()].map((group) => group.sort((a, b) => a.start - b.start || a.end - b.end));
}

/** The stretches around spans of one text; `thing.also` is marked where it falls in. */
export function stretches(story: Story, spans: C.Span[], also: Thing["also"] = []): Stretch[] {
  const [first] = spans;
  if (!first) return [];
  const report = story.report(first.report);
  const text = first.field === "title" ? report?.title : report?.text;
  if (!text) return [{ text: spans.map((span) => span.text).join(" … "), role: "main" }];
  const last = spans.reduce((end, span) => Math.max(end, span.end), 0);
  const near = also.filter((span) => span.report === first.report && (span.field ?? null) === (first.field ?? null));
  const from = startOf(text.slice(Math.max(0, first.start - AROUND), first.start), first.start);
  const to = endOf(text.slice(last, last + AROUND), last);
  const marks: Mark[] = [
    ...spans.map((span) => ({ start: span.start, end: span.end, role: "main" as const })),
    ...near.map((span) => ({ start: Math.max(span.start, from), end: Math.min(span.end, to), role: "also" as const })),
  ].filter((mark) => mark.start < mark.end);
  const found: Stretch[] = from > 0 && !text.slice(0, from).endsWith("\n") ? [{ text: "…", role: "gap" }] : [];
  for (const [start, end] of pairs([from, to, ...marks.flatMap((mark) => [mark.start, mark.end])])) {
    const over = marks.filter((mark) => mark.start <= start && mark.end >= end);
    const role = over.some((mark) => mark.role === "main") ? "main" : over.length ? "also" : "rest";
    const inner = role === "rest" && start > first.start && end < last;
    if (inner && end - start > BETWEEN) {
      found.push({ text: text.slice(start, start + AROUND / 2), role }, { text: " … ", role: "gap" }, { text: text.slice(end - AROUND / 2, end), role });
    } else found.push({ text: text.slice(start, end), role });
  }
  if (to < text.length && !/^\s*\n|^\s*$/.test(text.slice(to, to + 40))) found.push({ text: "…", role: "gap" });
  return found;
}

/** Where the words before begin: at the paragraph, or at the first whole word. */
function startOf(before: string, at: number): number {
  const paragraph = before.split("\n").pop() as string;
  const whole = paragraph.length < before.length || at <= AROUND ? paragraph : paragraph.replace(/^\S*\s/, "");
  return at - [...whole].length;
}

function endOf(after: string, at: number): number {
  const paragraph = after.split("\n")[0] as string;
  const whole = paragraph.length < after.length || [...after].length < AROUND ? paragraph : paragraph.replace(/\s\S*$/, "");
  return at + [...whole].length;
}

function pairs(bounds: number[]): [number, number][] {
  const sorted = [...new Set(bounds)].sort((a, b) => a - b);
  return sorted.slice(1).map((end, at) => [sorted[at] as number, end]);
}
