// The sources of the story: who had what from whom, and how the reports hang together.
import { ViewTitle } from "../../parts/title";
import { Flows } from "./flows";
import { Lineage } from "./lineage";
import "./sources.css";

export function Sources() {
  return (
    <div class="sources">
      <ViewTitle title="Sources">
        <p>Who had it from whom: from the origins of a claim to the reports that give it, and from report to report.</p>
      </ViewTitle>
      <Flows />
      <Lineage />
    </div>
  );
}
