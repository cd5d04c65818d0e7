// One entry in the trade's form: the base text running, under it a line for each place of variation.
import { useState } from "preact/hooks";
import { SpanLink, Words } from "../../parts/links";
import { Sigla } from "../../parts/siglum";
import { href, route } from "../../route";
import { lit, pointed, useStory } from "../../room";
import { baseText, type Edited, groupedSigla, lemmaWords, type Place, readingWords, type VariantWords } from "../../story/apparatus/collation";
import { ref } from "../../story/refs";
import { plural } from "../../story/words";

/** Witnesses whose letters are links of their own; more are given as ranges. */
const MOST_LETTERS = 8;
/** Readings of one place before the rest is left to its card. */
const MOST_READINGS = 8;
/** Places of one entry before the rest is asked for. */
const MOST_PLACES = 14;

export function EntryLines({ edited, places }: { edited: Edited; places: Place[] }) {
  const story = useStory();
  const [all, setAll] = useState(false);
  const show = ref("entry", edited.entry.id);
  const listed = all || places.length <= MOST_PLACES + 1 ? places : places.slice(0, MOST_PLACES);
  return (
    <article class={`entry ${lit.value === show ? "lit" : ""}`} aria-label={`Apparatus entry ${edited.entry.id}`}>
      <EntryHead edited={edited} />
      <div class="entry-body">
        <p class="entry-text serif" dir="auto">
          {baseText(story, edited, listed).map(({ text, number }, at) =>
            number === null ? (
              <span key={at}>{text}</span>
            ) : (
              <a key={at} class={text ? "lemma" : "lemma void"} href={placeHref(edited, number)} aria-label={`${text || "place"}, variant ${number}`}>
                {text || <span aria-hidden="true">‸</span>}
                <sup class="numbers">{number}</sup>
              </a>
            ),
          )}
        </p>
        <ol class="entry-lines">
          {listed.map((place) => (
            <PlaceLine key={place.number} edited={edited} place={place} />
          ))}
        </ol>
      </div>
      {listed.length < places.length && (
        <button type="button" class="more" onClick={() => setAll(true)}>
          {plural(places.length - listed.length, "more place")}
        </button>
      )}
    </article>
  );
}

/** Where the passage stands, its base and its witnesses. */
export function EntryHead({ edited }: { edited: Edited }) {
  const story = useStory();
  const { entry, sigla, base, paragraph } = edited;
  return (
    <header class="entry-head">
      <h3>
        <a href={href({ show: ref("entry", entry.id), settings: { place: null } })}>
          {paragraph === null ? "Headline" : `¶ ${paragraph}`} <span class="unseen">of report {base}</span>
        </a>
      </h3>
      <span>
        base <SpanLink span={entry.base} show={ref("entry", entry.id)} />
      </span>
      <span class="entry-witnesses">witnesses {sigla.length > MOST_LETTERS ? groupedSigla(story, sigla) : <Sigla of={sigla} />}</span>
    </header>
  );
}

/** The address that opens an entry's card at one of its places. */
export function placeHref(edited: Edited, number: number): string {
  return href({ show: ref("entry", edited.entry.id), settings: { place: `${number}` } });
}

function PlaceLine({ edited, place }: { edited: Edited; place: Place }) {
  const chosen = route.value.settings["place"] === `${place.number}` && route.value.show === ref("entry", edited.entry.id);
  const others = place.others.length > MOST_READINGS + 1 ? place.others.slice(0, MOST_READINGS) : place.others;
  return (
    <li class={`entry-line ${chosen ? "chosen" : ""}`}>
      <span class="entry-number numbers">{place.number}</span>
      <span class={`entry-kind ${place.kind}`}>{place.kind}</span>
      <span class="entry-readings">
        <LemmaWords place={place} />
        <span class="bracket">]</span>{" "}
        {others.map((reading, at) => (
          <span key={at} class="entry-reading">
            <ReadingLink edited={edited} place={place} reading={reading} />{" "}
            <span class="entry-holders">
              <Holders edited={edited} reading={reading} />
              {at < others.length - 1 && <span class="soft">{others[at + 1]?.wording ? ";" : " ·"}</span>}
            </span>{" "}
          </span>
        ))}
        {others.length < place.others.length && (
          <a class="small" href={placeHref(edited, place.number)}>
            {plural(place.others.length - others.length, "more reading")}
          </a>
        )}
      </span>
    </li>
  );
}

export function LemmaWords({ place }: { place: Place }) {
  if (place.lemma.wording) return <Words text={lemmaWords(place)} class="entry-lemma" />;
  return place.after ? (
    <span class="entry-lemma">
      <i class="serif soft">after</i> <Words text={place.after} />
    </span>
  ) : (
    <i class="serif soft entry-lemma">at the start</i>
  );
}

export function ReadingLink({ edited, place, reading }: { edited: Edited; place: Place; reading: VariantWords }) {
  const to = ref("entry", edited.entry.id);
  return (
    <a
      class="entry-variant"
      href={placeHref(edited, place.number)}
      onPointerEnter={() => (pointed.value = to)}
      onPointerLeave={() => (pointed.value = null)}
    >
      {reading.wording ? (
        <>
          {!place.lemma.wording && <i class="soft">adds </i>}
          <Words text={readingWords(reading)} />
        </>
      ) : (
        <i>om.</i>
      )}
    </a>
  );
}

/** The letters of the reports that have a reading, each leading to its characters. */
function Holders({ edited, reading }: { edited: Edited; reading: VariantWords }) {
  const story = useStory();
  const show = ref("entry", edited.entry.id);
  if (reading.spans.length > MOST_LETTERS) return <span class="holder numbers">{groupedSigla(story, reading.sigla)}</span>;
  return (
    <span class="holders">
      {reading.spans.map((span) => {
        const siglum = story.siglum(span.report);
        const says = reading.wording ? "reads" : "omits";
        return (
          <a
            key={`${span.report} ${span.start}`}
            class="holder"
            href={href({ view: "reader", show, settings: { at: `${siglum}.${span.field === "title" ? "t" : ""}${span.start}` } })}
            aria-label={`Report ${siglum} ${says} this: characters ${span.start} to ${span.end}`}
          >
            {siglum}
          </a>
        );
      })}
    </span>
  );
}
