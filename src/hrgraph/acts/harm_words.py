"""Words for what attacks are aimed at: premises, belongings, bodies; and for where people are held."""

from __future__ import annotations

from spacy.tokens import Token

__all__ = [
    "BELONGINGS",
    "BODY",
    "BORDERS",
    "CUSTODY",
    "HOMES",
    "MONEY",
    "PREMISES",
    "SILENCING",
    "TIMES",
    "VOLLEYS",
    "WEAPONS",
    "is_custody",
]

PREMISES = frozenset(
    (
        *(
            "office",
            "headquarters",
            "home",
            "house",
            "premises",
            "premise",
            "apartment",
            "building",
            "bureau",
        ),
        *("newsroom", "centre", "center", "compound", "campus", "studio", "shelter", "flat", "residence"),
        *("property", "car", "vehicle", "room", "dormitory", "farm", "village", "camp", "church", "mosque"),
        *("hotel", "school", "branch", "door", "gate", "courtyard", "yard", "window", "chamber", "clinic"),
        *("library", "warehouse", "store", "shop", "van", "truck", "bus", "motorcycle", "motorbike"),
        *("bike", "boat", "ambulance", "convoy", "kiosk", "workshop", "station", "archive", "garage"),
        *("hut", "barn", "field", "crop", "tent", "stall", "site", "lab", "laboratory", "temple"),
        *("monastery", "convent", "synagogue", "transmitter", "antenna", "mast", "press", "computer"),
        *("grave", "monument", "memorial", "base", "meeting", "gathering", "rally", "vigil", "conference"),
        *("seminar", "caravan", "march", "stand"),
    )
)
BORDERS = frozenset(
    ("airport", "border", "checkpoint", "crossing", "frontier", "port", "gate", "roadblock", "terminal")
)
"""Where travellers are stopped."""
BODY = frozenset(
    (
        *("arm", "leg", "hand", "finger", "jaw", "nose", "rib", "skull", "neck", "bone", "tooth", "teeth"),
        *("wrist", "knee", "ankle", "thumb", "spine", "back", "foot", "shoulder", "eye", "throat", "face"),
    )
)
TIMES = frozenset((*("minute", "hour", "day", "night", "week", "month", "year", "decade", "time"),))
BELONGINGS = frozenset(
    (
        *("status", "licence", "license", "registration", "account", "asset", "personality"),
        *("accreditation", "passport", "newspaper", "website", "fund", "funding", "broadcast", "programme"),
        *("program", "site", "broadcasting", "channel", "page", "frequency", "permit", "visa", "citizenship"),
        *("nationality", "immunity", "operation", "activity", "credential", "membership", "charter"),
        *("certificate", "signal", "server", "phone", "laptop", "computer", "device", "equipment"),
        *("property", "document", "iphone", "email", "belonging", "camera", "pension", "salary"),
        *("transmission", "frequency", "archive", "land", "telephone", "line", "call", "van", "car"),
        *("vehicle", "ship", "boat", "vessel", "truck", "tractor", "cattle", "livestock", "savings"),
        *("saving", "money", "file", "ledger", "record", "paper", "copy", "book", "issue", "edition"),
        *("print", "airwaves", "show", "profile", "blog", "podcast"),
    )
)
CUSTODY = frozenset(
    (
        *("custody", "detention", "prison", "jail", "confinement", "captivity", "cell", "arrest"),
        *("solitary", "imprisonment", "remand", "bar", "incarceration", "gaol", "penitentiary", "camp"),
    )
)
MONEY = frozenset(
    (
        *("euro", "dollar", "pound", "rupee", "rouble", "ruble", "lira", "peso", "dinar", "rial", "yuan"),
        *("franc", "$"),
    )
)
HOMES = frozenset(
    (
        *("home", "house", "dormitory", "office", "bed", "car", "apartment", "flat", "street", "hospital"),
        *("village", "bus", "school", "church", "taxi", "train", "flight", "plane", "aircraft", "vehicle"),
        *("class", "classroom", "campus", "newsroom", "mosque", "shop", "hotel", "cell", "checkpoint", "van"),
    )
)
WEAPONS = frozenset(
    (
        *("drone", "missile", "jet", "warplane", "shell", "rocket", "bomb", "airstrike", "aircraft", "plane"),
        *("helicopter", "gunship", "artillery", "mortar", "fighter", "bomber", "tank"),
    )
)
VOLLEYS = frozenset(
    (
        *("gas", "teargas", "cannon", "bullet", "ammunition", "grenade", "round", "shot", "pellet", "spray"),
        *("baton", "canister", "water", "gunshot", "gunfire", "stone", "warning", "whip"),
    )
)
"""What is fired or thrown at a crowd to drive it away."""
SILENCING = frozenset(
    [
        *(
            "silence",
            "crush",
            "muzzle",
            "intimidate",
            "suppress",
            "target",
            "punish",
            "quash",
            "gag",
            "quell",
        ),
        *("eliminate", "eradicate", "persecute", "discredit", "harass", "oppress", "criminalise", "stifle"),
        *(
            "criminalize",
            "weaken",
            "terrorise",
            "terrorize",
            "dismantle",
            "disperse",
            "repel",
            "scatter",
            "dislodge",
            "wipe",
        ),
    ]
)
"""What measures against people are meant to do to them."""


def is_custody(place: Token) -> bool:
    """A place where people are held: "in *prison*", "to a *police station*"."""
    police = place.lemma_ in ("station", "headquarters") and any(c.lower_ == "police" for c in place.lefts)
    return place.lemma_ in CUSTODY or police
