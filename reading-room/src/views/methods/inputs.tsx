import { Section } from "../../parts/section";
import { Siglum } from "../../parts/siglum";
import { useStory } from "../../room";
import type { Report } from "../../story/story";
import { number, plural, published } from "../../story/words";
import { Copy } from "./copy";

/** What was read: each report's file with its digest, encoding and length, and how its date is known. */
export function Inputs() {
  const { reports } = useStory();
  return (
    <Section title="What was read" aside={plural(reports.length, "report")} id="inputs">
      <div class="methods-scroll" tabIndex={0} role="region" aria-label="Reports with their digests">
        <table class="methods-table inputs">
          <caption class="unseen">The reports: file, encoding, length, date and digest</caption>
          <thead>
            <tr>
              <th scope="col">Report</th>
              <th scope="col" class="methods-number">
                Characters
              </th>
              <th scope="col">Published</th>
              <th scope="col">SHA-256 of the file</th>
            </tr>
          </thead>
          <tbody>
            {reports.map((report) => (
              <InputRow key={report.siglum} report={report} />
            ))}
          </tbody>
        </table>
      </div>
      <p class="methods-note">
        Offsets count Unicode code points of the report’s text from 0, [start, end); nothing is stripped from the text. Runs in the JSON lead
        from each character back to the bytes of the file. A digest shows that a file is the one that was read:{" "}
        <code>sha256sum FILE</code>.
      </p>
    </Section>
  );
}

function InputRow({ report }: { report: Report }) {
  const { doc } = report;
  return (
    <tr>
      <th scope="row">
        <span class="methods-report">
          <Siglum of={report.siglum} />
          <span>
            {report.outlet !== doc.file && <bdi class="methods-outlet">{report.outlet}</bdi>}
            <bdi>{doc.file}</bdi>
            {doc.line !== null && `, line ${doc.line}`}
            {" "}
            <span class="faint methods-encoding">
              <bdi>{doc.encoding}</bdi>
              {doc.language !== "en" && (
                <>
                  {", language "}
                  <bdi>{doc.language}</bdi>
                </>
              )}
            </span>
          </span>
        </span>
      </th>
      <td class="methods-number">{number(doc.characters)}</td>
      <td class="methods-published">
        {published(doc.published)}
        <p class="faint">{doc.published.why}</p>
      </td>
      <td class="methods-digest">
        <code>{doc.sha256}</code> <Copy text={doc.sha256} what={`the digest of report ${report.siglum}`} />
      </td>
    </tr>
  );
}
