// The readings table in the trade's form: the base text with numbered lemmata, and under it a line for each place of variation.
import type * as C from "../../contract";
import type { Story } from "../story";
import { oneLine } from "../words";

export type VariantKind = C.Variant["kind"];
export const VARIANT_KINDS: VariantKind[] = ["figure", "name", "words"];

/** Wordings longer than this are given by their first and last words. */
const LONG_LEMMA = 7;
const LONG_READING = 24;

/** What some witnesses have at a place of variation. */
export interface VariantWords {
  /** empty where they have nothing */
  wording: string;
  spans: C.Span[];
  sigla: string[];
}

/** A place of variation: the lemma of the base, and what other witnesses have there. */
export interface Place {
  /** from 1, in the order of the base text */
  number: number;
  kind: VariantKind;
  lemma: VariantWords;
  /** where the lemma stands in the base; null where the base has no place for it */
  at: C.Span | null;
  /** of an empty lemma: the word of the base before it; empty at the start */
  after: string;
  others: VariantWords[];
}

/** A stretch of the base text; with a number it is the lemma of that place. */
export interface Stretch {
  text: string;
  number: number | null;
}

export interface Edited {
  entry: C.ApparatusEntry;
  sigla: string[];
  base: string;
  /** paragraph of the base witness in which the passage begins, from 1; null in a headline */
  paragraph: number | null;
  places: Place[];
}

/** The entry laid out: its places of variation in the order of the base text. */
export function edited(story: Story, entry: C.ApparatusEntry): Edited {
  const places = entry.variants.map((variant) => placeOf(story, entry, variant));
  places.sort((a, b) => (a.at?.start ?? Infinity) - (b.at?.start ?? Infinity) || (a.at?.end ?? 0) - (b.at?.end ?? 0));
  places.forEach((place, at) => (place.number = at + 1));
  return { entry, sigla: story.sigla(entry.witnesses), base: story.siglum(entry.base.report), paragraph: paragraphOf(story, entry.base), places };
}

/** Entries with variants, those that differ in a figure first, then those in a name; within each in the order of the result. */
export function editedEntries(story: Story): Edited[] {
  const rank = (each: Edited): number => Math.min(...each.places.map((place) => VARIANT_KINDS.indexOf(place.kind)));
  return story.comparison.apparatus
    .filter((entry) => entry.variants.length > 0)
    .map((entry) => edited(story, entry))
    .sort((a, b) => rank(a) - rank(b));
}

function placeOf(story: Story, entry: C.ApparatusEntry, variant: C.Variant): Place {
  const readings = variant.readings.map((reading) => ({
    wording: oneLine(reading.wording),
    spans: reading.spans,
    sigla: story.sigla(reading.spans),
  }));
  const lemma = readings[0] ?? { wording: "", spans: [], sigla: [] };
  const { base } = entry;
  const at = lemma.spans.find((span) => span.report === base.report && span.start >= base.start && span.end <= base.end) ?? null;
  const text = textOf(story, base);
  const before = at && !lemma.wording && text ? oneLine(text.slice(base.start, at.start)) : "";
  return { number: 0, kind: variant.kind, lemma, at, after: before.split(" ").pop() ?? "", others: readings.slice(1) };
}

function textOf(story: Story, span: C.Span) {
  const report = story.report(span.report);
  return span.field === "title" ? report?.title : report?.text;
}

function paragraphOf(story: Story, base: C.Span): number | null {
  const text = textOf(story, base);
  if (!text || base.field === "title") return null;
  return text.slice(0, base.start).split(/\n[^\S\n]*\n/).filter((part) => part.trim()).length + Number(/(^|\n[^\S\n]*\n)\s*$/.test(text.slice(0, base.start))) || 1;
}

/** The base text cut at the lemmata of `places`; where lemmata overlap the later one keeps what is left. */
export function baseText(story: Story, { entry }: Edited, places: Place[]): Stretch[] {
  const text = textOf(story, entry.base);
  if (!text) return [{ text: entry.base.text, number: null }];
  const found: Stretch[] = [];
  let done = entry.base.start;
  for (const { at, number } of places) {
    if (!at) continue;
    const start = Math.max(done, at.start);
    if (start > done) found.push({ text: text.slice(done, start), number: null });
    found.push({ text: text.slice(start, Math.max(start, at.end)), number });
    done = Math.max(start, at.end);
  }
  if (done < entry.base.end) found.push({ text: text.slice(done, entry.base.end), number: null });
  return found;
}

/** A long wording by its first and last words: "The company … said". */
export function shortened(wording: string, most: number): string {
  const words = wording.split(" ");
  if (words.length <= most) return wording;
  const last = Math.max(1, Math.floor(most / 3));
  return `${words.slice(0, most - last).join(" ")} … ${words.slice(-last).join(" ")}`;
}

export function lemmaWords(place: Place): string {
  return shortened(place.lemma.wording, LONG_LEMMA);
}

export function readingWords(reading: VariantWords): string {
  return shortened(reading.wording, LONG_READING);
}

/** Letters of reports, three or more that follow each other as a range: "A–F, H". */
export function groupedSigla(story: Story, sigla: string[]): string {
  const places = sigla.map((siglum) => story.lettered(siglum)?.place ?? -1);
  const parts: string[] = [];
  for (let at = 0; at < sigla.length; ) {
    let end = at;
    while (end + 1 < sigla.length && places[end + 1] === (places[end] as number) + 1) end++;
    if (end - at >= 2) parts.push(`${sigla[at]}–${sigla[end]}`);
    else parts.push(...sigla.slice(at, end + 1));
    at = end + 1;
  }
  return parts.join(", ");
}

/** The line of a place as plain text: "strong] powerful C", "said] om. C", "after workforce] adds jobs B". */
export function apparatusLine(story: Story, place: Place): string {
  const lemma = place.lemma.wording ? lemmaWords(place) : place.after ? `after ${place.after}` : "at the start";
  const others = place.others.map((reading) => {
    const sigla = groupedSigla(story, reading.sigla);
    if (!reading.wording) return `om. ${sigla}`;
    return `${place.lemma.wording ? "" : "adds "}${readingWords(reading)} ${sigla}`;
  });
  return `${lemma}] ${others.join("; ")}`;
}

/** What a witness has at a place; null where it is not a witness there. */
export function readingOf(story: Story, place: Place, siglum: string): VariantWords | null {
  const report = story.lettered(siglum)?.id;
  return [place.lemma, ...place.others].find((reading) => reading.spans.some((span) => span.report === report)) ?? null;
}
