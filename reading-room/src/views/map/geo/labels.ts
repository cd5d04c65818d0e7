// Which names stand beside their marks: one after the other, the weightiest first, each where it meets no other.
import type { Size } from "./projection";

/** A mark that wants its name beside it. `r` is its radius in pixels; those first in the list are served first. */
export interface Marked {
  key: string;
  name: string;
  x: number;
  y: number;
  r: number;
}

export interface Label {
  key: string;
  name: string;
  x: number;
  y: number;
  anchor: "start" | "middle" | "end";
}

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Height of a line and mean width of a letter at the labels' 12.5 px, measured in Inter; wide scripts are set at full width. */
const LINE = 16;
const LETTER = 6.9;
const WIDE_LETTER = 13;
const GAP = 5;
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]/;

export function placedLabels(marks: Marked[], size: Size): Label[] {
  const taken: Box[] = marks.map(({ x, y, r }) => ({ left: x - r, top: y - r, right: x + r, bottom: y + r }));
  const labels: Label[] = [];
  marks.forEach((mark, at) => {
    if (mark.x < 0 || mark.y < 0 || mark.x > size.width || mark.y > size.height) return;
    const width = [...mark.name].reduce((sum, letter) => sum + (WIDE.test(letter) ? WIDE_LETTER : LETTER), 0);
    const free = sites(mark, width).find(({ box }) => within(box, size) && !taken.some((other, of) => of !== at && meet(box, other)));
    if (!free) return;
    taken.push(free.box);
    labels.push(free.label);
  });
  return labels;
}

/** To the right, to the left, above, below: where a reader of a map looks for the name. */
function sites(mark: Marked, width: number): { label: Label; box: Box }[] {
  const { key, name, x, y, r } = mark;
  const side = r + GAP;
  const rise = LINE * 0.3;
  const at = (x: number, y: number, anchor: Label["anchor"]): { label: Label; box: Box } => {
    const left = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
    return { label: { key, name, x, y, anchor }, box: { left, top: y - LINE * 0.8, right: left + width, bottom: y + LINE * 0.3 } };
  };
  return [
    at(x + side, y + rise, "start"),
    at(x - side, y + rise, "end"),
    at(x, y - side - 1, "middle"),
    at(x, y + side + LINE * 0.7, "middle"),
    at(x + r * 0.7 + GAP, y - r * 0.7 - 2, "start"),
    at(x + r * 0.7 + GAP, y + r * 0.7 + LINE * 0.7, "start"),
  ];
}

function within(box: Box, size: Size): boolean {
  return box.left >= 0 && box.top >= 0 && box.right <= size.width && box.bottom <= size.height;
}

function meet(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
