"""The interactive page of a network: one HTML file that needs no network, or the same viewer in a server's
page."""

from __future__ import annotations

import base64
import hashlib
import html
import json
from collections.abc import Mapping
from importlib import resources
from typing import Any

from hrgraph.iris import BASE
from hrgraph.network.build import Network
from hrgraph.network.communities import community_labels, find_communities
from hrgraph.network.layout import layout
from hrgraph.network.palette import COMMUNITY_COLOURS, FAINT, MARKS, RELATION_COLOURS
from hrgraph.network.periods import SLICES, Slice, slice_of, slices
from hrgraph.records import ACT_KEYS

__all__ = ["network_json", "notebook_html", "render_page", "static_files"]

SCRIPTS = (
    "viewer-data.js",
    "viewer-draw.js",
    "viewer-export.js",
    "viewer-panel.js",
    "viewer-time.js",
    "viewer-search.js",
    "viewer.js",
)
MOST_SLICES = 120
"""More bars than this can't be told apart; a longer period gets coarser slices."""
QUOTE_LIMIT = 700


def static_files() -> dict[str, str]:
    """What a server hands out beside `render_page(..., embed=False)`: file name → text."""
    folder = resources.files("hrgraph.network") / "static"
    parts = [(folder / name).read_text(encoding="utf-8") for name in SCRIPTS]
    script = '(() => {\n"use strict";\n' + "\n".join(parts) + "})();\n"
    return {"viewer.js": script, "viewer.css": (folder / "viewer.css").read_text(encoding="utf-8")}


def network_json(
    network: Network,
    *,
    title: str = "",
    base_url: str = BASE,
    size: Slice | None = None,
    citation: str = "",
) -> str:
    """What the viewer draws: nodes with positions and communities, edges with acts, quotations and articles.

    Args:
        network: any network, an empty one too.
        title: above the picture; the network's own by default.
        base_url: where entity and article pages are: takes the place of the data's base in links.
        size: of the steps of the time slider; the finest with at most 120 steps by default.
        citation: how to cite the picture, after the counts in exported pictures.

    IRIs below the data's base go without it.  The text is safe inside a script element.
    """
    return _script_safe(json.dumps(_payload(network, title, base_url, size, citation), **_COMPACT))


_COMPACT: Mapping[str, Any] = {"ensure_ascii": False, "separators": (",", ":"), "sort_keys": True}


def _script_safe(text: str) -> str:
    """JSON that can't end a script element, open a comment, or break lines in old parsers."""
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _payload(
    network: Network, title: str, base_url: str, size: Slice | None, citation: str
) -> dict[str, Any]:
    graph = network.graph
    place = layout(graph)
    communities = find_communities(graph)
    number = communities.of_node()
    labels = community_labels(graph, communities.groups)
    order = sorted(graph)
    index = {iri: n for n, iri in enumerate(order)}
    used = {data["category"] for _, data in graph.nodes(data=True)}
    categories = [name for name in MARKS if name in used]
    acts = sorted(network.acts)
    act_index = {iri: n for n, iri in enumerate(acts)}
    present = {act.key for act in network.acts.values()}
    keys: list[str] = [key for key in ACT_KEYS if key in present]
    keys += sorted(present - set(keys))
    articles = sorted(network.articles)
    article_index = {iri: n for n, iri in enumerate(articles)}
    relations = sorted({data["relation"] for _, _, data in graph.edges(data=True)})
    steps = _steps(network, size)
    step_index = {name: n for n, name in enumerate(steps[1])}
    alone = _acts_of_isolated(network)
    return {
        "title": title or network.title,
        "kind": network.kind,
        "directed": graph.is_directed(),
        "summary": network.summary(),
        "citation": citation or default_citation(network),
        "filters": network.filters.describe(),
        "idBase": BASE,
        "linkBase": base_url,
        "slices": list(steps[1]),
        "categories": [
            {"name": name, "color": MARKS[name].colour, "shape": MARKS[name].shape} for name in categories
        ],
        "relations": [{"name": r, "color": RELATION_COLOURS.get(r.split("+")[0], "")} for r in relations],
        "actTypes": keys,
        "communities": [
            {
                "label": labels[n],
                "size": len(group),
                "color": COMMUNITY_COLOURS[n] if n < len(COMMUNITY_COLOURS) and len(group) > 1 else FAINT,
            }
            for n, group in enumerate(communities.groups)
        ],
        "nodes": [
            [
                _short(iri),
                graph.nodes[iri]["label"],
                categories.index(graph.nodes[iri]["category"]),
                *place[iri],
                number[iri],
                graph.nodes[iri]["type"],
                _own_role(network, iri),
                [act_index[act] for act in alone.get(iri, ())],
                graph.nodes[iri]["short"],
            ]
            for iri in order
        ],
        "edges": [
            [index[a], index[b], relations.index(data["relation"]), [act_index[act] for act in data["acts"]]]
            for a, b, data in network.edges()
        ],
        "acts": [
            [
                _short(iri),
                keys.index(act.key),
                step_index.get(slice_of(act.date, steps[0]), -1),
                act.date,
                article_index.get(act.article, -1),
                round(act.confidence, 2),
                _cut(act.quote),
            ]
            for iri, act in sorted(network.acts.items())
        ],
        "articles": [
            [_short(iri), article.title, article.date, article.url]
            for iri, article in sorted(network.articles.items())
        ],
    }


