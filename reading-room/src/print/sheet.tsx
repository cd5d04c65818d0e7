import { useMemo } from "preact/hooks";
import { Words } from "../parts/links";
import { href } from "../route";
import { useStory } from "../room";
import { headline } from "../story/headline";
import { number, oneLine, originsWords, plural, published, relationWords } from "../story/words";
import { type NumberedSpan, type SheetClaim, type SheetReading, sheetOf } from "./numbering";
import "./sheet.css";

/** Sentences on how readings stand to each other; a claim of sixty reports has hundreds, and the weightiest come first. */
const MOST_REASONS = 8;

/** Lines from which a claim is longer than about half a page: kept together, it would leave a page half empty. */
const LONG_CLAIM = 24;

/** The story for paper: reports, main claims with numbered spans, and the spans in order with their exact characters. */
export function EvidenceSheet() {
  const story = useStory();
  const sheet = useMemo(() => sheetOf(story), [story]);
  return (
    <article class="sheet" aria-label="Evidence sheet">
      <p class="sheet-tools">
        <button type="button" class="button" onClick={() => print()}>
          Print this sheet
        </button>
        <a href={href({ settings: { print: null } })}>Back to the page</a>
      </p>
      <SheetHead claims={sheet.claims.length} spans={sheet.spans.length} />
      <SheetReports />
      <section class="sheet-part">
        <h2>Claims</h2>
        {sheet.claims.length === 0 && <p>No claim was found: the reports give no figure and no statement on someone’s word.</p>}
        {sheet.claims.map((claim, at) => (
          <ClaimOnPaper key={claim.finding.claim.id} claim={claim} place={at + 1} />
        ))}
      </section>
      <SpanList spans={sheet.spans} />
      <SheetFoot />
    </article>
  );
}

function SheetHead({ claims, spans }: { claims: number; spans: number }) {
  const story = useStory();
  return (
    <header class="sheet-head">
      <p class="sheet-kind">Evidence sheet</p>
      <h1>
        <Words text={headline(story).words} />
      </h1>
      <p>
        {plural(story.reports.length, "report")}, {plural(claims, "claim")}, {plural(spans, "numbered span")}. A number in brackets names a span of
        characters in a report; the list at the end gives its exact words. The sheet says who says what, and on whose word; it does not say what
        is so.
      </p>
    </header>
  );
}

