import { href } from "../route";
import { useStory } from "../room";
import { published } from "../story/words";
import "./siglum.css";

interface Props {
  /** a report's letter */
  of: string;
  /** plain text where the letter stands inside another link */
  plain?: boolean;
}

/** A report's letter; leads to the report in the reader. */
export function Siglum({ of, plain = false }: Props) {
  const report = useStory().lettered(of);
  if (!report || plain) return <span class="siglum">{of}</span>;
  const name = `${report.outlet}, ${published(report.doc.published)}`;
  return (
    <a class="siglum" href={href({ view: "reader", settings: { reports: of } })} title={name} aria-label={`Report ${of}: ${name}`}>
      {of}
    </a>
  );
}

/** Several letters in a row. */
export function Sigla({ of, plain = false }: { of: string[]; plain?: boolean }) {
  return (
    <span class="sigla">
      {of.map((siglum) => (
        <Siglum key={siglum} of={siglum} plain={plain} />
      ))}
    </span>
  );
}
