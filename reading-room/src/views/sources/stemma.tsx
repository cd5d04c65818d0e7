// The drawing of the stemma: reports and lost texts as boxes, borrowings as lines that lead to their evidence.
import { useMemo, useRef } from "preact/hooks";
import { href } from "../../route";
import { lit, pointed, useStory } from "../../room";
import { type Certainty, type Line, lineWords, type Lost, type Stemma as Drawn, type Witness } from "../../story/graphs/lineage";
import { type Box, MOST_WITH_NAMES, stemmaLayout, type Stroke } from "../../story/graphs/layout";
import { ref } from "../../story/refs";
import { published } from "../../story/words";
import { useWidth } from "./width";
import "./stemma.css";

/** Above so many lines their certainty is told by the strokes and the table, not by a word on each. */
const MOST_LABELS = 24;

export function Stemma({ stemma }: { stemma: Drawn }) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const narrow = width < 480;
  const placed = useMemo(() => (width ? stemmaLayout(stemma, { small: narrow }) : null), [stemma, narrow, width > 0]);
  const names = stemma.witnesses.length <= MOST_WITH_NAMES && !narrow;
  return (
    <div ref={frame} class="stemma-frame" role="group" tabIndex={0} aria-label="Stemma; the table of borrowings below has the same facts">
      {placed && (
        <div class="stemma" style={{ width: `${placed.width}px`, height: `${placed.height}px` }}>
          <svg class="stemma-lines" width={placed.width} height={placed.height} role="group" aria-label="Borrowings">
            <defs>
              <marker id="stemma-arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto">
                <path d="M0 .8 9.4 5 0 9.2z" />
              </marker>
            </defs>
            {stemma.lines.map((line, at) => {
              const stroke = placed.strokes[at];
              return stroke && <LineMark key={line.key} line={line} stroke={stroke} labelled={stemma.lines.length <= MOST_LABELS} />;
            })}
          </svg>
          {stemma.witnesses.map((witness) => (
            <WitnessBox key={witness.key} witness={witness} box={placed.boxes.get(witness.key)} names={names} />
          ))}
          {stemma.lost.map((lost) => (
            <LostBox key={lost.key} lost={lost} box={placed.boxes.get(lost.key)} />
          ))}
        </div>
      )}
    </div>
  );
}

/** A line with a broad invisible one under the pointer; it leads to its evidence, else to both reports side by side. */
function LineMark({ line, stroke, labelled }: { line: Line; stroke: Stroke; labelled: boolean }) {
  const [to] = line.refs;
  const drawing = (
    <>
      <path class="stemma-reach" d={stroke.path} />
      <path
        class={`stemma-line ${line.certainty} ${line.inTree ? "in-tree" : ""} ${to && lit.value === to ? "lit" : ""}`}
        d={stroke.path}
        marker-end={line.certainty === "unknown" ? undefined : "url(#stemma-arrow)"}
      />
      {labelled && (
        <text class="stemma-label" x={stroke.label.x} y={stroke.label.y + 4} text-anchor="middle">
          {line.certainty}
        </text>
      )}
    </>
  );
  if (line.toLost) return <g role="img" aria-label={lineWords(line)}>{drawing}</g>;
  const where = to ? href({ show: to }) : href({ view: "reader", show: null, settings: { reports: line.ends.join(",") } });
  const says = to ? "open the evidence" : "no evidence of its own; compare them side by side";
  return (
    <a
      href={where}
      class="stemma-link"
      aria-label={`${lineWords(line)}: ${says}`}
      onPointerEnter={() => (pointed.value = to ?? null)}
      onPointerLeave={() => (pointed.value = null)}
    >
      <title>{lineWords(line)}</title>
      {drawing}
    </a>
  );
}

function style(box: Box): { [name: string]: string } {
  return { left: `${box.x}px`, top: `${box.y}px`, width: `${box.width}px`, height: `${box.height}px` };
}

function WitnessBox({ witness, box, names }: { witness: Witness; box: Box | undefined; names: boolean }) {
  const story = useStory();
  if (!box) return null;
  const { report } = witness;
  const to = ref("report", report.siglum);
  const full = published(report.doc.published);
  // the box has no room for the zone and the basis; the title has them
  const when = full.replace(/ (UTC|[+-]\d\d:\d\d)?\s*\((stated|inferred|unknown)\)$/, "");
  return (
    <a class={`stemma-witness ${lit.value === to ? "lit" : ""}`} style={style(box)} href={href({ show: to })} title={`${report.siglum}: ${story.lettered(report.siglum)?.outlet}, ${full}`}>
      <span class="siglum">{report.siglum}</span>
      {names && (
        <span class="stemma-about">
          <bdi>{report.outlet}</bdi>
          <span class="stemma-when numbers">{when}</span>
        </span>
      )}
    </a>
  );
}

function LostBox({ lost, box }: { lost: Lost; box: Box | undefined }) {
  if (!box) return null;
  const whose = lost.item.name ?? "a text that no report names";
  return (
    <span class="stemma-lost" style={style(box)} title={`${lost.letter}: not among those read: ${whose}`}>
      <span aria-hidden="true">{lost.letter}</span>
      <span class="unseen">{`Lost text ${lost.letter}: ${whose}, behind ${lost.sigla.join(", ")}`}</span>
    </span>
  );
}

const SAYS: { [certainty in Certainty]: string } = {
  stated: "a report says so",
  likely: "likely, not certain",
  supposed: "by this tree alone",
  unknown: "shared, direction unknown",
};

/** What the strokes mean; only those that are drawn. */
export function StemmaKey({ stemma }: { stemma: Drawn }) {
  const met = new Set(stemma.lines.map((line) => line.certainty));
  return (
    <ul class="flow-key">
      {(Object.keys(SAYS) as Certainty[])
        .filter((certainty) => met.has(certainty))
        .map((certainty) => (
          <li key={certainty}>
            <svg width="34" height="10" aria-hidden="true">
              <path class={`stemma-line in-tree ${certainty}`} d="M0 5H30" />
              {certainty !== "unknown" && <path class="stemma-tip" d="M25 1 34 5 25 9z" />}
            </svg>
            {SAYS[certainty]}
          </li>
        ))}
      {stemma.lost.length > 0 && (
        <li>
          <span class="stemma-lost in-key" aria-hidden="true">
            α
          </span>
          a text not among those read
        </li>
      )}
    </ul>
  );
}
