import { signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { KeyList } from "./key_list";
import "./help.css";

export const helpOpen = signal(false);

/** The keyboard, and how to read the marks. */
export function Help() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (helpOpen.value) dialog.current?.showModal();
    else dialog.current?.close();
  }, [helpOpen.value]);
  return (
    <dialog ref={dialog} class="help" aria-labelledby="help-title" onClose={() => (helpOpen.value = false)}>
      <header class="help-head">
        <h2 id="help-title">Keyboard</h2>
        <button type="button" class="card-close" aria-label="Close help" onClick={() => (helpOpen.value = false)}>
          <span aria-hidden="true">×</span>
        </button>
      </header>
      <KeyList class="help-keys" />
    </dialog>
  );
}
