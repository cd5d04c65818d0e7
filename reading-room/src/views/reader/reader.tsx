// The reader: claims, reports side by side, and the evidence card; what is lit in one is lit in all.
import { effect, useSignalEffect } from "@preact/signals";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Empty } from "../../parts/section";
import { again, go, route, shown } from "../../route";
import { lit, useStory } from "../../room";
import { ref } from "../../story/refs";
import type { Story } from "../../story/story";
import { takeKeys } from "../../shell/keys";
import { DeskBar } from "./bar";
import { ClaimsPane, currentClaim } from "./claims";
import { Column } from "./column";
import { Desk, DeskContext } from "./desk";
import { listedNow } from "./filters";
import { Ribbons } from "./passages/ribbons";
import { Status } from "./status";
import "./reader.css";

type Pane = "claims" | "reports";

/** One desk for each story: the marks are looked up once, and the layers stay as a reader set them. */
const desks = new WeakMap<Story, Desk>();

function deskOf(story: Story): Desk {
  const made = desks.get(story) ?? new Desk(story);
  desks.set(story, made);
  return made;
}

export function Reader() {
  const story = useStory();
  const desk = useMemo(() => deskOf(story), [story]);
  const [pane, setPane] = usePane();
  useDeskSignals(desk);
  useEffect(() => takeKeys((key) => readerKey(key, desk)), [desk]);
  useEffect(() => {
    const printing = (): void => desk.drawAll();
    addEventListener("beforeprint", printing);
    return () => removeEventListener("beforeprint", printing);
  }, [desk]);
  return (
    <DeskContext.Provider value={desk}>
      <div class="reader" data-pane={pane}>
        <h1 class="unseen">Reader</h1>
        <div class="reader-tabs" role="group" aria-label="Panes">
          <button type="button" aria-pressed={pane === "claims"} onClick={() => setPane("claims")}>
            Claims
          </button>
          <button type="button" aria-pressed={pane === "reports"} onClick={() => setPane("reports")}>
            Reports
          </button>
        </div>
        <section class="reader-claims" aria-label="Claims">
          <h2 class="unseen">Claims</h2>
          <ClaimsPane />
        </section>
        <section class="reader-desk" aria-label="Reports">
          <h2 class="unseen">Reports</h2>
          <Texts desk={desk} />
        </section>
        {!story.thing(shown.value) && <Hint />}
      </div>
    </DeskContext.Provider>
  );
}

function Texts({ desk }: { desk: Desk }) {
  const frame = useRef<HTMLDivElement>(null);
  const reports = desk.visible.value;
  const layers = [...desk.layers.value].map((layer) => `on-${layer}`).join(" ");
  if (!reports.length) return <Empty>No report was given.</Empty>;
  const width = reports.length === 1 ? "one" : reports.length === 2 ? "two" : "many";
  return (
    <>
      <DeskBar />
      <div class={`desk-frame ${layers}`} ref={frame}>
        <div class={`desk-columns ${width}`} ref={(box) => void (desk.strip = box)} onScroll={() => desk.catchUp()}>
          {reports.map((report, place) => (
            <Column key={report.siglum} report={report} place={place} />
          ))}
        </div>
        <Ribbons frame={frame} />
      </div>
      <Status />
    </>
  );
}

/** Lights what is lit, and scrolls to what is shown, without drawing the texts anew. */
function useDeskSignals(desk: Desk): void {
  useSignalEffect(() => {
    void lit.value;
    desk.light();
  });
  useEffect(() => {
    let asked = 0;
    const stop = effect(() => {
      void [shown.value, desk.place.value, desk.visible.value, desk.find.value, again.value];
      cancelAnimationFrame(asked);
      asked = requestAnimationFrame(() => desk.settle());
    });
    return () => (stop(), cancelAnimationFrame(asked));
  }, [desk]);
}

/** In a narrow window one pane is seen at a time: the reports where the address leads into them. */
function usePane(): [Pane, (pane: Pane) => void] {
  const into = (): boolean => ["at", "reports", "find"].some((name) => route.value.settings[name]);
  const [pane, setPane] = useState<Pane>(into() || shown.value ? "reports" : "claims");
  const last = useRef("");
  useSignalEffect(() => {
    const { at = "", reports = "", find = "" } = route.value.settings;
    const key = [at, reports, find].join();
    if (key !== last.current && into()) setPane("reports");
    last.current = key;
  });
  return [pane, setPane];
}

function readerKey(key: string, desk: Desk): boolean {
  if (key === "n" || key === "p") return desk.go(key === "n" ? 1 : -1);
  if (key !== "j" && key !== "k") return false;
  const found = listedNow(desk.story);
  const at = found.findIndex(({ claim }) => claim.id === currentClaim(desk.story));
  const step = key === "j" ? 1 : -1;
  const next = at < 0 ? (step > 0 ? 0 : found.length - 1) : Math.min(Math.max(at + step, 0), found.length - 1);
  const to = found[next];
  if (to) go({ show: ref("claim", to.claim.id), settings: { at: null } });
  return true;
}

function Hint() {
  return (
    <aside class="reader-hint" aria-label="How to read">
      <p>Choose a claim, or a marked word in a text: its evidence opens here, and every place where it stands is lit.</p>
      <dl>
        <div>
          <dt>
            <kbd>j</kbd> <kbd>k</kbd>
          </dt>
          <dd>next, previous claim</dd>
        </div>
        <div>
          <dt>
            <kbd>n</kbd> <kbd>p</kbd>
          </dt>
          <dd>next, previous lit place</dd>
        </div>
        <div>
          <dt>
            <kbd>1</kbd> – <kbd>9</kbd>
          </dt>
          <dd>one report, again: all</dd>
        </div>
        <div>
          <dt>
            <kbd>/</kbd>
          </dt>
          <dd>search</dd>
        </div>
      </dl>
    </aside>
  );
}
