import type * as C from "../../contract";
import { ItemLink } from "../../parts/links";
import { Sigla } from "../../parts/siglum";
import { useStory } from "../../room";
import { ref } from "../../story/refs";
import { period, range } from "../../story/words";
import { RULES } from "../../card/claims/record";
import { amount } from "./chart/amounts";

/** A recorder's table: one row for each named rule. */
export function Records({ records }: { records: C.Record[] }) {
  return (
    <table class="records">
      <caption class="unseen">Low, best and high number by each named rule</caption>
      <thead>
        <tr>
          {["Rule", "Low", "Best", "High", "Best from", "As of", "Origins", "Why"].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {records.map((record) => (
          <RecordRow key={record.id} record={record} />
        ))}
      </tbody>
    </table>
  );
}

function RecordRow({ record }: { record: C.Record }) {
  const story = useStory();
  const unit = record.unit;
  const say = (value: number | null) => (value === null ? <span class="faint">none</span> : amount(value, unit));
  return (
    <tr>
      <th scope="row" data-label="Rule">
        <ItemLink to={ref("record", record.id)}>{RULES[record.rule].name}</ItemLink>
      </th>
      <td data-label="Low" class="numbers">
        {say(record.low)}
      </td>
      <td data-label="Best" class="numbers records-best">
        {say(record.best)}
      </td>
      <td data-label="High" class="numbers">
        {say(record.high)}
      </td>
      <td data-label="Best from">
        <Sigla of={story.sigla(record.best_from.flatMap((id) => story.item("figure", id)?.span ?? []))} />
      </td>
      <td data-label="As of">{period(record.as_of) ?? <span class="faint">not given</span>}</td>
      <td data-label="Origins" class="numbers">
        {range(record.independent_origins)}
      </td>
      <td data-label="Why">
        <details class="records-why">
          <summary>Why</summary>
          <p>{record.why}</p>
        </details>
      </td>
    </tr>
  );
}
