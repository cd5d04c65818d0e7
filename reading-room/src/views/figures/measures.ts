// Which measures the view has, which of them is open, and what is said of its readings as a whole.
import type * as C from "../../contract";
import { isFigure, type Finding } from "../../story/readings";
import { idOf, kindOf, type Ref } from "../../story/refs";
import type { Story } from "../../story/story";
import { extentWords, meetingWords } from "./chart/amounts";
import { type Extent, meeting } from "./chart/extent";

/** A claim whose readings are figures. */
export interface Measure {
  finding: Finding;
  claim: C.Claim;
  figures: C.Figure[];
}

/** All measures in the order of the findings: those that part ways first. */
export function measuresOf(story: Story): Measure[] {
  return story.findings.map(measureOf).filter((measure) => measure.figures.length > 0);
}

function measureOf(finding: Finding): Measure {
  return { finding, claim: finding.claim, figures: finding.readings.flatMap((reading) => reading.members).filter(isFigure) };
}

/** The measure that is open: the claim that the card shows, else the one the address names, else that of the figure on the card. */
export function opened(story: Story, measures: Measure[], { shown, named }: { shown: Ref | null; named: string | undefined }): Measure | undefined {
  const kind = shown ? kindOf(shown) : null;
  const wide = (id: string | undefined): Measure | undefined => {
    const claim = story.item("claim", id ?? "");
    return claim && measures.find((measure) => measure.claim.id === (claim.part_of ?? claim.id));
  };
  const ofFigure = kind === "figure" ? story.claimsOf(idOf(shown as Ref))[0]?.id : undefined;
  const ofRecord = kind === "record" ? story.item("record", idOf(shown as Ref))?.claim : undefined;
  const onCard = kind === "claim" ? idOf(shown as Ref) : undefined;
  return wide(onCard) ?? wide(named) ?? wide(ofFigure) ?? wide(ofRecord) ?? measures.find((each) => each.finding.compared) ?? measures[0];
}

/** One sentence: whether a value lies in all readings, and which. */
export function meetingSentence(claim: C.Claim, extents: Extent[], unit: string | null): string {
  const met = meeting(extents);
  const [first] = extents;
  if (first && extents.length > 1 && new Set(extents.map((extent) => JSON.stringify(extent))).size === 1) {
    return `All readings give the same: ${extentWords(first, unit)}.`;
  }
  const listed = claim.relation === "single" || claim.relation === "derived";
  if (extents.length < 2 || listed) return listed && extents.length > 1 ? "These readings stand side by side; they are not compared." : "";
  if (claim.strict_conflict && !met) return "No value satisfies all readings.";
  if (met && claim.relation === "conflicts") return `The readings differ in size; still, all of them meet ${meetingWords(met, unit)}.`;
  if (met) return `All readings meet ${meetingWords(met, unit)}.`;
  return claim.relation === "evolves"
    ? "A later report changes the number: no value lies in all readings."
    : "No value lies in all the intervals by the rules for approximate words; the words alone leave one open.";
}

/** Arithmetic in which figures of the measure stand. */
export function checksOf(story: Story, figures: C.Figure[]): C.Check[] {
  const ids = new Set(figures.map((figure) => figure.id));
  return story.comparison.checks.filter((check) => check.inputs.some((input) => ids.has(input)));
}

/** Figures that no claim compares across reports or readings. */
export function uncompared(story: Story, measures: Measure[]): C.Figure[] {
  const compared = new Set(measures.filter((each) => each.finding.compared).flatMap((each) => each.figures.map((figure) => figure.id)));
  return story.comparison.figures.filter((figure) => !compared.has(figure.id));
}
