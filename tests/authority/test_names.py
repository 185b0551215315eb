"""Names in texts: where they are found, where they must not be, and the offsets."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hrgraph.authority import AuthorityIndex
from hrgraph.authority.fold import fold, fold_text


def found(index: AuthorityIndex, text: str) -> list[tuple[str, str]]:
    """(words, last part of the first record's IRI) of each hit."""
    return [(hit.text, hit.records[0].rsplit("/", 1)[-1]) for hit in index.find_names(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("ISHR's letter", [("ISHR", "ishr")], id="a straight possessive is outside the hit"),
        pytest.param("ISHR’s letter", [("ISHR", "ishr")], id="a curly possessive is outside the hit"),
        pytest.param("the UN's record", [("UN", "united-nations")], id="possessive of an acronym"),
        pytest.param(
            "the U.N. said", [("U.N.", "united-nations")], id="a dotted abbreviation, its last dot included"
        ),
        pytest.param("at the U.N.", [("U.N.", "united-nations")], id="a dotted abbreviation at the end"),
        pytest.param(
            "International Service for Human Rights' view",
            [("International Service for Human Rights", "ishr")],
            id="possessive of a name in -s",
        ),
        pytest.param("ISHR-led groups", [("ISHR", "ishr")], id="a hyphen ends a word"),
        pytest.param(
            "Reporters sans frontieres", [("Reporters sans frontieres", "rsf")], id="accents are folded"
        ),
        pytest.param(
            "REPORTERS WITHOUT BORDERS", [("REPORTERS WITHOUT BORDERS", "rsf")], id="a name in capitals"
        ),
        pytest.param("Antonio Guterres", [("Antonio Guterres", "guterres")], id="a person without accents"),
        pytest.param(
            "Volker Tu\u0308rk", [("Volker Tu\u0308rk", "turk")], id="a decomposed accent stays in the hit"
        ),
        pytest.param(
            "Victor Madrigal Borloz", [("Victor Madrigal Borloz", "madrigal")], id="hyphen or blank"
        ),
        pytest.param("Nada Al‑Nashif", [("Nada Al‑Nashif", "alnashif")], id="a non-breaking hyphen"),
        pytest.param(
            "Zeid Ra’ad Al Hussein", [("Zeid Ra’ad Al Hussein", "zeid")], id="a curly apostrophe in a name"
        ),
        pytest.param(
            "Côte d’Ivoire", [("Côte d’Ivoire", "cote-divoire")], id="a curly apostrophe and an accent"
        ),
        pytest.param("Trinidad & Tobago", [("Trinidad & Tobago", "trinidad")], id="& for and"),
        pytest.param(
            "Amnesty\nInternational", [("Amnesty\nInternational", "amnesty")], id="over a line break"
        ),
        pytest.param(
            "Amnesty International", [("Amnesty International", "amnesty")], id="the longer of two names wins"
        ),
        pytest.param(
            "the UN Human Rights Council", [("UN Human Rights Council", "hrc")], id="UN for United Nations"
        ),
        pytest.param(
            "UN Special Rapporteur on human rights defenders",
            [("UN Special Rapporteur on human rights defenders", "sr-hrd")],
            id="UN before an office of the UN",
        ),
        pytest.param(
            "UN expert on human rights defenders",
            [("UN expert on human rights defenders", "sr-hrd")],
            id="what the press calls a rapporteur",
        ),
        pytest.param(
            "Special Rapporteurs on human rights defenders",
            [("Special Rapporteurs on human rights defenders", "sr-hrd")],
            id="a plural head",
        ),
        pytest.param(
            "World Health Organisation", [("World Health Organisation", "who")], id="British spelling"
        ),
        pytest.param(
            "Advocates for Human Rights", [("Advocates for Human Rights", "afd")], id="without the article"
        ),
        pytest.param("The Elders met", [("The Elders", "elders")], id="an article that is part of the name"),
        pytest.param("Unicef said", [("Unicef", "unicef")], id="newspapers' spelling of a long acronym"),
        pytest.param("The Egyptians", [("Egyptians", "egypt")], id="the plural of an adjective"),
        pytest.param("High Commissioner", [("High Commissioner", "hc")], id="a short name is found, as such"),
        pytest.param(
            "office of the high commissioner", [("high commissioner", "hc")], id="an office in lower case"
        ),
        pytest.param(
            "human rights council", [("human rights council", "hrc")], id="a long formal name in lower case"
        ),
        pytest.param("The ICC", [("ICC", "icc")], id="a shared acronym"),
        pytest.param(
            "UN secretary-general", [("UN secretary-general", "sg")], id="an office, its acronym in capitals"
        ),
    ],
)
def test_found(index: AuthorityIndex, text: str, expected: list[tuple[str, str]]) -> None:
    assert found(index, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("they told us that it was for us", id="us is not the US"),
        pytest.param("those who came, Who stayed", id="who is not the WHO"),
        pytest.param("it is a cat, the Cat sat", id="cat is not CAT"),
        pytest.param("It is time. it was", id="it is not IT"),
        pytest.param("we care; Care for them", id="care is not CARE"),
        pytest.param("un expert de l'État", id="the French article"),
        pytest.param("HR staff and AIDS", id="HR and AIDS belong to nobody here"),
        pytest.param(
            "DEFENDERS SAY THAT STATES MUST PROTECT US AND ASK WHO WILL CARE", id="a line in capitals"
        ),
        pytest.param(
            "article 19 of the Covenant, Article 19", id="an article of a treaty is not the organisation"
        ),
        pytest.param("an amnesty law, the switzerland of", id="a common noun and a name without its capital"),
        pytest.param("Human rights first became an issue", id="words of a name in a sentence"),
        pytest.param("indigenous Elders", id="a name that has an article, without it"),
        pytest.param("Kim Jong Un and X-rays", id="a name's end, a letter"),
        pytest.param("UNIQUE unity UNs USAID ISHRX", id="inside other words"),
        pytest.param("see https://www.example.org/UN/WHO and www.un.org/WHO", id="inside addresses"),
        pytest.param("write to UN@WHO.org or @OHCHR, #ISHR", id="mail addresses and handles"),
        pytest.param("CAT/C/BDI/CO/2 and A/WHO/RES/31/32", id="inside UN symbols"),
        pytest.param("Amnesty\n\ninternational Service", id="no name over a paragraph's end"),
        pytest.param(
            "human rights office staff, a human rights office", id="two words of a UN body, in lower case"
        ),
        pytest.param("Amnesties, Ambans", id="other words that begin alike"),
        pytest.param(
            "human rights first, reporters without borders", id="organisations in lower case are prose"
        ),
    ],
)
def test_not_found(index: AuthorityIndex, text: str) -> None:
    strong = [h for h in index.find_names(text) if h.text not in ("Amnesty",)]
    assert strong == []


