import type * as C from "../../contract";
import { ItemLink, SpanLink, Words } from "../../parts/links";
import { Sigla } from "../../parts/siglum";
import { lit, useStory } from "../../room";
import { ref } from "../../story/refs";
import { clip, giverWords, joined } from "../../story/words";
import { precisionWords, stretchWords } from "./moments";

const WIDTH = 260;

/** What happened, by whose words, told by which reports; and which entries date the same otherwise. */
export function Entry({ event }: { event: C.TimelineEntry }) {
  const story = useStory();
  const name = ref("event", event.id);
  const sigla = story.sigla([event.event, ...event.also]);
  const precision = precisionWords(event);
  const others = event.differs.map((id) => story.item("event", id)).filter((other) => other !== undefined);
  return (
    <li class={`moment ${lit.value === name ? "lit" : ""}`} data-precision={event.precision}>
      <p class="moment-words">
        <ItemLink to={name} quiet>
          <Words text={clip(event.event.text, WIDTH)} />
        </ItemLink>
      </p>
      <p class="moment-line">
        <Sigla of={sigla} />
        <bdi class={event.sources.length ? "" : "moment-own"}>{giverWords(event.sources, false)}</bdi>
        {precision && <span class="faint">{precision}</span>}
        <SpanLink span={event.event} show={name} />
      </p>
      {others.length > 0 && (
        <ul class="moment-differs">
          {others.map((other) => (
            <li key={other.id}>
              <ItemLink to={ref("event", other.id)}>
                <Dated story={story} other={other} />
              </ItemLink>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function Dated({ story, other }: { story: ReturnType<typeof useStory>; other: C.TimelineEntry }) {
  const letters = story.sigla([other.event, ...other.also]);
  return (
    <>
      {joined(letters)}{" "}
      {other.earliest || other.latest
        ? `${letters.length === 1 ? "dates" : "date"} it to ${stretchWords(other)}`
        : `${letters.length === 1 ? "gives" : "give"} it no date that can be read`}
    </>
  );
}
