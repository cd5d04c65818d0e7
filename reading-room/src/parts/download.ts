/** Milliseconds after which the memory of a downloaded file is given back: the browser has taken it up by then. */
const GIVEN_BACK = 10_000;

/** Gives the reader a file, from a page that has no server behind it. */
export function download(text: string, name: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), GIVEN_BACK);
}
