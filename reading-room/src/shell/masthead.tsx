import { useEffect, useRef } from "preact/hooks";
import { href, route, view, VIEWS } from "../route";
import { useStory } from "../room";
import { headline } from "../story/headline";
import { VIEW_PARTS } from "../views/views";
import { helpOpen } from "./help";
import { searchOpen } from "./search";
import { nextTheme, theme } from "./theme";
import "./masthead.css";

export function Masthead() {
  const story = useStory();
  const sheet = route.value.settings["print"] === "evidence";
  const here = sheet ? null : view.value;
  const views = useRef<HTMLElement>(null);
  // where the row is wider than the window, the view that is open stands in sight
  useEffect(() => {
    const row = views.current;
    const current = row?.querySelector<HTMLElement>("[aria-current]");
    if (row && current) row.scrollLeft = current.offsetLeft - (row.clientWidth - current.offsetWidth) / 2;
  }, [here]);
  return (
    <header class="masthead">
      <div class="masthead-line">
        <a class="wordmark" href={href({ view: "overview", show: null })} aria-label="stemma: overview">
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <path d="M10 3v4M10 7 4 12v4M10 7l6 5v4M10 7v9" />
            <circle cx="10" cy="3" r="2" />
            <circle cx="4" cy="17" r="2" />
            <circle cx="10" cy="17" r="2" />
            <circle cx="16" cy="17" r="2" />
          </svg>
          stemma
        </a>
        <p class="masthead-story">{here !== "overview" && <bdi>{headline(story).words}</bdi>}</p>
        <div class="masthead-tools">
          <button type="button" class="tool" onClick={() => (searchOpen.value = true)}>
            Search
          </button>
          <a class="tool tool-sheet" href={href({ settings: { print: "evidence" } })} aria-current={sheet ? "page" : undefined}>
            Evidence sheet
          </a>
          <button type="button" class="tool" onClick={() => print()} aria-label="Print this view">
            Print
          </button>
          <button type="button" class="tool" onClick={nextTheme} aria-label={`Theme: ${theme.value}; change it`}>
            {{ auto: "Auto", light: "Light", dark: "Dark" }[theme.value]}
          </button>
          <button type="button" class="tool" onClick={() => (helpOpen.value = true)} aria-label="Help and keyboard">
            ?
          </button>
        </div>
      </div>
      <nav class="views" aria-label="Views" ref={views}>
        {VIEWS.map((name) => (
          <a key={name} href={href({ view: name, settings: { print: null } })} aria-current={here === name ? "page" : undefined}>
            {VIEW_PARTS[name].name}
          </a>
        ))}
      </nav>
    </header>
  );
}
