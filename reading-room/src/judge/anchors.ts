// Anchors: the words of a judgement as they stand in a report, and found again when the report has changed. The same rules as
// those of `stemma compare --judgements`, but that words whose file is gone are not looked for in other reports.
import type * as C from "../contract";
import type { CodePoints } from "../story/texts/codepoints";
import type { Report, Story } from "../story/story";
import { clip } from "../story/words";
import type { Anchor } from "./file/judgement";

/** Code points kept before and behind the words. */
export const AROUND = 32;
/** Part of what stood around the words that must still stand there. */
const MUST_STAND = 1 / 3;
/** Characters from which words are told by themselves, where they stand once in their report. */
const LONG = 24;
/** Characters of context by which the best place must be ahead of the next, where it is not the very same context. */
const AHEAD = 8;

/** Words that do not stand any more: what was looked for, and where. */
export interface Lost {
  lost: string;
}

export function isLost(found: C.Span | Lost): found is Lost {
  return "lost" in found;
}

export function anchorOf(story: Story, span: C.Span): Anchor {
  const report = story.report(span.report) as Report;
  const text = span.field === "title" ? report.title : report.text;
  return {
    report: { file: report.doc.file, sha256: report.doc.sha256, line: report.doc.line },
    field: span.field === "title" ? "title" : null,
    start: span.start,
    end: span.end,
    exact: text.slice(span.start, span.end),
    prefix: text.slice(Math.max(0, span.start - AROUND), span.start),
    suffix: text.slice(span.end, span.end + AROUND),
  };
}

/** Where the words of an anchor stand now. */
export function placeOf(story: Story, anchor: Anchor): C.Span | Lost {
  const same = story.reports.filter((report) => sameFile(report, anchor));
  for (const report of same) {
    if (textOf(report, anchor).slice(anchor.start, anchor.end) === anchor.exact) return spanAt(report, anchor, anchor.start, anchor.end);
  }
  const near = [...new Set([...same, ...called(story, anchor)])];
  for (const report of near) {
    const at = clearly(anchor, textOf(report, anchor));
    if (at) return spanAt(report, anchor, at.start, at.end);
  }
  const told = `“${clip(anchor.exact, 60)}”`;
  const [first] = near;
  if (!first) return { lost: `${told} stood in ${anchor.report.file}, which is not among these reports.` };
  return { lost: `${told} does not stand in ${first.doc.file} (report ${first.siglum}) any more, at ${anchor.start} or with the words around it.` };
}

export function sameFile(report: Report, anchor: Anchor): boolean {
  return report.doc.sha256 === anchor.report.sha256 && report.doc.line === anchor.report.line;
}

/** The reports of the file of that name, that of its line first; by the last part of the name where one file has it. */
export function called(story: Story, anchor: Anchor): Report[] {
  const last = (file: string): string => file.slice(file.lastIndexOf("/") + 1);
  let found = story.reports.filter((report) => report.doc.file === anchor.report.file);
  if (!found.length) found = story.reports.filter((report) => last(report.doc.file) === last(anchor.report.file));
  if (new Set(found.map((report) => report.doc.file)).size > 1) return [];
  return found.sort((a, b) => Number(a.doc.line !== anchor.report.line) - Number(b.doc.line !== anchor.report.line));
}

function textOf(report: Report, anchor: Anchor): CodePoints {
  return anchor.field === "title" ? report.title : report.text;
}

function spanAt(report: Report, anchor: Anchor, start: number, end: number): C.Span {
  const span = { report: report.id, start, end, text: textOf(report, anchor).slice(start, end) };
  return anchor.field === "title" ? { ...span, field: "title" } : span;
}

interface At {
  start: number;
  end: number;
  around: number;
}

/** The one place where the words stand as they stood; null where there is none or where several are as good. */
function clearly(anchor: Anchor, text: CodePoints): At | null {
  const before = folded(anchor.prefix);
  const behind = folded(anchor.suffix);
  const whole = before.length + behind.length;
  const found: At[] = [];
  for (const match of text.text.matchAll(pattern(anchor.exact))) {
    const end = match.index + match[0].length;
    if (splitsWord(anchor, text.text, match.index, end)) continue;
    const reach = 2 * Math.max(before.length, behind.length) + 16;
    const left = folded(text.text.slice(Math.max(0, match.index - reach), match.index));
    const right = folded(text.text.slice(end, end + reach));
    const around = alike([...left].reverse(), [...before].reverse()) + alike([...right], [...behind]);
    found.push({ start: text.point(match.index), end: text.point(end), around });
  }
  found.sort((a, b) => b.around - a.around || Math.abs(a.start - anchor.start) - Math.abs(b.start - anchor.start));
  const [best, next] = found;
  if (!best) return null;
  if (best.around < whole * MUST_STAND && (next || folded(anchor.exact).length < LONG)) return null;
  if (next && !(best.around > next.around && (best.around === whole || best.around - next.around >= AHEAD))) return null;
  return best;
}

/** The words with any white space between them. */
function pattern(exact: string): RegExp {
  const escaped = (part: string): string => part.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  const parts = exact.split(/\s+/).filter(Boolean).map(escaped);
  return new RegExp(parts.length ? parts.join("\\s+") : escaped(exact), "gu");
}

/** Whether words that were whole would be cut out of longer ones. */
function splitsWord(anchor: Anchor, text: string, start: number, end: number): boolean {
  const first = /^[\p{L}\p{N}]/u.test(anchor.exact) && !/[\p{L}\p{N}]$/u.test(anchor.prefix);
  const last = /[\p{L}\p{N}]$/u.test(anchor.exact) && !/^[\p{L}\p{N}]/u.test(anchor.suffix);
  const before = /[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, start - 2), start));
  const behind = /^[\p{L}\p{N}]/u.test(text.slice(end, end + 2));
  return (first && before) || (last && behind);
}

function folded(text: string): string {
  return text.replace(/\s+/g, " ");
}

function alike(one: string[], other: string[]): number {
  let shared = 0;
  while (shared < one.length && shared < other.length && one[shared] === other[shared]) shared++;
  return shared;
}
