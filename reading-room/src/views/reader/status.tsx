// Below the texts: how many places are lit, steps from one to the next, and what else lies under the place that was clicked.
import type * as C from "../../contract";
import { href, shown } from "../../route";
import { useStory } from "../../room";
import type { Mark } from "../../story/texts/marks";
import { idOf } from "../../story/refs";
import type { Story } from "../../story/story";
import { clip, plural } from "../../story/words";
import { type Desk, useDesk } from "./desk";
import "./status.css";

const MOST_HERE = 4;
const WIDTH = 26;

export function Status() {
  const desk = useDesk();
  const steps = desk.steps.value;
  return (
    <div class="desk-status">
      <div class="desk-steps">
        {steps.length > 0 && (
          <>
            <button type="button" class="desk-step" aria-label="Previous lit place" onClick={() => desk.go(-1)}>
              <span aria-hidden="true">‹</span>
            </button>
            <button type="button" class="desk-step" aria-label="Next lit place" onClick={() => desk.go(1)}>
              <span aria-hidden="true">›</span>
            </button>
          </>
        )}
        <p role="status" class="numbers">
          {said(desk)}
        </p>
      </div>
      {desk.findWords.value && (
        <p class="desk-find">
          Words: <bdi>“{clip(desk.findWords.value, WIDTH)}”</bdi> <a href={href({ settings: { find: null, at: null } })}>clear</a>
        </p>
      )}
      <SideBySide />
      <AlsoHere />
    </div>
  );
}

/** "3 of 7: B, characters 12–30". */
function said(desk: Desk): string {
  const [steps, at] = [desk.steps.value, desk.step.value];
  const span = steps[at];
  if (span) {
    const field = span.field === "title" ? "headline, " : "";
    return `${at + 1} of ${steps.length}: ${desk.story.siglum(span.report)}, ${field}characters ${span.start}–${span.end}`;
  }
  if (steps.length) return `${plural(steps.length, "place")} lit in ${plural(desk.story.sigla(steps).length, "report")}`;
  if (desk.find.value) return "These words stand in none of the reports shown";
  if (shown.value && desk.chosen.value.length && desk.story.thing(shown.value)?.spans.length) return "Not in the reports chosen";
  return "Nothing lit: choose a claim, or a mark in a text";
}

/** The two reports of a passage or a borrowing, where they are not the only two on the desk. */
function SideBySide() {
  const desk = useDesk();
  const story = useStory();
  const passage = desk.passageOnCard.value;
  const pair = passage ? [passage.left.report, passage.right.report].map((id) => story.siglum(id)) : desk.compared.value?.map(({ siglum }) => siglum);
  if (!pair || desk.visible.value.length === 2) return null;
  return (
    <a class="desk-pair" href={href({ settings: { reports: pair.join(","), at: null } })}>
      {pair.join(" and ")} side by side
    </a>
  );
}

/** The other things under the place that was clicked last, as long as one of them is on the card. */
function AlsoHere() {
  const desk = useDesk();
  const story = useStory();
  const here = desk.here.value;
  if (here.length < 2 || !here.some((mark) => mark.ref === shown.value)) return null;
  const others = here.filter((mark) => mark.ref !== shown.value);
  return (
    <p class="desk-here">
      <span class="soft">Also here:</span>{" "}
      {others.slice(0, MOST_HERE).map((mark) => (
        <a key={mark.ref} href={href({ show: mark.ref, settings: { at: null } })}>
          {nameOf(story, mark)}
        </a>
      ))}
      {others.length > MOST_HERE && <span class="soft">and {others.length - MOST_HERE} more</span>}
    </p>
  );
}

const LAYER_WORDS = { figure: "figure", timex: "time", toponym: "place", actor: "actor", attribution: "words of", passage: "shared by" } as const;

function nameOf(story: Story, mark: Mark) {
  const thing = story.thing(mark.ref);
  const words = LAYER_WORDS[mark.layer];
  if (mark.layer === "passage") {
    const passage = thing?.item as C.Passage;
    return `${words} ${story.siglum(passage.left.report)} and ${story.siglum(passage.right.report)}`;
  }
  if (mark.layer === "attribution") return labelled(words, story.item("attribution", idOf(mark.ref))?.speaker ?? "someone unnamed");
  return labelled(words, mark.layer === "actor" ? (story.item("actor", idOf(mark.ref))?.name ?? "") : (thing?.spans[0]?.text ?? ""));
}

function labelled(words: string, name: string) {
  return (
    <>
      {words} <bdi>{clip(name, WIDTH)}</bdi>
    </>
  );
}
