import type * as C from "../../contract";
import { ItemLink, Words } from "../../parts/links";
import { Field } from "../../parts/section";
import { useStory } from "../../room";
import { ref } from "../../story/refs";
import type { Story, Thing } from "../../story/story";
import { clip, day, period } from "../../story/words";
import { Capped, CardPart } from "../pieces/part";
import { Place, Places } from "../pieces/place";
import { tiesOf } from "../ties";

const TYPES = { DATE: "a date", TIME: "a time of day", DURATION: "a length of time", SET: "a repeated time" };

/** A time expression: the days it may mean, and by which rule they were found. */
export function TimexCard({ thing }: { thing: Thing }) {
  const story = useStory();
  const timex = thing.item as C.Timex;
  const events = tiesOf(story).eventsOver(timex.span);
  const same = sameDays(story, timex);
  return (
    <>
      <h2 class="card-title">
        <Words text={clip(timex.span.text, 120)} />
      </h2>
      <Place spans={thing.spans} show={thing.ref} />
      <dl>
        <Field label="May mean">{period(timex) ?? "no day that these words fix"}</Field>
        <Field label="By the rule">{timex.rule}</Field>
        {timex.anchor && <Field label="Counted from">{anchorWords(timex.anchor)}</Field>}
        <Field label="What it is">
          {TYPES[timex.type]}; precision: {timex.precision}
        </Field>
        <Field label="TIMEX3 value">
          <span class="numbers">{timex.value}</span>
        </Field>
      </dl>
      {events.length > 0 && (
        <CardPart title="Events that it dates" count={events.length}>
          <Capped
            of={events}
            each={(event) => (
              <ItemLink to={ref("event", event.id)}>
                <Words text={clip(event.event.text, 120)} />
              </ItemLink>
            )}
          />
        </CardPart>
      )}
      {same.length > 0 && (
        <CardPart title="The same days elsewhere" count={same.length}>
          <Capped
            of={same}
            each={({ words, items }) => (
              <>
                <ItemLink to={ref("timex", items[0]?.id ?? "")}>
                  <Words text={words} />
                </ItemLink>{" "}
                <Places of={items.map((each) => each.span)} show={ref("timex", items[0]?.id ?? "")} />
              </>
            )}
          />
        </CardPart>
      )}
    </>
  );
}

function anchorWords(anchor: string): string {
  return /^\d{4}-\d\d-\d\d$/.test(anchor) ? day(anchor) : anchor;
}

/** The other expressions of all reports that mean the same days, by their wording. */
function sameDays(story: Story, timex: C.Timex): { words: string; items: C.Timex[] }[] {
  if (!timex.earliest && !timex.latest) return [];
  const groups = new Map<string, C.Timex[]>();
  for (const each of story.comparison.timexes) {
    if (each.id === timex.id || each.earliest !== timex.earliest || each.latest !== timex.latest || each.type !== timex.type) continue;
    const words = clip(each.span.text, 60);
    groups.set(words, [...(groups.get(words) ?? []), each]);
  }
  return [...groups].map(([words, items]) => ({ words, items }));
}
