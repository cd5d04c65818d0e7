import type * as C from "../../contract";
import { Chain } from "../../parts/chain";
import { IntervalDrawing } from "../../parts/interval";
import { ItemLink, Words } from "../../parts/links";
import { Field } from "../../parts/section";
import { useStory } from "../../room";
import { ref } from "../../story/refs";
import type { Story, Thing } from "../../story/story";
import { clip, figureWords, oneLine, period } from "../../story/words";
import { CardPart } from "../pieces/part";
import { OtherReadings } from "../pieces/others";
import { Place } from "../pieces/place";
import { Checks, Shared } from "../pieces/shared";
import { attributionWords } from "../title";

const ROLES: { [role in C.Figure["role"]]: string } = {
  count: "a count",
  money: "an amount of money",
  share: "a share",
  measurement: "a measurement",
  rate: "a rate",
  multiple: "a multiple",
  ordinal: "a place in an order",
  change: "a change",
  vague: "a vague word",
};
const SIDES = { own: "one’s own side", other: "the other side", third: "a third party" };

/** A number as printed: interval and rule, chain of sources, and the other readings of its claim. */
export function FigureCard({ thing }: { thing: Thing }) {
  const story = useStory();
  const figure = thing.item as C.Figure;
  const chain = figure.sources.length ? figure.sources : figure.sources_inferred;
  const inferred = !figure.sources.length && chain.length > 0;
  return (
    <>
      <h2 class="card-title">
        <Words text={figureWords(story, figure)} />
      </h2>
      <Place spans={thing.spans} also={figure.counted ? [figure.counted] : []} show={thing.ref} />
      <IntervalDrawing figure={figure} />
      <dl>
        <Field label="On whose word">
          <Chain names={chain} inferred={inferred} siglum={story.siglum(figure.span.report)} />
        </Field>
        <Facts figure={figure} story={story} />
      </dl>
      <OtherReadings member={figure} />
      <StandsIn figure={figure} />
      <Checks figures={[figure.id]} />
      <Shared span={figure.span} />
    </>
  );
}

function Facts({ figure, story }: { figure: C.Figure; story: Story }) {
  const base = figure.base ? story.item("figure", figure.base) : undefined;
  const said = [...figure.predicate, ...figure.concept].map((span) => oneLine(span.text));
  const words: [string, string | null][] = [
    ["Counts", figure.counted?.text ?? figure.head],
    ["Said of it", [...new Set(said)].join(" · ") || null],
    ["Outcome", figure.outcome?.replaceAll("_", " ") ?? null],
    ["Of whom", figure.population],
    ["Where", figure.place],
    ["Unit", figure.unit],
    ["Per", figure.per],
  ];
  return (
    <>
      {words.map(([label, text]) =>
        text ? (
          <Field key={label} label={label}>
            <Words text={clip(text, 200)} />
          </Field>
        ) : null,
      )}
      {base && (
        <Field label="Of">
          <ItemLink to={ref("figure", base.id)}>
            <Words text={figureWords(story, base)} />
          </ItemLink>
        </Field>
      )}
      {period(figure.as_of) && <Field label="As of">{period(figure.as_of)}</Field>}
      {period(figure.period) && <Field label="Counted over">{period(figure.period)}</Field>}
      <Field label="What it is">
        {ROLES[figure.role]}
        {figure.subset && ", a part of a larger number"}, {figure.inside_quote ? "inside quotation marks" : "outside quotation marks"}
      </Field>
      {figure.giver_side && (
        <Field label="Giver’s side">
          {SIDES[figure.giver_side]}
          {figure.giver_side_why && <p class="small soft">{figure.giver_side_why}</p>}
        </Field>
      )}
    </>
  );
}

function StandsIn({ figure }: { figure: C.Figure }) {
  const attribution = figure.attribution ? useStory().item("attribution", figure.attribution) : undefined;
  if (!attribution) return null;
  return (
    <CardPart title="Stands in">
      <ItemLink to={ref("attribution", attribution.id)}>
        <Words text={clip(attributionWords(attribution), 160)} />
      </ItemLink>
    </CardPart>
  );
}
