import type * as C from "../../contract";
import { ItemLink, Words } from "../../parts/links";
import { Sigla } from "../../parts/siglum";
import { useStory } from "../../room";
import { ref } from "../../story/refs";
import { number } from "../../story/words";

/** Arithmetic with the working written out: what comes out beside what is stated. */
export function Checks({ checks }: { checks: C.Check[] }) {
  const story = useStory();
  return (
    <ul class="checks">
      {checks.map((check) => (
        <li key={check.id}>
          <ItemLink to={ref("check", check.id)} quiet>
            <span class="checks-working numbers">{check.operation}</span>
            {!check.operation.includes("=") && <span class="numbers"> = {typeof check.result === "number" ? number(check.result) : check.result}</span>}
          </ItemLink>
          <span class="checks-stated">
            {check.stated === null ? (
              <span class="faint">nothing is stated</span>
            ) : (
              <>
                <span class="faint">stated:</span> <Words text={check.stated} />
              </>
            )}
          </span>
          <span class={check.holds === false ? "checks-note apart" : "checks-note"}>{check.note}</span>
          <Sigla of={story.sigla(check.inputs.flatMap((id) => story.item("figure", id)?.span ?? []))} />
        </li>
      ))}
    </ul>
  );
}
