// The strip of the evidence card where a person judges what the card shows.
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { useStory } from "../room";
import { takeKeys } from "../shell/keys";
import type { Thing } from "../story/story";
import { Changed } from "./correct/changed";
import { Correcting } from "./correct/correcting";
import { type Changes, SAYS, type Verdict } from "./file/judgement";
import { trouble, who } from "./keep";
import { Note } from "./note";
import { type Entry, judge, sign, standing, withdraw } from "./store";
import { type Subject, subjectOf } from "./subject";
import { Verdicts } from "./sign/verdicts";
import { whenWords } from "./told/when";
import "./judging.css";

const KEYS: { [verdict in Verdict]?: string } = { accept: "a", reject: "r", correct: "c", unsure: "u" };

/** Accept, reject, correct, unsure; nothing for what is not judged. */
export function Judging({ thing }: { thing: Thing }) {
  const subject = subjectOf(useStory(), thing);
  return subject && <Strip key={subject.key} subject={subject} />;
}

function Strip({ subject }: { subject: Subject }) {
  const story = useStory();
  const [correcting, setCorrecting] = useState(false);
  const bar = useRef<HTMLDivElement>(null);
  const more = useRef<HTMLElement>(null);
  const entry = standing(story, subject.key);
  const verdict = entry?.judgement.verdict ?? null;
  const pick = (picked: Verdict): void => {
    setCorrecting(picked === "correct");
    if (picked !== "correct" && picked !== verdict) judge(story, subject, { verdict: picked });
  };
  const picking = useRef(pick);
  picking.current = pick;
  useLayoutEffect(
    () =>
      takeKeys((key) => {
        const met = subject.verdicts.find((name) => KEYS[name] === key);
        if (met) picking.current(met);
        return met !== undefined;
      }),
    [],
  );
  const close = (): void => {
    setCorrecting(false);
    bar.current?.querySelector<HTMLElement>("[role=radio][tabindex='0']")?.focus();
  };
  const save = (changes: Changes): void => {
    judge(story, subject, { verdict: "correct", changes });
    close();
  };
  return (
    <>
      <div class="judging-bar" ref={bar}>
        <Verdicts label="Your judgement" of={subject.verdicts} value={verdict} onPick={pick} keys={KEYS} />
        {entry && !correcting && (
          <button type="button" class="deed" onClick={() => more.current?.querySelector("textarea")?.focus()}>
            {entry.judgement.note ? "Note" : "Add a note"}
          </button>
        )}
      </div>
      {(correcting || entry) && (
        <section ref={more} class="judging-more" aria-label="Your judgement in full">
          {correcting && (
            <Correcting kind={subject.kind} item={subject.current} before={entry?.judgement.changes ?? {}} onSave={save} onClose={close} />
          )}
          {entry && !correcting && <Given entry={entry} />}
        </section>
      )}
    </>
  );
}

/** A judgement as it was given: by whom, when, its note; and how to take it back. */
function Given({ entry }: { entry: Entry }) {
  const story = useStory();
  const { judgement } = entry;
  return (
    <>
      <p class="judging-line small soft">
        <span>
          You judged: {SAYS[judgement.verdict]}
          {judgement.by && (
            <>
              {", by "}
              <bdi>{judgement.by}</bdi>
            </>
          )}
          , {whenWords(judgement.at)}
        </span>
        <button type="button" class="deed" onClick={() => withdraw([entry])}>
          Withdraw
        </button>
      </p>
      <Changed judgement={judgement} />
      <Note key={judgement.id} entry={entry} />
      <label class="judging-field">
        <span>By (optional)</span>
        <input
          type="text"
          value={entry.own ? judgement.by || who.value : who.value}
          maxLength={120}
          autocomplete="off"
          onChange={(event) => sign(entry, event.currentTarget.value.trim())}
        />
      </label>
      <p class="judging-fate small soft">{fate(story.comparison.reports.length, entry)}</p>
    </>
  );
}

/** What becomes of it; a verdict changes nothing that the page shows. */
function fate(reports: number, entry: Entry): string {
  if (entry.taken) return `${entry.state === "noted" ? "Noted" : "Taken up"} by this comparison. ${entry.why}`;
  const next = `The next “stemma compare --judgements FILE” of ${reports === 1 ? "this report" : "these reports"} takes it up, once exported.`;
  return trouble.value ? `${trouble.value} ${next}` : next;
}
