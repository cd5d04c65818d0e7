// One report as a column: its head, and its text, drawn when it comes near.
import { useSignalEffect } from "@preact/signals";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { go, href, shown } from "../../route";
import { marksAt } from "../../story/texts/marks";
import { ref } from "../../story/refs";
import type { Report } from "../../story/story";
import { plural, published } from "../../story/words";
import { Bars } from "./passages/bars";
import { type Desk, useDesk } from "./desk";
import { Leaf } from "./leaf";
import { Headline, Text } from "./text";
import "./column.css";
import "./marks.css";

/** Columns whose text is drawn at once; the others when they come near. */
const AT_ONCE = 3;
const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/;

export function Column({ report, place }: { report: Report; place: number }) {
  const desk = useDesk();
  const article = useRef<HTMLElement>(null);
  const [near, setNear] = useState(place < AT_ONCE);
  const drawn = near || desk.needed.value.has(report.siglum);
  useEffect(() => {
    if (drawn || !article.current) return;
    const observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && setNear(true), {
      root: desk.strip,
      rootMargin: "0px 80%",
    });
    observer.observe(article.current);
    return () => observer.disconnect();
  }, [drawn]);
  return (
    <article class="leaf" ref={article} data-report={report.siglum} aria-label={`Report ${report.siglum}: ${report.outlet}`}>
      <Head report={report} />
      {drawn ? <Body report={report} desk={desk} /> : <div class="leaf-scroll" />}
    </article>
  );
}

function Head({ report }: { report: Report }) {
  return (
    <header class="leaf-head">
      <span class="leaf-letter" aria-hidden="true">
        {report.siglum}
      </span>
      <a class="leaf-outlet" href={href({ show: ref("report", report.siglum), settings: { at: null } })} title={`${report.outlet}: the report’s card`}>
        <bdi>{report.outlet}</bdi>
      </a>
      <span class="leaf-about numbers">
        {published(report.doc.published).replace(/ \((stated|inferred|unknown)\)$/, "")} · {plural(report.words, "word")}
      </span>
    </header>
  );
}

function Body({ report, desk }: { report: Report; desk: Desk }) {
  const scroller = useRef<HTMLDivElement>(null);
  const leaf = useRef<Leaf | null>(null);
  const more = useMore(desk, report);
  // the texts are drawn anew only where they are cut anew
  const text = useMemo(() => <Text report={report} desk={desk} more={more} />, [report, desk, more]);
  const title = useMemo(() => <Headline report={report} desk={desk} />, [report, desk]);
  useLayoutEffect(() => {
    const box = scroller.current as HTMLDivElement;
    leaf.current ??= new Leaf(report, box.closest("article") as HTMLElement, box);
    leaf.current.read();
    desk.laid(leaf.current);
  }, [more]);
  useEffect(() => () => void (leaf.current && desk.taken(leaf.current)), []);
  const language = LANGUAGE.test(report.doc.language) ? report.doc.language : undefined;
  return (
    <div
      class="leaf-scroll"
      ref={scroller}
      tabIndex={0}
      role="region"
      aria-label={`Text of report ${report.siglum}`}
      onClick={(event) => clicked(event, report, desk)}
      onKeyDown={stepped}
    >
      <div class="leaf-text" lang={language}>
        {title}
        {text}
        <Bars report={report} desk={desk} leaf={leaf} more={more} />
      </div>
    </div>
  );
}

/** Marks that come and go, the same list as long as they are the same. */
function useMore(desk: Desk, report: Report): ReturnType<Desk["more"]> {
  const [more, setMore] = useState(() => desk.more(report));
  const last = useRef("");
  useSignalEffect(() => {
    const next = desk.more(report);
    const key = next.map(({ start, end, bits }) => `${start} ${end} ${bits}`).join();
    if (key === last.current) return;
    last.current = key;
    setMore(next);
  });
  return more;
}

/** A click opens the innermost thing at the place; where its card is open already, the next one around it. */
function clicked(event: MouseEvent, report: Report, desk: Desk): void {
  const element = (event.target as HTMLElement).closest<HTMLElement>("[data-at]");
  if (!element || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (event.detail > 0 && getSelection()?.isCollapsed === false) return;
  const field = element.dataset["field"] === "title" ? "title" : "text";
  const marks = marksAt(desk.book.of(report, field), Number(element.dataset["at"]), desk.layers.value);
  if (!marks.length) return;
  const at = marks.findIndex((mark) => mark.ref === shown.value);
  desk.here.value = marks;
  go({ show: marks[(at + 1) % marks.length]?.ref ?? null, settings: { at: null } });
}

/** The arrow keys lead along the marks of a text. */
function stepped(event: KeyboardEvent): void {
  const target = event.target as HTMLElement;
  if (event.key === "Enter" && target.matches("span.m")) target.click();
  if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return;
  const box = event.currentTarget as HTMLElement;
  const marks = [...box.querySelectorAll<HTMLElement>(".m")].filter((mark) => getComputedStyle(mark).cursor === "pointer");
  if (!marks.length) return;
  event.preventDefault();
  const at = marks.indexOf(document.activeElement as HTMLElement);
  const top = box.getBoundingClientRect().top;
  const seen = marks.findIndex((mark) => mark.getBoundingClientRect().top >= top);
  const next = at < 0 ? Math.max(seen, 0) : at + (event.key === "ArrowRight" ? 1 : -1);
  const mark = marks[Math.min(Math.max(next, 0), marks.length - 1)];
  mark?.focus();
}
