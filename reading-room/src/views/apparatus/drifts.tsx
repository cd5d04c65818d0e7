// Quotations that reports give differently: each form in full, with what changed word by word.
import { Capped } from "../../card/pieces/part";
import { Empty, Section } from "../../parts/section";
import { useStory } from "../../room";
import { DriftForms } from "../../card/borrowings/drift";
import { ref } from "../../story/refs";
import { ItemLink } from "../../parts/links";
import { clip } from "../../story/words";

export function Drifts() {
  const { drifts } = useStory().comparison;
  return (
    <Section title="Quotations that reports give differently" aside={drifts.length > 0 && <Key />}>
      {drifts.length ? (
        <Capped
          of={drifts}
          class="drifts"
          most={5}
          each={(drift) => (
            <article aria-label={`Quotation ${drift.id}`}>
              <h3 class="drift-title">
                <ItemLink to={ref("drift", drift.id)} quiet>
                  <bdi>{drift.forms[0]?.speaker ?? "No speaker named"}</bdi>
                  <span class="unseen">: {clip(drift.forms[0]?.spans[0]?.text ?? "", 60)}</span>
                </ItemLink>
              </h3>
              <DriftForms drift={drift} />
            </article>
          )}
        />
      ) : (
        <Empty>
          Words given as someone’s were compared across the reports: cut, reworded, given to another speaker, without their marks, or with another reporting
          word. None differ.
        </Empty>
      )}
    </Section>
  );
}

function Key() {
  return (
    <span>
      <del class="drift-out">left out</del> and <ins class="drift-in">added</ins> against the fullest form, which is not said to be nearest to what was said
    </span>
  );
}
