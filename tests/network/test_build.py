"""Which edges the kinds of networks have, what they know, and what filters keep."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from hrgraph.errors import UsageError
from hrgraph.iris import BASE
from hrgraph.network import (
    KINDS,
    ActTable,
    Filters,
    Network,
    build_network,
    find_node,
    load_acts,
    slice_network,
)
from hrgraph.network.acts import clean_label
from hrgraph.queries import find_query
from hrgraph.resources import queries_dir
from hrgraph.store import Store


def edges(network: Network) -> dict[tuple[str, str], int]:
    """The edges with their weights, IRIs without the base."""
    return {
        (a.removeprefix(BASE), b.removeprefix(BASE)): weight
        for a, b, weight in network.graph.edges(data="weight")
    }


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        pytest.param(
            "advocacy",
            {
                ("org/ada", "person/kim"): 1,
                ("org/bea", "person/kim"): 1,
                ("org/ada", "org/police"): 1,
                ("org/police", "org/bea"): 1,
                ("org/ada", "office/rapporteur"): 1,
                ("org/bea", "person/lou"): 1,
                ("group/three/letter", "state/norland"): 1,
            },
            id="each-actor-to-each-addressee",
        ),
        pytest.param(
            "coaction",
            {("org/ada", "org/bea"): 2, ("org/bea", "person/lou"): 1},
            id="joint-letter-members-of-a-group-and-a-meeting-but-not-group-and-member",
        ),
        pytest.param(
            "instruments",
            {
                ("org/ada", "instrument/R-1"): 1,
                ("org/bea", "instrument/R-1"): 1,
                ("org/ada", "instrument/L-2"): 1,
                ("person/kim", "instrument/R-1"): 1,
                ("state/norland", "instrument/R-1"): 1,
            },
            id="actors-and-those-on-whose-behalf-they-act",
        ),
        pytest.param(
            "offices",
            {("org/ada", "office/rapporteur"): 2, ("org/bea", "office/rapporteur"): 1},
            id="the-office-by-name-and-through-its-holder",
        ),
        pytest.param(
            "attacks",
            {("org/police", "org/bea"): 1, ("org/ada", "org/police"): 1, ("org/bea", "person/lou"): 1},
            id="attack-protest-in-the-same-article-and-support-of-the-victim",
        ),
    ],
)
def test_edges_of_each_kind(table: ActTable, kind: str, expected: dict[tuple[str, str], int]) -> None:
    found = edges(build_network(table, kind))
    if not build_network(table, kind).graph.is_directed():
        found = {tuple(sorted(pair)): w for pair, w in found.items()}  # type: ignore[misc]
        expected = {tuple(sorted(pair)): w for pair, w in expected.items()}  # type: ignore[misc]
    assert found == expected


def test_an_edge_knows_its_acts(table: ActTable) -> None:
    graph = build_network(table, "offices").graph
    edge = graph.edges[BASE + "org/ada", BASE + "office/rapporteur"]
    assert edge == {
        "weight": 2,
        "articles": 2,
        "acts": (BASE + "act/one/urge-1", BASE + "act/two/urge-1"),
        "kinds": (("urge", 2),),
        "relation": "offices",
        "confidence": 0.75,
        "first": "2019-05-02",
        "last": "2021-12-31",  # the second act is dated by its article alone, to the year
    }


def test_a_node_knows_what_it_is(table: ActTable) -> None:
    node = build_network(table, "advocacy").graph.nodes[BASE + "org/police"]
    assert node["label"] == "Norland Police"
    assert node["type"] == "GovernmentBody"
    assert node["category"] == "state or agency"
    assert node["country"] == BASE + "state/norland"
    assert (node["acts"], node["articles"]) == (2, 1)


def test_roles_of_attacks(table: ActTable) -> None:
    network = build_network(table, "attacks")
    roles = {iri.removeprefix(BASE): data["role"] for iri, data in network.graph.nodes(data=True)}
    assert roles == {
        "org/ada": "protester",
        "org/bea": "supporter+victim",
        "org/police": "perpetrator",
        "person/lou": "victim",
    }
    assert network.alone == {BASE + "person/lou": (BASE + "act/two/attack-3",)}


@pytest.mark.parametrize(
    ("filters", "acts"),
    [
        pytest.param(Filters(), 6, id="everything-with-an-addressee"),
        pytest.param(Filters(acts=("urge",)), 3, id="act"),
        pytest.param(Filters(acts=("urge", "condemn")), 4, id="acts-join-with-or"),
        pytest.param(Filters(begin="2019-05", end="2019-05"), 3, id="month"),
        pytest.param(
            Filters(begin="2019-05-03", end="2019-05-03"), 1, id="an-act-dated-to-the-month-touches-a-day"
        ),
        pytest.param(Filters(begin="2020"), 2, id="open-end-leaves-out-the-undated"),
        pytest.param(Filters(min_confidence=0.8), 3, id="confidence"),
        pytest.param(Filters(articles=("two",)), 2, id="article-by-stem"),
        pytest.param(Filters(articles=(BASE + "article/two",)), 2, id="article-by-iri"),
        pytest.param(Filters(actor_types=("State",)), 0, id="no-state-acts-here"),
        pytest.param(Filters(actor_types=("Organisation",)), 5, id="type-by-ancestor"),
        pytest.param(Filters(actor_types=("civil society",)), 4, id="type-by-category"),
        pytest.param(Filters(actor_types=("governmentbody",)), 1, id="type-in-any-case"),
        pytest.param(Filters(countries=("Norland",)), 5, id="a-participant-of-the-country"),
        pytest.param(Filters(topics=("human rights defenders",)), 2, id="topic-of-instrument-or-mandate"),
        pytest.param(Filters(topics=("defenders",)), 2, id="topic-by-the-end-of-its-iri"),
        pytest.param(Filters(min_weight=2), 0, id="light-edges-left-out"),
        pytest.param(Filters(acts=("urge",), begin="2020", min_confidence=0.9), 0, id="fields-join-with-and"),
    ],
)
def test_filters(table: ActTable, filters: Filters, acts: int) -> None:
    assert len(build_network(table, "advocacy", filters).acts) == acts


@pytest.mark.parametrize(
    ("filters", "message"),
    [
        pytest.param(Filters(acts=("scold",)), "no act is called 'scold'", id="act"),
        pytest.param(Filters(begin="May 2019"), "'May 2019' is not a date", id="date"),
        pytest.param(Filters(begin="2023-02-30"), "'2023-02-30' is not a date", id="no-such-day"),
        pytest.param(Filters(begin="2020", end="2019"), "ends before it begins", id="span"),
        pytest.param(Filters(actor_types=("Robot",)), "no actor has the type 'Robot'", id="type"),
        pytest.param(Filters(topics=("chess",)), "no topic is called 'chess'", id="topic"),
        pytest.param(Filters(countries=("Norlund",)), "no State is called 'Norlund'", id="country"),
        pytest.param(Filters(articles=("nine",)), "no article is called 'nine'", id="article"),
        pytest.param(Filters(min_confidence=2), "not between 0 and 1", id="confidence"),
    ],
)
def test_wrong_filters_say_what_to_do(table: ActTable, filters: Filters, message: str) -> None:
    with pytest.raises(UsageError) as raised:
        build_network(table, "advocacy", filters)
    assert message in raised.value.message
    assert raised.value.mend


def test_a_near_name_is_suggested(table: ActTable) -> None:
    with pytest.raises(UsageError) as raised:
        build_network(table, "advocacy", Filters(countries=("Norlund",)))
    assert "'Norland'" in raised.value.mend


def test_min_weight_counts_acts_of_an_edge(table: ActTable) -> None:
    network = build_network(table, "coaction", Filters(min_weight=2))
    assert edges(network) == {("org/ada", "org/bea"): 2}
    assert len(network.graph) == 2


def test_actor_type_of_mutual_networks_is_that_of_both_ends(table: ActTable) -> None:
    network = build_network(table, "coaction", Filters(actor_types=("CivilSocietyOrganisation",)))
    assert edges(network) == {("org/ada", "org/bea"): 2}


@pytest.mark.parametrize(
    ("name", "radius", "expected"),
    [
        pytest.param(
            "AW",
            1,
            "org/ada person/kim org/police office/rapporteur instrument/R-1 instrument/L-2",
            id="by-acronym",
        ),
        pytest.param("Lou Louson", 1, "person/lou org/bea", id="whatever-the-direction"),
        pytest.param(
            "Lou Louson", 2, "person/lou org/bea person/kim org/police instrument/R-1", id="two-steps"
        ),
        pytest.param(
            "forum bea",
            1,
            "org/bea person/kim person/lou org/police instrument/R-1",
            id="another-language-any-case",
        ),
    ],
)
def test_ego(table: ActTable, name: str, radius: int, expected: str) -> None:
    network = build_network(table, "ego", centre=name, radius=radius)
    assert {iri.removeprefix(BASE) for iri in network.graph} == set(expected.split())
    assert all(act in network.acts for _, _, data in network.graph.edges(data=True) for act in data["acts"])


def test_ego_of_nobody(table: ActTable) -> None:
    with pytest.raises(UsageError, match="no participant is called 'Ada Wotch'") as raised:
        build_network(table, "ego", centre="Ada Wotch")
    assert "'Ada Watch'" in raised.value.mend


def test_ego_of_somebody_whom_the_filters_leave_out_is_empty(table: ActTable) -> None:
    assert not build_network(table, "ego", Filters(acts=("commit",)), centre="Ada Watch")


def test_a_shared_name_asks_for_the_iri(table_with: Callable[[str], ActTable]) -> None:
    two = """
    <https://w3id.org/hrgraph/id/org/ada2> a hrg:Media ; rdfs:label "Ada Watch"@en .
    <https://w3id.org/hrgraph/id/act/x/state-1> a hrg:StatementAct, hrg:Act ;
      hrg:actor <https://w3id.org/hrgraph/id/org/ada2> .
    """
    with pytest.raises(UsageError, match="names 2 participants"):
        find_node(table_with(two), "Ada Watch")


def test_unknown_kind(table: ActTable) -> None:
    with pytest.raises(UsageError, match="no network is called 'friends'"):
        build_network(table, "friends")


def test_slices(table: ActTable) -> None:
    network = build_network(table, "advocacy")
    years = slice_network(table, network, "year")
    assert {name: len(part.acts) for name, part in years.items()} == {"2019": 3, "2020": 0, "2021": 2}
    assert set(slice_network(table, network, "quarter")) == {
        "2019-Q2", "2019-Q3", "2019-Q4", "2020-Q1", "2020-Q2", "2020-Q3", "2020-Q4", "2021-Q1",
    }  # fmt: skip


def test_slices_of_filtered_edges_keep_light_years(table: ActTable) -> None:
    network = build_network(table, "offices", Filters(min_weight=2))
    parts = slice_network(table, network, "year")
    assert [len(part.acts) for part in parts.values()] == [1, 0, 1]


def test_acts_of_alleged_attackers_alone_are_isolated_nodes(table_with: Callable[[str], ActTable]) -> None:
    extra = """
    <https://w3id.org/hrgraph/id/person/max> a hrg:Person ; rdfs:label "Max"@en .
    <https://w3id.org/hrgraph/id/act/x/attack-1> a hrg:AttackAct, hrg:Act ;
      hrg:addressee <https://w3id.org/hrgraph/id/person/max> .
    """
    network = build_network(table_with(extra), "attacks")
    assert network.graph.degree(BASE + "person/max") == 0
    assert network.graph.nodes[BASE + "person/max"]["role"] == "victim"


def test_an_empty_store_gives_empty_networks() -> None:
    with Store.in_memory() as store:
        table = load_acts(store)
    for kind in KINDS:
        if kind != "ego":
            network = build_network(table, kind)
            assert not network
            assert network.summary() == "0 nodes, 0 edges, 0 acts in 0 articles, undated"


def test_summary(table: ActTable) -> None:
    assert build_network(table, "offices").summary() == "3 nodes, 2 edges, 2 acts in 2 articles, 2019–2021"


def test_the_same_store_gives_the_same_network(table: ActTable) -> None:
    from hrgraph.network import network_json

    assert network_json(build_network(table, "advocacy")) == network_json(build_network(table, "advocacy"))


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        pytest.param("a\nb\tc", "a b c", id="line-breaks"),
        pytest.param("\u202eevil\u202c", "evil", id="direction-overrides"),
        pytest.param("a\x00b", "a b", id="control-characters"),
        pytest.param("مركز 中心", "مركز 中心", id="scripts-kept"),
        pytest.param("x\ud800y", "x y", id="half-a-surrogate-pair"),
    ],
)
def test_clean_label(raw: str, clean: str) -> None:
    assert clean_label(raw) == clean


@pytest.mark.parametrize("path", sorted((queries_dir() / "network").glob("*.rq")), ids=lambda p: p.stem)
def test_every_query_has_a_header_and_runs(path: Path) -> None:
    query = find_query(path.stem, path.parent)
    assert query.title and query.question and "network" in query.tags
    with Store.in_memory() as store:
        assert list(store.select(query.bind()).rows) == []
