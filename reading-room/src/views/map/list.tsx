// The places in words: everything the map shows, and the names that it cannot show.
import { useState } from "preact/hooks";
import type * as C from "../../contract";
import { ItemLink, SpanLink, Words } from "../../parts/links";
import { Section } from "../../parts/section";
import { Sigla } from "../../parts/siglum";
import { ref } from "../../story/refs";
import { joined, plural } from "../../story/words";
import { countryName } from "./geo/countries";
import { type Kind, KINDS, type PlaceGroup, placesInWords, type Unplaced, type Wording } from "./places";
import { precisionWords } from "./geo/precision";

/** A place named in every paragraph of sixty reports is opened in the reader, not listed to the end. */
const MOST_SPANS = 24;
const FIRST = 30;
/** So many letters fit in one line beside a name. */
const MOST_SIGLA = 14;
const KIND_WORDS: { [kind in Kind]: string } = { name: "Named", demonym: "Its people or things", metonym: "Standing for those who speak there" };

interface ListProps {
  groups: PlaceGroup[];
  lit: string | null;
  /** key of the place whose namesakes the map shows */
  namesakesOf: string;
  showNamesakes: (key: string) => void;
}

export function PlaceList({ groups, lit, namesakesOf, showNamesakes }: ListProps) {
  const [all, setAll] = useState(false);
  const listed = all ? groups : groups.filter((group, at) => at < FIRST || group.key === lit);
  return (
    <Section title="Places" aside={plural(groups.length, "place")}>
      <ol class="map-places">
        {listed.map((group) => (
          <PlaceItem key={group.key} group={group} lit={group.key === lit} namesakes={namesakesOf === group.key} showNamesakes={showNamesakes} />
        ))}
      </ol>
      {groups.length > listed.length && (
        <button type="button" class="more" onClick={() => setAll(true)}>
          {plural(groups.length - listed.length, "more place")}
        </button>
      )}
      {!groups.length && <p class="soft">None with these filters.</p>}
    </Section>
  );
}

interface ItemProps {
  group: PlaceGroup;
  lit: boolean;
  namesakes: boolean;
  showNamesakes: (key: string) => void;
}

function PlaceItem({ group, lit, namesakes, showNamesakes }: ItemProps) {
  const disputed = group.countries.length > 1;
  return (
    <li class={lit ? "map-place lit" : "map-place"}>
      <p class="map-place-head">
        <ItemLink to={ref("toponym", group.toponyms[0]?.id ?? "")} quiet>
          <bdi class="map-place-name">{group.name}</bdi>
        </ItemLink>
        <Reports of={group.sigla} />
      </p>
      <p class="map-place-about">
        {(group.precision !== "country" || disputed) && group.countries.length > 0 && (
          <>
            <bdi>{joined(group.countries.map(countryName))}</bdi>
            {disputed && " (disputed)"}
            {" · "}
          </>
        )}
        {precisionWords(group)}
      </p>
      <Wordings of={group.wordings} />
      {group.candidates.length > 0 && (
        <p class="map-place-candidates">
          The name also fits {joined(placesInWords(group.candidates, countryName))}.{" "}
          <button type="button" class="deed" aria-pressed={namesakes} onClick={() => showNamesakes(namesakes ? "" : group.key)}>
            {namesakes ? "Hide on the map" : "Show on the map"}
          </button>
        </p>
      )}
      <Where toponyms={group.toponyms} open={lit} />
    </li>
  );
}

/** The forms of the name, by what they are used for. */
function Wordings({ of }: { of: Wording[] }) {
  const kinds = KINDS.map((kind) => ({ kind, forms: of.filter((wording) => wording.kind === kind) })).filter(({ forms }) => forms.length > 0);
  return (
    <>
      {kinds.map(({ kind, forms }) => (
        <p key={kind} class="map-place-wordings">
          {KIND_WORDS[kind]}:{" "}
          {forms.map((form, at) => (
            <span key={form.text}>
              {at > 0 && ", "}
              <Words text={form.text} />
              {form.count > 1 && <span class="numbers"> ×{form.count}</span>}
            </span>
          ))}
        </p>
      ))}
    </>
  );
}

function Reports({ of }: { of: string[] }) {
  const shown = of.length > MOST_SIGLA ? of.slice(0, MOST_SIGLA - 2) : of;
  return (
    <span class="map-place-reports">
      <Sigla of={shown} />
      {of.length > shown.length && <span class="small soft">and {plural(of.length - shown.length, "more report")}</span>}
    </span>
  );
}

/** The characters of every mention, behind a fold. */
function Where({ toponyms, open }: { toponyms: C.Toponym[]; open: boolean }) {
  const shown = toponyms.slice(0, MOST_SPANS);
  return (
    <details class="map-place-where" open={open}>
      <summary>{plural(toponyms.length, "mention")}</summary>
      <p>
        {shown.map((toponym) => (
          <SpanLink key={toponym.id} span={toponym.span} show={ref("toponym", toponym.id)} />
        ))}
        {toponyms.length > shown.length && <span class="faint">and {plural(toponyms.length - shown.length, "more")}</span>}
      </p>
    </details>
  );
}

export function UnplacedList({ unplaced }: { unplaced: Unplaced[] }) {
  if (!unplaced.length) return null;
  return (
    <Section title="Named, but not on the map" aside={plural(unplaced.length, "name")}>
      <ul class="map-places">
        {unplaced.map((name) => (
          <li class="map-place" key={`${name.name} ${name.toponyms[0]?.id}`}>
            <p class="map-place-head">
              <ItemLink to={ref("toponym", name.toponyms[0]?.id ?? "")} quiet>
                <Words text={name.name} class="map-place-name" />
              </ItemLink>
              <Reports of={name.sigla} />
            </p>
            <p class="map-place-about">{name.why}</p>
            {name.candidates.length > 0 && <p class="map-place-candidates">It may be {joined(placesInWords(name.candidates, countryName), "or")}.</p>}
            <Where toponyms={name.toponyms} open={false} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
