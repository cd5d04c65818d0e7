import { number } from "../../story/words";
import { RADIUS_KM, WIDE_REGION_KM } from "./geo/precision";

/** What the marks mean, and what a gazetteer can know. */
export function MapKey({ ambiguous }: { ambiguous: number }) {
  return (
    <div class="map-key">
      <ul>
        <li>
          <svg viewBox="0 0 40 24" aria-hidden="true">
            <circle class="key-ring" cx="10" cy="12" r="5" />
            <circle class="key-ring" cx="28" cy="12" r="9" />
          </svg>
          <span>Ring: a place; the larger, the more reports name it</span>
        </li>
        <li>
          <svg viewBox="0 0 40 24" aria-hidden="true">
            <circle class="map-extent disc" cx="20" cy="12" r="10" />
          </svg>
          <span>
            Shaded disc, true to scale: how far from there the place may lie (site {RADIUS_KM.point} km, town {RADIUS_KM.city} km, region{" "}
            {RADIUS_KM.region} km, part of the world {number(WIDE_REGION_KM)} km). Zoom in where it is smaller than its ring
          </span>
        </li>
        <li>
          <svg viewBox="0 0 40 24" aria-hidden="true">
            <path class="map-extent country" d="M6 6 14 3l8 4 10-3 3 9-7 8-12-2-9 1z" />
          </svg>
          <span>Shaded country: anywhere in it; dashed where more than one country claims the place</span>
        </li>
      </ul>
      <p>
        Coordinates come from the gazetteer inside stemma, not from the reports. A namesake may be meant
        {ambiguous > 0 ? `: ${number(ambiguous)} of the names fit more than one place.` : "."} Borders are those of Natural Earth (1:50
        million); they take no side.
      </p>
    </div>
  );
}
