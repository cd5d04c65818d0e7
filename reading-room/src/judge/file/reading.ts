// Judgements from outside, a file or the browser's storage: nothing is believed before it was looked at.
import { wrongChange, wrongOrder } from "./correctable";
import { ALL_VERDICTS, type Anchor, COMPARISON, FORMAT, isMoment, type JudgedKind, type Judgement, KINDS, plain, VERDICTS } from "./judgement";

type Given = { [key: string]: unknown };

/** Why a file is not taken, in one line. */
export class WrongFile extends Error {}

/** The judgements of an exported file, or of a comparison's JSON. Throws WrongFile. */
export function judgementsIn(text: string): Judgement[] {
  let given: unknown;
  try {
    given = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    throw new WrongFile("It is not JSON; a file that Export wrote is needed.");
  }
  const format = isObject(given) ? given["format"] : undefined;
  if (!isObject(given) || format === undefined) throw new WrongFile(`It has no “format”; a file of ${FORMAT} is needed.`);
  if (format !== FORMAT && format !== COMPARISON) {
    throw new WrongFile(`Its format is ${brief(format)}; ${FORMAT} and ${COMPARISON} are read.`);
  }
  const listed = given["judgements"] ?? (format === COMPARISON ? [] : undefined);
  if (!Array.isArray(listed)) throw new WrongFile("Its “judgements” are no list.");
  return listed.map((one, at) => {
    const wrong = fault(one);
    if (wrong) throw new WrongFile(`Judgement ${at + 1}${named(one)}: ${wrong}; nothing was taken.`);
    return whole(one as Given);
  });
}

/** A judgement with every key of the format; only for what has no fault. */
export function whole(given: Given): Judgement {
  const one = given as unknown as Judgement;
  const anchors = one.anchors.map((anchor) => ({
    report: { file: anchor.report.file, sha256: anchor.report.sha256, line: anchor.report.line ?? null },
    field: anchor.field ?? null,
    start: anchor.start,
    end: anchor.end,
    exact: anchor.exact,
    prefix: anchor.prefix ?? "",
    suffix: anchor.suffix ?? "",
  }));
  return plain({ ...one, anchors, changes: one.changes ?? {}, item: one.item ?? null, note: one.note ?? "", by: one.by ?? "" });
}

/** What keeps something from being a judgement; null where nothing does. */
export function fault(given: unknown): string | null {
  if (!isObject(given)) return "it is no object";
  const { id, kind, verdict, anchors, at } = given;
  if (typeof id !== "string" || !id.trim()) return "it has no id";
  if (!KINDS.includes(kind as JudgedKind)) return `its kind is ${brief(kind)}; ${KINDS.join(", ")} are allowed`;
  const may: readonly string[] = VERDICTS[kind as JudgedKind];
  if (!may.includes(verdict as string)) {
    const known = ALL_VERDICTS.includes(verdict as never) ? ` of kind ${kind}` : "";
    return `its verdict${known} is ${brief(verdict)}; ${may.join(", ")} are allowed`;
  }
  if (!isMoment(at)) return "its “at” is no time like 2026-11-21T14:03:12Z";
  for (const key of ["note", "by"]) if (typeof (given[key] ?? "") !== "string") return `its “${key}” is no text`;
  if (!isObject(given["changes"] ?? {})) return "its “changes” are no object";
  if ((verdict === "correct") !== Object.keys((given["changes"] ?? {}) as Given).length > 0) {
    return verdict === "correct" ? "it corrects, but its “changes” are empty" : "only “correct” has changes";
  }
  for (const [key, value] of Object.entries((given["changes"] ?? {}) as Given)) {
    const wrong = wrongChange(kind as JudgedKind, key, value);
    if (wrong) return wrong;
  }
  const unordered = wrongOrder((given["changes"] ?? {}) as Given);
  if (unordered) return unordered;
  if (kind === "edge" && !given["item"]) return "its “item” is missing; of a borrowing it says between which reports";
  if (!isObject(given["item"] ?? {})) return "its “item” is no object";
  if (!Array.isArray(anchors)) return "its “anchors” are no list";
  const pair = verdict === "same" || verdict === "different" || kind === "origin" || kind === "passage";
  if (pair ? anchors.length !== 2 : anchors.length < (kind === "edge" ? 0 : 1)) {
    return `it has ${anchors.length} anchors; ${pair ? "2" : "1 or more"} are needed`;
  }
  for (const anchor of anchors) if (!isAnchor(anchor)) return "an anchor does not say which words it means, in which report";
  return null;
}

function isAnchor(given: unknown): given is Anchor {
  if (!isObject(given) || !isObject(given["report"])) return false;
  const { report, field, start, end, exact, prefix, suffix } = given as unknown as Anchor;
  return (
    typeof report.file === "string" &&
    typeof report.sha256 === "string" &&
    /^[0-9a-f]{64}$/.test(report.sha256) &&
    (report.line === null || report.line === undefined || (Number.isInteger(report.line) && report.line > 0)) &&
    (field === null || field === undefined || field === "title") &&
    Number.isInteger(start) &&
    Number.isInteger(end) &&
    start >= 0 &&
    typeof exact === "string" &&
    exact.length > 0 &&
    [...exact].length === end - start &&
    typeof (prefix ?? "") === "string" &&
    typeof (suffix ?? "") === "string"
  );
}

function isObject(given: unknown): given is Given {
  return typeof given === "object" && given !== null && !Array.isArray(given);
}

function named(given: unknown): string {
  return isObject(given) && typeof given["id"] === "string" ? ` (${given["id"].slice(0, 40)})` : "";
}

function brief(given: unknown): string {
  const text = given === undefined ? "missing" : JSON.stringify(given);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
