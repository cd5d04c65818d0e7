import { useStory } from "../room";
import { ref } from "../story/refs";
import { oneLine, OWN_VOICE } from "../story/words";
import { ItemLink } from "./links";
import { Siglum } from "./siglum";
import "./chain.css";

/**
 * How words came into a report: the origin first, then each channel, the report last. `names` are as the comparison has them,
 * the outermost channel first.
 */
export function Chain({ names, inferred = false, siglum }: { names: string[]; inferred?: boolean; siglum: string }) {
  const story = useStory();
  const steps = names.map(oneLine).reverse();
  return (
    <ol class={inferred ? "chain inferred" : "chain"} aria-label="Chain of sources, origin first">
      {!steps.length && <li class="chain-own">{OWN_VOICE}</li>}
      {steps.map((name, at) => (
        <li key={name} class={at === 0 ? `chain-origin ${story.origins.colour(name)}` : ""}>
          {story.thing(ref("origin", name)) ? (
            <ItemLink to={ref("origin", name)} quiet>
              <bdi>{name}</bdi>
            </ItemLink>
          ) : (
            <bdi>{name}</bdi>
          )}
          {inferred && at === 0 && <span class="faint"> (inferred)</span>}
        </li>
      ))}
      <li>
        <Siglum of={siglum} /> <span class="soft">{story.lettered(siglum)?.outlet}</span>
      </li>
    </ol>
  );
}
