// The table under the chart: every figure with all that was read of it. On a phone each row is a small list.
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type * as C from "../../contract";
import { ItemLink, SpanLink, Words } from "../../parts/links";
import { Relation } from "../../parts/relation";
import { useStory } from "../../room";
import type { Finding } from "../../story/readings";
import { ref } from "../../story/refs";
import type { Story } from "../../story/story";
import { figureWords, giverWords, intervalWords, oneLine, plural } from "../../story/words";
import { extentOf } from "./chart/extent";
import { giverShort, whenOf } from "./chart/rows";
import { next, sorted, type Sorting, type Value } from "./sorting";

const FIRST = 30;

interface Column {
  name: string;
  value: (figure: C.Figure) => Value;
  cell: (figure: C.Figure) => ComponentChildren;
}

/** `finding` gives origins and relations; without one the table is of figures that nothing is compared with. */
export function ReadingsTable({ figures, finding = null, caption }: { figures: C.Figure[]; finding?: Finding | null; caption?: string }) {
  const story = useStory();
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const [all, setAll] = useState(false);
  const columns = columnsOf(story, finding).filter(
    (column) => ALWAYS.has(column.name) || figures.some((figure) => column.value(figure) !== null),
  );
  const by = columns.find((column) => column.name === sorting?.column);
  const ordered = by ? sorted(figures, by.value, { down: sorting?.down }) : figures;
  return (
    <div class="readings">
      <table>
        <caption class="unseen">{caption ?? `All readings of ${finding?.claim.topic}`}</caption>
        <thead>
          <tr>
            {columns.map(({ name }) => (
              <th key={name} scope="col" aria-sort={sorting?.column === name ? (sorting.down ? "descending" : "ascending") : "none"}>
                <button type="button" onClick={() => setSorting(next(sorting, name))}>
                  {name}
                  <span class="readings-sort" aria-hidden="true">
                    {sorting?.column === name ? (sorting.down ? "↓" : "↑") : ""}
                  </span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(all ? ordered : ordered.slice(0, FIRST)).map((figure) => (
            <tr key={figure.id}>
              {columns.map(({ name, cell }) => (
                <td key={name} data-label={name}>
                  {cell(figure)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {figures.length > FIRST && (
        <button type="button" class="more" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? "Fewer rows" : plural(figures.length - FIRST, "more row")}
        </button>
      )}
    </div>
  );
}

/** Columns that stay where all their cells are empty. */
const ALWAYS = new Set(["Where it stands", "As printed", "Interval", "On whose word"]);

function columnsOf(story: Story, finding: Finding | null): Column[] {
  const originOf = (figure: C.Figure) => {
    const claim = finding?.claim ?? story.claimsOf(figure.id)[0];
    return claim && story.origins.of(claim, figure.id)?.name;
  };
  const relationOf = (figure: C.Figure) =>
    finding?.readings.find((reading) => reading.members.some((member) => member.id === figure.id))?.relation ?? null;
  return [
    { name: "Where it stands", value: (f) => (story.report(f.span.report)?.place ?? 0) * 1e7 + f.span.start, cell: (f) => <SpanLink span={f.span} show={ref("figure", f.id)} /> },
    {
      name: "As printed",
      value: (f) => f.value ?? f.interval.low ?? f.interval.high,
      cell: (f) => (
        <ItemLink to={ref("figure", f.id)} quiet>
          <Words text={f.role === "measurement" ? figureWords(story, f) : oneLine(f.span.text)} />
        </ItemLink>
      ),
    },
    {
      name: "Interval",
      value: (f) => extentOf(f).low.at ?? extentOf(f).high.at,
      cell: (f) => (
        <>
          <span class="numbers readings-interval">{intervalWords(f)}</span>
          {f.interval.rule !== "exact" && <span class="readings-rule">{f.interval.rule}</span>}
        </>
      ),
    },
    {
      name: "What it counts",
      value: (f) => (f.counted ? oneLine(f.counted.text) : null),
      cell: (f) => (
        <>
          {f.counted && <Words text={oneLine(f.counted.text)} />}
          {f.per && <span class="faint"> per {f.per}</span>}
        </>
      ),
    },
    { name: "Outcome", value: (f) => f.outcome, cell: (f) => f.outcome?.replaceAll("_", " ") },
    { name: "Of whom", value: (f) => f.population, cell: (f) => f.population && <Words text={f.population} /> },
    { name: "Place", value: (f) => f.place, cell: (f) => f.place && <Words text={f.place} /> },
    { name: "As of", value: (f) => whenOf(story, f).order.join(" "), cell: (f) => <Time story={story} figure={f} /> },
    {
      name: "On whose word",
      value: (f) => giverShort(f),
      cell: (f) => {
        const chain = f.sources.length ? f.sources : f.sources_inferred;
        return <bdi class={chain.length ? "" : "readings-own"}>{giverWords(chain, !f.sources.length && chain.length > 0)}</bdi>;
      },
    },
    { name: "Origin", value: (f) => originOf(f) ?? null, cell: (f) => <Origin story={story} name={originOf(f)} /> },
    {
      name: "Relation",
      value: (f) => relationOf(f),
      cell: (f) => {
        const relation = relationOf(f);
        return relation && <Relation value={relation} />;
      },
    },
  ];
}

function Time({ story, figure }: { story: Story; figure: C.Figure }) {
  const { basis, days, clock } = whenOf(story, figure);
  if (basis === "unknown") return <span class="faint">date unknown</span>;
  if (basis === "as of") return <>{days}</>;
  return (
    <span class="soft">
      <span class="readings-days">{days}</span>
      {clock && `, ${clock}`} <span class="faint">(published)</span>
    </span>
  );
}

function Origin({ story, name }: { story: Story; name: string | undefined }) {
  if (!name) return null;
  return (
    <span class={`readings-origin ${story.origins.colour(name)}`}>
      <i class="legend-colour" aria-hidden="true" />
      <ItemLink to={ref("origin", name)} quiet>
        <bdi>{name}</bdi>
      </ItemLink>
    </span>
  );
}
