import type * as C from "../../contract";
import { Chain } from "../../parts/chain";
import { ItemLink, SpanLink, Words } from "../../parts/links";
import { Field } from "../../parts/section";
import { useStory } from "../../room";
import { ref } from "../../story/refs";
import type { Thing } from "../../story/story";
import { figureWords, number } from "../../story/words";
import { Capped, CardPart } from "../pieces/part";

/** Arithmetic that a reader can redo, with the figures that go in. */
export function CheckCard({ thing }: { thing: Thing }) {
  const story = useStory();
  const check = thing.item as C.Check;
  const inputs = check.inputs.map((id) => story.item("figure", id)).filter((figure) => figure !== undefined);
  const claims = [...new Set(inputs.flatMap((figure) => story.claimsOf(figure.id)))].filter((claim) => claim.part_of === null);
  return (
    <>
      <h2 class="card-title numbers">
        <bdi>{check.operation}</bdi>
      </h2>
      <dl>
        <Field label="Comes out">
          <span class="numbers">{typeof check.result === "number" ? number(check.result) : check.result}</span>
        </Field>
        <Field label="Stated">{check.stated === null ? "nothing to compare it with" : <Words text={check.stated} />}</Field>
        <Field label="Compared">
          {check.holds === null ? "not compared" : check.holds ? "both agree" : "they differ"}
          <p class="small soft">{check.note}</p>
        </Field>
      </dl>
      <CardPart title="Figures that go in" count={inputs.length}>
        <Capped
          of={inputs}
          each={(figure) => {
            const chain = figure.sources.length ? figure.sources : figure.sources_inferred;
            return (
              <>
                <ItemLink to={ref("figure", figure.id)}>
                  <Words text={figureWords(story, figure)} />
                </ItemLink>{" "}
                <SpanLink span={figure.span} show={ref("figure", figure.id)} />
                <div class="small">
                  <Chain names={chain} inferred={!figure.sources.length && chain.length > 0} siglum={story.siglum(figure.span.report)} />
                </div>
              </>
            );
          }}
        />
      </CardPart>
      {claims.length > 0 && (
        <CardPart title="Claims they are readings of" count={claims.length}>
          <Capped
            of={claims}
            each={(claim) => (
              <ItemLink to={ref("claim", claim.id)}>
                <Words text={claim.topic} />
              </ItemLink>
            )}
          />
        </CardPart>
      )}
    </>
  );
}
