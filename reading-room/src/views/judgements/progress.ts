// How much of what matters most has been judged: the main claims and the figures in them.
import type { Docket } from "../../judge/store";
import { isFigure } from "../../story/readings";
import { type Ref, ref } from "../../story/refs";
import type { Story } from "../../story/story";

/** Main claims are those that compare reports; of a story without such, all. */
export interface Progress {
  name: "claims" | "figures";
  all: Ref[];
  judged: number;
}

export function progressOf(story: Story, docket: Docket): Progress[] {
  const compared = story.findings.filter((finding) => finding.compared);
  const findings = compared.length ? compared : story.findings;
  const claims = findings.map((finding) => ref("claim", finding.claim.id));
  const members = findings.flatMap((finding) => finding.readings.flatMap((reading) => reading.members));
  const figures = [...new Set(members.filter(isFigure).map((figure) => ref("figure", figure.id)))];
  const part = (name: Progress["name"], all: Ref[]): Progress => ({ name, all, judged: all.filter((one) => docket.standing.has(one)).length });
  return [part("claims", claims), part("figures", figures)].filter((one) => one.all.length > 0);
}

/** What is to be judged next: the claims in their order, then the figures; the one after what the card shows. */
export function nextUnjudged(progress: Progress[], docket: Docket, shown: Ref | null): Ref | null {
  const all = progress.flatMap((one) => one.all);
  const from = shown ? all.indexOf(shown) + 1 : 0;
  return [...all.slice(from), ...all.slice(0, from)].find((one) => one !== shown && !docket.standing.has(one)) ?? null;
}
