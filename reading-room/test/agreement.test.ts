// Python and the page agree: what was packed is unpacked key for key, and the findings are the terminal's, word for word.
// The stories are written by tests/show/page/test_packing.py, which runs this file; without them there is nothing to compare.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Story } from "../src/story/story";
import { giverWords, published, relationWords } from "../src/story/words";
import { unpacked } from "../src/unpack";

const FOLDER = process.env["STEMMA_TOLD"];
const names = FOLDER ? readdirSync(FOLDER).filter((name) => name.endsWith(".json")) : [];

if (!names.length) test("agreement with Python", { skip: "no stories given: pytest tests/show/page/test_packing.py runs this" }, () => {});

for (const name of names) {
  const told = JSON.parse(readFileSync(join(FOLDER as string, name), "utf8"));
  test(`${name}: unpacked as it was`, () => {
    const found = unpacked(told.packed);
    assert.deepEqual(found, told.comparison);
    assert.equal(JSON.stringify(found), JSON.stringify(told.comparison), "keys stand in the same order");
  });
  test(`${name}: the findings are the terminal's`, () => {
    const story = new Story(unpacked(told.packed));
    const findings = story.findings.map((finding) => ({
      claim: finding.claim.id,
      compared: finding.compared,
      sigla: finding.sigla,
      relation: relationWords(finding.claim, finding.sigla.length),
      readings: finding.readings.map(({ words, members, sigla, givers, relation }) => ({
        words,
        members: members.map((member) => member.id),
        sigla,
        givers: givers.map((giver) => [giver.words, giver.sigla]),
        relation,
      })),
      reasons: finding.reasons.map(({ relation, sentence }) => [relation, sentence]),
    }));
    findings.forEach((finding, at) => assert.deepEqual(finding, told.findings[at]));
    assert.equal(findings.length, told.findings.length);
    assert.deepEqual(
      story.reports.map((report) => [report.siglum, report.outlet, published(report.doc.published)]),
      told.reports,
    );
    assert.equal(giverWords([], false), told.own_voice);
  });
}
