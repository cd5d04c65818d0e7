// Who calls the same people or place what, in their own voice or in a quotation.
import { useMemo, useState } from "preact/hooks";
import { Empty, Section } from "../../parts/section";
import { ViewTitle } from "../../parts/title";
import { route } from "../../route";
import { useStory } from "../../room";
import { ref } from "../../story/refs";
import { plural } from "../../story/words";
import { Actors } from "./actors";
import { ByReport } from "./reports";
import { type Matrix, bySpread } from "./matrix";
import { Naming } from "./naming";
import { Own, Quoted } from "./voices";
import "./names.css";

/** Namings shown before more are asked for; the one that the card shows is always among them. */
const FIRST = 6;

/** Tables of so many reports find room beside one another. */
const SIDE_BY_SIDE = 9;

export function NamesView() {
  const story = useStory();
  const matrices = useMemo(() => bySpread(story), [story]);
  return (
    <div class="names">
      <ViewTitle title="Names">
        <p>What each report calls the same people, bodies and places, in its own voice or inside a quotation.</p>
      </ViewTitle>
      <Section title="Who calls whom what" aside={matrices.length > 0 && <Key />}>
        {matrices.length ? (
          <Namings of={matrices} />
        ) : (
          <Empty>
            {`Different wordings for the same people or place would stand here: “militants” beside “volunteers”. None were found in ${plural(story.reports.length, "report")}.`}
          </Empty>
        )}
      </Section>
      {matrices.length > 0 && story.reports.length > 1 && <ByReport matrices={matrices} />}
      <Actors />
    </div>
  );
}

function Key() {
  return (
    <span class="names-key">
      <span>
        <Own count={2} /> twice in the report’s own voice
      </span>
      <span>
        <Quoted count={2} /> twice inside a quotation
      </span>
    </span>
  );
}

function Namings({ of }: { of: Matrix[] }) {
  const [all, setAll] = useState(false);
  const { show, settings } = route.value;
  const asked = (id: string): boolean => show === ref("naming", id) || Boolean(settings["words"]?.startsWith(`${id}.`));
  const listed = all ? of : of.filter((matrix, at) => at < FIRST || asked(matrix.naming.id));
  return (
    <>
      <div class={of.some((matrix) => matrix.sigla.length > SIDE_BY_SIDE) ? "namings" : "namings paired"}>
        {listed.map((matrix) => (
          <Naming key={matrix.naming.id} matrix={matrix} />
        ))}
      </div>
      {listed.length < of.length && (
        <button type="button" class="more" onClick={() => setAll(true)}>
          {plural(of.length - listed.length, "more that is called by several wordings", "more that are called by several wordings")}
        </button>
      )}
    </>
  );
}
