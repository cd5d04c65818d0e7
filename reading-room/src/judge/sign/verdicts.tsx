import { NAMES, type Verdict } from "../file/judgement";
import { VerdictSign } from "./sign";
import "./verdicts.css";

interface Props {
  /** what the group asks */
  label: string;
  of: Verdict[];
  value: Verdict | null;
  onPick: (verdict: Verdict) => void;
  /** the letters that pick, where the keyboard does so from everywhere */
  keys?: { [verdict in Verdict]?: string };
}

/** Verdicts to pick one of; the arrows move among them, and only a press picks. */
export function Verdicts({ label, of, value, onPick, keys = {} }: Props) {
  const entered = value && of.includes(value) ? value : of[0];
  return (
    <div class="verdicts" role="radiogroup" aria-label={label} onKeyDown={move}>
      {of.map((verdict) => (
        <button
          key={verdict}
          type="button"
          role="radio"
          class="verdict"
          aria-checked={verdict === value}
          tabIndex={verdict === entered ? 0 : -1}
          aria-keyshortcuts={keys[verdict]}
          title={keys[verdict] && `Key ${keys[verdict]}`}
          onClick={() => onPick(verdict)}
        >
          <VerdictSign verdict={verdict} words="" />
          {NAMES[verdict]}
        </button>
      ))}
    </div>
  );
}

function move(event: KeyboardEvent): void {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const group = event.currentTarget as HTMLElement;
  const buttons = [...group.querySelectorAll<HTMLElement>("[role=radio]")];
  const at = buttons.indexOf(document.activeElement as HTMLElement);
  buttons[(at + step + buttons.length) % buttons.length]?.focus();
  event.preventDefault();
}
