"""The words of invented briefs: themes, sentences, names of places. Nothing in them is real.

Numbers never stand in a sentence here: they are figures of the brief, printed by ``{name}``, so that each
has its passage in the source.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Theme:
    """What a report is about: ``things`` that are ``state``, for ``people``, because of ``causes``."""

    topic: str
    things: str
    state: str
    people: str
    service: str
    causes: tuple[str, ...]
    effects: tuple[str, ...]
    asks: tuple[str, ...]


THEMES = (
    Theme(
        "water", "wells", "dry", "families", "clean water",
        ("the rains failed", "the pumps were never repaired", "upstream farms drew off the river"),
        ("children fetch water before school", "water is bought by the can", "herds are sold early"),
        ("repair the dry wells before the next dry season", "publish where lorries bring water"),
    ),
    Theme(
        "education", "schools", "closed", "pupils", "lessons",
        ("teachers were not paid", "roofs fell in after the storm", "soldiers used the classrooms"),
        ("pupils work in the fields", "examinations were missed", "girls stay at home"),
        ("pay the teachers of closed schools", "keep soldiers out of classrooms"),
    ),
    Theme(
        "health", "clinics", "without medicine", "patients", "treatment",
        ("deliveries stopped at the checkpoint", "the budget was cut", "nurses left for the coast"),
        ("fevers go untreated", "births take place at home", "patients walk for a day"),
        ("let deliveries of medicine pass", "print the stock of each clinic every month"),
    ),
    Theme(
        "housing", "homes", "burned", "tenants", "shelter",
        ("patrols set fire to roofs", "the lease was sold", "a depot was stored with fuel"),
        ("families sleep in a hall", "relatives share a room", "tools were lost with the houses"),
        ("pay for burned homes", "open the files on each fire"),
    ),
    Theme(
        "food", "markets", "empty", "households", "grain",
        ("the harvest was taken", "traders fear the road", "prices were fixed too low"),
        ("meals are skipped", "seed grain is eaten", "debts grow with every season"),
        ("protect the roads to markets", "release grain from the stores"),
    ),
    Theme(
        "justice", "complaints", "unanswered", "complainants", "a hearing",
        ("the court has no judge", "files were moved to the capital", "police refused to write them down"),
        ("witnesses have moved away", "elders settle cases by custom", "threats go on"),
        ("answer each complaint in writing", "appoint a judge for the district"),
    ),
    Theme(
        "roads", "bridges", "impassable", "drivers", "transport",
        ("a flood took the piers", "money for repairs was spent elsewhere", "heavy lorries broke the decks"),
        ("goods arrive late", "ambulances turn back", "villages are cut off in the wet months"),
        ("rebuild the bridges on the way to hospitals", "publish the contracts for repairs"),
    ),
    Theme(
        "work", "workshops", "unsafe", "workers", "safe work",
        ("inspectors were turned away", "doors are locked at night", "machines run without guards"),
        ("injuries are hidden", "wages are held back after accidents", "the young are hired by the day"),
        ("inspect every workshop without notice", "unlock the doors at night"),
    ),
)  # fmt: skip

TOPICS = (
    "accountability", "budgets", "children", "climate", "coast", "corruption", "detention", "elections",
    "farming", "forests", "girls", "islands", "land", "migration", "mining", "older people", "press freedom",
    "public services",
)  # fmt: skip

SYLLABLES = (
    ("Nor", "Sar", "Vel", "Tam", "Kes", "Bru", "Mol", "Ard", "Lin", "Osk", "Pel", "Ruv", "Tol", "Und", "Zim"),
    ("a", "e", "i", "o", "u", "ara", "eli", "imo", "oru", "una"),
    (
        "dan",
        "field",
        "ford",
        "hem",
        "kar",
        "lund",
        "mere",
        "nath",
        "ria",
        "stad",
        "tal",
        "vik",
        "wold",
        "zen",
    ),
)

EVENTS = (
    "the first {things} were reported {state}",
    "the association wrote to the ministry",
    "the ministry promised a visit",
    "a delegation of {people} walked to the capital",
    "the governor of {district} was replaced",
    "volunteers began the survey in {district}",
    "the provincial council debated {service}",
    "a fund for repairs was announced",
)

HEADINGS = (
    "In {district}, {people} wait for {service}",
    "Where {things} are {state}, {effect}",
    "In {district} {cause}, and nobody has had to answer for it",
    "The district of {district} was told too late",
    "Repairs in {district} began and were given up",
    "{People} of {district} pay for what the state owes them",
    "Officials of {district} knew, and {cause}",
    "What was promised to {district} has not arrived",
)

SENTENCES = (
    "{People} in {district} say that {cause}, and that {effect}.",
    "The association heard the same in {other}, where {effect}.",
    "Since then {effect}, and {service} has become a matter of luck.",
    "The ministry did not reply to the association's letters about {district}.",
    "Where {things} were still in use, {people} from {other} came to share them.",
    "Officials in {district} told volunteers that {cause}; the files that they showed say otherwise.",
    "A fund for {district} exists on paper, but its account was never opened.",
    "Older {people} remember a time when {service} was free in the whole province.",
    "In the hills above {other} the paths are closed for months, so that {effect}.",
    "Volunteers saw the {things} themselves, and took pictures that were compared with older ones.",
    "Nobody whom the association met in {district} had been asked what should be mended first.",
    "The council of {other} has begun to keep a list of its own, in which {things} are {state} by name.",
    "That {cause} was known to the governor, who wrote so in a letter to the capital.",
    "What is missing is not money: {service} was paid for, and the bills lie in the archive of {district}.",
    "Families with relatives abroad fare better, while others borrow from traders in {other}.",
    "The law of Examplia makes the province answer for {service}, and the province has not done so.",
)

QUOTES = (
    "We were told that {cause}, and that we should be patient. In {district} nobody is patient any more, because {effect}.",
    "Before, {service} was nothing that we spoke about. Now it is the first word in the morning and the last one at night.",
    "They came with a camera, they stood before the {things}, and they left for {other}. We have not seen them since.",
    "I wrote down every day on which {effect}. The book is full, and I have begun another one for the people of {other}.",
    "If the governor wants to know why {things} are {state}, he may come to {district} and ask the {people} there.",
    "It is not that we were forgotten. Somebody in the capital decided that {district} can wait, and so {effect}.",
    "My neighbours have left for {other}. Those who stayed are the ones who could not pay for the journey.",
)

SPEAKERS = (
    "a teacher",
    "a nurse",
    "a farmer",
    "a driver",
    "an elder",
    "a shopkeeper",
    "a widow",
    "a clerk",
    "a miller",
)

SUMMARIES = (
    "Volunteers of the association visited {seen} in four districts of {place}, an invented province of Examplia. "
    "They found {broken.number} of them {state}, a share of {share}. Again and again they heard that {cause}.",
    "The association spoke with {people} in every one of the districts. Most of them said that {effect}. "
    "The ministry was sent the findings a month before they were published, and did not comment on them.",
)

METHOD = (
    "Everything in this text is invented by a program: the province, its people and its figures. Volunteers went from "
    "place to place with the same form, and wrote down what they saw themselves. What they only heard is said to "
    "be heard. Where two forms disagreed, the lower number was taken. The association does not know how the {things} of "
    "places are that could not be reached because of the weather."
)
