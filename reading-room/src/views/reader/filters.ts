// Which claims the reader lists: the settings of the address, applied.
import { computed } from "@preact/signals";
import { route } from "../../route";
import type { Finding, Relation } from "../../story/readings";
import { fold, saying } from "../../story/texts/search";
import type { Story } from "../../story/story";

export const RELATIONS: { [value: string]: string } = {
  all: "All claims",
  compared: "Compared",
  conflicts: "Conflicts",
  evolves: "Evolves",
  refines: "Refines",
  agrees: "Agrees",
  derived: "Derived",
  single: "Not compared",
};
export const VOICES: { [value: string]: string } = { all: "Any kind", figures: "Figures", words: "In words" };

export interface Filters {
  relation: string;
  voice: string;
  /** a report's letter, or empty */
  report: string;
  /** name of an origin, or empty */
  origin: string;
  words: string;
}

/** The filters that the address sets; what it does not know counts as not set. */
export const filters = computed<Filters>(() => {
  const { claims = "", voice = "", from = "", origin = "", q = "" } = route.value.settings;
  return {
    relation: Object.hasOwn(RELATIONS, claims) ? claims : "all",
    voice: Object.hasOwn(VOICES, voice) ? voice : "all",
    report: from,
    origin,
    words: q,
  };
});

export function listed(findings: Finding[], by: Filters): Finding[] {
  const words = fold(by.words);
  return findings.filter((finding) => {
    if (by.relation === "compared" && !finding.compared) return false;
    if (by.relation !== "all" && by.relation !== "compared" && !relates(finding, by.relation)) return false;
    if (by.voice !== "all" && (finding.readings[0]?.figure !== null) !== (by.voice === "figures")) return false;
    if (by.report && !finding.sigla.includes(by.report)) return false;
    if (by.origin && !finding.claim.origins.some((origin) => origin.name === by.origin)) return false;
    return !words || saying(finding).includes(words);
  });
}

/** "conflicts" and "evolves" ask for what is compared, as the first screen counts it. */
function relates(finding: Finding, relation: string): boolean {
  return finding.claim.relation === (relation as Relation) && (relation === "single" || finding.compared);
}

const lists = new WeakMap<Story, { by: string; found: Finding[] }>();

/** The claims that are listed now, in the order of the list. */
export function listedNow(story: Story): Finding[] {
  const by = JSON.stringify(filters.value);
  const there = lists.get(story);
  if (there?.by === by) return there.found;
  const found = listed(story.findings, filters.value);
  lists.set(story, { by, found });
  return found;
}