def _short(iri: str) -> str:
    return iri.removeprefix(BASE)


def _cut(quote: str) -> str:
    return quote if len(quote) <= QUOTE_LIMIT else quote[: QUOTE_LIMIT - 1].rstrip() + "…"


def _own_role(network: Network, iri: str) -> str:
    """Roles are worth saying only where nodes of one network play different ones."""
    return str(network.graph.nodes[iri]["role"]) if network.kind == "attacks" else ""


def _acts_of_isolated(network: Network) -> dict[str, list[str]]:
    """The acts of nodes without an edge: those that are behind no edge at all and name the node."""
    return {iri: list(network.alone.get(iri, ())) for iri in network.graph if network.graph.degree(iri) == 0}


def _steps(network: Network, size: Slice | None) -> tuple[Slice, tuple[str, ...]]:
    dates = [act.date for act in network.acts.values()]
    if size:
        return size, slices(dates, size)
    for choice in reversed(SLICES):
        steps = slices(dates, choice)
        precise = sum(bool(slice_of(date, choice)) for date in dates)
        if len(steps) <= MOST_SLICES and precise >= 0.8 * sum(bool(date) for date in dates):
            return choice, steps
    return "year", slices(dates, "year")


def default_citation(network: Network) -> str:
    """How a picture says where it is from: the data and what was kept of it."""
    kept = network.filters.describe()
    return f"hrgraph, network “{network.kind}”" + (f" ({kept})" if kept else "") + "."


