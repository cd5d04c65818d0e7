// The reader's list of claims, with its filters.
import { useSignalEffect } from "@preact/signals";
import { useRef, useState } from "preact/hooks";
import { Words } from "../../parts/links";
import { Relation } from "../../parts/relation";
import { Empty } from "../../parts/section";
import { Sigla } from "../../parts/siglum";
import { go, href, shown } from "../../route";
import { pointed, useStory } from "../../room";
import type { Finding } from "../../story/readings";
import { idOf, kindOf, ref } from "../../story/refs";
import type { Story } from "../../story/story";
import { originsWords, plural, relationWords } from "../../story/words";
import { type Filters, filters, listedNow, RELATIONS, VOICES } from "./filters";
import "./claims.css";

/** As many claims as are drawn before a reader asks for more. */
const FIRST = 30;
const MOST_READINGS = 3;
const MOST_ORIGINS = 60;

export function ClaimsPane() {
  const story = useStory();
  const by = filters.value;
  const found = listedNow(story);
  const current = currentClaim(story);
  const at = found.findIndex(({ claim }) => claim.id === current);
  const [asked, setAsked] = useState(FIRST);
  const drawn = Math.max(asked, at + 1);
  const list = useRef<HTMLOListElement>(null);
  useSignalEffect(() => {
    if (shown.value) requestAnimationFrame(() => bringIntoView(list.current));
  });
  return (
    <>
      <FilterForm by={by} />
      <p class="claims-count small soft numbers" role="status">
        {found.length === story.findings.length ? plural(found.length, "claim") : `${found.length} of ${plural(story.findings.length, "claim")}`}
      </p>
      {found.length === 0 && (
        <Empty>
          {story.findings.length ? "No claim passes these filters." : "No claim: a claim is a number or words given as someone’s that can be checked; none was found in these reports."}
        </Empty>
      )}
      <ol class="claims-list" ref={list}>
        {found.slice(0, drawn).map((finding) => (
          <ClaimItem key={finding.claim.id} finding={finding} current={finding.claim.id === current} />
        ))}
      </ol>
      {found.length > drawn && (
        <button type="button" class="more claims-next" onClick={() => setAsked(drawn + FIRST)}>
          {plural(found.length - drawn, "more claim")}
        </button>
      )}
    </>
  );
}

/** The claim whose card or whose reading's card is open; a camp counts as its wider claim. */
export function currentClaim(story: Story): string | null {
  const name = shown.value;
  if (!name) return null;
  const claim = kindOf(name) === "claim" ? story.item("claim", idOf(name)) : story.claimsOf(idOf(name))[0];
  return claim?.part_of ?? claim?.id ?? null;
}

function bringIntoView(list: HTMLElement | null): void {
  const item = list?.querySelector<HTMLElement>("[aria-current]");
  const pane = list?.closest<HTMLElement>(".reader-claims");
  if (!item || !pane || !pane.clientHeight) return;
  const [mine, around] = [item.getBoundingClientRect(), pane.getBoundingClientRect()];
  if (mine.top < around.top) pane.scrollTop += mine.top - around.top - 48;
  else if (mine.bottom > around.bottom) pane.scrollTop += mine.bottom - around.bottom + 48;
}

function ClaimItem({ finding, current }: { finding: Finding; current: boolean }) {
  const { claim, readings, sigla } = finding;
  const to = ref("claim", claim.id);
  return (
    <li>
      <a
        class="claims-item"
        href={href({ show: to, settings: { at: null } })}
        aria-current={current ? "true" : undefined}
        onPointerEnter={() => (pointed.value = to)}
        onPointerLeave={() => (pointed.value = null)}
      >
        <span class="claims-topic">
          <Words text={claim.topic} />
        </span>
        <span class="claims-readings">
          {readings.slice(0, MOST_READINGS).map((reading) => (
            <span key={reading.words} class="claims-reading">
              <Words text={reading.words} class={reading.figure ? "claims-figure" : "claims-words"} /> <Sigla of={reading.sigla.slice(0, 4)} plain />
              {reading.sigla.length > 4 && <span class="faint">+{reading.sigla.length - 4}</span>}
            </span>
          ))}
          {readings.length > MOST_READINGS && <span class="faint small">{plural(readings.length - MOST_READINGS, "more reading")}</span>}
        </span>
        <span class="claims-line">
          <Relation value={claim.relation} words={relationWords(claim, sigla.length)} />
          <span class="soft numbers">
            {plural(sigla.length, "report")}, {originsWords(claim.independent_origins)}
          </span>
        </span>
      </a>
    </li>
  );
}

const SETTINGS: { [filter in keyof Filters]: string } = { relation: "claims", voice: "voice", report: "from", origin: "origin", words: "q" };

function FilterForm({ by }: { by: Filters }) {
  const story = useStory();
  const set = (filter: keyof Filters, value: string): void =>
    go({ settings: { [SETTINGS[filter]]: value === "all" ? null : value } }, { replace: true });
  const any = by.relation !== "all" || by.voice !== "all" || by.report || by.origin || by.words;
  return (
    <form class="claims-filters" aria-label="Filter the claims" onSubmit={(event) => event.preventDefault()}>
      <input
        class="claims-find"
        type="search"
        aria-label="Claims with these words"
        placeholder="Filter claims"
        value={by.words}
        onInput={(event) => set("words", event.currentTarget.value)}
      />
      <Choice label="Relation" value={by.relation} options={Object.entries(RELATIONS)} onChange={(value) => set("relation", value)} />
      <Choice label="Kind" value={by.voice} options={Object.entries(VOICES)} onChange={(value) => set("voice", value)} />
      <Choice
        label="Report"
        value={by.report}
        options={[["", "Any report"], ...story.reports.map(({ siglum, outlet }): [string, string] => [siglum, `${siglum} · ${outlet}`])]}
        onChange={(value) => set("report", value)}
      />
      <Choice
        label="Origin"
        value={by.origin}
        options={[["", "Any origin"], ...story.origins.names.slice(0, MOST_ORIGINS).map((name): [string, string] => [name, name])]}
        onChange={(value) => set("origin", value)}
      />
      {any && (
        <a class="claims-clear small" href={href({ settings: { claims: null, voice: null, from: null, origin: null, q: null } })}>
          Clear filters
        </a>
      )}
    </form>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  options: [string, string][];
  onChange: (value: string) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <select class={value && value !== "all" ? "claims-choice set" : "claims-choice"} aria-label={label} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
      {options.map(([option, words]) => (
        <option key={option} value={option}>
          {words}
        </option>
      ))}
    </select>
  );
}
