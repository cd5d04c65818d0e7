"""Keys of what the annotators find in one report."""

from __future__ import annotations

from stemma.model import Actor, Attribution, Figure, Interval, Mention, Period, Place, Timex, Toponym
from stemma.show.shape import COUNTRIES, Key

SHAPES: dict[type, tuple[Key, ...]] = {
    Interval: (
        Key("low", "least amount; null is unbounded"),
        Key("high", "greatest amount; null is unbounded"),
        Key("rule", "the named rule that made the interval"),
    ),
    Period: (Key("earliest", "first day; null is open"), Key("latest", "last day, included; null is open")),
    Place: (
        Key("name", "canonical name"),
        Key("countries", "ISO 3166-1 alpha-2; several where disputed"),
        Key("lat", "degrees north (WGS 84)"),
        Key("lon", "degrees east (WGS 84)"),
        Key("precision", "what the coordinates stand for"),
    ),
    Figure: (
        Key("id", "id of the figure"),
        Key("span", "the number with its approximator"),
        Key("value", "the amount; null for vague words and ranges", path="quantity.value"),
        Key("low", "lower bound that the words themselves set; null is none", path="quantity.low"),
        Key("high", "upper bound that the words themselves set; null is none", path="quantity.high"),
        Key("low_inclusive", "whether the lower bound itself is meant", path="quantity.low_inclusive"),
        Key("high_inclusive", "whether the upper bound itself is meant", path="quantity.high_inclusive"),
        Key(
            "interval", "what a named rule makes of approximations and vague words; comparisons use it", path="quantity.interval"
        ),
        Key("bound", "how the words bound the amount", path="quantity.bound"),
        Key("unit", "ISO 4217 code, percent, km/h, fraction, …; null for plain counts", path="quantity.unit"),
        Key("counted", "the counted noun phrase"),
        Key("predicate", "what is said of the counted"),
        Key("measure", "key shared by figures, across reports, that measure the same thing"),
        Key("outcome", "killed, wounded, missing, …"),
        Key("population", "whose, of whom: side or group, as the words give it"),
        Key("place", "where, as the words give it"),
        Key("as_of", "the days that the figure speaks of"),
        Key("sources", "explicit chain of names, outermost channel first, origin last; empty for the report's own voice"),
        Key("sources_inferred", "chain that only the discourse gives"),
        Key("attribution", "id of the attribution that the figure stands in"),
        Key("inside_quote", "whether it stands inside quotation marks"),
        Key("head", "lemma of the counted head noun, also where it is elided"),
        Key("base", "id of the figure that a share or rate refers to"),
        Key("per", "what a rate is per: month, person, …"),
        Key("role", "what kind of number it is"),
        Key("giver_side", "how the giver stands to those counted: own side, other side, third party; null where not shown"),
        Key("giver_side_why", "one sentence: what in the text shows it"),
        Key("subset", 'whether it is a part of a larger number: "three of them"'),
        Key("concept", "what the number is said of, nearest phrase first; for a count, the group that those counted are part of"),
        Key("period", 'the stretch of time over which the words count: "299 killings this year"; null: one event\'s'),
    ),
    Attribution: (
        Key("id", "id of the attribution"),
        Key("content", "the words, without the quotation marks"),
        Key("cue", "the reporting words"),
        Key("source", "who, as printed"),
        Key("speaker", "the name that the source resolves to"),
        Key("speaker_type", "what kind of source the speaker is"),
        Key("kind", "direct, mixed or indirect speech"),
        Key("modality", "how the words are put forward"),
        Key("parent", "id of the attribution that this one is nested in"),
        Key("chain", "names, outermost first"),
        Key("basis", "explicit, or continuing an attributed sentence"),
        Key("state", "how the quotation marks stand"),
        Key("candidates", "other speakers that the words allow"),
        Key("probability", "how often a trained model's answer like this one is right, 0 to 1; null where rules read it"),
    ),
    Timex: (
        Key("id", "id of the time expression"),
        Key("span", "the time expression"),
        Key("type", "TIMEX3 type"),
        Key("value", "TIMEX3 value"),
        Key("earliest", "first day it may mean", path="period.earliest"),
        Key("latest", "last day it may mean", path="period.latest"),
        Key("anchor", "the day it was resolved against"),
        Key("rule", "one sentence: how it was resolved"),
        Key("precision", "how finely it names its time"),
    ),
    Toponym: (
        Key("id", "id of the toponym"),
        Key("span", "the words"),
        Key("kind", 'name, demonym ("Syrian") or metonym ("Ankara said")'),
        Key("place", "canonical name of the place; null where none is chosen", path="place.name"),
        Key("countries", "ISO 3166-1 alpha-2; several where disputed; none where no place is chosen", form=COUNTRIES),
        Key("lat", "degrees north (WGS 84); a country or region has its centroid", path="place.lat"),
        Key("lon", "degrees east (WGS 84)", path="place.lon"),
        Key("precision", "what the coordinates stand for", path="place.precision"),
        Key("candidates", "places that were not chosen"),
    ),
    Actor: (
        Key("id", "id of the actor"),
        Key("name", "canonical name"),
        Key("type", "person, organisation or group"),
        Key("mentions", "every place where the actor stands in a text"),
        Key("roles", "titles and descriptions seen"),
        Key("aliases", "other names seen"),
    ),
    Mention: (
        *(
            Key(name, says, path=f"span.{name}", omit_none=name == "field")
            for name, says in (
                ("report", "id of the report"),
                ("start", "first code point"),
                ("end", "code point after the last"),
                ("text", "what stands there"),
                ("field", '"title" where it lies in a headline outside the text'),
            )
        ),
        Key("kind", "name, abbreviation, description or pronoun"),
    ),
}
