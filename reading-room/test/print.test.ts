// The numbers of the evidence sheet.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Story } from "../src/story/story";
import { sheetOf } from "../src/print/numbering";

const span = (start: number) => ({ report: "r1", start, end: start + 2, text: "12" });

test("a span has one number wherever it is called, and numbers run from 1 without a gap", () => {
  const figure = (id: string, start: number) => ({ id, role: "count", span: span(start) });
  const finding = (compared: boolean, starts: number[], collapses: object[] = []) => ({
    compared,
    claim: { collapses },
    readings: [{ members: starts.map((start) => figure(`f${start}`, start)) }],
  });
  const findings = [finding(true, [10, 40], [{ sentence: "same", left: span(40), right: null }]), finding(false, [99]), finding(true, [10, 70])];
  const story = { findings, siglum: () => "A" } as unknown as Story;
  const sheet = sheetOf(story);
  assert.deepEqual(sheet.spans.map(({ n, span: { start } }) => [n, start]), [[1, 10], [2, 40], [3, 70]]);
  assert.deepEqual(sheet.claims.map((claim) => claim.readings[0]?.evidence.map(({ n }) => n)), [[1, 2], [1, 3]]);
  assert.deepEqual(sheet.claims[0]?.proofs.map((proof) => proof.evidence.map(({ n }) => n)), [[2]]);
});
