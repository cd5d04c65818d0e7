// Sorting a table by a column: numbers as numbers, words as words, what is missing last in both directions.
export type Value = string | number | null;

export interface Sorting {
  column: string;
  down: boolean;
}

/** A new list in the order of `value`; equal items keep their order. */
export function sorted<T>(items: T[], value: (item: T) => Value, { down = false } = {}): T[] {
  const way = down ? -1 : 1;
  return items
    .map((item, at) => ({ item, at, value: value(item) }))
    .sort((a, b) => {
      const missing = Number(a.value === null || a.value === "") - Number(b.value === null || b.value === "");
      return missing || compare(a.value, b.value) * way || a.at - b.at;
    })
    .map(({ item }) => item);
}

function compare(a: Value, b: Value): number {
  if (a === b || a === null || b === null) return 0;
  if (typeof a === "number" && typeof b === "number") return a - b;
  return String(a).localeCompare(String(b), "en", { numeric: true, sensitivity: "base" });
}

/** What a click on a column's head does: up, then down, then the order of the reports again. */
export function next(now: Sorting | null, column: string): Sorting | null {
  if (now?.column !== column) return { column, down: false };
  return now.down ? null : { column, down: true };
}
