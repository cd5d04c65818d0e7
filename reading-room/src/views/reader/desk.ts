// What lies on the reader's desk: which reports, which layers of marks, what is lit in them, and the steps from one lit place to the next.
import { computed, signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type * as C from "../../contract";
import { lit } from "../../room";
import { route, shown } from "../../route";
import { BIT, type Field, fieldOf, type Layer, LAYERS, type Mark, MarkBook } from "../../story/texts/marks";
import { idOf, kindOf } from "../../story/refs";
import { fold, Folded } from "../../story/texts/search";
import type { Marked } from "../../story/texts/segments";
import type { Report, Story } from "../../story/story";
import { Leaf, scrolls } from "./leaf";

/** Marks that come and go with what is shown: differences of passages, words looked for. Of a text that has none, this one. */
const NONE: Marked[] = [];

export class Desk {
  readonly layers = signal<ReadonlySet<Layer>>(new Set(LAYERS.filter((layer) => layer !== "actor")));
  /** letters of the reports whose text must be drawn though it is not in view */
  readonly needed = signal<ReadonlySet<string>>(new Set());
  /** what lies under the place that was clicked, the innermost first */
  readonly here = signal<Mark[]>([]);
  /** place among `steps` of the lit place the reader was led to; -1 before the first */
  readonly step = signal(-1);
  readonly leaves = new Map<string, Leaf>();
  /** told when a text was drawn, cut anew or taken away */
  readonly drawn = signal(0);
  strip: HTMLElement | null = null;
  /** texts that are still to be scrolled to what is shown, once they come into view */
  private behind = new Set<Leaf>();
  private ledAt = "";
  private waiting: { span: C.Span; focus: boolean } | null = null;
  private readonly folded = new Map<string, Folded>();
  private pairs: Map<string, C.Passage[]> | null = null;
  private bookMade: MarkBook | null = null;

  constructor(readonly story: Story) {}

  get book(): MarkBook {
    this.bookMade ??= new MarkBook(this.story);
    return this.bookMade;
  }

  private readonly setting = (name: string) => computed(() => route.value.settings[name] ?? "");
  readonly find = computed(() => fold(this.findWords.value));
  readonly findWords = this.setting("find");
  private readonly at = this.setting("at");
  private readonly chosenWords = this.setting("reports");
  private readonly shownPassage = computed(() => (shown.value && kindOf(shown.value) === "passage" ? idOf(shown.value) : ""));
  private readonly shownEdge = computed(() => (shown.value && kindOf(shown.value) === "edge" ? idOf(shown.value) : ""));

  /** Letters that the address chooses; none is all. */
  readonly chosen = computed(() => {
    const letters = this.chosenWords.value.split(",");
    return this.story.reports.map(({ siglum }) => siglum).filter((siglum) => letters.includes(siglum));
  });

  /** The place that the address leads to, where it exists. */
  readonly place = computed(() => {
    const [, siglum = "", title, start] = /^(.*)\.(t?)(\d+)$/.exec(this.at.value) ?? [];
    const report = this.story.lettered(siglum);
    return report ? { report, field: (title ? "title" : "text") as Field, start: Number(start) } : null;
  });

  readonly visible = computed<Report[]>(() => {
    const [chosen, led] = [this.chosen.value, this.place.value?.report.siglum];
    if (!chosen.length) return this.story.reports;
    return this.story.reports.filter(({ siglum }) => chosen.includes(siglum) || siglum === led);
  });

  /** The two reports that are compared: the two that are chosen, or those of the borrowing on the card. */
  readonly compared = computed<[Report, Report] | null>(() => {
    const edge = this.shownEdge.value ? this.story.item("edge", this.shownEdge.value) : undefined;
    const [one, other] = edge ? [this.story.report(edge.from), this.story.report(edge.to)] : this.visible.value;
    if (!one || !other || (!edge && this.visible.value.length !== 2)) return null;
    return one.place < other.place ? [one, other] : [other, one];
  });

  /** The shared passages that are drawn between texts: of the two reports compared, and the one on the card. */
  readonly passages = computed<C.Passage[]>(() => {
    const pair = this.compared.value;
    const between = pair ? this.between(pair[0].id, pair[1].id) : [];
    const one = this.shownPassage.value ? this.story.item("passage", this.shownPassage.value) : undefined;
    return one && !between.includes(one) ? [...between, one] : between;
  });

  readonly passageOnCard = computed(() => this.story.item("passage", this.shownPassage.value) ?? null);

  /** Words that differ in the passage on the card, else in all passages of the two reports compared. */
  private readonly changes = computed(() => {
    const found = new Map<string, Marked[]>();
    const add = (span: C.Span | null, bits: number): void => {
      if (!span || span.field === "title") return;
      const there = found.get(span.report);
      if (there) there.push({ start: span.start, end: span.end, bits });
      else found.set(span.report, [{ start: span.start, end: span.end, bits }]);
    };
    const one = this.passageOnCard.value;
    for (const passage of one ? [one] : this.passages.value) {
      for (const { kind, left, right } of passage.differences) {
        add(left, kind === "moved" ? BIT.moved : BIT.leftOut);
        add(right, kind === "moved" ? BIT.moved : BIT.added);
      }
    }
    return found;
  });

  /** Marks of a report's running text that come and go. */
  more(report: Report): Marked[] {
    const changes = this.changes.value.get(report.id) ?? NONE;
    const found = this.found(report);
    return found.length ? [...changes, ...found.map((place) => ({ ...place, bits: BIT.found }))] : changes;
  }

  /** Where the words that are looked for stand in a report. */
  private found(report: Report): { start: number; end: number }[] {
    const words = this.find.value;
    if (!words) return [];
    let folded = this.folded.get(report.id);
    if (!folded) this.folded.set(report.id, (folded = new Folded(report.doc.text)));
    return folded.places(words);
  }

  /** Spans to step through, in the order of the columns. */
  readonly steps = computed<C.Span[]>(() => {
    const thing = this.story.thing(shown.value);
    const spans = thing?.spans.length
      ? thing.spans
      : this.visible.value.flatMap((report) =>
          this.found(report).map(({ start, end }) => ({ report: report.id, start, end, text: report.text.slice(start, end) })),
        );
    const order = new Map(this.visible.value.map((report, place) => [report.id, place]));
    const key = (span: C.Span): number[] => [order.get(span.report) ?? 0, fieldOf(span) === "title" ? 0 : 1, span.start];
    const met = new Map(spans.filter(({ report }) => order.has(report)).map((span) => [`${span.report} ${key(span).join()} ${span.end}`, span]));
    return [...met.values()].sort((a, b) => key(a).reduce((step, value, at) => step || value - (key(b)[at] as number), 0));
  });

  private between(one: string, other: string): C.Passage[] {
    if (!this.pairs) {
      this.pairs = new Map();
      for (const passage of this.story.comparison.passages) {
        const key = pairKey(passage.left.report, passage.right.report);
        const there = this.pairs.get(key);
        if (there) there.push(passage);
        else this.pairs.set(key, [passage]);
      }
    }
    return this.pairs.get(pairKey(one, other)) ?? [];
  }

  /** A text was drawn, or cut anew. */
  laid(leaf: Leaf): void {
    this.leaves.set(leaf.report.siglum, leaf);
    this.light([leaf]);
    if (this.waiting?.span.report === leaf.report.id) {
      const { span, focus } = this.waiting;
      this.waiting = null;
      leaf.lead(span, focus);
    } else {
      this.behind.add(leaf);
      this.catchUp();
    }
    this.drawn.value++;
  }

  taken(leaf: Leaf): void {
    if (this.leaves.get(leaf.report.siglum) === leaf) this.leaves.delete(leaf.report.siglum);
    this.behind.delete(leaf);
    this.drawn.value++;
  }

  light(leaves: Iterable<Leaf> = this.leaves.values()): void {
    const thing = this.story.thing(lit.peek());
    for (const leaf of leaves) leaf.light(thing?.spans ?? [], thing?.also ?? []);
  }

  /** Scroll every column to what is lit, and the columns to one that has some of it. */
  settle(): void {
    const spans = this.steps.peek();
    this.step.value = -1;
    const span = this.ledTo(spans);
    if (span) return this.lead(span, false);
    this.behind = new Set(this.leaves.values());
    this.catchUp();
    const first = spans[0];
    if (first && !spans.some(({ report }) => this.inView(report))) this.lead(first, false);
  }

  /** Scroll the texts in view that were not in view when something else was shown. */
  catchUp(): void {
    const spans = this.steps.peek();
    const near = [...this.behind].filter((leaf) => this.onScreen(leaf.article));
    for (const leaf of near) {
      this.behind.delete(leaf);
      leaf.nearest(spans.filter(({ report }) => report === leaf.report.id));
    }
  }

  private onScreen(column: HTMLElement): boolean {
    if (!this.strip) return false;
    const [mine, around] = [column.getBoundingClientRect(), this.strip.getBoundingClientRect()];
    return mine.right > around.left && mine.left < around.right;
  }

  /** The span that the address leads to: one of what is lit that begins there, or what is marked there. */
  private ledTo(spans: C.Span[]): C.Span | null {
    const place = this.place.peek();
    if (!place) {
      this.ledAt = "";
      return null;
    }
    const { report, field, start } = place;
    const starting = spans.find((span) => span.report === report.id && fieldOf(span) === field && span.start === start);
    if (starting) {
      this.ledAt = this.at.peek();
      this.step.value = spans.indexOf(starting);
      return starting;
    }
    // an address that led somewhere once does not lead there again when something else is shown
    if (this.ledAt === this.at.peek() || (shown.peek() && spans.some((span) => span.report === report.id))) return null;
    this.ledAt = this.at.peek();
    return { report: report.id, start, end: start + 1, text: "", ...(field === "title" ? { field } : {}) };
  }

  /** To the next lit place (1) or the one before (-1); false where nothing is lit. */
  go(step: number): boolean {
    const spans = this.steps.peek();
    if (!spans.length) return false;
    const at = this.step.peek();
    const next = at < 0 ? (step > 0 ? 0 : spans.length - 1) : (at + step + spans.length) % spans.length;
    this.step.value = next;
    this.lead(spans[next] as C.Span, true);
    return true;
  }

  /** Bring a span's column and the span itself into view; a text that is not drawn yet is drawn first. */
  private lead(span: C.Span, focus: boolean): void {
    const siglum = this.story.siglum(span.report);
    this.bringColumn(siglum);
    const leaf = this.leaves.get(siglum);
    for (const each of this.leaves.values()) each.leave();
    if (leaf) {
      leaf.lead(span, focus);
      return;
    }
    this.waiting = { span, focus };
    this.needed.value = new Set([...this.needed.peek(), siglum]);
  }

  /** Draw the texts of all reports shown: a sheet of paper has no scrolling. */
  drawAll(): void {
    this.needed.value = new Set(this.visible.peek().map(({ siglum }) => siglum));
  }

  private column(siglum: string): HTMLElement | null {
    return this.strip?.querySelector<HTMLElement>(`[data-report="${CSS.escape(siglum)}"]`) ?? null;
  }

  private inView(report: string): boolean {
    const column = this.column(this.story.siglum(report));
    if (!column || !this.strip) return false;
    const [mine, around] = [column.getBoundingClientRect(), this.strip.getBoundingClientRect()];
    return mine.left >= around.left - 1 && mine.left + mine.width / 2 <= around.right;
  }

  private bringColumn(siglum: string): void {
    const column = this.column(siglum);
    if (!column || !this.strip || this.inView(this.story.lettered(siglum)?.id ?? "")) return;
    this.strip.scrollTo({ left: column.offsetLeft - this.strip.offsetLeft, behavior: scrolls() });
  }
}

function pairKey(one: string, other: string): string {
  return one < other ? `${one}\n${other}` : `${other}\n${one}`;
}

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("a part of the reader was drawn outside it");
  return desk;
}
