import { Words } from "../../../parts/links";
import { Sigla } from "../../../parts/siglum";
import { href } from "../../../route";
import { pointed } from "../../../room";
import { ref } from "../../../story/refs";
import { clip, joined } from "../../../story/words";
import { extentWords } from "./amounts";
import { Marks } from "./marks";
import type { Row } from "./rows";
import type { Axis } from "./scale";

const GIVER_WIDTH = 34;
const MOST_SIGLA = 5;

/** A reading: who has it from whom, where it lies on the axis, and how it is printed. The whole row leads to its card. */
export function ChartRow({ row, axis, unit, on }: { row: Row; axis: Axis; unit: string | null; on: boolean }) {
  const to = ref("figure", row.figures[0]?.id ?? "");
  const light = (name: typeof to | null) => () => (pointed.value = name);
  const { sigla } = row;
  return (
    <li class={`chart-row ${row.colour} ${on ? "lit" : ""}`}>
      <a
        href={href({ show: to })}
        aria-label={rowWords(row, unit)}
        onPointerEnter={light(to)}
        onPointerLeave={light(null)}
        onFocus={light(to)}
        onBlur={light(null)}
      >
        <span class="chart-who">
          <Sigla of={sigla.slice(0, MOST_SIGLA)} plain />
          {sigla.length > MOST_SIGLA && <span class="faint small">+{sigla.length - MOST_SIGLA}</span>}
          <bdi class="chart-giver" title={row.giver}>
            {clip(row.giver, GIVER_WIDTH)}
          </bdi>
        </span>
        <Marks extent={row.extent} axis={axis} />
        <span class="chart-words">
          <Words text={row.words} />
          <span class="chart-time">{row.when.basis === "as of" ? "as of that day" : row.when.clock}</span>
        </span>
      </a>
    </li>
  );
}

/** All that the row shows, in one sentence. */
export function rowWords(row: Row, unit: string | null): string {
  const reports = `${row.sigla.length === 1 ? "report" : "reports"} ${joined(row.sigla)}`;
  const { basis, days, clock } = row.when;
  const when = basis === "unknown" ? "date unknown" : basis === "as of" ? `as of ${days}` : `published ${days}${clock ? `, ${clock}` : ""}`;
  const origin = row.origin && row.origin.name !== row.giver ? `; origin: ${row.origin.name}` : "";
  return `${row.words}: ${extentWords(row.extent, unit)}; ${reports}, on the word of ${row.giver}${origin}; ${when}`;
}
