// Where a thing stands: its words within those around them, and the characters they have.
import { useState } from "preact/hooks";
import type * as C from "../../contract";
import { SpanLink } from "../../parts/links";
import { useStory } from "../../room";
import type { Ref } from "../../story/refs";
import { reportWords } from "../title";
import { grouped, type Stretch, stretches } from "./window";
import "./place.css";

/** A quotation longer than this is cut until it is asked for. */
const LONG = 460;

/** The words in context, a quotation for each report they stand in. */
export function Place({ spans, also = [], show }: { spans: C.Span[]; also?: C.Span[]; show: Ref }) {
  const story = useStory();
  return (
    <>
      {grouped(spans).map((group, at) => (
        <figure key={at} class="place">
          <Quoted of={stretches(story, group, also)} />
          <figcaption class="place-line">
            {group.map((span) => (
              <SpanLink key={span.start} span={span} show={show} />
            ))}
            <bdi class="soft small">{reportWords(story, story.siglum(group[0]?.report ?? ""))}</bdi>
          </figcaption>
        </figure>
      ))}
    </>
  );
}

/** Words of a report in context; long ones are cut, with a way to the whole. */
export function Quoted({ of }: { of: Stretch[] }) {
  const [whole, setWhole] = useState(false);
  const long = of.reduce((length, stretch) => length + stretch.text.length, 0) > LONG;
  return (
    <>
      <blockquote class={`place-words serif ${long && !whole ? "cut" : ""}`} dir="auto">
        {of.map(({ text, role }, at) =>
          role === "main" ? (
            <mark key={at}>{text}</mark>
          ) : role === "also" ? (
            <span key={at} class="place-also">
              {text}
            </span>
          ) : (
            <span key={at}>{text}</span>
          ),
        )}
      </blockquote>
      {long && (
        <button type="button" class="more" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? "Less" : "Whole quotation"}
        </button>
      )}
    </>
  );
}

/** A few spans as links to their places, in one line of text. */
export function Places({ of, show, most = 6 }: { of: C.Span[]; show: Ref; most?: number }) {
  const [all, setAll] = useState(false);
  const listed = all || of.length <= most + 1 ? of : of.slice(0, most);
  return (
    <span class="places">
      {listed.map((span) => (
        <SpanLink key={`${span.report} ${span.field ?? ""} ${span.start}`} span={span} show={show} />
      ))}
      {listed.length < of.length && (
        <button type="button" class="more" onClick={() => setAll(true)}>
          {of.length - listed.length} more
        </button>
      )}
    </span>
  );
}
