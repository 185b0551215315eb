"""Where the nodes lie: ForceAtlas2 for each component, components packed side by side, isolated nodes aside.

ForceAtlas2 is defined in Jacomy, Venturini, Heymann and Bastian, "ForceAtlas2, a Continuous Graph Layout
Algorithm for Handy Network Visualization Designed for the Gephi Software", PLoS ONE 9(6), 2014,
https://doi.org/10.1371/journal.pone.0098679.  Repulsion is exact up to `EXACT` nodes; above, masses are
spread
on a grid and the field of all of them is found by a Fourier transform, which costs the same for any number
of nodes.

The same network gives the same positions: the start is a fixed spiral, nothing is drawn at random.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import networkx as nx
import numpy as np
import numpy.typing as npt

from hrgraph.network.build import Graph

__all__ = ["layout"]

Array = npt.NDArray[np.float64]

EXACT = 1200
SMALL = 400
GRID = 256
GRAVITY = 1.0
GAP = 60.0
"""Between components, in the units of the result, in which a node of middling size has radius 5."""


Engine = Callable[[int, npt.NDArray[np.int64]], "Array | None"]
"""Places one component: from the number of its nodes and its edges (pairs of indices) to positions."""


def layout(
    graph: Graph, *, aspect: float = 1.35, engine: Engine | None = None
) -> dict[str, tuple[float, float]]:
    """The position of every node; `aspect` is the wanted width over height.

    Units are pixels of a page that shows everything at scale 1, y grows downwards.  An `engine` may place the
    nodes of a component in the stead of ForceAtlas2; where it gives None, ForceAtlas2 does.
    """
    simple = nx.Graph(graph)
    simple.remove_edges_from(list(nx.selfloop_edges(simple)))
    components = sorted(nx.connected_components(simple), key=lambda c: (-len(c), min(c)))
    boxes: list[tuple[list[str], Array]] = []
    for component in components:
        names = sorted(component)
        if len(names) > 1:
            boxes.append((names, _component(simple.subgraph(names), names, aspect, engine)))
    alone = [next(iter(c)) for c in components if len(c) == 1]
    placed = _pack(boxes, aspect)
    if alone:
        _aside(placed, sorted(alone))
    return {name: (round(float(x), 1), round(float(y), 1)) for name, (x, y) in sorted(placed.items())}


def _component(graph: Graph, names: list[str], aspect: float, engine: Engine | None) -> Array:
    """Positions of one component, its longer axis horizontal, centred on the origin."""
    index = {name: i for i, name in enumerate(names)}
    pairs = sorted(sorted((index[a], index[b])) for a, b in graph.edges())
    edges = np.array(pairs, dtype=np.int64)
    weights = np.array([graph[names[a]][names[b]].get("weight", 1) for a, b in pairs], dtype=np.float64)
    found = engine(len(names), edges) if engine else None
    at = _force_atlas(len(names), edges, np.log2(1 + weights)) if found is None else found
    at -= at.mean(axis=0)
    if len(names) > 2:
        _, axes = np.linalg.eigh(np.cov(at.T))
        along = axes[:, ::-1]  # the longer axis first
        signs = np.sign(along[np.argmax(np.abs(along), axis=0), [0, 1]])  # an eigenvector's sign is arbitrary
        at = at @ (along * signs)
    else:
        at = np.array([[-1.0, 0.0], [1.0, 0.0]])
    wide, high = np.ptp(at, axis=0)
    at[:, 0] *= np.clip(
        aspect * high / max(wide, 1e-9), 1.0, 1.25
    )  # a round network fills a wide page better
    # Room for each node: the area grows with the number of nodes, whatever unit the forces settled in.
    spread = float(np.sqrt(np.mean(np.sum(at**2, axis=1)))) or 1.0
    at *= ((40.0 if len(names) < SMALL else 32.0) * len(names) ** 0.5 + 20.0) / spread
    degree = np.bincount(edges.ravel(), minlength=len(names)).astype(np.float64)
    air = 10.0 if len(names) < 150 else 6.0 if len(names) < 600 else 2.0
    at = _apart(at, 4.0 + 1.6 * np.sqrt(degree) + air)
    centre: Array = (at.min(axis=0) + at.max(axis=0)) / 2
    return at - centre


def _force_atlas(count: int, edges: npt.NDArray[np.int64], weights: Array) -> Array:
    """Run the forces until they settle; the adaptive speeds are those of the paper (section "Adapting the
    speed"), with its tolerance of 1."""
    turn = np.arange(count) * np.pi * (3 - 5**0.5)
    radius = np.sqrt(np.arange(count) + 0.5) * 10
    at = np.column_stack([radius * np.cos(turn), radius * np.sin(turn)])
    degree = np.bincount(edges.ravel(), minlength=count).astype(np.float64)
    # The paper's mass; its root in small networks, where hubs would else press their leaves into a clump.
    mass = degree + 1 if count >= SMALL else np.sqrt(degree) + 1
    steps = 300 if count <= 1000 else 200 if count <= 5000 else 120
    repulsion = 10.0 if count < 200 else 4.0
    speed, efficiency = 1.0, 1.0
    before = np.zeros_like(at)
    left, right = edges[:, 0], edges[:, 1]
    for _ in range(steps):
        push = _exact(at, mass) if count <= EXACT else _field(at, mass)
        force = repulsion * mass[:, None] * push
        pull = (at[left] - at[right]) * weights[:, None]
        for axis in (0, 1):
            force[:, axis] -= np.bincount(left, weights=pull[:, axis], minlength=count)
            force[:, axis] += np.bincount(right, weights=pull[:, axis], minlength=count)
        distance = np.sqrt(np.sum(at**2, axis=1))
        force -= GRAVITY * mass[:, None] * at / np.maximum(distance, 1e-9)[:, None]
        swing = np.sqrt(np.sum((force - before) ** 2, axis=1))
        swinging = float(np.sum(mass * swing)) or 1e-12
        traction = float(np.sum(mass * np.sqrt(np.sum((force + before) ** 2, axis=1)))) / 2
        jitter = max(min(0.05 * count**0.5, 10.0) * traction / count**2, count**0.5 * 0.05 * 0.1)
        tolerance = efficiency * min(jitter, 10.0)
        if swinging / max(traction, 1e-12) > 2:
            efficiency = max(efficiency * 0.5, 0.05)
            tolerance = max(tolerance, 1.0)
        target = tolerance * efficiency * traction / swinging
        if swinging > tolerance * traction:
            efficiency = max(efficiency * 0.7, 0.05)
        elif speed < 1000:
            efficiency *= 1.3
        speed += min(target - speed, 0.5 * speed)
        at = at + force * (speed / (1 + np.sqrt(speed * swing)))[:, None]
        before = force
    return at


def _exact(at: Array, mass: Array) -> Array:
    """Sum over all others of mass × direction / distance, by three matrix products."""
    squares = np.sum(at**2, axis=1)
    near = squares[:, None] + squares[None, :] - 2 * (at @ at.T)
    np.maximum(near, 1e-2, out=near)
    np.divide(mass[None, :], near, out=near)
    np.fill_diagonal(near, 0)
    return np.asarray(at * near.sum(axis=1)[:, None] - near @ at)


def _field(at: Array, mass: Array) -> Array:
    """The same sum from a grid: masses are shared among the four nearest grid points, the kernel is applied
    by a
    Fourier transform over a grid of twice the size (so that nothing wraps round), the field is read off
    between
    the points.  Two nodes within one cell feel less of each other; `_apart` sees to those."""
    low = at.min(axis=0)
    cell = float((at.max(axis=0) - low).max()) / (GRID - 2) or 1.0
    place = (at - low) / cell
    corner = place.astype(np.int64)
    part = place - corner
    spread = np.zeros(4 * GRID * GRID)
    shares = []
    for dx in (0, 1):
        for dy in (0, 1):
            share = (part[:, 0] if dx else 1 - part[:, 0]) * (part[:, 1] if dy else 1 - part[:, 1])
            where = (corner[:, 0] + dx) * 2 * GRID + corner[:, 1] + dy
            spread += np.bincount(where, weights=mass * share, minlength=len(spread))
            shares.append((where, share))
    masses = np.fft.rfft2(spread.reshape(2 * GRID, 2 * GRID))
    push = np.zeros_like(at)
    for axis, kernel in enumerate(_kernels()):
        field = np.fft.irfft2(masses * kernel, s=(2 * GRID, 2 * GRID)).ravel()
        for where, share in shares:
            push[:, axis] += field[where] * share
    return push / cell


@cache
def _kernels() -> tuple[npt.NDArray[np.complex128], npt.NDArray[np.complex128]]:
    """The Fourier transforms of direction / distance along both axes, on the doubled grid."""
    along = np.arange(2 * GRID, dtype=np.float64)
    along[GRID:] -= 2 * GRID
    x, y = np.meshgrid(along, along, indexing="ij")
    square = x**2 + y**2
    square[0, 0] = 1.0
    return np.fft.rfft2(x / square), np.fft.rfft2(y / square)


def _apart(at: Array, room: Array, rounds: int = 60) -> Array:
    """Push overlapping nodes apart, pair by pair in cells as wide as the widest node."""
    at = at.copy()
    width = 2 * float(np.percentile(room, 99))
    for _ in range(rounds):
        first, second = _close_pairs(at, width)
        if not len(first):
            break
        gap = at[first] - at[second]
        distance = np.sqrt(np.sum(gap**2, axis=1))
        overlap = room[first] + room[second] - distance
        bad = overlap > 0.5
        if not bad.any():
            break
        first, second, gap, distance, overlap = first[bad], second[bad], gap[bad], distance[bad], overlap[bad]
        same = distance < 1e-6
        gap[same] = np.column_stack([np.cos(first[same]), np.sin(first[same])])
        move = gap / np.maximum(distance, 1e-6)[:, None] * (overlap / 4)[:, None]
        move[same] = gap[same] * (overlap[same] / 4)[:, None]
        for axis in (0, 1):
            at[:, axis] += np.bincount(first, weights=move[:, axis], minlength=len(at))
            at[:, axis] -= np.bincount(second, weights=move[:, axis], minlength=len(at))
    return at


def _close_pairs(at: Array, width: float) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Pairs of nodes in the same or neighbouring cells of a grid, each pair once."""
    cells = np.floor((at - at.min(axis=0)) / width).astype(np.int64)
    columns = int(cells[:, 1].max()) + 3
    key = cells[:, 0] * columns + cells[:, 1]
    order = np.argsort(key, kind="stable")
    ranked = key[order]
    firsts, seconds = [], []
    for offset in (0, 1, columns - 1, columns, columns + 1):
        begin = np.searchsorted(ranked, ranked + offset, side="left")
        end = np.searchsorted(ranked, ranked + offset, side="right")
        if offset == 0:
            begin = np.arange(len(at)) + 1
        count = np.maximum(end - begin, 0)
        first = np.repeat(np.arange(len(at)), count)
        second = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count) + np.repeat(begin, count)
        firsts.append(order[first])
        seconds.append(order[second])
    return np.concatenate(firsts), np.concatenate(seconds)


def _pack(boxes: list[tuple[list[str], Array]], aspect: float) -> dict[str, tuple[float, float]]:
    """Components side by side on a page of about the wanted aspect, the large ones first, each as high up
    as it
    fits: the page's lower edge is a skyline of steps (left, right, y)."""
    placed: dict[str, tuple[float, float]] = {}
    if not boxes:
        return placed
    sizes = [(float(np.ptp(at[:, 0])) + 2 * GAP, float(np.ptp(at[:, 1])) + GAP) for _, at in boxes]
    area = sum(wide * high for wide, high in sizes)
    page = max(max(wide for wide, _ in sizes), (area * aspect * 1.15) ** 0.5)
    skyline = [(0.0, page, 0.0)]
    for (names, at), (wide, high) in zip(boxes, sizes, strict=True):
        y, x = min(
            (max(low for left, right, low in skyline if left < start + wide and right > start), start)
            for start in [left for left, _, _ in skyline]
            if start + wide <= page + 1e-6
        )
        corner = at.min(axis=0)
        placed.update(
            (name, (x + float(a - corner[0]), y + float(b - corner[1])))
            for name, (a, b) in zip(names, at, strict=True)
        )
        rest = [
            piece
            for left, right, low in skyline
            for piece in ((left, min(right, x), low), (max(left, x + wide), right, low))
            if piece[1] - piece[0] > 1e-6
        ]
        skyline = sorted([*rest, (x, x + wide, y + high)])
    return placed


def _aside(placed: dict[str, tuple[float, float]], alone: list[str]) -> None:
    """Nodes without any edge, in rows below everything else."""
    xs = [x for x, _ in placed.values()] or [-200.0, 200.0]
    bottom = max((y for _, y in placed.values()), default=0.0)
    left, width, step = min(xs), max(max(xs) - min(xs), 400.0), 34.0
    across = max(1, int(width // step))
    for n, name in enumerate(alone):
        placed[name] = (left + (n % across + 0.5) * step, bottom + GAP + (n // across) * step)
