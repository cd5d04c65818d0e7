// What every component may ask for: the story, and what is lit.
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { shown } from "./route";
import type { Ref } from "./story/refs";
import type { Story } from "./story/story";

export const StoryContext = createContext<Story | null>(null);

/** The story that is being read. */
export function useStory(): Story {
  const story = useContext(StoryContext);
  if (!story) throw new Error("a component asked for the story outside the room");
  return story;
}

/** What the pointer or the focus rests on; lit as long as it does. */
export const pointed = signal<Ref | null>(null);

/** What is lit in all views: what is pointed at, else what the card shows. */
export const lit: ReadonlySignal<Ref | null> = computed(() => (held.value ? null : pointed.value) ?? shown.value);

/** A card that opens moves the page: what comes to lie under the pointer is not pointed at until the pointer or a key moves. */
const held = signal(false);

export function watchPointer(): void {
  let [x, y] = [-1, -1];
  shown.subscribe(() => {
    held.value = true;
  });
  const release = (): void => {
    held.value = false;
  };
  release();
  // a page that moves sends a pointermove too, from where the pointer was
  const moved = (event: PointerEvent): void => {
    if (event.clientX === x && event.clientY === y) return;
    [x, y] = [event.clientX, event.clientY];
    release();
  };
  addEventListener("pointermove", moved, true);
  addEventListener("pointerdown", release, true);
  addEventListener("keydown", release, true);
}
