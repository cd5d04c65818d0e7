import { SpanLink } from "../../parts/links";
import { Sigla } from "../../parts/siglum";
import { useStory } from "../../room";
import type { Ref } from "../../story/refs";
import { lettersOf } from "./labels";

/** Letters of reports that are named; a claim of sixty needs no more to be known. */
const MOST = 6;

/** Where a thing stands: its characters where it stands in one place, else the letters of its reports. */
export function Where({ of: name }: { of: Ref }) {
  const story = useStory();
  const spans = story.thing(name)?.spans ?? [];
  if (spans.length === 1 && spans[0]) return <SpanLink span={spans[0]} show={name} />;
  const letters = lettersOf(story, name);
  return (
    <>
      <Sigla of={letters.slice(0, MOST)} />
      {letters.length > MOST && <span class="small soft"> and {letters.length - MOST} more</span>}
    </>
  );
}
