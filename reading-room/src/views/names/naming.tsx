// One referent: what reports call it in their own voice, the table of wordings by reports, and the words behind a cell.
import { useEffect, useRef, useState } from "preact/hooks";
import type * as C from "../../contract";
import { InContext, ItemLink, Words } from "../../parts/links";
import { Sigla, Siglum } from "../../parts/siglum";
import { href, route } from "../../route";
import { lit, useStory } from "../../room";
import { ref } from "../../story/refs";
import { clip, plural } from "../../story/words";
import { type Cell, type Matrix, preferences, type Row } from "./matrix";
import { Own, Quoted } from "./voices";

const MOST_ROWS = 8;
const MOST_WORDS = 8;

export function Naming({ matrix }: { matrix: Matrix }) {
  const { naming, rows } = matrix;
  const story = useStory();
  const missing = story.reports.length - matrix.sigla.length;
  const bright = lit.value === ref("naming", naming.id) || route.value.settings["words"]?.startsWith(`${naming.id}.`);
  return (
    <article class="naming">
      <h3 class={bright ? "naming-title lit" : "naming-title"}>
        <ItemLink to={ref("naming", naming.id)} quiet>
          <bdi dir="auto">{clip(naming.referent, 100)}</bdi>
        </ItemLink>
        <span class="naming-count">
          {`${plural(rows.length, "wording")} in ${plural(matrix.sigla.length, "report")}`}
          {missing > 0 && matrix.sigla.length > 1 && `; ${missing} ${missing === 1 ? "report does" : "reports do"} not name it`}
        </span>
      </h3>
      <Preferences matrix={matrix} />
      <Table matrix={matrix} />
      <Behind matrix={matrix} />
    </article>
  );
}

/** In a line: which reports call it what when they speak for themselves. */
function Preferences({ matrix }: { matrix: Matrix }) {
  const { preferred, onlyQuoted } = preferences(matrix);
  return (
    <ul class="naming-voices" aria-label="What each report calls it most often in its own voice">
      {preferred.slice(0, MOST_ROWS).map(({ wording, sigla }) => (
        <li key={wording}>
          <Words text={clip(wording, 60)} /> <Sigla of={sigla} />
        </li>
      ))}
      {preferred.length > MOST_ROWS && <li class="soft">{`and ${preferred.length - MOST_ROWS} more`}</li>}
      {onlyQuoted.length > 0 && (
        <li>
          <span class="soft">only in quotations</span> <Sigla of={onlyQuoted} />
        </li>
      )}
    </ul>
  );
}

function Table({ matrix }: { matrix: Matrix }) {
  const [all, setAll] = useState(false);
  const { naming, rows, sigla } = matrix;
  const listed = all || rows.length <= MOST_ROWS + 1 ? rows : rows.slice(0, MOST_ROWS);
  return (
    <>
      <div class="naming-scroll" tabIndex={0} role="group" aria-label={`Table of wordings for ${clip(naming.referent, 60)}`}>
        <table class="naming-table">
          <caption class="unseen">{`How often each report uses each wording for ${clip(naming.referent, 60)}`}</caption>
          <thead>
            <tr>
              <th scope="col">
                <span class="unseen">Wording</span>
              </th>
              {sigla.map((siglum) => (
                <th key={siglum} scope="col">
                  <Siglum of={siglum} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {listed.map((row) => (
              <WordingRow key={row.wording} naming={naming} row={row} sigla={sigla} />
            ))}
          </tbody>
        </table>
      </div>
      {listed.length < rows.length && (
        <button type="button" class="more" onClick={() => setAll(true)}>
          {plural(rows.length - listed.length, "more wording")}
        </button>
      )}
    </>
  );
}

function WordingRow({ naming, row, sigla }: { naming: C.Naming; row: Row; sigla: string[] }) {
  return (
    <tr>
      <th scope="row">
        <a class="naming-wording" href={behind(naming, row)} aria-current={isBehind(naming, row) ? "true" : undefined}>
          <Words text={clip(row.wording, 80)} />
        </a>
      </th>
      {sigla.map((siglum) => {
        const cell = row.cells.get(siglum);
        return <td key={siglum}>{cell && <CellLink naming={naming} row={row} siglum={siglum} cell={cell} />}</td>;
      })}
    </tr>
  );
}

function CellLink({ naming, row, siglum, cell }: { naming: C.Naming; row: Row; siglum: string; cell: Cell }) {
  const says = [
    cell.own.length ? `${cell.own.length} in its own voice` : "",
    cell.quoted.length ? `${cell.quoted.length} in a quotation` : "",
  ].filter(Boolean);
  return (
    <a
      class="naming-cell"
      href={behind(naming, row, siglum)}
      aria-label={`Report ${siglum}, ${clip(row.wording, 60)}: ${says.join(", ")}`}
      aria-current={isBehind(naming, row, siglum) ? "true" : undefined}
    >
      {cell.own.length > 0 && <Own count={cell.own.length} />}
      {cell.quoted.length > 0 && <Quoted count={cell.quoted.length} />}
    </a>
  );
}

/** The address that shows the words behind a wording, or behind one report's use of it. */
function behind(naming: C.Naming, row: Row, siglum?: string): string {
  return href({ settings: { words: nameOf(naming, row, siglum) } });
}

function nameOf(naming: C.Naming, row: Row, siglum?: string): string {
  const at = naming.names.findIndex((name) => name.wording === row.wording);
  return [naming.id, at, ...(siglum ? [siglum] : [])].join(".");
}

function isBehind(naming: C.Naming, row: Row, siglum?: string): boolean {
  return route.value.settings["words"] === nameOf(naming, row, siglum);
}

/** The words that were asked for, in context, each leading to its place. */
function Behind({ matrix: { naming, rows } }: { matrix: Matrix }) {
  const [all, setAll] = useState("");
  const asked = route.value.settings["words"] ?? "";
  const row = rows.find((each) => asked === nameOf(naming, each) || [...each.cells.keys()].some((siglum) => asked === nameOf(naming, each, siglum)));
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.scrollIntoView({ block: "nearest" }), [asked]);
  if (!row) return null;
  const siglum = [...row.cells.keys()].find((each) => asked === nameOf(naming, row, each));
  const cells = [...row.cells].filter(([each]) => !siglum || each === siglum);
  const spans = cells.flatMap(([, cell]) => [...cell.own, ...cell.quoted]);
  const listed = all === asked ? spans : spans.slice(0, MOST_WORDS);
  return (
    <section ref={panel} class="naming-behind" aria-label="The words behind it" aria-live="polite">
      <p class="naming-behind-head">
        <Words text={clip(row.wording, 80)} />{" "}
        <span class="soft">{`${plural(spans.length, "time")} in ${siglum ? `report ${siglum}` : plural(cells.length, "report")}`}</span>
        <a href={href({ settings: { words: null } })}>close</a>
      </p>
      <ul class="naming-words">
        {listed.map((span) => (
          <li key={`${span.report} ${span.start}`}>
            <InContext span={span} show={ref("naming", naming.id)} />
            <span class="naming-voice">{span.voice === "own" ? "own voice" : "in a quotation"}</span>
          </li>
        ))}
      </ul>
      {listed.length < spans.length && (
        <button type="button" class="more" onClick={() => setAll(asked)}>
          {spans.length - listed.length} more
        </button>
      )}
    </section>
  );
}
