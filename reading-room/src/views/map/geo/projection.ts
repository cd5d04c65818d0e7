// How the map is laid flat: which projection, turned to where, and how large.
import { geoAzimuthalEqualArea, geoCentroid, geoCircle, geoDistance, geoEqualEarth, type GeoProjection } from "d3-geo";
import type { Polygon } from "geojson";
import { degrees, kilometres } from "./precision";

export interface Size {
  width: number;
  height: number;
}

/** A place as the map must hold it: its coordinates and the radius of its disc. */
export interface Disc {
  lon: number;
  lat: number;
  km: number;
}

export interface Laid {
  projection: GeoProjection;
  kind: "region" | "world";
}

/** Beyond this distance from their middle (a third of the way round) no regional map shows places without distorting them. */
const WORLD_FROM_DEGREES = 55;
/** One town alone is shown with so much land around it that a reader knows where in the world it lies. */
const LEAST_RADIUS_KM = 350;
/** Room around the outermost disc, for names; as a share of the shorter side. */
const MARGIN = 0.1;
const DEGREES = 180 / Math.PI;

/**
 * Regional stories: Lambert's azimuthal equal-area projection about the middle of the places, fitted to their discs: no direction is
 * favoured, and a disc of so many kilometres is round and of true size wherever it lies. Stories that span the world: Equal Earth
 * about the middle of the places, the whole globe: equal in area too, so that discs can be compared.
 */
export function laidFlat(discs: Disc[], size: Size): Laid {
  const middle = discs.length ? geoCentroid({ type: "MultiPoint", coordinates: discs.map((disc) => [disc.lon, disc.lat]) }) : [0, 0];
  const [lon = 0, lat = 0] = middle.every(Number.isFinite) ? middle : [0, 0];
  const farthest = Math.max(0, ...discs.map((disc) => geoDistance([lon, lat], [disc.lon, disc.lat]) * DEGREES + degrees(disc.km)));
  const margin = Math.min(size.width, size.height) * MARGIN;
  const frame: [[number, number], [number, number]] = [
    [margin, margin],
    [size.width - margin, size.height - margin],
  ];
  if (!discs.length || farthest > WORLD_FROM_DEGREES) {
    const world = geoEqualEarth().rotate([-lon, 0]);
    const edge = 8;
    return { kind: "world", projection: world.fitExtent([[edge, edge], [size.width - edge, size.height - edge]], { type: "Sphere" }) };
  }
  const circles = [...discs, { lon, lat, km: LEAST_RADIUS_KM }].map((disc) => discOf(disc));
  const region = geoAzimuthalEqualArea().rotate([-lon, -lat]).fitExtent(frame, {
    type: "FeatureCollection",
    features: circles.map((geometry) => ({ type: "Feature", properties: null, geometry })),
  });
  // one frame more on every side: what zooming out and dragging bring into view
  return { kind: "region", projection: region.clipExtent([[-size.width, -size.height], [2 * size.width, 2 * size.height]]) };
}

/** The disc of true size on the globe around a place. */
export function discOf(disc: Disc): Polygon {
  return geoCircle().center([disc.lon, disc.lat]).radius(degrees(disc.km)).precision(4)();
}

/** Lengths that a scale bar may have. */
const BARS_KM = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];

/** A scale bar for the middle of the frame, at most `most` pixels long: kilometres and their length in pixels. */
export function scaleBar(laid: Laid, size: Size, zoom: { k: number; dx: number; dy: number }, most: number): { km: number; pixels: number } | null {
  const x = (size.width / 2 - zoom.dx) / zoom.k;
  const y = (size.height / 2 - zoom.dy) / zoom.k;
  const probe = 10;
  const ends = [laid.projection.invert?.([x - probe / 2, y]), laid.projection.invert?.([x + probe / 2, y])] as const;
  if (!ends[0] || !ends[1]) return null;
  const kmPerPixel = kilometres(geoDistance(ends[0], ends[1]) * DEGREES) / (probe * zoom.k);
  const km = BARS_KM.findLast((length) => length / kmPerPixel <= most);
  return km ? { km, pixels: km / kmPerPixel } : null;
}
