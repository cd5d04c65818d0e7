// The evidence card: what a thing is, on whose word, where it stands, and what the others say.
import type { ComponentType } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { go, shown } from "../route";
import { useStory } from "../room";
import { idOf, type Kind } from "../story/refs";
import type { Thing } from "../story/story";
import { Judging } from "../judge/judging";
import { Merging } from "../judge/merge/merging";
import { JudgedSign } from "../judge/sign/sign";
import { ItemLink } from "../parts/links";
import { ActorCard } from "./mentions/actor";
import { AttributionCard } from "./mentions/attribution";
import { CheckCard } from "./claims/check";
import { ClaimCard } from "./claims/claim";
import { CreditCard } from "./borrowings/credit";
import { DriftCard } from "./borrowings/drift";
import { EdgeCard } from "./borrowings/edge";
import { EntryCard } from "./borrowings/entry";
import { EventCard } from "./claims/event";
import { FigureCard } from "./mentions/figure";
import { NamingCard } from "./mentions/naming";
import { PassageCard } from "./borrowings/passage";
import { OriginCard } from "./claims/origin";
import { CopyReference } from "./pieces/copy";
import { RecordCard } from "./claims/record";
import { ReportCard } from "./borrowings/report";
import { TimexCard } from "./mentions/timex";
import { titleOf } from "./title";
import { ToponymCard } from "./mentions/toponym";
import { before, follow } from "./trail";
import "./card.css";

/** A card's own part, by kind of thing. */
const CARDS: { [kind in Kind]?: ComponentType<{ thing: Thing }> } = {
  report: ReportCard,
  claim: ClaimCard,
  figure: FigureCard,
  attribution: AttributionCard,
  timex: TimexCard,
  toponym: ToponymCard,
  actor: ActorCard,
  naming: NamingCard,
  passage: PassageCard,
  check: CheckCard,
  event: EventCard,
  record: RecordCard,
  edge: EdgeCard,
  credit: CreditCard,
  entry: EntryCard,
  drift: DriftCard,
  origin: OriginCard,
};

const NAMES: { [kind in Kind]: string } = {
  report: "Report",
  claim: "Claim",
  figure: "Figure",
  attribution: "Attribution",
  timex: "Time expression",
  toponym: "Place",
  actor: "Actor",
  naming: "Names for the same",
  passage: "Shared passage",
  check: "Arithmetic",
  edge: "Borrowing",
  credit: "Credit",
  event: "Event",
  record: "Record",
  entry: "Apparatus entry",
  drift: "Quotation drift",
  origin: "Origin",
};

export function EvidenceCard() {
  const story = useStory();
  const name = shown.value;
  const thing = story.thing(name);
  const top = useRef<HTMLElement>(null);
  useEffect(() => {
    follow(name);
    top.current?.parentElement?.scrollTo(0, 0);
  }, [name]);
  if (!thing) return null;
  const Part = CARDS[thing.kind];
  return (
    <aside ref={top} class="card" aria-label="Evidence" data-kind={thing.kind}>
      <header class="card-head">
        <p class="card-kind">
          {NAMES[thing.kind]} <JudgedSign thing={thing.ref} />
        </p>
        <CopyReference key={thing.ref} thing={thing} />
        <button type="button" class="card-close" aria-label="Close the evidence card" onClick={() => go({ show: null })}>
          <span aria-hidden="true">×</span>
        </button>
      </header>
      <Back of={thing} />
      {Part && <Part key={thing.ref} thing={thing} />}
      <Merging key={`merging ${thing.ref}`} thing={thing} />
      <Judging key={`judging ${thing.ref}`} thing={thing} />
      <footer class="card-foot">
        {NAMES[thing.kind]} <bdi class="numbers">{idOf(thing.ref)}</bdi>
      </footer>
    </aside>
  );
}

/** The way back to the card that led here. */
function Back({ of }: { of: Thing }) {
  const story = useStory();
  const last = before(of.ref);
  const thing = story.thing(last);
  if (!thing) return null;
  return (
    <p class="card-back">
      <span aria-hidden="true">‹ </span>
      <ItemLink to={thing.ref} quiet>
        back to {NAMES[thing.kind].toLowerCase()} <bdi>{titleOf(story, thing, 40)}</bdi>
      </ItemLink>
    </p>
  );
}
