// The cards that led to the one shown, so that each can offer the way back.
import { signal } from "@preact/signals";
import type { Ref } from "../story/refs";

/** Steps that are remembered. */
const MOST = 30;
const steps = signal<Ref[]>([]);

/** What is shown now: a step further, a step back, or the end of the trail where nothing is shown. */
export function follow(now: Ref | null): void {
  const { value } = steps;
  if (now === null) {
    if (value.length) steps.value = [];
  } else if (value.at(-2) === now) steps.value = value.slice(0, -1);
  else if (value.at(-1) !== now) steps.value = [...value, now].slice(-MOST);
}

/** The card that was open before `now`. */
export function before(now: Ref): Ref | null {
  return steps.value.at(-1) === now ? (steps.value.at(-2) ?? null) : (steps.value.at(-1) ?? null);
}
