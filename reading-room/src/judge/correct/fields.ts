// What can be corrected of an item, as fields of a form: how a value is written there, and read back.
import { BOUNDS, isDay, MODALITIES, ROLES, SPEECH, STANDS_FOR } from "../file/correctable";
import type { Changes, JudgedKind } from "../file/judgement";

type Typed = "text" | "number" | "day" | "choice" | "chain" | "truth";

export interface Field {
  /** names the field in the form; a part of a period is "as_of.earliest" */
  key: string;
  label: string;
  type: Typed;
  choices?: readonly string[];
  /** may not be empty */
  needed?: boolean;
  least?: number;
  most?: number;
}

export type Draft = { [key: string]: string };

export const FIELDS: { [kind in JudgedKind]?: readonly Field[] } = {
  figure: [
    { key: "value", label: "Value", type: "number" },
    { key: "low", label: "At least", type: "number" },
    { key: "high", label: "At most", type: "number" },
    { key: "bound", label: "Bound", type: "choice", choices: BOUNDS, needed: true },
    { key: "role", label: "Kind of number", type: "choice", choices: ROLES, needed: true },
    { key: "unit", label: "Unit", type: "text" },
    { key: "measure", label: "Measure", type: "text" },
    { key: "outcome", label: "Outcome", type: "text" },
    { key: "population", label: "Of whom", type: "text" },
    { key: "place", label: "Where", type: "text" },
    { key: "as_of.earliest", label: "As of, from", type: "day" },
    { key: "as_of.latest", label: "As of, until", type: "day" },
    { key: "sources", label: "Sources", type: "chain" },
    { key: "inside_quote", label: "In quotation marks", type: "truth", needed: true },
  ],
  attribution: [
    { key: "speaker", label: "Speaker", type: "text" },
    { key: "kind", label: "Kind of speech", type: "choice", choices: SPEECH, needed: true },
    { key: "modality", label: "Put forward as", type: "choice", choices: MODALITIES, needed: true },
    { key: "chain", label: "Chain", type: "chain" },
  ],
  timex: [
    { key: "value", label: "Value", type: "text", needed: true },
    { key: "earliest", label: "From", type: "day" },
    { key: "latest", label: "Until", type: "day" },
  ],
  toponym: [
    { key: "place", label: "Place", type: "text" },
    { key: "lat", label: "Degrees north", type: "number", least: -90, most: 90 },
    { key: "lon", label: "Degrees east", type: "number", least: -180, most: 180 },
    { key: "precision", label: "Stands for a", type: "choice", choices: STANDS_FOR },
  ],
  claim: [{ key: "topic", label: "What it is about", type: "text", needed: true }],
};

/** A value of the item as the form shows it. */
export function written(field: Field, item: Changes): string {
  const value = at(item, field.key);
  if (value === null || value === undefined) return "";
  if (field.type === "truth") return value ? "yes" : "no";
  if (field.type === "chain") {
    const names = Array.isArray(value) ? value.map(String) : [String(value)];
    return names.join(names.some((name) => name.includes(",")) ? "; " : ", ");
  }
  return String(value);
}

/** All fields as the form shows them first: the item with what was corrected before. */
export function drafted(kind: JudgedKind, item: Changes, before: Changes = {}): Draft {
  const there = { ...item, ...before };
  return Object.fromEntries((FIELDS[kind] ?? []).map((field) => [field.key, written(field, there)]));
}

export interface Read {
  changes: Changes;
  /** one line for each field that cannot be taken, by its key */
  wrong: Draft;
}

/** What the form says: only keys that differ from the item, each with its new value. */
export function read(kind: JudgedKind, item: Changes, draft: Draft): Read {
  const changes: Changes = {};
  const wrong: Draft = {};
  for (const field of FIELDS[kind] ?? []) {
    const text = (draft[field.key] ?? "").trim();
    if (text === written(field, item).trim()) continue;
    const found = parsed(field, text);
    if (found.wrong) wrong[field.key] = found.wrong;
    else set(changes, item, { key: field.key, value: found.value });
  }
  const whole = { ...item, ...changes };
  for (const [low, high, words] of ORDERED) {
    const [first, last] = [at(whole, low), at(whole, high)];
    const met = low.split(".")[0] as string;
    const touched = met in changes || high in changes;
    if (touched && isBefore(last, first) && !wrong[high]) wrong[high] = words;
  }
  return { changes, wrong };
}

