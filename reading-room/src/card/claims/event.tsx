import type * as C from "../../contract";
import { Chain } from "../../parts/chain";
import { ItemLink, Words } from "../../parts/links";
import { Field } from "../../parts/section";
import { Sigla } from "../../parts/siglum";
import { href } from "../../route";
import { useStory } from "../../room";
import { ref } from "../../story/refs";
import type { Story, Thing } from "../../story/story";
import { clip, figureWords, period } from "../../story/words";
import { Capped, CardPart } from "../pieces/part";
import { Place } from "../pieces/place";
import { touches } from "../ties";

/** What happened when, by the words of the reports that tell it, and what others give as another time. */
export function EventCard({ thing }: { thing: Thing }) {
  const story = useStory();
  const event = thing.item as C.TimelineEntry;
  const differs = event.differs.map((id) => story.item("event", id)).filter((entry) => entry !== undefined);
  const timexes = story.comparison.timexes.filter((timex) => thing.spans.some((span) => touches(span, timex.span)));
  return (
    <>
      <h2 class="card-title">
        <Words text={clip(event.event.text, 110)} />
      </h2>
      <p class="card-line">
        <a class="card-when numbers" href={href({ view: "timeline", show: thing.ref })}>
          {period(event) ?? "no day given"}
        </a>
        <span class="soft">told in</span> <Sigla of={story.sigla(thing.spans)} />
      </p>
      <dl>
        <Field label="Precision">{event.precision}</Field>
        <Field label="By the rule">{event.basis || "not given"}</Field>
        <Field label="On whose word">
          <Chain names={event.sources} siglum={story.siglum(event.event.report)} />
        </Field>
        {timexes.length > 0 && (
          <Field label="Time words">
            <Capped
              of={timexes}
              class="card-names"
              each={(timex) => (
                <>
                  <ItemLink to={ref("timex", timex.id)}>
                    <Words text={clip(timex.span.text, 60)} />
                  </ItemLink>{" "}
                  <span class="faint small">{story.siglum(timex.span.report)}</span>
                </>
              )}
            />
          </Field>
        )}
      </dl>
      {differs.length > 0 && <Differs of={differs} story={story} />}
      <CardPart title="The words that tell it" count={1 + event.also.length}>
        <Capped of={[event.event, ...event.also]} most={4} class="card-quotes" each={(span) => <Place spans={[span]} show={thing.ref} />} />
      </CardPart>
      <Figures thing={thing} story={story} />
    </>
  );
}

function Differs({ of, story }: { of: C.TimelineEntry[]; story: Story }) {
  return (
    <CardPart title="Told of another time" count={of.length}>
      <Capped
        of={of}
        each={(other) => (
          <>
            <span class="numbers">{period(other) ?? "no day given"}</span>{" "}
            <ItemLink to={ref("event", other.id)}>
              <Words text={clip(other.event.text, 100)} />
            </ItemLink>{" "}
            <Sigla of={story.sigla([other.event, ...other.also])} />
          </>
        )}
      />
    </CardPart>
  );
}

function Figures({ thing, story }: { thing: Thing; story: Story }) {
  const figures = story.comparison.figures.filter((figure) => thing.spans.some((span) => touches(span, figure.span)));
  if (!figures.length) return null;
  return (
    <CardPart title="Figures in these words" count={figures.length}>
      <Capped
        of={figures}
        class="card-names"
        each={(figure) => (
          <>
            <ItemLink to={ref("figure", figure.id)}>
              <Words text={figureWords(story, figure)} />
            </ItemLink>{" "}
            <span class="faint small">{story.siglum(figure.span.report)}</span>
          </>
        )}
      />
    </CardPart>
  );
}
