// Who had it from whom: from the origins of claims through the channels named on the way to the reports.
import type * as C from "../../contract";
import { isFigure } from "../readings";
import { type Ref, ref } from "../refs";
import type { Member, Report, Story } from "../story";
import { oneLine } from "../words";

/** More lines than this hide what they show. */
export const MOST_LINKS = 160;
/** More origins than a screen holds are left to the list. */
export const MOST_ORIGINS = 14;

export type StopKind = "origin" | "channel" | "report";

/** One origin, one channel or one report of the drawing. */
export interface Stop {
  key: string;
  kind: StopKind;
  /** name of an origin or a channel; a report's letter */
  name: string;
  /** place from the left: origins 0, then channels, reports last */
  depth: number;
  readings: number;
  sigla: string[];
  /** of an origin: the other names under which reports give its words; they are joined into it */
  also: string[];
  /** of an origin: whether it is known who it is */
  named: boolean;
  /** of an origin: through whom its words came */
  via: string[];
}

/** Readings that go from one stop to another, of one origin. */
export interface Link {
  from: string;
  to: string;
  origin: string;
  readings: number;
  /** how many of them the report itself says came this way; the others are inferred */
  stated: number;
}

export interface Flow {
  stops: Stop[];
  links: Link[];
}

/** The claims that the whole story is drawn of: camps are told with their wider claim. */
export function wholeClaims(story: Story): C.Claim[] {
  return story.comparison.claims.filter((claim) => claim.part_of === null);
}

/** The claim that is to be drawn for what is shown: the claim itself, else the first of which the figure or words are a reading. */
export function claimShown(story: Story, shown: Ref | null): C.Claim | null {
  const thing = story.thing(shown);
  if (thing?.kind === "claim") return thing.item as C.Claim;
  if (thing?.kind === "figure" || thing?.kind === "attribution") return story.claimsOf((thing.item as Member).id)[0] ?? null;
  return null;
}

export function flowOf(story: Story, claims: C.Claim[]): Flow {
  const making = new Making();
  for (const claim of claims) {
    for (const origin of claim.origins) {
      for (const id of origin.members) {
        const member = story.member(id);
        const report = story.report((isMember(member) && placeOf(member)?.report) || "");
        if (member && report) making.reading(origin, member, report);
      }
    }
  }
  return making.flow(story);
}

function isMember(member: Member | undefined): member is Member {
  return member !== undefined;
}

function placeOf(member: Member): C.Span | undefined {
  return isFigure(member) ? member.span : member.content[0];
}

/** How one reading came: names outermost first as the comparison has them, and whether the report says so itself. */
function wayOf(member: Member): { chain: string[]; stated: boolean } {
  if (!isFigure(member)) {
    const chain = member.chain.length ? member.chain : member.speaker ? [member.speaker] : [];
    return { chain: chain.map(oneLine), stated: chain.length > 0 && member.basis === "explicit" };
  }
  const stated = member.sources.length > 0;
  return { chain: (stated ? member.sources : member.sources_inferred).map(oneLine), stated };
}

class Making {
  private readonly stops = new Map<string, Stop & { met: Set<string> }>();
  private readonly links = new Map<string, Link>();
  private deepest = 0;

  /** `origin` goes into the drawing with one of its readings, which stands in `report`. */
  reading(origin: C.ClaimOrigin, member: Member, report: Report): void {
    const { chain, stated } = wayOf(member);
    const inner = [...chain].reverse();
    const channels = inner.slice(1);
    // a report that says it prints an agency's copy has its readings through that agency, though it does not say so of each
    const agency = report.doc.agency ? oneLine(report.doc.agency) : "";
    const printed = Boolean(agency) && !channels.includes(agency) && agency !== origin.name;
    const path = [...channels.filter((name) => name !== origin.name), ...(printed ? [agency] : [])];
    this.deepest = Math.max(this.deepest, path.length);
    const start = this.stop("origin", origin.name, 0, report.siglum);
    start.named &&= origin.named;
    if (inner[0] && inner[0] !== origin.name && !start.also.includes(inner[0])) start.also.push(inner[0]);
    for (const name of path) if (!start.via.includes(name)) start.via.push(name);
    let from = start.key;
    path.forEach((name, at) => {
      const stop = this.stop("channel", name, at + 1, report.siglum);
      this.link(from, stop.key, origin.name, stated && !(printed && at === path.length - 1));
      from = stop.key;
    });
    this.link(from, this.stop("report", report.siglum, 0, report.siglum).key, origin.name, stated);
  }

