import { useState } from "preact/hooks";
import { Changed } from "../../judge/correct/changed";
import { KIND_NAMES, SAYS } from "../../judge/file/judgement";
import { labelled } from "../../judge/told/labels";
import { VerdictSign } from "../../judge/sign/sign";
import { isPair } from "../../judge/subject";
import { type Entry, restore, withdraw } from "../../judge/store";
import { whenWords } from "../../judge/told/when";
import { Where } from "../../judge/told/where";
import { ItemLink, SpanLink, Words } from "../../parts/links";
import { useStory } from "../../room";
import { ref } from "../../story/refs";
import { clip, plural } from "../../story/words";

/** Rows that are drawn at once; more on demand. */
const MOST = 200;

export function Table({ entries }: { entries: Entry[] }) {
  const [most, setMost] = useState(MOST);
  const notes = entries.some((entry) => entry.judgement.note !== "");
  return (
    <>
      <table class="judged">
        <caption class="unseen">Judgements of this story, the latest first</caption>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Verdict</th>
            {notes && <th scope="col">Note</th>}
            <th scope="col">By, when</th>
            <th scope="col">State</th>
          </tr>
        </thead>
        <tbody>
          {entries.slice(0, most).map((entry) => (
            <Row key={entry.judgement.id} entry={entry} notes={notes} />
          ))}
        </tbody>
      </table>
      {entries.length > most && (
        <button type="button" class="deed" onClick={() => setMost(most + MOST)}>
          {plural(entries.length - most, "more judgement")}
        </button>
      )}
    </>
  );
}

function Row({ entry, notes }: { entry: Entry; notes: boolean }) {
  const { judgement } = entry;
  return (
    <tr data-state={entry.state}>
      <th scope="row" class="judged-what">
        <span class="judged-kind">{kindWords(entry)}</span>
        <What entry={entry} />
      </th>
      <td class="judged-verdict">
        <VerdictSign verdict={judgement.verdict} words="" /> {SAYS[judgement.verdict]}
        <Changed judgement={judgement} />
      </td>
      {notes && <td class="judged-note">{judgement.note && <bdi dir="auto">{judgement.note}</bdi>}</td>}
      <td class="judged-when">
        {judgement.by && <bdi>{judgement.by}</bdi>}
        <time dateTime={judgement.at}>{whenWords(judgement.at)}</time>
      </td>
      <td class="judged-state">
        {stateWords(entry)}
        {(entry.state === "taken up" || entry.state === "noted") && <span class="judged-why">{entry.why}</span>}
        {entry.state === "withdrawn" ? (
          <button type="button" class="deed" onClick={() => restore(entry)}>
            Put back
          </button>
        ) : (
          <button type="button" class="deed" aria-label={`Withdraw: ${SAYS[judgement.verdict]}, ${named(entry)}`} onClick={() => withdraw([entry])}>
            Withdraw
          </button>
        )}
      </td>
    </tr>
  );
}

/** "figure", or of a pair "two figures", "origin of two". */
function kindWords({ judgement }: Entry): string {
  if (judgement.kind === "origin") return "origin of two";
  return isPair(judgement) ? `two ${KIND_NAMES[judgement.kind]}s` : KIND_NAMES[judgement.kind];
}

function named(entry: Entry): string {
  return clip(entry.judgement.anchors[0]?.exact ?? KIND_NAMES[entry.judgement.kind], 60);
}

function stateWords({ state, carried }: Entry): string {
  if (state === "browser") return carried ? "in this browser, changed since it was taken up" : "in this browser";
  return state === "withdrawn" ? "withdrawn: left out of the export" : state;
}

/** What is judged: the things by their names where they are found here, else the words where they stand. */
function What({ entry }: { entry: Entry }) {
  const story = useStory();
  const { refs, spans, judgement } = entry;
  if (refs.length && !entry.key.startsWith("lost ") && !entry.key.startsWith("wordings ")) {
    return (
      <ul>
        {refs.map((name) => (
          <li key={name}>
            <ItemLink to={name}>
              <Words text={labelled(story, name)} />
            </ItemLink>{" "}
            <Where of={name} />
          </li>
        ))}
      </ul>
    );
  }
  if (judgement.kind === "edge") {
    const { from, to, kind } = judgement.item as { from?: string; to?: string; kind?: string };
    return <bdi>{`${story.siglum(from ?? "")} → ${story.siglum(to ?? "")}, ${kind}`}</bdi>;
  }
  return (
    <ul>
      {judgement.anchors.slice(0, 4).map((anchor, at) => {
        const span = spans[at];
        return (
          <li key={`${at}`}>
            <Words text={clip(anchor.exact, 70)} />{" "}
            {span && <SpanLink span={span} show={refs[0] ?? ref("report", story.siglum(span.report))} />}
          </li>
        );
      })}
    </ul>
  );
}

/** Judgements whose words do not stand here any more, each with what was looked for. */
export function Orphaned({ entries }: { entries: Entry[] }) {
  return (
    <ul class="orphaned">
      {entries.map((entry) => (
        <li key={entry.judgement.id}>
          <p>
            <span class="judged-kind">{kindWords(entry)}</span> <VerdictSign verdict={entry.judgement.verdict} words="" />{" "}
            {SAYS[entry.judgement.verdict]}
            {entry.judgement.by && (
              <>
                {" by "}
                <bdi>{entry.judgement.by}</bdi>
              </>
            )}
            , {whenWords(entry.judgement.at)}
          </p>
          <Changed judgement={entry.judgement} />
          <p class="soft">
            Looked for: <bdi>{entry.why}</bdi>
          </p>
          {entry.judgement.note && <bdi dir="auto">{entry.judgement.note}</bdi>}
          <button type="button" class="deed" aria-label={`Withdraw: ${SAYS[entry.judgement.verdict]}, ${named(entry)}`} onClick={() => withdraw([entry])}>
            Withdraw
          </button>
        </li>
      ))}
    </ul>
  );
}
