import assert from "node:assert/strict";
import { test } from "node:test";
import type * as C from "../src/contract";
import { CodePoints } from "../src/story/texts/codepoints";
import { innermost, type Layer, LAYERS, type Mark, marksAt } from "../src/story/texts/marks";
import { fold, Folded } from "../src/story/texts/search";
import { byParagraph, firstFrom, paragraphsOf, segmentsOf } from "../src/story/texts/segments";
import { runningText } from "../src/views/reader/passages/running";

function mark(ref: string, start: number, end: number, layer: Layer = "figure"): Mark {
  return { ref: `figure:${ref}`, layer, start, end, bits: 1 << LAYERS.indexOf(layer) };
}

test("segments are cut wherever a mark begins or ends, and lie under the same marks throughout", () => {
  const marks = [mark("a", 2, 8), mark("b", 5, 12, "timex"), mark("c", 5, 6, "actor"), mark("empty", 9, 9)];
  const segments = segmentsOf(15, marks, [13]);
  assert.equal(segments.map(({ start }) => start).join(), "0,2,5,6,8,9,12,13");
  assert.equal(segments.at(-1)?.end, 15);
  for (const segment of segments) {
    const over = marks.filter(({ start, end }) => start <= segment.start && segment.end <= end && start < end);
    assert.equal(segment.bits, over.reduce((bits, each) => bits | each.bits, 0));
  }
});

test("marks beyond the text, and two of one kind, do no harm", () => {
  const segments = segmentsOf(4, [mark("a", -3, 2), mark("b", 1, 99)]);
  assert.deepEqual(segments.map(({ bits }) => bits), [1, 1, 1]);
  assert.deepEqual(segmentsOf(0, [mark("a", 0, 3)]), []);
});

test("at a place the shortest mark is innermost, and each thing is met once", () => {
  const marks = [mark("long", 0, 20, "attribution"), mark("in", 4, 9), mark("long", 4, 30, "attribution"), mark("off", 4, 5, "actor")];
  const on = new Set<Layer>(["figure", "attribution"]);
  assert.deepEqual(marksAt(marks, 4, on).map(({ ref }) => ref), ["figure:in", "figure:long"]);
  const inner = innermost(marks, segmentsOf(30, marks));
  assert.deepEqual(inner.map((each) => each?.ref), ["figure:long", "figure:off", "figure:in", "figure:long", "figure:long"]);
});

test("paragraphs end at line breaks, unless lines are only wrapped", () => {
  const words = (text: string): string[] => {
    const read = new CodePoints(text);
    return paragraphsOf(read).map(({ start, end }) => read.slice(start, end));
  };
  assert.deepEqual(words("One 🌋.\nTwo.\n\n  Three. "), ["One 🌋.", "Two.", "Three."]);
  const line = "a line of sixty letters that some machine has broken up here";
  assert.equal(words(`${line}\n${line}\n${line}\n\n${line}\n${line}\nend`).length, 2);
});

test("every segment of a paragraph goes to it, in order", () => {
  const text = new CodePoints("ab cd\nef");
  const paragraphs = paragraphsOf(text);
  const rows = byParagraph(paragraphs, segmentsOf(8, [mark("a", 1, 7)], paragraphs.flatMap(({ start, end }) => [start, end])));
  assert.deepEqual(rows.map((row) => row.map(({ start, end }) => text.slice(start, end)).join("|")), ["a|b cd", "e|f"]);
  assert.equal(firstFrom([1, 4, 4, 9], 4), 1);
});

test("words are found whatever their case, accents and marks; places are code points of the text", () => {
  const text = "🌋 Zürich: “Łódź’s ÉTÉ”";
  const found = new Folded(text).places(fold("lodz's  été"));
  assert.deepEqual(found.map(({ start, end }) => [...text].slice(start, end).join("")), ["Łódź’s ÉTÉ"]);
  assert.deepEqual(new Folded("aa aa").places("aa", 1), [{ start: 0, end: 2 }]);
});

function span(text: string, words: string, from = 0, shift = 0): C.Span {
  const start = words ? text.indexOf(words, from) : 0;
  return { report: "r", start: start + shift, end: start + shift + words.length, text: words };
}

test("the running text of a passage gives both readings back", () => {
  const left = "Three boats sank on Friday, the mayor said.";
  const right = "Four boats sank near the pier on Friday, according to the mayor.";
  const shift = 7;
  const whole = (text: string): C.Span => ({ report: "r", start: shift, end: shift + text.length, text });
  const differences: C.Difference[] = [
    { kind: "replaced", left: span(left, "Three", 0, shift), right: span(right, "Four", 0, shift) },
    { kind: "added", left: null, right: span(right, "near the pier", 0, shift) },
    { kind: "added", left: null, right: span(right, "according to", 0, shift) },
    { kind: "omitted", left: span(left, "said", 0, shift), right: null },
  ];
  const pieces = runningText({ left: whole(left), right: whole(right), differences });
  const side = (...kinds: string[]): string =>
    pieces
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ text }) => text)
      .join("")
      .replace(/\s+/g, " ")
      .replace(" .", ".")
      .trim();
  assert.equal(side("same", "left-out"), left);
  assert.equal(side("same", "added"), right);
});
