// One report's text as it stands on the page: its segments' elements, found by code point, lit and scrolled to.
import type * as C from "../../contract";
import { type Field, fieldOf } from "../../story/texts/marks";
import { firstFrom } from "../../story/texts/segments";
import type { Report } from "../../story/story";

/** How far below the upper edge a line that is scrolled to comes to stand, as a share of what is seen of the text. */
const RESTS_AT = 0.3;

interface Row {
  elements: HTMLElement[];
  starts: number[];
}

export function scrolls(): ScrollBehavior {
  return matchMedia("(prefers-reduced-motion: no-preference)").matches ? "smooth" : "auto";
}

export class Leaf {
  private rows: { [field in Field]: Row } = { text: { elements: [], starts: [] }, title: { elements: [], starts: [] } };
  private litNow: HTMLElement[] = [];
  private ledTo: HTMLElement[] = [];

  constructor(
    readonly report: Report,
    readonly article: HTMLElement,
    readonly scroller: HTMLElement,
  ) {
    this.read();
  }

  /** Look the elements up anew, after the segments were cut anew. */
  read(): void {
    this.rows = { text: { elements: [], starts: [] }, title: { elements: [], starts: [] } };
    for (const element of this.scroller.querySelectorAll<HTMLElement>("[data-at]")) {
      const row = this.rows[element.dataset["field"] === "title" ? "title" : "text"];
      row.elements.push(element);
      row.starts.push(Number(element.dataset["at"]));
    }
    this.litNow = [...this.scroller.querySelectorAll<HTMLElement>("[data-lit]")];
  }

  /** The elements of a span; of a place that begins no segment, the one it lies in. */
  elements(span: C.Span): HTMLElement[] {
    const { elements, starts } = this.rows[fieldOf(span)];
    const [from, to] = [firstFrom(starts, span.start), firstFrom(starts, span.end)];
    return from < to ? elements.slice(from, to) : elements.slice(Math.max(0, from - 1), from);
  }

  light(spans: C.Span[], also: C.Span[]): void {
    for (const element of this.litNow) delete element.dataset["lit"];
    this.litNow = [];
    this.leave();
    const mark = (span: C.Span, how: string): void => {
      if (span.report !== this.report.id || span.end <= span.start) return;
      for (const element of this.elements(span)) {
        element.dataset["lit"] = how;
        this.litNow.push(element);
      }
    };
    for (const span of also) mark(span, "soft");
    for (const span of spans) mark(span, "strong");
  }

  /** Upper and lower edge of a span within the scrolled text; null where nothing of it is drawn. */
  extent(span: C.Span): { top: number; bottom: number } | null {
    const elements = this.elements(span);
    const [first, last] = [elements[0], elements.at(-1)];
    if (!first || !last) return null;
    return { top: first.offsetTop, bottom: last.offsetTop + last.offsetHeight };
  }

  /** Scroll to the nearest of the spans that is not in view already. */
  nearest(spans: C.Span[]): void {
    const places = spans.map((span) => this.extent(span)).filter((place) => place !== null);
    if (!places.length) return;
    const { scrollTop: top, clientHeight: height } = this.scroller;
    const away = ({ top: from, bottom: to }: { top: number; bottom: number }): number =>
      from >= top && to <= top + height ? 0 : Math.min(Math.abs(from - top), Math.abs(to - top - height)) + 1;
    const best = places.reduce((one, other) => (away(other) < away(one) ? other : one));
    if (away(best) > 0) this.scrollTo(best.top, height);
  }

  /** Bring a span into view and give the focus to it; its element, or null. */
  lead(span: C.Span, focus: boolean): HTMLElement | null {
    const [first] = this.elements(span);
    const place = this.extent(span);
    if (!first || !place) return null;
    const { scrollTop: top, clientHeight: height } = this.scroller;
    if (place.top < top + 8 || place.bottom > top + height - 8) this.scrollTo(place.top, height);
    if (focus) {
      this.ledTo = this.elements(span);
      for (const element of this.ledTo) element.dataset["step"] = "";
      first.tabIndex = -1;
      first.focus({ preventScroll: true });
    }
    return first;
  }

  /** No place of this text is the one the reader was led to. */
  leave(): void {
    for (const element of this.ledTo) delete element.dataset["step"];
    this.ledTo = [];
  }

  private scrollTo(top: number, height: number): void {
    this.scroller.scrollTo({ top: Math.max(0, top - height * RESTS_AT), behavior: scrolls() });
  }
}
