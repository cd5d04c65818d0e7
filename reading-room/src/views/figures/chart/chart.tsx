// The readings of one facet on one axis, by the time they speak of.
import { useState } from "preact/hooks";
import { lit, useStory } from "../../../room";
import { idOf, kindOf, type Ref } from "../../../story/refs";
import { plural } from "../../../story/words";
import { amount } from "./amounts";
import { meeting, numbersOf } from "./extent";
import { Key } from "./marks";
import { ChartRow } from "./row";
import { byDays, type Facet, type Row } from "./rows";
import { axisOf, type Axis, type Kind } from "./scale";
import "./chart.css";

/** As many rows as a reader takes in at once; the rest is asked for. */
const FIRST = 40;

/** `band`: whether it makes sense to show where the readings meet. */
export function Chart({ facet, rows, wanted, band }: { facet: Facet; rows: Row[]; wanted: Kind | null; band: boolean }) {
  const story = useStory();
  const [all, setAll] = useState(false);
  const extents = rows.map((row) => row.extent);
  const axis = axisOf(extents, wanted, mostOf(facet, rows));
  const met = band && rows.length > 1 ? meeting(extents) : null;
  const shown = all ? rows : rows.slice(0, FIRST);
  const litIds = litMembers(story, lit.value, facet);
  return (
    <div class="chart" data-scale={axis.kind}>
      <Scale axis={axis} unit={facet.unit} />
      <div class="chart-rows">
        <Grid axis={axis} />
        {met && met.low.at !== null && met.high.at !== null && (
          <div class="chart-plot" aria-hidden="true">
            <i
              class={met.low.at === met.high.at ? "chart-meeting rule" : "chart-meeting"}
              style={{ left: `${axis.at(met.low.at)}%`, width: `${axis.at(met.high.at) - axis.at(met.low.at)}%` }}
            />
          </div>
        )}
        <ol class="chart-days">
          {byDays(shown).map((group) => (
            <li key={group.days}>
              <p class="chart-day">
                <span>{group.days}</span>
              </p>
              <ol aria-label={group.days}>
                {group.rows.map((row) => (
                  <ChartRow key={row.key} {...{ row, axis }} unit={facet.unit} on={row.figures.some((figure) => litIds.has(figure.id))} />
                ))}
              </ol>
            </li>
          ))}
        </ol>
      </div>
      <Key extents={extents} />
      {rows.length > FIRST && (
        <button type="button" class="more" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? "Fewer rows" : plural(rows.length - FIRST, "more row")}
        </button>
      )}
    </div>
  );
}

/** Shares of a whole end at 100 percent, where none of them says more. */
export function mostOf(facet: Facet, rows: Row[]): number {
  const whole = facet.unit === "percent" && rows.every((row) => numbersOf(row.extent).every((number) => number <= 100));
  return whole ? 100 : Infinity;
}

/** Which figures of the facet are lit: the figure itself, or all of an origin that is pointed at. */
function litMembers(story: ReturnType<typeof useStory>, name: Ref | null, facet: Facet): Set<string> {
  if (!name) return new Set();
  if (kindOf(name) === "figure") return new Set([idOf(name)]);
  if (kindOf(name) === "origin") return new Set(story.origins.membersOf(idOf(name)));
  if (kindOf(name) === "check") return new Set(story.item("check", idOf(name))?.inputs);
  if (kindOf(name) === "record") return new Set(story.item("record", idOf(name))?.best_from);
  const claim = kindOf(name) === "claim" ? story.item("claim", idOf(name)) : undefined;
  // a camp lights its own; the whole claim would light all there is
  return claim && claim.members.length < facet.figures.length ? new Set(claim.members) : new Set();
}

function Scale({ axis, unit }: { axis: Axis; unit: string | null }) {
  return (
    <div class="chart-scale" aria-hidden="true">
      <div class="chart-plot">
        {axis.ticks.map((tick) => (
          <span key={tick} class="chart-tick numbers" style={{ left: `${axis.at(tick)}%` }}>
            {amount(tick, unit, { short: true })}
          </span>
        ))}
      </div>
    </div>
  );
}

function Grid({ axis }: { axis: Axis }) {
  return (
    <div class="chart-plot" aria-hidden="true">
      {axis.ticks.map((tick) => (
        <i key={tick} class="chart-line" style={{ left: `${axis.at(tick)}%` }} />
      ))}
    </div>
  );
}
