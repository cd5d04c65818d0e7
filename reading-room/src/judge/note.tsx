import { useEffect, useRef } from "preact/hooks";
import { useStory } from "../room";
import { annotate, type Entry } from "./store";

/** Milliseconds without a key after which a note is kept. */
const PAUSE = 350;

/** The note beside a judgement, kept as it is typed. */
export function Note({ entry }: { entry: Entry }) {
  const story = useStory();
  const written = useRef(entry.judgement.note);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const latest = useRef(entry);
  latest.current = entry;
  const keep = (): void => {
    if (timer.current === undefined) return;
    clearTimeout(timer.current);
    timer.current = undefined;
    annotate(story, latest.current, written.current);
  };
  useEffect(() => {
    addEventListener("pagehide", keep);
    return () => {
      removeEventListener("pagehide", keep);
      keep();
    };
  }, []);
  const type = (event: { currentTarget: HTMLTextAreaElement }): void => {
    written.current = event.currentTarget.value;
    clearTimeout(timer.current);
    timer.current = setTimeout(keep, PAUSE);
  };
  return (
    <label class="judging-field">
      <span>Note</span>
      <textarea rows={2} dir="auto" maxLength={20_000} defaultValue={entry.judgement.note} onInput={type} onBlur={keep} />
    </label>
  );
}
