"""The list of public pages to fetch for oneself is well formed, so that `hrgraph fetch` can take it."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from hrgraph.dates import full_date

FILE = Path(__file__).resolve().parents[2] / "data" / "sources.csv"
COLUMNS = ["url", "publisher", "title", "date", "topic", "terms", "seen"]


def rows() -> list[dict[str, str]]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def test_columns_and_order() -> None:
    found = rows()
    assert list(found[0]) == COLUMNS
    assert found == sorted(found, key=lambda row: (row["topic"], row["url"]))
    assert len(found) >= 40
    assert [url for url, count in Counter(row["url"] for row in found).items() if count > 1] == []


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["url"])
def test_row(row: dict[str, str]) -> None:
    assert None not in row and all(value == " ".join(value.split()) for value in row.values())
    assert all(row[name] for name in COLUMNS if name not in {"title", "date"}), "those two may be unknown"
    assert re.fullmatch(r"https?://[a-z0-9.-]+\.[a-z]{2,}/\S*", row["url"])
    if row["date"]:
        day = {4: "-01-01", 7: "-01", 10: ""}[len(row["date"])]
        assert full_date(row["date"] + day) == row["date"] + day


def test_hrgraph_fetch_reads_it() -> None:
    pytest.importorskip("protego", reason="the extra `sources` is not installed")
    from hrgraph.fetch.addresses import normalise
    from hrgraph.fetch.listing import addresses_in_file

    found = addresses_in_file(FILE.read_text(encoding="utf-8"))
    assert [normalise(address) for address in found] == [row["url"] for row in rows()]
