import { useState } from "preact/hooks";

/** Puts a text on the clipboard, and says so; where the browser forbids it, the text beside the button can be selected. */
export function Copy({ text, what }: { text: string; what: string }) {
  const [state, setState] = useState<"" | "copied" | "select it to copy">("");
  const copy = (): void => {
    const clipboard = navigator.clipboard;
    if (!clipboard) return setState("select it to copy");
    clipboard.writeText(text).then(
      () => setState("copied"),
      () => setState("select it to copy"),
    );
  };
  return (
    <span class="copy">
      <button type="button" class="deed" onClick={copy} aria-label={`Copy ${what}`}>
        Copy
      </button>
      <span role="status">{state}</span>
    </span>
  );
}
