// How far amounts reach, and where they lie on a shared axis.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axisOf, reachOf, reachWords } from "../src/story/reach";

const figure = (low: number | null, high: number | null, ends: [boolean | null, boolean | null] = [null, null]) =>
  reachOf({ interval: { low, high, rule: "" }, low_inclusive: ends[0], high_inclusive: ends[1] });

test("a reach is told in words", () => {
  assert.equal(reachWords(figure(41, 41)), "exactly 41");
  assert.equal(reachWords(figure(9, null, [true, null])), "at least 9");
  assert.equal(reachWords(figure(300, null, [false, null])), "more than 300");
  assert.equal(reachWords(figure(1000, 1200, [true, false])), "at least 1,000, less than 1,200");
  assert.equal(reachWords(figure(null, null)), "any number");
});

test("numbers keep their order on an axis, inside its margins", () => {
  const axis = axisOf([figure(9, null), figure(14, 14), figure(null, 41)]);
  const places = [9, 14, 41].map(axis);
  assert.deepEqual([...places].sort((a, b) => a - b), places);
  assert.ok(places.every((place) => place > 0 && place < 100));
});

test("one number lies in the middle; no number needs no axis", () => {
  assert.equal(axisOf([figure(7, 7)])(7), 50);
  assert.equal(axisOf([])(3), 50);
});
