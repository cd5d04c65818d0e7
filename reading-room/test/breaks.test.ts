import assert from "node:assert/strict";
import { test } from "node:test";
import { isValidElement } from "preact";
import { broken } from "../src/parts/breaks";

const read = (text: string): string => [broken(text)].flat().filter((part) => !isValidElement(part)).join("");

test("ordinary text stays one piece", () => {
  const text = "Nine people were hurt. ".repeat(50);
  assert.equal(broken(text), text);
});

test("a word of hundreds of letters may break, and reads as before", () => {
  for (const text of ["W".repeat(1050), `so ${"🜁".repeat(300)} on`, `${"a".repeat(250)} ${"b".repeat(250)}`]) {
    const made = broken(text);
    assert.ok(Array.isArray(made) && made.length >= 5);
    assert.equal(read(text), text);
    assert.ok(!made.some((part) => typeof part === "string" && part.length > 250));
  }
});
