// A report's headline and running text in paragraphs and segments, each segment under its marks.
import { untracked } from "@preact/signals";
import { href } from "../../route";
import { ANY_LAYER, BIT, type Field, innermost, type Mark } from "../../story/texts/marks";
import { byParagraph, type Marked, paragraphsOf, type Segment } from "../../story/texts/segments";
import type { Report } from "../../story/story";
import type { Desk } from "./desk";

const CLASSES: [number, string][] = [
  [BIT.figure, "m-figure"],
  [BIT.timex, "m-timex"],
  [BIT.toponym, "m-toponym"],
  [BIT.actor, "m-actor"],
  [BIT.attribution, "m-attribution"],
  [BIT.passage, "m-passage"],
  [BIT.direct, "m-direct"],
  [BIT.beside, "m-beside"],
  [BIT.leftOut, "m-left-out"],
  [BIT.added, "m-added"],
  [BIT.moved, "m-moved"],
  [BIT.found, "m-found"],
];
/** Marks with a line of their own, which show as links; the others, a background or a bar, are stepped to and opened alike. */
const LINED = BIT.figure | BIT.timex | BIT.toponym;
/** What a link needs to be named by; marks and spaces between two links are clicked, but not stepped to. */
const NAMES = /[\p{L}\p{N}]/u;
const named = new Map<number, string>();

function classOf(bits: number): string {
  let name = named.get(bits);
  if (name === undefined) {
    name = CLASSES.filter(([bit]) => bits & bit)
      .map(([, each]) => each)
      .join(" ");
    named.set(bits, name);
  }
  return name;
}

/** Whether the headline is the first line of the text. */
function startsWithTitle(report: Report): boolean {
  const title = report.title.text.trim();
  return title !== "" && report.text.text.trimStart().startsWith(title);
}

/** The headline, where it does not stand at the begin of the text already. */
export function Headline({ report, desk }: { report: Report; desk: Desk }) {
  if (!report.title.text.trim() || (startsWithTitle(report) && !desk.book.of(report, "title").length)) return null;
  const segments = desk.book.segments(report, "title", [], []);
  return (
    <h3 class="leaf-title serif" dir="auto">
      <Segments report={report} field="title" segments={segments} marks={desk.book.of(report, "title")} />
    </h3>
  );
}

export function Text({ report, desk, more }: { report: Report; desk: Desk; more: Marked[] }) {
  const paragraphs = paragraphsOf(report.text);
  const cuts = paragraphs.flatMap(({ start, end }) => [start, end]);
  const rows = byParagraph(paragraphs, desk.book.segments(report, "text", more, cuts));
  if (!rows.length) return <p class="leaf-empty soft">This report has no text.</p>;
  const marks = desk.book.of(report, "text");
  const [first] = paragraphs;
  const titled = startsWithTitle(report) && report.text.slice(first?.start ?? 0, first?.end) === report.title.text.trim();
  return (
    <>
      {rows.map((segments, place) => (
        <p key={segments[0]?.start} class={`leaf-paragraph serif ${place === 0 && titled ? "leaf-title" : ""}`} dir="auto">
          <Segments report={report} field="text" segments={segments} marks={marks} />
        </p>
      ))}
    </>
  );
}

interface SegmentsProps {
  report: Report;
  field: Field;
  segments: Segment[];
  marks: Mark[];
}

/** Segments under a layer are links to the card of what is innermost there; the arrow keys lead from one to the next. */
function Segments({ report, field, segments, marks }: SegmentsProps) {
  const text = field === "title" ? report.title : report.text;
  const inner = innermost(marks, segments);
  return (
    <>
      {segments.map(({ start, end, bits }, at) => {
        const words = text.slice(start, end);
        const mark = inner[at];
        if (!mark || !(bits & ANY_LAYER) || !NAMES.test(words)) {
          return (
            <span key={start} class={classOf(bits)} data-at={start} data-field={field}>
              {words}
            </span>
          );
        }
        if (!(bits & LINED)) {
          return (
            <span key={start} class={`m ${classOf(bits)}`} data-at={start} data-field={field} tabIndex={-1}>
              {words}
            </span>
          );
        }
        return (
          <a key={start} class={`m ${classOf(bits)}`} data-at={start} data-field={field} tabIndex={-1} draggable={false} href={address(mark)}>
            {words}
          </a>
        );
      })}
    </>
  );
}

/** The address of a mark's card in the reader, without following the room's address. */
function address(mark: Mark): string {
  return untracked(() => href({ view: "reader", show: mark.ref, settings: { at: null } }));
}
