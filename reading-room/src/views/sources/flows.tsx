// "Who had it from whom": a drawing for one claim or for all, why so many origins are counted, and the same as a table.
import { useMemo, useRef } from "preact/hooks";
import type * as C from "../../contract";
import { Places } from "../../card/pieces/place";
import { Capped } from "../../card/pieces/part";
import { ItemLink, Words } from "../../parts/links";
import { Empty, Section } from "../../parts/section";
import { go, route, shown } from "../../route";
import { useStory } from "../../room";
import { capped, claimShown, type Flow, flowOf, wholeClaims } from "../../story/graphs/flow";
import { ref } from "../../story/refs";
import type { Story } from "../../story/story";
import { clip, originsWords, plural } from "../../story/words";
import { FlowDrawing, FlowKey } from "./flow_drawing";
import { FlowTable } from "./flow_table";

/** The setting that asks for the whole story. */
const ALL = "all";

export function Flows() {
  const story = useStory();
  const last = useRef<C.Claim | null>(null);
  const setting = route.value.settings["claim"];
  const claim = setting === ALL && claimShown(story, shown.value) === null ? null : chosen(story, setting, last.current);
  last.current = claim;
  const whole = useMemo(() => flowOf(story, claim ? [claim] : wholeClaims(story)), [story, claim]);
  const everything = route.value.settings["lines"] === "all";
  const drawn = useMemo(() => (everything ? whole : capped(whole)), [whole, everything]);
  if (!story.comparison.claims.length) {
    return (
      <Section title="Who had it from whom">
        <Empty>No figure and no words given as someone’s were found in these reports, so there is no chain of sources to draw.</Empty>
      </Section>
    );
  }
  return (
    <Section title="Who had it from whom" aside={<FlowKey />}>
      <Picker claim={claim} />
      <p class="flows-said">{claim ? <Counted claim={claim} flow={whole} /> : <CountedWhole flow={whole} />}</p>
      <FlowDrawing flow={drawn} about={claim ? clip(claim.topic, 80) : "all claims"} />
      <LeftOut whole={whole} drawn={drawn} everything={everything} />
      {claim && <Why claim={claim} />}
      <FlowTable flow={whole} />
    </Section>
  );
}

function chosen(story: Story, setting: string | undefined, last: C.Claim | null): C.Claim | null {
  const kind = story.thing(shown.value)?.kind;
  const named = setting && setting !== ALL ? (story.item("claim", setting) ?? null) : null;
  if (kind === "claim") return claimShown(story, shown.value);
  return named ?? last ?? claimShown(story, shown.value) ?? story.findings[0]?.claim ?? story.comparison.claims[0] ?? null;
}

function Picker({ claim }: { claim: C.Claim | null }) {
  const story = useStory();
  const listed = story.findings.some((finding) => finding.claim === claim);
  return (
    <label class="picker">
      <span class="picker-label">Claim</span>
      <select
        class="select"
        value={claim?.id ?? ALL}
        onChange={(event) => go({ show: null, settings: { claim: event.currentTarget.value, lines: null } })}
      >
        <option value={ALL}>All claims of the story</option>
        {claim && !listed && <option value={claim.id}>{clip(claim.topic, 90)}</option>}
        {story.findings.map((finding) => (
          <option key={finding.claim.id} value={finding.claim.id} dir="auto">
            {`${clip(finding.claim.topic, 90)} (${plural(finding.sigla.length, "report")}, ${originsWords(finding.claim.independent_origins)})`}
          </option>
        ))}
      </select>
    </label>
  );
}

function Counted({ claim, flow }: { claim: C.Claim; flow: Flow }) {
  const reports = flow.stops.filter((stop) => stop.kind === "report").length;
  const { low, high } = claim.independent_origins;
  return (
    <>
      <ItemLink to={ref("claim", claim.id)} quiet>
        <Words text={claim.topic} class="flows-topic" />
      </ItemLink>
      <br />
      <span class="flows-count">
        {plural(reports, "report")}, <strong>{originsWords(claim.independent_origins)}</strong>
        {low !== high && `: at least ${low}, at most ${high}`}
      </span>
    </>
  );
}

function CountedWhole({ flow }: { flow: Flow }) {
  const count = (kind: string): number => flow.stops.filter((stop) => stop.kind === kind).length;
  const reports = plural(count("report"), "report");
  return (
    <span class="flows-count">
      {`${plural(count("origin"), "origin")} behind all claims, in ${reports}. Names that one claim joins may stand apart here, because another claim gives no ground to join them.`}
    </span>
  );
}

/** What the drawing leaves to the table, and the way to draw it all the same. */
function LeftOut({ whole, drawn, everything }: { whole: Flow; drawn: Flow; everything: boolean }) {
  const short = whole.links.length - drawn.links.length;
  if (!short && !everything) return null;
  const first = capped(whole).links.length;
  if (everything && first === whole.links.length) return null;
  return (
    <p class="flows-rest small soft">
      {everything ? "All lines are drawn. " : `Drawn are the ${drawn.links.length} strongest of ${whole.links.length} lines; the table has all. `}
      <button type="button" class="more" onClick={() => go({ settings: { lines: everything ? null : "all" } }, { replace: true })}>
        {everything ? "Draw the strongest alone" : "Draw all"}
      </button>
    </p>
  );
}

/** What joins readings into one origin, each sentence with the places that show it; and what leaves the count open. */
function Why({ claim }: { claim: C.Claim }) {
  const story = useStory();
  const show = ref("claim", claim.id);
  if (!claim.collapses.length && !claim.would_narrow.length) return null;
  return (
    <div class="why">
      {claim.collapses.length > 0 && (
        <section>
          <h3>Why these are one origin</h3>
          <Capped
            of={claim.collapses}
            each={(collapse) => (
              <>
                <span class={`why-name ${story.origins.colour(collapse.origin)}`}>
                  <ItemLink to={ref("origin", collapse.origin)} quiet>
                    <bdi>{collapse.origin}</bdi>
                  </ItemLink>
                </span>{" "}
                {collapse.sentence} <Places of={[collapse.left, collapse.right].filter((span) => span !== null)} show={show} />
              </>
            )}
          />
        </section>
      )}
      {claim.would_narrow.length > 0 && (
        <section>
          <h3>What would narrow the count</h3>
          <Capped of={claim.would_narrow} each={(sentence) => sentence} />
        </section>
      )}
    </div>
  );
}

