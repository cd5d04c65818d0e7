import type * as C from "../../contract";
import { ItemLink, Words } from "../../parts/links";
import { Field } from "../../parts/section";
import { Siglum } from "../../parts/siglum";
import { href } from "../../route";
import { useStory } from "../../room";
import { ref } from "../../story/refs";
import type { Report, Story, Thing } from "../../story/story";
import { clip, number, oneLine, plural, published } from "../../story/words";
import { EdgeWords } from "./passage";
import { Capped, CardPart } from "../pieces/part";
import { tiesOf } from "../ties";

/** A report: what it is, when and on whose copy it came out, what it shares with whom, and what was left out of it. */
export function ReportCard({ thing }: { thing: Thing }) {
  const story = useStory();
  const report = story.lettered((thing.item as C.Document).siglum) as Report;
  const { doc } = report;
  const title = doc.title?.trim();
  return (
    <>
      <h2 class="card-title">{title ? <Words text={clip(title, 200)} /> : <bdi>{report.outlet}</bdi>}</h2>
      <p class="card-line">
        <Siglum of={report.siglum} /> {title ? <bdi class="card-outlet">{report.outlet}</bdi> : <span class="soft">no headline</span>}
        <a href={href({ view: "reader", show: thing.ref, settings: { reports: report.siglum } })}>read it</a>
      </p>
      <dl>
        <Field label="Published">
          {published(doc.published)}
          {doc.published.why && <p class="small soft">{doc.published.why}</p>}
        </Field>
        <Origin doc={doc} />
        <File report={report} />
      </dl>
      <Counted report={report} story={story} />
      <Credits report={report} story={story} />
      <SharesWith report={report} story={story} />
      <LeftOut report={report} story={story} />
    </>
  );
}

/** What the report says about itself: byline, dispatch head, agency, address. */
function Origin({ doc }: { doc: C.Document }) {
  const url = outside(doc.url);
  return (
    <>
      {doc.agency && (
        <Field label="Agency copy">
          <bdi>{doc.agency}</bdi>
        </Field>
      )}
      {doc.byline && (
        <Field label="Byline">
          <Words text={clip(doc.byline, 160)} />
        </Field>
      )}
      {doc.dateline && (
        <Field label="Dateline">
          <Words text={clip(doc.dateline.span.text, 120)} />
        </Field>
      )}
      {doc.url && (
        <Field label="Address">
          {url ? (
            <a class="card-file" href={url} target="_blank" rel="noopener noreferrer">
              <bdi>{clip(doc.url, 120)}</bdi>
            </a>
          ) : (
            <bdi class="card-file">{clip(doc.url, 120)}</bdi>
          )}
          <p class="small soft">Address given by the report{url ? "; it opens outside this page" : ", not one that a page can open"}</p>
        </Field>
      )}
    </>
  );
}

function File({ report }: { report: Report }) {
  const { doc } = report;
  const extra = Object.entries(doc.extra);
  return (
    <>
      <Field label="File">
        <bdi class="card-file">{doc.file}</bdi>
        {doc.line !== null && `, line ${doc.line}`}
        <p class="small soft numbers" title={doc.sha256}>
          SHA-256 {doc.sha256.slice(0, 12)}…
        </p>
      </Field>
      <Field label="Text">
        {plural(report.words, "word")}, {plural(doc.characters, "character")}, <bdi>{languageName(doc.language)}</bdi>, <bdi>{doc.encoding}</bdi>
      </Field>
      {extra.length > 0 && (
        <Field label="Also given">
          <Capped
            of={extra}
            most={4}
            class="card-list small"
            each={([key, value]) => (
              <>
                <bdi class="soft">{clip(key, 40)}</bdi> <Words text={clip(typeof value === "string" ? value : JSON.stringify(value) ?? "", 120)} />
              </>
            )}
          />
        </Field>
      )}
    </>
  );
}

function Counted({ report, story }: { report: Report; story: Story }) {
  const claims = story.findings.filter((finding) => finding.sigla.includes(report.siglum));
  const compared = claims.filter((finding) => finding.compared);
  const own = (span: C.Span): boolean => span.report === report.id;
  const figures = story.comparison.figures.filter((figure) => own(figure.span)).length;
  const said = story.comparison.attributions.filter((each) => each.content.some(own)).length;
  return (
    <CardPart title="What it says">
      <p>
        <a href={href({ view: "reader", show: null, settings: { reports: report.siglum } })}>{plural(claims.length, "claim")}</a>,{" "}
        {number(compared.length)} of them with other readings or reports; {plural(figures, "figure")}, {plural(said, "attribution")}.
      </p>
      <Capped
        of={compared}
        most={4}
        each={({ claim }) => (
          <ItemLink to={ref("claim", claim.id)}>
            <Words text={claim.topic} />
          </ItemLink>
        )}
      />
    </CardPart>
  );
}

