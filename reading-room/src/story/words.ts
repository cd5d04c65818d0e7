// How the page words what was found, as `stemma.show.wording` does for the terminal: amounts, days, chains, counts.
import type * as C from "../contract";
import type { Story } from "./story";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
/** What stands behind the number of a size: " km", "-mile", " degrees Celsius", " km/h". */
const UNIT = /^[ \u00a0-]?[\p{L}\p{M}]+(?: ?\/ ?h\b)?(?: (?:Celsius|Fahrenheit|centigrade|per hour)\b)?/u;
const REPORTING = /^.{0,140}?\bas (?:saying|having said|reporting|adding)(?:,? that\b)?:?\s(?=\S)/i;
export const OWN_VOICE = "the report itself";

export function oneLine(text: string): string {
  return text.split(/\s+/).filter(Boolean).join(" ");
}

/** At most `width` characters, cut between words where that costs little, with an ellipsis. */
export function clip(text: string, width: number): string {
  const line = oneLine(text);
  if (line.length <= width) return line;
  const cut = line.slice(0, width - 1);
  const space = cut.lastIndexOf(" ");
  return `${(space > width * 0.6 ? cut.slice(0, space) : cut).replace(/[ ,;:–-]+$/, "")}…`;
}

export function plural(count: number, noun: string, many = `${noun}s`): string {
  return `${number(count)} ${count === 1 ? noun : many}`;
}

/** A list in a sentence: "A", "A and B", "A, B and C". */
export function joined(words: string[], last = "and"): string {
  return words.length > 1 ? `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}` : words.join("");
}

/** How many: "2", "2–4". */
export function range(count: C.OriginCount): string {
  return count.low === count.high ? `${count.low}` : `${count.low}–${count.high}`;
}

/** How many origins: "1 origin", "2–4 origins". */
export function originsWords(count: C.OriginCount): string {
  return `${range(count)} ${count.low === 1 && count.high === 1 ? "origin" : "origins"}`;
}

export function day(iso: string): string {
  const [year, month, date] = iso.split("-").map(Number);
  return `${date} ${MONTHS[(month ?? 1) - 1]} ${year}`;
}

/** Days as "2 Oct 2020", "1–3 Oct 2020", "from 2 Oct 2020"; null where they are open. */
export function period(value: { earliest: string | null; latest: string | null } | null): string | null {
  const { earliest: first, latest: last } = value ?? { earliest: null, latest: null };
  if (!first || !last) return first ? `from ${day(first)}` : last ? `until ${day(last)}` : null;
  if (first === last) return day(first);
  if (first.endsWith("-01-01") && last.endsWith("-12-31")) {
    return first.slice(0, 4) === last.slice(0, 4) ? first.slice(0, 4) : `${first.slice(0, 4)}–${last.slice(0, 4)}`;
  }
  if (first.slice(0, 7) === last.slice(0, 7)) return `${Number(first.slice(8))}–${day(last)}`;
  return `${day(first)} – ${day(last)}`;
}

/** When a report was published: "6 May 2024, 16:05 UTC (stated)", "date unknown". */
export function published(value: C.Published): string {
  const when = value.value ? day(value.value) : period(value);
  if (!when) return "date unknown";
  const time = /T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?/.exec(value.time ?? "");
  const zone = time?.[2] === "Z" || time?.[2] === "+00:00" ? " UTC" : time?.[2] ? ` ${time[2]}` : "";
  return `${when}${time ? `, ${time[1]}${zone}` : ""} (${value.basis})`;
}

/** A number as "1,300", "0.6667", "2.5": at most four decimals, thousands marked. */
export function number(value: number): string {
  const fixed = Math.abs(value).toFixed(4).replace(/\.?0+$/, "");
  const [whole, part] = fixed.split(".");
  return `${value < 0 ? "−" : ""}${(whole as string).replace(/\B(?=(\d{3})+$)/g, ",")}${part ? `.${part}` : ""}`;
}

/** The number with its bound as printed, and what it counts or its unit where that follows: "more than 300 militants". */
export function figureWords(story: Story, figure: C.Figure, width = 60): string {
  const { span, counted } = figure;
  const report = story.report(span.report);
  const text = span.field === "title" ? report?.title : report?.text;
  if (!text) return clip(span.text, width);
  if (figure.role === "measurement" && figure.unit !== null && figure.unit !== "magnitude" && /\d$/.test(span.text)) {
    const unit = UNIT.exec(text.slice(span.end, span.end + 40));
    return clip(span.text + (unit?.[0] ?? ""), width);
  }
  const near = counted && (counted.field ?? null) === (span.field ?? null) && counted.start >= span.end && counted.start - span.end <= 1;
  return clip(near ? text.slice(span.start, Math.max(span.end, counted.end)) : span.text, width);
}

/** What is said, without the reporting words that a content may begin with. */
export function said(text: string): string {
  const line = oneLine(text);
  return line.replace(REPORTING, "") || line;
}

/** On whose word, origin first: "Ana Lund", "Goran Pell (via Harbour Gazette)", "the report itself". */
export function giverWords(chain: string[], inferred: boolean): string {
  if (!chain.length) return OWN_VOICE;
  const names = chain.map(oneLine).reverse();
  const notes = [...(names.length > 1 ? [`via ${names.slice(1).join(", ")}`] : []), ...(inferred ? ["inferred"] : [])];
  return notes.length ? `${names[0]} (${notes.join("; ")})` : (names[0] as string);
}

/** An interval as mathematics writes it, with open and closed ends: "[9, ∞)", "(300, 400]", "{41}". */
export function intervalWords(figure: Pick<C.Figure, "interval" | "low_inclusive" | "high_inclusive">): string {
  const { low, high } = figure.interval;
  if (low !== null && low === high) return `exactly ${number(low)}`;
  const left = low === null ? "(−∞" : `${figure.low_inclusive === false ? "(" : "["}${number(low)}`;
  const right = high === null ? "∞)" : `${number(high)}${figure.high_inclusive === false ? ")" : "]"}`;
  return `${left}, ${right}`;
}

/** A claim's relation; statements that several reports make on one subject, without more in common, are just that. */
export function relationWords(claim: C.Claim, reports: number): string {
  return claim.relation === "single" && reports > 1 ? "one subject" : claim.relation;
}
