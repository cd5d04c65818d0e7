// The apparatus: shared passages in all their witnesses with the places where they differ, and quotations given differently.
import { useMemo, useState } from "preact/hooks";
import { Places } from "../../card/pieces/place";
import { Capped } from "../../card/pieces/part";
import { Empty, Section } from "../../parts/section";
import { ViewTitle } from "../../parts/title";
import { href, route } from "../../route";
import { useStory } from "../../room";
import { type Edited, editedEntries, VARIANT_KINDS, type VariantKind } from "../../story/apparatus/collation";
import { ref } from "../../story/refs";
import { plural } from "../../story/words";
import { Drifts } from "./drifts";
import { EntryLines } from "./entry_lines";
import { EntryTable } from "./entry_table";
import "./apparatus.css";

const KIND_NAMES: { [kind in VariantKind]: string } = { figure: "Figures", name: "Names", words: "Words" };
/** Entries before the rest is asked for. */
const FIRST = 10;

export function Apparatus() {
  const story = useStory();
  const entries = useMemo(() => editedEntries(story), [story]);
  const setting = route.value.settings["kind"];
  const kind = VARIANT_KINDS.find((each) => each === setting) ?? null;
  const table = route.value.settings["form"] === "table";
  return (
    <div class="apparatus">
      <ViewTitle title="Apparatus">
        <p>The text that reports share, in all its witnesses, with every place where they differ. The base is not said to be the original.</p>
      </ViewTitle>
      <Section title="Where witnesses of the same text differ" aside={<Key table={table} />}>
        {entries.length > 0 ? (
          <>
            <Choices entries={entries} kind={kind} table={table} />
            <Entries key={`${kind} ${table}`} entries={entries} kind={kind} table={table} />
          </>
        ) : (
          <Empty>
            Text that several reports share was looked for, and in it every place where the witnesses differ in a figure, a name or other words. There is
            none.
          </Empty>
        )}
        <Alike />
      </Section>
      <Drifts />
    </div>
  );
}

function Key({ table }: { table: boolean }) {
  return (
    <span>
      {table ? "· as the base; om. the witness omits it; – not a witness there" : "Words before ] are those of the base; om. the witness omits them"}
    </span>
  );
}

/** Which kinds of variants, and in which form. */
function Choices({ entries, kind, table }: { entries: Edited[]; kind: VariantKind | null; table: boolean }) {
  const places = entries.flatMap((entry) => entry.places);
  const count = (of: VariantKind): number => places.filter((place) => place.kind === of).length;
  return (
    <div class="choices">
      <nav aria-label="Kinds of variants">
        <Choice to={{ kind: null }} on={kind === null} words={`All ${places.length}`} />
        {VARIANT_KINDS.filter((each) => count(each) > 0).map((each) => (
          <Choice key={each} to={{ kind: each }} on={kind === each} words={`${KIND_NAMES[each]} ${count(each)}`} />
        ))}
      </nav>
      <nav aria-label="Form">
        <Choice to={{ form: null }} on={!table} words="Text with apparatus" />
        <Choice to={{ form: "table" }} on={table} words="Collation table" />
      </nav>
    </div>
  );
}

function Choice({ to, on, words }: { to: { [setting: string]: string | null }; on: boolean; words: string }) {
  return (
    <a class="choice" href={href({ settings: to })} aria-current={on ? "true" : undefined}>
      {words}
    </a>
  );
}

function Entries({ entries, kind, table }: { entries: Edited[]; kind: VariantKind | null; table: boolean }) {
  const [all, setAll] = useState(false);
  const of = kind === null ? entries : entries.filter((entry) => entry.places.some((place) => place.kind === kind));
  const listed = all ? of : of.slice(0, FIRST);
  return (
    <>
      {listed.map((entry) => {
        const places = kind === null ? entry.places : entry.places.filter((place) => place.kind === kind);
        return table ? (
          <EntryTable key={entry.entry.id} edited={entry} places={places} />
        ) : (
          <EntryLines key={entry.entry.id} edited={entry} places={places} />
        );
      })}
      {listed.length < of.length && (
        <button type="button" class="more" onClick={() => setAll(true)}>
          {plural(of.length - listed.length, "more passage")}
        </button>
      )}
    </>
  );
}

/** Shared passages in which no witness differs. */
function Alike() {
  const { apparatus } = useStory().comparison;
  const alike = apparatus.filter((entry) => !entry.variants.length);
  if (!alike.length) return null;
  return (
    <details class="alike">
      <summary>{plural(alike.length, "passage")} that all witnesses have alike</summary>
      <Capped
        of={alike}
        each={(entry) => (
          <>
            <a class="serif alike-words" dir="auto" href={href({ show: ref("entry", entry.id) })}>
              {entry.base.text}
            </a>{" "}
            <Places of={entry.witnesses} show={ref("entry", entry.id)} />
          </>
        )}
      />
    </details>
  );
}
