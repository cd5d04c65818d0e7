import assert from "node:assert/strict";
import { test } from "node:test";
import { byReason } from "../src/views/methods/dropped";
import { counted, withoutDays } from "../src/views/methods/rules";

test("rules are counted once for all days they were used on", () => {
  const rules = ["A bare weekday in a report of 6 May 2031 (Tuesday) is the latest Monday up to that day.", "A bare weekday in a report of 17 June 2031 (Sunday) is the latest Friday up to that day."];
  assert.deepEqual(counted(rules.map(withoutDays)), [{ rule: "A bare weekday in a report of [day] is the latest [weekday] up to that day.", count: 2 }]);
});

test("what was left out stands by reason, the commonest first, and is found by its words", () => {
  const dropped = [{ what: "A: 'six'", reason: "no count" }, { what: "A: 'no comment'", reason: "nothing said" }, { what: "B: 'six'", reason: "no count" }];
  assert.deepEqual(byReason(dropped).map((each) => [each.reason, each.what.length]), [["no count", 2], ["nothing said", 1]]);
  assert.deepEqual(byReason(dropped, "COMMENT"), [{ reason: "nothing said", what: ["A: 'no comment'"] }]);
});
