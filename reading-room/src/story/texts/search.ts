// Search: words looked for in texts and names, whatever their case and accents.
import { type Finding, giverOf } from "../readings";
import { type Ref, ref } from "../refs";
import type { Report, Story } from "../story";
import { figureWords } from "../words";

/** A text folded (lower case, no accents, white space as one space), with the code point that each folded character comes from. */
export class Folded {
  readonly text: string;
  private readonly points: Uint32Array;

  constructor(text: string) {
    const points: number[] = [];
    let folded = "";
    let point = 0;
    for (const mark of text) {
      const made = foldOne(mark, folded.endsWith(" "));
      for (let unit = 0; unit < made.length; unit++) points.push(point);
      folded += made;
      point++;
    }
    points.push(point);
    this.text = folded;
    this.points = Uint32Array.from(points);
  }

  /** Code points [start, end) of the places where the folded words stand, at most `most`. */
  places(words: string, most = Infinity): { start: number; end: number }[] {
    const found: { start: number; end: number }[] = [];
    if (!words) return found;
    for (let at = this.text.indexOf(words); at >= 0 && found.length < most; at = this.text.indexOf(words, at + words.length)) {
      const start = this.points[at] as number;
      const last = this.points[at + words.length - 1] as number;
      found.push({ start, end: last + 1 });
    }
    return found;
  }
}

function foldOne(mark: string, afterSpace: boolean): string {
  if (mark >= "!" && mark <= "~") return mark.toLowerCase();
  if (/\s/u.test(mark)) return afterSpace ? "" : " ";
  const small = mark.toLowerCase();
  return STANDS_FOR[small] ?? small.normalize("NFKD").replace(/\p{M}/gu, "");
}

/** Marks that are typed in a plainer way. */
const STANDS_FOR: { [mark: string]: string } = { "’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "–": "-", "‑": "-", "—": "-", ı: "i", ł: "l", ø: "o", đ: "d", ß: "ss" };

/** Words as they are looked for. */
export function fold(words: string): string {
  return new Folded(words).text.trim();
}

const sayings = new WeakMap<Finding, string>();

/** Everything that a claim says, folded: topic, readings, on whose word. */
export function saying(finding: Finding): string {
  let text = sayings.get(finding);
  if (text === undefined) {
    const { claim, readings } = finding;
    const parts = readings.flatMap((reading) => [reading.words, ...reading.givers.map((giver) => giver.words)]);
    text = fold([claim.topic, ...parts, ...claim.origins.map((origin) => origin.name)].join(" "));
    sayings.set(finding, text);
  }
  return text;
}

export type Group = "In the texts" | "Claims" | "Figures" | "Speakers" | "Places" | "Names";

/** Something found: a thing of the comparison, or a place in a report's text. */
export interface Hit {
  words: string;
  /** letters of the reports it stands in */
  sigla: string[];
  to: { show: Ref } | { report: Report; start: number; end: number };
}

export interface Hits {
  group: Group;
  hits: Hit[];
  /** how many there are beside those listed */
  more: number;
}

interface Entry {
  group: Group;
  folded: string;
  hit: Hit;
}

const MOST = { text: 12, inReport: 4, things: 5 };
const ORDER: Group[] = ["Claims", "Figures", "Speakers", "Places", "Names"];

/** The things and texts of a story, folded once. */
export class SearchIndex {
  private readonly entries: Entry[] = [];
  private readonly texts: { report: Report; folded: Folded }[];

  constructor(story: Story) {
    this.texts = story.reports.map((report) => ({ report, folded: new Folded(report.doc.text) }));
    for (const finding of story.findings) {
      const { claim, sigla } = finding;
      this.entries.push({ group: "Claims", folded: saying(finding), hit: { words: claim.topic, sigla, to: { show: ref("claim", claim.id) } } });
    }
    const named = new Map<string, Hit & { group: Group; all: string }>();
    const name = (group: Group, words: string | null, show: Ref, all = ""): void => {
      if (!words?.trim()) return;
      const sigla = story.sigla(story.thing(show)?.spans ?? []);
      const key = `${group} ${words.toLowerCase()}`;
      const there = named.get(key);
      if (there) there.sigla = [...new Set([...there.sigla, ...sigla])];
      else named.set(key, { group, words, sigla, to: { show }, all });
    };
    for (const figure of story.comparison.figures) {
      name("Figures", figureWords(story, figure), ref("figure", figure.id), `${figure.counted?.text ?? ""} ${giverOf(figure)}`);
    }
    for (const { id, speaker } of story.comparison.attributions) name("Speakers", speaker, ref("attribution", id));
    for (const { id, place, span } of story.comparison.toponyms) name("Places", place ?? span.text, ref("toponym", id), span.text);
    for (const actor of story.comparison.actors) name("Names", actor.name, ref("actor", actor.id), [...actor.aliases, ...actor.roles].join(" "));
    for (const { group, all, ...hit } of named.values()) this.entries.push({ group, folded: fold(`${hit.words} ${all}`), hit });
  }

  /** What has these words, by group; those whose name begins with them first. */
  search(words: string): Hits[] {
    const looked = fold(words);
    if (!looked) return [];
    const groups = ORDER.map((group): Hits => {
      const all = this.entries.filter((entry) => entry.group === group && entry.folded.includes(looked));
      all.sort((a, b) => standing(a.folded, looked) - standing(b.folded, looked));
      return { group, hits: all.slice(0, MOST.things).map(({ hit }) => hit), more: Math.max(0, all.length - MOST.things) };
    });
    return [...groups, this.inTexts(looked)].filter(({ hits }) => hits.length);
  }

  private inTexts(looked: string): Hits {
    const hits: Hit[] = [];
    let count = 0;
    for (const { report, folded } of this.texts) {
      const places = folded.places(looked);
      count += places.length;
      for (const { start, end } of places.slice(0, MOST.inReport)) {
        if (hits.length < MOST.text) hits.push({ words: report.text.slice(start, end), sigla: [report.siglum], to: { report, start, end } });
      }
    }
    return { group: "In the texts", hits, more: count - hits.length };
  }
}

/** How well words stand in a name: at its begin, at the begin of a word, inside a word. */
function standing(name: string, words: string): number {
  const at = name.indexOf(words);
  return at === 0 ? 0 : name[at - 1] === " " ? 1 : 2;
}
