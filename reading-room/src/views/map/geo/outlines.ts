// The outlines of the countries that the page carries, unpacked when the map is first opened.
import { feature } from "topojson-client";
import type { Feature, FeatureCollection } from "geojson";
import type { GeometryCollection, Topology } from "topojson-specification";
import { carried } from "../../../unpack";
import { numberOf } from "./countries";

export interface Outlines {
  land: FeatureCollection;
  /** outline of a country by its ISO 3166-1 alpha-2 code */
  of: (code: string) => FeatureCollection | null;
}

let opened: Promise<Outlines | null> | null = null;

/** The outlines; null where the page carries none, as one whose story names no place. */
export function outlines(): Promise<Outlines | null> {
  opened ??= carried("world").then((topology) => (topology === null ? null : outlinesOf(topology as unknown as Topology)));
  return opened;
}

export function outlinesOf(topology: Topology): Outlines {
  const land = feature(topology, topology.objects["countries"] as GeometryCollection);
  const byNumber = new Map<string, Feature[]>();
  for (const each of land.features) {
    const number = each.id === undefined ? null : String(each.id).padStart(3, "0");
    if (number) byNumber.set(number, [...(byNumber.get(number) ?? []), each]);
  }
  return {
    land,
    of: (code) => {
      const features = byNumber.get(numberOf(code) ?? "");
      return features ? { type: "FeatureCollection", features } : null;
    },
  };
}
