import { useRef } from "preact/hooks";
import { forget } from "../../judge/store";
import { useStory } from "../../room";
import { plural } from "../../story/words";

/** Forget what the browser has of this story, once confirmed. */
export function Forget({ own }: { own: number }) {
  const story = useStory();
  const dialog = useRef<HTMLDialogElement>(null);
  const close = (): void => dialog.current?.close();
  return (
    <>
      <button type="button" class="deed" onClick={() => dialog.current?.showModal()}>
        Forget all of this story
      </button>
      {/* keys pressed in the dialog are not meant for the room behind it */}
      <dialog ref={dialog} class="forget" aria-labelledby="forget-title" onKeyDown={(event) => event.stopPropagation()}>
        <h2 id="forget-title">Forget {plural(own, "judgement")}?</h2>
        <p>
          This browser will no longer have what was judged of this story. Files that were exported, what a comparison has taken up, and
          judgements of other stories stay.
        </p>
        <p class="forget-end">
          <button
            type="button"
            class="button"
            onClick={() => {
              forget(story);
              close();
            }}
          >
            Forget them
          </button>
          <button type="button" class="deed" onClick={close}>
            Keep them
          </button>
        </p>
      </dialog>
    </>
  );
}
