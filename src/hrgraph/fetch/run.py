"""From addresses to a folder of pages."""

from __future__ import annotations

import hashlib
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor
from concurrent.futures import wait as wait_for
from dataclasses import dataclass, field, replace
from pathlib import Path

from hrgraph import __version__
from hrgraph.errors import HrgraphError, UsageError
from hrgraph.fetch.addresses import normalise, origin_of
from hrgraph.fetch.archive import file_name, write_page
from hrgraph.fetch.client import Answer, Client, Failure, Limits, Refused
from hrgraph.fetch.listing import Entry, addresses_in_file, entries_of
from hrgraph.fetch.queue import Lane, Queue, Task
from hrgraph.fetch.robots import REDIRECTS, Robots, read_robots
from hrgraph.fetch.state import Known, State

__all__ = ["REPORT", "FetchReport", "Options", "fetch"]

REPORT = "fetch-report.json"
"""In the folder: what became of every address of the last run."""
_FOLDER = ".fetch"
"""Below the folder of pages; `hrgraph ingest` leaves hidden folders out."""
_HOSTS = 8
"""So many hosts are asked at the same time; each gets one request at a time."""
_REDIRECTS = 5
_DEEPEST = 3
"""An index of sitemaps that names an index that names sitemaps."""
_LONGEST_WAIT = 900.0
"""Seconds; a server that asks for a longer pause is left for the next run."""
_FILE_BYTES = 100_000_000
_GOOD = frozenset({"new", "changed", "unchanged", "list"})
_PAGES = frozenset(
    {"text/html", "application/xhtml+xml", "application/pdf", "text/plain"}
    | {"application/vnd.openxmlformats-officedocument.wordprocessingml.document"}
)
_LISTS = frozenset(
    {"application/xml", "text/xml", "application/rss+xml", "application/atom+xml", "application/rdf+xml"}
    | {"application/gzip", "application/x-gzip"}
)
_UNSAID = frozenset({"", "application/octet-stream", "binary/octet-stream"})
_STARTS = ((b"%PDF", "application/pdf"), (b"<!doctype html", "text/html"), (b"<html", "text/html"))


@dataclass(frozen=True, slots=True)
class Options:
    """How to fetch."""

    delay: float = 2.0
    """Seconds between two requests to one host; a longer delay in its robots.txt counts."""
    limits: Limits = field(default_factory=Limits)
    pages: int = 10_000
    """The most pages that lists may lead to in one run, beyond those of earlier runs."""
    retries: int = 3
    """So often a request is made again after 429, a server's error or a broken connection."""
    backoff: float = 5.0
    """Seconds before the first of these; doubled for each further one."""
    only: re.Pattern[str] | None = None
    """Of the addresses in lists only those are fetched in which this is found."""
    since: str = ""
    """ISO 8601: of the addresses in lists only those are fetched that changed then or later, or don't say."""
    allow_private: bool = False
    contact: str = ""
    """An address where the owner of a site can reach who fetches; it goes into the User-Agent."""

    @property
    def agent(self) -> str:
        """The User-Agent."""
        about = "https://w3id.org/hrgraph"
        return f"hrgraph/{__version__} (+{about}{f'; {self.contact}' if self.contact else ''})"


@dataclass(frozen=True, slots=True)
class FetchReport:
    """What became of the addresses of a run."""

    addresses: tuple[Known, ...]
    """In order."""
    over: int
    """Addresses in lists that were left for another run, because of the limit."""

    def count(self, outcome: str) -> int:
        """How many addresses have an outcome."""
        return sum(known.outcome == outcome for known in self.addresses)

    @property
    def missing(self) -> tuple[Known, ...]:
        """The addresses that gave nothing, with the reason."""
        return tuple(k for k in self.addresses if k.outcome in {"failed", "gone", "left out"})


