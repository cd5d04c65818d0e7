// The same facts as the drawing, in a table.
import { useState } from "preact/hooks";
import { ItemLink } from "../../parts/links";
import { Sigla } from "../../parts/siglum";
import { useStory } from "../../room";
import type { Flow, Stop } from "../../story/graphs/flow";
import { ref } from "../../story/refs";
import { plural } from "../../story/words";

/** Rows before the rest is asked for. */
const MOST = 12;
/** Names of a row before the rest is counted. */
const MOST_NAMES = 6;

export function FlowTable({ flow }: { flow: Flow }) {
  const [all, setAll] = useState(false);
  const origins = flow.stops.filter((stop) => stop.kind === "origin");
  const listed = all || origins.length <= MOST + 1 ? origins : origins.slice(0, MOST);
  return (
    <div class="wide-table">
      <table class="facts">
        <caption class="unseen">Origins, the names joined in them, the channels their words came through, and the reports they reached</caption>
        <thead>
          <tr>
            <th scope="col">Origin</th>
            <th scope="col">Also given as</th>
            <th scope="col">Through</th>
            <th scope="col">Reports</th>
            <th scope="col" class="facts-number">
              Mentions
            </th>
          </tr>
        </thead>
        <tbody>
          {listed.map((stop) => (
            <Row key={stop.key} stop={stop} />
          ))}
        </tbody>
      </table>
      {listed.length < origins.length && (
        <button type="button" class="more" onClick={() => setAll(true)}>
          {plural(origins.length - listed.length, "more origin")}
        </button>
      )}
    </div>
  );
}

function Row({ stop }: { stop: Stop }) {
  const story = useStory();
  return (
    <tr>
      <th scope="row">
        <span class={`facts-dot ${story.origins.colour(stop.name)} ${stop.named ? "" : "unnamed"}`} aria-hidden="true" />
        <ItemLink to={ref("origin", stop.name)} quiet>
          <bdi>{stop.name}</bdi>
        </ItemLink>
        {!stop.named && <span class="soft small"> (who it is stays open)</span>}
      </th>
      <td data-label="Also given as">
        <Names of={stop.also} />
      </td>
      <td data-label="Through">
        <Names of={stop.via} />
      </td>
      <td data-label="Reports">
        <Sigla of={stop.sigla} />
      </td>
      <td data-label="Mentions" class="facts-number numbers">
        {stop.readings}
      </td>
    </tr>
  );
}

function Names({ of }: { of: string[] }) {
  if (!of.length) return <span class="faint">–</span>;
  return (
    <span class="facts-names">
      <bdi>{of.slice(0, MOST_NAMES).join(", ")}</bdi>
      {of.length > MOST_NAMES && <span class="soft"> and {of.length - MOST_NAMES} more</span>}
    </span>
  );
}
