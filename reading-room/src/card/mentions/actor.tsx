import type * as C from "../../contract";
import { ItemLink, Words } from "../../parts/links";
import { Field } from "../../parts/section";
import { Sigla } from "../../parts/siglum";
import { href } from "../../route";
import { useStory } from "../../room";
import { ref } from "../../story/refs";
import type { Story, Thing } from "../../story/story";
import { clip, said } from "../../story/words";
import { Capped, CardPart } from "../pieces/part";
import { Places } from "../pieces/place";

/** A person, body or group: what it is called where, and what it is given as saying. */
export function ActorCard({ thing }: { thing: Thing }) {
  const story = useStory();
  const actor = thing.item as C.Actor;
  const wordings = byWording(actor);
  const says = story.comparison.attributions.filter((each) => each.speaker === actor.name);
  const namings = story.comparison.namings.filter((each) => each.referent === actor.name);
  return (
    <>
      <h2 class="card-title">
        <bdi dir="auto">{clip(actor.name, 160)}</bdi>
      </h2>
      <p class="card-line">
        <span class="soft">{actor.type} in</span> <Sigla of={story.sigla(actor.mentions)} />
        {story.thing(ref("origin", actor.name)) && <ItemLink to={ref("origin", actor.name)}>as an origin</ItemLink>}
      </p>
      <dl>
        <Listed label="Described as" of={actor.roles.filter((role) => role !== actor.name)} />
        <Listed label="Also called" of={actor.aliases} />
      </dl>
      {says.length > 0 && <Says of={says} story={story} />}
      <CardPart title="Where it is named" count={actor.mentions.length}>
        <Capped
          of={wordings}
          each={({ words, kind, mentions }) => (
            <>
              <Words text={words} /> <span class="soft small">{kind}</span> <Places of={mentions} show={thing.ref} />
            </>
          )}
        />
      </CardPart>
      {namings.length > 0 && (
        <CardPart title="Who calls it what">
          <ul class="card-list">
            {namings.map((naming) => (
              <li key={naming.id}>
                <a href={href({ view: "names", show: ref("naming", naming.id) })}>
                  {`${naming.names.length} wordings for `}
                  <bdi>{naming.referent}</bdi>
                </a>
              </li>
            ))}
          </ul>
        </CardPart>
      )}
    </>
  );
}

function Says({ of, story }: { of: C.Attribution[]; story: Story }) {
  const sayings = bySaying(of);
  return (
    <CardPart title="Given as saying" count={sayings.length}>
      <Capped
        of={sayings}
        most={5}
        each={({ words, items }) => (
          <>
            <ItemLink to={ref("attribution", items[0]?.id ?? "")}>
              <Words text={clip(words, 110)} />
            </ItemLink>{" "}
            <Sigla of={story.sigla(items.flatMap((each) => each.content))} />
          </>
        )}
      />
    </CardPart>
  );
}

/** Attributions of the same words as one; those that most reports give first. */
function bySaying(of: C.Attribution[]): { words: string; items: C.Attribution[] }[] {
  const groups = new Map<string, { words: string; items: C.Attribution[] }>();
  for (const attribution of of) {
    const words = said(attribution.content.map((span) => span.text).join(" … "));
    const key = words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ");
    const group = groups.get(key) ?? { words, items: [] };
    group.items.push(attribution);
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => b.items.length - a.items.length);
}

function Listed({ label, of }: { label: string; of: string[] }) {
  if (!of.length) return null;
  return (
    <Field label={label}>
      <Capped of={of} most={6} class="card-names" each={(words) => <Words text={clip(words, 80)} />} />
    </Field>
  );
}

/** Mentions by wording; names before descriptions before pronouns. */
function byWording(actor: C.Actor): { words: string; kind: C.Mention["kind"]; mentions: C.Mention[] }[] {
  const groups = new Map<string, { words: string; kind: C.Mention["kind"]; mentions: C.Mention[] }>();
  for (const mention of actor.mentions) {
    const words = clip(mention.text, 80);
    const key = `${mention.kind} ${words.toLowerCase()}`;
    const group = groups.get(key) ?? { words, kind: mention.kind, mentions: [] };
    group.mentions.push(mention);
    groups.set(key, group);
  }
  const order = ["name", "abbreviation", "description", "pronoun"];
  return [...groups.values()].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || b.mentions.length - a.mentions.length);
}
