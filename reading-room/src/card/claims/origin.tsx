import { ItemLink, Words } from "../../parts/links";
import { Sigla } from "../../parts/siglum";
import { href } from "../../route";
import { useStory } from "../../room";
import { type Behind, flowOf, originOf } from "../../story/graphs/flow";
import { findingOf } from "../../story/readings";
import { idOf, ref } from "../../story/refs";
import type { Thing } from "../../story/story";
import { joined, number, plural } from "../../story/words";
import { Capped, CardPart } from "../pieces/part";
import { Places } from "../pieces/place";
import "./origin.css";

/** A person, body or document at the root: under which names, what joins them, and every claim that goes back to it. */
export function OriginCard({ thing }: { thing: Thing }) {
  const story = useStory();
  const name = idOf(thing.ref);
  const { claims, collapses, named } = originOf(story, name);
  const stop = flowOf(story, claims.map(({ claim, origin }) => ({ ...claim, origins: [origin] }))).stops.find((each) => each.kind === "origin");
  return (
    <>
      <h2 class={`card-title origin-title ${story.origins.colour(name)} ${named ? "" : "unnamed"}`}>
        <bdi>{name}</bdi>
      </h2>
      <p class="card-line small">
        <span>
          {`${plural(stop?.readings ?? 0, "mention")} of ${plural(claims.length, "claim")} in `}
          <Sigla of={stop?.sigla ?? []} />
        </span>
      </p>
      {!named && <p class="small soft">Who it is stays open, so it may be one of the other origins. It counts in the upper number alone.</p>}
      {stop && stop.also.length > 0 && (
        <p class="small">
          <span class="soft">Also given as </span>
          <bdi>{joined(stop.also.slice(0, 12))}</bdi>
          {stop.also.length > 12 && ` and ${number(stop.also.length - 12)} more`}
        </p>
      )}
      {stop && stop.via.length > 0 && (
        <p class="small">
          <span class="soft">Reached the reports through </span>
          <bdi>{joined(stop.via.slice(0, 12))}</bdi>
        </p>
      )}
      {collapses.length > 0 && (
        <CardPart title="What joins its readings into one origin" count={collapses.length}>
          <Capped
            of={collapses}
            each={(collapse) => (
              <span class="small">
                <bdi>{collapse.sentence}</bdi>{" "}
                <Places of={[collapse.left, collapse.right].filter((span) => span !== null)} show={thing.ref} />
              </span>
            )}
          />
        </CardPart>
      )}
      <CardPart title="Claims that go back to it" count={claims.length}>
        <Capped of={claims} each={(behind) => <Claim behind={behind} />} />
      </CardPart>
    </>
  );
}

function Claim({ behind: { claim, origin } }: { behind: Behind }) {
  const story = useStory();
  const members = new Set(origin.members);
  const readings = findingOf(story, claim).readings.filter((reading) => reading.members.some((member) => members.has(member.id)));
  return (
    <>
      <ItemLink to={ref("claim", claim.id)}>
        <Words text={claim.topic} />
      </ItemLink>{" "}
      <a class="small soft" href={href({ view: "sources", show: ref("claim", claim.id), settings: { claim: claim.id } })}>
        its drawing
      </a>
      <ul class="origin-readings small">
        {readings.slice(0, 4).map((reading) => {
          const own = reading.members.filter((member) => members.has(member.id));
          return (
            <li key={own[0]?.id}>
              <ItemLink to={story.memberRef(own[0]?.id ?? "")} quiet>
                <Words text={reading.words} />
              </ItemLink>{" "}
              <Sigla of={story.sigla(own.flatMap((member) => story.thing(story.memberRef(member.id))?.spans ?? []))} />
            </li>
          );
        })}
        {readings.length > 4 && <li class="faint">{`and ${plural(readings.length - 4, "more reading")}`}</li>}
      </ul>
    </>
  );
}
