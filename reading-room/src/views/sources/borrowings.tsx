// Every borrowing as a row: between whom, what it rests on, how sure its direction is, and the ways to its evidence.
import { useState } from "preact/hooks";
import type * as C from "../../contract";
import { ItemLink } from "../../parts/links";
import { Siglum } from "../../parts/siglum";
import { href } from "../../route";
import { useStory } from "../../room";
import { edgeKind } from "../../story/graphs/lineage";
import { ref } from "../../story/refs";
import { plural } from "../../story/words";

const MOST = 12;

export function Borrowings() {
  const { edges } = useStory().comparison.lineage;
  const [all, setAll] = useState(false);
  if (!edges.length) return null;
  const listed = all || edges.length <= MOST + 1 ? edges : edges.slice(0, MOST);
  return (
    <div class="wide-table">
      <table class="facts">
        <caption class="unseen">Borrowings between the reports, each with its certainty and its evidence</caption>
        <thead>
          <tr>
            <th scope="col">Between</th>
            <th scope="col">Rests on</th>
            <th scope="col">Direction</th>
            <th scope="col">Why</th>
            <th scope="col">
              <span class="unseen">Side by side</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {listed.map((edge, at) => (
            <Row key={at} edge={edge} at={at} />
          ))}
        </tbody>
      </table>
      {listed.length < edges.length && (
        <button type="button" class="more" onClick={() => setAll(true)}>
          {plural(edges.length - listed.length, "more borrowing")}
        </button>
      )}
    </div>
  );
}

function Row({ edge, at }: { edge: C.Edge; at: number }) {
  const story = useStory();
  const [from, to] = [story.siglum(edge.from), story.siglum(edge.to)];
  const open = edge.direction === "unknown";
  return (
    <tr>
      <th scope="row" class="facts-pair">
        <Siglum of={from} /> <span aria-hidden="true">{open ? "–" : "→"}</span>
        <span class="unseen">{open ? "and" : "to"}</span> <Siglum of={to} />
      </th>
      <td data-label="Rests on">{edgeKind(edge)}</td>
      <td data-label="Direction">{edge.direction}</td>
      <td data-label="Why">
        <ItemLink to={ref("edge", `${at}`)} quiet>
          {edge.evidence[0]?.sentence ?? "No sentence is given."}
        </ItemLink>
        {edge.evidence.length > 1 && <span class="faint small"> and {edge.evidence.length - 1} more</span>}
      </td>
      <td>
        <a class="small facts-beside" href={href({ view: "reader", show: ref("edge", `${at}`), settings: { reports: `${from},${to}` } })}>
          {from} and {to} side by side
        </a>
      </td>
    </tr>
  );
}
