// Which pairs are offered for the question whether two are one.
import type * as C from "../../contract";
import type { Ref } from "../../story/refs";
import type { Story } from "../../story/story";
import { labelled, lettersOf } from "../told/labels";
import { membersOf } from "../subject";

/** Origins of a claim of which each two are offered. */
const MOST_ORIGINS = 12;

/** The members that can be compared with one of them: those of other reports. */
export function others(story: Story, first: Ref, members: Ref[]): Ref[] {
  const report = story.thing(first)?.spans[0]?.report;
  return members.filter((name) => name !== first && story.thing(name)?.spans[0]?.report !== report);
}

/** A member of each of two claims, of different reports where there are such; null where their members are not of one kind. */
export function anotherClaim(story: Story, one: C.Claim, other: C.Claim): [Ref, Ref] | null {
  const [left, right] = [membersOf(story, one), membersOf(story, other)];
  const [first] = left;
  const shared = new Set(one.members);
  if (!first || !right[0] || first.split(":")[0] !== right[0].split(":")[0] || other.members.some((id) => shared.has(id))) return null;
  const apart = others(story, first, right)[0];
  if (!apart && first.startsWith("attribution:")) return null;
  return [first, apart ?? right[0]];
}

/** Two members of a claim, and in words what is asked of them. */
export interface Origins {
  left: Ref;
  right: Ref;
  words: string;
}

/** For each collapse, the first member and the first one of another report. */
export function collapsePairs(story: Story, claim: C.Claim): Origins[] {
  const found = new Map<string, Origins>();
  for (const collapse of claim.collapses) {
    const members = collapse.members.map((id) => story.memberRef(id)).filter((name) => story.thing(name));
    const [left] = members;
    const right = left && (others(story, left, members)[0] ?? members[1]);
    if (left && right) found.set([left, right].sort().join(), { left, right, words: collapse.sentence });
  }
  return [...found.values()];
}

/** The first members of each two of a claim's origins. */
export function originPairs(story: Story, claim: C.Claim): Origins[] {
  const origins = claim.origins.slice(0, MOST_ORIGINS);
  const pairs: Origins[] = [];
  origins.forEach((one, at) => {
    for (const other of origins.slice(at + 1)) {
      const left = story.memberRef(one.members[0] ?? "");
      const right = story.memberRef(other.members.find((id) => !one.members.includes(id)) ?? "");
      if (!story.thing(left) || !story.thing(right) || left === right) continue;
      pairs.push({ left, right, words: `${named(story, one.name, left)} and ${named(story, other.name, right)}` });
    }
  });
  return pairs;
}

function named(story: Story, name: string, member: Ref): string {
  return `${name} (${lettersOf(story, member).join(" ")}: ${labelled(story, member, 40)})`;
}

/** A mention of each wording of an actor, names before descriptions. */
export function wordings(actor: C.Actor): C.Mention[] {
  const met = new Map<string, C.Mention>();
  for (const mention of actor.mentions) {
    const key = mention.text.toLowerCase().split(/\s+/).join(" ");
    if (mention.kind !== "pronoun" && mention.end > mention.start && !met.has(key)) met.set(key, mention);
  }
  const rank = { name: 0, abbreviation: 1, description: 2, pronoun: 3 };
  return [...met.values()].sort((a, b) => rank[a.kind] - rank[b.kind]);
}
