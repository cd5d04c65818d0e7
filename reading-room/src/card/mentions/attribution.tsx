import type * as C from "../../contract";
import { Chain } from "../../parts/chain";
import { ItemLink, Words } from "../../parts/links";
import { Field } from "../../parts/section";
import { useStory } from "../../room";
import { ref } from "../../story/refs";
import type { Thing } from "../../story/story";
import { clip, figureWords, joined } from "../../story/words";
import { Capped, CardPart } from "../pieces/part";
import { OtherReadings } from "../pieces/others";
import { Place } from "../pieces/place";
import { Checks, Shared } from "../pieces/shared";
import { tiesOf } from "../ties";
import { attributionWords } from "../title";

const KINDS = { direct: "direct speech", mixed: "indirect speech with quoted words", indirect: "indirect speech" };
const MARKS: { [state in C.Attribution["state"]]: string } = {
  closed: "quotation marks open and close",
  open_without_close: "quotation marks open and do not close",
  close_without_open: "quotation marks close without opening",
  continued: "the quotation goes on in the next paragraph",
  none: "no quotation marks",
};

/** Words reported as someone's: who, how, on which signs, and what else they are part of. */
export function AttributionCard({ thing }: { thing: Thing }) {
  const story = useStory();
  const attribution = thing.item as C.Attribution;
  const { speaker, source, chain, content } = attribution;
  const names = chain.length ? chain : speaker ? [speaker] : source ? [source.text] : [];
  const first = content[0];
  return (
    <>
      <h2 class="card-title">
        {names.length ? <bdi dir="auto">{clip(names.at(-1) as string, 120)}</bdi> : "No source named"}
      </h2>
      <Place spans={thing.spans} also={thing.also} show={thing.ref} />
      <dl>
        <Field label="On whose word">
          {names.length && first ? <Chain names={names} siglum={story.siglum(first.report)} /> : "the words name nobody"}
        </Field>
        <Facts attribution={attribution} />
      </dl>
      <OtherReadings member={attribution} />
      <Parts attribution={attribution} />
      {first && <Shared span={first} />}
    </>
  );
}

function Facts({ attribution }: { attribution: C.Attribution }) {
  const { source, speaker, cue, candidates, basis, probability } = attribution;
  return (
    <>
      {source && source.text !== speaker && (
        <Field label="Printed as">
          <Words text={clip(source.text, 160)} />
        </Field>
      )}
      {attribution.speaker_type && <Field label="Kind of source">{attribution.speaker_type}</Field>}
      <Field label="How put">
        {attribution.modality}
        {cue && (
          <>
            , by “
            <Words text={clip(cue.text, 80)} />”
          </>
        )}
      </Field>
      <Field label="Speech">
        {KINDS[attribution.kind]}
        {attribution.kind !== "indirect" || attribution.state !== "none" ? `; ${MARKS[attribution.state]}` : ""}
      </Field>
      {candidates.length > 0 && (
        <Field label="May also be">
          <bdi>{joined(candidates.slice(0, 6), "or")}</bdi>
        </Field>
      )}
      <Field label="Read by">
        {probability === null ? "named rules" : `a trained model; an answer like this one is right in ${hundred(probability)} of 100 cases`}
        {basis === "continuation" && <p class="small soft">No source stands beside it: it goes on from an attributed sentence.</p>}
      </Field>
    </>
  );
}

/** A probability as cases in a hundred, never more sure than was measured. */
function hundred(probability: number): number {
  return Math.min(99, Math.max(1, Math.round(probability * 100)));
}

/** What it stands in, what stands in it, and how the same words are quoted elsewhere. */
function Parts({ attribution }: { attribution: C.Attribution }) {
  const story = useStory();
  const ties = tiesOf(story);
  const parent = attribution.parent ? story.item("attribution", attribution.parent) : undefined;
  const nested = ties.nestedIn(attribution.id);
  const figures = ties.figuresIn(attribution.id);
  const drifts = ties.driftsOf(attribution.id);
  return (
    <>
      {figures.length > 0 && (
        <CardPart title="Figures in it" count={figures.length}>
          <Capped
            of={figures}
            class="card-flow"
            each={(figure) => (
              <ItemLink to={ref("figure", figure.id)}>
                <Words text={figureWords(story, figure)} />
              </ItemLink>
            )}
          />
        </CardPart>
      )}
      {parent && (
        <CardPart title="Stands in">
          <AttributionLink of={parent} />
        </CardPart>
      )}
      {nested.length > 0 && (
        <CardPart title="Within it" count={nested.length}>
          <Capped of={nested} each={(each) => <AttributionLink of={each} />} />
        </CardPart>
      )}
      {drifts.length > 0 && (
        <CardPart title="Quoted differently">
          <Capped
            of={drifts}
            each={(drift) => <ItemLink to={ref("drift", drift.id)}>{`${drift.forms.length} forms of this quotation side by side`}</ItemLink>}
          />
        </CardPart>
      )}
      <Checks figures={figures.map((figure) => figure.id)} />
    </>
  );
}

function AttributionLink({ of }: { of: C.Attribution }) {
  return (
    <ItemLink to={ref("attribution", of.id)}>
      <Words text={clip(attributionWords(of), 160)} />
    </ItemLink>
  );
}
