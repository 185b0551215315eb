"""The errors that hrgraph raises on purpose.

Every message is one line that names the file or value at fault, and every error carries the mend:
what the user can do about it.  The command line prints both and exits with `exit_status`.
"""

from __future__ import annotations

__all__ = [
    "ArticleError",
    "AuthorityError",
    "HrgraphError",
    "HrgraphWarning",
    "LexiconError",
    "MissingExtraError",
    "QueryError",
    "StoreError",
    "UsageError",
]


class HrgraphError(Exception):
    """A failure that the user can understand and mend.

    Args:
        message: one line that names the file or value at fault.
        mend: one line that says what to do about it ("" where nothing can be said).
    """

    exit_status = 1

    def __init__(self, message: str, mend: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.mend = mend

    def __str__(self) -> str:
        return f"{self.message} ({self.mend})" if self.mend else self.message


class UsageError(HrgraphError):
    """A wrong argument: an unknown query, parameter, format or path."""

    exit_status = 2


class ArticleError(HrgraphError):
    """An article that can't be read: empty, too large, binary, wrongly encoded, broken front matter."""


class AuthorityError(HrgraphError):
    """Authority data that breaks its own rules."""


class LexiconError(HrgraphError):
    """A lexicon entry that breaks the lexicon's rules."""


class QueryError(HrgraphError):
    """A SPARQL query that does not parse, lacks a parameter or can't be answered."""


class StoreError(HrgraphError):
    """A store that can't be opened, read or written."""


class MissingExtraError(UsageError):
    """A feature whose optional packages are not installed."""

    def __init__(self, feature: str, extra: str) -> None:
        super().__init__(
            f"{feature} needs packages that are not installed", f'pip install "hrgraph[{extra}]"'
        )


class HrgraphWarning(UserWarning):
    """Something that a user should know and that stops nothing.  The command line prints it in one line."""
