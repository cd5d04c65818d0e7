// The claims that a figure or an attribution is a reading of, and what the other readings are.
import type * as C from "../../contract";
import { ItemLink, Words } from "../../parts/links";
import { Relation } from "../../parts/relation";
import { Sigla } from "../../parts/siglum";
import { IntervalMark } from "../../parts/interval";
import { useStory } from "../../room";
import { axisOf, reachOf } from "../../story/reach";
import type { Reading } from "../../story/readings";
import { ref } from "../../story/refs";
import type { Member } from "../../story/story";
import { clip, relationWords } from "../../story/words";
import { tiesOf } from "../ties";
import { Capped, CardPart } from "./part";
import "./others.css";

/** Words of a reading that a line of the list holds; the card's own words stand in full above. */
const LONGEST = 220;
const OWN = 70;

/** A part for the widest claim of a member; a camp of it is named beside. */
export function OtherReadings({ member }: { member: Member }) {
  const story = useStory();
  const claims = story.claimsOf(member.id);
  if (!claims.length) {
    return (
      <CardPart title="Claim">
        <p class="soft small">None: no other words of these reports were found to speak of the same.</p>
      </CardPart>
    );
  }
  const wide = claims.filter((claim) => claim.part_of === null);
  return (
    <>
      {(wide.length ? wide : claims.slice(0, 1)).map((claim) => (
        <InClaim key={claim.id} claim={claim} member={member} />
      ))}
    </>
  );
}

function InClaim({ claim, member }: { claim: C.Claim; member: Member }) {
  const story = useStory();
  const { readings, sigla } = tiesOf(story).finding(claim);
  const own = readings.find((reading) => reading.members.some((each) => each.id === member.id));
  const others = readings.filter((reading) => reading !== own);
  const along = own ? own.members.filter((each) => each.id !== member.id) : [];
  const rows = [...(own ? [own] : []), ...others];
  const axis = axisOf(rows.flatMap((reading) => (reading.figure ? [reachOf(reading.figure)] : [])));
  const camp = story.claimsOf(member.id).find((each) => each.part_of === claim.id);
  return (
    <CardPart
      title={
        <>
          A reading of{" "}
          <ItemLink to={ref("claim", claim.id)}>
            <Words text={clip(claim.topic, 90)} />
          </ItemLink>
        </>
      }
    >
      <p class="others-line small">
        <Relation value={claim.relation} words={relationWords(claim, sigla.length)} />
        {own && along.length > 0 && (
          <span class="soft">
            the same in <Sigla of={story.sigla(along.map((each) => spanOf(each)))} />
          </span>
        )}
        {camp && <ItemLink to={ref("claim", camp.id)}>its camp</ItemLink>}
      </p>
      {others.length === 0 && <p class="soft small">No other reading.</p>}
      {others.length > 0 && (
        <Capped
          of={rows}
          class="others"
          each={(reading) => <Row reading={reading} own={reading === own} claim={claim} from={member.id} axis={axis} />}
        />
      )}
    </CardPart>
  );
}

interface RowProps {
  reading: Reading;
  own: boolean;
  claim: C.Claim;
  from: string;
  axis: (value: number) => number;
}

/** A reading in a line, drawn on the axis that it shares with the others; this card's own says so. */
function Row({ reading, own, claim, from, axis }: RowProps) {
  const story = useStory();
  const first = reading.members[0] as Member;
  const origin = story.origins.of(claim, first.id)?.name;
  const pair = own ? undefined : pairOf(claim, from, reading);
  return (
    <div class={`other ${own ? "own" : ""} ${story.origins.colour(origin)}`}>
      <p class="other-words">
        {own ? (
          <Words text={clip(reading.words, OWN)} />
        ) : (
          <ItemLink to={story.memberRef(first.id)} quiet>
            <Words text={clip(reading.words, LONGEST)} />
          </ItemLink>
        )}{" "}
        <Sigla of={reading.sigla} />
      </p>
      {reading.figure && <IntervalMark reach={reachOf(reading.figure)} axis={axis} />}
      <p class="other-says small soft">
        {own ? "this reading" : <bdi>{reading.givers.map((giver) => giver.words).join("; ")}</bdi>}{" "}
        {pair && (
          <span title={pair.reason}>
            <Relation value={pair.relation} />
          </span>
        )}
      </p>
    </div>
  );
}

function spanOf(member: Member): C.Span {
  return "role" in member ? member.span : (member.content[0] as C.Span);
}

/** How a member stands to a reading: the pair that names both. */
function pairOf(claim: C.Claim, from: string, reading: Reading): C.ClaimPair | undefined {
  const ids = new Set(reading.members.map((member) => member.id));
  return claim.pairs.find((pair) => (pair.from === from && ids.has(pair.to)) || (pair.to === from && ids.has(pair.from)));
}
