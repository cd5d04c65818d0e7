// Anchors: words are found again as long as they stand, whatever else changed; and told as lost where they do not.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import type * as C from "../src/contract";
import { anchorOf, isLost, placeOf } from "../src/judge/anchors";
import { Story } from "../src/story/story";

function story(text: string, { file = "post/tide.txt", title = null as string | null } = {}): Story {
  const sha256 = createHash("sha256").update(`${file}${text}`).digest("hex");
  const report = { id: file, siglum: "A", file, line: null, sha256, text, title, outlet: null, published: { value: null, basis: "unknown" } };
  const none = { figures: [], attributions: [], timexes: [], toponyms: [], actors: [], namings: [], passages: [], claims: [], checks: [] };
  const lineage = { edges: [], origins: [], cannot_conclude: [], credits: [], lost: [], trees: [] };
  return new Story({ ...none, reports: [report], lineage, timeline: [], records: [], apparatus: [], drifts: [], dropped: [] } as never);
}

function span(of: Story, words: string, nth = 0): C.Span {
  const { text } = of.reports[0] as Story["reports"][number];
  let at = -1;
  for (let found = 0; found <= nth; found++) at = text.text.indexOf(words, at + 1);
  const start = text.point(at);
  const end = text.point(at + words.length);
  return { report: of.reports[0]?.id ?? "", start, end, text: words };
}

const TEXT = "🎈🎈 The ferry sank at dawn. At least 14 people drowned, the harbour master said. Another 14 people swam ashore.";

test("an anchor counts code points and keeps what stands around the words", () => {
  const here = story(TEXT);
  const anchor = anchorOf(here, span(here, "At least 14"));
  assert.deepEqual([anchor.start, anchor.end, anchor.end - anchor.start], [27, 38, [..."At least 14"].length]);
  assert.equal(anchor.prefix, "🎈🎈 The ferry sank at dawn. ");
  assert.equal([...anchor.suffix].length, 32);
});

/** What became of the report, the words judged, which of them, and where they must be found: the text before them, or null. */
const CHANGED: [string, string, [string, number], string | null][] = [
  ["nothing changed", TEXT, ["14", 1], "Another "],
  ["a sentence was put before", `Updated at noon. ${TEXT}`, ["At least 14", 0], "dawn. "],
  ["lines are broken elsewhere", TEXT.replaceAll(" people", "\npeople"), ["14 people", 1], "Another "],
  ["the words changed", TEXT.replace("At least 14", "Some 17"), ["At least 14", 0], null],
  ["the words stand in a longer number", TEXT.replace("At least 14", "At least 140"), ["At least 14", 0], null],
  ["what stood around is gone", "Wholly other words, and 14 of them.", ["14", 0], null],
];

for (const [what, text, [words, nth], before] of CHANGED) {
  test(`where ${what}, “${words}” is ${before === null ? "lost" : "found"}`, () => {
    const then = story(TEXT);
    const now = story(text);
    const found = placeOf(now, anchorOf(then, span(then, words, nth)));
    if (before === null) {
      assert.ok(isLost(found));
      assert.match(found.lost, /does not stand in post\/tide\.txt \(report A\) any more/);
    } else {
      assert.ok(!isLost(found));
      assert.equal(found.text.replace(/\s+/g, " "), words);
      assert.equal(now.reports[0]?.text.slice(found.start - before.length, found.start), before);
    }
  });
}

test("a report that is not there any more is named", () => {
  const then = story(TEXT, { file: "gone.txt" });
  const found = placeOf(story(TEXT.toUpperCase()), anchorOf(then, span(then, "At least 14")));
  assert.ok(isLost(found));
  assert.match(found.lost, /“At least 14” stood in gone\.txt, which is not among these reports/);
});

test("a report of the same name in another folder is the same report", () => {
  const then = story(TEXT, { file: "tide.txt" });
  assert.ok(!isLost(placeOf(story(`More. ${TEXT}`), anchorOf(then, span(then, "At least 14")))));
});

test("words of a headline are looked for in the headline", () => {
  const then = story(TEXT, { title: "Ferry sinks, 14 drown" });
  const anchor = anchorOf(then, { report: then.reports[0]?.id ?? "", start: 13, end: 15, text: "14", field: "title" });
  const found = placeOf(story(`${TEXT} `, { title: "Late news: Ferry sinks, 14 drown" }), anchor);
  assert.ok(!isLost(found));
  assert.deepEqual([found.field, found.start], ["title", 24]);
});
