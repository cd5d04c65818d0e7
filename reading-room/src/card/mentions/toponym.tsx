import type * as C from "../../contract";
import { ItemLink, Words } from "../../parts/links";
import { Field } from "../../parts/section";
import { href } from "../../route";
import { useStory } from "../../room";
import { ref } from "../../story/refs";
import type { Story, Thing } from "../../story/story";
import { clip, joined } from "../../story/words";
import { Capped, CardPart } from "../pieces/part";
import { Place, Places } from "../pieces/place";

const KINDS = {
  name: "the name of a place",
  demonym: "a demonym: people or things named after a place",
  metonym: "a metonym: a place named for those who speak for it",
};
const PRECISION = {
  point: "a point",
  city: "the middle of a town or city",
  region: "the middle of a region",
  country: "the middle of a country",
};

/** A place name, the place that was chosen for it, and those that were not. */
export function ToponymCard({ thing }: { thing: Thing }) {
  const story = useStory();
  const toponym = thing.item as C.Toponym;
  const elsewhere = sameElsewhere(story, toponym);
  return (
    <>
      <h2 class="card-title">
        <Words text={clip(toponym.span.text, 120)} />
      </h2>
      <Place spans={thing.spans} show={thing.ref} />
      <dl>
        <Field label="Stands for">
          {toponym.place ? (
            <>
              <bdi>{toponym.place}</bdi>
              {toponym.countries.length > 0 && `, ${countryWords(toponym.countries, toponym.place)}`}
            </>
          ) : (
            "no place was chosen"
          )}
        </Field>
        <Field label="What it is">{KINDS[toponym.kind]}</Field>
        {toponym.place && toponym.lat !== null && toponym.lon !== null && (
          <Field label="Coordinates">
            <a class="numbers" href={href({ view: "map", show: thing.ref })}>
              {degrees(toponym.lat, toponym.lon)}
            </a>
            {toponym.precision && <p class="small soft">They stand for {PRECISION[toponym.precision]}.</p>}
          </Field>
        )}
      </dl>
      {elsewhere.length > 0 && (
        <CardPart title="The same place" count={elsewhere.reduce((sum, group) => sum + group.items.length, 0)}>
          <Capped
            of={elsewhere}
            each={({ words, items }) => (
              <>
                <ItemLink to={ref("toponym", items[0]?.id ?? "")}>
                  <Words text={words} />
                </ItemLink>{" "}
                <Places of={items.map((each) => each.span)} show={ref("toponym", items[0]?.id ?? "")} />
              </>
            )}
          />
        </CardPart>
      )}
      {toponym.candidates.length > 0 && (
        <CardPart title="Not chosen" count={toponym.candidates.length}>
          <Capped
            of={toponym.candidates}
            class="card-list small"
            each={(place) => (
              <>
                <bdi>{place.name}</bdi>
                <span class="soft">
                  {place.countries.length > 0 && `, ${countryWords(place.countries, place.name)}`} ({place.precision}
                  {place.lat !== null && place.lon !== null && `, ${degrees(place.lat, place.lon)}`})
                </span>
              </>
            )}
          />
        </CardPart>
      )}
    </>
  );
}

function degrees(lat: number, lon: number): string {
  return `${Math.abs(lat).toFixed(2)}° ${lat < 0 ? "S" : "N"}, ${Math.abs(lon).toFixed(2)}° ${lon < 0 ? "W" : "E"}`;
}

/** Countries by name; several are those that a place is disputed between. */
function countryWords(codes: string[], place: string): string {
  const names = codes.map(countryName).filter((name) => name !== place);
  if (codes.length > 1) return `disputed between ${joined(names)}`;
  return names[0] ?? "a country";
}

function countryName(code: string): string {
  try {
    return new Intl.DisplayNames(["en"], { type: "region" }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** The other places where reports name the same place, by wording. */
function sameElsewhere(story: Story, toponym: C.Toponym): { words: string; items: C.Toponym[] }[] {
  if (!toponym.place) return [];
  const groups = new Map<string, C.Toponym[]>();
  for (const each of story.comparison.toponyms) {
    if (each.id === toponym.id || each.place !== toponym.place || each.lat !== toponym.lat) continue;
    const words = clip(each.span.text, 60);
    groups.set(words, [...(groups.get(words) ?? []), each]);
  }
  return [...groups].map(([words, items]) => ({ words, items }));
}
