# ruff: noqa: E501 - one case a line
"""Lists below a lead-in: whose the items are.

A case is the text, lines parted by "/", what is expected as "act: actors > addressees # instruments", one claim
after another parted by "||", and the reason.
"""

from __future__ import annotations

import pytest

from hrgraph.article import parse_article
from hrgraph.mapper import Mapper
from hrgraph.records import Act

pytestmark = pytest.mark.model

CASES = """
FIDH calls on Egypt to:/- Release Ada Obi at once;/- Repeal Law 70; and/- End the travel bans. | urge: FIDH > Egypt || urge: FIDH > Egypt # Law 70 | what the items ask is asked by whom the lead-in names
The Committee against Torture recommended that Kenya:/* adopt a law on defenders;/* ratify the Rome Statute. | urge: Committee against Torture > Kenya # a law || urge: Committee against Torture > Kenya # Rome Statute | a clause with that wants a verb
The Assembly adopted a resolution. Among other things, it:/- Urges Mali to free him./- Strongly condemns FIDH./- Welcomes Kenya. | adopt: The Assembly # a resolution || urge: it > Mali || condemn: it > FIDH || welcome: it > Kenya | items that begin with a verb have the lead-in's subject
Amnesty International urged Kenya to:/1. Drop the charges. They are old./2. Sign the Rome Statute. | urge: Amnesty International > Kenya || urge: Amnesty International > Kenya # Rome Statute | a further sentence of an item does not end the list
FIDH said the following States voted:/- Kenya/- Mali | state: FIDH | names below a lead-in are no clauses
ARTICLE 19 calls on Mali to:/- free Ada Obi;/- drop the charges./The President of Kenya met Ada Obi. | urge: ARTICLE 19 > Mali || meet: The President > Ada Obi | what follows the list is not of it
"""


@pytest.fixture(scope="module")
def mapper() -> Mapper:
    return Mapper.load()


def _cases() -> list[tuple[str, str, str]]:
    rows = (line.split(" | ") for line in CASES.strip().splitlines())
    return [(text.replace("/", "\n\n"), expected, reason) for text, expected, reason in rows]


def _told(act: Act) -> str:
    def words(slot: str) -> str:
        return "; ".join(p.mention for p in getattr(act, slot))

    told = f"{act.key}: {words('actors')}"
    told += f" > {words('addressees')}" if act.addressees else ""
    return told + (f" # {words('instruments')}" if act.instruments else "")


@pytest.mark.parametrize(("text", "expected", "reason"), _cases(), ids=[c[2] for c in _cases()])
def test_items_go_on_with_their_lead_in(text: str, expected: str, reason: str, mapper: Mapper) -> None:
    acts = mapper.map(parse_article(text.encode(), "a", ".md")).acts
    assert [_told(a) for a in acts] == ([] if expected == "-" else expected.split(" || ")), reason


def test_each_claim_is_proved_by_its_quotation(mapper: Mapper) -> None:
    text = "FIDH calls on Egypt to:\n\n- release Ada Obi;\n- sign the Rome Statute; and\n- end the bans."
    article = parse_article(text.encode(), "a", ".md")
    acts = mapper.map(article).acts
    assert len(acts) > 1
    for act in acts:
        assert act.quote == article.text[act.start : act.end]
        assert act.quote.startswith("FIDH calls on Egypt to:")
        assert act.demand in " ".join(act.quote.split()), "what is asked stands in the quotation"
    assert acts[1].demand == "sign the Rome Statute"


def test_a_lead_in_far_above_is_not_repeated(mapper: Mapper) -> None:
    items = "".join(
        f"- release the prisoners of block {n} in the old prison by the sea;\n" for n in range(40)
    )
    acts = mapper.map(parse_article(f"FIDH calls on Egypt to:\n\n{items}".encode(), "a", ".md")).acts
    assert acts
    assert all(len(act.quote) <= 1500 for act in acts)
