// Corrections: what a person writes into the form becomes typed values, only where it differs, or one clear line.
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Draft, drafted, read, valueWords } from "../src/judge/correct/fields";
import type { JudgedKind } from "../src/judge/file/judgement";

const FIGURE = {
  value: 14,
  low: 14,
  high: null,
  bound: "at_least",
  role: "count",
  unit: null,
  measure: "killed",
  outcome: "killed",
  population: null,
  place: null,
  as_of: { earliest: "2031-05-02", latest: "2031-05-02" },
  sources: ["Lantern Wire", "Ana Lund, of the coast guard"],
  inside_quote: false,
};
const ATTRIBUTION = { speaker: null, kind: "indirect", modality: "stated", chain: [] };
const TIMEX = { value: "2031-05-02", earliest: "2031-05-02", latest: "2031-05-02" };
const TOPONYM = { place: "Kessel Point", lat: 51.2, lon: 3.4, precision: "city" };
const ITEMS: { [kind: string]: object } = { figure: FIGURE, attribution: ATTRIBUTION, timex: TIMEX, toponym: TOPONYM, claim: { topic: "people killed" } };

const TAKEN: [JudgedKind, Draft, object][] = [
  ["figure", { value: "17" }, { value: 17 }],
  ["figure", { value: " 1,300 ", low: "" }, { value: 1300, low: null }],
  ["figure", { value: "−2.5", low: "" }, { value: -2.5, low: null }],
  ["figure", { value: "14.0" }, { value: 14 }],
  ["figure", { population: "crew", bound: "exact" }, { population: "crew", bound: "exact" }],
  ["figure", { sources: "Tidewater Post, Ilse Vorn" }, { sources: ["Tidewater Post", "Ilse Vorn"] }],
  ["figure", { sources: "Ana Lund, of the coast guard; Ilse Vorn" }, { sources: ["Ana Lund, of the coast guard", "Ilse Vorn"] }],
  ["figure", { sources: "" }, { sources: [] }],
  ["figure", { "as_of.latest": "2031-05-03" }, { as_of: { earliest: "2031-05-02", latest: "2031-05-03" } }],
  ["figure", { "as_of.earliest": "", "as_of.latest": "" }, { as_of: null }],
  ["figure", { inside_quote: "yes" }, { inside_quote: true }],
  ["attribution", { speaker: "Ilse Vorn", modality: "denied" }, { speaker: "Ilse Vorn", modality: "denied" }],
  ["timex", { latest: "" }, { latest: null }],
  ["toponym", { place: "Kessel", lat: "48", lon: "9.25" }, { place: "Kessel", lat: 48, lon: 9.25 }],
  ["toponym", { precision: "" }, { precision: null }],
  ["claim", { topic: "people drowned" }, { topic: "people drowned" }],
];

for (const [kind, written, changes] of TAKEN) {
  test(`${kind} ${JSON.stringify(written)} becomes ${JSON.stringify(changes)}`, () => {
    const item = ITEMS[kind] as { [key: string]: unknown };
    const found = read(kind, item, { ...drafted(kind, item), ...written });
    assert.deepEqual(found, { changes, wrong: {} });
  });
}

const REFUSED: [JudgedKind, Draft, string, RegExp][] = [
  ["figure", { value: "many" }, "value", /“many” is no number/],
  ["figure", { value: "1e400" }, "value", /no number/],
  ["figure", { value: "9,1,1" }, "value", /no number/],
  ["figure", { high: "3" }, "high", /below at least/],
  ["figure", { "as_of.latest": "2031-02-30" }, "as_of.latest", /no day/],
  ["figure", { "as_of.latest": "2031-05-01" }, "as_of.latest", /before from/],
  ["timex", { value: " " }, "value", /may not be empty/],
  ["timex", { earliest: "Friday" }, "earliest", /no day like/],
  ["toponym", { lat: "91" }, "lat", /between -90 and 90/],
  ["claim", { topic: "" }, "topic", /may not be empty/],
];

for (const [kind, written, field, says] of REFUSED) {
  test(`${kind} ${JSON.stringify(written)} is refused`, () => {
    const item = ITEMS[kind] as { [key: string]: unknown };
    const found = read(kind, item, { ...drafted(kind, item), ...written });
    assert.match(found.wrong[field] ?? "", says);
  });
}

test("a form left as it is changes nothing, whatever stands in it", () => {
  for (const [kind, item] of Object.entries(ITEMS)) {
    const same = item as { [key: string]: unknown };
    assert.deepEqual(read(kind as JudgedKind, same, drafted(kind as JudgedKind, same)), { changes: {}, wrong: {} });
  }
});

test("an earlier correction is written in the form, and stays a change", () => {
  const draft = drafted("figure", FIGURE, { value: 17 });
  assert.equal(draft["value"], "17");
  assert.deepEqual(read("figure", FIGURE, draft).changes, { value: 17 });
});

test("values are told in words", () => {
  const told: [unknown, string][] = [
    [null, "none"],
    [[], "none"],
    [["A", "B"], "A, B"],
    [true, "yes"],
    [17, "17"],
    [{ earliest: "2031-05-02", latest: null }, "2031-05-02 – …"],
  ];
  for (const [value, words] of told) assert.equal(valueWords(value), words);
});
