// Keys of an item that a person may correct, and what may stand there: the same as `stemma compare --judgements` takes.
import type { JudgedKind } from "./judgement";

type Allowed = "number or null" | "text" | "text or null" | "true or false" | "true, false or null" | "list of texts" | "day or null" | "period or null" | readonly string[];

export const BOUNDS = ["exact", "approx", "at_least", "more_than", "at_most", "less_than", "range"] as const;
export const ROLES = ["count", "money", "share", "measurement", "rate", "multiple", "ordinal", "change", "vague"] as const;
export const SPEECH = ["direct", "mixed", "indirect"] as const;
export const MODALITIES = ["stated", "reported", "announced", "confirmed", "denied", "alleged", "demanded", "predicted", "asked"] as const;
export const STANDS_FOR = ["point", "city", "region", "country"] as const;
const SPEAKERS = ["named person", "named body", "unnamed person", "unnamed group", "document"] as const;
const FINENESS = ["time", "day", "week", "month", "quarter", "year", "decade", "century", "vague"] as const;

const CORRECTABLE: { [kind in JudgedKind]?: { [key: string]: Allowed } } = {
  figure: {
    value: "number or null",
    low: "number or null",
    high: "number or null",
    low_inclusive: "true, false or null",
    high_inclusive: "true, false or null",
    bound: BOUNDS,
    unit: "text or null",
    measure: "text or null",
    outcome: "text or null",
    population: "text or null",
    place: "text or null",
    as_of: "period or null",
    period: "period or null",
    sources: "list of texts",
    sources_inferred: "list of texts",
    inside_quote: "true or false",
    head: "text or null",
    per: "text or null",
    role: ROLES,
    subset: "true or false",
  },
  attribution: { speaker: "text or null", speaker_type: SPEAKERS, kind: SPEECH, modality: MODALITIES, chain: "list of texts" },
  timex: { type: ["DATE", "TIME", "DURATION", "SET"], value: "text", earliest: "day or null", latest: "day or null", precision: FINENESS },
  toponym: {
    kind: ["name", "demonym", "metonym"],
    place: "text or null",
    countries: "list of texts",
    lat: "number or null",
    lon: "number or null",
    precision: STANDS_FOR,
  },
  claim: { topic: "text" },
};
/** Keys whose choice may also be none. */
const OR_NONE = new Set(["speaker_type", "toponym precision"]);

/** What is wrong with a change; null where nothing is. */
export function wrongChange(kind: JudgedKind, key: string, value: unknown): string | null {
  const may = CORRECTABLE[kind] ?? {};
  const allowed = Object.hasOwn(may, key) ? may[key] : undefined;
  if (!allowed) return `its “changes” name “${key}”; ${Object.keys(may).join(", ") || "nothing"} can be corrected`;
  const none = value === null && (OR_NONE.has(key) || OR_NONE.has(`${kind} ${key}`));
  if (none || fits(allowed, value)) return null;
  return `its “changes” give “${key}” a value that it may not have: ${typeof allowed === "string" ? allowed : allowed.join(", ")}`;
}

/** Which two ends are given the wrong way round, among the changes or in a period of them; null where none are. */
export function wrongOrder(changes: { [key: string]: unknown }): string | null {
  for (const ends of [changes, ...Object.values(changes)] as ({ [key: string]: unknown } | null)[]) {
    for (const [first, last] of [["low", "high"], ["earliest", "latest"]] as const) {
      const [one, other] = [ends?.[first] ?? null, ends?.[last] ?? null];
      if (one !== null && other !== null && one > other) return `its “changes” give “${first}” ${one}, beyond “${last}” ${other}`;
    }
  }
  return null;
}

function fits(allowed: Allowed, value: unknown): boolean {
  if (typeof allowed !== "string") return typeof value === "string" && allowed.includes(value);
  if (value === null) return allowed.endsWith("null");
  if (allowed.startsWith("number")) return typeof value === "number" && Number.isFinite(value);
  if (allowed.startsWith("true")) return typeof value === "boolean";
  if (allowed.startsWith("text")) return typeof value === "string";
  if (allowed.startsWith("list")) return Array.isArray(value) && value.every((one) => typeof one === "string");
  if (allowed.startsWith("day")) return isDay(value);
  const { earliest, latest } = value as { earliest?: unknown; latest?: unknown };
  return typeof value === "object" && [earliest ?? null, latest ?? null].every((one) => one === null || isDay(one));
}

/** Whether a value is a day of the calendar: "2026-02-30" is none. */
export function isDay(value: unknown): value is string {
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\d$/.test(value) || value.startsWith("0000")) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}
