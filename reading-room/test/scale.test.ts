// How readings are laid on an axis: their ends as the words say, where they meet, and which axis shows them.
import assert from "node:assert/strict";
import { test } from "node:test";
import type * as C from "../src/contract";
import { amount, extentWords, meetingWords } from "../src/views/figures/chart/amounts";
import { extentOf, meeting } from "../src/views/figures/chart/extent";
import { axisOf } from "../src/views/figures/chart/scale";
import { next, sorted } from "../src/views/figures/sorting";

type Bounds = Partial<Pick<C.Figure, "value" | "low" | "high" | "low_inclusive" | "high_inclusive" | "unit">>;

function figure(bounds: Bounds, [low, high]: [number | null, number | null]): C.Figure {
  const none = { value: null, low: null, high: null, low_inclusive: null, high_inclusive: null, unit: null };
  return { ...none, ...bounds, interval: { low, high, rule: "a rule" } } as C.Figure;
}

const exactly = (value: number): C.Figure =>
  figure({ value, low: value, high: value, low_inclusive: true, high_inclusive: true }, [value, value]);
const atLeast = (value: number): C.Figure => figure({ value, low: value, low_inclusive: true }, [value, null]);
const moreThan = (value: number): C.Figure => figure({ value, low: value, low_inclusive: false }, [value, null]);
const upTo = (value: number): C.Figure => figure({ value, high: value, high_inclusive: true }, [null, value]);
const about = (value: number): C.Figure => figure({ value }, [value * 0.9, value * 1.1]);
const nearly = (value: number): C.Figure => figure({ value, high: value, high_inclusive: false }, [value * 0.9, value]);
const between = (low: number, high: number): C.Figure => figure({ low, high, low_inclusive: true, high_inclusive: true }, [low, high]);

const SAID: [string, C.Figure, string, string][] = [
  ["41", exactly(41), "closed closed", "exactly 41"],
  ["at least 9", atLeast(9), "closed unbounded", "9 or more, no upper bound"],
  ["more than 300", moreThan(300), "open unbounded", "more than 300, no upper bound"],
  ["up to 1,800", upTo(1800), "unbounded closed", "1,800 or less, no lower bound"],
  ["about 42,000", about(42_000), "ruled ruled", "from 37,800 to 46,200, both ends by rule"],
  ["nearly 1,300", nearly(1300), "ruled open", "from 1,170 to 1,300, lower end by rule, upper end not included"],
  ["15 to 20", between(15, 20), "closed closed", "from 15 to 20, both included"],
];

for (const [words, given, ends, told] of SAID) {
  test(`“${words}” has the ends ${ends}`, () => {
    const extent = extentOf(given);
    assert.equal(`${extent.low.kind} ${extent.high.kind}`, ends);
    assert.equal(extentWords(extent, null), told);
  });
}

test("the printed number is marked where it is no end itself", () => {
  assert.equal(extentOf(about(50)).value, 50);
  assert.equal(extentOf(exactly(50)).value, null);
  assert.equal(extentOf(nearly(50)).value, null);
});

test("a fraction stands on the axis of percentages", () => {
  const extent = extentOf({ ...exactly(0.125), unit: "fraction" });
  assert.equal(extent.low.at, 12.5);
  assert.equal(extentWords(extent, "percent"), "exactly 12.5%");
});

const MEET: [string, C.Figure[], string | null][] = [
  ["open above admits a larger number", [moreThan(300), exactly(4000)], "at 4,000"],
  ["more than 300 does not admit 300", [moreThan(300), exactly(300)], null],
  ["at least 300 does", [atLeast(300), exactly(300)], "at 300"],
  ["two open sides bound a stretch", [atLeast(15), upTo(20)], "between 15 and 20"],
  ["two numbers", [exactly(26), exactly(28)], null],
  ["both open above", [atLeast(9), moreThan(12)], "above 12"],
];

for (const [what, figures, where] of MEET) {
  test(`where readings meet: ${what}`, () => {
    const met = meeting(figures.map(extentOf));
    assert.equal(met && meetingWords(met, null), where);
  });
}

test("readings that lie far apart get an axis by powers, unless the reader asks for an even one", () => {
  const extents = [exactly(300), exactly(30_000)].map(extentOf);
  assert.equal(axisOf(extents, null).kind, "log");
  assert.equal(axisOf(extents, "linear").kind, "linear");
  assert.equal(axisOf([exactly(300), exactly(4000)].map(extentOf), null).kind, "linear");
});

test("an axis with 0 is never one by powers", () => {
  const axis = axisOf([exactly(0), exactly(900)].map(extentOf), "log");
  assert.equal(axis.kind, "linear");
  assert.equal(axis.canLog, false);
});

test("larger numbers lie further on, all of them within the axis", () => {
  for (const wanted of ["linear", "log"] as const) {
    const axis = axisOf([exactly(3), atLeast(9), exactly(41)].map(extentOf), wanted);
    const places = [3, 9, 41].map(axis.at);
    assert.deepEqual(places, [...places].sort((a, b) => a - b));
    assert.ok(places.every((place) => place > 0 && place < 100));
    assert.ok(axis.ticks.length > 1 && axis.ticks.length < 9);
  }
});

test("shares of a whole end at 100 percent", () => {
  const extents = [between(50, 100), exactly(66)].map(extentOf);
  assert.ok(Math.max(...axisOf(extents, null, 100).ticks) <= 100);
});

test("one number alone, and none, still make an axis", () => {
  for (const figures of [[exactly(6.1)], [exactly(0)], [exactly(-4)], []]) {
    const axis = axisOf(figures.map(extentOf), null);
    assert.ok(axis.ticks.every(Number.isFinite));
  }
});

test("amounts carry their unit", () => {
  assert.equal(amount(70_000_000, "EUR", { short: true }), "€70m");
  assert.equal(amount(5e9, "USD"), "$5 billion");
  assert.equal(amount(12.5, "percent"), "12.5%");
  assert.equal(amount(10, "km"), "10 km");
  assert.equal(amount(4000, null), "4,000");
  assert.equal(amount(1, "QQQ"), "QQQ 1");
});

test("a column sorts up, down, and back; what is missing stays last", () => {
  const items: { value: number | null }[] = [{ value: 41 }, { value: null }, { value: 9 }];
  const values = (down: boolean) => sorted(items, (item) => item.value, { down }).map((item) => item.value);
  assert.deepEqual(values(false), [9, 41, null]);
  assert.deepEqual(values(true), [41, 9, null]);
  const clicks = [next(null, "a"), next({ column: "a", down: false }, "a"), next({ column: "a", down: true }, "a")];
  assert.deepEqual(clicks, [{ column: "a", down: false }, { column: "a", down: true }, null]);
});
