// Shared passages drawn between the texts of two reports; they follow as the texts are scrolled.
import { useSignalEffect } from "@preact/signals";
import { type RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type * as C from "../../../contract";
import { href, shown } from "../../../route";
import { pointed } from "../../../room";
import { ref } from "../../../story/refs";
import { clip } from "../../../story/words";
import { type Desk, useDesk } from "../desk";
import type { Leaf } from "../leaf";

/** As many as can be told apart between two texts. */
const MOST = 60;
/** Share of the way after which the curve bends. */
const BEND = 0.5;
/** From the edge of the text to the ribbon. */
const APART = 4;

interface Ribbon {
  passage: C.Passage;
  path: string;
}

export function Ribbons({ frame }: { frame: RefObject<HTMLElement | null> }) {
  const desk = useDesk();
  const [ribbons, setRibbons] = useState<Ribbon[]>([]);
  const asked = useRef(0);
  const draw = (): void => {
    cancelAnimationFrame(asked.current);
    asked.current = requestAnimationFrame(() => frame.current && setRibbons(ribbonsOf(desk, frame.current)));
  };
  useSignalEffect(() => {
    void [desk.passages.value, desk.drawn.value, desk.visible.value];
    draw();
  });
  useEffect(() => {
    const box = frame.current as HTMLElement;
    const following = (): void => {
      if (desk.passages.peek().length) draw();
    };
    box.addEventListener("scroll", following, { capture: true, passive: true });
    const observer = new ResizeObserver(following);
    observer.observe(box);
    return () => (box.removeEventListener("scroll", following, { capture: true }), observer.disconnect(), cancelAnimationFrame(asked.current));
  }, []);
  if (!ribbons.length) return null;
  return (
    <svg class="ribbons" role="group" aria-label="Shared passages">
      {ribbons.map(({ passage, path }) => {
        const name = ref("passage", passage.id);
        return (
          <a
            key={passage.id}
            href={href({ show: name, settings: { at: null } })}
            class={`ribbon ${passage.kind} ${shown.value === name ? "ribbon-shown" : ""}`}
            aria-label={`Shared by ${desk.story.siglum(passage.left.report)} and ${desk.story.siglum(passage.right.report)}: ${clip(passage.left.text, 60)}`}
            onPointerEnter={() => (pointed.value = name)}
            onPointerLeave={() => (pointed.value = null)}
          >
            <path d={path} />
          </a>
        );
      })}
    </svg>
  );
}

function ribbonsOf(desk: Desk, frame: HTMLElement): Ribbon[] {
  const origin = frame.getBoundingClientRect();
  const found: Ribbon[] = [];
  for (const passage of desk.passages.peek()) {
    if (found.length === MOST) break;
    const leaves = [passage.left, passage.right].map((span) => ({ span, leaf: desk.leaves.get(desk.story.siglum(span.report)) }));
    const [one, other] = leaves.sort((a, b) => (a.leaf?.report.place ?? 0) - (b.leaf?.report.place ?? 0));
    if (!one?.leaf || !other?.leaf || !areNeighbours(desk, one.leaf, other.leaf)) continue;
    const [from, to] = [edge(one.leaf, one.span, origin, "end"), edge(other.leaf, other.span, origin, "start")];
    if (!from || !to || (from.out && to.out) || to.x <= from.x) continue;
    const bend = from.x + (to.x - from.x) * BEND;
    const upper = `M${from.x} ${from.top}C${bend} ${from.top} ${bend} ${to.top} ${to.x} ${to.top}`;
    const lower = `L${to.x} ${to.bottom}C${bend} ${to.bottom} ${bend} ${from.bottom} ${from.x} ${from.bottom}Z`;
    found.push({ passage, path: upper + lower });
  }
  return found;
}

function areNeighbours(desk: Desk, one: Leaf, other: Leaf): boolean {
  const visible = desk.visible.peek();
  return visible.indexOf(other.report) - visible.indexOf(one.report) === 1;
}

/** Where a ribbon touches a text: at the side of its lines, no higher or lower than the text is seen. */
function edge(leaf: Leaf, span: C.Span, origin: DOMRect, side: "start" | "end"): { x: number; top: number; bottom: number; out: boolean } | null {
  const place = leaf.extent(span);
  if (!place) return null;
  const box = leaf.scroller.getBoundingClientRect();
  const text = leaf.scroller.firstElementChild?.getBoundingClientRect() ?? box;
  const shift = box.top - origin.top - leaf.scroller.scrollTop;
  const [upper, lower] = [box.top - origin.top, box.bottom - origin.top];
  const within = (y: number): number => Math.round(Math.min(Math.max(y, upper), lower) * 10) / 10;
  const [top, bottom] = [within(place.top + shift), within(place.bottom + shift)];
  const x = side === "end" ? text.right - origin.left + APART : text.left - origin.left - APART;
  return { x: Math.round(x), top, bottom, out: bottom - top < 1 };
}
