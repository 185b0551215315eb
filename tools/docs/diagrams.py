"""The diagrams of the documentation, drawn from the ontology and the authority data."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from textwrap import wrap

from rdflib import OWL, RDF, RDFS, Graph, Literal, URIRef
from rdflib.namespace import SKOS
from tools.docs.drawing import Drawing, text_width

from hrgraph.authority import AuthorityIndex
from hrgraph.authority.periods import last_day
from hrgraph.iris import BASE, HRG
from hrgraph.resources import ontology_dir
from hrgraph.validate.rules import read_turtle

__all__ = ["diagrams", "offices_in_time", "overview", "tree"]

_PAGE = "ontology.html"
_PLACES = {
    "Instrument": (20, 20),
    "Act": (20, 190),
    "Article": (20, 360),
    "Actor": (530, 90),
    "Office": (530, 250),
    "Membership": (530, 360),
}
"""Where the main classes stand in the overview; the properties between them are drawn from the ontology."""
_BOX = (150.0, 44.0)


def load() -> Graph:
    """The ontology's own terms."""
    return read_turtle(ontology_dir() / "core.ttl") + read_turtle(ontology_dir() / "acts.ttl")


def diagrams() -> Mapping[str, str]:
    """SVG of overview, acts, actors and instruments."""
    graph = load()
    return {
        "overview": overview(graph),
        "acts": tree(graph, "Act", "The kinds of acts, with the shortcut that each gives"),
        "actors": tree(graph, "Actor", "The kinds of actors"),
        "instruments": tree(graph, "Instrument", "The kinds of instruments"),
    }


def _label(graph: Graph, term: URIRef) -> str:
    return str(
        next(o for o in graph.objects(term, RDFS.label) if isinstance(o, Literal) and o.language == "en")
    )


def overview(graph: Graph) -> str:
    """The main classes and, on the lines between them, the object properties between them."""
    between: dict[tuple[str, str], list[str]] = defaultdict(list)
    within: dict[str, list[str]] = defaultdict(list)
    shortcuts = set(graph.objects(None, URIRef(f"{HRG}shortcut")))
    derived: list[str] = []
    for term in sorted(str(s) for s in graph.subjects(RDF.type, OWL.ObjectProperty)):
        start, end = (
            str(graph.value(URIRef(term), part)).removeprefix(HRG) for part in (RDFS.domain, RDFS.range)
        )
        name = term.removeprefix(HRG)
        if URIRef(term) in shortcuts:
            derived.append(name)
        elif start in _PLACES and end in _PLACES:
            (within[start] if start == end else between[start, end]).append(name)
    notes = [
        f"between {_label(graph, URIRef(HRG + name))}s: {', '.join(names)}"
        for name, names in sorted(within.items())
    ]
    notes += [
        "from actor to actor, as shortcuts derived from acts: " + ", ".join(derived),
        "evidence leads from an act to an oa:Annotation: the quotation and its place in the article",
        "a membership leads to the person by org:member, and has a begin and an end",
    ]
    rows = [row for note in notes for row in wrap(note, 98, subsequent_indent="   ")]
    drawing = Drawing(
        "The main classes of the ontology and the properties between them", 700, 450 + 18 * len(rows)
    )
    width, height = _BOX
    centre = {name: (x + width / 2, y + height / 2) for name, (x, y) in _PLACES.items()}
    for (start, end), names in sorted(between.items()):
        back = between.get((end, start), [])
        if back and end < start:
            continue  # drawn with the other direction
        right = centre[start][0] <= centre[end][0]
        words = [f"{n} →" if right else f"← {n}" for n in names] + [
            f"← {n}" if right else f"{n} →" for n in back
        ]
        _edge(drawing, centre[start], centre[end], words if back else names, both=bool(back))
    for name, (x, y) in _PLACES.items():
        drawing.rectangle(x, y, width, height, "strong" if name == "Act" else "box")
        words_ = _label(graph, URIRef(HRG + name))
        left = x + width / 2 - text_width(words_, 14) / 2
        drawing.link(
            f"{_PAGE}#{name}", words_, left, y + 27, 14, "on-strong" if name == "Act" else "", bold=True
        )
    for at, row in enumerate(rows):
        drawing.text(20, 446 + 18 * at, row, 12, kind="soft")
    return drawing.svg()


