// How time is told and drawn: stretches in order, gaps between them, segments of one axis with breaks.
import assert from "node:assert/strict";
import { test } from "node:test";
import type * as C from "../src/contract";
import type { Report, Story } from "../src/story/story";
import { gapWords, precisionWords, stretchesOf, stretchWords } from "../src/views/timeline/moments";
import { barsOf, lanesOf, segmentsOf } from "../src/views/timeline/segments";

type Days = [string | null, string | null];

function event(id: string, [earliest, latest]: Days, precision = "day"): C.TimelineEntry {
  const span = { report: "r", start: 0, end: 1, text: "x" };
  return { id, earliest, latest, precision, event: span, sources: [], basis: "", also: [], differs: [] };
}

function story(events: C.TimelineEntry[], published: Days[] = []): Story {
  const reports = published.map(([earliest, latest], at) => {
    const value = earliest === latest ? earliest : null;
    return { id: `r${at}`, siglum: "ABCDEF"[at], doc: { published: { value, earliest, latest, time: null } } } as unknown as Report;
  });
  return { comparison: { timeline: events }, reports, lettered: (siglum: string) => reports.find((each) => each.siglum === siglum) } as unknown as Story;
}

const TOLD: [Days, string][] = [
  [["2031-05-02", "2031-05-02"], "2 May 2031"],
  [["2031-05-02", "2031-05-04"], "2–4 May 2031"],
  [["2031-06-01", "2031-06-30"], "June 2031"],
  [["2031-03-01", "2031-05-31"], "March–May 2031"],
  [["2030-12-01", "2031-02-28"], "December 2030 – February 2031"],
  [["1977-01-01", "1977-12-31"], "1977"],
  [["1990-01-01", "1994-12-31"], "1990–1994"],
  [["2019-01-01", null], "From 2019"],
  [[null, "2031-05-02"], "Until 2 May 2031"],
  [[null, null], "Date unknown"],
];

for (const [[earliest, latest], words] of TOLD) {
  test(`${earliest}/${latest} is told as ${words}`, () => assert.equal(stretchWords({ earliest, latest }), words));
}

test("stretches stand in order of time, the undated last, publications among them", () => {
  const events = [
    event("never", [null, null], "vague"),
    event("later", ["2031-05-03", "2031-05-03"]),
    event("old", ["1977-01-01", "1977-12-31"], "year"),
    event("first", ["2031-05-02", "2031-05-02"]),
  ];
  const found = stretchesOf(story(events, [["2031-05-02", "2031-05-02"], ["2031-05-02", "2031-05-08"], [null, null]]), null);
  assert.deepEqual(
    found.map((each) => `${each.words}: ${each.events.map((one) => one.id).join()}|${each.published.map((one) => one.siglum).join()}`),
    ["1977: old|", "2 May 2031: first|A", "2–8 May 2031: |B", "3 May 2031: later|", "Date unknown: never|C"],
  );
  assert.deepEqual(found.map((each) => each.gap), [null, "53 years", null, null, null]);
  assert.deepEqual(found.map((each) => each.shape), ["span", "day", "span", "day", "unknown"]);
});

test("gaps are told in days, months or years", () => {
  assert.deepEqual([3, 45, 120, 365 * 46].map(gapWords), ["3 days", "45 days", "4 months", "46 years"]);
});

test("how finely a time is known is said where the heading does not show it", () => {
  assert.equal(precisionWords(event("a", ["2031-05-02", "2031-05-02"])), null);
  assert.equal(precisionWords(event("a", ["2031-05-02", "2031-05-09"])), "one of these days");
  assert.equal(precisionWords(event("a", ["2031-05-02", "2031-05-02"], "time")), "a time of that day");
  assert.equal(precisionWords(event("a", ["2031-01-01", "2031-12-31"], "year")), "known to the year");
  assert.equal(precisionWords(event("a", ["2031-01-01", "2031-12-31"], "<b>")), null);
});

test("the axis breaks between 1977 and three days in May, and gives both room", () => {
  const days = [["1977-01-01", "1977-12-31"], ["2031-05-02", "2031-05-02"], ["2031-05-04", "2031-05-04"]] as Days[];
  const stretches = stretchesOf(story(days.map((each, at) => event(`e${at}`, each))), null);
  const segments = segmentsOf(stretches);
  assert.equal(segments.length, 2);
  assert.ok(segments.every((segment) => segment.width > 25));
  assert.ok((segments[1]?.start ?? 0) > (segments[0]?.width ?? 100));
  const bars = barsOf(stretches, segments);
  assert.deepEqual(bars.map((bar) => bar.fadesBefore || bar.fadesAfter), [false, false, false]);
  assert.deepEqual(lanesOf(bars), [0, 0, 0]);
});

test("a year around its days does not fill the space between them; it fades at both sides", () => {
  const days = [["2031-01-01", "2031-12-31"], ["2031-05-02", "2031-05-02"], ["2031-05-03", "2031-05-03"]] as Days[];
  const stretches = stretchesOf(story(days.map((each, at) => event(`e${at}`, each))), null);
  const segments = segmentsOf(stretches);
  const bars = barsOf(stretches, segments);
  assert.equal(segments.length, 1);
  assert.deepEqual([bars[0]?.fadesBefore, bars[0]?.fadesAfter, bars[0]?.width], [true, true, 100]);
  assert.deepEqual(lanesOf(bars), [0, 1, 1]);
});

test("without a date there is no axis", () => {
  assert.deepEqual(segmentsOf(stretchesOf(story([event("a", [null, null]), event("b", ["soon", "later"])]), null)), []);
});
