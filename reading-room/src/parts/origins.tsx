import type * as C from "../contract";
import { href } from "../route";
import { useStory } from "../room";
import { ref } from "../story/refs";
import { originsWords, plural } from "../story/words";
import { Sigla } from "./siglum";
import "./origins.css";

/**
 * The independent origins of a claim: one bracket for each origin, in its colour, around the letters of the reports that go back
 * to it. Five letters in two brackets are five reports and two origins.
 */
export function Origins({ claim, names = false }: { claim: C.Claim; names?: boolean }) {
  const story = useStory();
  const groups = story.origins.groups(claim);
  return (
    <span class="origins">
      {groups.map((group) => (
        <span key={group.name} class={`origins-group ${story.origins.colour(group.name)} ${group.named ? "" : "unnamed"}`}>
          <Sigla of={group.sigla} />
          <a class={names ? "origins-name" : "unseen"} href={href({ show: ref("origin", group.name) })} title={group.basis}>
            <bdi>{group.name}</bdi>
          </a>
        </span>
      ))}
    </span>
  );
}

/** "5 reports, 2 origins", each number leading to what it counts. */
export function Counts({ claim, reports }: { claim: C.Claim; reports: number }) {
  return (
    <span class="counts numbers">
      <a href={href({ view: "reader", show: ref("claim", claim.id) })}>{plural(reports, "report")}</a>
      {", "}
      <a class="counts-origins" href={href({ view: "sources", show: ref("claim", claim.id) })}>
        {originsWords(claim.independent_origins)}
      </a>
    </span>
  );
}
