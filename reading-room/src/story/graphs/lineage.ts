// The stemma: which report has its text from which, with texts that are lost, by one tree and the borrowings beside it.
import type * as C from "../../contract";
import { type Ref, ref } from "../refs";
import type { Report, Story } from "../story";

/** How sure a line's direction is; "supposed": the chosen tree alone has it so. */
export type Certainty = C.Edge["direction"] | "supposed";

/** Lost texts bear Greek letters, as in textual criticism. */
const GREEK = "αβγδεζηθικλμνξπρστυφχψω";
const CERTAINTIES: Certainty[] = ["stated", "likely", "supposed", "unknown"];

/** A report of the drawing. */
export interface Witness {
  key: string;
  report: Report;
}

/** A text that reports go back to and that was not read. */
export interface Lost {
  key: string;
  letter: string;
  item: C.LostOrigin;
  sigla: string[];
}

/** One line: `to` has text from `from`, or both share it where the certainty is unknown. */
export interface Line {
  key: string;
  from: string;
  to: string;
  certainty: Certainty;
  inTree: boolean;
  /** a report with a lost text */
  toLost: boolean;
  /** the borrowings that it stands for, the surest first; none where only the tree has it */
  refs: Ref[];
  /** letters of its ends */
  ends: [string, string];
}

export interface Stemma {
  witnesses: Witness[];
  lost: Lost[];
  lines: Line[];
}

export function greek(at: number): string {
  const letter = GREEK[at % GREEK.length] as string;
  return letter + "′".repeat(Math.floor(at / GREEK.length));
}

/** The lost texts of the story with their letters. */
export function lostTexts(story: Story): Lost[] {
  return story.comparison.lineage.lost.map((item, at) => ({
    key: `lost ${at}`,
    letter: greek(at),
    item,
    sigla: story.sigla(item.reports.map((report) => ({ report }))),
  }));
}

/** The stemma by the tree at place `tree` (0: the best), with the other borrowings unless `treeOnly`, and the lost texts unless told otherwise. */
export function stemmaOf(story: Story, tree: number, { treeOnly = false, lost: withLost = true } = {}): Stemma {
  const { lineage } = story.comparison;
  const lines = new Map<string, Line>();
  const chosen = lineage.trees[tree];
  for (const edge of chosen?.edges ?? []) {
    const ends = endsOf(story, edge.from, edge.to, edge.directed);
    if (!ends) continue;
    const line = lineBetween(ends, true);
    line.certainty = edge.directed ? "supposed" : "unknown";
    lines.set(pairKey(edge.from, edge.to), line);
  }
  const byPair = new Map<string, { edge: C.Edge; at: number }[]>();
  lineage.edges.forEach((edge, at) => {
    const key = pairKey(edge.from, edge.to);
    byPair.set(key, [...(byPair.get(key) ?? []), { edge, at }]);
  });
  for (const [key, edges] of byPair) {
    edges.sort((a, b) => CERTAINTIES.indexOf(a.edge.direction) - CERTAINTIES.indexOf(b.edge.direction));
    const { edge } = edges[0] as { edge: C.Edge };
    const ends = endsOf(story, edge.from, edge.to, edge.direction !== "unknown");
    if (!ends || (treeOnly && chosen && !lines.has(key))) continue;
    const line = lines.get(key) ?? lineBetween(ends, false);
    const against = line.certainty === "supposed" && (edge.direction === "unknown" || line.from !== ends[0].id);
    if (!against) line.certainty = edge.direction;
    line.refs = edges.map(({ at }) => ref("edge", `${at}`));
    lines.set(key, line);
  }
  const lost = withLost ? lostTexts(story) : [];
  const met = new Set(story.reports.map((report) => report.id));
  const down = lost.flatMap((each) => each.item.reports.filter((id) => met.has(id)).map((id) => lostLine(story, each, id)));
  return { witnesses: story.reports.map((report) => ({ key: report.id, report })), lost, lines: [...lines.values(), ...down] };
}

function pairKey(from: string, to: string): string {
  return from < to ? `${from}\n${to}` : `${to}\n${from}`;
}

/** The reports at both ends; where the direction is open, the one that was published first stands above. */
function endsOf(story: Story, from: string, to: string, directed: boolean): [Report, Report] | null {
  const [a, b] = [story.report(from), story.report(to)];
  if (!a || !b || a === b) return null;
  const [first, second] = [a.doc.published, b.doc.published].map((each) => each.time ?? each.earliest ?? "");
  return !directed && first && second && second < first ? [b, a] : [a, b];
}

function lineBetween([a, b]: [Report, Report], inTree: boolean): Line {
  return { key: `${a.id}\n${b.id}`, from: a.id, to: b.id, certainty: "unknown", inTree, toLost: false, refs: [], ends: [a.siglum, b.siglum] };
}

function lostLine(story: Story, lost: Lost, id: string): Line {
  // that a report prints an agency's copy stands in it; that some text lies behind several is worked out from their words
  const certainty: Certainty = lost.item.name === null ? "likely" : "stated";
  return { key: `${lost.key}\n${id}`, from: lost.key, to: id, certainty, inTree: false, toLost: true, refs: [], ends: [lost.letter, story.siglum(id)] };
}

/** What a line says: "C has text from A: likely". */
export function lineWords(line: Line): string {
  const [a, b] = line.ends;
  if (line.certainty === "unknown") return `${a} and ${b} share text, direction unknown`;
  if (line.certainty === "supposed") return `${b} has text from ${a}, supposed by this tree`;
  return line.toLost ? `${b} goes back to the lost text ${a}, ${line.certainty}` : `${b} has text from ${a}, ${line.certainty}`;
}

const KINDS: { [kind in C.Edge["kind"]]: string } = { reuse: "shared text", credit: "credit", quotation: "shared quotation" };

export function edgeKind(edge: C.Edge): string {
  return KINDS[edge.kind];
}

/** How strongly a piece of evidence speaks, in a word. */
export function scoreWords(score: number): string {
  if (score >= 0.9) return "very strong";
  if (score >= 0.6) return "strong";
  if (score >= 0.3) return "fair";
  return score > 0 ? "slight" : "says what stays open";
}
