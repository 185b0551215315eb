"""UN symbols: how people write them, what they must become, and what must not match."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrgraph.symbols import find_symbols, normalise

# (as written, canonical symbol, body, kind, why the case is here)
SPELLINGS = [
    ("A/RES/72/247", "A/RES/72/247", "general-assembly", "resolution", "the symbol itself"),
    ("a/res/72/247", "A/RES/72/247", "general-assembly", "resolution", "lower case, from an address"),
    ("A/Res/53/144", "A/RES/53/144", "general-assembly", "resolution", "mixed case"),
    ("General Assembly resolution 72/247", "A/RES/72/247", "general-assembly", "resolution", "in words"),
    ("UN General Assembly Resolution 72/247", "A/RES/72/247", "general-assembly", "resolution", "with UN"),
    ("U.N. General Assembly resolution 53/144", "A/RES/53/144", "general-assembly", "resolution", "dotted"),
    (
        "United Nations General Assembly resolution 60/251",
        "A/RES/60/251",
        "general-assembly",
        "resolution",
        "long",
    ),
    ("General Assembly's resolution 72/247", "A/RES/72/247", "general-assembly", "resolution", "possessive"),
    (
        "General Assembly’s landmark resolution 53/144",
        "A/RES/53/144",
        "general-assembly",
        "resolution",
        "adjective",
    ),
    (
        "General Assembly (GA) resolution 48/134",
        "A/RES/48/134",
        "general-assembly",
        "resolution",
        "acronym between",
    ),
    ("GA res. 72/247", "A/RES/72/247", "general-assembly", "resolution", "short"),
    ("GA resolution 72/247", "A/RES/72/247", "general-assembly", "resolution", "half short"),
    ("UNGA Resolution 53/144", "A/RES/53/144", "general-assembly", "resolution", "acronym"),
    ("UNGA Res 60/251", "A/RES/60/251", "general-assembly", "resolution", "no full stop"),
    ("GA/RES/60/251", "A/RES/60/251", "general-assembly", "resolution", "a made-up prefix that is common"),
    ("UNGA/RES/72/247", "A/RES/72/247", "general-assembly", "resolution", "another one"),
    ("A_RES_72_247", "A/RES/72/247", "general-assembly", "resolution", "a file name"),
    ("https://undocs.org/A/RES/72/247", "A/RES/72/247", "general-assembly", "resolution", "an address"),
    (
        "https://undocs.org/en/A/HRC/RES/31/32",
        "A/HRC/RES/31/32",
        "human-rights-council",
        "resolution",
        "address",
    ),
    (
        "resolution 72/247",
        "A/RES/72/247",
        "general-assembly",
        "resolution",
        "no Council session is that high",
    ),
    (
        "resolution 53/144",
        "A/RES/53/144",
        "general-assembly",
        "resolution",
        "no Council session passed 144 texts",
    ),
    (
        "resolution 16/21",
        "A/HRC/RES/16/21",
        "human-rights-council",
        "resolution",
        "before 31 the Assembly used Roman",
    ),
    (
        "General Assembly resolution 217 A (III)",
        "A/RES/217 A (III)",
        "general-assembly",
        "resolution",
        "UDHR",
    ),
    ("GA res. 217A (III)", "A/RES/217 A (III)", "general-assembly", "resolution", "letter joined"),
    (
        "General Assembly resolution 217 (III) A",
        "A/RES/217 A (III)",
        "general-assembly",
        "resolution",
        "letter last",
    ),
    (
        "General Assembly resolution 2200A (XXI)",
        "A/RES/2200 A (XXI)",
        "general-assembly",
        "resolution",
        "Covenants",
    ),
    ("A/RES/217(III)", "A/RES/217 (III)", "general-assembly", "resolution", "digital library's form"),
    ("A/RES/217 A (III)", "A/RES/217 A (III)", "general-assembly", "resolution", "symbol with letter"),
    ("A/RES/ES-11/1", "A/RES/ES-11/1", "general-assembly", "resolution", "emergency special session"),
    ("resolution ES-11/1", "A/RES/ES-11/1", "general-assembly", "resolution", "only the Assembly has them"),
    ("A/HRC/RES/31/32", "A/HRC/RES/31/32", "human-rights-council", "resolution", "the symbol itself"),
    ("HRC res. 31/32", "A/HRC/RES/31/32", "human-rights-council", "resolution", "short"),
    ("HRC resolution 31/32", "A/HRC/RES/31/32", "human-rights-council", "resolution", "half short"),
    ("HRC/RES/42/28", "A/HRC/RES/42/28", "human-rights-council", "resolution", "prefix forgotten"),
    ("UNHRC/RES/42/28", "A/HRC/RES/42/28", "human-rights-council", "resolution", "prefix invented"),
    ("UNHRC resolution 42/28", "A/HRC/RES/42/28", "human-rights-council", "resolution", "acronym"),
    (
        "Human Rights Council resolution 42/28",
        "A/HRC/RES/42/28",
        "human-rights-council",
        "resolution",
        "words",
    ),
    (
        "UN Human Rights Council Resolution 42/28",
        "A/HRC/RES/42/28",
        "human-rights-council",
        "resolution",
        "UN",
    ),
    (
        "Human Rights Council (HRC) resolution 16/21",
        "A/HRC/RES/16/21",
        "human-rights-council",
        "resolution",
        "both",
    ),
    (
        "Human Rights Council resolution No. 24/24",
        "A/HRC/RES/24/24",
        "human-rights-council",
        "resolution",
        "No.",
    ),
    (
        "the Council's resolution 16/21",
        "A/HRC/RES/16/21",
        "human-rights-council",
        "resolution",
        "which Council",
    ),
    (
        "Human Rights Council resolution S-35/1",
        "A/HRC/RES/S-35/1",
        "human-rights-council",
        "resolution",
        "special",
    ),
    ("A/HRC/RES/S-35/1", "A/HRC/RES/S-35/1", "human-rights-council", "resolution", "special, symbol"),
    ("A_HRC_RES_31_32", "A/HRC/RES/31/32", "human-rights-council", "resolution", "a file name"),
    (
        "HRC decision 17/119",
        "A/HRC/DEC/17/119",
        "human-rights-council",
        "decision",
        "decisions count from 101",
    ),
    ("A/HRC/DEC/18/118", "A/HRC/DEC/18/118", "human-rights-council", "decision", "symbol of a decision"),
    ("A/HRC/52/L.5", "A/HRC/52/L.5", "human-rights-council", "draft", "draft"),
    ("A/HRC/S-35/L.1", "A/HRC/S-35/L.1", "human-rights-council", "draft", "draft of a special session"),
    ("A/HRC/31/L.28/Rev.1", "A/HRC/31/L.28/Rev.1", "human-rights-council", "draft", "revised draft"),
    ("A/HRC/39/41", "A/HRC/39/41", "human-rights-council", "report", "report"),
    ("A/HRC/39/41/Add.2", "A/HRC/39/41/Add.2", "human-rights-council", "report", "addendum"),
    ("A/HRC/WGAD/2021/12", "A/HRC/WGAD/2021/12", "human-rights-council", "document", "opinion"),
    ("A/77/178", "A/77/178", "general-assembly", "report", "report to the Assembly"),
    ("A/C.3/75/L.10/Rev.1", "A/C.3/75/L.10/Rev.1", "third-committee", "draft", "Third Committee"),
    ("A/CONF.157/23", "A/CONF.157/23", "general-assembly", "document", "Vienna Declaration"),
    ("S/RES/1325(2000)", "S/RES/1325 (2000)", "security-council", "resolution", "without the space"),
    ("S/RES/1325 (2000)", "S/RES/1325 (2000)", "security-council", "resolution", "as printed"),
    ("UNSCR 1325 (2000)", "S/RES/1325 (2000)", "security-council", "resolution", "acronym of the resolution"),
    (
        "Security Council resolution 1325 (2000)",
        "S/RES/1325 (2000)",
        "security-council",
        "resolution",
        "words",
    ),
    (
        "UN Security Council Resolution 2250 (2015)",
        "S/RES/2250 (2015)",
        "security-council",
        "resolution",
        "UN",
    ),
    ("UNSC Res. 1325 (2000)", "S/RES/1325 (2000)", "security-council", "resolution", "short"),
    ("SC res. 2250 (2015)", "S/RES/2250 (2015)", "security-council", "resolution", "shortest"),
    ("Security Council resolution 1325", "S/RES/1325", "security-council", "resolution", "no year given"),
    ("S/2023/123", "S/2023/123", "security-council", "document", "document by year"),
    ("S/PRST/2014/16", "S/PRST/2014/16", "security-council", "document", "presidential statement"),
    ("E/RES/1996/31", "E/RES/1996/31", "ecosoc", "resolution", "symbol"),
    ("ECOSOC resolution 1996/31", "E/RES/1996/31", "ecosoc", "resolution", "acronym"),
    ("Economic and Social Council resolution 1996/31", "E/RES/1996/31", "ecosoc", "resolution", "words"),
    (
        "resolution 1235 (XLII)",
        "E/RES/1235 (XLII)",
        "ecosoc",
        "resolution",
        "only ECOSOC met 42 times by 1967",
    ),
    (
        "ECOSOC resolution 1503 (XLVIII)",
        "E/RES/1503 (XLVIII)",
        "ecosoc",
        "resolution",
        "the complaint procedure",
    ),
    ("E/2023/L.6", "E/2023/L.6", "ecosoc", "draft", "draft by year"),
    (
        "Commission on Human Rights resolution 2000/61",
        "E/CN.4/RES/2000/61",
        "commission-on-human-rights",
        "resolution",
        "the defenders' mandate",
    ),
    ("CHR resolution 2000/61", "E/CN.4/RES/2000/61", "commission-on-human-rights", "resolution", "acronym"),
    ("E/CN.4/RES/2005/67", "E/CN.4/RES/2005/67", "commission-on-human-rights", "resolution", "symbol"),
    ("E/CN.4/2004/94", "E/CN.4/2004/94", "commission-on-human-rights", "document", "report"),
    ("E/CN.4/Sub.2/2003/12", "E/CN.4/Sub.2/2003/12", "sub-commission", "document", "case of Sub"),
    ("E/C.12/GC/24", "E/C.12/GC/24", "cescr", "document", "the one treaty body below E"),
    ("CCPR/C/GC/37", "CCPR/C/GC/37", "human-rights-committee", "document", "general comment"),
    ("CCPR/C/21/Rev.1/Add.13", "CCPR/C/21/Rev.1/Add.13", "human-rights-committee", "document", "revision"),
    ("CAT/C/BDI/CO/2/Add.1", "CAT/C/BDI/CO/2/Add.1", "cat", "document", "concluding observations"),
    ("CEDAW/C/GC/30", "CEDAW/C/GC/30", "cedaw", "document", "treaty body"),
    ("CERD/C/CHN/CO/14-17", "CERD/C/CHN/CO/14-17", "cerd", "document", "combined reports"),
    ("CRC/C/GC/25", "CRC/C/GC/25", "crc", "document", "treaty body"),
    ("CRPD/C/GC/7", "CRPD/C/GC/7", "crpd", "document", "treaty body"),
    ("CMW/C/GC/5", "CMW/C/GC/5", "cmw", "document", "treaty body"),
    ("CED/C/9", "CED/C/9", "ced", "document", "treaty body"),
    ("HRI/GEN/1/Rev.9", "HRI/GEN/1/Rev.9", "", "document", "all treaty bodies together"),
    ("ST/SGB/2003/13", "ST/SGB/2003/13", "secretariat", "document", "bulletin"),
]


@pytest.mark.parametrize(
    ("written", "symbol", "body", "kind"),
    [case[:4] for case in SPELLINGS],
    ids=[case[0] for case in SPELLINGS],
)
def test_spelling(written: str, symbol: str, body: str, kind: str) -> None:
    found = normalise(written)
    assert found is not None
    assert (found.symbol, found.body, found.kind) == (symbol, body, kind)


@pytest.mark.parametrize("symbol", sorted({case[1] for case in SPELLINGS}))
def test_a_canonical_symbol_is_its_own_normal_form(symbol: str) -> None:
    found = normalise(symbol)
    assert found is not None and found.symbol == symbol


def test_the_table_is_long_enough() -> None:
    assert len(SPELLINGS) >= 60


CONTEXT = [
    ("Last year, in resolution 42/28, the Human Rights Council had invited the General Assembly to act.",
     ["A/HRC/RES/42/28"], "the nearer body of the two"),
    ("Resolution 60/251 of the General Assembly created the Council.", ["A/RES/60/251"], "after the number"),
    ("The Council met. Resolution 42/28 was adopted.", [None], "another sentence"),
    ("Through resolution 31/32 the Council calls on States to act.", ["A/HRC/RES/31/32"], "by the form"),
    ("The Council adopted resolution 2250 (2015).", ["S/RES/2250 (2015)"], "by the form"),
    ("the Council's resolution 1996/31", ["E/RES/1996/31"], "by the form"),
    ("The General Assembly's resolution 42/28 was", ["A/RES/42/28"], "named at once"),
    ("In resolutions 31/32 and 34/5, the Human Rights Council", ["A/HRC/RES/31/32", "A/HRC/RES/34/5"], "two"),
    ("Human Rights Council resolutions 16/21, 24/24 and 42/28",
     ["A/HRC/RES/16/21", "A/HRC/RES/24/24", "A/HRC/RES/42/28"], "three"),
    ("the Security Council adopted resolutions 1325 and 1820", ["S/RES/1325", "S/RES/1820"], "plain numbers"),
    ("resolution 42/28", [None], "Assembly or Council"),
    ("resolution 2000/61", [None], "ECOSOC, Commission or Sub-Commission"),
    ("resolution 1325 (2000)", [None], "could be another body's"),
    ("resolution S-27/2", [None], "special session of the Assembly or the Council"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "symbols"), [case[:2] for case in CONTEXT], ids=[case[2] for case in CONTEXT]
)
def test_the_sentence_says_whose_it_is(text: str, symbols: list[str | None]) -> None:
    matches = find_symbols(text)
    assert [match.symbol.symbol if match.symbol else None for match in matches] == symbols
    for match in matches:
        assert match.candidates == (match.symbol,) if match.symbol else match.candidates


def test_an_unclear_number_has_candidates() -> None:
    [match] = find_symbols("in resolution 42/28")
    assert {symbol.symbol for symbol in match.candidates} == {"A/RES/42/28", "A/HRC/RES/42/28"}
    assert normalise("resolution 42/28") is None


TRAPS = [
    "The office is open 24/7.",
    "Since 9/11 laws have changed.",
    "a 50/50 chance",
    "in the season 2022/23",
    "They won 3/4 of the votes, 33/6.",
    "born 12/11/1998",
    "and/or, he/she, s/he, A/B tests, w/o",
    "A high-resolution 16/9 picture",
    "Law No. 23/027 and Directive 2004/38",
    "decision VII/9 of the Meeting of the Parties",
    "Resolution 69 of the African Commission",
    "PACE resolution 2185 (2017)",
    "The European Parliament adopted resolution 2016/2045.",
    "the Committee of Ministers' resolution 42/28",
    "World Health Assembly resolution 75/19",
    "my New Year's resolution 2023",
    "resolution 1080 on a screen",
    "E/3 and A/4 paper, S/M sizes",
    "call 022/917 or CAT/5 cable",
    "The resolution passed 33/6.",
    "www.example.org/a/res/72/247",
]


@pytest.mark.parametrize("text", TRAPS)
def test_traps_do_not_match(text: str) -> None:
    assert [match.symbol for match in find_symbols(text)] == []


PARAGRAPHS = [
    ("paragraph 5 of resolution 72/247", "5"),
    ("operative paragraph 12 of General Assembly resolution 72/247", "12"),
    ("General Assembly resolution 72/247, paragraph 5", "5"),
    ("A/RES/72/247, para. 10 (a)", "10(a)"),
    ("A/RES/72/247 (para. 3)", "3"),
    ("A/HRC/RES/31/32 OP 4", "4"),
    ("resolution 72/247", ""),
]


@pytest.mark.parametrize(("text", "paragraph"), PARAGRAPHS)
def test_paragraph(text: str, paragraph: str) -> None:
    [match] = find_symbols(text)
    assert match.symbol is not None
    assert match.symbol.paragraph == paragraph
    assert paragraph not in match.symbol.symbol.split("/")


PARTS = [
    ("A/RES/72/247", "72", "247", None),
    ("A/HRC/RES/S-35/1", "S-35", "1", None),
    ("A/HRC/52/L.5", "52", "L.5", None),
    ("S/RES/1325 (2000)", "", "1325", 2000),
    ("General Assembly resolution 217 A (III)", "III", "217", None),
    ("E/RES/1996/31", "", "31", 1996),
    ("E/CN.4/RES/2000/61", "", "61", 2000),
    ("E/2023/L.6", "", "L.6", 2023),
]


@pytest.mark.parametrize(("text", "session", "number", "year"), PARTS)
def test_parts(text: str, session: str, number: str, year: int | None) -> None:
    found = normalise(text)
    assert found is not None
    assert (found.session, found.number, found.year) == (session, number, year)


def test_offsets_hold_the_name_of_the_body() -> None:
    text = "It recalls the UN General Assembly resolution 72/247, and A/HRC/RES/31/32."
    assert [text[m.start : m.end] for m in find_symbols(text)] == [
        "UN General Assembly resolution 72/247",
        "A/HRC/RES/31/32",
    ]


@given(st.text(alphabet=st.sampled_from("A/RESHCL.0123456789 ()XIVresolution,GA-_’\n"), max_size=80))
def test_any_string_is_survived(text: str) -> None:
    end = 0
    for match in find_symbols(text):
        assert end <= match.start < match.end <= len(text)
        assert text[match.start : match.end].strip()
        assert match.candidates
        end = match.end


def test_a_document_of_two_bodies_is_one() -> None:
    text = "See the report (A/76/871-S/2022/493) on schools."
    (match,) = find_symbols(text)
    assert text[match.start : match.end] == "A/76/871-S/2022/493"
