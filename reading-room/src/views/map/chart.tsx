// The map itself: outlines, discs of true size, rings, names.
import { geoArea, geoGraticule10, geoPath } from "d3-geo";
import { useMemo, useRef, useState } from "preact/hooks";
import { href } from "../../route";
import { pointed, useStory } from "../../room";
import { ref } from "../../story/refs";
import { plural } from "../../story/words";
import { Buttons, ScaleBar } from "./controls";
import { countryName } from "./geo/countries";
import { type Marked, placedLabels } from "./geo/labels";
import { useMoves } from "./moves";
import type { Outlines } from "./geo/outlines";
import type { Candidate, PlaceGroup } from "./places";
import { kilometres, precisionWords, radiusKm, WIDE_REGION_KM } from "./geo/precision";
import { discOf, laidFlat, type Laid, type Size } from "./geo/projection";
import { useSize } from "./size";
import { FITTED, type Zoom } from "./zoom";

/** Radius of a ring in pixels: its area grows with the reports that name the place, by their share where there are many. */
const LEAST_RING = 4;
const RING_PER_REPORT = 3;
const RING_OF_ALL = 10;
const NAMESAKE_RING = 4;

interface Props {
  /** all places of the story: what the map is fitted to */
  all: PlaceGroup[];
  /** those that are drawn */
  groups: PlaceGroup[];
  namesakes: Candidate[];
  outlines: Outlines | null;
  /** key of the place that is lit */
  lit: string | null;
}

export function ringRadius(reports: number, all: number): number {
  return LEAST_RING + Math.min(RING_PER_REPORT * Math.sqrt(reports), RING_OF_ALL * Math.sqrt(reports / Math.max(all, 1)));
}

export function MapChart(props: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  return (
    <div class="map-frame" ref={frame}>
      {size && <Drawn key={props.namesakes.map((place) => `${place.lat} ${place.lon}`).join()} {...props} size={size} />}
    </div>
  );
}

function Drawn({ all, groups, namesakes, outlines, lit, size }: Props & { size: Size & { unit: number } }) {
  const laid = useMemo(
    () => laidFlat([...all, ...namesakes].map((place) => ({ lon: place.lon, lat: place.lat, km: reachKm(place, outlines) })), size),
    [all, namesakes, outlines, size],
  );
  // shifts are kept as shares of the frame, so that a card that opens beside the map moves nothing out of it
  const [kept, setKept] = useState<Zoom>(FITTED);
  const zoom = { k: kept.k, dx: kept.dx * size.width, dy: kept.dy * size.height };
  const setZoom = (to: Zoom): void => setKept({ k: to.k, dx: to.dx / size.width, dy: to.dy / size.height });
  const svg = useRef<SVGSVGElement>(null);
  const widestFirst = [...groups].sort((a, b) => radiusKm(b) - radiusKm(a));
  const moves = useMoves({ svg, zoom, setZoom, size });
  return (
    <>
      <svg
        ref={svg}
        class="map-svg"
        viewBox={`0 0 ${size.width} ${size.height}`}
        role="group"
        aria-label={`Map of ${plural(groups.length, "place")}. Plus and minus zoom, arrows move, 0 shows all; the list beside it says the same.`}
        tabindex={0}
        data-zoomed={zoom.k > 1 ? true : undefined}
        {...moves.handlers}
      >
        <g transform={`translate(${zoom.dx} ${zoom.dy}) scale(${zoom.k})`}>
          <Ground laid={laid} outlines={outlines} />
          {widestFirst.map((group) => (
            <Extent key={group.key} group={group} laid={laid} outlines={outlines} lit={group.key === lit} />
          ))}
        </g>
        <Marks laid={laid} zoom={zoom} groups={groups} namesakes={namesakes} lit={lit} size={size} />
      </svg>
      <Buttons moves={moves} changed={kept.k !== 1 || kept.dx !== 0 || kept.dy !== 0} />
      <ScaleBar laid={laid} size={size} zoom={zoom} />
    </>
  );
}

/** How much of the map a place needs: its disc; of a country with an outline, the disc that has its area. */
function reachKm(place: { precision: PlaceGroup["precision"]; countries: string[] }, outlines: Outlines | null): number {
  const known = place.precision === "country" ? place.countries.map((code) => outlines?.of(code)).filter((each) => each !== null && each !== undefined) : [];
  const area = known.reduce((sum, each) => sum + geoArea(each), 0);
  return area > 0 ? kilometres((Math.sqrt(area / Math.PI) * 180) / Math.PI) : radiusKm(place);
}

