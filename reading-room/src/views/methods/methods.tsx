// How this result came about: what was read, with what, by which rules, what was left out, and how to do it again.
import { download } from "../../parts/download";
import { href } from "../../route";
import { useStory } from "../../room";
import { plural } from "../../story/words";
import { asJson } from "./files";
import { Inputs } from "./inputs";
import { LeftOut, Limits } from "./out";
import { Annotators, Rules } from "./ran";
import { Repeat, ThisPage } from "./repeat";
import "./methods.css";

const PARTS = [
  ["inputs", "What was read"],
  ["annotators", "What ran"],
  ["rules", "Rules"],
  ["limits", "Limits"],
  ["dropped", "Left out"],
  ["repeat", "Repeat, cite"],
  ["page", "This page"],
] as const;

export function Methods() {
  const story = useStory();
  const judged = story.comparison.judgements.length;
  return (
    <div class="methods">
      <header class="methods-head">
        <h1>Methods</h1>
        <p>
          Everything on this page is a rendering of one JSON file, which stemma {story.comparison.stemma.version} made from the reports below,
          without a network.{" "}
          {judged > 0 && (
            <>
              <a href={href({ view: "judgements" })}>{plural(judged, "judgement")}</a> of people {judged === 1 ? "was" : "were"} taken up.
            </>
          )}
        </p>
        <p class="methods-actions">
          <button type="button" class="button" onClick={() => download(asJson(story.comparison), "comparison.json", "application/json")}>
            Download the comparison as JSON
          </button>
          <a class="button" href={href({ settings: { print: "evidence" } })}>
            Evidence sheet for printing
          </a>
        </p>
        <nav class="methods-parts" aria-label="Parts of the methods">
          {PARTS.map(([id, name]) => (
            <button key={id} type="button" class="deed" onClick={() => document.getElementById(id)?.scrollIntoView()}>
              {name}
            </button>
          ))}
        </nav>
      </header>
      <Inputs />
      <Annotators />
      <Rules />
      <Limits />
      <LeftOut />
      <Repeat />
      <ThisPage />
    </div>
  );
}
