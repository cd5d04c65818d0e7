// The map without a page: projection and discs, country codes, names beside marks, zooming, places put together.
import assert from "node:assert/strict";
import { test } from "node:test";
import { geoPath } from "d3-geo";
import type { Comparison, Place, Toponym } from "../src/contract";
import { Story } from "../src/story/story";
import { CODES, countryName, numberOf } from "../src/views/map/geo/countries";
import { placedLabels } from "../src/views/map/geo/labels";
import { placesInWords, placesOf } from "../src/views/map/places";
import { precisionWords, RADIUS_KM, radiusKm, WIDE_REGION_KM } from "../src/views/map/geo/precision";
import { discOf, laidFlat, scaleBar } from "../src/views/map/geo/projection";
import { FITTED, shifted, zoomed } from "../src/views/map/zoom";

const SIZE = { width: 800, height: 600 };
const RILA = { lon: 23.4, lat: 42.1 };
const OSLO = { lon: 10.7, lat: 59.9 };

function widthOnMap(disc: { lon: number; lat: number; km: number }, all = [disc]): number {
  const [[left], [right]] = geoPath(laidFlat(all, SIZE).projection).bounds(discOf(disc));
  return right - left;
}

test("a disc of ten times the radius is ten times as wide, wherever it lies", () => {
  const all = [{ ...RILA, km: 150 }, { ...OSLO, km: 10 }];
  const [wide, narrow] = [widthOnMap({ ...RILA, km: 100 }, all), widthOnMap({ ...RILA, km: 10 }, all)];
  assert.ok(Math.abs(wide / narrow - 10) < 0.1, `${wide / narrow}`);
  const north = widthOnMap({ ...OSLO, km: 100 }, all);
  assert.ok(Math.abs(north / wide - 1) < 0.02, `${north / wide}`);
});

test("a disc is as wide as the scale bar says", () => {
  const laid = laidFlat([{ ...RILA, km: 150 }], SIZE);
  const bar = scaleBar(laid, SIZE, FITTED, 200);
  assert.ok(bar);
  const width = widthOnMap({ ...RILA, km: 150 });
  assert.ok(Math.abs(width / ((bar.pixels / bar.km) * 300) - 1) < 0.01);
});

test("a regional story is fitted to its places; one that spans the world shows the globe", () => {
  assert.equal(laidFlat([{ ...RILA, km: 10 }, { ...OSLO, km: 10 }], SIZE).kind, "region");
  assert.equal(laidFlat([{ ...RILA, km: 10 }, { lon: -70, lat: -33, km: 10 }, { lon: 139, lat: 35, km: 10 }], SIZE).kind, "world");
  assert.equal(laidFlat([], SIZE).kind, "world");
  const { projection } = laidFlat([{ ...RILA, km: 10 }, { ...OSLO, km: 10 }], SIZE);
  for (const place of [RILA, OSLO]) {
    const [x, y] = projection([place.lon, place.lat]) as [number, number];
    assert.ok(x > 0 && x < SIZE.width && y > 0 && y < SIZE.height);
  }
  // two places at opposite ends of the Earth have no middle
  assert.ok(laidFlat([{ lon: 0, lat: 0, km: 10 }, { lon: 180, lat: 0, km: 10 }], SIZE).projection([0, 0]));
});

test("precision: wider for what is less exact, widest for a part of the world", () => {
  assert.ok(RADIUS_KM.point < RADIUS_KM.city && RADIUS_KM.city < RADIUS_KM.region);
  assert.equal(radiusKm({ precision: "region", countries: [] }), WIDE_REGION_KM);
  assert.equal(precisionWords({ precision: "city", countries: ["NO"] }), "a town: within 10 km");
});

test("ISO 3166-1 has 249 entries, each with a code and a number of its own", () => {
  assert.equal(CODES.length, 249);
  assert.equal(new Set(CODES.map(numberOf)).size, 249);
  assert.equal(numberOf("NO"), "578");
  assert.equal(numberOf("<b>"), undefined);
  assert.equal(countryName("NO"), "Norway");
  assert.equal(countryName("<b>"), "<b>");
});

