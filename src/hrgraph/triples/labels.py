"""Labels of acts: one readable line that says who did what to whom."""

from __future__ import annotations

from hrgraph.records import Act, ActKey, Participant

__all__ = ["act_label"]

# key: verb for one actor, verb for several, what leads to the addressee, what leads to an instrument
_VERBS: dict[ActKey, tuple[str, str, str, str]] = {
    "urge": ("urges", "urge", "", "action on"),
    "welcome": ("welcomes", "welcome", "", ""),
    "condemn": ("condemns", "condemn", "", ""),
    "concern": ("voices concern", "voice concern", "to", "about"),
    "state": ("makes a statement", "make a statement", "to", "on"),
    "commit": ("makes a promise", "make a promise", "to", "on"),
    "meet": ("meets", "meet", "", "about"),
    "submit": ("submits", "submit", "to", ""),
    "adopt": ("decides", "decide", "on", "on"),
    "join": ("joins", "join", "", ""),
    "appoint": ("appoints", "appoint", "", "under"),
    "attack": ("attacks", "attack", "", "over"),
    "commemorate": ("commemorates", "commemorate", "", ""),
}


def act_label(act: Act) -> str:
    """One line for people, such as "ISHR and 5 others urge António Guterres"."""
    singular, plural, to_addressee, to_instrument = _VERBS[act.key]
    targets, link = (act.addressees, to_addressee) if act.addressees else (act.instruments, to_instrument)
    if act.key == "attack" and not act.actors:
        return f"{_names(act.addressees)} {'is' if _one(act.addressees) else 'are'} attacked"
    words = [_names(act.actors) or "Somebody", singular if _one(act.actors) else plural]
    if targets:
        words += [link, _names(targets)]
    return " ".join(word for word in words if word)


def _one(participants: tuple[Participant, ...]) -> bool:
    return len(participants) <= 1 and not any(p.type == "group" for p in participants)


def _names(participants: tuple[Participant, ...]) -> str:
    if not participants:
        return ""
    first, others = participants[0].label, len(participants) - 1
    if others == 0:
        return first
    return f"{first} and {participants[1].label}" if others == 1 else f"{first} and {others} others"
