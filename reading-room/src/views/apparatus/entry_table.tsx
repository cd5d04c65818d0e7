// One entry as a collation table: a row for each place of variation, a column for each witness.
import { useState } from "preact/hooks";
import { Siglum } from "../../parts/siglum";
import { Words } from "../../parts/links";
import { useStory } from "../../room";
import { type Edited, type Place, readingOf, shortened } from "../../story/apparatus/collation";
import { plural } from "../../story/words";
import { EntryHead, LemmaWords, placeHref } from "./entry_lines";

const MOST_ROWS = 14;
const MOST_WORDS = 9;

export function EntryTable({ edited, places }: { edited: Edited; places: Place[] }) {
  const [all, setAll] = useState(false);
  const listed = all || places.length <= MOST_ROWS + 1 ? places : places.slice(0, MOST_ROWS);
  const columns = [edited.base, ...edited.sigla.filter((siglum) => siglum !== edited.base)];
  return (
    <article class="entry" aria-label={`Collation of entry ${edited.entry.id}`}>
      <EntryHead edited={edited} />
      <div class="collation-frame" role="group" tabIndex={0} aria-label={`Collation table of entry ${edited.entry.id}`}>
        <table class="collation">
          <caption class="unseen">Places of variation by witness; the first witness is the base</caption>
          <thead>
            <tr>
              <th scope="col">Place</th>
              {columns.map((siglum) => (
                <th key={siglum} scope="col">
                  <Siglum of={siglum} />
                  {siglum === edited.base && <span class="soft"> base</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {listed.map((place) => (
              <tr key={place.number}>
                <th scope="row">
                  <a href={placeHref(edited, place.number)} aria-label={`Place ${place.number}, ${place.kind}`}>
                    <span class="numbers">{place.number}</span> <span class={`entry-kind ${place.kind}`}>{place.kind}</span>
                  </a>
                </th>
                {columns.map((siglum) => (
                  <td key={siglum}>
                    <Cell place={place} siglum={siglum} base={siglum === edited.base} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {listed.length < places.length && (
        <button type="button" class="more" onClick={() => setAll(true)}>
          {plural(places.length - listed.length, "more place")}
        </button>
      )}
    </article>
  );
}

function Cell({ place, siglum, base }: { place: Place; siglum: string; base: boolean }) {
  const reading = readingOf(useStory(), place, siglum);
  if (base) return <LemmaWords place={place} />;
  if (!reading) {
    return (
      <span class="faint">
        <span aria-hidden="true">–</span>
        <span class="unseen">not a witness here</span>
      </span>
    );
  }
  if (reading === place.lemma) {
    return (
      <span class="faint">
        <span aria-hidden="true">·</span>
        <span class="unseen">as the base</span>
      </span>
    );
  }
  return reading.wording ? <Words text={shortened(reading.wording, MOST_WORDS)} class="collation-variant" /> : <i class="collation-variant">om.</i>;
}
