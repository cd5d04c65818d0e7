// One comparison with everything looked up: reports by letter, things by ref, spans by thing, claims by member.
import type * as C from "../contract";
import { CodePoints } from "./texts/codepoints";
import { OriginBook } from "./origins";
import { type Finding, rankedFindings } from "./readings";
import { type Kind, type Ref, ref } from "./refs";

export type Member = C.Figure | C.Attribution;

/** A report with its text by code points. `place` is its place among the reports, from 0. */
export interface Report {
  id: string;
  siglum: string;
  place: number;
  doc: C.Document;
  text: CodePoints;
  title: CodePoints;
  outlet: string;
  words: number;
}

/** A thing of the comparison with the spans it stands in: `spans` name it, `also` go with it (what is counted, the cue). */
export interface Thing {
  ref: Ref;
  kind: Kind;
  item: unknown;
  spans: C.Span[];
  also: C.Span[];
}

interface Kinds {
  report: C.Document;
  claim: C.Claim;
  figure: C.Figure;
  attribution: C.Attribution;
  timex: C.Timex;
  toponym: C.Toponym;
  actor: C.Actor;
  naming: C.Naming;
  passage: C.Passage;
  check: C.Check;
  edge: C.Edge;
  credit: C.ResolvedCredit;
  event: C.TimelineEntry;
  record: C.Record;
  entry: C.ApparatusEntry;
  drift: C.Drift;
  origin: { name: string };
}

export class Story {
  readonly reports: Report[];
  readonly things = new Map<Ref, Thing>();
  readonly origins: OriginBook;
  private readonly byId: Map<string, Report>;
  private readonly bySiglum: Map<string, Report>;
  private readonly claimsOfMember = new Map<string, C.Claim[]>();
  private readonly campsOf = new Map<string, C.Claim[]>();
  private ranked: Finding[] | null = null;

  constructor(readonly comparison: C.Comparison) {
    this.reports = comparison.reports.map((doc, place) => ({
      id: doc.id,
      siglum: doc.siglum,
      place,
      doc,
      text: new CodePoints(doc.text),
      title: new CodePoints(doc.title ?? ""),
      outlet: doc.outlet?.trim() || (doc.file.split("/").pop() as string),
      words: doc.text.split(/\s+/).filter(Boolean).length,
    }));
    this.byId = new Map(this.reports.map((report) => [report.id, report]));
    this.bySiglum = new Map(this.reports.map((report) => [report.siglum, report]));
    this.look();
    this.origins = new OriginBook(this);
    for (const name of this.origins.names) this.add("origin", name, { name }, this.origins.spans(name));
  }

  /** The claims laid out for a reader, the weightiest first; camps of a wider claim are told with that claim. */
  get findings(): Finding[] {
    this.ranked ??= rankedFindings(this);
    return this.ranked;
  }

  report(id: string): Report | undefined {
    return this.byId.get(id);
  }

  lettered(siglum: string): Report | undefined {
    return this.bySiglum.get(siglum);
  }

  siglum(id: string): string {
    return this.byId.get(id)?.siglum ?? "?";
  }

  thing(name: Ref | null): Thing | undefined {
    return name ? this.things.get(name) : undefined;
  }

  item<K extends Kind>(kind: K, id: string): Kinds[K] | undefined {
    return this.things.get(ref(kind, id))?.item as Kinds[K] | undefined;
  }

  /** All items of a kind, in the order of the comparison. */
  all<K extends Kind>(kind: K): Thing[] {
    return [...this.things.values()].filter((thing) => thing.kind === kind);
  }

  /** A figure or an attribution by its id. */
  member(id: string): Member | undefined {
    return this.item("figure", id) ?? this.item("attribution", id);
  }

  memberRef(id: string): Ref {
    return this.things.has(ref("figure", id)) ? ref("figure", id) : ref("attribution", id);
  }

  /** The claims that a figure or attribution is a reading of; wider claims before their camps. */
  claimsOf(member: string): C.Claim[] {
    return this.claimsOfMember.get(member) ?? [];
  }

