"""The quarantine: articles that could not enter the store, each with what is needed to see why."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hrgraph.errors import StoreError
from hrgraph.files import mend, sync_folder, write_file
from hrgraph.iris import slug

__all__ = ["Quarantine"]

_KEY = "key.txt"
"""Where the article is as it was, and all that reads it too, there is no need to try again."""


class Quarantine:
    """A folder with one folder for each article that was kept out.

    Args:
        folder: where it is; made when the first article comes.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, article_id: str) -> Path:
        """The folder of one article."""
        return self.folder / slug(article_id)

    def keep(
        self, article_id: str, reason: str, files: dict[str, str] | None = None, *, key: str = ""
    ) -> Path:
        """Put an article into quarantine, in the place of what was there of it.

        Args:
            article_id: the article.
            reason: why, in plain English; written to `reason.txt`.
            files: further files, by name.
            key: names the article's content and what judged it, for `reason`; "" where another attempt may
                end otherwise.

        Returns:
            The article's folder.

        Raises:
            StoreError: it can't be written.
        """
        place = self.path(article_id)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            fresh = Path(tempfile.mkdtemp(dir=self.folder, prefix=".new-"))
            texts = {"reason.txt": reason + "\n", **(files or {}), **({_KEY: key + "\n"} if key else {})}
            for name, text in texts.items():
                write_file(fresh / name, text)
            fresh.chmod(0o755)
            self.clear(article_id)
            fresh.replace(place)
            sync_folder(self.folder)
        except OSError as error:
            raise StoreError(
                f"{place} can't be written: {error.strerror}", mend(error, "choose another --store")
            ) from None
        return place

    def reason(self, article_id: str, key: str) -> str:
        """Why an article was kept out when it had this key; "" where it was not, or nobody can tell."""
        place = self.path(article_id)
        try:
            if (place / _KEY).read_text(encoding="utf-8").strip() != key:
                return ""
            return (place / "reason.txt").read_text(encoding="utf-8").partition("\n")[0]
        except (OSError, ValueError):
            return ""

    def clear(self, article_id: str) -> None:
        """Forget an article; nothing happens where it isn't there."""
        shutil.rmtree(self.path(article_id), ignore_errors=True)

    def sweep(self) -> None:
        """Remove what a killed build left half written."""
        if self.folder.is_dir():
            for leftover in self.folder.glob(".new-*"):
                shutil.rmtree(leftover, ignore_errors=True)
