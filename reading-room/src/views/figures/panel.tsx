// One measure: its readings on an axis, what they come to, the table with the same facts, records and arithmetic.
import type { ComponentChildren } from "preact";
import { useMemo, useState } from "preact/hooks";
import { ItemLink, Words } from "../../parts/links";
import { Counts } from "../../parts/origins";
import { Relation } from "../../parts/relation";
import { Section } from "../../parts/section";
import { Sigla } from "../../parts/siglum";
import { go, route } from "../../route";
import { useStory } from "../../room";
import { ref } from "../../story/refs";
import { plural, relationWords } from "../../story/words";
import { extentWords, readingsWords, unitWords } from "./chart/amounts";
import { Chart, mostOf } from "./chart/chart";
import { extentOf } from "./chart/extent";
import { type Facet, facetsOf, rowsOf } from "./chart/rows";
import { axisOf, type Kind, WIDE } from "./chart/scale";
import { Checks } from "./checks";
import { checksOf, type Measure, meetingSentence } from "./measures";
import { Records } from "./records";
import { ReadingsTable } from "./table";

const MOST_SIGLA = 12;

export function Panel({ measure }: { measure: Measure }) {
  const story = useStory();
  const { claim, finding, figures } = measure;
  const facets = facetsOf(claim, figures);
  // a single number has nothing to be drawn against
  const lone = facets.length > 1 ? facets.filter((facet) => facet.figures.length === 1 && facet.what !== null) : [];
  const drawn = facets.filter((facet) => !lone.includes(facet));
  const checks = checksOf(story, figures);
  const records = story.comparison.records.filter((record) => record.claim === claim.id);
  return (
    <article class="panel" aria-labelledby="panel-title">
      <header class="panel-head">
        <h1 id="panel-title">
          <ItemLink to={ref("claim", claim.id)} quiet>
            <Words text={claim.topic} />
          </ItemLink>
        </h1>
        <p class="panel-line">
          <Relation value={claim.relation} words={relationWords(claim, finding.sigla.length)} />
          <ItemLink to={ref("claim", claim.id)} quiet>
            {readingsWords(finding.readings.length)}
          </ItemLink>
          <Counts claim={claim} reports={finding.sigla.length} />
        </p>
        {claim.unresolved && (
          <p class="panel-open">
            <span class="faint">What would settle it: </span>
            {claim.unresolved}
          </p>
        )}
      </header>
      <Legend measure={measure} />
      {drawn.map((facet) => (
        <FacetChart key={facet.key} {...{ measure, facet }} heading={facets.length > 1} />
      ))}
      {lone.length > 0 && <Lone measure={measure} facets={lone} />}
      <Section title="Every figure" aside={plural(figures.length, "figure")}>
        {useMemo(
          () => (
            <ReadingsTable finding={finding} figures={figures} />
          ),
          [measure],
        )}
      </Section>
      {records.length > 0 && (
        <Section title="For the record" aside="Low, best and high by named rules">
          <Records records={records} />
        </Section>
      )}
      {checks.length > 0 && (
        <Section title="Arithmetic with these numbers" aside={plural(checks.length, "check")}>
          <Checks checks={checks} />
        </Section>
      )}
    </article>
  );
}

/** Whose colour is whose, with how many reports each origin reached. */
function Legend({ measure }: { measure: Measure }) {
  const story = useStory();
  const groups = story.origins.groups(measure.claim);
  if (!groups.length) return null;
  return (
    <ul class="legend" aria-label="Origins, by colour">
      {groups.map((group) => (
        <li key={group.name} class={`${story.origins.colour(group.name)} ${group.named ? "" : "unnamed"}`}>
          <i class="legend-colour" aria-hidden="true" title={group.named ? undefined : "Who it is stays open: it may be one of the others"} />
          <ItemLink to={ref("origin", group.name)} quiet title={group.basis}>
            <bdi>{group.name}</bdi> {!group.named && <span class="unseen">(who it is stays open)</span>}
            <span class="legend-count numbers">{plural(group.members.length, "figure")}</span>
          </ItemLink>
          <Sigla of={group.sigla.slice(0, MOST_SIGLA)} />
          {group.sigla.length > MOST_SIGLA && <span class="faint">+{group.sigla.length - MOST_SIGLA}</span>}
        </li>
      ))}
    </ul>
  );
}