def fetch(
    seeds: Sequence[str],
    out: Path,
    options: Options | None = None,
    progress: Callable[[str, int, int], None] = lambda url, done, total: None,
) -> FetchReport:
    """Fetch pages into a folder.

    A run that was stopped is completed by the next one. After a complete run the next one asks only for what
    has changed since.

    Args:
        seeds: addresses of pages, feeds and sitemaps, and files that hold such addresses.
        out: the folder; it is made where it doesn't exist.
        options: how to fetch.
        progress: is told of each address, with how many are done and how many are known.

    Raises:
        UsageError: a seed is neither an address nor a file, or another process fetches into the folder.
        HrgraphError: the folder can't be written.
    """
    options = options or Options()
    addresses = [address for seed in seeds for address in _addresses(seed)]
    work = out / _FOLDER
    try:
        work.mkdir(parents=True, exist_ok=True)
        state = State(work / "state.sqlite")
    except OSError as error:
        raise HrgraphError(
            f"can't write to {out}: {error.strerror}", "check the folder's permissions and space"
        ) from None
    run = _Run(out, state, options, progress)
    try:
        run.start(addresses)
        run.work()
        report = FetchReport(tuple(state.of_this_run()), run.over)
        _write_report(report, out, options)
        state.finish()
        return report
    except OSError as error:
        raise HrgraphError(
            f"can't write to {out}: {error.strerror}", "make space, and run the same command again"
        ) from None
    finally:
        run.close()
        state.close()


def _addresses(seed: str) -> list[str]:
    """The addresses that an argument stands for."""
    if re.match(r"[a-z][a-z0-9+.-]*://", seed, re.I):
        return [seed]
    path = Path(seed)
    try:
        if not path.is_file():
            raise UsageError(
                f"{seed} is neither a web address nor a file", "write addresses with https:// in front"
            )
        if path.stat().st_size > _FILE_BYTES:
            raise UsageError(f"{seed} is too large for a list of addresses", "split it")
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(
            f"{seed} is no UTF-8 text", "a list has one address a line, or a column url"
        ) from None
    except OSError as error:
        raise UsageError(f"can't read {seed}: {error.strerror}", "check its permissions") from None
    found = addresses_in_file(text)
    if not found:
        raise UsageError(f"{seed} holds no address", "a list has one address a line, or a column url")
    return found


