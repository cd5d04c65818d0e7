// Claims laid out for a reader: what `stemma.show.findings` does for the terminal, in the same order and words.
import type * as C from "../contract";
import type { Member, Story } from "./story";
import { figureWords, giverWords, oneLine, said } from "./words";

export type Relation = C.Claim["relation"];

/** How much a relation asks of a reader: readings that part ways come first. */
const WEIGHT: { [relation in Relation]: number } = { conflicts: 0, evolves: 1, refines: 2, agrees: 3, derived: 4, single: 5 };
const MARKS = /[“”„«»"]/;
/** A reading is recognised by two or three of its wordings. */
const MOST_WORDINGS = 3;

/** On whose word a reading stands, and in which reports. */
export interface Giver {
  words: string;
  sigla: string[];
}

/** One reading of a claim: the members that say the same. */
export interface Reading {
  words: string;
  members: Member[];
  sigla: string[];
  givers: Giver[];
  /** the weightiest relation to the claim's other readings, where a pair says one */
  relation: Relation | null;
  /** of the camp it belongs to, where the claim has several */
  camp: C.Claim | null;
  figure: C.Figure | null;
}

/** A claim laid out for a reader. */
export interface Finding {
  claim: C.Claim;
  readings: Reading[];
  sigla: string[];
  /** one sentence for two readings that part ways or develop, the weightiest first */
  reasons: { relation: Relation; sentence: string; from: string; to: string }[];
  /** whether there is anything to compare: two reports, or two readings that are not simply listed side by side */
  compared: boolean;
}

export function isFigure(member: Member): member is C.Figure {
  return "role" in member;
}

/** The span that a reader is led to. */
export function placeOf(member: Member): C.Span {
  return isFigure(member) ? member.span : (member.content[0] as C.Span);
}

/** On whose word a member stands: "Ana Lund (via Harbour Gazette)". */
export function giverOf(member: Member): string {
  if (isFigure(member)) {
    const inferred = !member.sources.length && member.sources_inferred.length > 0;
    return giverWords(member.sources.length ? member.sources : member.sources_inferred, inferred);
  }
  const chain = member.chain.length ? member.chain : member.speaker ? [member.speaker] : member.source ? [member.source.text] : [];
  return chain.length ? giverWords(chain, false) : "no source named";
}

export function rankedFindings(story: Story): Finding[] {
  const found = story.comparison.claims
    .filter((claim) => claim.part_of === null)
    .map((claim) => findingOf(story, claim))
    .filter((finding) => finding.readings.length > 0);
  const key = (finding: Finding): number[] => [
    Number(!finding.compared),
    Number(finding.sigla.length < 2),
    Number(finding.readings[0]?.figure === null),
    WEIGHT[finding.claim.relation],
    -finding.sigla.length,
    -finding.claim.members.length,
  ];
  return found
    .map((finding) => ({ finding, key: key(finding) }))
    .sort((a, b) => compareKeys(a.key, b.key))
    .map(({ finding }) => finding);
}

function compareKeys(a: number[], b: number[]): number {
  for (let at = 0; at < a.length; at++) {
    const step = (a[at] as number) - (b[at] as number);
    if (step) return step;
  }
  return 0;
}

export function findingOf(story: Story, claim: C.Claim): Finding {
  const members = claim.members.map((id) => story.member(id)).filter((member) => member !== undefined);
  const groups = new Map<string, Member[]>();
  for (const member of members) {
    const same = sameness(member);
    groups.set(same, [...(groups.get(same) ?? []), member]);
  }
  const readings = [...groups.values()].map((group) => readingOf(story, claim, group));
  const where = new Map(readings.flatMap((reading, at) => reading.members.map((member) => [member.id, at] as const)));
  const reasons = new Map<string, Finding["reasons"][number]>();
  for (const pair of claim.pairs) {
    if (pair.relation === "agrees" || pair.relation === "single") continue;
    const met = [where.get(pair.from) ?? -1, where.get(pair.to) ?? -1].sort((a, b) => a - b);
    const key = `${met.join()} ${pair.relation}`;
    if (!reasons.has(key)) reasons.set(key, { relation: pair.relation, sentence: pair.reason, from: pair.from, to: pair.to });
  }
  // corrections first; readings that exclude one another before those that differ in size
  const rank = (reason: Finding["reasons"][number]): number[] => [
    Number(!reason.sentence.includes("corrects")),
    WEIGHT[reason.relation],
    Number(reason.sentence.includes("differ in size")),
  ];
  const told = [...reasons.values()].sort((a, b) => compareKeys(rank(a), rank(b)));
  const sigla = story.sigla(members.map(placeOf));
  return {
    claim,
    readings,
    sigla,
    reasons: told.filter((a, at) => told.findIndex((b) => a.relation === b.relation && a.sentence === b.sentence) === at),
    compared: sigla.length > 1 || (readings.length > 1 && claim.relation !== "single"),
  };
}

function readingOf(story: Story, claim: C.Claim, members: Member[]): Reading {
  const givers = new Map<string, C.Span[]>();
  for (const member of members) {
    const words = giverOf(member);
    givers.set(words, [...(givers.get(words) ?? []), placeOf(member)]);
  }
  const ids = new Set(members.map((member) => member.id));
  const first = members[0] as Member;
  return {
    words: wordsOf(story, members),
    members,
    sigla: story.sigla(members.map(placeOf)),
    givers: [...givers].map(([words, spans]) => ({ words, sigla: story.sigla(spans) })),
    relation: relationOf(claim, ids),
    camp: story.camps(claim.id).find((camp) => [...ids].every((id) => camp.members.includes(id))) ?? null,
    figure: isFigure(first) ? first : null,
  };
}

/** What two members must share to be one reading: the amount with its bounds, or the words. */
function sameness(member: Member): string {
  if (!isFigure(member)) {
    const words = said(member.content.map((span) => span.text).join(" "));
    return `words ${words.toLowerCase().replace(/^[ .,;:]+|[ .,;:]+$/g, "")}`;
  }
  const amount = [member.value, member.low, member.high, member.low_inclusive, member.high_inclusive, member.unit];
  const open = member.value === null && member.low === null;
  return `amount ${JSON.stringify(amount)}${open ? member.span.text.toLowerCase() : ""}`;
}

function wordsOf(story: Story, members: Member[]): string {
  const first = members[0] as Member;
  if (!isFigure(first)) {
    const text = said(first.content.map((span) => span.text).join(" … "));
    const marked = first.kind === "indirect" || MARKS.test(text);
    return marked ? text : `“${text.replace(/^[ ,]+|[ ,]+$/g, "")}”`;
  }
  const wordings = new Map<string, string>();
  for (const member of members) {
    if (!isFigure(member)) continue;
    const key = oneLine(member.span.text).toLowerCase();
    if (!wordings.has(key)) wordings.set(key, figureWords(story, member));
  }
  const listed = [...wordings.values()];
  return listed.slice(0, MOST_WORDINGS).join(" / ") + (listed.length > MOST_WORDINGS ? " / …" : "");
}

function relationOf(claim: C.Claim, members: Set<string>): Relation | null {
  let found: Relation | null = null;
  for (const pair of claim.pairs) {
    if (members.has(pair.from) === members.has(pair.to)) continue;
    if (found === null || WEIGHT[pair.relation] < WEIGHT[found]) found = pair.relation;
  }
  return found;
}
