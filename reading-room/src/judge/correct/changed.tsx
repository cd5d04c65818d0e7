import { told, valueWords } from "./fields";
import type { Judgement } from "../file/judgement";
import "./changed.css";

/** What a correction changes: each key with the old value and the new one. */
export function Changed({ judgement }: { judgement: Judgement }) {
  const keys = Object.keys(judgement.changes);
  if (!keys.length) return null;
  return (
    <ul class="changed small">
      {keys.map((key) => (
        <li key={key}>
          <span class="soft">{told(judgement.kind, key)}</span>{" "}
          <s>
            <bdi dir="auto">{valueWords(judgement.item?.[key])}</bdi>
          </s>{" "}
          <span aria-hidden="true">→</span>
          <span class="unseen"> corrected to </span> <bdi dir="auto">{valueWords(judgement.changes[key])}</bdi>
        </li>
      ))}
    </ul>
  );
}
