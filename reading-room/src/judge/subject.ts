// What is judged: one thing of the comparison, or two of which it is asked whether they are one.
import type * as C from "../contract";
import { isFigure, placeOf as memberPlace } from "../story/readings";
import { type Kind, type Ref, ref } from "../story/refs";
import type { Story, Thing } from "../story/story";
import { anchorOf } from "./anchors";
import { type Anchor, type Changes, type JudgedKind, type Judgement, type Outcome, type Verdict, VERDICTS } from "./file/judgement";

/** Characters of an item as JSON above which it is not kept with the judgement; a claim of hundreds of pairs would fill the browser. */
const MOST_ITEM = 40_000;

/** Names what is judged within one story: its ref, or "pair figure:A figure:B" and "origins figure:A figure:B". */
export type Key = string;

export interface Subject {
  kind: JudgedKind;
  key: Key;
  verdicts: Verdict[];
  anchors: () => Anchor[];
  /** what is kept with the judgement, so that it can be put back */
  item: () => Changes | null;
  /** what a correction starts from */
  current: Changes;
}

const SINGLE: Verdict[] = ["accept", "reject", "correct", "unsure"];
const PAIR: Verdict[] = ["same", "different", "unsure"];

/** A thing as it is judged by itself; null where its kind is not judged. */
export function subjectOf(story: Story, thing: Thing): Subject | null {
  const kind = thing.kind as JudgedKind;
  if (!(kind in VERDICTS) || thing.kind === "origin") return null;
  const spans = spansOf(story, thing);
  const pair = kind === "passage";
  if (kind !== "edge" && (spans.length === 0 || (pair && spans.length !== 2))) return null;
  const may: readonly Verdict[] = VERDICTS[kind];
  const item = thing.item as Changes;
  return {
    kind,
    key: thing.ref,
    verdicts: SINGLE.filter((verdict) => may.includes(verdict) && !(kind === "actor" && verdict === "unsure")),
    anchors: () => spans.map((span) => anchorOf(story, span)),
    item: () => (kind !== "edge" && JSON.stringify(item).length > MOST_ITEM ? null : item),
    current: item,
  };
}

/** Whether two members of claims, or two actors, are one. */
export function pairOf(story: Story, left: Ref, right: Ref): Subject | null {
  const [one, other] = [story.thing(left), story.thing(right)];
  if (!one || !other || one.kind !== other.kind || left === right) return null;
  if (one.kind !== "figure" && one.kind !== "attribution" && one.kind !== "actor") return null;
  return between(story, { kind: one.kind, key: pairKey("pair", left, right), left: one, right: other });
}

/** Whether two wordings of one actor name the same: by a mention of each. */
export function wordingsOf(story: Story, left: C.Span, right: C.Span): Subject {
  const anchors = (): Anchor[] => [anchorOf(story, left), anchorOf(story, right)];
  return { kind: "actor", key: wordingsKey(left, right), verdicts: PAIR, anchors, item: () => null, current: {} };
}

/** Whether two members of a claim go back to one origin. */
export function originsOf(story: Story, left: Ref, right: Ref): Subject | null {
  const [one, other] = [story.thing(left), story.thing(right)];
  if (!one || !other || left === right) return null;
  return between(story, { kind: "origin", key: pairKey("origins", left, right), left: one, right: other });
}

function between(story: Story, of: { kind: JudgedKind; key: Key; left: Thing; right: Thing }): Subject | null {
  const [left, right] = [of.left.spans[0], of.right.spans[0]];
  if (!left || !right) return null;
  const anchors = (): Anchor[] => [anchorOf(story, left), anchorOf(story, right)];
  return { kind: of.kind, key: of.key, verdicts: PAIR, anchors, item: () => null, current: {} };
}

function pairKey(what: "pair" | "origins", left: Ref, right: Ref): Key {
  return [what, ...[left, right].sort()].join(" ");
}

function wordingsKey(left: C.Span, right: C.Span): Key {
  const worded = (span: C.Span): string => span.text.toLowerCase().split(/\s+/).join(" ");
  return ["wordings", ...[worded(left), worded(right)].sort()].join(" | ");
}

/** The spans that anchors are made of. */
function spansOf(story: Story, thing: Thing): C.Span[] {
  if (thing.kind === "actor") return thing.spans.slice(0, 1);
  if (thing.kind === "edge") return evidenceOf(thing.item as C.Edge);
  if (thing.kind !== "claim") return thing.spans;
  const members = (thing.item as C.Claim).members.map((id) => story.member(id)).filter((member) => member !== undefined);
  return members.map(memberPlace);
}

/** The spans of the first evidence that has two, else of the first that has one. */
function evidenceOf({ evidence }: C.Edge): C.Span[] {
  const sides = evidence.map(({ left, right }) => [left, right].filter((span) => span !== null && span.end > span.start) as C.Span[]);
  return sides.find((spans) => spans.length === 2) ?? sides.find((spans) => spans.length === 1) ?? [];
}

/** What a judgement is about in this story, with where its words stand in it; `refs` are empty where that is no thing here. */
export interface About {
  key: Key;
  refs: Ref[];
}

/** Whether a judgement asks of two things whether they are one. */
export function isPair(judgement: Judgement): boolean {
  const { verdict, kind, anchors } = judgement;
  if (verdict === "same" || verdict === "different" || kind === "origin") return true;
  if (verdict !== "unsure" || anchors.length !== 2) return false;
  if (kind === "actor" || kind === "figure") return true;
  // two parts of one content stand in one report; two members that are asked about in two
  return kind === "attribution" && anchors[0]?.report.file !== anchors[1]?.report.file;
}

