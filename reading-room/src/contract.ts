// The JSON of a comparison, as `stemma compare --json` writes it. Printed by contract.py from the schema; not edited by hand.

/** The result of `compare_reports`; the JSON contract is a rendering of it. */
export interface Comparison {
  /** name and number of this format; the number changes when a key changes meaning */
  format: "stemma.comparison/1";
  /** version of stemma, and name, version and (of a trained model) digest of what ran */
  stemma: { version: string; annotators: Annotator[] };
  /** the reports, in the order of their sigla */
  reports: Document[];
  /** numbers as printed, each with what it counts and on whose word */
  figures: Figure[];
  /** words reported as someone's */
  attributions: Attribution[];
  /** time expressions and the days they may mean */
  timexes: Timex[];
  /** place names, demonyms and metonyms, with the place they stand for */
  toponyms: Toponym[];
  /** persons, organisations and groups, with every mention */
  actors: Actor[];
  /** different wordings for the same people or place */
  namings: Naming[];
  /** text that two reports share */
  passages: Passage[];
  /** checkable statements with all their readings across reports */
  claims: Claim[];
  /** arithmetic that a reader can redo */
  checks: Check[];
  /** who borrowed from whom, and what cannot be concluded */
  lineage: Lineage;
  /** what happened when, by the reports' words */
  timeline: TimelineEntry[];
  /** low, best and high numbers of each measure by named rules, for a recorder's table */
  records: Record[];
  /** shared passages in all their witnesses, with the places where they differ */
  apparatus: ApparatusEntry[];
  /** quotations that reports give differently */
  drifts: Drift[];
  /** what people decided (`--judgements`), as given, each with what became of it */
  judgements: Judgement[];
  /** what was left out, each with its reason */
  dropped: Dropped[];
}

/** A person, organisation or group, with every mention of it. */
export interface Actor {
  /** id of the actor */
  id: string;
  /** canonical name */
  name: string;
  /** person, organisation or group */
  type: "person" | "organisation" | "group";
  /** every place where the actor stands in a text */
  mentions: Mention[];
  /** titles and descriptions seen */
  roles: string[];
  /** other names seen */
  aliases: string[];
}

/** Where something was judged: a TextPositionSelector and a TextQuoteSelector (W3C Web Annotation) in one. */
export interface Anchor {
  /** the report it was made in */
  report: AnchoredReport;
  /** "title" where the words stood in a headline outside the text */
  field: "title" | null;
  /** first code point at that time */
  start: number;
  /** code point after the last */
  end: number;
  /** the words */
  exact: string;
  /** what stood before them */
  prefix: string;
  /** what stood behind them */
  suffix: string;
}

/** The report that an anchor was made in: by its file's digest (and line), by the file's name. */
export interface AnchoredReport {
  /** name of the report's file */
  file: string;
  /** digest of the file's bytes */
  sha256: string;
  /** line in a JSONL file; null for a file of one report */
  line: number | null;
}

/** Name and version of an annotator that ran; for a trained model also the digest of its weights. */
export interface Annotator {
  /** name of the annotator */
  name: string;
  /** its version */
  version: string;
  /** SHA-256 of a trained model's weights; absent for rules */
  digest?: string | null;
}

/** One passage in all its witnesses, with the places where they differ. Marks, spaces and capitals are no variants. */
export interface ApparatusEntry {
  /** id of the entry */
  id: string;
  /** the passage in the witness whose words most of the others have; not said to be the original */
  base: Span;
  /** the passage in every witness, in the order of their sigla */
  witnesses: Span[];
  /** the places where witnesses differ; marks, spaces and capitals are no variants */
  variants: Variant[];
}

/** Words reported as someone's (PARC3, PolNeAR): content, cue, source, and who the source resolves to. */
export interface Attribution {
  /** id of the attribution */
  id: string;
  /** the words, without the quotation marks */
  content: Span[];
  /** the reporting words */
  cue: Span | null;
  /** who, as printed */
  source: Span | null;
  /** the name that the source resolves to */
  speaker: string | null;
  /** what kind of source the speaker is */
  speaker_type: "named person" | "named body" | "unnamed person" | "unnamed group" | "document" | null;
  /** direct, mixed or indirect speech */
  kind: "direct" | "mixed" | "indirect";
  /** how the words are put forward */
  modality: "stated" | "reported" | "announced" | "confirmed" | "denied" | "alleged" | "demanded" | "predicted" | "asked";
  /** id of the attribution that this one is nested in */
  parent: string | null;
  /** names, outermost first */
  chain: string[];
  /** explicit, or continuing an attributed sentence */
  basis: "explicit" | "continuation";
  /** how the quotation marks stand */
  state: "closed" | "open_without_close" | "close_without_open" | "continued" | "none";
  /** other speakers that the words allow */
  candidates: string[];
  /** how often a trained model's answer like this one is right, 0 to 1; null where rules read it */
  probability: number | null;
}

