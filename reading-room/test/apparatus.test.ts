// The apparatus in the trade's form, and what became of a quotation word by word.
import assert from "node:assert/strict";
import { test } from "node:test";
import type * as C from "../src/contract";
import { apparatusLine, baseText, edited, groupedSigla, readingOf, shortened } from "../src/story/apparatus/collation";
import { drifted } from "../src/story/apparatus/drift";
import { Story } from "../src/story/story";

const TEXTS = {
  a: "LONGPORT —\n\nThe ferry sank at 4:12 off the cape, the harbour master said.",
  b: "The ferry sank at 4.12 off the cape, the harbour master said.",
  c: "The old ferry sank at 4:12 off the cape.",
};

function span(report: keyof typeof TEXTS, words: string, at?: number): C.Span {
  const start = at ?? TEXTS[report].indexOf(words);
  return { report, start, end: start + words.length, text: words };
}

function variant(kind: string, ...readings: [string, ...C.Span[]][]): object {
  return { kind, readings: readings.map(([wording, ...spans]) => ({ wording, spans })) };
}

const entry = {
  id: "x1",
  base: span("a", TEXTS.a.slice(12)),
  witnesses: [span("a", TEXTS.a.slice(12)), span("b", TEXTS.b), span("c", TEXTS.c)],
  variants: [
    variant("words", [", the harbour master said", span("a", ", the harbour master said"), span("b", ", the harbour master said")], ["", span("c", "", TEXTS.c.length - 1)]),
    variant("figure", ["4:12", span("a", "4:12"), span("c", "4:12")], ["4.12", span("b", "4.12")]),
    variant("words", ["", span("a", "", TEXTS.a.indexOf("ferry")), span("b", "", 4)], ["old", span("c", "old")]),
  ],
} as unknown as C.ApparatusEntry;

const reports = ["a", "b", "c", "d", "e", "f", "g", "h"].map((id) => ({ id, siglum: id.toUpperCase(), text: TEXTS[id as "a"] ?? "", title: null, outlet: id, file: id, body: [] }));
const kinds = ["figures", "attributions", "timexes", "toponyms", "actors", "namings", "passages", "claims", "checks", "timeline", "records", "drifts", "dropped", "judgements"];
const story = new Story({ ...Object.fromEntries(kinds.map((key) => [key, []])), reports, apparatus: [entry], lineage: { edges: [], credits: [] } } as unknown as C.Comparison);
const laid = edited(story, entry);

test("each place is a line: the lemma, a bracket, what the others have", () => {
  assert.deepEqual(laid.places.map((place) => apparatusLine(story, place)), ["after The] adds old C", "4:12] 4.12 B", ", the harbour master said] om. C"]);
});

test("lemmata are numbered in the order of the base text, which stays whole", () => {
  const parts = baseText(story, laid, laid.places);
  assert.equal(parts.map((part) => part.text).join(""), entry.base.text);
  assert.deepEqual(parts.filter((part) => part.number).map((part) => [part.number, part.text]), [[1, ""], [2, "4:12"], [3, ", the harbour master said"]]);
});

test("the paragraph of the base is counted in its own report", () => {
  assert.equal(laid.paragraph, 2);
  assert.equal(laid.base, "A");
});

test("a witness has a reading, nothing, or no part in it", () => {
  const [, time, said] = laid.places;
  assert.equal(time && readingOf(story, time, "B")?.wording, "4.12");
  assert.equal(said && readingOf(story, said, "C")?.wording, "");
  assert.equal(time && readingOf(story, time, "D"), null);
});

test("letters that follow each other are a range", () => {
  assert.equal(groupedSigla(story, ["A", "B", "C", "D", "F", "H"]), "A–D, F, H");
  assert.equal(groupedSigla(story, ["A", "B"]), "A, B");
  assert.equal(groupedSigla(story, []), "");
});

test("a long wording keeps its first and last words", () => {
  assert.equal(shortened("one two three four five six", 4), "one two three … six");
  assert.equal(shortened("one two", 4), "one two");
});

const DRIFTS: [string, string, string, string][] = [
  ["cut", "we found no one on the upper deck", "we found no one", "=we found no one -on the upper deck"],
  ["reworded", "we found no one", "we saw no one", "=we -found +saw =no one"],
  ["marks and capitals are no difference", "“No one, we found”", "no one we found", "=no one we found"],
  ["all other words", "we left", "they stayed", "-we left +they stayed"],
  ["nothing to compare with", "", "they stayed", "+they stayed"],
  ["nothing left", "we left", "", "-we left"],
];

for (const [name, fullest, other, expected] of DRIFTS) {
  test(`word by word: ${name}`, () => {
    const signs = { same: "=", "left out": "-", added: "+" };
    assert.equal(drifted(fullest, other).map((part) => signs[part.kind] + part.text).join(" "), expected);
  });
}

test("the words of the other form stand in it in order, however long both are", () => {
  const long = Array.from({ length: 900 }, (_, at) => `w${at % 37}`).join(" ");
  const other = Array.from({ length: 900 }, (_, at) => `w${(at * 5) % 41}`).join(" ");
  const kept = drifted(long, other).filter((part) => part.kind !== "left out").map((part) => part.text).join(" ");
  assert.equal(kept, other);
});
