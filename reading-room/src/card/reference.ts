// What is copied for a note or a footnote: report, day, characters and words.
import type * as C from "../contract";
import type { Story, Thing } from "../story/story";
import { oneLine, plural, published } from "../story/words";
import { reportWords, titleOf } from "./title";

/** As many places as a note can hold; more are counted. */
const MOST = 40;

/** "A (Nordwire, 6 May 2024), characters 119–132: “at least nine”"; of a thing with several places a line for each. */
export function referenceOf(story: Story, thing: Thing): string {
  if (thing.kind === "report") return reportReference(story, thing.item as C.Document);
  const lines = thing.spans.slice(0, MOST).map((span) => placeReference(story, span));
  if (thing.spans.length > MOST) lines.push(`and ${plural(thing.spans.length - MOST, "more place")}`);
  if (lines.length === 1 && thing.kind !== "claim") return lines[0] as string;
  return [titleOf(story, thing, 200), ...lines].join("\n");
}

function placeReference(story: Story, span: C.Span): string {
  const siglum = story.siglum(span.report);
  const field = span.field === "title" ? "headline, " : "";
  return `${siglum} (${reportAndDay(story, siglum)}), ${field}characters ${span.start}–${span.end}: “${oneLine(span.text)}”`;
}

function reportReference(story: Story, doc: C.Document): string {
  const title = doc.title?.trim() ? `: “${oneLine(doc.title)}”` : "";
  return `${doc.siglum} (${reportAndDay(story, doc.siglum)})${title}, ${doc.file}${doc.line === null ? "" : `, line ${doc.line}`}, SHA-256 ${doc.sha256}`;
}

function reportAndDay(story: Story, siglum: string): string {
  const report = story.lettered(siglum);
  const day = report ? published(report.doc.published).replace(/ \(\w+\)$/, "") : "";
  return [reportWords(story, siglum), day].filter(Boolean).join(", ");
}
