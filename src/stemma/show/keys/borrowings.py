"""Keys of what travelled from report to report: passages, and the lineage of the reports."""

from __future__ import annotations

from stemma.model import Difference, Edge, Lineage, LostOrigin, Passage, ResolvedCredit, Tree, TreeEdge
from stemma.show.shape import Key

SHAPES: dict[type, tuple[Key, ...]] = {
    Passage: (
        Key("id", "id of the passage"),
        Key("left", "the passage in one report"),
        Key("right", "the passage in the other"),
        Key("kind", "verbatim, edited or paraphrase"),
        Key("similarity", "share of the text that is alike, 0 to 1"),
        Key("what", "what kind of text is shared"),
        Key("differences", "words that an edited passage's sides do not have alike, in the order of the left side"),
    ),
    Difference: (
        Key("kind", "replaced, added, omitted or moved"),
        Key("left", "the words in the left report, null where they were added"),
        Key("right", "the words in the right report, null where they were omitted"),
    ),
    Lineage: (
        Key("edges", "borrowings"),
        Key("origins", "ids of reports with no exemplar among those read"),
        Key("cannot_conclude", "sentences: what is open, and why"),
        Key("credits", "outlets and agencies that reports credit, and which of the reports read those published"),
        Key("lost", "texts that several reports go back to and that are not among those read"),
        Key("trees", "the best tree and its rivals"),
        Key("independent_origins", "how many texts stand behind the reports, as far as shared text and credits show"),
    ),
    LostOrigin: (
        Key("reports", "ids of the reports next to it"),
        Key("name", "the agency or outlet they credit; null where they credit none"),
        Key("evidence", "why it is held"),
    ),
    Tree: (
        Key("edges", "borrowings"),
        Key("cost", "words that its reports must have added or changed; the fewer, the better"),
        Key("sentence", "what speaks for it, or how it differs from the best tree and what would decide"),
    ),
    TreeEdge: (
        Key("from", "id of the exemplar", path="from_report"),
        Key("to", "id of the report that has it from there", path="to_report"),
        Key("directed", "false where it may be the other way round"),
    ),
    ResolvedCredit: (
        Key("report", "id of the report that gives the credit"),
        Key("span", "the name as printed, else the credit line; null where it stands beside the text"),
        Key("kind", "what kind of credit it is, and where it stands"),
        Key("name", "one name for the outlet or agency, however it is printed"),
        Key("reports", "ids of the other reports read that it published; empty where none was read"),
        Key("sentence", "what it says, for the reader"),
    ),
    Edge: (
        Key("from", "id of the report borrowed from", path="from_report"),
        Key("to", "id of the report that borrowed", path="to_report"),
        Key("kind", "reuse of text, a credit, or a quotation"),
        Key("direction", "stated, likely or unknown"),
        Key("evidence", "why it is held"),
    ),
}
