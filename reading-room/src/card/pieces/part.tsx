// The parts that cards are made of: a section under a small heading, a list that is capped, a share of a text's length.
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { number } from "../../story/words";
import "./part.css";

/** As many lines as a card shows of a list before it is asked for more. */
const MOST = 8;

export function CardPart({ title, count, children }: { title: ComponentChildren; count?: number; children: ComponentChildren }) {
  return (
    <section class="card-part">
      <h3>
        {title}
        {count !== undefined && count > 1 && <span class="card-count numbers"> {number(count)}</span>}
      </h3>
      {children}
    </section>
  );
}

interface CappedProps<T> {
  of: T[];
  each: (item: T, at: number) => ComponentChildren;
  most?: number;
  /** class of the list: "card-list", "card-flow" */
  class?: string;
}

/** A list whose end is shown on demand. */
export function Capped<T>({ of, each, most = MOST, class: name = "card-list" }: CappedProps<T>) {
  const [all, setAll] = useState(false);
  // a button for one line saves nothing
  const listed = all || of.length <= most + 1 ? of : of.slice(0, most);
  return (
    <>
      <ul class={name}>
        {listed.map((item, at) => (
          <li key={at}>{each(item, at)}</li>
        ))}
      </ul>
      {listed.length < of.length && (
        <button type="button" class="more" onClick={() => setAll(true)}>
          {number(of.length - listed.length)} more
        </button>
      )}
    </>
  );
}
