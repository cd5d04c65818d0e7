// The judgements of one story: those that the result has taken up and those of this browser, each with what it is about here.
import { computed, type ReadonlySignal } from "@preact/signals";
import type * as C from "../contract";
import type { Ref } from "../story/refs";
import type { Story } from "../story/story";
import { called, isLost, placeOf } from "./anchors";
import { carriedBy, type Changes, fileOf, type Judgement, moment, newId, now, type Outcome, plain, type Verdict } from "./file/judgement";
import { change, type Kept, kept, nameYourself, who, withdrawn } from "./keep";
import { aboutOf, type Key, type Subject } from "./subject";

/** Hexadecimal digits by which a report is known among those of a story. */
const SHORT = 12;

export type State = "browser" | "taken up" | "noted" | "orphaned" | "withdrawn";

/** A judgement as it stands in this story. */
export interface Entry {
  judgement: Judgement;
  key: Key;
  refs: Ref[];
  /** where its words stand now; null for those that do not */
  spans: (C.Span | null)[];
  state: State;
  /** what became of it, or what was looked for and not found */
  why: string;
  /** it stands as the result has it from a file */
  taken: boolean;
  /** the browser has it */
  own: boolean;
  /** the result has one with its id, be it an earlier one */
  carried: boolean;
}

export interface Docket {
  /** the latest first */
  entries: Entry[];
  /** by what is judged, the judgement that stands: the latest */
  standing: ReadonlyMap<Key, Entry>;
}

const dockets = new WeakMap<Story, ReadonlySignal<Docket>>();

/** All judgements of a story; follows what is judged here and in other tabs. */
export function docketOf(story: Story): Docket {
  let docket = dockets.get(story);
  if (!docket) {
    docket = computed(() => docketed(story, kept.value, withdrawn.value));
    dockets.set(story, docket);
  }
  return docket.value;
}

/** The judgement that stands about one thing or one pair. */
export function standing(story: Story, key: Key): Entry | undefined {
  return docketOf(story).standing.get(key);
}

/** The entries of a story from what the result carries and what the browser keeps. */
export function docketed(story: Story, own: Kept[], left: ReadonlySet<string>): Docket {
  const mine = new Map(own.filter((judgement) => belongs(story, judgement)).map((judgement) => [judgement.id, judgement]));
  const entries: Entry[] = [];
  const ids = new Set<string>();
  for (const carried of carriedBy(story.comparison)) {
    ids.add(carried.id);
    const here = mine.get(carried.id);
    if (here && moment(here) > moment(carried)) continue;
    mine.delete(carried.id);
    const state = left.has(carried.id) ? "withdrawn" : carried.state === "applied" ? "taken up" : carried.state;
    entries.push({ ...entryOf(story, carried), state, why: carried.why, taken: true, own: here !== undefined, carried: true });
  }
  for (const judgement of mine.values()) entries.push({ ...entryOf(story, judgement), carried: ids.has(judgement.id) });
  entries.reverse(); // of one moment, the one given last is the later
  entries.sort((a, b) => moment(b.judgement) - moment(a.judgement) || Number(b.own) - Number(a.own));
  const stands = new Map<Key, Entry>();
  for (const entry of entries) {
    if (entry.state !== "withdrawn" && entry.state !== "orphaned" && !stands.has(entry.key)) stands.set(entry.key, entry);
  }
  return { entries, standing: stands };
}

function entryOf(story: Story, judgement: Judgement & Partial<Outcome>): Entry {
  return { judgement, ...placed(story, judgement), taken: false, own: true, carried: false };
}

type Placed = Pick<Entry, "key" | "refs" | "spans" | "state" | "why">;
const places = new WeakMap<Story, Map<string, Placed>>();

/** Where a judgement's words stand, and what it is about; worked out once for a judgement of one moment. */
function placed(story: Story, judgement: Judgement & Partial<Outcome>): Placed {
  const known = places.get(story) ?? new Map<string, Placed>();
  places.set(story, known);
  const name = `${judgement.at} ${judgement.id}`;
  const there = known.get(name);
  if (there) return there;
  const found = judgement.anchors.map((anchor) => placeOf(story, anchor));
  const lost = found.filter(isLost);
  const spans = found.map((place) => (isLost(place) ? null : place));
  const orphaned = judgement.kind === "edge" ? false : judgement.kind === "claim" ? 2 * lost.length > found.length : lost.length > 0;
  const made: Placed = {
    ...aboutOf(story, judgement, spans),
    spans,
    state: orphaned ? "orphaned" : "browser",
    why: orphaned ? (lost[0]?.lost ?? "") : "",
  };
  known.set(name, made);
  return made;
}

/** Whether a kept judgement is one of this story: made in its reports, or beside one of them. */
function belongs(story: Story, judgement: Kept): boolean {
  const here = shorts(story);
  if (judgement.anchors.some((anchor) => here.has(anchor.report.sha256.slice(0, SHORT)))) return true;
  if (judgement.beside.length) return judgement.beside.some((digest) => here.has(digest)) || stillStands(story, judgement);
  return judgement.anchors.some((anchor) => called(story, anchor).length > 0);
}