/** How a form differs from the fullest one: a sentence with the words on either side. */
export interface Change {
  /** cut, reworded, given to another speaker, without its marks, or with another reporting word */
  kind: "cut" | "reworded" | "re-attributed" | "unquoted" | "reporting word";
  /** place of the form among `forms`, from 0 */
  form: number;
  /** one sentence for the reader */
  sentence: string;
  /** the words concerned in the fullest form; null where it lacks them */
  fullest: Span | null;
  /** the words concerned in the other form; null where it lacks them */
  other: Span | null;
}

/** Arithmetic that a reader can redo: `operation` is the working with numbers in it. */
export interface Check {
  /** id of the check */
  id: string;
  /** ids of the figures that go in */
  inputs: string[];
  /** the working, with numbers in it */
  operation: string;
  /** what comes out */
  result: number | string;
  /** what the report states instead, as printed */
  stated: string | null;
  /** whether both agree; null where nothing is stated */
  holds: boolean | null;
  /** how both were compared */
  note: string;
}

/** One checkable statement and all its readings across reports. */
export interface Claim {
  /** id of the claim */
  id: string;
  /** what the claim is about */
  topic: string;
  /** the measure its figures share; null for claims in words */
  measure: string | null;
  /** ids of the figures or attributions that make it */
  members: string[];
  /** how its readings stand to each other */
  relation: "agrees" | "refines" | "conflicts" | "evolves" | "derived" | "single";
  /** how one reading stands to another */
  pairs: ClaimPair[];
  /** whether no value satisfies all readings */
  strict_conflict: boolean;
  /** the roots of the members' chains */
  origins: ClaimOrigin[];
  /** how many independent origins there may be */
  independent_origins: OriginCount;
  /** what would settle it */
  unresolved: string | null;
  /** id of the wider claim of which this is one camp: readings that agree with one another */
  part_of: string | null;
  /** the proof of independent_origins: which members go back to one origin, and what shows it */
  collapses: Collapse[];
  /** what would bring low and high together, a sentence each */
  would_narrow: string[];
}

/** One root behind some of a claim's members. */
export interface ClaimOrigin {
  /** the person, body or document at the root */
  name: string;
  /** ids of the figures or attributions that go back to it */
  members: string[];
  /** why they do */
  basis: string;
  /** whether it counts in low; false: who it is stays open, so that it may be one of the others */
  named: boolean;
}

/** How one reading stands to another; `from_id` and `to_id` are figure or attribution ids. */
export interface ClaimPair {
  /** id of a figure or attribution */
  from: string;
  /** id of another */
  to: string;
  /** how the first stands to the second */
  relation: "agrees" | "refines" | "conflicts" | "evolves" | "derived" | "single";
  /** one sentence */
  reason: string;
}

/** Members of a claim that go back to one origin, and what shows it. */
export interface Collapse {
  /** ids of the figures or attributions that are joined; so many groups less one are gone by it */
  members: string[];
  /** name of the origin that they then share */
  origin: string;
  /** speaker, body, agency copy, passage, credit, repetition, derived or judgement (a person said so) */
  by: "speaker" | "body" | "agency copy" | "passage" | "credit" | "repetition" | "derived" | "judgement";
  /** what shows it */
  sentence: string;
  /** what shows it in the report of the first member; null where it is beside the text */
  left: Span | null;
  /** the same in the report of the second */
  right: Span | null;
}

/** What a report itself says about where it had something: "via AP", "Editing and Translating by …". */
export interface Credit {
  /** the credit as printed */
  span: Span;
  /** what it credits */
  kind: "byline" | "translation" | "agency" | "contribution" | "copyright" | "photo" | "republication" | "relay";
  /** the names in it */
  names: string[];
}

