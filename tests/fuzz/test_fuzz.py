"""Hypothesis feeds the targets; every finding of it or of Atheris is a file in `regressions/`, run here too.

`HRGRAPH_FUZZ_EXAMPLES=5000 pytest tests/fuzz` looks longer.
"""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

HERE = Path(__file__).parent


def _load(name: str) -> Any:
    spec = importlib.util.spec_from_file_location(f"fuzz_{name}", HERE / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


targets = _load("targets")
MANY = int(os.environ.get("HRGRAPH_FUZZ_EXAMPLES", "0"))


def examples(few: int) -> settings:
    return settings(
        max_examples=MANY or few,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )


ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
WORDS = st.sampled_from(
    (
        *(
            "ISHR",
            "Amnesty International",
            "the Secretary-General",
            "António Guterres",
            "the Committee against",
        ),
        *(
            "Torture",
            "CAT",
            "(CAT)",
            "Burundi",
            "Burundi’s",
            "the Government",
            "they",
            "she",
            "It",
            "who",
            "80",
        ),
        *(
            "NGOs",
            "the Network",
            "President",
            "Ms. Openshaw",
            "Mr.",
            "Dr",
            "of",
            "and",
            "or",
            ",",
            ";",
            ":",
            ".",
        ),
        *(
            "?",
            "!",
            "…",
            "—",
            "-",
            "(",
            ")",
            "[",
            "]",
            '"',
            "“",
            "”",
            "‘",
            "’",
            "'",
            "«",
            "»",
            "\n",
            "\n\n",
            "* ",
        ),
        *(
            "urged",
            "called on",
            "asked",
            "calls for",
            "met",
            "with",
            "met with",
            "welcomed",
            "condemned",
            "said",
        ),
        *(
            "told",
            "adopted",
            "joined",
            "appointed",
            "attacked",
            "detained",
            "was",
            "were",
            "by",
            "to",
            "not",
            "no",
        ),
        *(
            "resolution 72/247",
            "A/RES/72/247",
            "the Declaration",
            "Article 5",
            "its 72nd session",
            "that",
            "if",
        ),
        *(
            "on 3 March 2019",
            "in 2018",
            "yesterday",
            "last week",
            "the day before",
            "May",
            "Tuesday",
            "the 1990s",
        ),
        *(
            "\u202e",
            "\u200b",
            "\u0301",
            "\ufeff",
            "ﷺ",
            "🙂",
            "İ",
            "ß",
            "ﬁ",
            "\u2028",
            "\x0b",
            "\x85",
            "\xa0",
            "U.N.",
        ),
    )
)
SENTENCES = st.lists(st.one_of(WORDS, WORDS, WORDS, WORDS, ANY_TEXT.map(lambda t: t[:8])), max_size=60).map(
    lambda words: " ".join(words).encode("utf-8")
)
YAML_PIECES = st.sampled_from(
    (
        *(
            "title:",
            "published:",
            "publisher:",
            "source:",
            "also:",
            "lang:",
            "rights:",
            "parameters:",
            "name:",
        ),
        *("type:", "default:", "tags:", "example:", "question:", "description:", "path:", "pages:", "kept:"),
        *(
            " ",
            "\n",
            "\n  - ",
            "- ",
            "|",
            ">",
            "&a",
            "*a",
            "!!python/object:x",
            "!!binary",
            "?",
            "{",
            "}",
            "[",
            "]",
        ),
        *(
            ",",
            '"',
            "'",
            "#",
            "2023-01-28",
            "2023-02-31",
            "1e999",
            "0x1F",
            "~",
            "null",
            "yes",
            "who",
            "string",
            "int",
        ),
        *(
            "date",
            "iri",
            "\t",
            "\x00",
            "\x1b",
            "\ufeff",
            "%YAML 1.9",
            "---",
            "...",
            "<<:",
            "-1",
            "99999999999999999999",
        ),
    )
)
YAML = st.lists(st.one_of(YAML_PIECES, YAML_PIECES, YAML_PIECES, ANY_TEXT), max_size=30).map(
    lambda pieces: "".join(pieces).encode("utf-8")
)
HTML = st.lists(
    st.one_of(
        st.sampled_from(
            (
                *(
                    b"<p>",
                    b"</p>",
                    b"<div>",
                    b"<ul><li>",
                    b"<table>",
                    b"<script>",
                    b"</script>",
                    b"<!--",
                    b"-->",
                ),
                *(
                    b"<title>",
                    b"<h1>",
                    b"<br>",
                    b"<time datetime='2023-01-28'>",
                    b"<meta charset='utf-16'>",
                    b"&#0;",
                ),
                *(
                    b"&lt;",
                    b"<![CDATA[",
                    b"<svg>",
                    b"<article>",
                    b"They met.",
                    b"ISHR urged Burundi to act. ",
                    b"\0",
                ),
                *(
                    b"<meta property='article:published_time' content='x'>",
                    b"<a href='javascript:'>",
                    b"<base>",
                ),
            )
        ),
        st.binary(max_size=12),
    ),
    max_size=40,
).map(b"".join)


@examples(150)
@given(
    st.one_of(
        st.binary(max_size=300), HTML.map(lambda html: b"\x02" + html), SENTENCES.map(lambda s: b"\x01" + s)
    )
)
def test_reader(data: bytes) -> None:
    targets.reader(data)


@examples(150)
@given(YAML)
def test_front_matter(data: bytes) -> None:
    targets.front_matter(data)


@pytest.mark.model
@examples(25)
@given(SENTENCES)
def test_mapping(data: bytes) -> None:
    targets.mapping(data)


@examples(80)
@given(st.one_of(SENTENCES, ANY_TEXT.map(str.encode)))
def test_round_trip(data: bytes) -> None:
    targets.round_trip(data)


@examples(200)
@given(YAML)
def test_query_header(data: bytes) -> None:
    targets.query_header(data)


@examples(150)
@given(st.tuples(st.integers(0, 5), ANY_TEXT).map(lambda pair: bytes([pair[0]]) + pair[1].encode()))
def test_query_value(data: bytes) -> None:
    targets.query_value(data)


REGRESSIONS = sorted((HERE / "regressions").glob("*/*"))


@pytest.mark.parametrize("path", REGRESSIONS, ids=[f"{path.parent.name}-{path.name}" for path in REGRESSIONS])
def test_what_was_found_stays_mended(path: Path) -> None:
    targets.TARGETS[path.parent.name](path.read_bytes())
