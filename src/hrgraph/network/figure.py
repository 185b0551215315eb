"""The static figure of a network, for print: one or two columns wide, with legend, scale and caption.

Needs the extra `figures` (matplotlib, adjustText).  Positions are Graphviz's (`sfdp`) where it is installed,
else those of `layout`.  The same network gives the same bytes on one machine: no dates, no random
identifiers.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import textwrap
import warnings
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import numpy.typing as npt

from hrgraph.errors import HrgraphError, MissingExtraError
from hrgraph.network.build import Graph, Network
from hrgraph.network.layout import layout
from hrgraph.network.page import default_citation
from hrgraph.network.palette import MARKS, RELATION_COLOURS

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.text import Text
    from matplotlib.transforms import Bbox

__all__ = ["FIGURE_FORMATS", "caption", "render_figure"]

FigureFormat = Literal["svg", "png", "pdf"]
FIGURE_FORMATS: tuple[FigureFormat, ...] = ("svg", "png", "pdf")
MM = 1 / 25.4
WIDTHS = {1: 85 * MM, 2: 180 * MM}
"""Inches of one and two columns of a journal's page."""
MARKERS = {"circle": "o", "square": "s", "diamond": "D", "hexagon": "h", "triangle": "^"}
EDGE = "#7C8798"
TEXT = "#1A2230"
MOST_LABELS = {1: 28, 2: 60}
MOST_ARROWS = 1200
GRAPHVIZ_LIMIT = 4000
"""Nodes above which Graphviz takes minutes."""
LABEL_LENGTH = {1: 26, 2: 34}


def caption(network: Network, *, citation: str = "", labelled: int | None = None) -> str:
    """What stands below the figure: title, counts, period, what was kept, how to read it, where it is
    from."""
    parts = [f"{network.title}: {network.summary()}."]
    if kept := network.filters.describe():
        parts.append(f"Kept: {kept}.")
    parts.append("Line width grows with the number of acts, marks with the acts of a node.")
    if labelled is not None and labelled < len(network.graph):
        parts.append(f"The {labelled} strongest nodes that have room are named.")
    parts.append(citation or default_citation(network) if not kept else citation or "hrgraph.")
    return " ".join(parts)


def render_figure(
    network: Network,
    format: FigureFormat = "svg",
    *,
    columns: Literal[1, 2] = 2,
    citation: str = "",
    dpi: int = 300,
) -> bytes:
    """Draw the network.

    Args:
        network: what to draw; must not be empty.
        format: svg, png or pdf.
        columns: 1 for 85 mm, 2 for 180 mm.
        citation: the end of the caption.
        dpi: dots per inch of a PNG.

    Raises:
        MissingExtraError: matplotlib or adjustText is not installed.
        HrgraphError: the network is empty.
    """
    if not network:
        raise HrgraphError(
            f"there is nothing to draw: {network.title} is empty", "use fewer or wider filters"
        )
    try:
        import adjustText  # noqa: F401
        import matplotlib
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure
    except ImportError:
        raise MissingExtraError("A static figure", "figures") from None
    place = _positions(network)
    settings: dict[Any, Any] = {
        "svg.hashsalt": "hrgraph",
        "pdf.fonttype": 42,
        "font.family": ["DejaVu Sans"],
        "font.size": 6.5,
        "path.simplify": False,
    }
    with matplotlib.rc_context(settings), warnings.catch_warnings():
        # A label in a script that the font lacks is drawn as boxes; the SVG and the page have it in full.
        warnings.filterwarnings("ignore", message="Glyph .* missing")
        xs, ys = [p[0] for p in place.values()], [p[1] for p in place.values()]
        ratio = min(1.1, max(0.55, (max(ys) - min(ys) + 1) / (max(xs) - min(xs) + 1)))
        width = WIDTHS[columns]
        drawing, below = width * 0.96 * ratio, _below(network, citation, columns)
        figure = Figure(figsize=(width, drawing + below), facecolor="white")
        FigureCanvasAgg(figure)
        axes = figure.add_axes((0.02, below / (drawing + below), 0.96, drawing / (drawing + below)))
        labelled = _draw(axes, network, place, columns)
        _legend(figure, network, columns, drawing + below, below)
        _write_caption(
            figure, caption(network, citation=citation, labelled=labelled), columns, drawing + below
        )
        return _save(figure, format, network.title, dpi)


