import { number } from "../../story/words";
import type { Moves } from "./moves";
import { type Laid, scaleBar, type Size } from "./geo/projection";
import { STEP, type Zoom } from "./zoom";

const LONGEST_BAR = 130;

/** Zooming without wheel or keys. */
export function Buttons({ moves, changed }: { moves: Moves; changed: boolean }) {
  return (
    <div class="map-buttons" role="group" aria-label="Zoom">
      <button type="button" onClick={() => moves.zoomBy(STEP)} aria-label="Zoom in">
        +
      </button>
      <button type="button" onClick={() => moves.zoomBy(1 / STEP)} aria-label="Zoom out">
        −
      </button>
      <button type="button" class="map-reset" onClick={moves.reset} disabled={!changed}>
        Show all
      </button>
    </div>
  );
}

/** So many kilometres are so long in the middle of the map. */
export function ScaleBar({ laid, size, zoom }: { laid: Laid; size: Size & { unit: number }; zoom: Zoom }) {
  const bar = scaleBar(laid, size, zoom, LONGEST_BAR * size.unit);
  if (!bar) return null;
  return (
    <p class="map-scale">
      <span class="map-scale-bar" style={{ inlineSize: `${bar.pixels}px` }} aria-hidden="true" />
      {number(bar.km)} km{laid.kind === "world" ? " in the middle of the map" : ""}
    </p>
  );
}