class _Run:
    """One run.  Threads make requests; all else happens in the thread that called."""

    def __init__(
        self, out: Path, state: State, options: Options, progress: Callable[[str, int, int], None]
    ) -> None:
        self._out = out
        self._state = state
        self._options = options
        self._progress = progress
        self._client = Client(options.agent, options.limits, allow_private=options.allow_private)
        self._queue = Queue()
        self._seen: set[str] = set()
        self._done = 0
        self._pages = 0
        self.over = 0

    def close(self) -> None:
        """Break off what is under way."""
        self._client.stop()

    def start(self, addresses: Sequence[str]) -> None:
        """Take the addresses that the user named."""
        for address in addresses:
            try:
                self._add(Entry(normalise(address)), 0)
            except ValueError as error:
                self._seen.add(address)
                self._record(Known(address, "failed", reason=str(error)))

    def _add(self, entry: Entry, depth: int) -> None:
        """Take an address, unless this run has it already or it is known not to have changed."""
        if entry.url in self._seen:
            return
        self._seen.add(entry.url)
        known, in_this_run = self._state.get(entry.url) or (None, False)
        if known is not None:
            whole = known.outcome == "list" or bool(known.file and (self._out / known.file).is_file())
            if not whole or known.outcome not in _GOOD:
                known = None  # ask for all of it
            elif in_this_run:
                self._done += 1
                self._follow(known.entries, depth)
                return
            elif entry.changed and entry.changed == known.lastmod and known.outcome != "list":
                self._record(replace(known, outcome="unchanged"))
                return
        self._queue.add(Task(entry.url, entry.url, depth, entry.listing, entry.changed, known=known))

    def work(self) -> None:
        """Ask for everything."""
        pending: dict[Future[Answer | Robots | Failure], tuple[Lane, Task]] = {}
        pool = ThreadPoolExecutor(_HOSTS, thread_name_prefix="fetch")
        try:
            while True:
                if len(pending) < _HOSTS:
                    for lane, task in self._queue.ready(time.monotonic()):
                        pending[pool.submit(self._ask, lane, task)] = lane, task
                pause = self._queue.wait(time.monotonic())
                if not pending:
                    if pause is None:
                        return
                    time.sleep(pause)
                    continue
                done, _ = wait_for(pending, timeout=pause, return_when=FIRST_COMPLETED)
                for future in done:
                    lane, task = pending.pop(future)
                    self._take(lane, task, future.result())
        finally:
            self._client.stop()
            pool.shutdown(cancel_futures=True)

    def _ask(self, lane: Lane, task: Task) -> Answer | Robots | Failure:
        """Make one request, in a thread: for the address, or for the rules that stand before it."""
        origin = origin_of(task.url)
        try:
            robots = lane.robots.get(origin)
            if robots is None:
                return read_robots(self._client, origin)
            if robots.closed is not None:
                return robots.closed
            refusal = robots.refuses(task.url)
            if refusal:
                return Refused(refusal, asked=False)
            return self._client.get(task.url, self._validators(task), lambda head: _unwanted(head, task))
        except Failure as failure:
            return failure

    def _validators(self, task: Task) -> dict[str, str]:
        """What makes a request conditional."""
        known = task.known
        if known is None or known.final != task.url:
            return {}
        headers = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
        return {name: value for name, value in headers.items() if value}

    def _take(self, lane: Lane, task: Task, result: Answer | Robots | Failure) -> None:
        """What a request led to."""
        origin = origin_of(task.url)
        asked_for_rules = origin not in lane.robots
        lane.busy = False
        lane.ready_at = time.monotonic() + self._delay(lane, result)
        if isinstance(result, Robots):
            lane.robots[origin] = result
            task.attempts = 0
            self._queue.add(task, first=True)
        elif isinstance(result, Failure):
            if self._again(lane, task, result):
                return
            if asked_for_rules:  # all other addresses of the site would fail alike
                kind = Refused if isinstance(result, Refused) else Failure
                lane.robots[origin] = Robots(None, closed=kind(result.reason, asked=False))
            self._missing(task, "left out" if isinstance(result, Refused) else "failed", result.reason)
        else:
            self._answer(lane, task, result)

    def _delay(self, lane: Lane, result: Answer | Robots | Failure) -> float:
        """Seconds until the host may be asked again; none if it wasn't asked."""
        if isinstance(result, Failure) and not result.asked:
            return 0.0
        return max(self._options.delay, *(robots.delay for robots in lane.robots.values()), 0.0)

    def _again(self, lane: Lane, task: Task, failure: Failure) -> bool:
        """Whether a request that failed is made again, after a pause."""
        if not failure.passing or task.attempts >= self._options.retries:
            return False
        pause = max(failure.wait, self._options.backoff * 2**task.attempts)
        if pause > _LONGEST_WAIT:
            failure.reason += f"; it asks to wait {pause / 60:.0f} minutes"
            return False
        task.attempts += 1
        lane.ready_at = time.monotonic() + pause
        self._queue.add(task, first=True)
        return True

    def _answer(self, lane: Lane, task: Task, answer: Answer) -> None:
        status = f"{answer.status} {answer.reason}".strip()
        if answer.status in REDIRECTS:
            self._redirect(task, answer)
        elif answer.status == 304 and task.known is not None:
            self._record(replace(task.known, outcome=_same(task.known), status=304, lastmod=task.lastmod))
            self._follow(task.known.entries, task.depth)
        elif answer.status == 200:
            self._body(task, answer)
        elif answer.status in {408, 425, 429} or answer.status >= 500:
            failure = Failure(f"answered {status}", passing=True, wait=answer.retry_after(time.time()))
            if not self._again(lane, task, failure):
                self._missing(task, "failed", failure.reason, answer.status)
        else:
            outcome = "gone" if answer.status in {404, 410} else "failed"
            self._missing(task, outcome, f"answered {status}", answer.status)

    def _redirect(self, task: Task, answer: Answer) -> None:
        """Go where an answer leads; that is a request of its own, in its own host's lane, with all checks."""
        target = answer.header("location")
        try:
            url = normalise(target, task.url)
        except ValueError as error:
            self._missing(task, "failed", f"redirects to {target[:200]}: {error}", answer.status)
            return
        trail = (*task.trail, task.url)
        if url in trail:
            self._missing(task, "failed", f"redirects in a circle: {url}", answer.status)
        elif len(trail) > _REDIRECTS:
            self._missing(task, "failed", f"more than {_REDIRECTS} redirects", answer.status)
        else:
            self._queue.add(replace(task, url=url, trail=trail, attempts=0), first=True)

    def _body(self, task: Task, answer: Answer) -> None:
        """Keep a page, or follow a list."""
        if task.depth == 0 or task.listing:
            entries = entries_of(answer.body, answer.url)
            if entries is not None:
                self._record(replace(self._learnt(task, answer, "list"), entries=tuple(entries)))
                self._follow(entries, task.depth)
                return
        kind = _kind(answer)
        if task.listing or kind not in _PAGES:
            reason = "neither sitemap nor feed" if task.listing else f"no article: {answer.kind or 'no type'}"
            self._missing(task, "left out", reason, answer.status)
            return
        if kind != answer.kind:
            headers = tuple(h for h in answer.headers if h[0].lower() != "content-type")
            answer = replace(answer, headers=(*headers, ("Content-Type", kind)))
        known = self._learnt(task, answer, "new")
        before = task.known
        if before is not None and before.file == known.file and before.digest == known.digest:
            self._record(replace(known, outcome="unchanged"))
            return
        write_page(answer, self._out / known.file, self._out / _FOLDER / "page.tmp")
        self._record(replace(known, outcome="changed") if before is not None else known)

    def _learnt(self, task: Task, answer: Answer, outcome: str) -> Known:
        return Known(
            task.asked,
            outcome,
            answer.status,
            final=answer.url,
            file="" if outcome == "list" else file_name(answer.url),
            digest=hashlib.sha256(answer.body).hexdigest(),
            etag=answer.header("etag"),
            modified=answer.header("last-modified"),
            lastmod=task.lastmod,
            size=len(answer.body),
        )

    def _follow(self, entries: Sequence[Entry], depth: int) -> None:
        """Take the addresses of a list."""
        for entry in entries:
            if entry.listing:
                if depth < _DEEPEST:
                    self._add(entry, depth + 1)
            elif self._wants(entry) and entry.url not in self._seen:
                new = self._state.get(entry.url) is None
                if new and self._pages >= self._options.pages:
                    self.over += 1
                else:
                    self._pages += new
                    self._add(entry, depth + 1)

    def _wants(self, entry: Entry) -> bool:
        since, only = self._options.since, self._options.only
        late = not since or not entry.changed or entry.changed[: len(since)] >= since[: len(entry.changed)]
        return late and (only is None or only.search(entry.url) is not None)

    def _missing(self, task: Task, outcome: str, reason: str, status: int = 0) -> None:
        """An address gave no page; one of an earlier run stays."""
        earlier = self._state.get(task.asked)
        file = earlier[0].file if earlier else ""
        self._record(Known(task.asked, outcome, status, reason, final=task.url, file=file))

    def _record(self, known: Known) -> None:
        self._state.put(known)
        self._done += 1
        self._progress(known.url, self._done, len(self._seen))


