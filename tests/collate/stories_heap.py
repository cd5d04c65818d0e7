"""An invented heap: two alike ferry accidents weeks apart, a strike, a recipe that belongs nowhere."""

from __future__ import annotations

from stemma.model import Document
from tests.collate.making import report

#: id: (story, day, outlet, text)
HEAP = {
    "almira 1": (
        "almira", "2025-03-03", "Senn Courier",
        "The ferry Almira ran aground off Port Senn before dawn on Monday with 212 people on board, harbour master Ines Vollan "
        "said. Lifeboats from Port Senn took all passengers off the Almira within two hours. Vollan said the rudder had jammed.",
    ),
    "almira 2": (
        "almira", "2025-03-03", "Coast Radio",
        "All 212 passengers of the ferry Almira are safe after it struck the Hasp reef off Port Senn. Harbour master Ines "
        "Vollan told reporters that a jammed rudder was to blame. Divers will look at the hull of the Almira on Tuesday.",
    ),
    "almira 3": (
        "almira", "2025-03-04", "The Lantern",
        "Divers found a crack of nine metres in the hull of the Almira, the ferry that ran onto the Hasp reef off Port Senn on "
        "Monday. The rudder was jammed, Ines Vollan repeated. The line Senn Ferries halted its service with 3 other boats.",
    ),
    "korsa 1": (
        "korsa", "2025-03-24", "Lake Herald",
        "The ferry Korsa capsized on Lake Tuvo on Sunday in a squall; 41 people were pulled from the water near Brann. Mayor "
        "Oto Rehn said two passengers of the Korsa were still missing. Fishermen from Brann reached the ferry first.",
    ),
    "korsa 2": (
        "korsa", "2025-03-24", "Coast Radio",
        "Two passengers are missing after the ferry Korsa turned over in a squall on Lake Tuvo. Fishermen from Brann saved 41 "
        "people, mayor Oto Rehn said, and the search of Lake Tuvo goes on with boats and dogs.",
    ),
    "korsa 3": (
        "korsa", "2025-03-25", "The Lantern",
        "Searchers on Lake Tuvo found one of the two missing passengers of the Korsa alive on an islet near Brann. The ferry "
        "capsized in a squall on Sunday; 41 others were saved by fishermen. Mayor Oto Rehn called it a wonder.",
    ),
    "strike 1": (
        "strike", "2025-03-04", "Senn Courier",
        "Bakers of the Goldenrye chain walked out on Tuesday in 56 shops over night pay. Union leader Dana Quist said the "
        "Goldenrye bakers would stay out until wages rise by 7 percent. Shelves in Orlow were bare by noon.",
    ),
    "strike 2": (
        "strike", "2025-03-05", "The Lantern",
        "No bread in Orlow: the strike at Goldenrye entered its second day. Dana Quist, who leads the union, turned down an "
        "offer of 3 percent for the bakers. Goldenrye runs 56 shops and said that night pay was under review.",
    ),
    "recipe": (
        "recipe", "2025-03-05", "The Lantern",
        "For a good leek soup take three stalks, butter, a potato and patience. Stir slowly. Season with nutmeg and serve hot.",
    ),
}  # fmt: skip


def heap() -> list[Document]:
    """The reports, in the order in which they stand above."""
    return [report(name, text, published=day, outlet=outlet) for name, (_, day, outlet, text) in HEAP.items()]


def sorted_by_hand() -> set[frozenset[str]]:
    """The stories as sets of ids."""
    names: dict[str, set[str]] = {}
    for name, (story, *_) in HEAP.items():
        names.setdefault(story, set()).add(name)
    return {frozenset(found) for found in names.values()}
