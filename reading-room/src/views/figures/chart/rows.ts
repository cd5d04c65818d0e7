// The rows of a chart: readings by the time they speak of, those of one origin that say the same in one row.
import type * as C from "../../../contract";
import type { OriginBook } from "../../../story/origins";
import type { Story } from "../../../story/story";
import { figureWords, oneLine, OWN_VOICE, period } from "../../../story/words";
import { unitOf } from "./amounts";
import { type Extent, extentOf } from "./extent";

/** The time a reading speaks of; else when its report was published. */
export interface When {
  basis: "as of" | "published" | "unknown";
  /** days in words, the heading of a group */
  days: string;
  /** "16:05 UTC" */
  clock: string | null;
  order: [string, string, number];
}

export interface Row {
  key: string;
  figures: C.Figure[];
  sigla: string[];
  extent: Extent;
  origin: C.ClaimOrigin | undefined;
  colour: string;
  giver: string;
  words: string;
  when: When;
}

/** Readings that can stand on one axis: one unit, one thing measured. */
export interface Facet {
  key: string;
  unit: string | null;
  /** what is measured here, where the claim lists several things side by side */
  what: string | null;
  /** all its readings are worked out from readings in another unit */
  derived: boolean;
  figures: C.Figure[];
}

const LAST = "9999";
const MOST_WORDINGS = 2;

export function whenOf(story: Story, figure: C.Figure): When {
  const given = figure.as_of;
  const days = period(given);
  if (days && given) return { basis: "as of", days, clock: null, order: order(given, null) };
  const published = story.report(figure.span.report)?.doc.published;
  const told = published && period(published.value ? { earliest: published.value, latest: published.value } : published);
  if (!told) return { basis: "unknown", days: "Date unknown", clock: null, order: [LAST, LAST, 0] };
  return { basis: "published", days: told, clock: clockOf(published.time), order: order(published, published.time) };
}

function order(days: C.Period, time: string | null): When["order"] {
  return [days.earliest ?? days.latest ?? LAST, days.latest ?? LAST, (time && Date.parse(time)) || 0];
}

function clockOf(time: string | null): string | null {
  const found = /T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?/.exec(time ?? "");
  if (!found) return null;
  return found[2] === "Z" || found[2] === "+00:00" ? `${found[1]} UTC` : [found[1], found[2]].filter(Boolean).join(" ");
}

/** The figures of a claim by what can share an axis; the fullest facet first. */
export function facetsOf(claim: C.Claim, figures: C.Figure[]): Facet[] {
  const listed = claim.relation === "single" || claim.relation === "derived";
  const derived = new Set(claim.pairs.filter((pair) => pair.relation === "derived").flatMap((pair) => [pair.from, pair.to]));
  const facets = new Map<string, Facet>();
  for (const figure of figures) {
    const unit = unitOf(figure);
    const kind = unit ?? (figure.role === "multiple" || figure.role === "ordinal" ? figure.role : "");
    const apart = listed && claim.measure === null;
    const key = `${kind}|${apart ? (figure.measure ?? "") : ""}`;
    const facet = facets.get(key) ?? { key, unit, what: apart ? whatOf(figure) : null, derived: true, figures: [] };
    facet.figures.push(figure);
    facet.derived &&= derived.has(figure.id);
    facets.set(key, facet);
  }
  const found = [...facets.values()].sort((a, b) => b.figures.length - a.figures.length);
  const [first] = found;
  for (const facet of found) facet.derived &&= facet.unit !== first?.unit && facet.what === null;
  return found;
}

/** What a figure counts, in its report's words. */
function whatOf(figure: C.Figure): string | null {
  const counted = figure.counted ? oneLine(figure.counted.text) : figure.head;
  const outcome = figure.outcome?.replaceAll("_", " ");
  return [counted, outcome].filter(Boolean).join(", ") || null;
}

/** The rows in order of time; `each` gives every figure its own row, else what one origin says alike on one day is one row. */
export function rowsOf(story: Story, claim: C.Claim | null, figures: C.Figure[], { each = false } = {}): Row[] {
  const groups = new Map<string, C.Figure[]>();
  for (const figure of figures) {
    const extent = extentOf(figure);
    const origin = claim ? story.origins.of(claim, figure.id)?.name : undefined;
    const same = each ? figure.id : JSON.stringify([extent, figure.per, origin ?? giverShort(figure), whenOf(story, figure).days]);
    groups.set(same, [...(groups.get(same) ?? []), figure]);
  }
  const rows = [...groups].map(([key, group]) => rowOf(story, story.origins, { key, claim, group }));
  return rows.sort((a, b) => compare(a.when.order, b.when.order) || placeOf(story, a) - placeOf(story, b));
}

function rowOf(story: Story, origins: OriginBook, { key, claim, group }: { key: string; claim: C.Claim | null; group: C.Figure[] }): Row {
  const first = group[0] as C.Figure;
  const origin = claim ? origins.of(claim, first.id) : undefined;
  const wordings = new Map<string, string>();
  for (const figure of group) {
    const words = figureWords(story, figure, 44);
    if (!wordings.has(figure.span.text.toLowerCase())) wordings.set(figure.span.text.toLowerCase(), words);
  }
  const listed = [...wordings.values()];
  const givers = [...new Set(group.map(giverShort))];
  return {
    key,
    figures: group,
    sigla: story.sigla(group.map((figure) => figure.span)),
    extent: extentOf(first),
    origin,
    colour: origins.colour(origin?.name),
    giver: givers.length === 1 ? (givers[0] as string) : (origin?.name ?? givers.join(", ")),
    words: listed.slice(0, MOST_WORDINGS).join(" / ") + (listed.length > MOST_WORDINGS ? " / …" : ""),
    when: whenOf(story, first),
  };
}

/** The last of the chain: on whose word it stands. */
export function giverShort(figure: C.Figure): string {
  const chain = figure.sources.length ? figure.sources : figure.sources_inferred;
  return oneLine(chain.at(-1) ?? OWN_VOICE);
}

function placeOf(story: Story, row: Row): number {
  return story.lettered(row.sigla[0] ?? "")?.place ?? 0;
}

function compare(a: When["order"], b: When["order"]): number {
  for (let at = 0; at < a.length; at++) {
    const [one, other] = [a[at] as string | number, b[at] as string | number];
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}

/** Rows under the days they speak of, in order. */
export function byDays(rows: Row[]): { days: string; rows: Row[] }[] {
  const groups: { days: string; rows: Row[] }[] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last?.days === row.when.days) last.rows.push(row);
    else groups.push({ days: row.when.days, rows: [row] });
  }
  return groups;
}