  flow(story: Story): Flow {
    const order = new Map(story.reports.map((report) => [report.siglum, report.place]));
    const stops = [...this.stops.values()].map(({ met, ...stop }) => ({
      ...stop,
      depth: stop.kind === "report" ? this.deepest + 1 : stop.depth,
      sigla: [...met].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)),
    }));
    const rank = (stop: Stop): number => (stop.kind === "report" ? (order.get(stop.name) ?? 0) : -stop.sigla.length * 1e4 - stop.readings);
    stops.sort((a, b) => a.depth - b.depth || rank(a) - rank(b) || (a.name < b.name ? -1 : 1));
    return { stops, links: [...this.links.values()] };
  }

  private stop(kind: StopKind, name: string, depth: number, siglum: string): Stop & { met: Set<string> } {
    const key = `${kind} ${name}`;
    let stop = this.stops.get(key);
    if (!stop) {
      stop = { key, kind, name, depth, readings: 0, sigla: [], also: [], named: true, via: [], met: new Set() };
      this.stops.set(key, stop);
    }
    stop.depth = Math.max(stop.depth, depth);
    stop.readings++;
    stop.met.add(siglum);
    return stop;
  }

  private link(from: string, to: string, origin: string, stated: boolean): void {
    if (from === to) return;
    const key = `${from}\n${to}\n${origin}`;
    const link = this.links.get(key) ?? { from, to, origin, readings: 0, stated: 0 };
    link.readings++;
    link.stated += Number(stated);
    this.links.set(key, link);
  }
}

/** The origins that reach most reports, with the lines of most readings; every report drawn keeps at least one line. */
export function capped(flow: Flow, { origins = MOST_ORIGINS, links = MOST_LINKS } = {}): Flow {
  const kept = new Set(flow.stops.filter((stop) => stop.kind === "origin").slice(0, origins).map((stop) => stop.name));
  const candidates = flow.links.filter((link) => kept.has(link.origin)).sort((a, b) => b.readings - a.readings);
  const drawn = new Set<Link>();
  const reached = new Set<string>();
  for (const link of candidates) {
    if (reached.has(link.to)) continue;
    reached.add(link.to);
    drawn.add(link);
  }
  for (const link of candidates) if (drawn.size < links) drawn.add(link);
  const ends = new Set([...drawn].flatMap((link) => [link.from, link.to]));
  return { stops: flow.stops.filter((stop) => ends.has(stop.key)), links: flow.links.filter((link) => drawn.has(link)) };
}

/** The ref that a stop leads to. */
export function stopRef(stop: Stop): Ref {
  return ref(stop.kind === "report" ? "report" : "origin", stop.name);
}

/** A claim with the one of its origins that is asked for. */
export interface Behind {
  claim: C.Claim;
  origin: C.ClaimOrigin;
}

/** The claims that go back to an origin, those of most readings first, and what joins its readings. */
export function originOf(story: Story, name: string): { claims: Behind[]; collapses: C.Collapse[]; named: boolean } {
  const claims = wholeClaims(story).flatMap((claim) => {
    const origin = claim.origins.find((each) => each.name === name);
    return origin ? [{ claim, origin }] : [];
  });
  claims.sort((a, b) => b.origin.members.length - a.origin.members.length);
  const collapses = new Map<string, C.Collapse>();
  for (const { claim } of claims) {
    for (const collapse of claim.collapses) if (collapse.origin === name && !collapses.has(collapse.sentence)) collapses.set(collapse.sentence, collapse);
  }
  return { claims, collapses: [...collapses.values()], named: claims.some(({ origin }) => origin.named) };
}