/** The dispatch head: "BELOVAR, MAY 6, NORDWIRE."; parts that do not stand there are None. */
export interface Dateline {
  /** place as printed */
  place: string | null;
  /** date as printed */
  date: string | null;
  /** agency as printed */
  agency: string | null;
  /** the whole dispatch head */
  span: Span;
}

/** Words that the sides of a passage do not have alike; "added" has no left span, "omitted" no right one. */
export interface Difference {
  /** replaced, added, omitted or moved */
  kind: "replaced" | "added" | "omitted" | "moved";
  /** the words in the left report, null where they were added */
  left: Span | null;
  /** the words in the right report, null where they were omitted */
  right: Span | null;
}

/** One report. `text` is what every span of it refers to; nothing is stripped from it. */
export interface Document {
  /** id that spans and edges name the report by */
  id: string;
  /** its letter: A, B, … */
  siglum: string;
  /** path relative to what all given paths share */
  file: string;
  /** line in a JSONL file, counted from 1; null for a file of one report */
  line: number | null;
  /** digest of the file's bytes */
  sha256: string;
  /** length of the text in code points */
  characters: number;
  /** the text that all spans of the report refer to */
  text: string;
  /** runs [text_start, source_byte_start, length] that lead from the text back to the file's bytes */
  offsets: ([number, number, number])[];
  /** encoding that the bytes were decoded with */
  encoding: string;
  /** headline */
  title: string | null;
  /** who published the report */
  outlet: string | null;
  /** the agency whose copy it says it prints */
  agency: string | null;
  /** the byline as printed */
  byline: string | null;
  /** the dispatch head */
  dateline: Dateline | null;
  /** what the report itself says about where it had something */
  credits: Credit[];
  /** language of the text */
  language: string;
  /** when it was published */
  published: Published;
  /** where it was published */
  url: string | null;
  /** stretches [start, end) of the text that are running text, not metadata, dateline, credit or caption */
  body: ([number, number])[];
  /** other keys of the input, carried along */
  extra: { [key: string]: unknown };
}

/** A quotation that reports give differently: cut, reworded, without its marks, by another speaker or another reporting word. */
export interface Drift {
  /** id of the quotation */
  id: string;
  /** the forms it is given in, the fullest first; not said to be nearest to what was said */
  forms: QuotedForm[];
  /** how the other forms differ from the fullest */
  changes: Change[];
}

/** Something left out, and why. */
export interface Dropped {
  /** what was left out */
  what: string;
  /** why */
  reason: string;
}

/** A borrowing: `to_report` has something from `from_report` (or both share it, direction unknown). */
export interface Edge {
  /** id of the report borrowed from */
  from: string;
  /** id of the report that borrowed */
  to: string;
  /** reuse of text, a credit, or a quotation */
  kind: "reuse" | "credit" | "quotation";
  /** stated, likely or unknown */
  direction: "stated" | "likely" | "unknown";
  /** why it is held */
  evidence: Evidence[];
}

/** Why something is held: no score travels alone. */
export interface Evidence {
  /** what was compared */
  feature: string;
  /** how strongly it speaks */
  score: number;
  /** one sentence for the reader */
  sentence: string;
  /** span in one report */
  left: Span | null;
  /** span in the other */
  right: Span | null;
}

