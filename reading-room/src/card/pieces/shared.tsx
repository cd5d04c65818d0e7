// The other reports that have the same words in a shared passage, and the arithmetic that figures go into.
import type * as C from "../../contract";
import { ItemLink, Words } from "../../parts/links";
import { Siglum } from "../../parts/siglum";
import { useStory } from "../../room";
import { ref } from "../../story/refs";
import { tiesOf } from "../ties";
import { Capped, CardPart } from "./part";

/** In which other reports the words of a span stand, each leading to the passage that shows it. */
export function Shared({ span }: { span: C.Span }) {
  const found = tiesOf(useStory()).sharedWith(span);
  if (!found.length) return null;
  return (
    <CardPart title="In text that it shares with" count={found.length}>
      <Capped
        of={found}
        class="card-flow"
        most={12}
        each={({ siglum, passage }) => (
          <>
            <Siglum of={siglum} />{" "}
            <ItemLink to={ref("passage", passage.id)}>{`${passage.kind} ${passage.what}`}</ItemLink>
          </>
        )}
      />
    </CardPart>
  );
}

/** Arithmetic that these figures go into. */
export function Checks({ figures }: { figures: string[] }) {
  const checks = tiesOf(useStory()).checksOf(figures);
  if (!checks.length) return null;
  return (
    <CardPart title="Arithmetic" count={checks.length}>
      <Capped
        of={checks}
        each={(check) => (
          <>
            <ItemLink to={ref("check", check.id)}>
              <span class="numbers">{check.operation}</span>
            </ItemLink>
            {check.stated !== null && (
              <span class="soft small">
                {" "}
                stated: <Words text={check.stated} />, {check.holds === false ? "differs" : "agrees"}
              </span>
            )}
          </>
        )}
      />
    </CardPart>
  );
}
