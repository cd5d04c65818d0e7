// Which judgements the table shows.
import type { Entry } from "../../judge/store";

export interface Filters {
  verdict: string;
  kind: string;
}

export function filtered(entries: Entry[], { verdict, kind }: Filters): Entry[] {
  return entries.filter(({ judgement }) => (!verdict || judgement.verdict === verdict) && (!kind || judgement.kind === kind));
}

/** How many there are of each verdict or kind, in the order given. */
export function counted<Name extends string>(entries: Entry[], names: readonly Name[], of: (entry: Entry) => string): { name: Name; count: number }[] {
  return names.map((name) => ({ name, count: entries.filter((entry) => of(entry) === name).length })).filter(({ count }) => count > 0);
}
