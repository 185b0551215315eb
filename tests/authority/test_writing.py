"""Turtle and CSV: what is written reads back as the same statements, and additions go where they belong."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hrgraph.authority import authority_files
from hrgraph.authority.additions import prepare, save
from hrgraph.authority.check import check_statements
from hrgraph.authority.compile import Statement, Value, read_statements
from hrgraph.authority.tables import read_table, read_tables, write_table, write_tables, write_turtle
from hrgraph.authority.turtle import block, insert_block, turtle
from hrgraph.errors import AuthorityError

ID = "https://w3id.org/hrgraph/id/"
HRG = "https://w3id.org/hrgraph/ontology#"
X = "https://x.org/a"
XSD = "http://www.w3.org/2001/XMLSchema#"
SMALL = Path(__file__).with_name("fixtures") / "small.ttl"

_TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)
_IRIS = st.sampled_from(
    [
        ID + "org/ishr",
        ID + "state/côte-d’ivoire",
        "https://example.org/a,b;c",
        HRG + "State",
        "https://x.org/é(1)",
    ]
)
_TYPES = st.sampled_from([XSD + "date", XSD + "gYear", "https://x.org/type"])
_VALUES = st.one_of(
    _IRIS.map(lambda iri: Value(iri, iri=True)),
    _TEXT.map(Value),
    st.tuples(_TEXT, st.sampled_from(["en", "fr", "zh-hant"])).map(lambda t: Value(t[0], language=t[1])),
    st.tuples(_TEXT, _TYPES).map(lambda t: Value(t[0], datatype=t[1])),
    st.sampled_from(["1", "-7", "007", "true"]).map(lambda t: Value(t, datatype=XSD + "integer")),
    st.sampled_from(["true", "false", "1"]).map(lambda t: Value(t, datatype=XSD + "boolean")),
)
_PREDICATES = st.sampled_from(
    [HRG + "acronym", "http://www.w3.org/2000/01/rdf-schema#label", "https://example.org/p#q", HRG + "x.y"]
)
_STATEMENTS = st.lists(st.builds(Statement, _IRIS, _PREDICATES, _VALUES, st.just("x.ttl")), max_size=12)


def _facts(statements: list[Statement]) -> set[tuple[str, str, Value]]:
    return {s[:3] for s in statements}


@given(_STATEMENTS)
@settings(max_examples=150, deadline=None)
def test_turtle_reads_back(tmp_path_factory: pytest.TempPathFactory, statements: list[Statement]) -> None:
    path = tmp_path_factory.getbasetemp() / "x.ttl"
    text = turtle(statements, "two\nlines")
    path.write_text(text, encoding="utf-8", newline="")
    assert _facts(read_statements([path])) == _facts(statements)
    assert text == turtle(statements[::-1], "two\nlines"), "the order of the statements does not matter"


@given(_STATEMENTS)
@settings(max_examples=200, deadline=None)
def test_tables_read_back(statements: list[Statement]) -> None:
    assert _facts(read_table(write_table(statements), "x.csv")) == _facts(statements)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "|",
        "a | b",
        "\\",
        "\\e",
        " x ",
        "a\\ ",
        "line\nbreak",
        "\r",
        '"',
        "=1+1",
        "a|",
        "| a",
        "\\\\ ",
    ],
)
def test_awkward_cells(text: str) -> None:
    statements = [
        Statement(ID + "org/x", HRG + "acronym", Value(t, language="en"), "x.csv") for t in (text, "z")
    ]
    assert _facts(read_table(write_table(statements), "x.csv")) == _facts(statements)


def test_own_data_round_trip_through_csv(tmp_path: Path) -> None:
    """The whole authority file, out as CSV and back into an empty folder: isomorphic, file by file."""
    out, back, own = tmp_path / "csv", tmp_path / "ttl", tmp_path / "own"
    own.mkdir()
    files = [Path(shutil.copy(path, own)) for path in authority_files()]
    assert len(write_tables(files, out)) == len(files)
    write_turtle(read_tables(out), back)
    for path in files:
        assert _facts(read_statements([back / path.name])) == _facts(read_statements([path])), path.name


def test_import_leaves_unchanged_files_alone(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    shutil.copy(SMALL, folder)
    write_tables([folder / "small.ttl"], tmp_path / "csv")
    assert write_turtle(read_tables(tmp_path / "csv"), folder) == []
    table = tmp_path / "csv" / "small.csv"
    table.write_text(
        table.read_text(encoding="utf-8").replace("Amnesty International", "Amnesty Intl"), encoding="utf-8"
    )
    assert write_turtle(read_tables(tmp_path / "csv"), folder) == [folder / "small.ttl"]
    text = (folder / "small.ttl").read_text(encoding="utf-8")
    assert text.startswith("# A small authority file") and '"Amnesty Intl"@en' in text
    assert "Amnesty International" not in text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("", "first column", id="empty"),
        pytest.param("label,record\n", "first column", id="another first column"),
        pytest.param("record,rdfs:label (en)\n", "is no property", id="a column in another style"),
        pytest.param("record,foo:label [en]\n", "no prefix", id="an unknown prefix"),
        pytest.param("record,rdfs:label [en]\n,Name\n", "row 2: no record", id="a row without its record"),
        pytest.param(
            "record,rdfs:label [en]\nid:org/x,a,b\n", "row 2: it has more cells", id="too many cells"
        ),
    ],
)
def test_broken_tables_are_told(text: str, message: str) -> None:
    with pytest.raises(AuthorityError, match=message):
        read_table(text, "x.csv")


def test_tables_that_are_no_text(tmp_path: Path) -> None:
    with pytest.raises(AuthorityError, match=r"no \.csv file"):
        read_tables(tmp_path)
    (tmp_path / "x.csv").write_bytes(b"record\n\xff\xfe")
    with pytest.raises(AuthorityError, match=r"x\.csv can't be read as UTF-8"):
        read_tables(tmp_path)


def test_a_block_is_in_canonical_order() -> None:
    def said(predicate: str, value: Value) -> Statement:
        return Statement(ID + "org/x", predicate, value, "")

    statements = [
        said("http://purl.org/dc/terms/source", Value("https://x.org/", iri=True)),
        said(HRG + "acronym", Value("X", language="en")),
        said("http://www.w3.org/2000/01/rdf-schema#label", Value("Nom", language="fr")),
        said("http://www.w3.org/2000/01/rdf-schema#label", Value("Name", language="en")),
        said("http://www.w3.org/1999/02/22-rdf-syntax-ns#type", Value(HRG + "Media", iri=True)),
    ]
    assert block(ID + "org/x", statements) == (
        f"<{ID}org/x> a hrg:Media ;\n"
        '    rdfs:label "Name"@en, "Nom"@fr ;\n'
        '    hrg:acronym "X"@en ;\n'
        "    dcterms:source <https://x.org/> .\n"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("", "PREFIX hrg: <H>\n<urn:m> a hrg:Media .\n", id="an empty file"),
        pytest.param(
            "# why\nPREFIX hrg: <H>\n\n<urn:a> a hrg:Media .\n\n# of z\n<urn:z> a hrg:Media .\n",
            "# why\nPREFIX hrg: <H>\n\n<urn:a> a hrg:Media .\n\n<urn:m> a hrg:Media .\n\n"
            "# of z\n<urn:z> a hrg:Media .\n",
            id="between, with a comment that belongs to the next",
        ),
        pytest.param(
            "PREFIX hrg: <H>\n\n<urn:a> a hrg:Media .\n",
            "PREFIX hrg: <H>\n\n<urn:a> a hrg:Media .\n\n<urn:m> a hrg:Media .\n",
            id="at the end",
        ),
        pytest.param(
            "# why\nPREFIX org: <O>\n\n<urn:a> a org:Post .\n",
            "# why\nPREFIX org: <O>\nPREFIX hrg: <H>\n\n<urn:a> a org:Post .\n\n<urn:m> a hrg:Media .\n",
            id="a prefix that the file lacked",
        ),
    ],
)
def test_a_block_goes_to_its_place(before: str, after: str) -> None:
    before, after = (
        t.replace("<H>", f"<{HRG}>").replace("<O>", "<http://www.w3.org/ns/org#>") for t in (before, after)
    )
    assert insert_block(before, "urn:m", "<urn:m> a hrg:Media .\n") == after


def test_a_prefix_with_another_meaning_is_refused() -> None:
    with pytest.raises(AuthorityError, match="hrg: means"):
        insert_block("PREFIX hrg: <urn:other>\n", "urn:m", "<urn:m> a hrg:Media .\n")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """An authority folder of two files."""
    shutil.copy(SMALL, tmp_path / "small.ttl")
    (tmp_path / "media.ttl").write_text(
        f"PREFIX hrg: <{HRG}>\n\n"
        f'<{ID}org/a> a hrg:Media ; <http://www.w3.org/2000/01/rdf-schema#label> "A Paper"@en .\n',
        encoding="utf-8",
    )
    return tmp_path


def test_an_addition_is_written_and_loads(place: Path) -> None:
    files = authority_files(place)
    answers = {
        "acronym": ["RDN"],
        "alt": ["Réseau du fleuve@fr"],
        "country": ["Egypt"],
        "source": [X],
    }
    addition = prepare(files, "CivilSocietyOrganisation", "River Defenders Network", answers)
    before = _facts(read_statements(files))
    save(addition)
    gained = _facts(read_statements(authority_files(place))) - before
    assert addition.path.name == "small.ttl", "where the other civil-society organisations are"
    assert addition.iri == ID + "org/river-defenders-network"
    assert {v.text for _, _, v in gained} >= {
        "RDN",
        "Réseau du fleuve",
        ID + "state/egypt",
        "https://x.org/a",
    }
    assert (addition.elsewhere, addition.similar) == ((), ())


@pytest.mark.parametrize(
    ("kind", "label", "answers", "file", "iri"),
    [
        pytest.param("Media", "The Paper", {}, "media.ttl", "org/the-paper", id="with its like"),
        pytest.param("Place", "The Valley", {}, "places.ttl", "place/the-valley", id="the first of its kind"),
        pytest.param("Topic", "Rivers", {}, "topics.ttl", "topic/rivers", id="a topic is a concept too"),
        pytest.param(
            "Resolution",
            "HRC resolution 40/11",
            {"symbol": ["HRC res. 40/11"], "adopted-by": ["org/hrc"]},
            "small.ttl",
            "instrument/A-HRC-RES-40-11",
            id="a symbol in words gives symbol and IRI",
        ),
        pytest.param(
            "Membership",
            "",
            {"member": ["Mary Lawlor"], "post": ["office/hc"], "begin": ["2031-05"]},
            "small.ttl",
            "membership/lawlor-hc-2031",
            id="a tenure needs no label",
        ),
    ],
)
def test_where_additions_go(
    place: Path, kind: str, label: str, answers: dict[str, list[str]], file: str, iri: str
) -> None:
    addition = prepare(authority_files(place), kind, label, {**answers, "source": [X]})
    assert (addition.path.name, addition.iri) == (file, ID + iri)
    save(addition)
    findings = check_statements(read_statements(authority_files(place)))
    assert [f for f in findings if f.subject == addition.iri and f.severity == "error"] == []


@pytest.mark.parametrize(
    ("file", "iri"), [("../x.ttl", ""), ("x.txt", ""), ("", "org/x"), ("", "https://x y")]
)
def test_wrong_places_are_refused(place: Path, file: str, iri: str) -> None:
    with pytest.raises(AuthorityError, match=r"--file|--iri"):
        prepare(authority_files(place), "Media", "New Paper", {"source": [X]}, file=file, iri=iri)


def test_a_topic_is_a_concept(place: Path) -> None:
    addition = prepare(authority_files(place), "Topic", "Rivers", {"source": [X]})
    assert "a hrg:Topic, skos:Concept" in addition.turtle and 'skos:prefLabel "Rivers"@en' in addition.turtle


@pytest.mark.parametrize(
    ("kind", "label", "answers", "message"),
    [
        pytest.param("Media", "X Paper", {}, "needs a source", id="no source"),
        pytest.param(
            "Media", "X Paper", {"source": ["x.org"]}, "no web address", id="a source that is no address"
        ),
        pytest.param("Medium", "X Paper", {"source": [X]}, "no kind of record", id="an unknown kind"),
        pytest.param("Media", "", {"source": [X]}, "English label", id="no label"),
        pytest.param(
            "Person",
            "Jane Doe",
            {"symbol": ["A/1"], "source": [X]},
            "has no --symbol",
            id="a question of another kind",
        ),
        pytest.param("Media", "A Paper", {"source": [X]}, "same English label", id="a label twice"),
        pytest.param("Media", "Egypt", {"source": [X]}, "hrg:sharedName", id="the name of a State"),
        pytest.param(
            "Media", "X", {"country": ["Atlantis"], "source": [X]}, "names no record", id="an unknown State"
        ),
        pytest.param(
            "Media", "X", {"country": ["Egipt"], "source": [X]}, "names no record", id="a misspelt State"
        ),
        pytest.param(
            "Treaty", "X", {"adopted-on": ["10 May"], "source": [X]}, "is no date", id="a date in words"
        ),
        pytest.param("Office", "X", {"source": [X]}, "org:postIn", id="what the lints ask for"),
        pytest.param("Membership", "", {"source": [X]}, "a person and an office", id="an empty tenure"),
        pytest.param(
            "Membership",
            "",
            {
                "member": ["Navi Pillay"],
                "post": ["office/hc"],
                "begin": ["2016"],
                "end": ["2017"],
                "source": [X],
            },
            "two holders",
            id="a second holder of a seat",
        ),
    ],
)
def test_refused_additions(
    place: Path, kind: str, label: str, answers: dict[str, list[str]], message: str
) -> None:
    before = {p: p.read_bytes() for p in place.iterdir()}
    with pytest.raises(AuthorityError, match=message):
        prepare(authority_files(place), kind, label, answers)
    assert {p: p.read_bytes() for p in place.iterdir()} == before


def test_a_declared_shared_name_tells_what_the_other_record_needs(place: Path) -> None:
    answers = {"shared-name": ["ISHR"], "acronym": ["ISHR"], "source": [X]}
    addition = prepare(authority_files(place), "Media", "Irish Spring Radio", answers)
    assert [f.subject for f in addition.elsewhere] == [ID + "org/ishr"]
    assert "hrg:sharedName" in addition.elsewhere[0].message
