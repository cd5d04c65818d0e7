import type * as C from "../../contract";
import { IntervalMark } from "../../parts/interval";
import { ItemLink, SpanLink, Words } from "../../parts/links";
import { Counts, Origins } from "../../parts/origins";
import { Relation } from "../../parts/relation";
import { Sigla } from "../../parts/siglum";
import { useStory } from "../../room";
import { axisOf, reachOf } from "../../story/reach";
import { type Finding, giverOf, placeOf, type Reading } from "../../story/readings";
import { ref } from "../../story/refs";
import type { Member, Story, Thing } from "../../story/story";
import { clip, number, period, relationWords } from "../../story/words";
import { Capped, CardPart } from "../pieces/part";
import { Checks } from "../pieces/shared";
import { Proof } from "../pieces/proof";
import { tiesOf } from "../ties";
import "./claim.css";

/** Words of a reading that its line holds; its card has them in full. */
const LONGEST = 220;

/** A claim: its readings, how they stand to each other, what joins them into origins, and what would settle it. */
export function ClaimCard({ thing }: { thing: Thing }) {
  const story = useStory();
  const claim = thing.item as C.Claim;
  const finding = tiesOf(story).finding(claim);
  const wider = claim.part_of ? story.item("claim", claim.part_of) : undefined;
  return (
    <>
      <h2 class="card-title">
        <Words text={claim.topic} />
      </h2>
      <p class="card-line">
        <Counts claim={claim} reports={finding.sigla.length} />
        <Relation value={claim.relation} words={relationWords(claim, finding.sigla.length)} />
      </p>
      {wider && (
        <p class="small">
          One camp of <ItemLink to={ref("claim", wider.id)}>the wider claim</ItemLink>: readings that agree with one another.
        </p>
      )}
      <Readings finding={finding} />
      {claim.origins.length > 0 && (
        <CardPart title="Independent origins">
          <Origins claim={claim} names />
          <Proof claim={claim} />
        </CardPart>
      )}
      <Standing finding={finding} />
      {claim.unresolved && (
        <CardPart title="Unresolved, and what would settle it">
          <p>{claim.unresolved}</p>
        </CardPart>
      )}
      <Camps claim={claim} story={story} />
      <Records claim={claim} story={story} />
      <Checks figures={claim.members} />
    </>
  );
}

function Readings({ finding }: { finding: Finding }) {
  const axis = axisOf(finding.readings.flatMap(({ figure }) => (figure ? [reachOf(figure)] : [])));
  return (
    <CardPart title="Readings" count={finding.readings.length}>
      <Capped of={finding.readings} class="claim-card-readings" each={(reading) => <ReadingRow finding={finding} reading={reading} axis={axis} />} />
    </CardPart>
  );
}

/** One reading: its words, its interval on the axis of all, and for each giver the places where it stands. */
function ReadingRow({ finding, reading, axis }: { finding: Finding; reading: Reading; axis: (value: number) => number }) {
  const story = useStory();
  const first = reading.members[0] as Member;
  const origin = story.origins.of(finding.claim, first.id);
  return (
    <div class={`claim-card-reading ${story.origins.colour(origin?.name)}`}>
      <p class="claim-card-words">
        <ItemLink to={story.memberRef(first.id)} quiet>
          <Words text={clip(reading.words, LONGEST)} />
        </ItemLink>
      </p>
      {reading.figure && <IntervalMark reach={reachOf(reading.figure)} axis={axis} />}
      <Capped of={givers(reading)} class="claim-card-givers" most={6} each={({ words, members }) => <Giver words={words} members={members} />} />
    </div>
  );
}

function Giver({ words, members }: { words: string; members: Member[] }) {
  const story = useStory();
  return (
    <>
      <bdi class="soft">{words}</bdi>{" "}
      <Capped of={members} class="claim-card-places" most={7} each={(member) => <SpanLink span={placeOf(member)} show={story.memberRef(member.id)} />} />
    </>
  );
}

function givers(reading: Reading): { words: string; members: Member[] }[] {
  const found = new Map<string, Member[]>();
  for (const member of reading.members) {
    const words = giverOf(member);
    found.set(words, [...(found.get(words) ?? []), member]);
  }
  return [...found].map(([words, members]) => ({ words, members }));
}

function Standing({ finding }: { finding: Finding }) {
  const story = useStory();
  if (!finding.reasons.length) return null;
  return (
    <CardPart title="How they stand to each other" count={finding.reasons.length}>
      <Capped
        of={finding.reasons}
        most={5}
        class="card-list small"
        each={(reason) => (
          <>
            <Relation value={reason.relation} /> {reason.sentence}{" "}
            <span class="places">
              {[reason.from, reason.to].map((id) => {
                const member = story.member(id);
                return member && <SpanLink key={id} span={placeOf(member)} show={story.memberRef(id)} />;
              })}
            </span>
          </>
        )}
      />
    </CardPart>
  );
}

function Camps({ claim, story }: { claim: C.Claim; story: Story }) {
  const camps = story.camps(claim.id);
  if (!camps.length) return null;
  return (
    <CardPart title="Camps: readings that agree with one another" count={camps.length}>
      <Capped
        of={camps}
        each={(camp) => {
          const { readings, sigla } = tiesOf(story).finding(camp);
          return (
            <>
              <ItemLink to={ref("claim", camp.id)}>
                <Words text={clip(readings.slice(0, 3).map((reading) => reading.words).join(" / ") || camp.topic, LONGEST)} />
              </ItemLink>{" "}
              <Sigla of={sigla} />
            </>
          );
        }}
      />
    </CardPart>
  );
}

/** What a recorder would write down under each named rule. */
function Records({ claim, story }: { claim: C.Claim; story: Story }) {
  const records = tiesOf(story).recordsOf(claim.id);
  if (!records.length) return null;
  const amount = (value: number | null): string => (value === null ? "none" : number(value));
  return (
    <CardPart title="As a recorder’s table has it">
      <table class="claim-card-records small">
        <thead>
          <tr>
            <th scope="col">rule</th>
            <th scope="col">low</th>
            <th scope="col">best</th>
            <th scope="col">high</th>
          </tr>
        </thead>
        <tbody>
          {records.slice(0, 9).map((record) => (
            <tr key={record.id}>
              <th scope="row">
                <ItemLink to={ref("record", record.id)}>{record.rule}</ItemLink>
                {period(record.event) && <span class="faint"> {period(record.event)}</span>}
              </th>
              <td>{amount(record.low)}</td>
              <td>{amount(record.best)}</td>
              <td>{amount(record.high)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </CardPart>
  );
}