/** A number as printed ("more than 300"), with what it counts. */
export interface Figure {
  /** id of the figure */
  id: string;
  /** the number with its approximator */
  span: Span;
  /** the amount; null for vague words and ranges */
  value: number | null;
  /** lower bound that the words themselves set; null is none */
  low: number | null;
  /** upper bound that the words themselves set; null is none */
  high: number | null;
  /** whether the lower bound itself is meant */
  low_inclusive: boolean | null;
  /** whether the upper bound itself is meant */
  high_inclusive: boolean | null;
  /** what a named rule makes of approximations and vague words; comparisons use it */
  interval: Interval;
  /** how the words bound the amount */
  bound: "exact" | "approx" | "at_least" | "more_than" | "at_most" | "less_than" | "range";
  /** ISO 4217 code, percent, km/h, fraction, …; null for plain counts */
  unit: string | null;
  /** the counted noun phrase */
  counted: Span | null;
  /** what is said of the counted */
  predicate: Span[];
  /** key shared by figures, across reports, that measure the same thing */
  measure: string | null;
  /** killed, wounded, missing, … */
  outcome: string | null;
  /** whose, of whom: side or group, as the words give it */
  population: string | null;
  /** where, as the words give it */
  place: string | null;
  /** the days that the figure speaks of */
  as_of: Period | null;
  /** explicit chain of names, outermost channel first, origin last; empty for the report's own voice */
  sources: string[];
  /** chain that only the discourse gives */
  sources_inferred: string[];
  /** id of the attribution that the figure stands in */
  attribution: string | null;
  /** whether it stands inside quotation marks */
  inside_quote: boolean;
  /** lemma of the counted head noun, also where it is elided */
  head: string | null;
  /** id of the figure that a share or rate refers to */
  base: string | null;
  /** what a rate is per: month, person, … */
  per: string | null;
  /** what kind of number it is */
  role: "count" | "money" | "share" | "measurement" | "rate" | "multiple" | "ordinal" | "change" | "vague";
  /** how the giver stands to those counted: own side, other side, third party; null where not shown */
  giver_side: "own" | "other" | "third" | null;
  /** one sentence: what in the text shows it */
  giver_side_why: string | null;
  /** whether it is a part of a larger number: "three of them" */
  subset: boolean;
  /** what the number is said of, nearest phrase first; for a count, the group that those counted are part of */
  concept: Span[];
  /** the stretch of time over which the words count: "299 killings this year"; null: one event's */
  period: Period | null;
}

/** What an amount may be, by a named rule; None is unbounded. */
export interface Interval {
  /** least amount; null is unbounded */
  low: number | null;
  /** greatest amount; null is unbounded */
  high: number | null;
  /** the named rule that made the interval */
  rule: string;
}

/** A person's decision: a fact, never overwritten by a machine. `state`, `items` and `why` tell what became of it here. */
export interface Judgement {
  /** id that it was given where it was made */
  id: string;
  /** accept, reject, correct, same, different or unsure */
  verdict: "accept" | "reject" | "correct" | "same" | "different" | "unsure";
  /** what is judged; origin: whether two members of a claim go back to one */
  kind: "figure" | "attribution" | "timex" | "toponym" | "actor" | "passage" | "claim" | "origin" | "edge";
  /** the words that it speaks of, where they stood when it was made */
  anchors: Anchor[];
  /** of a correction: keys of the item, each with its new value */
  changes: { [key: string]: unknown };
  /** the judged item as it stood, so that it can be put back */
  item: { [key: string]: unknown } | null;
  /** what the person wrote beside it */
  note: string;
  /** who judged */
  by: string;
  /** when (ISO 8601) */
  at: string;
  /** applied: it had an effect or confirmed what stands; noted: kept only; orphaned: its words stand no more */
  state: "applied" | "noted" | "orphaned";
  /** ids in this result of what it speaks of */
  items: string[];
  /** one sentence: what became of it */
  why: string;
}

/** The borrowings of one story. */
export interface Lineage {
  /** borrowings */
  edges: Edge[];
  /** ids of reports with no exemplar among those read */
  origins: string[];
  /** sentences: what is open, and why */
  cannot_conclude: string[];
  /** outlets and agencies that reports credit, and which of the reports read those published */
  credits: ResolvedCredit[];
  /** texts that several reports go back to and that are not among those read */
  lost: LostOrigin[];
  /** the best tree and its rivals */
  trees: Tree[];
  /** how many texts stand behind the reports, as far as shared text and credits show */
  independent_origins: OriginCount;
}

/** A text that several reports go back to and that is not among those read. */
export interface LostOrigin {
  /** ids of the reports next to it */
  reports: string[];
  /** the agency or outlet they credit; null where they credit none */
  name: string | null;
  /** why it is held */
  evidence: Evidence[];
}

/** One place where an actor stands in a text. */
export interface Mention {
  /** id of the report */
  report: string;
  /** first code point */
  start: number;
  /** code point after the last */
  end: number;
  /** what stands there */
  text: string;
  /** "title" where it lies in a headline outside the text */
  field?: string | null;
  /** name, abbreviation, description or pronoun */
  kind: "name" | "abbreviation" | "description" | "pronoun";
}

/** Different wordings for the same people or place. */
export interface Naming {
  /** id of the naming */
  id: string;
  /** who or what is named */
  referent: string;
  /** the wordings */
  names: NamingVariant[];
}

