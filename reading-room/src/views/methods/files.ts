// What the methods tell of the page and its data.
import type * as C from "../../contract";

/** The comparison as `stemma compare --json` writes it (whole floats without their ".0", which JSON reads alike). */
export function asJson(comparison: C.Comparison): string {
  return `${JSON.stringify(comparison, null, 1)}\n`;
}

/** Bytes of what the page carries: its script, style, data and the findings in plain text. */
export function pageBytes(): number {
  const parts = [...document.querySelectorAll("head > style, body > script, body > noscript")].map((part) => part.textContent ?? "");
  return new Blob(parts).size;
}