/** Pairs of which the first may not lie beyond the second. */
const ORDERED: [string, string, string][] = [
  ["low", "high", "At most lies below at least."],
  ["as_of.earliest", "as_of.latest", "Until lies before from."],
  ["earliest", "latest", "Until lies before from."],
];

function isBefore(last: unknown, first: unknown): boolean {
  if (typeof last === "number" && typeof first === "number") return last < first;
  return typeof last === "string" && typeof first === "string" && last < first;
}

function parsed(field: Field, text: string): { value?: unknown; wrong?: string } {
  if (!text) return field.needed ? { wrong: `${field.label} may not be empty.` } : { value: field.type === "chain" ? [] : null };
  if (field.type === "number") return numbered(field, text);
  if (field.type === "day") return isDay(text) ? { value: text } : { wrong: `${field.label}: “${text}” is no day like 2026-11-21.` };
  if (field.type === "truth") return { value: text === "yes" };
  if (field.type === "chain") return { value: text.split(text.includes(";") ? ";" : ",").map((name) => name.trim()).filter(Boolean) };
  if (field.choices && !field.choices.includes(text)) return { wrong: `${field.label} is one of ${field.choices.join(", ")}.` };
  return { value: text };
}

function numbered(field: Field, text: string): { value?: unknown; wrong?: string } {
  const plain = text.replace(/^−/, "-");
  const grouped = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(",", "") : plain;
  const value = Number(grouped);
  if (!/^-?(\d+(\.\d*)?|\.\d+)$/.test(grouped) || !Number.isFinite(value)) {
    return { wrong: `${field.label}: “${text}” is no number like 1300 or 2.5.` };
  }
  if ((field.least !== undefined && value < field.least) || (field.most !== undefined && value > field.most)) {
    return { wrong: `${field.label} lies between ${field.least} and ${field.most}.` };
  }
  return { value };
}

function at(item: Changes, key: string): unknown {
  const [first, second] = key.split(".") as [string, string?];
  const value = item[first];
  return second === undefined ? value : (value as Changes | null | undefined)?.[second];
}

/** Set a key, or a part of one; a period without an end and a beginning is none. */
function set(changes: Changes, item: Changes, { key, value }: { key: string; value: unknown }): void {
  const [first, second] = key.split(".") as [string, string?];
  if (second === undefined) {
    changes[first] = value;
    return;
  }
  const there = (first in changes ? changes[first] : item[first]) as Changes | null;
  const made: Changes = { earliest: null, latest: null, ...there, [second]: value };
  changes[first] = made["earliest"] === null && made["latest"] === null ? null : made;
}

/** What a key is called, and its value, for a reader. */
export function told(kind: JudgedKind, key: string): string {
  const fields = FIELDS[kind] ?? [];
  const whole = fields.find((field) => field.key === key);
  if (whole) return whole.label;
  return fields.some((field) => field.key.startsWith(`${key}.`)) ? key.replaceAll("_", " ").replace(/^./, (mark) => mark.toUpperCase()) : key;
}

/** A value in words: "none", "17", "Ana Lund, Harbour Gazette", "2026-11-20 – 2026-11-21". */
export function valueWords(value: unknown): string {
  if (value === null || value === undefined || value === "") return "none";
  if (Array.isArray(value)) return value.length ? value.map(valueWords).join(", ") : "none";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value !== "object") return String(value);
  const { earliest, latest } = value as { earliest?: unknown; latest?: unknown };
  if (earliest === undefined && latest === undefined) return JSON.stringify(value);
  return earliest === latest ? String(earliest) : `${earliest ?? "…"} – ${latest ?? "…"}`;
}