def test_shared_name_has_all_records(index: AuthorityIndex) -> None:
    (hit,) = index.find_names("the CAT")
    assert [iri.rsplit("/", 2)[-2:] for iri in hit.records] == [["instrument", "cat"], ["org", "cat"]]
    assert hit.kinds == ("acronym", "acronym")


def test_short_names_carry_all_their_records(index: AuthorityIndex) -> None:
    (hit,) = index.find_names("the Special Rapporteur")
    assert hit.name_kind == "context" and len(hit.records) == 2


def test_a_short_name_with_its_article_hides_no_other(index: AuthorityIndex) -> None:
    """One record has "the Council", another "Council": the text's "the Council" may be either."""
    (hit,) = index.find_names("said the Council")
    assert [iri.rsplit("/", 1)[-1] for iri in hit.records] == [
        "eu-council",
        "hrc",
    ] and hit.text == "the Council"
    (bare,) = index.find_names("this Council")
    assert [iri.rsplit("/", 1)[-1] for iri in bare.records] == ["hrc"]


def test_capital_and_demonym_are_told_apart(index: AuthorityIndex) -> None:
    kinds = [(h.text, h.name_kind) for h in index.find_names("Cairo's Egyptian critics in Egypt")]
    assert kinds == [("Cairo", "capital"), ("Egyptian", "demonym"), ("Egypt", "label")]


def test_resolution_year_is_part_of_the_name(index: AuthorityIndex) -> None:
    """Without its year the phrase means another text of the series: descriptions deal with it."""
    assert found(index, "General Assembly resolution on human rights defenders") == [
        ("General Assembly", "ga")
    ]


_PIECES = st.sampled_from(
    [
        "ISHR",
        "’s",
        "'s",
        " ",
        "\n",
        "\n\n",
        "U.N.",
        "UN",
        "Volker Türk",
        "Tu\u0308rk",
        "Côte d’Ivoire",
        "&",
        "—",
        "‑",
        "Ａ",
        "ﬁ",
        "ß",
        "İ",
        "\u00ad",
        "\u200b",
        "한국",
        "é",
        "Ban Ki-moon",
        "Amnesty International",
        ".",
        "A/RES/72/247",
    ]
)


@given(st.lists(st.one_of(_PIECES, st.text(max_size=6)), max_size=14).map("".join))
@settings(max_examples=300, deadline=None)
def test_offsets_are_those_of_the_text(index: AuthorityIndex, text: str) -> None:
    """Whatever the text: a hit's words are the text's, hits don't overlap, and the words fold to the name."""
    end = 0
    for hit in index.find_names(text):
        assert 0 <= end <= hit.start < hit.end <= len(text)
        assert text[hit.start : hit.end] == hit.text
        assert fold_text(hit.text) != ""
        end = hit.end


@given(st.text(max_size=60))
def test_folding_keeps_a_map(text: str) -> None:
    folded = fold(text)
    assert len(folded.cased) == len(folded.lower) == len(folded.starts) == len(folded.ends)
    assert all(0 <= a < b <= len(text) for a, b in zip(folded.starts, folded.ends, strict=True))
    assert list(folded.starts) == sorted(folded.starts)


@given(st.text(alphabet="ab XY&-’.é\n", max_size=20), st.text(alphabet="ab XY&-’.é\n", max_size=20))
@settings(max_examples=200, deadline=None)
def test_a_name_between_blanks_is_always_found(index: AuthorityIndex, before: str, after: str) -> None:
    text = f"{before} ; ISHR ; {after}"
    assert (len(before) + 3, len(before) + 7) in [(h.start, h.end) for h in index.find_names(text)]