  /** The camps of a claim: readings that agree with one another. */
  camps(claim: string): C.Claim[] {
    return this.campsOf.get(claim) ?? [];
  }

  /** Report letters of spans, in the order of the reports. */
  sigla(spans: Iterable<{ report: string }>): string[] {
    const met = new Set([...spans].map((span) => span.report));
    return this.reports.filter((report) => met.has(report.id)).map((report) => report.siglum);
  }

  /** The span's words with up to `around` code points of its paragraph on both sides. */
  context(span: C.Span, around = 90): { before: string; words: string; after: string } {
    const report = this.byId.get(span.report);
    const text = span.field === "title" ? report?.title : report?.text;
    if (!text) return { before: "", words: span.text, after: "" };
    const before = text.slice(Math.max(0, span.start - around), span.start).split("\n").pop() as string;
    const after = text.slice(span.end, span.end + around).split("\n")[0] as string;
    const cutBefore = span.start - around > 0 && before.length >= around;
    const cutAfter = after.length >= around;
    return {
      before: cutBefore ? `…${before.replace(/^\S*\s/, "")}` : before,
      words: span.text,
      after: cutAfter ? `${after.replace(/\s\S*$/, "")}…` : after,
    };
  }

  private add(kind: Kind, id: string, item: unknown, spans: (C.Span | null)[], also: (C.Span | null)[] = []): void {
    const present = (span: C.Span | null): span is C.Span => span !== null && span.end > span.start;
    const name = ref(kind, id);
    this.things.set(name, { ref: name, kind, item, spans: spans.filter(present), also: also.filter(present) });
  }

  private look(): void {
    const whole = this.comparison;
    for (const each of whole.reports) this.add("report", each.siglum, each, []);
    for (const each of whole.figures) {
      this.add("figure", each.id, each, [each.span], [each.counted, ...each.predicate, ...each.concept]);
    }
    for (const each of whole.attributions) this.add("attribution", each.id, each, each.content, [each.cue, each.source]);
    for (const each of whole.timexes) this.add("timex", each.id, each, [each.span]);
    for (const each of whole.toponyms) this.add("toponym", each.id, each, [each.span]);
    for (const each of whole.actors) this.add("actor", each.id, each, each.mentions);
    for (const each of whole.namings) this.add("naming", each.id, each, each.names.flatMap((name) => name.spans));
    for (const each of whole.passages) this.add("passage", each.id, each, [each.left, each.right]);
    for (const each of whole.claims) {
      this.add("claim", each.id, each, each.members.flatMap((id) => this.spansOfMember(id)));
      for (const member of each.members) this.push(this.claimsOfMember, member, each);
      if (each.part_of) this.push(this.campsOf, each.part_of, each);
    }
    for (const claims of this.claimsOfMember.values()) claims.sort((a, b) => Number(Boolean(a.part_of)) - Number(Boolean(b.part_of)));
    for (const each of whole.checks) this.add("check", each.id, each, each.inputs.flatMap((id) => this.spansOfMember(id)));
    whole.lineage.edges.forEach((each, at) => {
      this.add("edge", `${at}`, each, each.evidence.flatMap((evidence) => [evidence.left, evidence.right]));
    });
    whole.lineage.credits.forEach((each, at) => this.add("credit", `${at}`, each, [each.span]));
    for (const each of whole.timeline) this.add("event", each.id, each, [each.event, ...each.also]);
    for (const each of whole.records) this.add("record", each.id, each, each.readings.flatMap((id) => this.spansOfMember(id)));
    for (const each of whole.apparatus) this.add("entry", each.id, each, each.witnesses);
    for (const each of whole.drifts) this.add("drift", each.id, each, each.forms.flatMap((form) => form.spans));
  }

  private spansOfMember(id: string): C.Span[] {
    return this.things.get(this.memberRef(id))?.spans ?? [];
  }

  private push(into: Map<string, C.Claim[]>, key: string, claim: C.Claim): void {
    const there = into.get(key);
    if (there) there.push(claim);
    else into.set(key, [claim]);
  }
}