/** One wording for a referent: where it stands, in whose voice. */
export interface NamingVariant {
  /** the wording */
  wording: string;
  /** where it stands, each with `voice`: own, or quotation */
  spans: (Span & { voice: "own" | "quotation" })[];
}

/** How many independent origins there may be. */
export interface OriginCount {
  /** at least so many */
  low: number;
  /** at most so many */
  high: number;
}

/** Text that two reports share. */
export interface Passage {
  /** id of the passage */
  id: string;
  /** the passage in one report */
  left: Span;
  /** the passage in the other */
  right: Span;
  /** verbatim, edited or paraphrase */
  kind: "verbatim" | "edited" | "paraphrase";
  /** share of the text that is alike, 0 to 1 */
  similarity: number;
  /** what kind of text is shared */
  what: "quotation" | "agency copy" | "narration";
  /** words that an edited passage's sides do not have alike, in the order of the left side */
  differences: Difference[];
}

/** Days from `earliest` to `latest`, both included; None is open. */
export interface Period {
  /** first day; null is open */
  earliest: string | null;
  /** last day, included; null is open */
  latest: string | null;
}

/** A place of the gazetteer. `lat` and `lon` in degrees (WGS 84); a country or region has its centroid. */
export interface Place {
  /** canonical name */
  name: string;
  /** ISO 3166-1 alpha-2; several where disputed */
  countries: string[];
  /** degrees north (WGS 84) */
  lat: number | null;
  /** degrees east (WGS 84) */
  lon: number | null;
  /** what the coordinates stand for */
  precision: "point" | "city" | "region" | "country";
}

/** When a report was published: one day, or the interval in which it must lie. */
export interface Published {
  /** the day, where it is one day */
  value: string | null;
  /** first day it may be */
  earliest: string | null;
  /** last day it may be */
  latest: string | null;
  /** stated in the report, inferred from it, or unknown */
  basis: "stated" | "inferred" | "unknown";
  /** one sentence: by which evidence */
  why: string;
  /** the moment (ISO 8601), where a time of day is stated; with its UTC offset where one is given */
  time: string | null;
}

/** One form in which words are given as someone's, and every place that gives them so. */
export interface QuotedForm {
  /** the words, once per attribution */
  spans: Span[];
  /** ids of the attributions, in the order of `spans` */
  attributions: string[];
  /** who is given as their speaker */
  speaker: string | null;
  /** direct, mixed or indirect speech */
  kind: "direct" | "mixed" | "indirect";
  /** how the words are put forward */
  modality: "stated" | "reported" | "announced" | "confirmed" | "denied" | "alleged" | "demanded" | "predicted" | "asked";
  /** the reporting words */
  cue: string | null;
}

/** One row of a recorder's table: what the readings of one measure come to under one named rule. */
export interface Record {
  /** id of the row */
  id: string;
  /** id of the claim whose readings these are */
  claim: string;
  /** the named rule: the words' own bounds, or after the UCDP or ACLED codebook */
  rule: "literal" | "ucdp" | "acled";
  /** the measure that is recorded */
  measure: string;
  /** what is counted, in a report's words */
  topic: string;
  /** killed, wounded, missing, … */
  outcome: string | null;
  /** whose, of whom */
  population: string | null;
  /** where */
  place: string | null;
  /** ISO 4217 code of money; null for people and things */
  unit: string | null;
  /** the days that the reports name for what is counted */
  event: Period | null;
  /** lowest number under the rule; null is none */
  low: number | null;
  /** the one number under the rule; null where it gives none */
  best: number | null;
  /** highest number under the rule; null is none */
  high: number | null;
  /** ids of the figures that give the best number */
  best_from: string[];
  /** the days the best number speaks of, else those its reports were published on */
  as_of: Period | null;
  /** ids of the figures that were read */
  readings: string[];
  /** ids of the reports they stand in */
  reports: string[];
  /** how many independent origins the readings may have */
  independent_origins: OriginCount;
  /** on whose word, each with how they stand to those counted */
  givers: RecordGiver[];
  /** which readings made which number, and by which step of the rule */
  why: string;
}

/** On whose word a recorded number stands, and how they stand to those counted. */
export interface RecordGiver {
  /** the giver; empty for the report's own voice */
  name: string;
  /** own side, other side or third party; null where the text does not show it */
  side: "own" | "other" | "third" | null;
}

