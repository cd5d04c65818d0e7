// Copies a thing's reference for a note or a footnote.
import { useEffect, useRef, useState } from "preact/hooks";
import { useStory } from "../../room";
import type { Thing } from "../../story/story";
import { referenceOf } from "../reference";
import "./copy.css";

type State = "" | "copied" | "by hand";

/** The button, and what became of it; where a browser shuts the clipboard, the reference stands selected in a field. */
export function CopyReference({ thing }: { thing: Thing }) {
  const story = useStory();
  const [state, setState] = useState<State>("");
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (state === "by hand") field.current?.select();
  }, [state]);
  const reference = state === "by hand" ? referenceOf(story, thing) : "";
  return (
    <div class="card-copy">
      <button type="button" class="deed" onClick={async () => setState((await copied(referenceOf(story, thing))) ? "copied" : "by hand")}>
        Copy reference
      </button>
      <span role="status" class="card-copy-said">
        {state === "copied" ? "Copied" : state === "by hand" ? "Selected: copy it from the field" : ""}
      </span>
      {state === "by hand" && <textarea ref={field} class="card-copy-field" readOnly rows={3} aria-label="Reference" value={reference} />}
    </div>
  );
}

/** A page from disk may have no clipboard, and a browser may refuse it. */
async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
