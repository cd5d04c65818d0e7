import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { plural } from "../../story/words";

interface Props<Item> {
  of: Item[];
  most: number;
  noun: string;
  children: (item: Item) => ComponentChildren;
}

/** The first few of a list, and a button for the others. */
export function More<Item>({ of, most, noun, children }: Props<Item>) {
  const [all, setAll] = useState(false);
  const shown = all || of.length <= most + 1 ? of : of.slice(0, most);
  return (
    <>
      {shown.map(children)}
      {shown.length < of.length && (
        <button type="button" class="deed" onClick={() => setAll(true)}>
          {plural(of.length - shown.length, `more ${noun}`)}
        </button>
      )}
    </>
  );
}
