"""Of the claims that frames find at one verb those that no other makes pointless."""

from __future__ import annotations

from hrgraph.acts.parts import Claim

__all__ = ["without_shadows"]


def without_shadows(found: list[Claim]) -> list[Claim]:
    """Of one verb's claims those that no other makes pointless."""
    if len(found) < 2:
        return found
    if any(c.frame == "adopt/vote-down" for c in found):
        found = [c for c in found if c.act != "condemn"]
    if any(c.act == "adopt" for c in found):  # a court that hands down a judgment delivers no document
        found = _only_adopts(found)
    if any(c.frame in ("attack/file-charges", "attack/hand-sentence") for c in found):  # nor who sues
        found = [c for c in found if c.act != "submit"]
    if any(c.frame == "commemorate/tribute-to-the-dead" for c in found):
        found = [c for c in found if c.act != "welcome"]
    if any(c.act == "commemorate" and c.addressees for c in found):  # who is named the winner gets no post
        found = [c for c in found if c.act != "appoint"]
    if any(c.frame in ("meet/pay-call", "meet/drop-in") for c in found):  # "called on the King" asks nothing
        found = [c for c in found if c.act != "urge"]
    if any(c.frame == "commemorate/mark" for c in found):  # "mourn the death of A" remembers A
        found = [c for c in found if c.act != "concern"]
    if len(found) > 1:  # "reiterated this call" asks, and doesn't also state
        found = [c for c in found if c.act != "state"]
    return found


def _only_adopts(found: list[Claim]) -> list[Claim]:
    """What a body adopts or a court decides is no other act besides; a court's sentence harms, instead."""
    court = any(c.frame in ("adopt/court-decide", "adopt/court-find") for c in found)
    if court and any(c.act in ("attack", "appoint") for c in found):
        return [c for c in found if c.act != "adopt"]
    # "ordered *Chad* to free him": the party that has to obey is asked
    if any(c.frame == "adopt/court-decide" for c in found) and any(
        c.frame == "urge/summon-order" and c.addressees and c.trigger.tag_ != "VBG" for c in found
    ):
        return [c for c in found if c.act not in ("adopt", "submit", "condemn", "state", "commit")]
    law = any(c.frame == "adopt/sign-law" for c in found)
    others = {
        "submit",
        *(("commit",) if any(c.frame == "adopt/vote-to" for c in found) else ()),
        *(("condemn", "urge", "state", "welcome", "commit") if court else ()),
        *(("join",) if law else ()),
    }
    return [c for c in found if c.act not in others or c.frame == "condemn/hold-responsible"]
