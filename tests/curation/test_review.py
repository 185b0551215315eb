"""`hrgraph review` as people use it: in the terminal, in scripts, alone and with others."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hrgraph.cli import main
from hrgraph.curation import DecisionFolder
from hrgraph.curation.agreement import agreement, cohens_kappa, krippendorffs_alpha, percent_agreement
from hrgraph.iris import BASE, HRG
from hrgraph.pipeline import ArticleMapper, build
from hrgraph.store import open_store

WORDS = "ISHR called on the Committee"
ME = ["--by", "Jane Doe", "--date", "2024-05-02"]
FIRST, SECOND, THIRD = (f"act/{name}/urge-{18 + len(name)}" for name in ("first", "second", "third"))
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def rebuild(
    tmp_path: Path, authority_folder: Path, stub_mapper: ArticleMapper, monkeypatch: pytest.MonkeyPatch
) -> Callable[[], Any]:
    """Builds three articles with one claim each into `store`, in the working folder."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in ("first", "second", "third"):
        (folder / f"{name}.txt").write_text(f"About {name}\n\nNow, {WORDS} to follow up.\n", encoding="utf-8")

    def go() -> Any:
        return build([folder], tmp_path / "store", lambda: stub_mapper, authority=authority_folder)

    go()
    return go


@pytest.fixture
def run(rebuild: object, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `hrgraph review …` with what is typed; gives exit status, output, errors."""
    monkeypatch.delenv("HRGRAPH_REVIEWER", raising=False)
    monkeypatch.delenv("HRGRAPH_STORE", raising=False)

    def go(*arguments: str, typed: str = "", store: bool = True) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        status = main(["review", *arguments, *(["--store", "store"] if store else [])])
        said = capsys.readouterr()
        return status, said.out, said.err

    return go


def claims() -> set[str]:
    """Act, actor and addressee of each claim of the store, in short."""
    query = f"SELECT ?act ?a ?b {{ ?act a <{HRG}Act> ; <{HRG}actor> ?a ; <{HRG}addressee> ?b }}"
    with open_store("store") as store:
        rows = [[row[name].value for name in ("act", "a", "b")] for row in store.select(query).dicts()]
    return {" ".join(iri.removeprefix(BASE) for iri in row) for row in rows}


def test_a_rejected_claim_leaves_at_the_next_build(run: Run, rebuild: Callable[[], Any]) -> None:
    status, said, _ = run("reject", SECOND, "--why", "no", *ME)
    assert status == 0 and "reject: " in said
    assert len(claims()) == 3
    rebuild()
    assert {line.split()[0] for line in claims()} == {FIRST, THIRD}
    status, said, _ = run("status")
    assert (status, said.strip()) == (0, "curation: 1 applied")
    _, said, _ = run("log", "--format", "json")
    (row,) = json.loads(said)
    assert (row["quote"], row["why"], row["by"]) == (WORDS, "no", "Jane Doe")
    assert run("withdraw", row["decision"], *ME)[0] == 0
    rebuild()
    assert len(claims()) == 3


def test_correcting(run: Run, rebuild: Callable[[], Any]) -> None:
    status, _, err = run("correct", FIRST, "--act", "condemn", "--addressee", "Amnesty International", *ME)
    assert status == 0, err
    status, _, err = run("correct", SECOND, "--actor", "Ann Roe", "--new", "Person", *ME)
    assert status == 0, err
    rebuild()
    assert claims() == {
        f"{FIRST.replace('urge', 'condemn')} org/ishr org/amnesty-international",
        f"{SECOND} unreviewed/person/ann-roe org/committee-against-torture",
        f"{THIRD} org/ishr org/committee-against-torture",
    }
    # a second reviewer agrees with what was corrected; the first reading is what both judge
    assert run("accept", FIRST.replace("urge", "condemn"), "--by", "John Roe", "--date", "2024-05-03")[0] == 0
    assert len({d.reading for d in DecisionFolder(Path("curation")).load()}) == 2
    rebuild()
    assert run("status")[0] == 0


WRONG = (
    # arguments, what the message says, why
    (("accept", "act/first/urge-1", *ME), "has no claim 'act/first/urge-1'", "a claim that is not there"),
    (("accept", FIRST), "--by is missing", "nobody answers for it"),
    (("accept", FIRST, "--by", "Jane Doe"), "--date is missing", "the clock is never asked"),
    (("accept", FIRST, "--by", "Jane Doe", "--date", "today"), "'today' is no day", "a word for a date"),
    (
        ("accept", FIRST, "--by", "0000-0002-1825-0098", "--date", "2024-05-02"),
        "is no ORCID",
        "a wrong digit",
    ),
    (("correct", FIRST, *ME), "nothing is corrected", "no change"),
    (("correct", FIRST, "--actor", "Nobody Inc", *ME), "nobody is known as 'Nobody Inc'", "an unknown name"),
    (("correct", FIRST, "--actor", "x", "--new", "Dog", *ME), "no kind of participant", "an unknown kind"),
    (("correct", FIRST, "--actor", "", "--addressee", "", *ME), "neither actor nor addressee", "nobody left"),
    (("correct", FIRST, "--actor", "org/nobody", *ME), "nobody has the IRI", "an IRI of nobody"),
    (("note", FIRST, *ME), "the note is empty", "a note without words"),
    (
        ("merge", "org/ishr", "International Service for Human Rights", *ME),
        "already",
        "somebody merged into themselves",
    ),
    (
        ("split", "org/ishr", "A", "--new", "Person", "--article", "fourth", *ME),
        "no article 'fourth'",
        "gone",
    ),
    (("withdraw", "decision/123", *ME), "no decision 'decision/123'", "an unknown decision"),
    (("apply", "none.ttl"), "none.ttl can't be read", "a file that is not there"),
)


@pytest.mark.parametrize(("arguments", "says", "why"), WRONG, ids=[each[2] for each in WRONG])
def test_mistakes(run: Run, arguments: tuple[str, ...], says: str, why: str) -> None:
    status, _, err = run(*arguments)
    assert status in (1, 2)
    assert says in err and "Traceback" not in err
    assert len(err.strip().splitlines()) == 2, "the message, and what to do"
    assert not Path("curation").exists() or not DecisionFolder(Path("curation")).load()


def test_an_option_before_the_subcommand_is_not_lost(run: Run) -> None:
    status, _, err = run("--by", "Jane Doe", "status")
    assert status == 2 and "--by stands before 'status'" in err


def test_the_walk(run: Run) -> None:
    status, said, _ = run(*ME, typed="a\nr\nwrong\n?\nc\n2\nAmnesty International\n\nmisread\n")
    assert status == 0
    assert f"»{WORDS}«" in said, "marked without colours"
    assert "Now," in said and "1 of 3" in said and "3 of 3" in said
    assert "\x1b[" not in said
    made = {d.verdict: d for d in DecisionFolder(Path("curation")).load()}
    assert set(made) == {"accept", "reject", "correct"}
    assert made["reject"].why == "wrong"
    result = made["correct"].result
    assert result is not None and result.label.endswith("urges Amnesty International")
    assert "nothing waits" in run(*ME)[1], "what is decided is not asked again"


def test_the_walk_undoes_and_resumes(run: Run) -> None:
    run(*ME, typed="a\nu\nr\n\nq\n")
    folder = DecisionFolder(Path("curation"))
    assert [d.verdict for d in folder.load()] == ["reject"]
    _, said, _ = run(*ME, typed="u\n\na\n")
    assert "nothing was decided yet" in said and "1 of 2" in said
    assert len(folder.load()) == 2
    assert sum("act/" in line for line in run("queue")[1].splitlines()) == 1


def test_what_is_typed_wrong_is_asked_again(run: Run) -> None:
    _, said, _ = run(*ME, typed="x\nc\n2\nNobody Inc\n\n\nc\n9\n\nn\nhm\nq\n")
    assert "'x' is no key here" in said and "nobody is known as" in said
    assert [d.verdict for d in DecisionFolder(Path("curation")).load()] == ["note"]


def test_reviewers_together(run: Run, rebuild: Callable[[], Any], tmp_path: Path) -> None:
    john = ["--by", "John Roe", "--date", "2024-05-03", "--curation", "johns"]
    run("accept", FIRST, *ME)
    run("reject", SECOND, *ME)
    run("reject", FIRST, *john)
    run("reject", SECOND, *john)
    assert run("export", "--curation", "johns", "--out", "john.ttl", store=False)[0] == 0
    before = [path.read_bytes() for path in Path("johns").glob("*.ttl")]
    assert before == [Path("john.ttl").read_bytes()]
    status, said, _ = run("apply", "john.ttl")
    assert status == 1 and "2 new decisions" in said and "reviewers decided differently" in said
    assert "0 new decisions, 2 were there" in run("apply", "john.ttl")[1]
    found = json.loads(run("agreement", "--format", "json")[1])
    assert (found["items"], found["percent"]) == (2, 50.0)
    rebuild()
    assert {line.split()[0] for line in claims()} == {FIRST, THIRD}, "what is disputed stays, and is marked"
    with open_store("store") as store:
        assert store.ask(f"ASK {{ ?act <{HRG}reviewStatus> <{HRG}Disputed> }}")
    status, said, _ = run("status")
    assert status == 1 and "settle" in said
    assert run("reject", FIRST, "--settle", "--why", "talked", *ME)[0] == 0
    rebuild()
    assert {line.split()[0] for line in claims()} == {THIRD}
    assert run("status")[0] == 0
    assert json.loads(run("agreement", "--format", "json")[1])["items"] == 2


def test_a_stale_decision_is_reported(run: Run, rebuild: Callable[[], Any]) -> None:
    run("reject", FIRST, *ME)
    run("reject", SECOND, *ME)
    Path("articles/first.txt").write_text("Nothing.\n", encoding="utf-8")
    rebuild()
    status, said, _ = run("status")
    assert status == 1
    assert re.search(r"1 applied, 1 stale", said) and "nothing is read from those words now" in said
    assert json.loads(run("status", "--format", "json")[1])["stale"][0]["article"] == "first"


def test_published_examples_of_agreement() -> None:
    # the table of counts in Cohen's kappa's textbook example: 20, 5, 10, 15
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert cohens_kappa(pairs) == pytest.approx(0.4)
    assert percent_agreement(pairs) == 70.0
    assert cohens_kappa([("a", "a")] * 3) is None
    # Krippendorff (2011), part C: four observers, twelve units, values missing; nominal alpha 0.743
    observers = (
        [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
        [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
    )
    units = [[o[i] for o in observers if o[i] is not None] for i in range(12)]
    assert krippendorffs_alpha(units) == pytest.approx(0.743, abs=0.0005)
    # the same, part A: two observers, ten units, binary; alpha 0.095
    first, second = "0100000000", "1110010010"
    pairs_ = list(zip(first, second, strict=True))
    assert krippendorffs_alpha(pairs_) == pytest.approx(0.095, abs=0.0005)
    assert krippendorffs_alpha([]) is None
    assert krippendorffs_alpha([["a", "a"]]) is None


def test_without_second_opinions_there_is_no_agreement() -> None:
    assert agreement([]).percent is None
