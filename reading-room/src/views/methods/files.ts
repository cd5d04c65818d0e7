// Giving the reader a file, from a page that has no server behind it.
import type * as C from "../../contract";

/** The comparison as `stemma compare --json` writes it (whole floats without their ".0", which JSON reads alike). */
export function asJson(comparison: C.Comparison): string {
  return `${JSON.stringify(comparison, null, 1)}\n`;
}

export function download(text: string, name: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // the browser has taken the file up by then
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Bytes of what the page carries: its script, style, data and the findings in plain text. */
export function pageBytes(): number {
  const parts = [...document.querySelectorAll("head > style, body > script, body > noscript")].map((part) => part.textContent ?? "");
  return new Blob(parts).size;
}
