"""Dates as articles write them, against the date of the article.

`dateparser` takes 20 ms to search an article, reads a clock, and finds dates in "may" and "24/7"; what
articles write is a closed set of forms, so the forms are listed here.

How precise is a value?  As precise as is certain, never more:

- "27 February" takes its year from the article's date: the latest such day that is not after it.  Where that
  is more than nine months back, or where the words before it speak of the future ("will be held on"), it is
  the next one.
- "on Tuesday" is the last Tuesday on or before the article's day ("last Tuesday": before it).
- "last week" is a month, or a year where that week lies in two months; never a day.
- "the day before" and "the following day" count from the date just mentioned in the paragraph; without one
  they are left out. "A day earlier" then counts from the article's day.
- Where the article's own date is only a month or a year, days and weeks counted from it give its year.
- Without an article's date only dates with a year are found.
"""

from __future__ import annotations

from hrgraph.dates.calendar import FULL_DATE_PATTERN, MONTHS, NUMBER_WORDS, full_date
from hrgraph.dates.finding import DateMatch, find_dates

__all__ = ["FULL_DATE_PATTERN", "MONTHS", "NUMBER_WORDS", "DateMatch", "find_dates", "full_date"]
