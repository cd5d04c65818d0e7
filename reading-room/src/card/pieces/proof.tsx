// The proof of a claim's count of origins: what joins readings, each with the words that show it, and what would narrow it.
import type * as C from "../../contract";
import { ItemLink, SpanLink } from "../../parts/links";
import { ref } from "../../story/refs";
import { originsWords } from "../../story/words";
import { Capped } from "./part";
import "./proof.css";

const JOINED_BY: { [by in C.Collapse["by"]]: string } = {
  speaker: "one speaker",
  body: "one body",
  "agency copy": "agency copy",
  passage: "shared text",
  credit: "a credit",
  repetition: "a repeated number",
  derived: "a number worked out",
  judgement: "a person’s judgement",
};

export function Proof({ claim }: { claim: C.Claim }) {
  const show = ref("claim", claim.id);
  return (
    <div class="proof small">
      {claim.collapses.length > 0 && (
        <>
          <p class="soft">What joins readings into one origin:</p>
          <Capped
            of={claim.collapses}
            class="card-list"
            most={6}
            each={(collapse) => (
              <>
                <span class="proof-by">{JOINED_BY[collapse.by]}</span> {collapse.sentence}{" "}
                <span class="places">
                  {collapse.left && <SpanLink span={collapse.left} show={show} />}
                  {collapse.right && <SpanLink span={collapse.right} show={show} />}
                </span>
              </>
            )}
          />
        </>
      )}
      <Bases claim={claim} />
      {claim.would_narrow.length > 0 && (
        <>
          <p class="soft">What would narrow {originsWords(claim.independent_origins)}:</p>
          <Capped of={claim.would_narrow} most={4} class="card-list" each={(sentence) => sentence} />
        </>
      )}
      {claim.origins.some((origin) => !origin.named) && (
        <p class="soft">A dashed bracket is an origin whose name stays open: it may be one of the others.</p>
      )}
    </div>
  );
}

/** Why a reading goes back to its origin, where nothing had to be joined to say so. */
function Bases({ claim }: { claim: C.Claim }) {
  const joined = new Set(claim.collapses.map((collapse) => collapse.origin));
  const alone = claim.origins.filter((origin) => !joined.has(origin.name));
  if (!alone.length) return null;
  return (
    <Capped
      of={alone}
      class="card-list"
      most={4}
      each={(origin) => (
        <>
          <ItemLink to={ref("origin", origin.name)} quiet>
            <bdi>{origin.name}</bdi>
          </ItemLink>
          <span class="soft">: {origin.basis}</span>
        </>
      )}
    />
  );
}
