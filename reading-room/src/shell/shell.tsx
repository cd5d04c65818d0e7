// The room itself: masthead, views, evidence card, help.
import { useEffect, useRef } from "preact/hooks";
import { EvidenceCard } from "../card/card";
import { EvidenceSheet } from "../print/sheet";
import { route, shown, view } from "../route";
import { useStory } from "../room";
import { VIEW_PARTS } from "../views/views";
import { Help } from "./help";
import { listenToKeys } from "./keys";
import { Masthead } from "./masthead";
import { Search } from "./search";
import { Boundary } from "./boundary";
import "./shell.css";

export function Room() {
  const story = useStory();
  useEffect(() => listenToKeys(story), [story]);
  const main = useRef<HTMLElement>(null);
  const last = useRef(view.value);
  useEffect(() => {
    if (last.current === view.value) return;
    last.current = view.value;
    scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [view.value]);
  const { Part, wide } = VIEW_PARTS[view.value];
  const sheet = route.value.settings["print"] === "evidence";
  const open = !sheet && story.thing(shown.value) !== undefined;
  return (
    <div class={`room ${open ? "with-card" : ""} ${wide ? "wide" : ""}`} data-view={view.value}>
      <a class="skip" href="#main" onClick={(event) => (event.preventDefault(), main.current?.focus())}>
        Skip to the findings
      </a>
      <Masthead />
      <div class="room-body">
        <main id="main" ref={main} tabIndex={-1} class="view">
          <Boundary key={sheet ? "sheet" : view.value} what="This view">
            {sheet ? <EvidenceSheet /> : <Part />}
          </Boundary>
        </main>
        <div class="room-card">
          <Boundary key={shown.value} what="This card">
            <EvidenceCard />
          </Boundary>
        </div>
      </div>
      <Help />
      <Search />
    </div>
  );
}
