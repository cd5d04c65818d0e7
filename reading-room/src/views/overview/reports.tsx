import { useState } from "preact/hooks";
import { Siglum } from "../../parts/siglum";
import { href } from "../../route";
import { useStory } from "../../room";
import { ref } from "../../story/refs";
import type { Report } from "../../story/story";
import { plural, published } from "../../story/words";

/** As many reports as two lines hold. */
const FIRST = 14;

/** The reports with their letters, outlets, dates, and whose copy they say they print. */
export function Reports() {
  const { reports } = useStory();
  const [all, setAll] = useState(false);
  const listed = all || reports.length <= FIRST ? reports : reports.slice(0, FIRST);
  return (
    <section aria-label="Reports">
      <ol class="strip">
        {listed.map((report) => (
          <StripReport key={report.siglum} report={report} />
        ))}
      </ol>
      {reports.length > FIRST && (
        <p class="strip-more">
          <button type="button" class="more" onClick={() => setAll(!all)} aria-expanded={all}>
            {all ? "Fewer reports" : plural(reports.length - FIRST, "more report")}
          </button>
        </p>
      )}
    </section>
  );
}

/** A report in the strip; a file's name that stands for an outlet may break behind its marks. */
function StripReport({ report }: { report: Report }) {
  const agency = report.doc.agency && report.doc.agency !== report.outlet ? report.doc.agency : null;
  return (
    <li>
      <Siglum of={report.siglum} />
      <a class="strip-outlet" href={href({ show: ref("report", report.siglum) })} title={report.outlet === report.doc.file ? undefined : `${report.outlet}: ${report.doc.file}`}>
        <bdi>{report.outlet.split(/(?<=[_.-])/).flatMap((part, at) => (at ? [<wbr key={at} />, part] : [part]))}</bdi>
      </a>
      <span class="strip-note">
        {published(report.doc.published).replace(/ \((stated|inferred|unknown)\)$/, "")}
        {agency && (
          <span class="strip-agency">
            <bdi>{agency}</bdi> copy
          </span>
        )}
      </span>
    </li>
  );
}
