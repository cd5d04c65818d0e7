// Zooming and dragging: a scale and a shift laid over the map as it was fitted.
import type { Size } from "./geo/projection";

/** A point at [x, y] of the fitted map is drawn at [k·x + dx, k·y + dy]. */
export interface Zoom {
  k: number;
  dx: number;
  dy: number;
}

export const FITTED: Zoom = { k: 1, dx: 0, dy: 0 };
export const STEP = 1.6;
/** The outlines are drawn for maps of 1:50 million; enlarged further than this they say nothing. */
const MOST = 24;
const LEAST = 0.5;

/** Zoomed by a factor, the point at [x, y] staying where it is. */
export function zoomed(zoom: Zoom, factor: number, [x, y]: [number, number], size: Size): Zoom {
  const k = Math.min(MOST, Math.max(LEAST, zoom.k * factor));
  const by = k / zoom.k;
  return held({ k, dx: x - (x - zoom.dx) * by, dy: y - (y - zoom.dy) * by }, size);
}

export function shifted(zoom: Zoom, x: number, y: number, size: Size): Zoom {
  return held({ ...zoom, dx: zoom.dx + x, dy: zoom.dy + y }, size);
}

/** The middle of the frame never leaves the fitted map: nobody gets lost in empty sea. */
function held(zoom: Zoom, { width, height }: Size): Zoom {
  const within = (shift: number, side: number): number => Math.min(side / 2, Math.max(side / 2 - zoom.k * side, shift));
  return { k: zoom.k, dx: within(zoom.dx, width), dy: within(zoom.dy, height) };
}
