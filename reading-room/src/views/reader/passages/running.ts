// A passage as one running text: the left witness's words, with what the right one has instead, besides or elsewhere.
import type * as C from "../../../contract";
import { CodePoints } from "../../../story/texts/codepoints";

export type PieceKind = "same" | "left-out" | "added" | "moved-from" | "moved-to";

export interface Piece {
  kind: PieceKind;
  text: string;
}

interface Stretch {
  start: number;
  end: number;
}

/** What is put into the left text behind so many of its code points. */
interface Insertion {
  at: number;
  kind: "added" | "moved-to";
  text: string;
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/**
 * The pieces of the running text, in order. Both sides have the same words once those of the differences are taken out, so that
 * the place of an addition is found by counting the words that stand before it on both sides.
 */
export function runningText(passage: Pick<C.Passage, "left" | "right" | "differences">): Piece[] {
  const left = new CodePoints(passage.left.text);
  const right = new CodePoints(passage.right.text);
  const gone = passage.differences.flatMap(({ kind, left: span }) => (span ? [{ kind, ...within(span, passage.left) }] : []));
  const come = passage.differences.flatMap(({ kind, right: span, left: instead }) =>
    span ? [{ kind, instead, ...within(span, passage.right) }] : [],
  );
  const kept = rest(left, gone);
  const keptRight = rest(right, come);
  const insertions = come.map(({ kind, instead, start, end }): Insertion => {
    const text = right.slice(start, end);
    if (kind === "replaced" && instead) return { at: within(instead, passage.left).end, kind: "added", text: ` ${text}` };
    const before = keptRight.filter((word) => word.end <= start).length;
    const behind = before ? (kept[Math.min(before, kept.length) - 1]?.end ?? 0) : 0;
    const marks = sharedMarks(left.slice(behind), right.slice(before ? (keptRight[before - 1] as Stretch).end : 0, start));
    const stop = Math.min(...gone.map((stretch) => (stretch.end > behind ? stretch.start : Infinity)), behind + marks.length);
    const at = Math.max(behind, stop);
    const apart = at > 0 && !/\s$/.test(left.slice(at - 1, at)) && /\s/.test(right.slice(Math.max(0, start - 1), start));
    const joins = apart || at === left.length || !/^\s/.test(right.slice(end, end + 1));
    return { at, kind: kind === "moved" ? "moved-to" : "added", text: `${apart ? " " : ""}${text}${joins ? "" : " "}` };
  });
  return joined(left, gone, insertions);
}

/** The marks and spaces with which both begin. */
function sharedMarks(one: string, other: string): string {
  let length = 0;
  while (length < one.length && one[length] === other[length] && !/[\p{L}\p{N}\p{M}]/u.test(one[length] as string)) length++;
  return one.slice(0, length);
}

function within(span: C.Span, whole: C.Span): Stretch {
  return { start: Math.max(0, span.start - whole.start), end: Math.max(0, span.end - whole.start) };
}

/** The words that lie in none of the stretches. */
function rest(text: CodePoints, without: Stretch[]): Stretch[] {
  const words = [...text.text.matchAll(WORD)].map((word) => ({
    start: text.point(word.index),
    end: text.point(word.index + word[0].length),
  }));
  return words.filter((word) => !without.some((stretch) => stretch.start < word.end && word.start < stretch.end));
}

function joined(left: CodePoints, gone: ({ kind: C.Difference["kind"] } & Stretch)[], insertions: Insertion[]): Piece[] {
  const cuts = new Set([0, left.length, ...gone.flatMap(({ start, end }) => [start, end]), ...insertions.map(({ at }) => at)]);
  const places = [...cuts].filter((at) => at <= left.length).sort((a, b) => a - b);
  const pieces: Piece[] = [];
  places.forEach((at, place) => {
    for (const each of insertions) if (each.at === at) pieces.push({ kind: each.kind, text: each.text });
    const next = places[place + 1];
    if (next === undefined) return;
    const taken = gone.find(({ start, end }) => start <= at && next <= end);
    const kind = taken ? (taken.kind === "moved" ? "moved-from" : "left-out") : "same";
    pieces.push({ kind, text: left.slice(at, next) });
  });
  return pieces;
}