/** Sea, graticule and land; nothing that a reader should look at first. */
function Ground({ laid, outlines }: { laid: Laid; outlines: Outlines | null }) {
  const paths = useMemo(() => {
    const path = geoPath(laid.projection);
    return {
      sphere: laid.kind === "world" ? path({ type: "Sphere" }) : null,
      graticule: path(geoGraticule10()),
      land: outlines && path(outlines.land),
    };
  }, [laid, outlines]);
  return (
    <g aria-hidden="true">
      {paths.sphere && <path class="map-sphere" d={paths.sphere} />}
      <path class="map-graticule" d={paths.graticule ?? ""} />
      {paths.land && <path class="map-land" d={paths.land} />}
    </g>
  );
}

/** Where a place may lie: the outline of a country, else a disc of true size. */
function Extent({ group, laid, outlines, lit }: { group: PlaceGroup; laid: Laid; outlines: Outlines | null; lit: boolean }) {
  const drawn = useMemo(() => {
    const path = geoPath(laid.projection);
    const known = group.precision === "country" ? group.countries.map((code) => outlines?.of(code)).filter((each) => each !== null && each !== undefined) : [];
    const km = radiusKm(group);
    if (known.length) return { what: "country", d: known.map((each) => path(each)).join(""), km };
    return { what: km >= WIDE_REGION_KM ? "disc wide" : "disc", d: path(discOf({ lon: group.lon, lat: group.lat, km })), km };
  }, [group, laid, outlines]);
  const disputed = group.countries.length > 1 ? "disputed" : "";
  return <path class={`map-extent ${drawn.what} ${disputed} ${lit ? "lit" : ""}`} d={drawn.d ?? ""} data-place={group.name} data-km={drawn.km} aria-hidden="true" />;
}

interface MarksProps {
  laid: Laid;
  zoom: Zoom;
  groups: PlaceGroup[];
  namesakes: Candidate[];
  lit: string | null;
  size: Size & { unit: number };
}

/** Rings and names keep their size on the screen at every zoom. */
function Marks({ laid, zoom, groups, namesakes, lit, size }: MarksProps) {
  const reports = useStory().reports.length;
  const at = (place: { lon: number; lat: number }): { x: number; y: number } => {
    const [x, y] = laid.projection([place.lon, place.lat]) ?? [-1e4, -1e4];
    return { x: zoom.k * x + zoom.dx, y: zoom.k * y + zoom.dy };
  };
  const marks: Marked[] = groups.map((group) => ({ key: group.key, name: group.name, ...at(group), r: ringRadius(group.sigla.length, reports) * size.unit }));
  const faint: Marked[] = namesakes.map((place, n) => ({
    key: `namesake ${n}`,
    name: [place.name, ...place.countries].join(", "),
    ...at(place),
    r: NAMESAKE_RING * size.unit,
  }));
  const labels = placedLabels([...marks.filter((mark) => mark.key === lit), ...marks.filter((mark) => mark.key !== lit), ...faint], size);
  const groupOf = new Map(groups.map((group) => [group.key, group]));
  return (
    <>
      {faint.map((mark) => (
        <circle key={mark.key} class="map-namesake" cx={mark.x} cy={mark.y} r={mark.r} />
      ))}
      {marks.map((mark) => (
        <Ring key={mark.key} mark={mark} group={groupOf.get(mark.key) as PlaceGroup} lit={mark.key === lit} />
      ))}
      <g class="map-labels" aria-hidden="true">
        {labels.map((label) => (
          <text
            key={label.key}
            x={label.x}
            y={label.y}
            text-anchor={label.anchor}
            class={label.key === lit ? "lit" : label.key.startsWith("namesake") ? "namesake" : ""}
          >
            {label.name}
          </text>
        ))}
      </g>
    </>
  );
}

function Ring({ mark, group, lit }: { mark: Marked; group: PlaceGroup; lit: boolean }) {
  const to = ref("toponym", group.toponyms[0]?.id ?? "");
  const says = [group.name, group.countries.map(countryName).join(" or "), precisionWords(group), `in ${plural(group.sigla.length, "report")}: ${group.sigla.join(" ")}`];
  return (
    <a
      class={lit ? "map-ring lit" : "map-ring"}
      href={href({ show: to })}
      aria-label={says.filter(Boolean).join("; ")}
      onPointerEnter={() => (pointed.value = to)}
      onPointerLeave={() => (pointed.value = null)}
      onDragStart={(event) => event.preventDefault()}
    >
      <title>{says.filter(Boolean).join("; ")}</title>
      <circle cx={mark.x} cy={mark.y} r={mark.r} />
    </a>
  );
}
