"""The commands and programs of the tutorial, the README and the how-to pages do what the pages say.

A block is run where `<!-- run -->` stands on the line before it; after `<!-- fails -->` it must end with an
exit status that tells of failure.  `<!-- file: PATH -->` makes the block after it a file, before anything
runs; `<!-- add: PATH -->` adds it to a file's end when its turn comes.  `<!-- setup: COMMAND -->` does what
the page asks in words, such as an edit in the middle of a file.  A page whose commands can't be run here says
why: `<!-- not run: REASON -->`.
The lines of a block after `<!-- printed -->` must be among what the blocks since the last such check
printed, after `<!-- printed by: COMMAND -->` among what that command prints.  The blocks of a page run one
after the other in a copy of the checkout, so that they may change its data.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import textwrap
from dataclasses import dataclass
from pathlib import Path

import pytest

pytestmark = [pytest.mark.model]

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("docs/tutorial.md", "README.md")
CHANGE_DATA = (
    "docs/how-to/add-an-organisation.md",
    "docs/how-to/add-a-verb.md",
    "docs/how-to/add-an-act-type.md",
)
"""Pages that change the checkout's own data: they come last, in this order."""
LANGUAGES = ("sh", "python")
SAMPLES = (
    "letter-to-secretary-general-on-defenders-resolution",
    "ngos-meet-secretary-general-on-civic-space",
    "saudi-arabia-joint-statement-36-states",
    "turk-ends-visit-to-venezuela",
)
"""A part of the sample corpus, to save time: what the pages show is in these."""
MADE = re.compile(r"(?:^|/)(?:reference|notebooks)/[\w-]+\.md$")
"""Pages that the site alone has; its build fails at a link to one that is not there."""
_BLOCK = re.compile(
    r"^(?P<indent> *)<!-- (?:setup: (?P<setup>[^\n]+)|"
    r"(?P<use>run|fails|printed(?: by: (?P<command>[^>\n]+))?|(?:file|add): (?P<path>[^>\s]+)) -->\n"
    r"(?P=indent)```(?P<language>\w+)\n(?P<code>.*?)^(?P=indent)```$)",
    re.M | re.S,
)

HOW_TO = tuple(
    sorted(
        (
            str(path.relative_to(ROOT))
            for path in (ROOT / "docs").rglob("*.md")
            if re.search(r"^ *<!-- (?:run|fails) -->$", path.read_text(encoding="utf-8"), re.M)
            and str(path.relative_to(ROOT)) not in PAGES
        ),
        key=lambda page: (CHANGE_DATA.index(page) + 1 if page in CHANGE_DATA else 0, page),
    )
)
"""The other pages with blocks to be run; they share one copy of the checkout."""
_MARK = "#### block at line "


@dataclass(frozen=True)
class Block:
    """A marked block of a page."""

    line: int
    use: str
    language: str
    code: str
    path: str
    command: str


def blocks_of(text: str) -> list[Block]:
    """The marked blocks of a page, in order."""
    return [
        Block(
            line=text.count("\n", 0, m.start()) + 1,
            use=re.split("[ :]", m["use"])[0] if m["use"] else "setup",
            language=m["language"] or "sh",
            code=textwrap.dedent(m["code"]) if m["use"] else m["setup"].removesuffix(" -->"),
            path=m["path"] or "",
            command=m["command"] or "",
        )
        for m in _BLOCK.finditer(text)
    ]


def script_of(blocks: list[Block]) -> str:
    """One shell script, so that what a block exports holds in the blocks after it."""
    lines = ["set -euo pipefail"]
    for block in blocks:
        if block.use in ("run", "fails") or block.command:
            lines.append(f"echo '{_MARK}{block.line}'")
        if block.command:
            lines.append(block.command)
        elif block.use == "fails":
            lines.append(f"if (\n{block.code}\n); then echo 'should have failed'; exit 1; fi")
        elif block.use == "setup":
            lines.append(block.code)
        elif block.use == "add":
            lines.append(f"cat >> {block.path} <<'BLOCK'\n\n{block.code}BLOCK")
        elif block.use == "run":
            lines.append(block.code if block.language == "sh" else f"python <<'PROGRAM'\n{block.code}PROGRAM")
    return "\n".join(lines)


def outputs_of(printed: str) -> dict[int, str]:
    """What each block printed, by its line."""
    pieces = re.split(rf"^{_MARK}(\d+)$", printed, flags=re.M)
    return {int(line): text for line, text in zip(pieces[1::2], pieces[2::2], strict=True)}


