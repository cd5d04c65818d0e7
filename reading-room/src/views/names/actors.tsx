// Everyone the reports name, with what they are called and described as; a field narrows the list.
import { useMemo, useState } from "preact/hooks";
import type * as C from "../../contract";
import { ItemLink, Words } from "../../parts/links";
import { Empty, Section } from "../../parts/section";
import { Sigla } from "../../parts/siglum";
import { useStory } from "../../room";
import { ref } from "../../story/refs";
import type { Story } from "../../story/story";
import { clip, number, plural } from "../../story/words";

const FIRST = 20;
const STEP = 60;
/** Roles and aliases in a row; the card has all. */
const MOST_WORDS = 4;
const TYPES: C.Actor["type"][] = ["person", "organisation", "group"];
const MANY = { person: "persons", organisation: "organisations", group: "groups" };

export function Actors() {
  const story = useStory();
  const [text, setText] = useState("");
  const [type, setType] = useState("");
  const [most, setMost] = useState(FIRST);
  const all = useMemo(() => ranked(story), [story]);
  const found = all.filter((actor) => (!type || actor.type === type) && matches(actor, text));
  if (!all.length) {
    return (
      <Section title="Persons, organisations and groups">
        <Empty>Everyone that the reports name would stand here. No names were found.</Empty>
      </Section>
    );
  }
  return (
    <Section title="Persons, organisations and groups" aside={`${number(found.length)} of ${number(all.length)}`}>
      <form class="actors-filter" role="search" onSubmit={(event) => event.preventDefault()}>
        <label>
          <span class="unseen">Find a name, role or alias</span>
          <input type="search" class="input" value={text} placeholder="Name, role or alias" onInput={(event) => (setText(event.currentTarget.value), setMost(FIRST))} />
        </label>
        <label>
          <span class="unseen">Kind</span>
          <select class="select" value={type} onChange={(event) => (setType(event.currentTarget.value), setMost(FIRST))}>
            <option value="">all kinds</option>
            {TYPES.map((each) => (
              <option key={each} value={each}>
                {MANY[each]}
              </option>
            ))}
          </select>
        </label>
      </form>
      {found.length === 0 ? <p class="soft">{`Nobody is called “${text}” here.`}</p> : <Table of={found.slice(0, most)} story={story} />}
      {found.length > most && (
        <button type="button" class="more" onClick={() => setMost(most + STEP)}>
          {plural(found.length - most, "more name")}
        </button>
      )}
    </Section>
  );
}

function Table({ of, story }: { of: C.Actor[]; story: Story }) {
  return (
    <table class="actors">
      <caption class="unseen">Persons, organisations and groups, with how they are described and where they are named</caption>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Described as, also called</th>
          <th scope="col">Reports</th>
          <th scope="col" class="actors-count">
            Times
          </th>
        </tr>
      </thead>
      <tbody>
        {of.map((actor) => (
          <tr key={actor.id}>
            <th scope="row">
              <ItemLink to={ref("actor", actor.id)} quiet>
                <bdi dir="auto">{clip(actor.name, 80)}</bdi>
              </ItemLink>{" "}
              <span class="actors-type">{actor.type}</span>
            </th>
            <td>
              <Descriptions actor={actor} />
            </td>
            <td>
              <Sigla of={story.sigla(actor.mentions)} />
            </td>
            <td class="actors-count numbers">{number(actor.mentions.length)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Descriptions({ actor }: { actor: C.Actor }) {
  const words = descriptions(actor);
  return (
    <>
      <Words text={words.slice(0, MOST_WORDS).map((each) => clip(each, 60)).join(" · ")} />
      {words.length > MOST_WORDS && <span class="faint">{` and ${words.length - MOST_WORDS} more`}</span>}
    </>
  );
}

function descriptions(actor: C.Actor): string[] {
  return [...new Set([...actor.roles, ...actor.aliases])].filter((words) => words !== actor.name);
}

/** Those in most reports first, then those with names of their own, then by how often. */
function ranked(story: Story): C.Actor[] {
  const weight = new Map(story.comparison.actors.map((actor) => [actor, new Set(actor.mentions.map((each) => each.report)).size]));
  const named = (actor: C.Actor): number => Number(actor.mentions.some((mention) => mention.kind === "name"));
  return [...story.comparison.actors].sort(
    (a, b) => named(b) - named(a) || (weight.get(b) as number) - (weight.get(a) as number) || b.mentions.length - a.mentions.length,
  );
}

function matches(actor: C.Actor, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  return !wanted || [actor.name, ...actor.roles, ...actor.aliases].some((words) => words.toLowerCase().includes(wanted));
}
