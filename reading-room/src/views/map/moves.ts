// What wheel, pointer and keys do to the map.
import { useRef } from "preact/hooks";
import type { RefObject } from "preact";
import type { Size } from "./geo/projection";
import { FITTED, shifted, STEP, type Zoom, zoomed } from "./zoom";

/** A pointer that moved less than this has clicked. */
const CLICK_PIXELS = 4;
/** How far an arrow key moves the map, as a share of its width. */
const ARROW = 0.1;
const WHEEL = 0.0016;

interface Asked {
  svg: RefObject<SVGSVGElement | null>;
  zoom: Zoom;
  setZoom: (zoom: Zoom) => void;
  size: Size;
}

export interface Moves {
  zoomBy: (factor: number) => void;
  reset: () => void;
  handlers: {
    onWheel: (event: WheelEvent) => void;
    onKeyDown: (event: KeyboardEvent) => void;
    onPointerDown: (event: PointerEvent) => void;
    onPointerMove: (event: PointerEvent) => void;
    onPointerUp: (event: PointerEvent) => void;
    onPointerCancel: (event: PointerEvent) => void;
    onClickCapture: (event: MouseEvent) => void;
  };
}

export function useMoves({ svg, zoom, setZoom, size }: Asked): Moves {
  const drag = useRef<{ x: number; y: number; moved: boolean } | null>(null);
  const dragged = useRef(false);
  const middle: [number, number] = [size.width / 2, size.height / 2];
  const zoomBy = (factor: number): void => setZoom(zoomed(zoom, factor, middle, size));
  const reset = (): void => setZoom(FITTED);

  const onWheel = (event: WheelEvent): void => {
    const out = event.deltaY > 0;
    // the whole map is in view: turning back scrolls the page, as it does everywhere else
    if (out && zoom.k <= 1 && !event.ctrlKey) return;
    event.preventDefault();
    const box = (svg.current as SVGSVGElement).getBoundingClientRect();
    const to = zoomed(zoom, Math.exp(-event.deltaY * WHEEL), [event.clientX - box.left, event.clientY - box.top], size);
    setZoom(out && to.k <= 1 && !event.ctrlKey ? FITTED : to);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = ARROW * size.width;
    const arrows: { [key: string]: [number, number] } = { ArrowLeft: [step, 0], ArrowRight: [-step, 0], ArrowUp: [0, step], ArrowDown: [0, -step] };
    const arrow = arrows[event.key];
    if (event.key === "+" || event.key === "=") zoomBy(STEP);
    else if (event.key === "-") zoomBy(1 / STEP);
    else if (event.key === "0") reset();
    else if (arrow) setZoom(shifted(zoom, ...arrow, size));
    else return;
    event.preventDefault();
  };
  const onPointerMove = (event: PointerEvent): void => {
    const from = drag.current;
    if (!from) return;
    const [x, y] = [event.clientX - from.x, event.clientY - from.y];
    if (!from.moved && Math.hypot(x, y) < CLICK_PIXELS) return;
    if (!from.moved) svg.current?.setPointerCapture(event.pointerId);
    drag.current = { x: event.clientX, y: event.clientY, moved: true };
    setZoom(shifted(zoom, x, y, size));
  };
  const end = (): void => {
    dragged.current = drag.current?.moved ?? false;
    drag.current = null;
  };
  const handlers = {
    onWheel,
    onKeyDown,
    onPointerMove,
    onPointerDown: (event: PointerEvent): void => {
      dragged.current = false;
      if (event.isPrimary && event.button === 0) drag.current = { x: event.clientX, y: event.clientY, moved: false };
    },
    onPointerUp: end,
    onPointerCancel: end,
    // letting go of a dragged map over a ring is no click on it
    onClickCapture: (event: MouseEvent): void => {
      if (dragged.current) event.preventDefault();
    },
  };
  return { zoomBy, reset, handlers };
}