test("names do not lie on each other; the weightiest is served first", () => {
  const marks = Array.from({ length: 40 }, (_, n) => ({ key: `${n}`, name: `Place ${n}`, x: 300 + (n % 8) * 14, y: 300 + Math.floor(n / 8) * 9, r: 5 }));
  const labels = placedLabels(marks, SIZE);
  assert.equal(labels[0]?.key, "0");
  assert.ok(labels.length > 2 && labels.length < marks.length);
  assert.deepEqual(placedLabels([{ key: "x", name: "Outside", x: -5, y: 10, r: 5 }], SIZE), []);
});

test("zooming keeps the point under the pointer and never loses the map", () => {
  const to = zoomed(FITTED, 2, [200, 150], SIZE);
  assert.deepEqual([to.k * 200 + to.dx, to.k * 150 + to.dy], [200, 150]);
  const far = shifted(to, 1e6, -1e6, SIZE);
  assert.ok(far.dx <= SIZE.width / 2 && far.dy >= SIZE.height / 2 - far.k * SIZE.height);
  assert.ok(zoomed(FITTED, 1e9, [0, 0], SIZE).k < 100);
});

function toponym(id: string, text: string, about: Partial<Toponym> = {}): Toponym {
  const start = Number(id.replace(/\D/g, ""));
  const span = { report: about.span?.report ?? "r1", start, end: start + text.length, text };
  return { id, kind: "name", place: "Lunde", countries: ["NO"], lat: 60, lon: 8, precision: "city", candidates: [], ...about, span };
}

function storyOf(toponyms: Toponym[]): Story {
  const report = (id: string, siglum: string): object => ({ id, siglum, text: "", title: null, outlet: siglum, file: siglum, body: [], published: {} });
  const empty = { figures: [], attributions: [], timexes: [], actors: [], namings: [], passages: [], claims: [], checks: [], timeline: [], records: [], apparatus: [], drifts: [], dropped: [] };
  const lineage = { edges: [], origins: [], cannot_conclude: [], credits: [], lost: [], trees: [], independent_origins: { low: 1, high: 1 } };
  return new Story({ reports: [report("r1", "A"), report("r2", "B")], ...empty, lineage, toponyms, judgements: [] } as unknown as Comparison);
}

test("toponyms of one place are one place; two places of one name are two", () => {
  const other: Place = { name: "Lunde", countries: ["SE"], lat: 62, lon: 17, precision: "city" };
  const story = storyOf([
    toponym("p1", "LUNDE"),
    toponym("p2", "Lunde", { span: { report: "r2", start: 0, end: 0, text: "" }, candidates: [other] }),
    toponym("p3", "Lunde", { countries: ["SE"], lat: 62, lon: 17 }),
    toponym("p4", "Norwegian", { kind: "demonym", place: "Norway", lat: 64, lon: 12, precision: "country" }),
    toponym("p5", "Nowhere", { place: null, countries: [], lat: null, lon: null, precision: null }),
    toponym("p6", "Lund", { place: null, countries: [], lat: null, lon: null, precision: null, candidates: [other, other] }),
  ]);
  const { placed, unplaced } = placesOf(story);
  assert.deepEqual(placed.map((group) => [group.name, group.sigla.join(""), group.toponyms.length]), [["Lunde", "AB", 2], ["Lunde", "A", 1], ["Norway", "A", 1]]);
  assert.deepEqual(placed[0]?.wordings, [{ text: "Lunde", kind: "name", count: 2 }]);
  assert.equal(placed[0]?.candidates.length, 1);
  assert.deepEqual(unplaced.map((name) => name.why), ["several places have the name, and nothing chooses among them", "no place of this name in the gazetteer"].sort((a) => (a.startsWith("no") ? 1 : -1)));
  assert.deepEqual(placesOf(story, { report: "B", kind: "" }).placed.length, 1);
  assert.deepEqual(placesOf(story, { report: "", kind: "demonym" }).placed.map((group) => group.name), ["Norway"]);
  assert.deepEqual(placesInWords([other, other], countryName), ["Lunde (2 in Sweden)"]);
});