function FacetChart({ measure, facet, heading }: { measure: Measure; facet: Facet; heading: boolean }) {
  const story = useStory();
  const each = route.value.settings["rows"] === "each";
  const [wanted, setWanted] = useState<Kind | null>(null);
  const alike = useMemo(() => rowsOf(story, measure.claim, facet.figures), [measure, facet.key]);
  const rows = useMemo(() => (each ? rowsOf(story, measure.claim, facet.figures, { each }) : alike), [alike, each]);
  const axis = axisOf(
    rows.map((row) => row.extent),
    wanted,
    mostOf(facet, rows),
  );
  const sentence = meetingSentence(measure.claim, facet.figures.map(extentOf), facet.unit);
  return (
    <section class="facet">
      {heading && (
        <h2 class="facet-head">
          {facet.what ? <Words text={facet.what} /> : `In ${unitWords(facet.unit)}`}
          {facet.derived && <span class="faint"> worked out from a reading in another unit; not on one axis with it</span>}
        </h2>
      )}
      <div class="facet-line">
        <p class="facet-says">
          {sentence}
          {axis.kind === "log" && (
            <span class="soft"> The axis runs by powers of ten{axis.ratio > WIDE && wanted === null ? `: the readings differ ${Math.round(axis.ratio).toLocaleString("en")}-fold` : ""}.</span>
          )}
        </p>
        {axis.canLog && axis.ratio > 2 && (
          <Choice label="Axis">
            {(["linear", "log"] as const).map((kind) => (
              <button key={kind} type="button" class="choice" aria-pressed={axis.kind === kind} onClick={() => setWanted(kind)}>
                {kind === "log" ? "By powers" : "Even"}
              </button>
            ))}
          </Choice>
        )}
        {alike.length < facet.figures.length && (
          <Choice label="Rows">
            {[null, "each"].map((value) => (
              <button
                key={value}
                type="button"
                class="choice"
                aria-pressed={each === (value === "each")}
                onClick={() => go({ settings: { rows: value } }, { replace: true })}
              >
                {value ? "Every figure" : "Same origin joined"}
              </button>
            ))}
          </Choice>
        )}
      </div>
      <Chart {...{ facet, rows, wanted }} band={measure.claim.relation !== "single" && measure.claim.relation !== "derived"} />
    </section>
  );
}

/** Numbers that count different things: beside each other, not on one axis. */
function Lone({ measure, facets }: { measure: Measure; facets: Facet[] }) {
  const story = useStory();
  const rows = facets.flatMap((facet) => rowsOf(story, measure.claim, facet.figures).map((row) => ({ row, facet })));
  return (
    <section class="facet">
      <p class="facet-says">
        {measure.claim.relation === "derived"
          ? "One number is worked out from the others; they count different things and share no axis."
          : "These numbers stand side by side; they count different things and share no axis."}
      </p>
      <ul class="lone">
        {rows.map(({ row, facet }) => (
          <li key={row.key} class={row.colour}>
            <ItemLink to={ref("figure", row.figures[0]?.id ?? "")} quiet>
              <Words text={row.words} />
            </ItemLink>
            <span class="soft">
              {extentWords(row.extent, facet.unit)}
              {facet.what && (
                <>
                  {" · "}
                  <Words text={facet.what} />
                </>
              )}
            </span>
            <span class="lone-who">
              <Sigla of={row.sigla} /> <bdi>{row.giver}</bdi>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Choice({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div class="pick" role="group" aria-label={label}>
      <span class="faint" aria-hidden="true">
        {label}
      </span>
      {children}
    </div>
  );
}
