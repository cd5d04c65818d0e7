// What the story is called: the headline of the first report that has one.
import type { Report, Story } from "./story";
import { clip, oneLine } from "./words";

/** Characters at which a sentence that stands in for a headline is cut. */
const SENTENCE = 140;

/** The words of the story: the headline of the first report that has one, else the first sentence of the first report's running text. */
export function headline(story: Story): { siglum: string; words: string } {
  const titled = inTime(story).find((report) => report.doc.title?.trim());
  if (titled) return { siglum: titled.siglum, words: oneLine(titled.doc.title as string) };
  const first = inTime(story)[0];
  if (!first) return { siglum: "", words: "No report" };
  const [start, end] = first.doc.body[0] ?? [0, first.text.length];
  const sentence = /^.*?[.!?…](?=["”’)]?\s|$)/s.exec(first.text.slice(start, end).trim())?.[0] ?? first.text.slice(start, end);
  return { siglum: first.siglum, words: clip(sentence, SENTENCE) };
}

/** The reports by the first day they may be of; the undated last. */
function inTime(story: Story): Report[] {
  const when = (report: Report): string => report.doc.published.time ?? report.doc.published.earliest ?? "9999";
  return [...story.reports].sort((a, b) => (when(a) < when(b) ? -1 : when(a) > when(b) ? 1 : a.place - b.place));
}
