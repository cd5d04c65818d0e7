// The places that the reports name, on a map that travels with the page.
import { useEffect, useMemo, useState } from "preact/hooks";
import { Empty } from "../../parts/section";
import { ViewTitle } from "../../parts/title";
import { go, route } from "../../route";
import { lit, useStory } from "../../room";
import type { Story } from "../../story/story";
import { joined } from "../../story/words";
import { MapChart } from "./chart";
import { MapKey } from "./key";
import { PlaceList, UnplacedList } from "./list";
import { type Outlines, outlines } from "./geo/outlines";
import { type Candidate, KINDS, onMap, placeKey, placesOf } from "./places";
import "./map.css";

const NONE: Candidate[] = [];
const KIND_NAMES = { name: "Names", demonym: "Demonyms", metonym: "Metonyms" };

export function MapView() {
  const story = useStory();
  const { report = "", kind = "", namesakes = "" } = route.value.settings;
  const whole = useMemo(() => placesOf(story), [story]);
  const chosen = useMemo(() => placesOf(story, { report, kind }), [story, report, kind]);
  const land = useOutlines(whole.placed.length > 0);
  const showing = whole.placed.find((group) => group.key === namesakes)?.candidates ?? NONE;
  const litKey = litPlace(story);
  if (!story.comparison.toponyms.length) {
    return <Empty>No place names were found: neither names of the gazetteer nor names that the words around them mark as places.</Empty>;
  }
  return (
    <div class="map">
      <ViewTitle title="Map" aside={<Filters report={report} kind={kind} />}>
        <p>The places that the reports name, each as widely as its name leaves it open.</p>
      </ViewTitle>
      <div class="map-body">
        <div class="map-side">
          {whole.placed.length > 0 ? (
            <>
              {land !== undefined && <MapChart all={whole.placed} groups={chosen.placed} namesakes={showing} outlines={land} lit={litKey} />}
              {land === undefined && <div class="map-frame" />}
              <MapKey ambiguous={whole.placed.filter((group) => group.candidates.length > 0).length} />
            </>
          ) : (
            <Empty>None of the names stands for a place of the gazetteer, so that there is nothing to draw. The names are listed.</Empty>
          )}
        </div>
        <div class="map-lists">
          <PlaceList
            groups={chosen.placed}
            lit={litKey}
            namesakesOf={namesakes}
            showNamesakes={(key) => go({ settings: { namesakes: key || null } }, { replace: true })}
          />
          <UnplacedList unplaced={chosen.unplaced} />
        </div>
      </div>
    </div>
  );
}

/** undefined while they are being unpacked. */
function useOutlines(wanted: boolean): Outlines | null | undefined {
  const [land, setLand] = useState<Outlines | null | undefined>(undefined);
  useEffect(() => {
    if (wanted) void outlines().then(setLand);
  }, [wanted]);
  return land;
}

/** The place of the toponym that is pointed at or on the card. */
function litPlace(story: Story): string | null {
  const thing = story.thing(lit.value);
  const toponym = thing?.kind === "toponym" ? story.item("toponym", thing.ref.slice("toponym:".length)) : undefined;
  return toponym && onMap(toponym) ? placeKey(toponym) : null;
}

function Filters({ report, kind }: { report: string; kind: string }) {
  const story = useStory();
  const set = (name: string, value: string): void => go({ settings: { [name]: value || null } }, { replace: true });
  const met = new Set(story.comparison.toponyms.map((toponym) => toponym.kind));
  return (
    <div class="map-filters" role="group" aria-label={`Show only what ${joined(["one report", "one kind of name"], "or")} gives`}>
      <label>
        Report{" "}
        <select class="select" value={report} onChange={(event) => set("report", event.currentTarget.value)}>
          <option value="">all reports</option>
          {story.reports.map((each) => (
            <option key={each.siglum} value={each.siglum}>
              {each.siglum} {each.outlet}
            </option>
          ))}
        </select>
      </label>
      <label>
        Kind{" "}
        <select class="select" value={kind} onChange={(event) => set("kind", event.currentTarget.value)}>
          <option value="">all kinds</option>
          {KINDS.filter((each) => met.has(each)).map((each) => (
            <option key={each} value={each}>
              {KIND_NAMES[each]}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
