// Where the browser keeps judgements: one list for all stories under one key. Storage may be shut, full or unreadable; then they
// are held in memory, and `trouble` says so.
import { signal } from "@preact/signals";
import { type Judgement, moment } from "./file/judgement";
import { fault, whole } from "./file/reading";

export const KEY = "stemma.judgements/1";
const WHO = "stemma.judgements.by";

/** A judgement with the beginnings of the digests of the reports that were read beside it: so a story knows its own. */
export interface Kept extends Judgement {
  beside: string[];
}

/** A judgement of the result that a person took back: it is left out of what is exported. */
export interface Withdrawn {
  id: string;
  withdrawn: true;
}

type Stored = { id?: unknown; [key: string]: unknown };

export const kept = signal<Kept[]>([]);
export const withdrawn = signal<ReadonlySet<string>>(new Set());
/** One clear line where judgements are not kept. */
export const trouble = signal<string | null>(null);
/** Who judges; may stay empty. */
export const who = signal("");

const SHUT = "This browser keeps nothing for files opened from disk; export before you close.";
const FULL = "This browser’s storage is full: what you judge is held until you close the page; export before you close.";
const UNREADABLE = "What this browser has kept cannot be read and is left as it is; what you judge is held until you close the page: export before.";

/** What is held; as long as there is no trouble, what the storage has. */
let held: Stored[] = [];

/** Read what is kept, and follow what other tabs keep. */
export function open(): void {
  try {
    held = stored();
  } catch (error) {
    trouble.value = error instanceof Unreadable ? UNREADABLE : SHUT;
  }
  show();
  try {
    who.value = localStorage.getItem(WHO) ?? "";
  } catch {
    // not kept
  }
  addEventListener("storage", (event) => {
    if (event.key !== KEY && event.key !== null) return;
    try {
      held = trouble.value ? joined(held, stored()) : stored();
    } catch {
      return;
    }
    show();
  });
}

/** Change what is kept: `edit` gets all there is, of all stories, and gives back all that is to be. */
export function change(edit: (all: Stored[]) => Stored[]): void {
  let base = held;
  if (!trouble.value) {
    try {
      base = stored();
    } catch (error) {
      if (error instanceof Unreadable) trouble.value = UNREADABLE;
    }
  }
  held = edit(base);
  try {
    if (trouble.value !== UNREADABLE) {
      localStorage.setItem(KEY, JSON.stringify(held));
      trouble.value = null;
    }
  } catch (error) {
    trouble.value = error instanceof DOMException && error.name === "QuotaExceededError" ? FULL : SHUT;
  }
  show();
}

export function nameYourself(name: string): void {
  who.value = name;
  try {
    localStorage.setItem(WHO, name);
  } catch {
    // not kept
  }
}

/** Two lists as one: of two entries with one id the later stands. */
export function joined<Entry extends { id?: unknown; [key: string]: unknown }>(one: Entry[], other: Entry[]): Entry[] {
  const places = new Map<unknown, number>();
  const all: Entry[] = [];
  for (const entry of [...one, ...other]) {
    const at = places.get(entry.id);
    if (at === undefined || typeof entry.id !== "string") {
      places.set(entry.id, all.push(entry) - 1);
    } else if (made(entry) > made(all[at] as Entry)) {
      all[at] = entry;
    }
  }
  return all;
}

function made(entry: { [key: string]: unknown }): number {
  return typeof entry["at"] === "string" ? moment({ at: entry["at"] }) : 0;
}

class Unreadable extends Error {}

function stored(): Stored[] {
  const text = localStorage.getItem(KEY);
  if (text === null) return [];
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw new Unreadable();
  }
  if (!Array.isArray(given) || given.some((entry) => typeof entry !== "object" || entry === null)) throw new Unreadable();
  return given as Stored[];
}

function show(): void {
  kept.value = held
    .filter((entry) => !entry["withdrawn"] && fault(entry) === null)
    .map((entry) => ({ ...whole(entry), beside: Array.isArray(entry["beside"]) ? (entry["beside"] as string[]) : [] }));
  withdrawn.value = new Set(held.filter((entry) => entry["withdrawn"] === true).map((entry) => String(entry.id)));
}

if (typeof document !== "undefined") open();
