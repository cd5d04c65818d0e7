// Above the texts: which reports are on the desk, and which marks are in them.
import { href } from "../../route";
import { useStory } from "../../room";
import type { Layer } from "../../story/texts/marks";
import { useDesk } from "./desk";
import "./bar.css";

/** In the order in which a reader meets them. */
const LAYER_NAMES: [Layer, string][] = [
  ["figure", "Figures"],
  ["attribution", "Quotations"],
  ["timex", "Times"],
  ["toponym", "Places"],
  ["actor", "Names"],
  ["passage", "Shared text"],
];

export function DeskBar() {
  return (
    <div class="desk-bar">
      <ReportChips />
      <Layers />
    </div>
  );
}

function ReportChips() {
  const story = useStory();
  const chosen = useDesk().chosen.value;
  if (story.reports.length < 2) return null;
  const toggled = (siglum: string): string | null => {
    const next = story.reports.map((report) => report.siglum).filter((each) => (each === siglum) !== chosen.includes(each));
    return next.length ? next.join(",") : null;
  };
  return (
    <div class="desk-reports" role="group" aria-label="Reports side by side">
      <a class="desk-chip" href={href({ settings: { reports: null, at: null } })} aria-current={chosen.length === 0 ? "true" : undefined}>
        All
      </a>
      {story.reports.map(({ siglum, outlet }) => (
        <a
          key={siglum}
          class="desk-chip"
          href={href({ settings: { reports: toggled(siglum), at: null } })}
          aria-current={chosen.includes(siglum) ? "true" : undefined}
          aria-label={`Report ${siglum}: ${outlet}`}
          title={outlet}
        >
          {siglum}
        </a>
      ))}
    </div>
  );
}

function Layers() {
  const desk = useDesk();
  const layers = desk.layers.value;
  const toggle = (layer: Layer): void => {
    const next = new Set(layers);
    if (!next.delete(layer)) next.add(layer);
    desk.layers.value = next;
  };
  return (
    <div class="desk-layers" role="group" aria-label="Marks in the texts">
      {LAYER_NAMES.map(([layer, name]) => (
        <button key={layer} type="button" class="desk-layer" aria-pressed={layers.has(layer)} onClick={() => toggle(layer)}>
          <span class={`m m-${layer}`}>{name}</span>
        </button>
      ))}
    </div>
  );
}
