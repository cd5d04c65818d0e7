// The places of a story: toponyms that stand for one place of the gazetteer put together, and the names without a place.
import type * as C from "../../contract";
import type { Story } from "../../story/story";
import { oneLine } from "../../story/words";

export type Kind = C.Toponym["kind"];
export const KINDS: Kind[] = ["name", "demonym", "metonym"];

/** Which toponyms are looked at; empty is all. */
export interface Filter {
  report: string;
  kind: string;
}

/** A place with every toponym that stands for it. */
export interface PlaceGroup {
  key: string;
  name: string;
  countries: string[];
  lat: number;
  lon: number;
  precision: C.Toponym["precision"];
  toponyms: C.Toponym[];
  sigla: string[];
  wordings: Wording[];
  /** other places that the names may mean, each once */
  candidates: Candidate[];
}

export type Candidate = C.Place & { lat: number; lon: number };

/** A name that is put on no map, and why. */
export interface Unplaced {
  name: string;
  why: string;
  toponyms: C.Toponym[];
  sigla: string[];
  candidates: C.Place[];
}

/** One form of a place's name in the reports. */
export interface Wording {
  text: string;
  kind: Kind;
  count: number;
}

export interface Places {
  placed: PlaceGroup[];
  unplaced: Unplaced[];
}

/** The places that the toponyms stand for, those of most reports first; and the names that stand for none. */
export function placesOf(story: Story, filter: Filter = { report: "", kind: "" }): Places {
  const groups = new Map<string, C.Toponym[]>();
  const names = new Map<string, C.Toponym[]>();
  for (const toponym of story.comparison.toponyms) {
    if (filter.kind && toponym.kind !== filter.kind) continue;
    if (filter.report && story.siglum(toponym.span.report) !== filter.report) continue;
    if (onMap(toponym)) push(groups, placeKey(toponym), toponym);
    else push(names, `${toponym.place ?? ""} ${oneLine(toponym.span.text).toLowerCase()}`, toponym);
  }
  const placed = [...groups].map(([key, toponyms]) => groupOf(story, key, toponyms));
  const unplaced = [...names.values()].map((toponyms) => unplacedOf(story, toponyms));
  return { placed: placed.sort(byReports), unplaced: unplaced.sort(byReports) };
}

/** The key of the place that a toponym stands for: its name and where it lies. */
export function placeKey(toponym: C.Toponym): string {
  return `${toponym.place} ${toponym.lat} ${toponym.lon}`;
}

export function onMap<T extends { lat: number | null; lon: number | null }>(place: T): place is T & { lat: number; lon: number } {
  return place.lat !== null && place.lon !== null && Math.abs(place.lat) <= 90 && Math.abs(place.lon) <= 180;
}

function groupOf(story: Story, key: string, toponyms: C.Toponym[]): PlaceGroup {
  const first = toponyms[0] as C.Toponym;
  const { lat, lon } = first as { lat: number; lon: number };
  const candidates = new Map<string, Candidate>();
  for (const place of toponyms.flatMap((toponym) => toponym.candidates)) {
    const there = `${place.name} ${place.lat} ${place.lon}`;
    if (onMap(place) && there !== key) candidates.set(there, place);
  }
  return {
    key,
    name: first.place ?? oneLine(first.span.text),
    countries: first.countries,
    lat,
    lon,
    precision: first.precision,
    toponyms,
    sigla: story.sigla(toponyms.map((toponym) => toponym.span)),
    wordings: wordingsOf(toponyms),
    candidates: [...candidates.values()],
  };
}

function unplacedOf(story: Story, toponyms: C.Toponym[]): Unplaced {
  const first = toponyms[0] as C.Toponym;
  const candidates = new Map(toponyms.flatMap((each) => each.candidates).map((place) => [`${place.name} ${place.lat} ${place.lon}`, place]));
  const why = first.place
    ? "the gazetteer gives it no coordinates"
    : candidates.size
      ? "several places have the name, and nothing chooses among them"
      : "no place of this name in the gazetteer";
  return {
    name: first.place ?? oneLine(first.span.text),
    why,
    toponyms,
    sigla: story.sigla(toponyms.map((toponym) => toponym.span)),
    candidates: [...candidates.values()],
  };
}

/** The forms of a name, capitals aside, the most frequent first. */
function wordingsOf(toponyms: C.Toponym[]): Wording[] {
  const forms = new Map<string, Wording>();
  for (const toponym of toponyms) {
    const text = oneLine(toponym.span.text);
    const key = `${toponym.kind} ${text.toLowerCase()}`;
    const there = forms.get(key);
    if (there) {
      there.count++;
      // "BELOVAR" of a dispatch head is the same name as "Belovar"
      if (there.text === there.text.toUpperCase()) there.text = text;
    } else forms.set(key, { text, kind: toponym.kind, count: 1 });
  }
  return [...forms.values()].sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1));
}

function byReports(a: { sigla: string[]; toponyms: unknown[]; name: string }, b: typeof a): number {
  return b.sigla.length - a.sigla.length || b.toponyms.length - a.toponyms.length || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
}

function push(into: Map<string, C.Toponym[]>, key: string, toponym: C.Toponym): void {
  const there = into.get(key);
  if (there) there.push(toponym);
  else into.set(key, [toponym]);
}

/** Places in words, those of one name in one country counted: "Vienna (5 in United States)". */
export function placesInWords(places: C.Place[], countryName: (code: string) => string): string[] {
  const same = new Map<string, { place: C.Place; count: number }>();
  for (const place of places) {
    const key = `${place.name} ${place.countries.join()}`;
    const there = same.get(key);
    if (there) there.count++;
    else same.set(key, { place, count: 1 });
  }
  return [...same.values()].map(({ place, count }) => {
    const where = place.countries.map(countryName).join(" or ");
    if (count === 1) return where ? `${place.name} (${where})` : place.name;
    return `${place.name} (${count}${where ? ` in ${where}` : ""})`;
  });
}