/** Whether all its words stand in reports of those names: a story whose files have all changed. */
function stillStands(story: Story, judgement: Kept): boolean {
  return judgement.anchors.length > 0 && judgement.anchors.every((anchor) => !isLost(placeOf(story, anchor)));
}

const digests = new WeakMap<Story, Set<string>>();

function shorts(story: Story): Set<string> {
  const there = digests.get(story) ?? new Set(story.reports.map((report) => report.doc.sha256.slice(0, SHORT)));
  digests.set(story, there);
  return there;
}

export interface Given {
  verdict: Verdict;
  changes?: Changes;
}

/** Judge; a judgement of this browser about the same thing, by the same person, gives way and keeps its note. */
export function judge(story: Story, subject: Subject, { verdict, changes = {} }: Given): void {
  const before = standing(story, subject.key);
  const again = before?.own && !before.taken && [who.value, ""].includes(before.judgement.by) ? before.judgement : null;
  const at = before && !again ? later(before.judgement) : now();
  change((all) => {
    const taken = new Set(all.map((entry) => String(entry.id)));
    for (const { judgement } of docketOf(story).entries) taken.add(judgement.id);
    const made: Kept = {
      id: again?.id ?? newId(at, taken),
      verdict,
      kind: subject.kind,
      anchors: subject.anchors(),
      changes,
      item: subject.item(),
      note: again?.note ?? "",
      by: who.value,
      at,
      beside: [...shorts(story)],
    };
    return [...all.filter((entry) => entry.id !== made.id), { ...made }];
  });
}

/** Write a note beside a judgement. One that the result carries is held by the browser from then on. */
export function annotate(story: Story, { judgement }: Entry, note: string): void {
  if (note === judgement.note) return;
  change((all) => {
    const kept = { ...plain(judgement), note, by: judgement.by || who.value, at: later(judgement), beside: [...shorts(story)] };
    return [...all.filter((entry) => entry.id !== judgement.id), kept];
  });
}

/** Put one's name to a judgement of this browser that has none, or had the name before it was changed. */
export function sign(entry: Entry, name: string): void {
  const before = who.value;
  nameYourself(name);
  if (!entry.own || entry.taken || ![before, ""].includes(entry.judgement.by)) return;
  change((all) => all.map((other) => (other.id === entry.judgement.id ? { ...other, by: name } : other)));
}

/** This moment, and in any case one after the judgement's. */
function later(judgement: Judgement): string {
  const at = now();
  return moment({ at }) > moment(judgement) ? at : `${new Date(moment(judgement) + 1000).toISOString().slice(0, 19)}Z`;
}

/** Take judgements back: those of this browser are gone; those that the result carries are left out of what is exported. */
export function withdraw(entries: Entry[]): void {
  const gone = new Set(entries.map((entry) => entry.judgement.id));
  const left = entries.filter((entry) => entry.carried);
  change((all) => [
    ...all.filter((entry) => !gone.has(String(entry.id))),
    ...left.map((entry) => ({ id: entry.judgement.id, withdrawn: true })),
  ]);
}

/** Take a withdrawal back. */
export function restore(entry: Entry): void {
  change((all) => all.filter((other) => other.id !== entry.judgement.id));
}

/** Forget what this browser has of a story; what the result carries stays. */
export function forget(story: Story): void {
  const gone = new Set(docketOf(story).entries.map((entry) => entry.judgement.id));
  change((all) => all.filter((entry) => !gone.has(String(entry.id))));
}

/** The judgements of a story as one file; orphaned ones too, withdrawn ones not. */
export function exported(story: Story): string {
  const entries = docketOf(story).entries.filter((entry) => entry.state !== "withdrawn");
  return fileOf(entries.map((entry) => entry.judgement));
}

export interface Imported {
  all: number;
  fresh: number;
  orphaned: number;
}

/** Take judgements in by their ids: of two with one id the later stands. */
export function takeIn(story: Story, judgements: Judgement[]): Imported {
  const known = new Map(docketOf(story).entries.map((entry) => [entry.judgement.id, entry]));
  const fresh = judgements.filter((judgement) => {
    const there = known.get(judgement.id);
    return !there || there.state === "withdrawn" || moment(judgement) > moment(there.judgement);
  });
  const ids = new Set(fresh.map((judgement) => judgement.id));
  change((all) => [
    ...all.filter((entry) => !ids.has(String(entry.id))),
    ...fresh.map((judgement) => ({ ...judgement, beside: [...shorts(story)] })),
  ]);
  const orphaned = docketOf(story).entries.filter((entry) => ids.has(entry.judgement.id) && entry.state === "orphaned").length;
  return { all: judgements.length, fresh: fresh.length, orphaned };
}
