import { Section } from "../../parts/section";
import { useStory } from "../../room";
import { number } from "../../story/words";
import { Copy } from "./copy";
import { rulesOf, type RuleTable } from "./rules";

/** A rule that was used a hundred ways is read in the JSON. */
const MOST_RULES = 30;

/** What ran: the annotators with their versions, and the digests of trained weights. */
export function Annotators() {
  const { stemma } = useStory().comparison;
  return (
    <Section title="What ran" aside={`stemma ${stemma.version}`} id="annotators">
      <div class="methods-scroll" tabIndex={0} role="region" aria-label="Annotators">
        <table class="methods-table">
          <caption class="unseen">Annotators with their versions and the digests of trained weights</caption>
          <thead>
            <tr>
              <th scope="col">Annotator</th>
              <th scope="col">Version</th>
              <th scope="col">SHA-256 of trained weights</th>
            </tr>
          </thead>
          <tbody>
            {stemma.annotators.map((each) => (
              <tr key={`${each.name} ${each.version}`}>
                <th scope="row">
                  <bdi>{each.name}</bdi>
                </th>
                <td>{each.version}</td>
                <td class="methods-digest">
                  {each.digest ? (
                    <>
                      <code>{each.digest}</code> <Copy text={each.digest} what={`the digest of ${each.name}`} />
                    </>
                  ) : (
                    <span class="faint">rules, no weights</span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

/** The rules with how often each was used. */
export function Rules() {
  const tables = rulesOf(useStory().comparison);
  if (!tables.length) return null;
  return (
    <Section title="Rules that were used" id="rules">
      <div class="methods-rules">
        {tables.map((table) => (
          <RulesOf key={table.id} table={table} />
        ))}
      </div>
    </Section>
  );
}

function RulesOf({ table }: { table: RuleTable }) {
  const shown = table.used.slice(0, MOST_RULES);
  const rest = table.used.slice(MOST_RULES).reduce((sum, each) => sum + each.count, 0);
  return (
    <table class="methods-table rules" data-rules={table.id}>
      <caption>
        <span class="rules-title">{table.title}</span>
        <span class="rules-about">{table.about}</span>
      </caption>
      <thead class="unseen">
        <tr>
          <th scope="col">Rule</th>
          <th scope="col">Times used</th>
        </tr>
      </thead>
      <tbody>
        {shown.map((each) => (
          <tr key={each.rule}>
            <td>
              <bdi>{each.rule}</bdi>
            </td>
            <td class="methods-number">{number(each.count)}</td>
          </tr>
        ))}
        {rest > 0 && (
          <tr>
            <td class="faint">other rules, in the JSON</td>
            <td class="methods-number">{number(rest)}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
