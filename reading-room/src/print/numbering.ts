// The evidence sheet: the main claims with every span behind them, numbered so that paper can point at it.
import type * as C from "../contract";
import { type Finding, isFigure, type Reading } from "../story/readings";
import type { Story } from "../story/story";

/** A span with the number that it has on the sheet. */
export interface NumberedSpan {
  n: number;
  span: C.Span;
  siglum: string;
}

/** What joins mentions into one origin, with the spans that show it. */
export interface SheetProof {
  sentence: string;
  evidence: NumberedSpan[];
}

export interface SheetReading {
  reading: Reading;
  evidence: NumberedSpan[];
}

export interface SheetClaim {
  finding: Finding;
  readings: SheetReading[];
  proofs: SheetProof[];
}

export interface Sheet {
  claims: SheetClaim[];
  /** all spans, the first being number 1 */
  spans: NumberedSpan[];
}

/** The claims that stand in more than one report or reading, else all; a span has one number wherever it is called. */
export function sheetOf(story: Story): Sheet {
  const compared = story.findings.filter((finding) => finding.compared);
  const main = compared.length ? compared : story.findings;
  const numbers = new Map<string, NumberedSpan>();
  const number = (span: C.Span): NumberedSpan => {
    const key = `${span.report} ${span.field ?? ""} ${span.start} ${span.end}`;
    const known = numbers.get(key) ?? { n: numbers.size + 1, span, siglum: story.siglum(span.report) };
    numbers.set(key, known);
    return known;
  };
  const claims = main.map((finding) => ({
    finding,
    readings: finding.readings.map((reading) => ({
      reading,
      evidence: once(reading.members.flatMap((member) => (isFigure(member) ? [member.span] : member.content)).map(number)),
    })),
    proofs: finding.claim.collapses.map((collapse) => ({
      sentence: collapse.sentence,
      evidence: once([collapse.left, collapse.right].filter((span) => span !== null).map(number)),
    })),
  }));
  return { claims, spans: [...numbers.values()] };
}

function once<T>(items: T[]): T[] {
  return [...new Set(items)];
}
