import { ItemLink, Words } from "../../parts/links";
import { Section } from "../../parts/section";
import { useStory } from "../../room";
import { ref } from "../../story/refs";

/** What stays open, and what would settle it. */
export function Open() {
  const story = useStory();
  const open = story.findings.filter((finding) => finding.claim.unresolved);
  const lineage = story.comparison.lineage.cannot_conclude;
  if (!open.length && !lineage.length) return null;
  return (
    <Section title="Unresolved, and what would settle it">
      <ul class="open">
        {open.map(({ claim }) => (
          <li key={claim.id}>
            <ItemLink to={ref("claim", claim.id)} quiet>
              <Words text={claim.topic} />
            </ItemLink>
            <p>{claim.unresolved}</p>
          </li>
        ))}
      </ul>
      {lineage.length > 0 && (
        <details class="open-lineage">
          <summary>What cannot be concluded about who had what from whom ({lineage.length})</summary>
          <ul>
            {lineage.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}
