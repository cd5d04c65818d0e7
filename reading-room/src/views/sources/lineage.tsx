// "Lineage": the stemma of the reports by the best tree or a rival, the borrowings with their evidence, and what stays open.
import { useMemo } from "preact/hooks";
import { Capped } from "../../card/pieces/part";
import { Empty, Section } from "../../parts/section";
import { ItemLink } from "../../parts/links";
import { Sigla } from "../../parts/siglum";
import { go, href, route } from "../../route";
import { useStory } from "../../room";
import { lostTexts, stemmaOf } from "../../story/graphs/lineage";
import { MOST_WITH_NAMES } from "../../story/graphs/layout";
import { ref } from "../../story/refs";
import { number, originsWords, plural } from "../../story/words";
import { Borrowings } from "./borrowings";
import { Stemma, StemmaKey } from "./stemma";

/** More lost texts than this cross the drawing with their lines; they are drawn on demand. */
const MOST_LOST = 6;
/** Sentences that speak for one lost text, before the rest is counted. */
const MOST_WHY = 2;

export function Lineage() {
  const story = useStory();
  const { lineage, reports } = story.comparison;
  const wanted = Number(route.value.settings["tree"] ?? 1) - 1;
  const tree = lineage.trees[wanted] ? wanted : 0;
  const treeOnly = route.value.settings["only"] === "tree";
  const crowded = lineage.lost.length > MOST_LOST;
  const lost = !crowded || route.value.settings["lost"] === "drawn";
  const stemma = useMemo(() => stemmaOf(story, tree, { treeOnly, lost }), [story, tree, treeOnly, lost]);
  if (!stemma.lines.length && !lineage.credits.length) {
    return (
      <Section title="Lineage of the reports">
        <Empty>
          {reports.length < 2
            ? "One report has no lineage: shared text, credits and quotations are looked for between reports."
            : "Shared text, credits and shared quotations were looked for between the reports. None shows that one has anything from another."}
        </Empty>
        <Open />
      </Section>
    );
  }
  return (
    <Section title="Lineage of the reports (stemma)" aside={<StemmaKey stemma={stemma} />}>
      <Counted />
      <div class={lineage.trees.length && stemma.witnesses.length <= MOST_WITH_NAMES ? "lineage-main" : ""}>
        {lineage.trees.length > 0 && <Trees tree={tree} treeOnly={treeOnly} beside={stemma.lines.some((line) => !line.inTree && !line.toLost)} />}
        <Stemma stemma={stemma} />
      </div>
      {stemma.witnesses.length > MOST_WITH_NAMES && stemma.lines.some((line) => line.certainty === "unknown") && (
        <p class="small soft">Each group hangs from the report that shares with most others. Where the direction is unknown, above does not mean earlier.</p>
      )}
      {crowded && (
        <p class="small soft">
          {lost ? "" : `${plural(lineage.lost.length, "text")} not among those read are listed below and left out of the drawing. `}
          <a href={href({ settings: { lost: lost ? null : "drawn" } })}>{lost ? "Leave the lost texts out" : "Draw them too"}</a>
        </p>
      )}
      <Borrowings />
      <div class="lineage-rest">
        <LostTexts />
        <Credits />
        <Open />
      </div>
    </Section>
  );
}

/** How many texts stand behind the reports, and which have no exemplar among those read. */
function Counted() {
  const story = useStory();
  const { lineage, reports } = story.comparison;
  const first = story.sigla(lineage.origins.map((report) => ({ report })));
  return (
    <p class="flows-said">
      <span class="flows-count">
        {plural(reports.length, "report")}, <strong>{originsWords(lineage.independent_origins).replace("origin", "independent origin")}</strong> by shared
        text and credits.
      </span>{" "}
      {first.length > 0 && (
        <span class="soft flows-first">
          Not shown to have text from another: {first.length > 16 ? plural(first.length, "report") : <Sigla of={first} />}
        </span>
      )}
    </p>
  );
}

/** The best tree and its rivals; the chosen one is drawn. */
function Trees({ tree, treeOnly, beside }: { tree: number; treeOnly: boolean; beside: boolean }) {
  const { trees } = useStory().comparison.lineage;
  return (
    <div class="trees">
      <ol aria-label="Trees">
        {trees.map((each, at) => (
          <li key={at} class={at === tree ? "chosen" : ""}>
            <a href={href({ settings: { tree: at ? `${at + 1}` : null } })} aria-current={at === tree ? "true" : undefined}>
              {at === 0 ? "Best tree" : `Rival ${at}`}
            </a>
            <p>
              {each.sentence} <span class="faint numbers">{plural(each.cost, "word")} to be explained.</span>
            </p>
          </li>
        ))}
      </ol>
      {(beside || treeOnly) && (
        <label class="trees-only">
          <input
            type="checkbox"
            checked={treeOnly}
            onChange={(event) => go({ settings: { only: event.currentTarget.checked ? "tree" : null } }, { replace: true })}
          />{" "}
          the tree alone, without credits and quotations beside it
        </label>
      )}
    </div>
  );
}

function LostTexts() {
  const story = useStory();
  const lost = lostTexts(story);
  if (!lost.length) return null;
  return (
    <section>
      <h3>Texts that are not among those read</h3>
      <Capped
        of={lost}
        each={(each) => (
          <div class="lost" id={`lost-${each.letter}`}>
            <span class="lost-letter">{each.letter}</span>
            <div>
              {each.item.name ? (
                <>
                  a text of <bdi>{each.item.name}</bdi>, behind{" "}
                </>
              ) : (
                "a text that none of them names, behind "
              )}
              <Sigla of={each.sigla} />
              <ul class="small soft">
                {each.item.evidence.slice(0, MOST_WHY).map((evidence) => (
                  <li key={evidence.sentence}>{evidence.sentence}</li>
                ))}
                {each.item.evidence.length > MOST_WHY && <li class="faint">{`and ${number(each.item.evidence.length - MOST_WHY)} more of the kind`}</li>}
              </ul>
            </div>
          </div>
        )}
      />
    </section>
  );
}

function Credits() {
  const { credits } = useStory().comparison.lineage;
  if (!credits.length) return null;
  return (
    <section>
      <h3>Credits that the reports give</h3>
      <Capped
        of={credits}
        each={(credit, at) => (
          <ItemLink to={ref("credit", `${at}`)} quiet>
            {credit.sentence}
          </ItemLink>
        )}
      />
    </section>
  );
}

function Open() {
  const { cannot_conclude } = useStory().comparison.lineage;
  if (!cannot_conclude.length) return null;
  return (
    <section>
      <h3>What cannot be concluded</h3>
      <Capped of={cannot_conclude} each={(sentence) => sentence} />
    </section>
  );
}
