import { Words } from "../../parts/links";
import { Siglum } from "../../parts/siglum";
import { href } from "../../route";
import { useStory } from "../../room";
import { headline } from "../../story/headline";
import type { Story } from "../../story/story";
import { number, period, plural, range } from "../../story/words";

/** Characters from which a headline is set smaller: a sentence that stands in for one. */
const LONG = 70;

/** The headline one report gives, and one sentence that counts what was found. */
export function Lede() {
  const story = useStory();
  const { siglum, words } = headline(story);
  const outlets = new Set(story.reports.map((report) => report.doc.outlet ?? report.doc.agency));
  const compared = story.findings.filter((finding) => finding.compared);
  const apart = compared.filter((finding) => finding.claim.relation === "conflicts");
  const later = compared.filter((finding) => finding.claim.relation === "evolves");
  const texts = story.comparison.lineage.independent_origins;
  return (
    <header class="lede">
      <h1 class={words.length > LONG ? "long" : ""}>
        <Words text={words} /> <Siglum of={siglum} />
      </h1>
      <p class="lede-counts">
        <a href={href({ view: "reader", show: null })}>{plural(story.reports.length, "report")}</a>
        {outlets.size > 1 && !outlets.has(null) && (
          <>
            {" from "}
            <a href={href({ view: "methods", show: null })}>{plural(outlets.size, "outlet")}</a>
          </>
        )}
        {days(story) && `, ${days(story)}`}.{" "}
        {story.reports.length > 1 && (
          <>
            By shared text and credits they go back to{" "}
            <a href={href({ view: "sources", show: null })}>{`${range(texts)} ${texts.high === 1 ? "text" : "texts"}`}</a>.{" "}
          </>
        )}
        {compared.length > 0 ? (
          <>
            <a href={href({ view: "reader", show: null, settings: { claims: "compared" } })}>{plural(compared.length, "claim")}</a>{" "}
            {compared.length === 1 ? "stands" : "stand"} in more than one reading or report;{" "}
          </>
        ) : (
          <>
            <a href={href({ view: "reader", show: null })}>{plural(story.findings.length, "claim")}</a> {story.findings.length === 1 ? "was" : "were"}{" "}
            found, none of them in more than one reading or report
          </>
        )}
        {compared.length === 0 ? null : apart.length > 0 ? (
          <>
            the readings of <a href={href({ view: "reader", show: null, settings: { claims: "conflicts" } })}>{number(apart.length)}</a> conflict
          </>
        ) : (
          "no readings conflict"
        )}
        {later.length > 0 && (
          <>
            , and in <a href={href({ view: "reader", show: null, settings: { claims: "evolves" } })}>{number(later.length)}</a> a later report gives
            another number
          </>
        )}
        .
      </p>
    </header>
  );
}

function days(story: Story): string | null {
  const known = story.reports.map((report) => report.doc.published);
  const first = known.map((each) => each.value ?? each.earliest).filter((each) => each !== null).sort()[0];
  const last = known.map((each) => each.value ?? each.latest).filter((each) => each !== null).sort().at(-1);
  return first && last ? period({ earliest: first, latest: last }) : null;
}
