import assert from "node:assert/strict";
import { test } from "node:test";
import { CodePoints } from "../src/story/texts/codepoints";

const TEXTS = ["", "plain", "a🌋b", "🌋🌋", "naïve é", "שלום עולם", "x\ud800y", "👩‍👩‍👧 at 5"];

test("a text is as long as its code points", () => {
  for (const text of TEXTS) assert.equal(new CodePoints(text).length, [...text].length, text);
});

test("slices and places go by code points, as Python's do", () => {
  for (const text of TEXTS) {
    const [marks, read] = [[...text], new CodePoints(text)];
    for (let start = 0; start <= marks.length; start++) {
      assert.equal(read.point(read.unit(start)), start, text);
      for (let end = start; end <= marks.length; end++) assert.equal(read.slice(start, end), marks.slice(start, end).join(""), text);
    }
  }
});

test("a place beyond the end is the end", () => {
  assert.equal(new CodePoints("a🌋").slice(1, 99), "🌋");
});