def _below(network: Network, citation: str, columns: int) -> float:
    """Inches below the drawing, for legend and caption."""
    lines = len(_wrap(caption(network, citation=citation, labelled=0), columns))
    rows = -(-len(_categories(network)) // _legend_columns(columns))
    return 0.24 + 0.135 * rows + 0.105 * lines


def _legend_columns(columns: int) -> int:
    return 3 if columns == 1 else 6


def _categories(network: Network) -> list[str]:
    used = {data["category"] for _, data in network.graph.nodes(data=True)}
    return [name for name in MARKS if name in used]


def _positions(network: Network) -> dict[str, tuple[float, float]]:
    """Graphviz's positions of each component, or our own where it is missing or fails; y grows upwards."""
    program = shutil.which("sfdp")

    def graphviz(count: int, edges: npt.NDArray[np.int64]) -> npt.NDArray[np.float64] | None:
        return _sfdp(program, count, edges) if program and 4 <= count <= GRAPHVIZ_LIMIT else None

    place = layout(network.graph, engine=graphviz)
    return {node: (x, -y) for node, (x, y) in place.items()}


def _sfdp(program: str, count: int, edges: npt.NDArray[np.int64]) -> npt.NDArray[np.float64] | None:
    lines = ["graph {", "graph [start=1 overlap=prism K=0.6 repulsiveforce=1.4]"]
    lines += ["node [shape=circle width=0.25 height=0.25 fixedsize=true]"]
    lines += [f"{n};" for n in range(count)] + [f"{a} -- {b};" for a, b in edges.tolist()] + ["}"]
    try:
        answer = subprocess.run(
            [program, "-Tplain"],
            input="\n".join(lines),
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None  # Graphviz is a nicety: our own layout draws the same network
    at = np.zeros((count, 2))
    for line in answer.stdout.splitlines():
        word = line.split()
        if word[:1] == ["node"]:
            at[int(word[1])] = float(word[2]), float(word[3])
    return at


def _draw(axes: Axes, network: Network, place: dict[str, tuple[float, float]], columns: int) -> int:
    """Draw edges, nodes and labels; returns how many nodes are named."""
    axes.set_axis_off()
    graph = network.graph
    strength = dict(graph.degree(weight="weight"))
    most = max([*strength.values(), 1])
    scale = 1.0 if len(graph) < 80 else 0.6 if len(graph) < 400 else 0.25
    sizes = {n: (10 + 75 * (strength[n] / most)) * scale * (0.6 if columns == 1 else 1.0) for n in graph}
    _limits(axes, place)
    _edges(axes, network, place, sizes)
    for category in _categories(network):
        nodes = [n for n in sorted(graph) if graph.nodes[n]["category"] == category]
        mark = MARKS[category]
        axes.scatter(
            [place[n][0] for n in nodes],
            [place[n][1] for n in nodes],
            s=[sizes[n] for n in nodes],
            c=mark.colour,
            marker=MARKERS[mark.shape],
            edgecolors="white",
            linewidths=0.4,
            zorder=3,
        )
    return _labels(axes, network, place, strength, sizes, columns)


def _limits(axes: Axes, place: dict[str, tuple[float, float]]) -> None:
    """Show everything, with room for labels at the rims, one unit as long across as up.

    By hand: matplotlib's equal aspect moves the limits when it draws, after labels have found their places.
    """
    at = np.array(list(place.values()))
    low, high = at.min(axis=0), at.max(axis=0)
    box = axes.get_window_extent()
    unit = max((high[0] - low[0] + 40) / (box.width * 0.86), (high[1] - low[1] + 40) / (box.height * 0.95))
    (x, y), (wide, tall) = (low + high) / 2, (box.width * unit / 2, box.height * unit / 2)
    axes.set_xlim(x - wide, x + wide)
    axes.set_ylim(y - tall, y + tall)


def line_width(weight: float, most: float) -> float:
    """Points of a line of this many acts, where the heaviest has `most`."""
    return float(0.3 + 2.0 * ((weight - 1) / max(most - 1, 1)) ** 0.7)


def _edges(
    axes: Axes, network: Network, place: dict[str, tuple[float, float]], sizes: dict[str, float]
) -> None:
    from matplotlib.collections import LineCollection
    from matplotlib.patches import FancyArrowPatch

    edges = sorted(network.graph.edges(data=True), key=lambda e: (e[2]["weight"], e[0], e[1]))
    most = max((data["weight"] for _, _, data in edges), default=1)
    alpha = 0.75 if len(edges) < 150 else 0.5 if len(edges) < 600 else 0.2
    colours = [RELATION_COLOURS.get(data["relation"].split("+")[0], EDGE) for _, _, data in edges]
    if not network.graph.is_directed() or len(edges) > MOST_ARROWS:
        axes.add_collection(
            LineCollection(
                [[place[a], place[b]] for a, b, _ in edges],
                linewidths=[line_width(data["weight"], most) for _, _, data in edges],
                colors=colours,
                alpha=alpha,
                zorder=1,
            )
        )
        return
    for (a, b, data), colour in zip(edges, colours, strict=True):
        width = line_width(data["weight"], most)
        axes.add_patch(
            FancyArrowPatch(
                place[a],
                place[b],
                arrowstyle=f"-|>,head_length={1.6 + width},head_width={0.7 + width * 0.45}",
                mutation_scale=1,
                connectionstyle="arc3,rad=0.12",
                shrinkA=sizes[a] ** 0.5 / 2,
                shrinkB=sizes[b] ** 0.5 / 2 + 0.8,
                linewidth=width,
                color=colour,
                alpha=alpha,
                zorder=1,
            )
        )


def _labels(
    axes: Axes,
    network: Network,
    place: dict[str, tuple[float, float]],
    strength: dict[str, float],
    sizes: dict[str, float],
    columns: int,
) -> int:
    """Name the strongest nodes; returns how many found room."""
    from matplotlib.patheffects import withStroke

    graph = network.graph
    ranked = sorted(graph, key=lambda n: (-strength[n], graph.nodes[n]["label"], n))[: MOST_LABELS[columns]]
    texts = {
        n: axes.text(
            *place[n],
            _name(graph.nodes[n], LABEL_LENGTH[columns]),
            fontsize=5 if columns == 1 else 5.8,
            color=TEXT,
            ha="center",
            va="center",
            zorder=5,
            parse_math=False,
            path_effects=[withStroke(linewidth=1.4, foreground="white")],
        )
        for n in ranked
    }
    taken = _beside(axes, graph, place, sizes, texts)
    homeless = [text for n, text in texts.items() if n not in taken]
    if not homeless:
        return len(texts)
    return len(taken) + _elsewhere(axes, place, homeless, [texts[n] for n in taken])


def _name(node: Mapping[str, str], limit: int) -> str:
    """The label, its acronym where it is too long, the label cut where there is none."""
    label = node["label"]
    if len(label) <= limit:
        return label
    return node.get("short") or label[: limit - 1].rstrip() + "…"


def _beside(
    axes: Axes,
    graph: Graph,
    place: dict[str, tuple[float, float]],
    sizes: dict[str, float],
    texts: dict[str, Text],
) -> dict[str, Bbox]:
    """Put each label beside its node where it hits no mark and no label, and the fewest lines; returns the
    boxes
    of those that fit."""
    from matplotlib.transforms import Bbox

    renderer = axes.figure.canvas.get_renderer()  # type: ignore[attr-defined]
    page, unit = axes.get_window_extent(renderer), axes.figure.dpi / 72
    spots = {n: axes.transData.transform(place[n]) for n in place}
    radius = {n: sizes[n] ** 0.5 / 2 * unit for n in place}
    marks = np.array([[*spots[n], radius[n] * 0.9] for n in sorted(place)])
    along = np.linspace(0.08, 0.92, 9)[:, None]
    dots = np.vstack(
        [spots[a] + along * (spots[b] - spots[a]) for a, b in sorted(graph.edges())]
        or [np.zeros((1, 2)) - 1e6]
    )
    taken: dict[str, Bbox] = {}
    for node, text in texts.items():
        extent = text.get_window_extent(renderer)
        wide, high, gap = extent.width, extent.height * 0.82, radius[node] + 1.6 * unit
        x, y = spots[node]
        free: list[tuple[int, int, Bbox]] = []
        for rank, (dx, dy) in enumerate(_SIDES):
            cx, cy = x + dx * (gap + wide / 2), y + dy * (gap + high / 2)
            box = Bbox.from_bounds(cx - wide / 2, cy - high / 2, wide, high)
            if box.x0 < page.x0 or box.x1 > page.x1 or box.y0 < page.y0 or box.y1 > page.y1:
                continue
            aside = marks[:, 0] - np.clip(marks[:, 0], box.x0, box.x1)
            above = marks[:, 1] - np.clip(marks[:, 1], box.y0, box.y1)
            if (np.hypot(aside, above) < marks[:, 2]).any():
                continue
            if not any(box.overlaps(other) for other in taken.values()):
                free.append((box.count_contains(dots), rank, box))
        if free:
            _, _, box = min(free, key=lambda choice: choice[:2])
            middle = axes.transData.inverted().transform(((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2))
            text.set_position((float(middle[0]), float(middle[1])))
            taken[node] = box
    return taken


_SIDES = ((1, 0), (-1, 0), (0, 1), (0, -1), (0.8, 0.8), (-0.8, 0.8), (0.8, -0.8), (-0.8, -0.8))
"""Where a label may lie beside its node, the best first."""


def _elsewhere(
    axes: Axes, place: dict[str, tuple[float, float]], texts: list[Text], placed: list[Text]
) -> int:
    """Move labels without room beside their node further off, with a line to it; those that still lie on
    another
    or beyond the drawing are left out.  Returns how many are left."""
    from adjustText import adjust_text

    _, lines = adjust_text(
        texts,
        x=[place[n][0] for n in sorted(place)],
        y=[place[n][1] for n in sorted(place)],
        objects=placed or None,
        ax=axes,
        expand=(1.1, 1.4),
        force_text=(0.3, 0.6),
        force_static=(0.2, 0.4),
        iter_lim=200,
        arrowprops={"arrowstyle": "-", "color": "#8894A4", "lw": 0.4, "shrinkA": 0, "shrinkB": 1.5},
    )
    renderer = axes.figure.canvas.get_renderer()  # type: ignore[attr-defined]
    page = axes.get_window_extent(renderer)
    line_of = {id(line.patchA): line for line in lines}
    kept = [text.get_window_extent(renderer) for text in placed]
    spots = axes.transData.transform([place[n] for n in sorted(place)])
    left = 0
    for text in texts:
        box = text.get_window_extent(renderer)
        inside = box.x0 >= page.x0 and box.x1 <= page.x1 and box.y0 >= page.y0 and box.y1 <= page.y1
        if inside and not any(box.overlaps(other) for other in kept) and box.count_contains(spots) == 0:
            kept.append(box)
            left += 1
            continue
        if line := line_of.get(id(text)):
            line.remove()
        text.remove()
    return left


def _legend(figure: Figure, network: Network, columns: int, height: float, below: float) -> None:
    from matplotlib.lines import Line2D

    marks = [
        Line2D(
            [], [], ls="", marker=MARKERS[MARKS[c].shape], color=MARKS[c].colour, ms=4, mec="white", mew=0.3
        )
        for c in _categories(network)
    ]
    options = {"frameon": False, "fontsize": 6, "handletextpad": 0.4, "columnspacing": 1.0, "borderpad": 0}
    figure.legend(
        marks,
        _categories(network),
        loc="upper left",
        bbox_to_anchor=(0.02, (below - 0.04) / height),
        ncols=_legend_columns(columns),
        **options,
    )
    weights = [data["weight"] for _, _, data in network.graph.edges(data=True)]
    relations = sorted(
        {data["relation"] for _, _, data in network.graph.edges(data=True)} & set(RELATION_COLOURS)
    )
    most = max(weights, default=1)
    steps = sorted({1, max(1, round((most + 1) / 2)), most})
    handles = [Line2D([], [], color=EDGE, lw=line_width(w, most)) for w in steps] if weights else []
    names = [f"{w} act{'' if w == 1 else 's'}" for w in steps] if weights else []
    handles += [Line2D([], [], color=RELATION_COLOURS[r], lw=1.4) for r in relations]
    rows = -(-len(_categories(network)) // _legend_columns(columns))
    figure.legend(
        handles,
        names + relations,
        loc="upper left",
        bbox_to_anchor=(0.02, (below - 0.04 - 0.14 * rows) / height),
        ncols=len(handles) or 1,
        handlelength=1.8,
        **options,
    )


def _wrap(text: str, columns: int) -> list[str]:
    return textwrap.wrap(text, 70 if columns == 1 else 152)


def _write_caption(figure: Figure, text: str, columns: int, height: float) -> None:
    figure.text(
        0.02,
        0.05 / height,
        "\n".join(_wrap(text, columns)),
        fontsize=5.4,
        color="#3D4757",
        va="bottom",
        linespacing=1.35,
        parse_math=False,
    )


def _save(figure: Figure, format: FigureFormat, title: str, dpi: int) -> bytes:
    nothing: dict[str, dict[str, str | None]] = {
        "svg": {"Date": None, "Title": title},
        "png": {"Software": None, "Title": title},
        "pdf": {"CreationDate": None, "Producer": None, "Creator": "hrgraph", "Title": title},
    }
    out = io.BytesIO()
    figure.savefig(out, format=format, dpi=dpi, metadata=nothing[format])
    return out.getvalue()
