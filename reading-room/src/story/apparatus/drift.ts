// What became of a quotation, word by word: a form beside the fullest one.

/** Words that both forms have, words that the fullest alone has, words that the other alone has. */
export interface Part {
  kind: "same" | "left out" | "added";
  text: string;
}

/** Above so many pairs of words the middle of two forms is not aligned but given as left out and added. */
const MOST_PAIRS = 160_000;

const bare = (word: string): string => word.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
}

/** `other` against `fullest`; marks and capitals do not count as differences. */
export function drifted(fullest: string, other: string): Part[] {
  const [a, b] = [wordsOf(fullest), wordsOf(other)];
  const [x, y] = [a.map(bare), b.map(bare)];
  let start = 0;
  while (start < a.length && start < b.length && x[start] === y[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && x[a.length - 1 - end] === y[b.length - 1 - end]) end++;
  const parts: Part[] = [];
  const add = (kind: Part["kind"], words: string[]): void => {
    const last = parts.at(-1);
    if (!words.length) return;
    if (last?.kind === kind) last.text += ` ${words.join(" ")}`;
    else parts.push({ kind, text: words.join(" ") });
  };
  add("same", b.slice(0, start));
  const [na, nb] = [a.length - start - end, b.length - start - end];
  const common = na * nb > MOST_PAIRS ? [] : alike(x.slice(start, start + na), y.slice(start, start + nb));
  let [i, j] = [0, 0];
  for (const [toA, toB] of [...common, [na, nb] as const]) {
    add("left out", a.slice(start + i, start + toA));
    add("added", b.slice(start + j, start + toB));
    if (toA < na && toB < nb) add("same", b.slice(start + toB, start + toB + 1));
    [i, j] = [toA + 1, toB + 1];
  }
  add("same", b.slice(b.length - end));
  return parts;
}

/** Places of the words of a longest common run of words, in order. */
function alike(x: string[], y: string[]): (readonly [number, number])[] {
  const across = y.length + 1;
  const length = new Uint16Array((x.length + 1) * across);
  for (let i = x.length - 1; i >= 0; i--) {
    for (let j = y.length - 1; j >= 0; j--) {
      length[i * across + j] =
        x[i] === y[j]
          ? (length[(i + 1) * across + j + 1] as number) + 1
          : Math.max(length[(i + 1) * across + j] as number, length[i * across + j + 1] as number);
    }
  }
  const found: (readonly [number, number])[] = [];
  for (let [i, j] = [0, 0]; i < x.length && j < y.length; ) {
    if (x[i] === y[j]) found.push([i++, j++]);
    else if ((length[(i + 1) * across + j] as number) >= (length[i * across + j + 1] as number)) i++;
    else j++;
  }
  return found;
}