def _same(known: Known) -> str:
    return "list" if known.outcome == "list" else "unchanged"


def _unwanted(head: Answer, task: Task) -> str:
    """Why an answer's body is not read: it is of a type that holds no article."""
    may_list = task.depth == 0 or task.listing
    if head.kind in _PAGES or head.kind in _UNSAID or (may_list and head.kind in _LISTS):
        return ""
    return f"no article: {head.kind}"


def _kind(answer: Answer) -> str:
    """What a body is: as its header says or, where that says nothing, as it begins."""
    if answer.kind not in _UNSAID:
        return answer.kind
    head = answer.body[:1000].lstrip().lower()
    return next((kind for start, kind in _STARTS if head.startswith(start.lower())), "")


def _write_report(report: FetchReport, out: Path, options: Options) -> None:
    """Write the report, in one step."""
    counts = Counter(known.outcome for known in report.addresses)
    data = {
        "agent": options.agent,
        "counts": dict(sorted(counts.items())),
        "left_for_another_run": report.over,
        "addresses": [
            {
                "url": k.url,
                "outcome": k.outcome,
                "status": k.status,
                "reason": k.reason,
                "final": k.final,
                "file": k.file,
                "bytes": k.size,
                **({"entries": len(k.entries)} if k.outcome == "list" else {}),
            }
            for k in report.addresses
        ],
    }
    temporary = out / _FOLDER / "report.tmp"
    temporary.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    temporary.replace(out / REPORT)