def _edge(
    drawing: Drawing,
    start: tuple[float, float],
    end: tuple[float, float],
    names: list[str],
    both: bool = False,
) -> None:
    """An arrow from box to box, with its names on it; with two heads where names lead both ways."""
    (x0, y0), (x1, y1) = _border(start, end), _border(end, start)
    drawing.line([(x0, y0), (x1, y1)], arrow=True)
    if both:
        drawing.line([(x1, y1), (x0, y0)], arrow=True)
    x, y = (x0 + x1) / 2, (y0 + y1) / 2
    top = y - 8 * (len(names) - 1)
    width = max(text_width(n, 12) for n in names) + 8
    drawing.rectangle(x - width / 2, top - 10, width, 16 * len(names) + 4, "ground")
    for row, name in enumerate(names):
        drawing.text(x, top + 3 + 16 * row, name, 12, "middle")


def _border(inside: tuple[float, float], towards: tuple[float, float]) -> tuple[float, float]:
    """Where the line from the centre of a box towards another point leaves the box."""
    dx, dy = towards[0] - inside[0], towards[1] - inside[1]
    scale = min(
        (_BOX[0] / 2) / abs(dx) if dx else float("inf"),
        (_BOX[1] / 2) / abs(dy) if dy else float("inf"),
    )
    return inside[0] + dx * scale, inside[1] + dy * scale


def tree(graph: Graph, root: str, title: str) -> str:
    """The classes below one, a row each; act types with their key and their shortcut."""
    rows: list[tuple[int, URIRef]] = []

    def walk(term: URIRef, depth: int) -> None:
        rows.append((depth, term))
        below = [c for c in graph.subjects(RDFS.subClassOf, term) if isinstance(c, URIRef)]
        for child in sorted(below, key=lambda c: _label(graph, c).casefold()):
            walk(child, depth + 1)

    walk(URIRef(HRG + root), 0)
    step, row_height = 34, 30
    drawing = Drawing(title, 700, row_height * len(rows) + 10)
    last: dict[int, float] = {}
    for at, (depth, term) in enumerate(rows):
        x, y = 10 + step * depth, 8 + row_height * at
        words = _label(graph, term)
        width = text_width(words, 13) + 22
        if depth:
            up = 10 + step * (depth - 1) + 14
            drawing.line([(up, last[depth]), (up, y + 12), (x, y + 12)])
        last[depth] = y + 12
        last[depth + 1] = y + 24
        drawing.rectangle(x, y, width, 24, "strong" if not depth else "box")
        drawing.link(
            f"{_PAGE}#{str(term).removeprefix(HRG)}", words, x + 10, y + 17, 13, "" if depth else "on-strong"
        )
        note = [f"hrg:{str(term).removeprefix(HRG)}"]
        if shortcut := graph.value(term, URIRef(f"{HRG}shortcut")):
            key = graph.value(term, SKOS.notation)
            note.append(f"“{key}” in the lexicon, shortcut hrg:{str(shortcut).removeprefix(HRG)}")
        drawing.text(x + width + 12, y + 17, ", ".join(note), 12, kind="soft")
    return drawing.svg()


def offices_in_time(index: AuthorityIndex, offices: tuple[str, ...], first: int, last: int) -> str:
    """Who held some offices from one year to another, a bar for each tenure.

    Args:
        index: the compiled authority data.
        offices: the ends of their IRIs, such as "office/un-secretary-general".
        first, last: the years at the edges.
    """
    left, right, top = 20.0, 690.0, 34.0
    drawing = Drawing("Holders of offices in time", 700, 0)

    def place(date: str, otherwise: float) -> float:
        if not date:
            return otherwise
        year, month, day = (int(part) for part in (*date.split("-"), "1", "1")[:3])
        when = year + (month - 1) / 12 + (day - 1) / 365
        return min(right, max(left, left + (when - first) / (last + 1 - first) * (right - left)))

    for year in range(first, last + 1, 5):
        x = place(str(year), left)
        drawing.line([(x, 20), (x, 26)])
        drawing.text(x, 15, str(year), 12, "middle", "soft")
    y = top
    for office in offices:
        record = index.get(BASE + office)
        assert record is not None, office
        drawing.text(left, y + 14, record.label, 13, bold=True)
        y += 22
        tenures = [t for t in index.tenures(BASE + office) if not t.end or t.end >= str(first)]
        for tenure in sorted(tenures, key=lambda t: (t.begin, t.person)):
            person = index.get(tenure.person)
            x0, x1 = place(tenure.begin, left), place(tenure.end and last_day(tenure.end), right)
            words = f"{person.label if person else tenure.person} {tenure.begin}–{tenure.end}"
            drawing.rectangle(x0, y + 2, max(3.0, x1 - x0), 14, "strong", words)
            if x1 + text_width(words, 12) + 8 < right:
                drawing.text(x1 + 6, y + 13, words, 12)
            else:
                drawing.text(x0 - 6, y + 13, words, 12, "end")
            y += 20
        y += 10
    drawing.height = y
    return drawing.svg()
