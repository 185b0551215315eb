"""`hrgraph serve`: the graph in a browser."""

from __future__ import annotations

import contextlib
import secrets
import socket
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import click

from hrgraph.cli.output import curation_option, store_option
from hrgraph.errors import HrgraphError, MissingExtraError, UsageError

if TYPE_CHECKING:
    from hrgraph.serve.settings import ReviewSettings

__all__ = ["serve"]

_TOKEN = 16
"""Fewest characters of a token that somebody chooses."""


@click.command(short_help="Serve the graph to browsers and SPARQL clients.")
@store_option()
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Port to listen on."
)
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="Address to listen on. The default is for this machine alone; 0.0.0.0 is for everybody.",
)
@click.option(
    "--time-limit",
    type=click.FloatRange(0.1, 3600),
    default=30.0,
    show_default=True,
    metavar="SECONDS",
    help="A query that takes longer is stopped.",
)
@click.option(
    "--row-limit",
    type=click.IntRange(1),
    default=100_000,
    show_default=True,
    metavar="ROWS",
    help="Longer answers are cut, and say so.",
)
@click.option(
    "--memory-limit",
    type=click.IntRange(256),
    default=1024,
    show_default=True,
    metavar="MB",
    help="A query that needs more is stopped.",
)
@click.option(
    "--allow-service",
    "services",
    multiple=True,
    metavar="URL",
    help="Let queries call this endpoint by SERVICE; may be repeated. The default is none.",
)
@click.option(
    "--review", is_flag=True, help="Take decisions of a reviewer at /review, on this machine alone."
)
@click.option("--by", envvar="HRGRAPH_REVIEWER", metavar="NAME", help="With --review: who decides.")
@click.option("--date", metavar="DAY", help="With --review: the day of the decisions, YYYY-MM-DD.")
@click.option(
    "--token", envvar="HRGRAPH_TOKEN", metavar="TEXT", help="With --review: instead of a random one."
)
@curation_option()
def serve(
    store: str,
    port: int,
    host: str,
    time_limit: float,
    row_limit: int,
    memory_limit: int,
    services: tuple[str, ...],
    review: bool,
    by: str | None,
    date: str | None,
    token: str | None,
    curation: Path | None,
) -> None:
    """Serve the graph: questions and pages for people, SPARQL for programs.

    Ends with Ctrl-C. To show a new store without a break, build it in another folder and let a symbolic link
    that --store names point there: the server sees it within seconds.

    \b
    Examples:
      hrgraph serve --store out/demo                 then open http://127.0.0.1:8000/
      hrgraph serve --store out/demo --port 8080 --time-limit 10
      hrgraph serve --store out/demo --review --by "Jane Doe" --date 2024-05-02
    """
    try:
        import uvicorn

        from hrgraph.serve.app import create_app
    except ImportError:
        raise MissingExtraError("hrgraph serve", "server") from None
    from hrgraph.serve.settings import Settings
    from hrgraph.store import open_store

    open_store(store).close()  # says what is wrong with it before anything listens
    reviewing = _reviewing(store, host, by, date, curation) if review else None
    if review and not token:
        token = secrets.token_urlsafe(24)
    if token is not None and len(token) < _TOKEN and review:
        raise UsageError(
            f"the token has less than {_TOKEN} characters", "leave --token out: then it is random"
        )
    app = create_app(
        Settings(
            store=store,
            time_limit=time_limit,
            row_limit=row_limit,
            memory_limit=memory_limit,
            services=services,
            review=reviewing,
        ),
        token or "",
    )
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listener = socket.create_server((host, port), family=family)
    except OSError as error:
        raise HrgraphError(
            f"nothing can listen at {host}:{port}: {error.strerror}", "choose another --port or --host"
        ) from None
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
    click.echo(f"{address}  (Ctrl-C ends it)", err=True)
    if reviewing:
        click.echo(f"to review: {address}review?token={quote(token or '')}", err=True)
    config = uvicorn.Config(app, log_level="warning", server_header=False, timeout_graceful_shutdown=3)
    with listener, contextlib.suppress(KeyboardInterrupt):  # uvicorn has ended everything by then
        uvicorn.Server(config).run(sockets=[listener])


def _reviewing(
    store: str, host: str, by: str | None, date: str | None, curation: Path | None
) -> ReviewSettings:
    """Who reviews, and where the decisions go.

    Raises:
        UsageError: the server would be open to others, or reviewer or day are missing.
    """
    from hrgraph.cli.review.session import folder_of, who_and_when
    from hrgraph.serve.guard import is_loopback
    from hrgraph.serve.settings import ReviewSettings

    if not is_loopback(host):
        raise UsageError(
            f"--review takes decisions from this machine alone, not at {host}", "leave --host out"
        )
    reviewer, day = who_and_when(by, date)
    folder = folder_of(store, curation)
    folder.load()  # says what is damaged before anybody reviews
    return ReviewSettings(reviewer, day, str(folder.path))
