"""What MkDocs calls while it builds the site: adds the generated pages and mends links that leave docs/."""

from __future__ import annotations

import json
import posixpath
import re
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

if TYPE_CHECKING:
    from tools.docs.generated import Generated

ROOT = Path(__file__).resolve().parents[2]
HOUSE = {
    "ARCHITECTURE.md": "architecture.md",
    "CHANGELOG.md": "changelog.md",
    "CONTRIBUTING.md": "contributing.md",
}
"""Pages of the repository's top folder that are part of the site too."""
_LINK = re.compile(r"(?P<image>!?)\[(?P<text>[^\]\n]*)\]\((?P<target>[^)\s#]*)(?P<rest>[^)]*)\)")
_CODE = re.compile(r"(^```.*?^```$|`[^`\n]*`)", re.M | re.S)
_PLACE = re.compile(r"^<!-- made: ([a-z-]+) -->$", re.M)


@cache
def _generated() -> Generated:
    """The generated parts, made once a run."""
    for folder in (ROOT, ROOT / "src"):  # MkDocs loads this file by its path alone
        if str(folder) not in sys.path:
            sys.path.insert(0, str(folder))
    from tools.docs.generated import generate

    return generate()


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages."""
    made = {uri: (ROOT / name).read_text(encoding="utf-8") for name, uri in HOUSE.items()}
    for notebook in sorted((ROOT / "docs" / "notebooks").glob("*.ipynb")):
        made[f"notebooks/{notebook.stem}.md"] = notebook_page(notebook)
    for uri, content in (made | dict(_generated().pages)).items():
        files.append(File.generated(config, uri, content=content))
    return files


def notebook_page(notebook: Path) -> str:
    """A notebook as a page: its words and its code; the outputs are for whoever runs it."""
    parts = []
    for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
        source = "".join(cell["source"])
        parts.append(source if cell["cell_type"] == "markdown" else f"```python\n{source}\n```")
    told = f"The [notebook]({notebook.name}) itself, to be run in Jupyter; a test runs it."
    return "\n\n".join([parts[0], told, *parts[1:]]) + "\n"


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put in the generated parts and mend the links of a page."""
    uri = page.file.src_uri
    if uri == "queries.md":
        markdown = _generated().with_answers(markdown)
    markdown = _PLACE.sub(lambda match: _generated().parts[match[1]], markdown)
    ontology = posixpath.relpath("reference/ontology.html", posixpath.dirname(uri) or ".")
    markdown = markdown.replace('href="ontology.html', f'href="{ontology}')
    source = next((name for name, made in HOUSE.items() if made == uri), f"docs/{uri}")
    from tools.docs.lists import with_wide_lists

    return with_links_mended(with_wide_lists(markdown), source)


def with_links_mended(markdown: str, source: str) -> str:
    """Links as the site needs them; what leads to a file that the site does not hold becomes plain text.

    Args:
        markdown: the page.
        source: its path in the repository, from which its links are resolved.
    """
    here = posixpath.dirname(source)
    place = posixpath.dirname(HOUSE.get(source, source.removeprefix("docs/")))

    def mend(match: re.Match[str]) -> str:
        target = match["target"]
        if not target or re.match(r"[a-z]+:", target):
            return match[0]
        path = posixpath.normpath(posixpath.join(here, target))
        made = HOUSE.get(path) or (path.removeprefix("docs/") if path.startswith("docs/") else "")
        if not made:
            return match["text"]
        if made.endswith(".ipynb") and not source.startswith("docs/notebooks/"):
            made = f"{made.removesuffix('.ipynb')}.md"  # to read; the page leads to the file
        return f"{match['image']}[{match['text']}]({posixpath.relpath(made, place or '.')}{match['rest']})"

    parts = _CODE.split(markdown)
    return "".join(part if at % 2 else _LINK.sub(mend, part) for at, part in enumerate(parts))
