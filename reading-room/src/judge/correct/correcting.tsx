import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { type Draft, drafted, type Field, FIELDS, read } from "./fields";
import type { Changes, JudgedKind } from "../file/judgement";

/** Pixels above the form: the card's head and the verdicts. */
const ROOM_ABOVE = 112;

interface Props {
  kind: JudgedKind;
  item: Changes;
  /** what was corrected before */
  before: Changes;
  onSave: (changes: Changes) => void;
  onClose: () => void;
}

/** The form of a correction: what can be corrected, as it stands; only what differs is kept. */
export function Correcting({ kind, item, before, onSave, onClose }: Props) {
  const [draft, setDraft] = useState<Draft>(() => drafted(kind, item, before));
  const [wrong, setWrong] = useState<Draft>({});
  const [same, setSame] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  // before the form is seen: a key pressed at once belongs to it
  useLayoutEffect(() => {
    if (!form.current) return;
    bring(form.current);
    form.current.querySelector<HTMLElement>("input, select")?.focus({ preventScroll: true });
  }, []);
  const submit = (event: Event): void => {
    event.preventDefault();
    const found = read(kind, item, draft);
    const faults = Object.keys(found.wrong);
    const nothing = faults.length === 0 && Object.keys(found.changes).length === 0;
    setWrong(found.wrong);
    setSame(nothing);
    if (faults[0]) (form.current?.elements.namedItem(faults[0]) as HTMLElement | null)?.focus();
    else if (!nothing) onSave(found.changes);
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    onClose();
  };
  return (
    <form ref={form} class="correcting" aria-label="Correction" noValidate onSubmit={submit} onKeyDown={keys}>
      {(FIELDS[kind] ?? []).map((field) => (
        <Row
          key={field.key}
          field={field}
          value={draft[field.key] ?? ""}
          wrong={wrong[field.key]}
          onInput={(value) => setDraft((there) => ({ ...there, [field.key]: value }))}
        />
      ))}
      {same && (
        <p class="correcting-wrong" role="alert">
          Nothing differs from what stands there; change a field, or accept it.
        </p>
      )}
      <p class="correcting-end">
        <button type="submit" class="button">
          Save the correction
        </button>
        <button type="button" class="deed" onClick={onClose}>
          Cancel
        </button>
      </p>
    </form>
  );
}

/** Scroll what holds the form, and only that, so that the form begins below the card's head. */
function bring(form: HTMLElement): void {
  let holder = form.parentElement;
  while (holder && !/auto|scroll/.test(getComputedStyle(holder).overflowY)) holder = holder.parentElement;
  if (holder) holder.scrollTop += form.getBoundingClientRect().top - holder.getBoundingClientRect().top - ROOM_ABOVE;
}

interface RowProps {
  field: Field;
  value: string;
  wrong: string | undefined;
  onInput: (value: string) => void;
}

function Row({ field, value, wrong, onInput }: RowProps) {
  const id = `correct-${field.key}`;
  const about = wrong ? `${id}-wrong` : field.type === "chain" ? `${id}-hint` : undefined;
  const same = { id, name: field.key, "aria-invalid": wrong ? true : undefined, "aria-describedby": about };
  const choices = field.type === "truth" ? ["yes", "no"] : field.choices;
  return (
    <div class="correcting-row">
      <label for={id}>{field.label}</label>
      {choices ? (
        <select {...same} value={value} onChange={(event) => onInput(event.currentTarget.value)}>
          {!field.needed && <option value="">none</option>}
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {choice.replaceAll("_", " ")}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...same}
          type="text"
          dir="auto"
          autocomplete="off"
          inputMode={field.type === "number" ? "decimal" : undefined}
          placeholder={field.type === "day" ? "YYYY-MM-DD" : "none"}
          value={value}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
      {field.type === "chain" && !wrong && (
        <span id={`${id}-hint`} class="correcting-hint">
          outermost first, with commas; semicolons where a name has a comma
        </span>
      )}
      {wrong && (
        <span id={`${id}-wrong`} class="correcting-wrong" role="alert">
          {wrong}
        </span>
      )}
    </div>
  );
}
