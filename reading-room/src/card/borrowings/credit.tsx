import type * as C from "../../contract";
import { ItemLink } from "../../parts/links";
import { Field } from "../../parts/section";
import { Sigla, Siglum } from "../../parts/siglum";
import { useStory } from "../../room";
import { ref } from "../../story/refs";
import type { Thing } from "../../story/story";
import { CardPart } from "../pieces/part";
import { Place } from "../pieces/place";

/** What a report itself says about where it had something, and which of the reports read it may mean. */
export function CreditCard({ thing }: { thing: Thing }) {
  const story = useStory();
  const credit = thing.item as C.ResolvedCredit;
  const edges = story.comparison.lineage.edges
    .map((edge, at) => ({ edge, at }))
    .filter(({ edge }) => edge.to === credit.report && credit.reports.includes(edge.from));
  return (
    <>
      <h2 class="card-title">
        <bdi>{credit.name}</bdi>
      </h2>
      <p>
        <bdi>{credit.sentence}</bdi>
      </p>
      {credit.span ? <Place spans={[credit.span]} show={thing.ref} /> : <p class="soft small">It stands beside the text, so no place in it can be shown.</p>}
      <dl>
        <Field label="Given by">
          <Siglum of={story.siglum(credit.report)} /> <bdi>{story.report(credit.report)?.outlet}</bdi>
        </Field>
        <Field label="Kind">{credit.kind}</Field>
        <Field label="Of those read">
          {credit.reports.length ? <Sigla of={story.sigla(credit.reports.map((report) => ({ report })))} /> : "none was published by it"}
        </Field>
      </dl>
      {edges.length > 0 && (
        <CardPart title="Borrowings between them">
          <ul class="card-list">
            {edges.map(({ edge, at }) => (
              <li key={at}>
                <ItemLink to={ref("edge", `${at}`)}>
                  {`${story.siglum(edge.to)} has text from ${story.siglum(edge.from)}`}
                </ItemLink>{" "}
                <span class="soft small">{edge.direction}</span>
              </li>
            ))}
          </ul>
        </CardPart>
      )}
    </>
  );
}
