// The judgements of a story: which of two about one thing stands, what belongs to the story, and what is exported.
import assert from "node:assert/strict";
import { test } from "node:test";
import { anchorOf } from "../src/judge/anchors";
import type { Judgement } from "../src/judge/file/judgement";
import type { Kept } from "../src/judge/keep";
import { docketed } from "../src/judge/store";
import { pairOf, subjectOf } from "../src/judge/subject";
import { Story } from "../src/story/story";

const TEXTS = ["At least 14 people drowned.", "Some 17 people drowned."];
const DIGESTS = ["a1".repeat(32), "b2".repeat(32)];

function story(judgements: object[] = []): Story {
  const reports = TEXTS.map((text, at) => ({
    ...{ id: `r${at}`, siglum: "AB"[at], file: `${at}.txt`, line: null, sha256: DIGESTS[at], text, title: null, outlet: null },
    published: { value: null, basis: "unknown" },
  }));
  const figure = (at: number, start: number, end: number): object => ({
    ...{ id: `f${at}`, span: { report: `r${at}`, start, end, text: TEXTS[at]?.slice(start, end) }, counted: null, predicate: [], concept: [] },
    ...{ value: null, low: null, high: null, low_inclusive: null, high_inclusive: null, unit: null, role: "count", sources: [], sources_inferred: [] },
  });
  const figures = [figure(0, 0, 11), figure(1, 5, 7)];
  const claim = { id: "c1", topic: "drowned", members: ["f0", "f1"], relation: "conflicts", pairs: [], origins: [], collapses: [], part_of: null };
  const none = { attributions: [], timexes: [], toponyms: [], actors: [], namings: [], passages: [], checks: [], timeline: [], records: [] };
  const edge = { from: "r0", to: "r1", kind: "reuse", direction: "likely", evidence: [] };
  const lineage = { edges: [edge], origins: [], cannot_conclude: [], credits: [], lost: [], trees: [] };
  return new Story({ ...none, reports, figures, claims: [claim], lineage, apparatus: [], drifts: [], judgements, dropped: [] } as never);
}

/** A judgement about a thing, as the page makes it. */
function about(name: string, more: Partial<Kept> = {}): Kept {
  const here = story();
  const subject = subjectOf(here, here.thing(name as never) as never);
  const anchors = subject?.anchors() ?? [];
  const item = subject?.item() ?? null;
  const kind = name.split(":")[0] as Judgement["kind"];
  return {
    ...{ id: `j-${name}`, verdict: "accept", kind, anchors, changes: {}, item, note: "", by: "", at: "2031-05-03T10:00:00Z", beside: [] },
    ...more,
  };
}

const taken = (judgement: Kept, state = "applied"): object => ({ ...judgement, beside: undefined, state, items: [], why: "It stands." });
const none = new Set<string>();

test("a thing is known again by where it stands", () => {
  for (const name of ["figure:f0", "figure:f1", "claim:c1", "edge:0"]) {
    const [entry] = docketed(story(), [about(name, { beside: [DIGESTS[0]?.slice(0, 12) as string] })], none).entries;
    assert.deepEqual([entry?.key, entry?.refs, entry?.state], [name, [name], "browser"]);
  }
});

test("the later of two stands, whether the result or the browser has it", () => {
  const early = about("figure:f0", { id: "j-1", verdict: "accept" });
  const late = about("figure:f0", { id: "j-2", verdict: "reject", at: "2031-05-03T11:00:00+00:00" });
  for (const [carried, own] of [[early, late], [late, early]] as const) {
    const docket = docketed(story([taken(carried)]), [own], none);
    assert.equal(docket.standing.get("figure:f0")?.judgement.id, "j-2");
    assert.equal(docket.entries.length, 2);
  }
});

test("one judgement that both have is one, and says what became of it", () => {
  const one = about("figure:f0");
  const [entry, ...rest] = docketed(story([taken(one)]), [one], none).entries;
  assert.deepEqual([entry?.state, entry?.why, entry?.own, rest.length], ["taken up", "It stands.", true, 0]);
  const noted = { ...one, note: "later", at: "2031-05-03T12:00:00Z" };
  const [changed] = docketed(story([taken(one)]), [noted], none).entries;
  assert.deepEqual([changed?.state, changed?.carried, changed?.judgement.note], ["browser", true, "later"]);
});

test("what was only noted is not called taken up", () => {
  const [entry] = docketed(story([taken(about("figure:f0", { verdict: "unsure" }), "noted")]), [], none).entries;
  assert.deepEqual([entry?.state, entry?.taken, entry?.why], ["noted", true, "It stands."]);
});

test("what was taken back or stands no more does not stand", () => {
  const one = about("figure:f0");
  const withdrawn = docketed(story([taken(one)]), [], new Set([one.id]));
  assert.deepEqual([withdrawn.entries[0]?.state, withdrawn.standing.size], ["withdrawn", 0]);
  const lost = docketed(story([taken(one, "orphaned")]), [], none);
  assert.deepEqual([lost.entries[0]?.state, lost.standing.size], ["orphaned", 0]);
});

test("a pair is one thing whichever stands first, and another than its parts", () => {
  const here = story();
  const pair = pairOf(here, "figure:f1", "figure:f0");
  const spans = ["figure:f0", "figure:f1"].map((name) => here.thing(name as never)?.spans[0] as never);
  for (const verdict of ["same", "different", "unsure"] as const) {
    const judged = about("figure:f0", { id: `j-${verdict}`, verdict, anchors: spans.map((span) => anchorOf(here, span)), item: null });
    const docket = docketed(here, [judged], none);
    assert.deepEqual([...docket.standing.keys()], [pair?.key]);
  }
});

const elsewhere = (name: string): Kept["anchors"] =>
  about("figure:f0").anchors.map((anchor) => ({ ...anchor, exact: "At least 12", report: { file: name, sha256: "c3".repeat(32), line: null } }));

/** File name of a lost anchor, what was read beside it, whether it is told here. */
const BELONG: [string, string[], boolean][] = [
  ["0.txt", [DIGESTS[1]?.slice(0, 12) as string], true],
  ["gone.txt", [DIGESTS[1]?.slice(0, 12) as string], true],
  ["0.txt", [], true],
  ["0.txt", ["c3c3c3c3c3c3"], false],
  ["gone.txt", ["c3c3c3c3c3c3"], false],
  ["gone.txt", [], false],
];

for (const [file, beside, told] of BELONG) {
  test(`lost words of ${file} read beside ${beside.join() || "what is not known"} are ${told ? "" : "not "}this story's`, () => {
    const docket = docketed(story(), [about("figure:f0", { anchors: elsewhere(file), beside })], none);
    assert.deepEqual(docket.entries.map((entry) => entry.state), told ? ["orphaned"] : []);
  });
}
