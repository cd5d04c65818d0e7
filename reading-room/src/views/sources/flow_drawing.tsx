// The drawing of origins, channels and reports: boxes that lead to their cards over lines that are as wide as they have readings.
import { useMemo, useRef } from "preact/hooks";
import { href } from "../../route";
import { lit, pointed, useStory } from "../../room";
import { type Flow, type Link, type Stop, stopRef } from "../../story/graphs/flow";
import { flowLayout } from "../../story/graphs/layout";
import { idOf, kindOf } from "../../story/refs";
import { plural } from "../../story/words";
import { useWidth } from "./width";
import "./flow.css";

export function FlowDrawing({ flow, about }: { flow: Flow; about: string }) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const placed = useMemo(() => (width && flow.stops.length ? flowLayout(flow, width) : null), [flow, width]);
  const channels = flow.stops.some((stop) => stop.kind === "channel");
  return (
    <div ref={frame} class="flow-frame">
      {placed && (
        <figure aria-label={`Who had it from whom: ${about}; the table below has the same facts`}>
          <div class="flow-heads" aria-hidden="true">
            <span>Origins</span>
            {channels && <span>through</span>}
            <span>Reports</span>
          </div>
          <div class="flow" style={{ width: `${placed.width}px`, height: `${placed.height}px` }}>
            <Lines flow={flow} placed={placed} />
            {flow.stops.map((stop) => {
              const box = placed.boxes.get(stop.key);
              return box && <StopBox key={stop.key} stop={stop} box={box} narrow={width < 560} />;
            })}
          </div>
        </figure>
      )}
    </div>
  );
}

function Lines({ flow, placed }: { flow: Flow; placed: ReturnType<typeof flowLayout> }) {
  const story = useStory();
  const touched = touching(flow);
  return (
    <svg class={`flow-lines ${touched ? "some-lit" : ""}`} width={placed.width} height={placed.height} aria-hidden="true">
      {flow.links.map((link, at) => {
        const ribbon = placed.ribbons[at];
        const inferred = link.stated === 0;
        return (
          ribbon && (
            <path
              key={at}
              d={ribbon.path}
              stroke-width={ribbon.width}
              class={`flow-line ${story.origins.colour(link.origin)} ${inferred ? "inferred" : ""} ${touched?.(link) ? "lit" : ""}`}
            />
          )
        );
      })}
    </svg>
  );
}

/** Whether a line belongs to the origin or report that is pointed at; null where none of them is. */
function touching(flow: Flow): ((link: Link) => boolean) | null {
  const name = lit.value;
  const kind = name && kindOf(name);
  if (!name || (kind !== "origin" && kind !== "report")) return null;
  const id = idOf(name);
  if (!flow.stops.some((stop) => stop.kind === kind && stop.name === id)) return null;
  if (kind === "origin") return (link) => link.origin === id;
  const behind = new Set(flow.links.filter((link) => link.to === `report ${id}`).map((link) => link.origin));
  const ways = new Set(flow.links.filter((link) => link.to === `report ${id}`).map((link) => `${link.origin}\n${link.from}`));
  return (link) => link.to === `report ${id}` || (behind.has(link.origin) && ways.has(`${link.origin}\n${link.to}`));
}

interface BoxProps {
  stop: Stop;
  box: { x: number; y: number; width: number; height: number };
  narrow: boolean;
}

function StopBox({ stop, box, narrow }: BoxProps) {
  const story = useStory();
  const style = { left: `${box.x}px`, top: `${box.y}px`, width: `${box.width}px`, height: `${box.height}px` };
  if (stop.kind === "channel") {
    return (
      <div class="flow-stop channel" style={style} title={`${stop.name}: ${plural(stop.readings, "mention")} came through it`}>
        <bdi class="flow-name">{stop.name}</bdi>
      </div>
    );
  }
  const to = stopRef(stop);
  const report = stop.kind === "report" ? story.lettered(stop.name) : undefined;
  const how = stop.kind === "origin" ? `${story.origins.colour(stop.name)} ${stop.named ? "" : "unnamed"}` : "";
  return (
    <a
      class={`flow-stop ${stop.kind} ${how} ${lit.value === to ? "lit" : ""}`}
      style={style}
      href={href({ show: to })}
      title={report ? `${report.outlet}: ${plural(stop.readings, "mention")}` : stop.name}
      onPointerEnter={() => (pointed.value = to)}
      onPointerLeave={() => (pointed.value = null)}
      onFocus={() => (pointed.value = to)}
      onBlur={() => (pointed.value = null)}
    >
      {report ? (
        <>
          <span class="siglum">{stop.name}</span>
          <bdi class={narrow ? "unseen" : "flow-name"}>{report.outlet}</bdi>
        </>
      ) : (
        <OriginWords stop={stop} />
      )}
    </a>
  );
}

function OriginWords({ stop }: { stop: Stop }) {
  return (
    <>
      <bdi class="flow-name">{stop.name}</bdi>
      {stop.also.length > 0 && (
        <span class="flow-also">
          joined: <bdi>{stop.also.join(", ")}</bdi>
        </span>
      )}
      <span class="flow-counts numbers">
        {`${plural(stop.readings, "mention")}, ${plural(stop.sigla.length, "report")}`}
        {!stop.named && <span>, stays open</span>}
      </span>
    </>
  );
}

/** What the lines and boxes mean. */
export function FlowKey() {
  return (
    <ul class="flow-key">
      <li>
        <svg width="30" height="10" aria-hidden="true">
          <path class="flow-line" d="M0 5H30" stroke-width="4" />
        </svg>
        the report says so
      </li>
      <li>
        <svg width="30" height="10" aria-hidden="true">
          <path class="flow-line inferred" d="M0 5H30" stroke-width="4" />
        </svg>
        inferred
      </li>
      <li>
        <span class="flow-key-box" aria-hidden="true" />
        who it is stays open
      </li>
      <li>wider: more mentions</li>
    </ul>
  );
}
