import type { Relation as Value } from "../story/readings";
import "./relation.css";

const SAYS: { [value in Value]: string } = {
  conflicts: "No value satisfies all readings, or they differ in size",
  evolves: "A later report changes the number",
  refines: "One reading says the same more closely",
  agrees: "The readings say the same",
  derived: "One reading is worked out from another",
  single: "The readings are not compared with one another",
};

/** How readings stand to each other: a word with a sign of its own, so that colour is never alone. */
export function Relation({ value, words = value }: { value: Value; words?: string }) {
  return (
    <span class={`relation relation-${value}`} title={SAYS[value]}>
      <svg viewBox="0 0 12 12" aria-hidden="true">
        <Sign value={value} />
      </svg>
      {words}
    </span>
  );
}

function Sign({ value }: { value: Value }) {
  if (value === "conflicts") return <path d="M1 3h4M1 9h4M11 3H7M11 9H7M6 .5v11" />;
  if (value === "evolves") return <path d="M1 9.5 5 6l2 2 4-5.5M7.5 2.5H11V6" />;
  if (value === "refines") return <path d="M1 6h10M3.5 2.5v7M8.5 2.5v7" />;
  if (value === "agrees") return <path d="M1 4h10M1 8h10" />;
  if (value === "derived") return <path d="M2 6h8M6 2v8" />;
  return <circle cx="6" cy="6" r="3" />;
}
