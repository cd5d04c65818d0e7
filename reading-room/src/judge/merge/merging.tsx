// Whether the machine put together what belongs together: readings of one claim, mentions of one actor, members of one origin.
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type * as C from "../../contract";
import { ItemLink, Words } from "../../parts/links";
import { Sigla } from "../../parts/siglum";
import { useStory } from "../../room";
import { type Ref, ref } from "../../story/refs";
import type { Thing } from "../../story/story";
import { labelled, lettersOf } from "../told/labels";
import { More } from "../told/more";
import { anotherClaim, collapsePairs, type Origins, originPairs, others, wordings } from "./pairs";
import { docketOf, judge, standing, withdraw } from "../store";
import { membersOf, originsOf, pairOf, type Subject, wordingsOf } from "../subject";
import { Verdicts } from "../sign/verdicts";
import { Where } from "../told/where";
import "./merging.css";

/** "Judge merges" on the card of a claim or an actor. */
export function Merging({ thing }: { thing: Thing }) {
  const [open, setOpen] = useState(false);
  if (thing.kind !== "claim" && thing.kind !== "actor") return null;
  return (
    <details class="merging card-part" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Judge merges</summary>
      {open && (thing.kind === "claim" ? <OfClaim claim={thing.item as C.Claim} /> : <OfActor actor={thing.item as C.Actor} />)}
    </details>
  );
}

function OfClaim({ claim }: { claim: C.Claim }) {
  const story = useStory();
  const members = membersOf(story, claim);
  const [lead, setLead] = useState(members[0]);
  const first = lead && members.includes(lead) ? lead : members[0];
  return (
    <div class="merging-parts">
      {first && members.length > 1 && (
        <Part title="Are these readings about the same?">
          <Picker label="Compare" value={first} of={members} onPick={setLead} />
          <More of={others(story, first, members)} most={5} noun="reading">
            {(other) => <Row key={other} subject={pairOf(story, first, other)} label={`About the same: ${labelled(story, other)}`} with={other} />}
          </More>
        </Part>
      )}
      <AnotherClaim claim={claim} />
      <OneOrigin title="Joined into one origin; is it one?" pairs={collapsePairs(story, claim)} />
      <OneOrigin title="Held to be different origins; are they?" pairs={originPairs(story, claim)} />
    </div>
  );
}

/** Another claim that may be the same as this one. */
function AnotherClaim({ claim }: { claim: C.Claim }) {
  const story = useStory();
  const [picked, setPicked] = useState<Ref | null>(null);
  const claims = story.comparison.claims.filter((other) => other.part_of === null && other.id !== claim.id && anotherClaim(story, claim, other));
  if (!claims.length) return null;
  const judged = claims.filter((other) => {
    const pair = anotherClaim(story, claim, other) as [Ref, Ref];
    return standing(story, pairOf(story, ...pair)?.key ?? "") !== undefined;
  });
  const shown = [...new Set([...judged.map((other) => other.id), ...(picked ? [picked.slice("claim:".length)] : [])])];
  return (
    <Part title="Is another claim the same?">
      <Picker label="Another claim" none="choose one" value={picked} of={claims.map((other) => ref("claim", other.id))} onPick={setPicked} />
      {shown.map((id) => {
        const other = story.item("claim", id) as C.Claim;
        const pair = anotherClaim(story, claim, other) as [Ref, Ref];
        const name = ref("claim", id);
        return <Row key={id} subject={pairOf(story, ...pair)} label={`The same claim: ${other.topic}`} with={name} />;
      })}
    </Part>
  );
}

function OneOrigin({ title, pairs }: { title: string; pairs: Origins[] }) {
  const story = useStory();
  if (!pairs.length) return null;
  return (
    <Part title={title}>
      <More of={pairs} most={3} noun="pair">
        {(pair) => (
          <div key={`${pair.left} ${pair.right}`} class="merging-row">
            <p class="small">{pair.words}</p>
            <Asked subject={originsOf(story, pair.left, pair.right)} label={`One origin: ${pair.words}`} />
          </div>
        )}
      </More>
    </Part>
  );
}

function OfActor({ actor }: { actor: C.Actor }) {
  const story = useStory();
  const [picked, setPicked] = useState<Ref | null>(null);
  const own = ref("actor", actor.id);
  const actors = story.all("actor").map((thing) => thing.ref).filter((name) => name !== own);
  const judged = new Set<Ref>();
  for (const { refs, state } of docketOf(story).entries) {
    if (refs.length === 2 && refs.includes(own) && state !== "orphaned" && state !== "withdrawn") refs.forEach((name) => judged.add(name));
  }
  judged.delete(own);
  if (picked) judged.add(picked);
  const [first, ...rest] = wordings(actor);
  return (
    <div class="merging-parts">
      {first && rest.length > 0 && (
        <Part title="Do these name the same?">
          <p class="small">
            <Words text={first.text} /> <Sigla of={story.sigla([first])} /> and
          </p>
          <More of={rest} most={5} noun="wording">
            {(mention) => (
              <div key={mention.text} class="merging-row">
                <p>
                  <Words text={mention.text} /> <Sigla of={story.sigla([mention])} />
                </p>
                <Asked subject={wordingsOf(story, first, mention)} label={`The same as ${first.text}: ${mention.text}`} />
              </div>
            )}
          </More>
        </Part>
      )}
      {actors.length > 0 && (
        <Part title="Is another actor the same?">
          <Picker label="Another actor" none="choose one" value={picked} of={actors} onPick={setPicked} />
          {[...judged].map((name) => (
            <Row key={name} subject={pairOf(story, own, name)} label={`The same actor: ${labelled(story, name)}`} with={name} />
          ))}
        </Part>
      )}
    </div>
  );
}

function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="merging-part">
      <h4>{title}</h4>
      {children}
    </section>
  );
}

/** A thing with the question whether it is the same. */
function Row({ subject, label, with: name }: { subject: Subject | null; label: string; with: Ref }) {
  const story = useStory();
  return (
    <div class="merging-row">
      <p>
        <ItemLink to={name} quiet>
          <Words text={labelled(story, name)} />
        </ItemLink>{" "}
        <Where of={name} />
      </p>
      <Asked subject={subject} label={label} />
    </div>
  );
}

function Asked({ subject, label }: { subject: Subject | null; label: string }) {
  const story = useStory();
  if (!subject) return null;
  const entry = standing(story, subject.key);
  return (
    <div class="merging-asked">
      <Verdicts
        label={label}
        of={subject.verdicts}
        value={entry?.judgement.verdict ?? null}
        onPick={(verdict) => verdict !== entry?.judgement.verdict && judge(story, subject, { verdict })}
      />
      {entry && (
        <button type="button" class="deed" aria-label={`Withdraw: ${label}`} onClick={() => withdraw([entry])}>
          Withdraw
        </button>
      )}
    </div>
  );
}

interface PickerProps {
  label: string;
  of: Ref[];
  value: Ref | null;
  /** what the empty choice says, where nothing need be chosen */
  none?: string;
  onPick: (name: Ref) => void;
}

function Picker({ label, of, value, none, onPick }: PickerProps) {
  const story = useStory();
  return (
    <label class="judging-field">
      <span>{label}</span>
      <select value={value ?? ""} onChange={(event) => event.currentTarget.value && onPick(event.currentTarget.value as Ref)}>
        {none && <option value="">{none}</option>}
        {of.map((name) => (
          <option key={name} value={name}>
            {`${labelled(story, name, 60)} (${lettersOf(story, name).join(" ")})`}
          </option>
        ))}
      </select>
    </label>
  );
}
