// What hangs together with what, looked up once for a story: parts of an attribution, checks of a figure, passages over a span.
import type * as C from "../contract";
import { type Finding, findingOf } from "../story/readings";
import type { Story } from "../story/story";

/** A passage over a span, seen from the span's report. */
export interface SharedWith {
  siglum: string;
  passage: C.Passage;
}

const KNOWN = new WeakMap<Story, Ties>();

export function tiesOf(story: Story): Ties {
  const ties = KNOWN.get(story) ?? new Ties(story);
  KNOWN.set(story, ties);
  return ties;
}

export class Ties {
  private readonly figures = new Map<string, C.Figure[]>();
  private readonly nested = new Map<string, C.Attribution[]>();
  private readonly checks = new Map<string, C.Check[]>();
  private readonly records = new Map<string, C.Record[]>();
  private readonly drifts = new Map<string, C.Drift[]>();
  private readonly passages = new Map<string, C.Passage[]>();
  private readonly events = new Map<string, C.TimelineEntry[]>();
  private readonly findings = new Map<string, Finding>();

  constructor(private readonly story: Story) {
    const whole = story.comparison;
    for (const figure of whole.figures) if (figure.attribution) push(this.figures, figure.attribution, figure);
    for (const attribution of whole.attributions) if (attribution.parent) push(this.nested, attribution.parent, attribution);
    for (const check of whole.checks) for (const id of new Set(check.inputs)) push(this.checks, id, check);
    for (const record of whole.records) push(this.records, record.claim, record);
    for (const drift of whole.drifts) for (const id of drift.forms.flatMap((form) => form.attributions)) push(this.drifts, id, drift);
    for (const passage of whole.passages) {
      push(this.passages, passage.left.report, passage);
      if (passage.right.report !== passage.left.report) push(this.passages, passage.right.report, passage);
    }
    for (const event of whole.timeline) {
      for (const id of new Set([event.event, ...event.also].map((span) => span.report))) push(this.events, id, event);
    }
  }

  /** A claim laid out, once. */
  finding(claim: C.Claim): Finding {
    const finding = this.findings.get(claim.id) ?? findingOf(this.story, claim);
    this.findings.set(claim.id, finding);
    return finding;
  }

  figuresIn(attribution: string): C.Figure[] {
    return this.figures.get(attribution) ?? [];
  }

  nestedIn(attribution: string): C.Attribution[] {
    return this.nested.get(attribution) ?? [];
  }

  /** The checks that any of these figures go into, each once. */
  checksOf(figures: Iterable<string>): C.Check[] {
    return [...new Set([...figures].flatMap((id) => this.checks.get(id) ?? []))];
  }

  recordsOf(claim: string): C.Record[] {
    return this.records.get(claim) ?? [];
  }

  driftsOf(attribution: string): C.Drift[] {
    return this.drifts.get(attribution) ?? [];
  }

  passagesOf(report: string): C.Passage[] {
    return this.passages.get(report) ?? [];
  }

  eventsOver(span: C.Span): C.TimelineEntry[] {
    const there = this.events.get(span.report) ?? [];
    return there.filter((entry) => [entry.event, ...entry.also].some((words) => touches(words, span)));
  }

  /** The other reports that have the span's words in a passage, each with the passage that is most alike. */
  sharedWith(span: C.Span): SharedWith[] {
    const best = new Map<string, C.Passage>();
    for (const passage of this.passagesOf(span.report)) {
      const left = passage.left.report === span.report;
      const [here, there] = left ? [passage.left, passage.right] : [passage.right, passage.left];
      if (!touches(here, span)) continue;
      const met = best.get(there.report);
      if (!met || passage.similarity > met.similarity) best.set(there.report, passage);
    }
    return this.story.reports
      .filter((report) => best.has(report.id))
      .map((report) => ({ siglum: report.siglum, passage: best.get(report.id) as C.Passage }));
  }
}

/** Whether two spans have characters in common. */
export function touches(one: C.Span, other: C.Span): boolean {
  const sameText = one.report === other.report && (one.field ?? null) === (other.field ?? null);
  return sameText && one.start < other.end && other.start < one.end;
}

function push<T>(into: Map<string, T[]>, key: string, value: T): void {
  const there = into.get(key);
  if (there) there.push(value);
  else into.set(key, [value]);
}
