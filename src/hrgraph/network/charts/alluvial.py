"""How communities split, merge and move from period to period."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from hrgraph.errors import UsageError
from hrgraph.iris import BASE
from hrgraph.network.acts import ActTable
from hrgraph.network.build import Network, slice_network
from hrgraph.network.charts.chart import Cell, Chart, page_link
from hrgraph.network.charts.svg import FAINT_TEXT, Drawing, ordered
from hrgraph.network.communities import community_labels, find_communities
from hrgraph.network.palette import COMMUNITY_COLOURS, FAINT
from hrgraph.network.periods import Slice

__all__ = ["alluvial"]

WIDTH, TOP, BAR, GAP = 1080.0, 84.0, 13.0, 9.0
STEP = 118.0
"""The least room from one period to the next."""


@dataclass(frozen=True, slots=True)
class _Block:
    period: str
    label: str
    members: frozenset[str]
    colour: str

    @property
    def key(self) -> str:
        return f"{self.period} {min(self.members)}"


def alluvial(
    table: ActTable, network: Network, size: Slice = "year", *, top: int = 8, base_url: str = BASE
) -> Chart:
    """Draw the communities of each period as blocks, and their members as bands from period to period.

    Args:
        table: what the network was built from.
        network: of any kind; `coaction` is the usual one.
        size: of the periods.
        top: how many communities a period shows; smaller ones, and nodes alone, are left out.
        base_url: where entity pages are.

    Raises:
        UsageError: fewer than two periods have a community.
    """
    columns = _columns(slice_network(table, network, size), top)
    if len(columns) < 2:
        raise UsageError(
            f"fewer than two periods of {network.title!r} have a community",
            "use other filters, or a longer --slice",
        )
    title = f"Communities from {size} to {size}: {network.title.lower()}"
    description = (
        f"{len(columns)} periods from {columns[0][0].period} to {columns[-1][0].period}, "
        f"up to {top} communities each, named after their strongest members; "
        "a band is the members that go from one to the next."
    )
    rows = [
        (
            Cell(block.period),
            Cell(block.label),
            Cell(str(len(block.members))),
            Cell(network.graph.nodes[iri]["label"], page_link(iri, base_url)),
        )
        for column in columns
        for block in column
        for iri in sorted(block.members, key=lambda i: (network.graph.nodes[i]["label"], i))
    ]
    return Chart(
        title=title,
        description=description,
        svg=_draw(title, description, columns),
        columns=("period", "community", "members", "member"),
        rows=tuple(rows),
    )


def _columns(parts: dict[str, Network], top: int) -> list[list[_Block]]:
    """The communities of each period; each takes the colour of the one before that it shares most with."""
    columns: list[list[_Block]] = []
    for period, part in parts.items():
        groups = [g for g in find_communities(part.graph).groups if len(g) > 1][:top]
        labels = community_labels(part.graph, tuple(groups), 1, longest=16)
        before = columns[-1] if columns else []
        taken: set[str] = set()
        column = []
        for number, group in enumerate(groups):
            members = frozenset(group)
            kin = sorted(before, key=lambda b: (-len(b.members & members), b.key))
            colour = next((b.colour for b in kin if b.members & members and b.colour not in taken), "")
            if not colour:
                used = taken | {b.colour for b in before}
                colour = next((c for c in COMMUNITY_COLOURS if c not in used), FAINT)
            taken.add(colour)
            column.append(_Block(period, labels[number], members, colour))
        if column:
            columns.append(column)
    return columns


def _draw(title: str, description: str, columns: list[list[_Block]]) -> str:
    for n in range(1, len(columns)):
        flows = {
            (a.key, b.key): float(len(a.members & b.members)) for a in columns[n - 1] for b in columns[n]
        }
        order = ordered([b.key for b in columns[n - 1]], [b.key for b in columns[n]], flows)
        columns[n] = sorted(columns[n], key=lambda b: order.index(b.key))
    most = max(sum(len(b.members) for b in column) for column in columns)
    longest = max(len(column) for column in columns)
    unit = max(2.0, min(14.0, 520 / most))
    height = TOP + max(most * unit, 26.0 * longest) + GAP * longest + 24
    width = max(WIDTH, 210 + STEP * (len(columns) - 1))
    drawing = Drawing(width, height, title, description)
    drawing.text(16, 24, title, size=17, bold=True, room=width - 32)
    drawing.text(16, 46, "a block is a community, a band its members", size=12, fill=FAINT_TEXT)
    step = (width - 60 - 150) / max(1, len(columns) - 1)
    place: dict[str, tuple[float, float]] = {}
    for n, column in enumerate(columns):
        x, y = 40 + n * step, TOP
        drawing.text(x + BAR / 2, TOP - 16, column[0].period, size=12.5, bold=True, anchor="middle")
        for block in column:
            place[block.key] = (x, y)
            y += max(len(block.members) * unit, 14) + GAP
    for before, after in pairwise(columns):
        _bands(drawing, before, after, place, unit)
    for column in columns:
        for block in column:
            x, y = place[block.key]
            high = len(block.members) * unit
            tip = f"{block.period}: community of {block.label}, {len(block.members)} members"
            drawing.rect(x, y, BAR, high, block.colour, tip=tip)
            drawing.text(
                x + BAR + 5, y + high / 2, block.label, size=10.5, room=min(step - BAR - 14, 145), tip=tip
            )
    return drawing.finish()


def _bands(
    drawing: Drawing,
    before: list[_Block],
    after: list[_Block],
    place: dict[str, tuple[float, float]],
    unit: float,
) -> None:
    out = {b.key: place[b.key][1] for b in before}
    into = {b.key: place[b.key][1] for b in after}
    for a in before:
        for b in after:
            if shared := len(a.members & b.members):
                high = shared * unit
                tip = f"{shared} from {a.label} ({a.period}) to {b.label} ({b.period})"
                drawing.band(
                    place[a.key][0] + BAR, out[a.key], place[b.key][0], into[b.key], high, high, a.colour, tip
                )
                out[a.key] += high
                into[b.key] += high
