// What a judged thing is called for a reader, in a line.
import type * as C from "../../contract";
import type { Ref } from "../../story/refs";
import type { Story } from "../../story/story";
import { clip, figureWords, said } from "../../story/words";

/** The words of a report, or ours, that name a thing. */
export function labelled(story: Story, name: Ref, width = 70): string {
  const thing = story.thing(name);
  if (!thing) return name;
  if (thing.kind === "figure") return figureWords(story, thing.item as C.Figure, width);
  if (thing.kind === "attribution") return clip(said((thing.item as C.Attribution).content.map((span) => span.text).join(" … ")), width);
  if (thing.kind === "claim") return clip((thing.item as C.Claim).topic, width);
  if (thing.kind === "actor") return clip((thing.item as C.Actor).name, width);
  if (thing.kind === "edge") {
    const edge = thing.item as C.Edge;
    return `${story.siglum(edge.from)} → ${story.siglum(edge.to)}, ${edge.kind}`;
  }
  return clip(thing.spans[0]?.text ?? name, width);
}

/** The letters of the reports that a thing stands in. */
export function lettersOf(story: Story, name: Ref): string[] {
  const thing = story.thing(name);
  return thing ? story.sigla(thing.spans) : [];
}
