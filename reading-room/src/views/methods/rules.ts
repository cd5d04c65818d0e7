// The rules that made this result, each with how often it was used.
import type * as C from "../../contract";

/** A named rule and how often it was used. */
export interface Used {
  rule: string;
  count: number;
}

/** A table of rules: what they decide, and those that did. */
export interface RuleTable {
  id: string;
  title: string;
  about: string;
  used: Used[];
}

const DAY =
  /\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}(?: \((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\))?/g;
const WEEKDAY = /\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b/g;

const RECORDS: { [rule in C.Record["rule"]]: string } = {
  literal: "literal: all readings, by the words’ own bounds",
  ucdp: "ucdp: after the UCDP GED codebook, readings that no later one replaces",
  acled: "acled: after the ACLED codebook, the lowest number that stands",
};

const COLLAPSES: { [by in C.Collapse["by"]]: string } = {
  speaker: "speaker: the same person or body is named as the source",
  body: "body: different people speak for one body",
  "agency copy": "agency copy: the reports print one agency’s text",
  passage: "passage: the words stand in text that the reports share",
  credit: "credit: one report credits the other",
  repetition: "repetition: a report says the same again on the same word",
  derived: "derived: one number is worked out from the other",
  judgement: "judgement: a person judged that they go back to one",
};

export function rulesOf(comparison: C.Comparison): RuleTable[] {
  const tables: RuleTable[] = [
    {
      id: "intervals",
      title: "From words to intervals",
      about: "What an amount may be, by the words around its number. Comparisons use the interval.",
      used: counted(comparison.figures.map((figure) => figure.interval.rule)),
    },
    {
      id: "days",
      title: "From words to days",
      about: "Which days a time expression may mean. [day] and [weekday] stand for those of each report.",
      used: counted(comparison.timexes.map((timex) => withoutDays(timex.rule))),
    },
    {
      id: "collapses",
      title: "From mentions to origins",
      about: "What shows that members of one claim go back to one origin.",
      used: counted(comparison.claims.flatMap((claim) => claim.collapses.map((collapse) => COLLAPSES[collapse.by] ?? collapse.by))),
    },
    {
      id: "pairs",
      title: "From readings to relations",
      about: "How two readings of a claim stand to each other.",
      used: counted(comparison.claims.flatMap((claim) => claim.pairs.map((pair) => pair.relation))),
    },
    {
      id: "records",
      title: "From readings to rows of a recorder’s table",
      about: "Which readings make the low, best and high numbers. No rule grades a source.",
      used: counted(comparison.records.map((record) => RECORDS[record.rule] ?? record.rule)),
    },
  ];
  return tables.filter((table) => table.used.length > 0);
}

/** Each text once with its count, the most frequent first. */
export function counted(texts: string[]): Used[] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].map(([rule, count]) => ({ rule, count })).sort((a, b) => b.count - a.count || (a.rule < b.rule ? -1 : 1));
}

/** The rule itself, the days of the report it was used on left open. */
export function withoutDays(rule: string): string {
  return rule.replace(DAY, "[day]").replace(WEEKDAY, "[weekday]");
}