export function aboutOf(story: Story, judgement: Judgement & Partial<Outcome>, places: (C.Span | null)[]): About {
  const index = Index.of(story);
  const stand = places.filter((place) => place !== null);
  let refs: Ref[] = [];
  if (isPair(judgement)) {
    const kinds: Kind[] = judgement.kind === "origin" ? ["figure", "attribution"] : [judgement.kind as Kind];
    refs = places.flatMap((place) => (place ? index.at(kinds, place).slice(0, 1) : []));
    if (refs.length < 2) refs = named(story, judgement).slice(0, 2);
    const [left, right] = refs;
    if (left && left === right && places[0] && places[1]) return { key: wordingsKey(places[0], places[1]), refs: [left] };
    const what = judgement.kind === "origin" ? "origins" : "pair";
    return { key: left && right ? pairKey(what, left, right) : `lost ${judgement.id}`, refs };
  }
  if (judgement.kind === "edge") refs = index.edges(judgement.item);
  else if (judgement.kind === "claim") refs = index.claims(stand, judgement.item?.["topic"]);
  else if (judgement.kind === "passage") refs = places[0] && places[1] ? index.passages(places[0], places[1]) : [];
  else if (stand[0]) refs = index.at([judgement.kind as Kind], stand[0], stand);
  if (!refs.length) refs = named(story, judgement);
  return { key: refs[0] ?? `lost ${judgement.id}`, refs: refs.slice(0, 1) };
}

/** The things of the judged kind that the result itself names. */
function named(story: Story, judgement: Judgement & Partial<Outcome>): Ref[] {
  const kinds: Kind[] = judgement.kind === "origin" ? ["figure", "attribution"] : [judgement.kind as Kind];
  return (judgement.items ?? []).flatMap((id) => kinds.map((kind) => ref(kind, id))).filter((name) => story.thing(name) !== undefined);
}

/** Things by where they stand, made once for a story. */
class Index {
  private static readonly made = new WeakMap<Story, Index>();
  private readonly starts = new Map<Kind, Map<string, Ref[]>>();
  private passagesByLeft: Map<string, Ref[]> | null = null;

  static of(story: Story): Index {
    const there = Index.made.get(story) ?? new Index(story);
    Index.made.set(story, there);
    return there;
  }

  private constructor(private readonly story: Story) {}

  /** The things of a kind by where their first span stands, actors by all mentions. */
  private startsOf(kind: Kind): Map<string, Ref[]> {
    const there = this.starts.get(kind);
    if (there) return there;
    const made = new Map<string, Ref[]>();
    this.starts.set(kind, made);
    for (const thing of this.story.all(kind)) {
      for (const span of kind === "actor" ? thing.spans : thing.spans.slice(0, 1)) this.put(made, spanKey(span), thing.ref);
    }
    return made;
  }

  /** Things of these kinds whose first span stands there; those that have all of the spans before the others. */
  at(kinds: Kind[], place: C.Span, whole: C.Span[] = []): Ref[] {
    const found = kinds.flatMap((kind) => this.startsOf(kind).get(spanKey(place)) ?? []);
    const wanted = whole.map(spanKey).join();
    const fits = (name: Ref): number => Number(this.story.thing(name)?.spans.map(spanKey).join() !== wanted);
    return wanted ? found.sort((a, b) => fits(a) - fits(b)) : found;
  }

  /** The claim that shares most of these members, more than half of all that either has. */
  claims(places: C.Span[], topic: unknown): Ref[] {
    const members = new Set(places.flatMap((place) => this.at(["figure", "attribution"], place)).map((name) => name.slice(name.indexOf(":") + 1)));
    const scored = this.story.comparison.claims.map((claim) => {
      const shared = claim.members.filter((id) => members.has(id)).length;
      return { claim, score: shared / (new Set([...claim.members, ...members]).size || 1) };
    });
    scored.sort((a, b) => b.score - a.score || Number(b.claim.topic === topic) - Number(a.claim.topic === topic));
    return scored[0] && scored[0].score > 1 / 2 ? [ref("claim", scored[0].claim.id)] : [];
  }

  passages(left: C.Span, right: C.Span): Ref[] {
    if (!this.passagesByLeft) {
      this.passagesByLeft = new Map();
      for (const each of this.story.comparison.passages) {
        this.put(this.passagesByLeft, `${spanKey(each.left)} ${spanKey(each.right)}`, ref("passage", each.id));
      }
    }
    const [one, other] = [spanKey(left), spanKey(right)];
    return this.passagesByLeft.get(`${one} ${other}`) ?? this.passagesByLeft.get(`${other} ${one}`) ?? [];
  }

  edges(item: Changes | null): Ref[] {
    const edges = this.story.comparison.lineage.edges;
    const at = edges.findIndex((edge) => edge.from === item?.["from"] && edge.to === item?.["to"] && edge.kind === item?.["kind"]);
    return at < 0 ? [] : [ref("edge", `${at}`)];
  }

  private put(into: Map<string, Ref[]>, key: string, name: Ref): void {
    const there = into.get(key);
    if (!there) into.set(key, [name]);
    else if (!there.includes(name)) there.push(name);
  }
}

function spanKey(span: C.Span | undefined): string {
  return span ? `${span.report} ${span.field ?? ""} ${span.start} ${span.end}` : "";
}

/** The members of a claim that can be asked about as pairs: those of one kind, the first of each reading of each report first. */
export function membersOf(story: Story, claim: C.Claim): Ref[] {
  const members = claim.members.map((id) => story.member(id)).filter((member) => member !== undefined);
  const first = members[0];
  if (!first) return [];
  return members.filter((member) => isFigure(member) === isFigure(first)).map((member) => story.memberRef(member.id));
}
