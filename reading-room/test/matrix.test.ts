// Who calls whom what: counts by report and voice, and what each report prefers.
import assert from "node:assert/strict";
import { test } from "node:test";
import type * as C from "../src/contract";
import type { Story } from "../src/story/story";
import { bestOf, bySpread, matrixOf, preferences, type VoicedSpan } from "../src/views/names/matrix";

const LETTERS = ["A", "B", "C"];

function said(report: string, voice: VoicedSpan["voice"], start = 0): VoicedSpan {
  return { report, start, end: start + 1, text: "x", voice };
}

function storyOf(namings: C.Naming[]): Story {
  return {
    comparison: { namings },
    siglum: (id: string) => id,
    sigla: (spans: Iterable<{ report: string }>) => LETTERS.filter((letter) => [...spans].some((span) => span.report === letter)),
  } as unknown as Story;
}

const PARTED: C.Naming = {
  id: "n2",
  referent: "those at the gate",
  names: [
    { wording: "pickets", spans: [said("A", "own"), said("A", "own", 5), said("B", "quotation")] },
    { wording: "agitators", spans: [said("B", "own"), said("C", "quotation")] },
  ],
};
const AT_ONE: C.Naming = { id: "n1", referent: "the mill", names: [{ wording: "the mill", spans: [said("A", "own"), said("B", "own")] }] };

test("each cell keeps own voice and quotation apart", () => {
  const { rows, sigla } = matrixOf(storyOf([PARTED]), PARTED);
  assert.deepEqual(sigla, LETTERS);
  const [first] = rows;
  assert.equal(first?.wording, "pickets");
  assert.deepEqual([first?.own, first?.quoted], [2, 1]);
  assert.equal(first?.cells.get("B")?.quoted.length, 1);
});

test("a report prefers what it says in its own voice; who only quotes is told apart", () => {
  const matrix = matrixOf(storyOf([PARTED]), PARTED);
  assert.equal(bestOf(matrix.rows, "B")?.wording, "agitators");
  const { preferred, onlyQuoted } = preferences(matrix);
  assert.deepEqual(preferred.map(({ wording, sigla }) => [wording, ...sigla]), [["pickets", "A"], ["agitators", "B"]]);
  assert.deepEqual(onlyQuoted, ["C"]);
});

test("what reports part over most comes first", () => {
  assert.deepEqual(bySpread(storyOf([AT_ONE, PARTED])).map(({ naming }) => naming.id), ["n2", "n1"]);
});
