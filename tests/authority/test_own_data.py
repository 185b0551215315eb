"""Phrases of real articles, resolved with hrgraph's own authority file."""

from __future__ import annotations

import pytest

from hrgraph.authority import AuthorityIndex, load_authority
from hrgraph.authority.resolve import resolve

ID = "https://w3id.org/hrgraph/id/"


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> AuthorityIndex:
    """hrgraph's own authority file, without touching the user's cache."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        return load_authority()


@pytest.mark.parametrize(
    ("text", "date", "context", "expected"),
    [
        pytest.param(
            "the High Commissioner", "2014-06", "human rights", "Navi Pillay", id="2014, first half"
        ),
        pytest.param(
            "the High Commissioner", "2014-10", "human rights", "Zeid Ra'ad Al Hussein", id="2014, second"
        ),
        pytest.param("the UN human rights chief", "2019", "", "Michelle Bachelet", id="2019"),
        pytest.param("the UN human rights chief", "2024-02", "", "Volker Türk", id="2024"),
        pytest.param(
            "UN Secretary-General", "2018", "", "António Guterres", id="the seeds' Secretary-General"
        ),
        pytest.param("the Secretary-General", "2015", "United Nations", "Ban Ki-moon", id="the one before"),
        pytest.param(
            "UN Special Rapporteur on human rights defenders", "2016", "", "Michel Forst", id="Forst"
        ),
        pytest.param(
            "UN expert on human rights defenders", "2022", "", "Mary Lawlor", id="as the press has it"
        ),
        pytest.param(
            "former High Commissioner Pillay", "2018", "", "Navi Pillay", id="former, with the surname"
        ),
        pytest.param(
            "his successor", "2018-09", "Zeid Ra'ad Al Hussein left.", "Michelle Bachelet", id="successor"
        ),
        pytest.param(
            "the new Secretary-General",
            "2016-11",
            "United Nations",
            "António Guterres",
            id="not yet in office",
        ),
        pytest.param(
            "the Council President", "2022-11", "Human Rights Council", "Federico Villegas", id="a president"
        ),
        pytest.param("ICC prosecutor", "2021-09", "", "Karim Khan", id="an office called by its body"),
        pytest.param("Antonio Gutteres", "", "", "António Guterres", id="misspelt"),
        pytest.param("Bachellet", "", "", "Michelle Bachelet", id="a misspelt surname"),
        pytest.param(
            "the General Assembly resolution on human rights defenders",
            "2018-03",
            "",
            "General Assembly resolution 72/247",
            id="the seed's resolution",
        ),
        pytest.param(
            "the resolution on human rights defenders at the 72nd session",
            "",
            "",
            "General Assembly resolution 72/247",
            id="by session",
        ),
        pytest.param(
            "last year's resolution on reprisals",
            "2020",
            "",
            "Human Rights Council resolution 42/28",
            id="last year",
        ),
        pytest.param(
            "CAT", "", "Burundi's report was reviewed by its members", "Committee against Torture", id="CAT"
        ),
        pytest.param(
            "the Committee",
            "",
            "the Committee against Torture met",
            "Committee against Torture",
            id="a short name",
        ),
    ],
)
def test_phrases(own: AuthorityIndex, text: str, date: str, context: str, expected: str) -> None:
    found = [r.candidates[0].label for r in resolve(own, text, date, context)]
    assert expected in found


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("they told us who it was; it is a cat, un peu, ai, aids", id="lower case"),
        pytest.param("THE STATES THAT TOLD US WHO IT IS", id="a line in capitals"),
        pytest.param(
            "see https://www.ohchr.org/UN and @UN, #HRC54, CAT/C/BDI/CO/2", id="addresses and symbols"
        ),
        pytest.param("Kim Jong Un; X-rays; article 19 of the Covenant; Greta spoke", id="names of others"),
    ],
)
def test_traps(own: AuthorityIndex, text: str) -> None:
    assert [h for h in own.find_names(text) if h.name_kind != "context"] == []