/** One outlet or agency that a report credits, and which of the reports read it published. */
export interface ResolvedCredit {
  /** id of the report that gives the credit */
  report: string;
  /** the name as printed, else the credit line; null where it stands beside the text */
  span: Span | null;
  /** what kind of credit it is, and where it stands */
  kind: "byline" | "translation" | "agency" | "contribution" | "copyright" | "photo" | "republication" | "dateline" | "label" | "citation" | "first report" | "interview" | "relay";
  /** one name for the outlet or agency, however it is printed */
  name: string;
  /** ids of the other reports read that it published; empty where none was read */
  reports: string[];
  /** what it says, for the reader */
  sentence: string;
}

/** Code points [start, end) of one report's text, with the text that stands there. */
export interface Span {
  /** id of the report */
  report: string;
  /** first code point */
  start: number;
  /** code point after the last */
  end: number;
  /** what stands there: equal to the slice [start, end) of the report's text */
  text: string;
  /** "title" where the span lies in a headline that stands outside the text */
  field?: string | null;
}

/** When something happened, by which reports' words. */
export interface TimelineEntry {
  /** first day */
  earliest: string | null;
  /** last day */
  latest: string | null;
  /** how finely the time is known */
  precision: string;
  /** the words that tell it */
  event: Span;
  /** on whose word; empty for the report's own voice */
  sources: string[];
  /** its name in this result */
  id: string;
  /** how the time was read */
  basis: string;
  /** the other words that tell the same event, in whichever report */
  also: Span[];
  /** ids of entries in which other reports tell the same of another time */
  differs: string[];
}

/** A time expression (TIMEX3) and the days it may mean. */
export interface Timex {
  /** id of the time expression */
  id: string;
  /** the time expression */
  span: Span;
  /** TIMEX3 type */
  type: "DATE" | "TIME" | "DURATION" | "SET";
  /** TIMEX3 value */
  value: string;
  /** first day it may mean */
  earliest: string | null;
  /** last day it may mean */
  latest: string | null;
  /** the day it was resolved against */
  anchor: string | null;
  /** one sentence: how it was resolved */
  rule: string;
  /** how finely it names its time */
  precision: "time" | "day" | "week" | "month" | "quarter" | "year" | "decade" | "century" | "vague";
}

/** A place name, a demonym ("Syrian") or a metonym ("Ankara said"). */
export interface Toponym {
  /** id of the toponym */
  id: string;
  /** the words */
  span: Span;
  /** name, demonym ("Syrian") or metonym ("Ankara said") */
  kind: "name" | "demonym" | "metonym";
  /** canonical name of the place; null where none is chosen */
  place: string | null;
  /** ISO 3166-1 alpha-2; several where disputed; none where no place is chosen */
  countries: string[];
  /** degrees north (WGS 84); a country or region has its centroid */
  lat: number | null;
  /** degrees east (WGS 84) */
  lon: number | null;
  /** what the coordinates stand for */
  precision: "point" | "city" | "region" | "country" | null;
  /** places that were not chosen */
  candidates: Place[];
}

/** One way in which the reports may hang together, after the best one its rivals. */
export interface Tree {
  /** borrowings */
  edges: TreeEdge[];
  /** words that its reports must have added or changed; the fewer, the better */
  cost: number;
  /** what speaks for it, or how it differs from the best tree and what would decide */
  sentence: string;
}

/** One borrowing in a tree; with `directed` False the two may stand the other way round. */
export interface TreeEdge {
  /** id of the exemplar */
  from: string;
  /** id of the report that has it from there */
  to: string;
  /** false where it may be the other way round */
  directed: boolean;
}

/** A place where witnesses of a passage differ; the first reading is that of the base witness (the lemma). */
export interface Variant {
  /** whether the readings differ in a figure, a name or other words */
  kind: "figure" | "name" | "words";
  /** the readings, that of the base witness (the lemma) first */
  readings: VariantReading[];
}

/** What some witnesses have at one place: the words, once per witness; an empty span where they have nothing. */
export interface VariantReading {
  /** the words; empty where they are lacking */
  wording: string;
  /** where they stand, one per witness; an empty span marks the place where they are lacking */
  spans: Span[];
}