function SheetReports() {
  const { reports } = useStory();
  return (
    <section class="sheet-part">
      <h2>Reports</h2>
      <table class="sheet-reports">
        <caption class="unseen">The reports with their letters, dates and digests</caption>
        <thead>
          <tr>
            <th scope="col">Siglum</th>
            <th scope="col">Outlet and file</th>
            <th scope="col">Published</th>
            <th scope="col">Characters</th>
            <th scope="col">SHA-256 of the file</th>
          </tr>
        </thead>
        <tbody>
          {reports.map((report) => (
            <tr key={report.siglum}>
              <th scope="row">{report.siglum}</th>
              <td>
                <bdi>{report.outlet}</bdi>
                {report.doc.file !== report.outlet && <bdi class="sheet-file">{report.doc.line === null ? report.doc.file : `${report.doc.file}, line ${report.doc.line}`}</bdi>}
              </td>
              <td>{published(report.doc.published)}</td>
              <td>{number(report.doc.characters)}</td>
              <td class="sheet-digest">{report.doc.sha256}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function ClaimOnPaper({ claim, place }: { claim: SheetClaim; place: number }) {
  const { finding, readings, proofs } = claim;
  const reasons = finding.reasons.slice(0, MOST_REASONS);
  const counts = [plural(finding.sigla.length, "report"), originsWords(finding.claim.independent_origins)].join(", ");
  const lines = reasons.length + proofs.length + readings.reduce((sum, each) => sum + 1 + each.evidence.length, 0);
  return (
    <section class={lines > LONG_CLAIM ? "sheet-claim long" : "sheet-claim"}>
      <h3>
        {place}. <Words text={oneLine(finding.claim.topic)} />
      </h3>
      <p class="sheet-line">
        Relation: {relationWords(finding.claim, finding.sigla.length)}. {counts}
        {finding.claim.strict_conflict && ". No value satisfies all readings"}.
      </p>
      <ul class="sheet-readings">
        {readings.map((each) => (
          <ReadingOnPaper key={each.reading.words} reading={each} />
        ))}
      </ul>
      {reasons.length > 0 && (
        <ul class="sheet-notes" aria-label="How the readings stand to each other">
          {reasons.map((reason) => (
            <li key={reason.sentence}>
              {reason.relation}: <bdi>{reason.sentence}</bdi>
            </li>
          ))}
          {finding.reasons.length > reasons.length && <li>{plural(finding.reasons.length - reasons.length, "more sentence")} on pairs of readings in the JSON.</li>}
        </ul>
      )}
      {proofs.length > 0 && (
        <ul class="sheet-notes" aria-label="What joins mentions into one origin">
          {proofs.map((proof) => (
            <li key={proof.sentence}>
              origin: <bdi>{proof.sentence}</bdi> <Numbers of={proof.evidence} />
            </li>
          ))}
        </ul>
      )}
      {finding.claim.unresolved && <p class="sheet-open">Would settle it: {finding.claim.unresolved}</p>}
    </section>
  );
}

function Numbers({ of }: { of: NumberedSpan[] }) {
  return (
    <span class="sheet-numbers">
      {of.map(({ n }) => (
        <span key={n} class="sheet-number">
          [{n}]
        </span>
      ))}
    </span>
  );
}

function ReadingOnPaper({ reading: { reading, evidence } }: { reading: SheetReading }) {
  return (
    <li>
      <p class="sheet-reading">
        <Words text={reading.words} class="sheet-words" /> —{" "}
        <bdi>{reading.givers.map((giver) => `${giver.words} (${giver.sigla.join(" ")})`).join("; ")}</bdi>
      </p>
      <ul class="sheet-evidence">
        {evidence.map((each) => (
          <Quoted key={each.n} of={each} />
        ))}
      </ul>
    </li>
  );
}

/** A numbered span among the words around it. */
function Quoted({ of: { n, span, siglum } }: { of: NumberedSpan }) {
  const { before, words, after } = useStory().context(span);
  return (
    <li>
      <span class="sheet-number">[{n}]</span>{" "}
      <span class="sheet-where">{whereWords(siglum, span)}</span>{" "}
      <bdi dir="auto">
        {before}
        <mark>{words}</mark>
        {after}
      </bdi>
    </li>
  );
}

function whereWords(siglum: string, span: NumberedSpan["span"]): string {
  return `${siglum} ${span.field === "title" ? "title " : ""}${span.start}–${span.end}`;
}

function SpanList({ spans }: { spans: NumberedSpan[] }) {
  return (
    <section class="sheet-part">
      <h2>Spans by number</h2>
      <p class="sheet-line">Report and characters: Unicode code points from 0, the second one not included. Then the words that stand there.</p>
      <ol class="sheet-spans">
        {spans.map(({ n, span, siglum }) => (
          <li key={n} data-number={n}>
            <span class="sheet-number">[{n}]</span>{" "}
            <span class="sheet-where">{whereWords(siglum, span)}</span>{" "}
            <bdi dir="auto">{oneLine(span.text)}</bdi>
          </li>
        ))}
      </ol>
    </section>
  );
}

function SheetFoot() {
  const { stemma, format } = useStory().comparison;
  const ran = stemma.annotators.map((each) => `${each.name} ${each.version}${each.digest ? ` (weights ${each.digest})` : ""}`);
  return (
    <footer class="sheet-foot">
      <p>
        stemma {stemma.version}, {format}. Annotators: <bdi>{ran.join(", ")}</bdi>. The files are known by the digests in the table of reports;
        the same files and version give the same sheet.
      </p>
    </footer>
  );
}
