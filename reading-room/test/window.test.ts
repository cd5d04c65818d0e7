// Words in context: the stretches around a thing's spans put together are the text as it stands.
import assert from "node:assert/strict";
import { test } from "node:test";
import { grouped, stretches } from "../src/card/pieces/window";
import type * as C from "../src/contract";
import { CodePoints } from "../src/story/texts/codepoints";
import type { Story } from "../src/story/story";

const TEXT = "The quay was full. 🌊 “At least 14 drowned,” said Ilse Vorn.\nNobody came down to look.";

function storyOf(text: string): Story {
  const report = { text: new CodePoints(text), title: new CodePoints("At least 14 drowned") };
  return { report: (id: string) => (id === "r" ? report : undefined) } as unknown as Story;
}

function find(words: string, text = TEXT): C.Span {
  const start = [...text.slice(0, text.indexOf(words))].length;
  return { report: "r", start, end: start + [...words].length, text: words };
}

test("the thing is marked, and what goes with it", () => {
  const found = stretches(storyOf(TEXT), [find("At least 14")], [find("drowned")]);
  assert.deepEqual(found.filter(({ role }) => role === "main").map(({ text }) => text), ["At least 14"]);
  assert.deepEqual(found.filter(({ role }) => role === "also").map(({ text }) => text), ["drowned"]);
});

test("the stretches are the paragraph, whole and in order", () => {
  const told = stretches(storyOf(TEXT), [find("14"), find("Vorn")]).map(({ text }) => text).join("");
  assert.equal(told, TEXT.split("\n")[0]);
});

test("a long text is cut between words, and says so", () => {
  const text = `${"early word ".repeat(40)}HERE ${"late word ".repeat(40)}`;
  const told = stretches(storyOf(text), [find("HERE", text)]).map((stretch) => stretch.text).join("");
  assert.match(told, /^…(early|word) .*HERE .*(late|word)…$/);
  assert.ok(told.length < 200);
});

test("far spans of one thing leave out what lies between", () => {
  const text = `HERE ${"between ".repeat(60)}THERE`;
  const found = stretches(storyOf(text), [find("HERE", text), find("THERE", text)]);
  assert.ok(found.some(({ role, text: gap }) => role === "gap" && gap === " … "));
  assert.deepEqual(found.filter(({ role }) => role === "main").map((stretch) => stretch.text), ["HERE", "THERE"]);
});

test("spans of a headline and of several reports are told apart", () => {
  const title: C.Span = { report: "r", start: 0, end: 8, text: "At least", field: "title" };
  assert.equal(grouped([find("14"), title, { ...title, report: "other" }, find("Vorn")]).length, 3);
  assert.deepEqual(stretches(storyOf(TEXT), [{ ...title, report: "other" }]), [{ text: "At least", role: "main" }]);
});
