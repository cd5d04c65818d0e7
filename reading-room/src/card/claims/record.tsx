import type * as C from "../../contract";
import { ItemLink, Words } from "../../parts/links";
import { Field } from "../../parts/section";
import { Sigla } from "../../parts/siglum";
import { useStory } from "../../room";
import { ref } from "../../story/refs";
import type { Story, Thing } from "../../story/story";
import { figureWords, number, originsWords, OWN_VOICE, period } from "../../story/words";

export const RULES: { [rule in C.Record["rule"]]: { name: string; says: string } } = {
  literal: { name: "Literal", says: "The words’ own bounds, nothing added." },
  ucdp: { name: "After UCDP", says: "As the codebook of the Uppsala Conflict Data Program has it." },
  acled: { name: "After ACLED", says: "As the codebook of the Armed Conflict Location & Event Data project has it." },
};

const SIDES = { own: "own side", other: "other side", third: "third party" };

/** One row of a recorder's table: the numbers under a rule, which readings made them, and on whose word. */
export function RecordCard({ thing }: { thing: Thing }) {
  const story = useStory();
  const record = thing.item as C.Record;
  const say = (value: number | null) => (value === null ? "none" : `${number(value)}${record.unit ? ` ${record.unit}` : ""}`);
  return (
    <>
      <h2 class="card-title">
        <Words text={record.topic} />
      </h2>
      <dl>
        <Field label="Rule">
          {RULES[record.rule].name}
          <p class="small soft">{RULES[record.rule].says}</p>
        </Field>
        <Field label="Low">{say(record.low)}</Field>
        <Field label="Best">
          <strong>{say(record.best)}</strong>
        </Field>
        <Field label="High">{say(record.high)}</Field>
        {record.outcome && <Field label="Outcome">{record.outcome.replaceAll("_", " ")}</Field>}
        {record.population && <Field label="Of whom">{record.population}</Field>}
        {record.place && <Field label="Where">{record.place}</Field>}
        {period(record.event) && <Field label="Day of it">{period(record.event)}</Field>}
        {period(record.as_of) && <Field label="As of">{period(record.as_of)}</Field>}
        <Field label="Origins">{originsWords(record.independent_origins)}</Field>
      </dl>
      <section class="card-part">
        <h3>Why</h3>
        <p>{record.why}</p>
      </section>
      {record.givers.length > 0 && (
        <section class="card-part">
          <h3>On whose word</h3>
          <ul class="card-list small">
            {record.givers.map((giver) => (
              <li key={`${giver.name} ${giver.side}`}>
                <bdi>{giver.name || OWN_VOICE}</bdi> {giver.side && <span class="soft">({SIDES[giver.side]})</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section class="card-part">
        <h3>
          Readings of <ItemLink to={ref("claim", record.claim)}>this claim</ItemLink>
        </h3>
        <Read story={story} record={record} />
      </section>
    </>
  );
}

function Read({ story, record }: { story: Story; record: C.Record }) {
  const best = new Set(record.best_from);
  const figures = record.readings.map((id) => story.item("figure", id)).filter((figure) => figure !== undefined);
  return (
    <ul class="card-list">
      {figures.map((figure) => (
        <li key={figure.id}>
          <Sigla of={story.sigla([figure.span])} />{" "}
          <ItemLink to={ref("figure", figure.id)}>
            <Words text={figureWords(story, figure)} />
          </ItemLink>{" "}
          {best.has(figure.id) && <span class="small soft">gives the best number</span>}
        </li>
      ))}
    </ul>
  );
}
