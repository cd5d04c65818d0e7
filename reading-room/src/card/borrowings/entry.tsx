import { useMemo } from "preact/hooks";
import type * as C from "../../contract";
import { href, route } from "../../route";
import { Words } from "../../parts/links";
import { Sigla } from "../../parts/siglum";
import { useStory } from "../../room";
import { edited, groupedSigla, type Place, readingWords, type VariantWords } from "../../story/apparatus/collation";
import type { Ref } from "../../story/refs";
import type { Thing } from "../../story/story";
import { clip } from "../../story/words";
import { Capped, CardPart } from "../pieces/part";
import { Place as InPlace, Places } from "../pieces/place";
import "./entry.css";

/** Contexts of one reading before the rest is asked for. */
const MOST_CONTEXTS = 3;

/** A passage in its witnesses: the chosen place of variation with what each has there, then the other places. */
export function EntryCard({ thing }: { thing: Thing }) {
  const story = useStory();
  const entry = thing.item as C.ApparatusEntry;
  const laid = useMemo(() => edited(story, entry), [story, entry]);
  const wanted = Number(route.value.settings["place"] ?? 0);
  const chosen = laid.places.find((place) => place.number === wanted) ?? null;
  const rest = laid.places.filter((place) => place !== chosen);
  return (
    <>
      <h2 class="card-title entry-title">
        <Words text={clip(entry.base.text, 160)} />
      </h2>
      <p class="small soft">The base is {laid.base}, whose words most of the others have; it is not said to be the original.</p>
      {chosen && (
        <CardPart title={`Place ${chosen.number}: ${chosen.kind === "words" ? "other words" : `a ${chosen.kind}`}`}>
          <PlaceReadings place={chosen} show={thing.ref} />
        </CardPart>
      )}
      <CardPart title="Witnesses" count={entry.witnesses.length}>
        <Places of={entry.witnesses} show={thing.ref} most={12} />
      </CardPart>
      {rest.length > 0 && (
        <CardPart title={chosen ? "Other places" : "Places where they differ"} count={rest.length}>
          <Capped
            of={rest}
            each={(place) => (
              <a class="entry-place" href={href({ show: thing.ref, settings: { place: `${place.number}` } })}>
                <span class="numbers">{place.number}</span>{" "}
                {[place.lemma, ...place.others].map((reading, at) => (
                  <span key={at}>
                    {at > 0 && <span class="faint"> | </span>}
                    {reading.wording ? <Words text={clip(readingWords(reading), 60)} /> : <i>om.</i>}{" "}
                    <span class="soft">{groupedSigla(story, reading.sigla)}</span>
                  </span>
                ))}
              </a>
            )}
          />
        </CardPart>
      )}
    </>
  );
}

function PlaceReadings({ place, show }: { place: Place; show: Ref }) {
  return (
    <ul class="card-list">
      {[place.lemma, ...place.others].map((reading, at) => (
        <li key={at}>
          <Reading reading={reading} base={at === 0} show={show} />
        </li>
      ))}
    </ul>
  );
}

function Reading({ reading, base, show }: { reading: VariantWords; base: boolean; show: Ref }) {
  const present = reading.spans.filter((span) => span.end > span.start);
  return (
    <>
      <p>
        {reading.wording ? <Words text={readingWords(reading)} class="entry-words" /> : <i>nothing: om.</i>} <Sigla of={reading.sigla} />{" "}
        {base && <span class="soft small">base</span>}
      </p>
      {present.length > 0 && <InPlace spans={present.slice(0, MOST_CONTEXTS)} show={show} />}
      {(present.length > MOST_CONTEXTS || !present.length) && (
        <Places of={present.length ? present.slice(MOST_CONTEXTS) : reading.spans} show={show} />
      )}
    </>
  );
}
