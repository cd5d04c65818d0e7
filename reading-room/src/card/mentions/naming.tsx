import type * as C from "../../contract";
import { Words } from "../../parts/links";
import { Sigla } from "../../parts/siglum";
import { href } from "../../route";
import { useStory } from "../../room";
import type { Thing } from "../../story/story";
import { clip, plural } from "../../story/words";
import { Capped, CardPart } from "../pieces/part";
import { Places } from "../pieces/place";

/** Different wordings for the same people or place, each with the reports and the voice it stands in. */
export function NamingCard({ thing }: { thing: Thing }) {
  const story = useStory();
  const naming = thing.item as C.Naming;
  return (
    <>
      <h2 class="card-title">
        <bdi dir="auto">{clip(naming.referent, 160)}</bdi>
      </h2>
      <p class="card-line">
        <span class="soft">{plural(naming.names.length, "wording")} in</span> <Sigla of={story.sigla(thing.spans)} />
        <a href={href({ view: "names", show: thing.ref })}>report by report</a>
      </p>
      <Capped
        of={naming.names}
        class="card-wordings"
        each={(name) => {
          const own = name.spans.filter((span) => span.voice === "own");
          const quoted = name.spans.filter((span) => span.voice === "quotation");
          return (
            <CardPart title={<Words text={clip(name.wording, 120)} class="card-wording" />}>
              {own.length > 0 && (
                <p class="small">
                  <span class="soft">own voice</span> <Places of={own} show={thing.ref} />
                </p>
              )}
              {quoted.length > 0 && (
                <p class="small">
                  <span class="soft">quoted</span> <Places of={quoted} show={thing.ref} />
                </p>
              )}
            </CardPart>
          );
        }}
      />
    </>
  );
}
