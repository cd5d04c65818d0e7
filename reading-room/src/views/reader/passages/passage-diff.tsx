// A shared passage word by word, as one running text.
import type * as C from "../../../contract";
import { Sigla, Siglum } from "../../../parts/siglum";
import { useStory } from "../../../room";
import { type Piece, runningText } from "./running";
import "./passage-diff.css";

/** The left witness's words; what the right one leaves out is struck, what it adds is underlined, what it moves has a frame. */
export function PassageDiff({ passage }: { passage: C.Passage }) {
  const story = useStory();
  const [left, right] = [story.siglum(passage.left.report), story.siglum(passage.right.report)];
  if (!passage.differences.length) {
    return (
      <p class="passage-diff-key small soft">
        <Sigla of={[left, right]} /> {passage.kind === "paraphrase" ? "Other words for the same; not set side by side word by word." : "Word for word the same."}
      </p>
    );
  }
  const pieces = runningText(passage);
  const moved = pieces.some((piece) => piece.kind === "moved-to");
  return (
    <div class="passage-diff">
      <p class="passage-diff-text serif" dir="auto">
        {pieces.map((piece, place) => (
          <Part key={place} piece={piece} />
        ))}
      </p>
      <p class="passage-diff-key small soft">
        <span>
          <del>only in</del> <Siglum of={left} />
        </span>
        <span>
          <ins>only in</ins> <Siglum of={right} />
        </span>
        {moved && (
          <span>
            <span class="passage-diff-moved">in both</span>, elsewhere
          </span>
        )}
      </p>
    </div>
  );
}

function Part({ piece }: { piece: Piece }) {
  if (piece.kind === "left-out") return <del>{piece.text}</del>;
  if (piece.kind === "moved-from") return <del class="passage-diff-moved">{piece.text}</del>;
  // the spaces around an insertion belong to neither side
  const [, before, words, after] = /^(\s*)(.*?)(\s*)$/s.exec(piece.text) as unknown as [string, string, string, string];
  if (piece.kind !== "same") {
    return (
      <>
        {before}
        <ins class={piece.kind === "moved-to" ? "passage-diff-moved" : undefined}>{words}</ins>
        {after}
      </>
    );
  }
  return <>{piece.text}</>;
}
