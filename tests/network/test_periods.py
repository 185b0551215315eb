"""Dates as precise as known, spans, slices."""

from __future__ import annotations

import pytest

from hrgraph.errors import UsageError
from hrgraph.network.periods import Slice, Span, bounds, is_date, parse_span, slice_of, slices


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        pytest.param("2023", ("2023-01-01", "2023-12-31"), id="year"),
        pytest.param("2024-02", ("2024-02-01", "2024-02-29"), id="leap-february"),
        pytest.param("2023-02-27", ("2023-02-27", "2023-02-27"), id="day"),
    ],
)
def test_bounds(date: str, expected: tuple[str, str]) -> None:
    assert bounds(date) == expected


@pytest.mark.parametrize(
    "text", ["", "May", "2023-13", "2023-02-30", "23", "2023-1", "0000", "2023-02-27T00:00:00"]
)
def test_no_dates(text: str) -> None:
    assert not is_date(text)
    with pytest.raises(UsageError):
        bounds(text)


@pytest.mark.parametrize(
    ("span", "date", "expected"),
    [
        pytest.param(Span(), "", True, id="open-span-keeps-the-undated"),
        pytest.param(parse_span("2020"), "", False, id="a-span-does-not"),
        pytest.param(parse_span("2020-06"), "2020", True, id="some-day-of-the-year-lies-in-it"),
        pytest.param(parse_span("", "2020-06"), "2020-07-01", False, id="one-day-late"),
        pytest.param(parse_span("2020", "2020"), "2020-12-31", True, id="last-day"),
    ],
)
def test_span(span: Span, date: str, expected: bool) -> None:
    assert span.touches(date) is expected


@pytest.mark.parametrize(
    ("date", "size", "expected"),
    [
        ("2023-05-04", "year", "2023"),
        ("2023-05", "quarter", "2023-Q2"),
        ("2023-12-31", "quarter", "2023-Q4"),
        ("2023-05-04", "month", "2023-05"),
        ("2023", "month", ""),
        ("2023", "quarter", ""),
        ("", "year", ""),
    ],
)
def test_slice_of(date: str, size: Slice, expected: str) -> None:
    assert slice_of(date, size) == expected


def test_slices_have_no_gaps() -> None:
    assert slices(["2022-11", "2023-02-01", "2020"], "month") == ("2022-11", "2022-12", "2023-01", "2023-02")
    assert slices(["2021-12-01", "2022-04"], "quarter") == ("2021-Q4", "2022-Q1", "2022-Q2")
    assert slices([], "year") == ()
