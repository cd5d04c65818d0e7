import type * as C from "../../contract";
import { Siglum } from "../../parts/siglum";
import { href } from "../../route";
import { useStory } from "../../room";
import { edgeKind, scoreWords } from "../../story/graphs/lineage";
import type { Ref } from "../../story/refs";
import type { Thing } from "../../story/story";
import { CardPart } from "../pieces/part";
import { Place } from "../pieces/place";
import "./edge.css";

const SURE: { [direction in C.Edge["direction"]]: string } = {
  stated: "stated: a report says so itself",
  likely: "likely, not certain",
  unknown: "unknown: either may have it from the other, or both from a third",
};

/** A borrowing: between whom, how sure its direction is, and each piece of evidence with its places. */
export function EdgeCard({ thing }: { thing: Thing }) {
  const story = useStory();
  const edge = thing.item as C.Edge;
  const [from, to] = [story.siglum(edge.from), story.siglum(edge.to)];
  const open = edge.direction === "unknown";
  return (
    <>
      <h2 class="card-title">{open ? `${from} and ${to} share text` : `${to} has text from ${from}`}</h2>
      <p class="card-line small">
        <span>
          <Siglum of={from} /> <bdi>{story.report(edge.from)?.outlet}</bdi>
        </span>
        <span aria-hidden="true">{open ? "–" : "→"}</span>
        <span>
          <Siglum of={to} /> <bdi>{story.report(edge.to)?.outlet}</bdi>
        </span>
      </p>
      <p>
        Direction: <strong>{SURE[edge.direction]}</strong>. <span class="soft">It rests on {edgeKind(edge)}.</span>
      </p>
      <p>
        <a href={href({ view: "reader", show: thing.ref, settings: { reports: `${from},${to}` } })}>
          Compare {from} and {to} side by side
        </a>
      </p>
      <CardPart title="Evidence" count={edge.evidence.length}>
        <ul class="card-list evidence">
          {edge.evidence.map((evidence) => (
            <li key={evidence.sentence}>
              <Piece evidence={evidence} show={thing.ref} />
            </li>
          ))}
        </ul>
      </CardPart>
    </>
  );
}

/** One piece of evidence: what was compared, how strongly it speaks, and where it stands in both reports. */
export function Piece({ evidence, show }: { evidence: C.Evidence; show: Ref }) {
  const spans = [evidence.left, evidence.right].filter((span) => span !== null);
  return (
    <>
      <p>
        <strong>{evidence.feature}</strong>{" "}
        <span class="soft small">
          {scoreWords(evidence.score)}
          {evidence.score > 0 && <span class="numbers"> ({evidence.score.toFixed(2)})</span>}
        </span>
      </p>
      <p class="small">
        <bdi>{evidence.sentence}</bdi>
      </p>
      {spans.length > 0 && <Place spans={spans} show={show} />}
    </>
  );
}
