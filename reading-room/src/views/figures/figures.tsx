// Figures: for each measure, every reading as an interval on one axis, by time, coloured by origin.
import { useMemo } from "preact/hooks";
import type * as C from "../../contract";
import { Empty, Section } from "../../parts/section";
import { ViewTitle } from "../../parts/title";
import { route, shown } from "../../route";
import { useStory } from "../../room";
import { plural } from "../../story/words";
import { Checks } from "./checks";
import { Contents } from "./contents";
import { checksOf, measuresOf, opened, uncompared } from "./measures";
import { Panel } from "./panel";
import { ReadingsTable } from "./table";
import "./figures.css";
import "./tables.css";

function Alone({ figures }: { figures: C.Figure[] }) {
  return (
    <Section title="In one report only" aside={plural(figures.length, "figure")} id="single">
      <ReadingsTable figures={figures} caption="Figures that are not compared with another" />
    </Section>
  );
}

export function Figures() {
  const story = useStory();
  const measures = useMemo(() => measuresOf(story), [story]);
  const compared = measures.filter((measure) => measure.finding.compared);
  const open = opened(story, measures, { shown: shown.value, named: route.value.settings["measure"] });
  const single = useMemo(() => uncompared(story, measures), [measures]);
  // arithmetic that the panel shows anyhow is not told twice
  const told = open ? checksOf(story, open.figures).length : 0;
  const checks = story.comparison.checks.length > told ? story.comparison.checks : [];
  const alone = useMemo(() => single.length > 0 && <Alone figures={single} />, [single]);
  if (!story.comparison.figures.length) {
    return (
      <>
        <ViewTitle title="Figures" />
        <Empty>No figure was found: no number that counts or measures something stands in the running text of these reports.</Empty>
      </>
    );
  }
  return (
    <div class="figures">
      {compared.length > 0 ? (
        <Contents measures={compared} open={open} />
      ) : (
        <p class="figures-none soft">
          {story.reports.length === 1 ? "One report was read: its figures have nothing to be compared with." : "No two figures of these reports measure the same."}
        </p>
      )}
      <div class="figures-main">
        {open && <Panel key={open.claim.id} measure={open} />}
        {checks.length > 0 && (
          <Section title="All arithmetic of these reports" aside={plural(checks.length, "check")} id="arithmetic">
            <Checks checks={checks} />
          </Section>
        )}
        {alone}
      </div>
    </div>
  );
}
