// Search over the whole story: claims, figures, speakers, places, names, and the reports' texts, as one types.
import { signal } from "@preact/signals";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { Words } from "../parts/links";
import { Sigla } from "../parts/siglum";
import { useStory } from "../room";
import { type Change, go, href, route } from "../route";
import { type Hit, type Hits, SearchIndex } from "../story/texts/search";
import type { Story } from "../story/story";
import { plural } from "../story/words";
import "./search.css";

export const searchOpen = signal(false);
const MOST_SIGLA = 6;

/** One index for each story, made when it is first asked for. */
const indices = new WeakMap<Story, SearchIndex>();

function indexOf(story: Story): SearchIndex {
  const made = indices.get(story) ?? new SearchIndex(story);
  indices.set(story, made);
  return made;
}

export function Search() {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    if (searchOpen.value) dialog.current?.showModal();
    else dialog.current?.close();
  }, [searchOpen.value]);
  return (
    <dialog ref={dialog} class="search" aria-label="Search" onClose={() => (searchOpen.value = false)} onClick={closeOutside}>
      {searchOpen.value && <Finder />}
    </dialog>
  );
}

/** A click beside the dialog closes it. */
function closeOutside(event: MouseEvent): void {
  if (event.target === event.currentTarget) searchOpen.value = false;
}

function Finder() {
  const story = useStory();
  const index = indexOf(story);
  const [words, setWords] = useState("");
  const [active, setActive] = useState(0);
  const groups = useMemo(() => index.search(words), [index, words]);
  const hits = groups.flatMap((group) => group.hits);
  const pressed = (event: KeyboardEvent): void => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step && hits.length) setActive((active + step + hits.length) % hits.length);
    else if (event.key === "Enter" && hits[active]) follow(hits[active] as Hit, words);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <input
        class="search-words"
        type="text"
        role="combobox"
        aria-label="Search reports and findings"
        aria-expanded={hits.length > 0}
        aria-controls="search-hits"
        aria-activedescendant={hits.length ? `search-hit-${active}` : undefined}
        placeholder="Search reports and findings"
        value={words}
        onInput={(event) => (setWords(event.currentTarget.value), setActive(0))}
        onKeyDown={pressed}
      />
      <Found story={story} groups={groups} active={active} words={words} />
      <p class="unseen" role="status">
        {words && plural(hits.length, "hit")}
      </p>
    </>
  );
}

function Found({ story, groups, active, words }: { story: Story; groups: Hits[]; active: number; words: string }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [active, groups]);
  let place = 0;
  return (
    <div class="search-hits" id="search-hits" role="listbox" aria-label="Found" ref={box}>
      {words.trim() !== "" && !groups.length && (
        <p class="search-none soft" role="option" aria-selected="false" aria-disabled="true">
          Nothing has “{words.trim()}”.
        </p>
      )}
      {groups.map(({ group, hits, more }) => (
        <div key={group} role="group" aria-label={group} class="search-group">
          <p class="search-group-name" aria-hidden="true">
            {group}
            {more > 0 && <span class="faint numbers"> · {plural(more, "more", "more")}</span>}
          </p>
          {hits.map((hit) => {
            const at = place++;
            return (
              <a
                key={at}
                id={`search-hit-${at}`}
                class="search-hit"
                role="option"
                tabIndex={-1}
                aria-selected={at === active}
                href={href(change(hit, words))}
                onClick={() => (searchOpen.value = false)}
              >
                <HitWords story={story} hit={hit} />
                <Sigla of={hit.sigla.slice(0, MOST_SIGLA)} plain />
                {hit.sigla.length > MOST_SIGLA && <span class="faint small">+{hit.sigla.length - MOST_SIGLA}</span>}
              </a>
            );
          })}
        </div>
      ))}
    </div>
  );
}

function HitWords({ story, hit }: { story: Story; hit: Hit }) {
  if ("show" in hit.to) return <Words text={hit.words} class="search-hit-words" />;
  const { report, start, end } = hit.to;
  const { before, words, after } = story.context({ report: report.id, start, end, text: hit.words }, 44);
  return (
    <bdi class="serif search-hit-words" dir="auto">
      {before}
      <mark>{words}</mark>
      {after}
    </bdi>
  );
}

/** Things open their card where one is; a place in a text leads into the reader, with the words lit in all texts. */
function change(hit: Hit, words: string): Change {
  if ("show" in hit.to) return route.value.view === "overview" ? { view: "reader", show: hit.to.show } : { show: hit.to.show, settings: { at: null } };
  return { view: "reader", show: null, settings: { find: words.trim(), at: `${hit.to.report.siglum}.${hit.to.start}`, reports: null } };
}

function follow(hit: Hit, words: string): void {
  searchOpen.value = false;
  go(change(hit, words));
}
