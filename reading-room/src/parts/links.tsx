// Links to things and to the places where they stand.
import type { ComponentChildren } from "preact";
import type * as C from "../contract";
import { href } from "../route";
import { pointed, useStory } from "../room";
import type { Ref } from "../story/refs";
import "./links.css";

/** Opens the card of a thing, and lights it while the pointer rests on the link. */
export function ItemLink({ to, children, quiet = false, title }: { to: Ref; children: ComponentChildren; quiet?: boolean; title?: string }) {
  return (
    <a
      class={quiet ? "item-link quiet" : "item-link"}
      href={href({ show: to })}
      title={title}
      onPointerEnter={() => (pointed.value = to)}
      onPointerLeave={() => (pointed.value = null)}
    >
      {children}
    </a>
  );
}

/** Where a span stands: "A 32–43", leading to those characters in the reader. */
export function SpanLink({ span, show }: { span: C.Span; show: Ref }) {
  const siglum = useStory().siglum(span.report);
  const field = span.field === "title" ? "title " : "";
  return (
    <a
      class="span-link numbers"
      href={href({ view: "reader", show, settings: { at: `${siglum}.${field ? "t" : ""}${span.start}` } })}
      aria-label={`Report ${siglum}, ${field}characters ${span.start} to ${span.end}`}
    >
      {siglum} <span class="span-link-place">{`${field}${span.start}–${span.end}`}</span>
    </a>
  );
}

/** Words of a report, in their own direction and never mixed with ours. */
export function Words({ text, class: name = "" }: { text: string; class?: string }) {
  return (
    <bdi class={`serif ${name}`} dir="auto">
      {text}
    </bdi>
  );
}

/** A span within the words around it. */
export function InContext({ span, show }: { span: C.Span; show: Ref }) {
  const { before, words, after } = useStory().context(span);
  return (
    <blockquote class="in-context serif" dir="auto">
      {before}
      <mark>{words}</mark>
      {after} <SpanLink span={span} show={show} />
    </blockquote>
  );
}
