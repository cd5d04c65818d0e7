// What a thing is called where only a line is left for it: in links that lead to it, and in references.
import type * as C from "../contract";
import { giverOf } from "../story/readings";
import { idOf } from "../story/refs";
import type { Story, Thing } from "../story/story";
import { clip, figureWords, oneLine, said } from "../story/words";

export function titleOf(story: Story, thing: Thing, width = 60): string {
  return clip(wordsOf(story, thing), width);
}

/** An attribution in a line: "Ana Lund: The road is cut". */
export function attributionWords(attribution: C.Attribution): string {
  return `${giverOf(attribution)}: ${said(attribution.content.map((span) => span.text).join(" … "))}`;
}

/** Whose report it is, in one line. */
export function reportWords(story: Story, siglum: string): string {
  const report = story.lettered(siglum);
  return report ? oneLine(report.outlet) : siglum;
}

function wordsOf(story: Story, thing: Thing): string {
  const item = thing.item;
  switch (thing.kind) {
    case "report":
      return `${(item as C.Document).siglum}, ${reportWords(story, (item as C.Document).siglum)}`;
    case "claim":
      return (item as C.Claim).topic;
    case "figure":
      return figureWords(story, item as C.Figure);
    case "attribution":
      return attributionWords(item as C.Attribution);
    case "actor":
      return (item as C.Actor).name;
    case "naming":
      return (item as C.Naming).referent;
    case "passage": {
      const { left, right } = item as C.Passage;
      return `text shared by ${story.siglum(left.report)} and ${story.siglum(right.report)}`;
    }
    case "check":
      return (item as C.Check).operation;
    case "record":
      return `${(item as C.Record).topic} (${(item as C.Record).rule})`;
    case "edge":
      return `${story.siglum((item as C.Edge).from)} and ${story.siglum((item as C.Edge).to)}`;
    case "credit":
      return (item as C.ResolvedCredit).name;
    case "origin":
      return idOf(thing.ref);
    default:
      return thing.spans[0]?.text ?? idOf(thing.ref);
  }
}