def plain(text: str) -> str:
    """Text without its line breaks and columns."""
    return " ".join(text.split())


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of what the commands read or change, with a part of the samples."""
    for name in ("src", "data", "ontology", "queries", "tests/acts"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for name in ("pyproject.toml", "tests/conftest.py"):
        shutil.copy(ROOT / name, tmp_path / name)
    for article in (tmp_path / "data" / "articles").glob("*.md"):
        if article.stem not in SAMPLES:
            article.unlink()
    return tmp_path


def environment(checkout: Path) -> dict[str, str]:
    """What the commands see: the copy's source, and no setting of the person who runs the tests."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("HRGRAPH_")}
    return kept | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(checkout / "src"),
        "COLUMNS": "100",  # which columns become lines below a row hangs on this and on the articles
    }


def run(page: str, checkout: Path) -> dict[int, str]:
    """Write the files of a page, run its blocks, and tell what each printed.

    A server gets a free port in the place of 8000.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    text = (ROOT / page).read_text(encoding="utf-8")
    blocks = blocks_of(re.sub(r"(?<=127\.0\.0\.1:)8000|(?<=--port )8000", port, text))
    for block in blocks:
        if block.use == "file":
            file = checkout / block.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block.code, encoding="utf-8")
    done = subprocess.run(
        ["bash", "-c", script_of(blocks)],
        cwd=checkout,
        env=environment(checkout),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=500,
    )
    assert done.returncode == 0, done.stdout[-3000:]
    return outputs_of(done.stdout)


def check(page: str, printed: dict[int, str]) -> None:
    """Compare what a page says that its blocks print with what they printed."""
    since = ""
    for block in blocks_of((ROOT / page).read_text(encoding="utf-8")):
        since += printed.get(block.line, "")
        if block.use == "printed":
            missing = [x for x in block.code.splitlines() if plain(x) and plain(x) not in plain(since)]
            assert not missing, f"{page}, line {block.line}: the commands before it do not print {missing}"
            since = ""


@pytest.mark.timeout(600)  # on a busy machine; alone it takes less than one minute
def test_the_blocks_run_and_print_what_the_pages_say(checkout: Path) -> None:
    """The README's come last: its store of samples is the tutorial's, as making it takes longest."""
    pytest.importorskip("matplotlib", reason="the tutorial prints a figure")
    for page in PAGES:
        check(page, run(page, checkout))


@pytest.mark.timeout(600)
def test_the_blocks_of_the_how_to_pages_run(checkout: Path) -> None:
    pytest.importorskip("matplotlib", reason="a page prints a figure")
    pytest.importorskip("starlette", reason="a page asks a server")
    pytest.importorskip("trafilatura", reason="a page ingests a table")
    first = [sys.executable, "-m", "hrgraph", "build", "data/articles", "--store", "out/demo"]
    subprocess.run(
        first, cwd=checkout, env=environment(checkout), check=True, capture_output=True, timeout=300
    )
    for page in HOW_TO:
        check(page, run(page, checkout))


@pytest.mark.parametrize("page", (*PAGES, *HOW_TO))
def test_no_marked_block_is_overlooked(page: str) -> None:
    """A mark with a typing error, or a block in a language that the test can't run, would never be run."""
    text = (ROOT / page).read_text(encoding="utf-8")
    blocks = blocks_of(text)
    assert len(blocks) == len(re.findall(r"^ *<!-- (?:run|fails|printed|file|add|setup)", text, re.M))
    assert all(b.language in LANGUAGES for b in blocks if b.use in ("run", "fails"))


@pytest.mark.parametrize("page", [str(p.relative_to(ROOT)) for p in sorted((ROOT / "docs").rglob("*.md"))])
def test_every_command_is_run_or_the_page_says_why_not(page: str) -> None:
    """What a reader must adapt first is a `console` block; `sh` and `python` blocks work as they stand."""
    text = (ROOT / page).read_text(encoding="utf-8")
    unmarked = re.findall(r"(?<!-->\n)^ *```(?:sh|python)$", text, re.M)
    assert not unmarked or re.search(r"^<!-- not run: .+ -->$", text, re.M)


def pages() -> list[Path]:
    """All pages for readers."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


@pytest.mark.parametrize("page", pages(), ids=lambda p: str(p.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    """A link to a file of the repository that is not there is a dead end for the reader."""
    text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.M | re.S)
    targets = re.findall(r"\]\(([^)\s#]+)[^)]*\)", text)
    local = [t for t in targets if not re.match(r"[a-z]+:", t)]
    missing = [t for t in local if not (page.parent / t).exists() and not MADE.search(t)]
    assert not missing