function Credits({ report, story }: { report: Report; story: Story }) {
  const resolved = story.all("credit").filter((thing) => (thing.item as C.ResolvedCredit).report === report.id);
  const printed = report.doc.credits.filter((credit) => !resolved.some(({ spans }) => spans.some((span) => touchesCredit(span, credit))));
  if (!resolved.length && !printed.length) return null;
  return (
    <CardPart title="Whom it credits" count={resolved.length + printed.length}>
      <Capped
        of={resolved}
        each={(thing) => {
          const credit = thing.item as C.ResolvedCredit;
          return (
            <>
              <ItemLink to={thing.ref}>
                <bdi>{credit.name}</bdi>
              </ItemLink>{" "}
              <span class="small soft">{credit.kind}</span>
            </>
          );
        }}
      />
      <Capped
        of={printed}
        each={(credit) => (
          <>
            <Words text={clip(credit.span.text, 120)} /> <span class="small soft">{credit.kind}</span>
          </>
        )}
      />
    </CardPart>
  );
}

function touchesCredit(span: C.Span, credit: C.Credit): boolean {
  return span.start < credit.span.end && credit.span.start < span.end;
}

interface Neighbour {
  siglum: string;
  passages: C.Passage[];
}

function SharesWith({ report, story }: { report: Report; story: Story }) {
  const edges = story.all("edge").filter((thing) => [(thing.item as C.Edge).from, (thing.item as C.Edge).to].includes(report.id));
  const neighbours = neighboursOf(story, report);
  if (!edges.length && !neighbours.length) return null;
  return (
    <CardPart title="What it shares with whom">
      {edges.length > 0 && <Capped of={edges} each={(edge) => <EdgeWords edge={edge.item as C.Edge} to={edge} story={story} />} />}
      {neighbours.length > 0 && (
        <p class="small soft card-neighbours">Shared passages, most first:</p>
      )}
      <Capped
        of={neighbours}
        class="card-flow"
        each={({ siglum, passages }) => (
          <>
            <Siglum of={siglum} />{" "}
            <ItemLink to={ref("passage", longest(passages).id)} title="Its longest">
              {number(passages.length)}
            </ItemLink>
          </>
        )}
      />
    </CardPart>
  );
}

function neighboursOf(story: Story, report: Report): Neighbour[] {
  const found = new Map<string, C.Passage[]>();
  for (const passage of tiesOf(story).passagesOf(report.id)) {
    const other = passage.left.report === report.id ? passage.right.report : passage.left.report;
    found.set(other, [...(found.get(other) ?? []), passage]);
  }
  return [...found]
    .map(([id, passages]) => ({ siglum: story.siglum(id), passages }))
    .sort((a, b) => b.passages.length - a.passages.length || (a.siglum < b.siglum ? -1 : 1));
}

function longest(passages: C.Passage[]): C.Passage {
  const length = ({ left }: C.Passage): number => left.end - left.start;
  return passages.reduce((best, each) => (length(each) > length(best) ? each : best));
}

/** What was left out of this report, as far as the list of what was left out names it. */
function LeftOut({ report, story }: { report: Report; story: Story }) {
  const { siglum } = report;
  const dropped = story.comparison.dropped.filter(({ what }) => {
    const listed = / in ([A-Za-z]+(?:, [A-Za-z]+)*)$/.exec(what)?.[1]?.split(", ");
    return what.startsWith(`${siglum}: `) || listed?.includes(siglum);
  });
  if (!dropped.length) return null;
  return (
    <CardPart title="Left out of it" count={dropped.length}>
      <Capped
        of={dropped}
        most={4}
        class="card-list small"
        each={({ what, reason }) => (
          <>
            <bdi>{clip(oneLine(what), 140)}</bdi>
            <span class="soft">: {reason}</span>
          </>
        )}
      />
    </CardPart>
  );
}

/** An address that may be opened: http and https alone. */
function outside(address: string | null): string | null {
  return address && /^https?:\/\//i.test(address) && URL.canParse(address) ? new URL(address).href : null;
}

function languageName(code: string): string {
  try {
    return new Intl.DisplayNames(["en"], { type: "language" }).of(code) ?? code;
  } catch {
    return code;
  }
}
