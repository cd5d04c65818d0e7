import type * as C from "../../contract";
import { ItemLink, Words } from "../../parts/links";
import { Field } from "../../parts/section";
import { Sigla, Siglum } from "../../parts/siglum";
import { href } from "../../route";
import { useStory } from "../../room";
import { ref } from "../../story/refs";
import type { Story, Thing } from "../../story/story";
import { clip, plural } from "../../story/words";
import { PassageDiff } from "../../views/reader/passages/passage-diff";
import { Capped, CardPart } from "../pieces/part";
import { Place, Places } from "../pieces/place";
import { tiesOf, touches } from "../ties";

const KINDS = { verbatim: "the same words", edited: "edited: some words differ", paraphrase: "a paraphrase: other words for the same" };
const WHAT = { quotation: "a quotation", "agency copy": "agency copy", narration: "a report’s own telling" };
/** A longer passage is known by its beginning; the whole stands below. */
const TITLE = 90;

/** Text that two reports share, with the words they do not have alike. */
export function PassageCard({ thing }: { thing: Thing }) {
  const story = useStory();
  const passage = thing.item as C.Passage;
  const { left, right } = passage;
  const sigla = [story.siglum(left.report), story.siglum(right.report)];
  return (
    <>
      <h2 class="card-title">
        <Words text={clip(left.text, TITLE)} />
      </h2>
      <p class="card-line">
        <span class="soft">shared by</span> <Sigla of={sigla} />
        <a href={href({ view: "reader", show: thing.ref, settings: { reports: sigla.join(",") } })}>side by side</a>
      </p>
      <dl>
        <Field label="Kind">{KINDS[passage.kind]}</Field>
        <Field label="Of what">{WHAT[passage.what]}</Field>
        <Field label="Alike">
          <span class="numbers">{Math.round(passage.similarity * 100)} of 100 characters</span>
          {passage.differences.length > 0 && `, ${plural(passage.differences.length, "place")} where they differ`}
        </Field>
      </dl>
      {passage.differences.length > 0 && (
        <CardPart title="Word by word">
          <PassageDiff passage={passage} />
        </CardPart>
      )}
      <CardPart title="Where it stands">
        {passage.differences.length > 0 ? (
          <Places of={[left, right]} show={thing.ref} />
        ) : (
          <div class="card-quotes">
            <Place spans={[left]} show={thing.ref} />
            <Place spans={[right]} show={thing.ref} />
          </div>
        )}
      </CardPart>
      <Kept passage={passage} story={story} />
    </>
  );
}

/** The passage in all its witnesses, what it says about borrowing, and who else has it. */
function Kept({ passage, story }: { passage: C.Passage; story: Story }) {
  const { left, right } = passage;
  const reports = [left.report, right.report];
  const entries = story.comparison.apparatus.filter((entry) => {
    const mine = entry.witnesses.filter((witness) => touches(witness, left) || touches(witness, right));
    return new Set(mine.map((witness) => witness.report)).size > 1;
  });
  const edges = story.all("edge").filter((thing) => {
    const edge = thing.item as C.Edge;
    return reports.includes(edge.from) && reports.includes(edge.to);
  });
  const others = tiesOf(story)
    .sharedWith(left)
    .filter(({ passage: other }) => other.id !== passage.id && ![other.left.report, other.right.report].includes(right.report));
  return (
    <>
      {edges.length > 0 && (
        <CardPart title="What it says about borrowing">
          <ul class="card-list">
            {edges.map((edge) => (
              <li key={edge.ref}>
                <EdgeWords edge={edge.item as C.Edge} to={edge} story={story} />
              </li>
            ))}
          </ul>
        </CardPart>
      )}
      {entries.length > 0 && (
        <CardPart title="In the apparatus">
          <Capped
            of={entries}
            each={(entry) => (
              <>
                <ItemLink to={ref("entry", entry.id)}>{`${plural(entry.variants.length, "place")} where witnesses differ`}</ItemLink>{" "}
                <Sigla of={story.sigla(entry.witnesses)} />
              </>
            )}
          />
        </CardPart>
      )}
      {others.length > 0 && (
        <CardPart title="Words of it also stand in" count={others.length}>
          <Capped
            of={others}
            class="card-flow"
            most={12}
            each={({ siglum, passage: other }) => (
              <>
                <Siglum of={siglum} /> <ItemLink to={ref("passage", other.id)}>{other.kind}</ItemLink>
              </>
            )}
          />
        </CardPart>
      )}
    </>
  );
}

/** A borrowing in a few words: "B from A: reuse, likely". */
export function EdgeWords({ edge, to, story }: { edge: C.Edge; to: Thing; story: Story }) {
  const open = edge.direction === "unknown";
  return (
    <>
      <Siglum of={story.siglum(edge.to)} /> <span class="soft">{open ? "and" : "from"}</span> <Siglum of={story.siglum(edge.from)} />{" "}
      <ItemLink to={to.ref}>{`${edge.kind}, ${open ? "direction unknown" : edge.direction}`}</ItemLink>
    </>
  );
}
