// How far from its coordinates a place may lie: the radius of the disc that the map draws for it, in kilometres.
import type * as C from "../../../contract";

export type Precision = C.Place["precision"];

/**
 * A point of the gazetteer is one site, rounded to a hundredth of a degree or better: about 1 km. A city's coordinates are those of its
 * centre, and what happens "in" it happens within its built-up land: 10 km hold all but the largest. A region has the middle of its
 * land written down to a degree; half of the world's provinces are smaller than 70,000 km², a disc of 150 km. A country's outline says
 * more than a disc can; where none is known, 200 km are the disc of a country of middling size (about 120,000 km²).
 */
export const RADIUS_KM: { [precision in Precision]: number } = { point: 1, city: 10, region: 150, country: 200 };

/** A region of no one country ("Europe", "the Caucasus") is as wide as a part of the world. */
export const WIDE_REGION_KM = 1500;

/** Kilometres of one degree of a great circle, on a sphere as large as the Earth (6,371 km). */
const KM_PER_DEGREE = 111.195;

const SAYS: { [precision in Precision]: string } = {
  point: "one site",
  city: "a town",
  region: "a region",
  country: "a country",
};

export function radiusKm(place: { precision: Precision | null; countries: string[] }): number {
  if (place.precision === "region" && place.countries.length === 0) return WIDE_REGION_KM;
  return RADIUS_KM[place.precision ?? "region"];
}

export function degrees(km: number): number {
  return km / KM_PER_DEGREE;
}

export function kilometres(degrees: number): number {
  return degrees * KM_PER_DEGREE;
}

/** "a town: within 10 km". */
export function precisionWords(place: { precision: Precision | null; countries: string[] }): string {
  if (place.precision === null) return "how precisely is not known";
  if (place.precision === "country") return "a country: anywhere in it";
  return `${SAYS[place.precision]}: within ${radiusKm(place).toLocaleString("en")} km`;
}
