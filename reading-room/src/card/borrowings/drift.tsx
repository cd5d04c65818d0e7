import type * as C from "../../contract";
import { ItemLink } from "../../parts/links";
import { useStory } from "../../room";
import { drifted } from "../../story/apparatus/drift";
import { ref } from "../../story/refs";
import type { Thing } from "../../story/story";
import { oneLine } from "../../story/words";
import { Capped } from "../pieces/part";
import { Places } from "../pieces/place";
import "./drift.css";

/** A quotation in the forms that reports give it in. */
export function DriftCard({ thing }: { thing: Thing }) {
  const drift = thing.item as C.Drift;
  return (
    <>
      <h2 class="card-title">
        <bdi>{drift.forms[0]?.speaker ?? "No speaker named"}</bdi>
      </h2>
      <p class="small soft">The fullest form stands first; it is not said to be nearest to what was said.</p>
      <DriftForms drift={drift} />
    </>
  );
}

/** Each form in full, what it lacks of the fullest struck through, what it has instead underlined. */
export function DriftForms({ drift }: { drift: C.Drift }) {
  return <Capped of={drift.forms} class="drift" most={6} each={(_, at) => <Form drift={drift} at={at} />} />;
}

function Form({ drift, at }: { drift: C.Drift; at: number }) {
  const story = useStory();
  const form = drift.forms[at] as C.QuotedForm;
  const fullest = drift.forms[0]?.spans[0]?.text ?? "";
  const text = form.spans[0]?.text ?? "";
  const changes = drift.changes.filter((change) => change.form === at);
  const parts = at === 0 ? [{ kind: "same" as const, text: oneLine(text) }] : drifted(fullest, text);
  const [attribution] = form.attributions;
  return (
    <div class="drift-form">
      <p class="drift-holders">
        {story.sigla(form.spans).map((siglum) => (
          <span key={siglum} class="siglum">
            {siglum}
          </span>
        ))}
      </p>
      <div>
        <blockquote class="drift-words serif" dir="auto">
          {parts.map((part, n) => {
            const words = n < parts.length - 1 ? `${part.text} ` : part.text;
            if (part.kind === "left out") return <del class="drift-out" key={n}>{words}</del>;
            if (part.kind === "added") return <ins class="drift-in" key={n}>{words}</ins>;
            return <span key={n}>{words}</span>;
          })}
        </blockquote>
        <p class="small soft">
          <bdi>{form.speaker ?? "no speaker named"}</bdi>
          {`, ${form.kind}, ${form.modality}`}
          {form.cue && (
            <>
              , <q>{oneLine(form.cue)}</q>
            </>
          )}{" "}
          <Places of={form.spans} show={ref("drift", drift.id)} />{" "}
          {attribution && story.thing(ref("attribution", attribution)) && <ItemLink to={ref("attribution", attribution)}>attribution</ItemLink>}
        </p>
        {changes.length > 0 && (
          <Capped
            of={changes}
            class="drift-changes small"
            most={5}
            each={(change) => (
              <>
                <span class="drift-kind">{change.kind}:</span> <bdi>{change.sentence}</bdi>
              </>
            )}
          />
        )}
      </div>
    </div>
  );
}
