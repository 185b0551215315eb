"""Loading: the cache, its safety, broken files, and the time it takes."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest

from hrgraph.authority import AuthorityIndex, load_authority
from hrgraph.authority import load as module
from hrgraph.errors import AuthorityError

ID = "https://w3id.org/hrgraph/id/"
SMALL = Path(__file__).with_name("fixtures") / "small.ttl"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An authority folder of one's own, with a cache of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "data"
    folder.mkdir()
    shutil.copy(SMALL, folder)
    return folder


def _same(one: AuthorityIndex, other: AuthorityIndex) -> bool:
    return (
        dict(one.records) == dict(other.records)
        and one.all_tenures == other.all_tenures
        and list(one.patterns) == list(other.patterns)
        and one.hash == other.hash
    )


def test_cold_and_warm_are_the_same(place: Path) -> None:
    cold, warm = load_authority(place), load_authority(place)
    assert len(list((place.parent / "cache" / "hrgraph").iterdir())) == 1
    assert _same(cold, warm) and len(cold.records) > 40


def test_warm_reads_no_turtle(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load_authority(place)
    monkeypatch.setitem(sys.modules, "hrgraph.authority.compile", None)
    assert load_authority(place).get(ID + "org/ishr") is not None


def test_changed_content_is_compiled_anew(place: Path) -> None:
    before = load_authority(place)
    (place / "more.ttl").write_text(
        "PREFIX hrg: <https://w3id.org/hrgraph/ontology#>\n"
        f'<{ID}org/new> a hrg:Organisation ; <http://www.w3.org/2000/01/rdf-schema#label> "New"@en .',
        encoding="utf-8",
    )
    after = load_authority(place)
    assert after.hash != before.hash and ID + "org/new" in after.records


def test_extra_files_are_read_too(place: Path, tmp_path: Path) -> None:
    extra = tmp_path / "mine.ttl"
    extra.write_text(f"<{ID}org/mine> a <https://w3id.org/hrgraph/ontology#Media> .", encoding="utf-8")
    assert load_authority(place, [extra]).records[ID + "org/mine"].kind == "Media"


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"records": 1}', b"\xff\xfe"], ids=repr)
def test_a_damaged_cache_is_made_anew(place: Path, content: bytes) -> None:
    first = load_authority(place)
    (file,) = (place.parent / "cache" / "hrgraph").iterdir()
    file.write_bytes(content)
    assert _same(load_authority(place), first)
    assert json.loads(file.read_bytes()).keys() >= {"records"}


def test_an_unwritable_cache_only_costs_time(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = place.parent / "blocked"
    blocked.write_text("a file where the folder should be", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    assert load_authority(place).get(ID + "org/ishr") is not None


def test_old_caches_are_removed(place: Path) -> None:
    for n in range(module._KEPT + 3):
        (place / "n.ttl").write_text(f"# {n}", encoding="utf-8")
        load_authority(place)
    assert len(list((place.parent / "cache" / "hrgraph").iterdir())) == module._KEPT


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param("<a> <b> ", r"bad\.ttl line 1", id="broken Turtle names its line"),
        pytest.param(
            "<urn:a> <urn:b> [] .", r"bad\.ttl: a blank node", id="blank nodes have no name to keep"
        ),
        pytest.param(
            "PREFIX hrg: <https://w3id.org/hrgraph/ontology#>\n<urn:a> a hrg:Office ; hrg:seats 'two' .",
            "urn:a: hrg:seats",
            id="a number of seats that is none",
        ),
    ],
)
def test_broken_files_are_told(place: Path, content: str, message: str) -> None:
    (place / "bad.ttl").write_text(content, encoding="utf-8")
    with pytest.raises(AuthorityError, match=message):
        load_authority(place)


def test_a_wrong_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(AuthorityError, match="nowhere is no folder"):
        load_authority(tmp_path / "nowhere")
    with pytest.raises(AuthorityError, match=r"no \.ttl file"):
        load_authority(tmp_path)


def test_names_of_and_symbols(index: AuthorityIndex) -> None:
    assert index.names_of(ID + "org/ishr") == ("International Service for Human Rights", "ISHR")
    assert "AI" not in index.names_of(ID + "org/amnesty"), "short names are no display names"
    assert index.names_of("urn:none") == () and index.get("urn:none") is None
    record = index.by_symbol("A/RES/72/247")
    assert record is not None and record.label == "General Assembly resolution 72/247"
    assert index.by_symbol("A/RES/1/1") is None


def test_adopted_years_leave_out_shared_names(index: AuthorityIndex) -> None:
    years = index.adopted_years
    assert years["Universal Declaration of Human Rights"] == 1948 and years["UDHR"] == 1948
    assert years["Convention against Torture"] == 1984
    assert "General Assembly resolution 72/247" not in years
