// A judgement: what a person decided about something in a comparison, in the form in which files and the browser keep it.
import type * as C from "../../contract";
import { isDay } from "./correctable";

export const FORMAT = "stemma.judgements/1";
export const COMPARISON = "stemma.comparison/1";

/** What may be judged how; `stemma compare --judgements` takes up no other. */
export const VERDICTS = {
  figure: ["accept", "reject", "correct", "same", "different", "unsure"],
  attribution: ["accept", "reject", "correct", "same", "different", "unsure"],
  timex: ["accept", "reject", "correct", "unsure"],
  toponym: ["accept", "reject", "correct", "unsure"],
  actor: ["accept", "reject", "same", "different", "unsure"],
  passage: ["accept", "reject", "unsure"],
  claim: ["accept", "reject", "correct", "unsure"],
  origin: ["same", "different", "unsure"],
  edge: ["accept", "reject", "unsure"],
} as const;

export type JudgedKind = keyof typeof VERDICTS;
export type Verdict = "accept" | "reject" | "correct" | "same" | "different" | "unsure";
export const ALL_VERDICTS: Verdict[] = ["accept", "reject", "correct", "same", "different", "unsure"];
export const KINDS = Object.keys(VERDICTS) as JudgedKind[];

/** Where something was judged: a TextPositionSelector and a TextQuoteSelector (W3C Web Annotation) in one. */
export interface Anchor {
  report: { file: string; sha256: string; line: number | null };
  field: "title" | null;
  /** code points, half-open */
  start: number;
  end: number;
  exact: string;
  prefix: string;
  suffix: string;
}

export type Changes = { [key: string]: unknown };

export interface Judgement {
  id: string;
  verdict: Verdict;
  kind: JudgedKind;
  anchors: Anchor[];
  /** of a correction: keys of the item, each with its new value */
  changes: Changes;
  /** the judged item as the contract gives it, so that it can be put back */
  item: Changes | null;
  note: string;
  by: string;
  /** ISO 8601 */
  at: string;
}

/** What became of a judgement that a comparison has taken up. */
export type Outcome = Pick<C.Judgement, "state" | "items" | "why">;

/** What a verdict is called once it is given. */
export const SAYS: { [verdict in Verdict]: string } = {
  accept: "accepted",
  reject: "rejected",
  correct: "corrected",
  same: "the same",
  different: "not the same",
  unsure: "unsure",
};

/** What a verdict is called where it can be given. */
export const NAMES: { [verdict in Verdict]: string } = {
  accept: "Accept",
  reject: "Reject",
  correct: "Correct",
  same: "Same",
  different: "Not the same",
  unsure: "Unsure",
};

export const KIND_NAMES: { [kind in JudgedKind]: string } = {
  figure: "figure",
  attribution: "attribution",
  timex: "time expression",
  toponym: "place",
  actor: "actor",
  passage: "shared passage",
  claim: "claim",
  origin: "origin",
  edge: "borrowing",
};

const MOMENT = /^\d{4}-\d\d-\d\d(T([01]\d|2[0-3]):\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/;

/** Whether this is a time as files of judgements have it: "2026-11-21T14:03:12Z", or a part of it. */
export function isMoment(at: unknown): at is string {
  return typeof at === "string" && MOMENT.test(at) && isDay(at.slice(0, 10)) && !Number.isNaN(Date.parse(at));
}

/** The moment of a judgement in milliseconds. */
export function moment(judgement: { at: string }): number {
  const at = Date.parse(/Z|[+-]\d\d:?\d\d$/.test(judgement.at) || !judgement.at.includes("T") ? judgement.at : `${judgement.at}Z`);
  return Number.isNaN(at) ? 0 : at;
}

/** A new id: "j-20261121T140312-4f1c". */
export function newId(at: string, taken: ReadonlySet<string>): string {
  const stamp = at.slice(0, 19).replace(/[-:]/g, "");
  for (;;) {
    const mark = crypto.getRandomValues(new Uint16Array(1))[0] as number;
    const id = `j-${stamp}-${mark.toString(16).padStart(4, "0")}`;
    if (!taken.has(id)) return id;
  }
}

/** This moment, to the second, in UTC. */
export function now(): string {
  return `${new Date().toISOString().slice(0, 19)}Z`;
}

/** A file of judgements, as it is exported. */
export function fileOf(judgements: Iterable<Judgement>): string {
  const sorted = [...judgements].sort((a, b) => moment(a) - moment(b) || (a.id < b.id ? -1 : 1));
  return `${JSON.stringify({ format: FORMAT, judgements: sorted.map(plain) }, null, 2)}\n`;
}

/** The keys of the format alone, in their order. */
export function plain(judgement: Judgement): Judgement {
  const { id, verdict, kind, anchors, changes, item, note, by, at } = judgement;
  return { id, verdict, kind, anchors, changes, item, note, by, at };
}

/** The judgements that a comparison carries, each with what became of it. */
export function carriedBy(comparison: C.Comparison): (Judgement & Outcome)[] {
  return comparison.judgements as (C.Judgement & Judgement)[];
}
