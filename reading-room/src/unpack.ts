// Undoes `stemma.show.page.packing`: from the data in the page to the JSON of the comparison, key for key.
import type { Comparison, Span } from "./contract";
import { CodePoints } from "./story/texts/codepoints";

type Packed = null | boolean | number | string | Packed[] | { [key: string]: Packed };

/** The bytes of a data element, decompressed and parsed. */
export async function carried(id: string): Promise<Packed> {
  const written = document.getElementById(id)?.textContent?.trim() ?? "";
  if (!written) return null;
  const bytes = Uint8Array.from(atob(written), (mark) => mark.charCodeAt(0));
  const opened = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return (await new Response(opened).json()) as Packed;
}

/** The comparison as `stemma compare --json` writes it. */
export function unpacked(packed: Packed): Comparison {
  const whole = packed as { [key: string]: Packed };
  const reports = new Unpacking([]).value(whole["reports"] ?? []) as unknown as Comparison["reports"];
  const unpacking = new Unpacking(reports.map((report) => ({ id: report.id, text: new CodePoints(report.text) })));
  const made: { [key: string]: unknown } = {};
  for (const [key, value] of Object.entries(whole)) made[key] = unpacking.value(value);
  return made as unknown as Comparison;
}

class Unpacking {
  constructor(private readonly reports: { id: string; text: CodePoints }[]) {}

  value(packed: Packed): unknown {
    if (Array.isArray(packed)) return packed.map((part) => this.value(part));
    if (packed === null || typeof packed !== "object") return packed;
    if ("$" in packed) return this.span(...(packed["$"] as [number, number, number]));
    if ("$v" in packed) return packed["$v"];
    if ("$s" in packed) return this.spans(packed["$s"] as number[]);
    if ("$k" in packed) return this.rows(packed["$k"] as string[], packed["$c"] as Packed[]);
    // fromEntries, not assignment: keys carried along from the input may be named "__proto__"
    return Object.fromEntries(Object.keys(packed).map((key) => [key, this.value(packed[key] as Packed)]));
  }

  private rows(keys: string[], columns: Packed[]): unknown[] {
    const values = columns.map((column) => this.value(column) as unknown[]);
    const rows = [];
    for (let at = 0; at < (values[0]?.length ?? 0); at++) {
      rows.push(Object.fromEntries(keys.map((key, place) => [key, values[place]?.[at]])));
    }
    return rows;
  }

  private spans(numbers: number[]): Span[] {
    const made = [];
    for (let at = 0; at < numbers.length; at += 3) {
      made.push(this.span(numbers[at] as number, numbers[at + 1] as number, numbers[at + 2] as number));
    }
    return made;
  }

  private span(place: number, start: number, length: number): Span {
    const report = this.reports[place];
    // spans inside the reports' own keys (credits, datelines) are met before the texts are known; they are made anew after it
    if (!report) return { report: "", start, end: start + length, text: "" };
    return { report: report.id, start, end: start + length, text: report.text.slice(start, start + length) };
  }
}
