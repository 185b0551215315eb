"""Nobody who is withheld is found in anything that is published."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from hrgraph.errors import HrgraphError, UsageError
from hrgraph.iris import BASE, HRG
from hrgraph.publish import publish, read_withheld
from hrgraph.publish.content import read_graphs, union
from hrgraph.publish.folding import fold, has_words
from hrgraph.publish.leaks import find_leaks
from hrgraph.publish.withhold import Secrets, Withheld, withhold
from hrgraph.store import Store

ZOE = f"{BASE}person/zoë-quux"
URGE = f"{BASE}act/withheld-2/urge-90"


def everything(folder: Path) -> dict[str, str]:
    """All that a folder says: names of files and their contents."""
    found = {}
    for path in folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            data = gzip.decompress(data) if path.suffix == ".gz" else data
            found[path.relative_to(folder).as_posix()] = data.decode("utf-8").casefold()
    return found


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Zoë Quux", id="by name"),
        pytest.param("zoe  QUUX", id="by name written otherwise"),
        pytest.param("Зоя Кукс", id="by a name in another script"),
        pytest.param(ZOE, id="by IRI"),
        pytest.param(f"<{ZOE}> => Defender 7", id="pseudonym by IRI"),
        pytest.param("Zoë Quux => Defender 7", id="pseudonym by name"),
    ],
)
def test_neither_name_nor_quotation_leaks(sample: Store, tmp_path: Path, line: str) -> None:
    (tmp_path / "w.txt").write_text(f"# at risk\n\n{line}\n", encoding="utf-8")
    publish(sample, tmp_path / "site", withheld=read_withheld(tmp_path / "w.txt"))
    for name, text in everything(tmp_path / "site").items():
        for secret in ("quux", "кукс", "zoë", "zoe", "papers in the night", "called on the police"):
            assert secret not in name.casefold() and secret not in text, (name, secret)
        assert ("defender 7" in text) <= ("=>" in line)
    assert (tmp_path / "site" / "id" / "org" / "ishr.html").exists()


def test_what_others_did_stays(sample: Store) -> None:
    before = read_graphs(sample)
    after, _ = withhold(before, [Withheld(ZOE, "", 1)])
    subjects = {str(t.subject) for t in union(after)}
    assert f"<{BASE}person/antonio-guterres>" in subjects
    assert f"<{BASE}membership/guterres>" in subjects
    assert f"<{BASE}office/chair-of-the-lawyers-circle>" in subjects
    untouched = f"{BASE}graph/article/meeting-2023"
    assert after[untouched] == before[untouched]
    acts = [s for s in subjects if f"{BASE}act/withheld" in s]
    assert len(acts) == 1 and acts[0].endswith("/urge-90>"), "the act of ISHR stays, the attack goes"


def test_a_pseudonym_keeps_the_acts(sample: Store) -> None:
    after, _ = withhold(read_graphs(sample), [Withheld(ZOE, "Defender 7", 1)])
    said = {str(t) for t in union(after)}
    alias = f"<{BASE}pseudonym/defender-7>"
    assert any(t.endswith(f"<{HRG}addressee> {alias}") for t in said)
    assert f"<{BASE}org/ishr> <{HRG}urged> {alias}" in said
    assert any(alias in t and '"Defender 7"@en' in t for t in said)
    assert not any(f"{HRG}quote" in t and "/withheld" in t for t in said)


def test_an_article_goes_as_a_whole(sample: Store) -> None:
    article = f"{BASE}article/zoe-quux-arrested"
    after, _ = withhold(read_graphs(sample), [Withheld(article, "", 1)])
    assert f"{BASE}graph/article/zoe-quux-arrested" not in after
    assert f"<{ZOE}>" in {str(t.subject) for t in union(after)}, "the person was not withheld"


def test_a_name_that_is_nowhere_is_reported(sample: Store) -> None:
    # a misspelt name would otherwise protect nobody, silently
    entries = [Withheld("Zoë Quxu", "", 1), Withheld("Zoë Quux", "", 2), Withheld("Ms Quux", "", 3)]
    _, secrets = withhold(read_graphs(sample), entries)
    assert secrets.unseen == (1,)


def test_yaml(tmp_path: Path) -> None:
    path = tmp_path / "w.yaml"
    path.write_text(f"- Jane Doe\n- name: Zoë Quux\n  as: Defender 7\n- iri: {ZOE}\n", encoding="utf-8")
    assert read_withheld(path) == (
        Withheld("Jane Doe", "", 1),
        Withheld("Zoë Quux", "Defender 7", 2),
        Withheld(ZOE, "", 3),
    )


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        pytest.param("w.txt", "", "names nobody", id="empty"),
        pytest.param("w.txt", "# all right\n", "names nobody", id="comments alone"),
        pytest.param("w.txt", "Jo\n", "too short", id="too short a name"),
        pytest.param("w.yaml", "- [", "not YAML", id="broken YAML"),
        pytest.param("w.yaml", "a: b", "not a list", id="no list"),
        pytest.param("w.yaml", "- nom: Jane", "entry 1", id="unknown field"),
        pytest.param("w.yaml", "- as: Jane Doe", "entry 1", id="no name"),
    ],
)
def test_a_wrong_file_is_refused(tmp_path: Path, name: str, content: str, words: str) -> None:
    (tmp_path / name).write_text(content)
    with pytest.raises(UsageError, match=words):
        read_withheld(tmp_path / name)


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        pytest.param(Withheld(f"{BASE}person/nobody", "", 1), "not in the graph", id="unknown IRI"),
        pytest.param(Withheld(ZOE, "Madame Quux", 1), "is a name that is withheld", id="telling pseudonym"),
    ],
)
def test_a_wrong_entry_is_refused(sample: Store, entry: Withheld, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        withhold(read_graphs(sample), [entry])


def test_a_leak_stops_everything(sample: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "hrgraph.publish.folder.withhold", lambda g, e: (g, Secrets((("zoe quux", 1),), frozenset()))
    )
    with pytest.raises(HrgraphError, match=r"nothing is published: .* would show the name of entry 1"):
        publish(sample, tmp_path / "site", withheld=[Withheld(ZOE, "", 1)])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("jane-doe.html", b"", id="file name"),
        pytest.param("a.html", b"<b>Jane</b> <i>Do&euml;</i>", id="tags and entities"),
        pytest.param("a.html", b"<b>Ja</b>ne Doe", id="a tag inside a word"),
        pytest.param("a.nt", b'"said\\nJane Do\\u00EB"', id="escapes of RDF"),
        pytest.param("a.json", b'{"x": "Jane\\tDoe"}', id="escapes of JSON"),
        pytest.param("a.ttl", b"<http://x/jane%20doe>", id="a URL"),
        pytest.param("a.ttl", b"<http://x/Jane_Doe>", id="underscores"),
        pytest.param("a.nq.gz", gzip.compress(b"JANE DOE"), id="compressed"),
        pytest.param("a.txt", "Jane Doe’s".encode(), id="genitive"),
        pytest.param("a.txt", b"they took all the papers in the house of the teacher", id="a quotation"),
    ],
)
def test_leaks_are_found_however_they_are_written(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    quote = fold("They took all the papers in the house of the")
    assert find_leaks(tmp_path, Secrets((("jane doe", 1),), frozenset({quote})))


def test_no_leak_is_seen_where_there_is_none(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(["Jane Doeringer", "Doe, Jane"]))
    assert find_leaks(tmp_path, Secrets((("jane doe", 1),), frozenset())) == []


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        pytest.param("jane doe", "jane doe", True, id="all of it"),
        pytest.param("of jane does", "jane doe", True, id="with an ending"),
        pytest.param("jane doeringer", "jane doe", False, id="a longer name"),
        pytest.param("maryjane doe", "jane doe", False, id="another beginning"),
        pytest.param("jane doeringer and jane doe", "jane doe", True, id="the second time"),
    ],
)
def test_words(text: str, words: str, found: bool) -> None:
    assert has_words(text, words) is found
