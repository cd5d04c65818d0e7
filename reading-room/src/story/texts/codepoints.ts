/**
 * A text whose offsets count Unicode code points, as every offset of a comparison does, over JavaScript's UTF-16 strings.
 */
export class CodePoints {
  readonly length: number;
  /** place in UTF-16 of each code point and of the end; null where both count the same */
  private readonly places: Uint32Array | null;

  constructor(readonly text: string) {
    let above = 0;
    for (let at = 0; at < text.length; at++) {
      if (isPair(text, at)) above++, at++;
    }
    this.length = text.length - above;
    this.places = above ? places(text, this.length) : null;
  }

  /** The place in the UTF-16 string of a code point. */
  unit(point: number): number {
    return this.places ? (this.places[Math.min(Math.max(point, 0), this.length)] as number) : point;
  }

  /** The stretch [start, end) of code points. */
  slice(start: number, end?: number): string {
    return this.text.slice(this.unit(start), end === undefined ? undefined : this.unit(end));
  }

  /** The code point at a place in the UTF-16 string. */
  point(unit: number): number {
    if (!this.places) return unit;
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.places[middle] as number) < unit) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function isPair(text: string, at: number): boolean {
  const lead = text.charCodeAt(at);
  if (lead < 0xd800 || lead > 0xdbff) return false;
  const trail = text.charCodeAt(at + 1);
  return trail >= 0xdc00 && trail <= 0xdfff;
}

function places(text: string, length: number): Uint32Array {
  const found = new Uint32Array(length + 1);
  let point = 0;
  for (let at = 0; at < text.length; at++) {
    found[point++] = at;
    if (isPair(text, at)) at++;
  }
  found[length] = text.length;
  return found;
}
