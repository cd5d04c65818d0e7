// Builds the reading room into the package data of `stemma.show.page`: room.js, room.css, world.json.
//
//   node build.mjs           writes them
//   node build.mjs --check   compares them with what is there; exit status 1 where they differ
//   node build.mjs --tests [FOLDER]   bundles test/*.test.ts into .tests/ (or FOLDER) for `node --test`
import { readFile, readdir, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

const HERE = dirname(fileURLToPath(import.meta.url));
const OUT = join(HERE, "../src/stemma/show/page");
const SHIPPED_DATA = ["world-atlas", "@fontsource-variable/inter", "@fontsource-variable/source-serif-4"];

/** The page's script and style, as esbuild makes them. */
async function bundle() {
  const made = await esbuild.build({
    absWorkingDir: HERE,
    entryPoints: { room: "src/main.tsx" },
    outdir: "out",
    bundle: true,
    minify: true,
    metafile: true,
    write: false,
    format: "iife",
    charset: "utf8",
    // browsers with DecompressionStream, :has() and light-dark()
    target: ["chrome123", "firefox121", "safari17.5"],
    jsx: "automatic",
    jsxImportSource: "preact",
    legalComments: "none",
    loader: { ".woff2": "dataurl" },
    define: { "process.env.NODE_ENV": '"production"' },
  });
  const files = Object.fromEntries(made.outputFiles.map((file) => [basename(file.path), file.text]));
  const used = Object.keys(made.metafile.inputs).map((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]);
  const packages = [...new Set([...used, ...SHIPPED_DATA].filter(Boolean))].sort();
  files["room.js"] = `${await notices(packages)}${files["room.js"]}`;
  files["world.json"] = await world();
  return files;
}

/** The licence of each bundled package, as a comment that travels with every page. */
async function notices(packages) {
  const parts = [];
  for (const name of packages) {
    const folder = join(HERE, "node_modules", name);
    const about = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
    const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
    if (!file) throw new Error(`${name} brings no licence text; a page must carry it`);
    const text = (await readFile(join(folder, file), "utf8")).replaceAll("*/", "* /").trim();
    parts.push(`${name} ${about.version} (${about.license})\n\n${text}`);
  }
  return `/*!\nThis page carries these packages:\n\n${parts.join("\n\n----\n\n")}\n*/\n`;
}

/** Outlines of the countries (Natural Earth 1:50m, public domain) with their ISO 3166-1 numbers alone. */
async function world() {
  const atlas = JSON.parse(await readFile(join(HERE, "node_modules/world-atlas/countries-50m.json"), "utf8"));
  const countries = atlas.objects.countries.geometries.map(({ type, arcs, id }) => ({ type, arcs, id }));
  return JSON.stringify({
    type: "Topology",
    transform: atlas.transform,
    objects: { countries: { type: "GeometryCollection", geometries: countries } },
    arcs: atlas.arcs,
  });
}

async function tests(folder) {
  await rm(folder, { recursive: true, force: true });
  const names = (await readdir(join(HERE, "test"))).filter((name) => name.endsWith(".test.ts"));
  await esbuild.build({
    absWorkingDir: HERE,
    entryPoints: names.map((name) => `test/${name}`),
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    jsx: "automatic",
    jsxImportSource: "preact",
    loader: { ".css": "empty" },
    logLevel: "warning",
  });
}

async function check(files) {
  const stale = [];
  for (const [name, text] of Object.entries(files)) {
    const there = await readFile(join(OUT, name), "utf8").catch(() => "");
    if (there !== text) stale.push(name);
  }
  if (stale.length) {
    console.error(`${stale.join(", ")} in src/stemma/show/page differ from what reading-room/ builds; run: make room`);
    process.exit(1);
  }
}

if (process.argv.includes("--tests")) {
  await tests(resolve(process.argv[process.argv.indexOf("--tests") + 1] ?? join(HERE, ".tests")));
} else {
  const files = await bundle();
  if (process.argv.includes("--check")) await check(files);
  else for (const [name, text] of Object.entries(files)) await writeFile(join(OUT, name), text);
}