def render_page(
    network: Network,
    *,
    title: str = "",
    base_url: str = BASE,
    embed: bool = True,
    size: Slice | None = None,
    citation: str = "",
    static_url: str = "static/",
    data_url: str = "",
    home_url: str = "",
) -> str:
    """The whole page as HTML.

    Args:
        network: what to show.
        title: of the page; the network's own by default.
        base_url: where entity and article pages are.
        embed: True: styles, scripts and data in the page, under a Content-Security-Policy that allows just
        them.
            False: styles and scripts from `static_url` (see `static_files`), under the server's own policy.
        size: of the steps of the time slider.
        citation: how to cite the picture.
        static_url: with `embed=False`: the folder of `viewer.js` and `viewer.css`, ending in "/".
        data_url: with `embed=False`: where the script fetches `network_json` from; "" puts it in the page.
        home_url: a link back, above the title; "" for none.
    """
    name = title or network.title
    files = static_files()
    data = (
        ""
        if data_url and not embed
        else network_json(network, title=name, base_url=base_url, size=size, citation=citation)
    )
    if embed:
        style = f"<style>{files['viewer.css']}</style>"
        script = f"<script>{files['viewer.js']}</script>"
        policy = (
            f"default-src 'none'; script-src '{_hash(files['viewer.js'])}'; "
            f"style-src '{_hash(files['viewer.css'])}'; img-src data: blob:; base-uri 'none'; "
            "form-action 'none'"
        )
        guard = f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
    else:
        style = f'<link rel="stylesheet" href="{html.escape(static_url)}viewer.css">'
        script = f'<script src="{html.escape(static_url)}viewer.js" defer></script>'
        guard = ""
    home = f'<a href="{html.escape(home_url)}">← hrgraph</a>' if home_url else ""
    source = f' data-src="{html.escape(data_url)}"' if data_url and not embed else ""
    kept = network.filters.describe()
    return _PAGE.format(
        guard=guard,
        title=html.escape(name),
        style=style,
        home=home,
        filters=f'<p class="faint">{html.escape(kept)}</p>' if kept else "",
        source=source,
        data=data,
        script=script,
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
{guard}<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
{style}
</head>
<body>
<aside id="filters" aria-label="Search and filters">
{home}
<h1 dir="auto">{title}</h1>
<p id="counts" class="faint" aria-live="polite"></p>
<div class="search">
<label class="unseen" for="search">Find an actor or instrument</label>
<input id="search" type="search" role="combobox" autocomplete="off" placeholder="Find …"
 aria-expanded="false" aria-controls="suggestions" aria-autocomplete="list">
<ul id="suggestions" role="listbox" aria-label="Suggestions" hidden></ul>
</div>
<div class="fold">
{filters}
<fieldset><legend>Who and what <button type="button" data-all="categories">all / none</button></legend>
<div id="categories"></div></fieldset>
<fieldset><legend>Relations <button type="button" data-all="relations">all / none</button></legend>
<div id="relations"></div></fieldset>
<fieldset><legend>Acts <button type="button" data-all="act-types">all / none</button></legend>
<div id="act-types"></div></fieldset>
<div class="options">
<label>Acts an edge, at least <output id="weight-value">1</output>
<input id="weight" type="range" min="1" value="1" step="1"></label>
<label>Colour by <select id="colour"><option value="category">type</option>
<option value="community">community</option></select></label>
<p class="faint">A node grows with its acts, a line with those behind it.</p>
</div>
<details id="actors"><summary>List of all shown</summary>
<ol id="actor-list"></ol>
<button type="button" id="more-actors" class="more">Show more</button></details>
<details><summary>Keyboard</summary>
<p>In the drawing: arrow keys move it, or go from node to node once one is chosen (with Shift they move
it); Enter chooses the strongest node, then reads its panel; Escape lets go; + and − zoom; 0 shows all.</p>
</details>
</div>
</aside>
<main>
<div id="stage">
<canvas id="drawing" tabindex="0" role="application" aria-label="Drawing of the network. Enter chooses a node
 and reads what is known of it, arrow keys go from node to node, Escape lets go."></canvas>
<p id="empty" hidden></p>
<div id="tip" role="tooltip" hidden></div>
<div class="tools">
<button type="button" id="open-filters" aria-expanded="false" aria-controls="filters">Filters</button>
<button type="button" id="zoom-in" aria-label="Zoom in">+</button>
<button type="button" id="zoom-out" aria-label="Zoom out">−</button>
<button type="button" id="fit">Fit</button>
<button type="button" id="png" title="Save what is shown as PNG">PNG</button>
<button type="button" id="svg" title="Save what is shown as SVG">SVG</button>
<button type="button" id="theme" aria-label="Light or dark" title="Light or dark">◐</button>
</div>
<p id="status" class="unseen" role="status"></p>
</div>
<section id="time" aria-label="Period"></section>
</main>
<section id="panel" aria-label="Chosen actor or relation" tabindex="-1" hidden></section>
<script type="application/json" id="network-data"{source}>{data}</script>
{script}
</body>
</html>
"""


def notebook_html(network: Network, *, height: int = 640) -> str:
    """The page in a sandboxed frame, for a cell of a notebook."""
    if not network:
        return f"<p>{html.escape(network.title)}: an empty network.</p>"
    page = html.escape(render_page(network), quote=True)
    return (
        f'<iframe srcdoc="{page}" sandbox="allow-scripts allow-downloads allow-popups" title="'
        f'{html.escape(network.title)}" width="100%" height="{height}" frameborder="0"></iframe>'
    )
