"""The page of the lexicon: the frames of each act with their words and examples."""

from __future__ import annotations

from tools.docs.markup import plain

from hrgraph.lexicon import Frame, load_lexicon
from hrgraph.records import ACT_KEYS

__all__ = ["lexicon_page"]


def lexicon_page() -> str:
    """The page, as Markdown."""
    frames = load_lexicon().frames
    lines = [
        "# Frames of the lexicon",
        "",
        "A frame says which words report an act and which part of the sentence plays which role. [The",
        "lexicon](../lexicon.md) explains the keys; [Add a verb](../how-to/add-a-verb.md) says how to",
        "add to it. Under each example stands what the frame reads in it: actors → addressees #",
        "instruments. The tests run every example.",
        "",
        "| act | frames | words |",
        "|---|---|---|",
    ]
    for act in ACT_KEYS:
        own = [f for f in frames if f.act == act]
        lines.append(f"| [{act}](#{act}) | {len(own)} | {sum(len(_all_words(f)) for f in own)} |")
    for act in ACT_KEYS:
        lines += ["", f"## {act}", ""]
        for frame in sorted((f for f in frames if f.act == act), key=lambda f: f.id):
            lines += _frame(frame)
    return "\n".join(lines) + "\n"


def _all_words(frame: Frame) -> frozenset[str]:
    return frame.verbs | frame.nouns | frame.adjectives | frame.light_nouns


def _frame(frame: Frame) -> list[str]:
    lines = [f"### {frame.name}", ""]
    for title, words in (
        ("verbs", frame.verbs),
        ("nouns", frame.nouns),
        ("adjectives", frame.adjectives),
        ("with the objects", frame.light_nouns),
        ("actor", frame.actor),
        ("addressee", frame.addressee),
        ("demand", frame.demand),
        ("needs one of", frame.needs),
    ):
        if words:
            given = sorted(words) if isinstance(words, frozenset) else words
            lines.append(
                f"- {title}: {', '.join(f'`{word}`' if title not in _AS_TEXT else word for word in given)}"
            )
    lines.append("")
    for example in frame.examples:
        sentence, _, roles = (part.strip() for part in example.partition("|"))
        lines += [f"> {plain(sentence)}  ", f"> *{plain(roles.replace('>', '→'))}*", ""]
    return lines


_AS_TEXT = frozenset(("verbs", "nouns", "adjectives", "with the objects"))
