// Shared text as bars in the margin, each with the letters of the reports that share it.
import type { RefObject } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import type * as C from "../../../contract";
import { idOf } from "../../../story/refs";
import type { Marked } from "../../../story/texts/segments";
import type { Report } from "../../../story/story";
import type { Desk } from "../desk";
import type { Leaf } from "../leaf";

const MOST_LETTERS = 4;

interface Bar {
  start: number;
  end: number;
  sigla: string[];
}

interface Drawn extends Bar {
  top: number;
  height: number;
}

/** Runs of shared text, passages that meet or overlap joined, with all reports that share some of the run. */
function barsOf(report: Report, desk: Desk): Bar[] {
  const bars: (Bar & { reports: Set<string> })[] = [];
  for (const mark of desk.book.of(report, "text")) {
    if (mark.layer !== "passage") continue;
    const passage = desk.story.item("passage", idOf(mark.ref)) as C.Passage;
    const other = passage.left.report === report.id ? passage.right.report : passage.left.report;
    const last = bars.at(-1);
    if (last && mark.start <= last.end) {
      last.end = Math.max(last.end, mark.end);
      last.reports.add(other);
    } else {
      bars.push({ start: mark.start, end: mark.end, sigla: [], reports: new Set([other]) });
    }
  }
  return bars.map(({ start, end, reports }) => ({ start, end, sigla: desk.story.sigla([...reports].map((id) => ({ report: id }))) }));
}

export function Bars({ report, desk, leaf, more }: { report: Report; desk: Desk; leaf: RefObject<Leaf | null>; more: Marked[] }) {
  const [drawn, setDrawn] = useState<Drawn[]>([]);
  const runs = useMemo(() => barsOf(report, desk), [report, desk]);
  const on = desk.layers.value.has("passage");
  const measure = (): void => {
    const page = leaf.current;
    if (!page || !runs.length) return;
    const measured = runs.flatMap((bar) => {
      const place = page.extent({ report: report.id, start: bar.start, end: bar.end, text: "" });
      return place ? [{ ...bar, top: place.top, height: place.bottom - place.top }] : [];
    });
    setDrawn(measured);
  };
  useEffect(() => {
    if (!leaf.current || !on) return;
    let width = -1;
    // tells of the first size too
    const observer = new ResizeObserver(([entry]) => {
      if (!entry || entry.contentRect.width === width) return;
      width = entry.contentRect.width;
      measure();
    });
    observer.observe(leaf.current.scroller);
    return () => observer.disconnect();
  }, [on, more]);
  const bars = on ? drawn : [];
  return (
    <div class="bars" aria-hidden="true">
      {bars.map(({ start, top, height, sigla }) => (
        <div key={start} class="bar" style={{ insetBlockStart: `${top}px`, height: `${height}px` }} title={`Shared with ${sigla.join(", ")}`}>
          <span class="bar-letters">
            {sigla.slice(0, MOST_LETTERS).map((siglum) => (
              <span key={siglum}>{siglum}</span>
            ))}
            {sigla.length > MOST_LETTERS && <span>+{sigla.length - MOST_LETTERS}</span>}
          </span>
        </div>
      ))}
    </div>
  );
}
