// Report by report: what each calls everyone that reports call differently, most often and in its own voice.
import { useState } from "preact/hooks";
import { ItemLink, Words } from "../../parts/links";
import { Section } from "../../parts/section";
import { Siglum } from "../../parts/siglum";
import { useStory } from "../../room";
import { ref } from "../../story/refs";
import type { Report } from "../../story/story";
import { clip, plural } from "../../story/words";
import { bestOf, type Matrix } from "./matrix";

const MOST = 12;
/** Referents compared for each report; those that reports part over most. */
const REFERENTS = 8;

export function ByReport({ matrices }: { matrices: Matrix[] }) {
  const story = useStory();
  const [all, setAll] = useState(false);
  const listed = all ? story.reports : story.reports.slice(0, MOST);
  return (
    <Section title="Report by report" aside="The wording each uses most in its own voice; “…” where it only quotes one">
      <ul class="by-report">
        {listed.map((report) => (
          <ReportLine key={report.siglum} report={report} matrices={matrices.slice(0, REFERENTS)} />
        ))}
      </ul>
      {listed.length < story.reports.length && (
        <button type="button" class="more" onClick={() => setAll(true)}>
          {plural(story.reports.length - listed.length, "more report")}
        </button>
      )}
    </Section>
  );
}

function ReportLine({ report, matrices }: { report: Report; matrices: Matrix[] }) {
  const calls = matrices.flatMap(({ naming, rows, sigla }) => {
    if (!sigla.includes(report.siglum)) return [];
    const own = bestOf(rows, report.siglum);
    const row = own ?? rows.find((each) => each.cells.has(report.siglum));
    return row ? [{ naming, wording: row.wording, quoted: own === null }] : [];
  });
  return (
    <li>
      <p class="by-report-who">
        <Siglum of={report.siglum} /> <bdi>{report.outlet}</bdi>
      </p>
      {calls.length === 0 && <p class="soft small">names none of them</p>}
      <dl class="by-report-calls">
        {calls.map(({ naming, wording, quoted }) => (
          <div key={naming.id}>
            <dt>
              <ItemLink to={ref("naming", naming.id)} quiet>
                <bdi>{clip(naming.referent, 40)}</bdi>
              </ItemLink>
            </dt>
            <dd>
              <Words text={quoted ? `“${clip(wording, 50)}”` : clip(wording, 50)} />
              {quoted && <span class="unseen"> (only in a quotation)</span>}
            </dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
