// Judgements as a file: what is written can be read, and what is wrong with a file is said in one line.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fileOf, type Judgement, newId } from "../src/judge/file/judgement";
import { joined } from "../src/judge/keep";
import { judgementsIn, WrongFile } from "../src/judge/file/reading";

const DIGEST = "ab".repeat(32);

function judgement(id: string, about: Partial<Judgement> = {}): Judgement {
  return {
    id,
    verdict: "accept",
    kind: "figure",
    anchors: [
      { report: { file: "a.txt", sha256: DIGEST, line: null }, field: null, start: 3, end: 9, exact: "a 🎈 14", prefix: "so ", suffix: " ok" },
    ],
    changes: {},
    item: null,
    note: "",
    by: "",
    at: "2026-11-21T14:03:12Z",
    ...about,
  };
}

test("what is written is read back, the earliest first", () => {
  const later = judgement("j-2", { at: "2026-11-21T16:03:12+01:00", note: "</script>\u2028", verdict: "correct", changes: { value: 17 } });
  const earlier = judgement("j-1");
  const text = fileOf([later, earlier]);
  assert.deepEqual(judgementsIn(text), [earlier, later]);
  assert.deepEqual(Object.keys(JSON.parse(text)), ["format", "judgements"]);
  assert.equal(text.split("\n")[1], '  "format": "stemma.judgements/1",');
});

test("a comparison's JSON gives its judgements without what became of them", () => {
  const taken = { ...judgement("j-1"), state: "applied", items: ["Af1"], why: "It stands." };
  assert.deepEqual(judgementsIn(JSON.stringify({ format: "stemma.comparison/1", judgements: [taken] })), [judgement("j-1")]);
  assert.deepEqual(judgementsIn('{"format": "stemma.comparison/1"}'), []);
});

const first = (about: object): string => JSON.stringify({ format: "stemma.judgements/1", judgements: [{ ...judgement("j-1"), ...about }] });
const [anchor] = judgement("j").anchors;
const WRONG: [string, string, RegExp][] = [
  ["no JSON", "<html>", /not JSON/],
  ["a list", "[]", /no “format”/],
  ["another format", '{"format": "stemma.judgements/9"}', /Its format is "stemma.judgements\/9"/],
  ["no list", '{"format": "stemma.judgements/1", "judgements": 3}', /no list/],
  ["no id", first({ id: " " }), /Judgement 1 .*it has no id/],
  ["an unknown kind", first({ kind: "verse" }), /its kind is "verse"; figure, /],
  ["a verdict that the kind has not", first({ kind: "origin" }), /its verdict of kind origin is "accept"; same, different, unsure/],
  ["a verdict that is none", first({ verdict: "true" }), /its verdict is "true"/],
  ["no time", first({ at: "yesterday" }), /no time/],
  ["a time in words", first({ at: "May 3, 2026" }), /no time/],
  ["a day that is none", first({ at: "2026-02-30T10:00:00Z" }), /no time/],
  ["bounds the wrong way round", first({ verdict: "correct", changes: { low: 9, high: 2.5 } }), /“low” 9, beyond “high” 2.5/],
  ["a correction of nothing", first({ verdict: "correct" }), /“changes” are empty/],
  ["changes beside another verdict", first({ changes: { value: 1 } }), /only “correct”/],
  ["a change of a key that is not a person’s to change", first({ verdict: "correct", changes: { span: 1 } }), /name “span”; value, low/],
  ["a change to a value that cannot be", first({ verdict: "correct", changes: { value: "17" } }), /“value” .*number or null/],
  ["a change to a day that is none", first({ verdict: "correct", changes: { as_of: { earliest: "2026-02-30" } } }), /“as_of”/],
  ["a borrowing without its reports", first({ kind: "edge", anchors: [] }), /“item” is missing/],
  ["one anchor for two", first({ verdict: "same" }), /1 anchors; 2 are needed/],
  ["words that are not as long as their place", first({ anchors: [{ ...anchor, end: 8 }] }), /an anchor does not say/],
  ["a prototype for an object", first({ anchors: [{ ...anchor, report: null }] }), /an anchor does not say/],
];

for (const [what, text, says] of WRONG) {
  test(`a file with ${what} is refused in one line`, () => {
    assert.throws(() => judgementsIn(text), (error: Error) => error instanceof WrongFile && says.test(error.message) && !error.message.includes("\n"));
  });
}

test("two lists become one by id, of two with one id the later", () => {
  const old = judgement("j-1");
  const fresh = judgement("j-1", { at: "2026-11-21T14:05:00Z", verdict: "reject" });
  const other = judgement("j-2");
  const kept = (list: Judgement[]): { id?: unknown; [key: string]: unknown }[] => list as never;
  assert.deepEqual(joined(kept([old, other]), kept([fresh])), [fresh, other]);
  assert.deepEqual(joined(kept([fresh]), kept([old, other])), [fresh, other]);
});

test("an id tells its moment and is not given twice", () => {
  const taken = new Set<string>();
  for (let at = 0; at < 50; at++) taken.add(newId("2026-11-21T14:03:12Z", taken));
  assert.equal(taken.size, 50);
  for (const id of taken) assert.match(id, /^j-20261121T140312-[0-9a-f]{4}$/);
});
