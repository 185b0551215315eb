"""The command line: thin, lazy, and the one place where errors become messages and exit statuses.

A command's module is imported when the command is asked for; it keeps its own heavy imports inside its
functions, so that `hrgraph --help` stays quick.
"""

from __future__ import annotations

import importlib
import os
import sys
import warnings
from typing import Any

import click

from hrgraph import __version__
from hrgraph.errors import HrgraphError, HrgraphWarning

__all__ = ["COMMANDS", "main"]

COMMANDS = {
    "build": "hrgraph.cli.build:build",
    "load": "hrgraph.cli.shards:load",
    "status": "hrgraph.cli.status:status",
    "fetch": "hrgraph.cli.fetch:fetch",
    "ingest": "hrgraph.cli.ingest:ingest",
    "query": "hrgraph.cli.query:query",
    "queries": "hrgraph.cli.query:queries",
    "claims": "hrgraph.cli.mapping:claims",
    "entities": "hrgraph.cli.mapping:entities",
    "attacks": "hrgraph.cli.attacks:attacks",
    "explain": "hrgraph.cli.explain:explain",
    "validate": "hrgraph.cli.validate:validate",
    "doctor": "hrgraph.cli.doctor:doctor",
    "info": "hrgraph.cli.info:info",
    "review": "hrgraph.cli.review:review",
    "export": "hrgraph.cli.export:export",
    "serve": "hrgraph.cli.serve:serve",
    "publish": "hrgraph.cli.publish:publish",
    "resolve": "hrgraph.cli.authority:resolve",
    "authority": "hrgraph.cli.authority:authority",
    "unknown": "hrgraph.cli.authority:unknown",
    "network": "hrgraph.cli.network:network",
}
"""Every command and where it is, in the order of the help."""

_INTERRUPTED = 130
_BROKEN_PIPE = 141


class _Commands(click.Group):
    """Finds commands in `COMMANDS`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name].partition(":")
        command = getattr(importlib.import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command


@click.group(
    cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="hrgraph")
def cli() -> None:
    """From human-rights articles to a verified knowledge graph.

    hrgraph reads articles in which people and organisations act on each other (urge, meet, condemn, ...) and
    keeps what they report as linked data: who urged which official about which instrument, when, and in which
    words.

    \b
    Start here:
      hrgraph build data/articles --store out/demo       make a graph of a folder of articles
      hrgraph query who-urged-whom --store out/demo      ask it
      hrgraph queries                                    see what else can be asked
      hrgraph export --store out/demo --out graph.ttl    take it away as Turtle

    Every command explains itself: hrgraph COMMAND --help.
    """


def main(arguments: list[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: what follows `hrgraph`; the default is the process's own.

    Returns:
        The exit status: 0 all is well, 1 something was found or failed, 2 wrong usage.
    """
    warnings.showwarning = _warn
    try:
        status = cli.main(arguments, prog_name="hrgraph", standalone_mode=False)
        sys.stdout.flush()
    except HrgraphError as error:
        _complain(error.message, error.mend)
        return error.exit_status
    except click.exceptions.NoSuchOption as error:
        _complain(error.message, _near_options(error))
        return 2
    except click.ClickException as error:
        _complain(_sentence(error.format_message()), _help_hint(error))
        return 2
    except (click.Abort, KeyboardInterrupt):
        _complain("stopped", "what was written is whole; the same command again goes on from there")
        return _INTERRUPTED
    except BrokenPipeError:
        # whoever read the output has had enough; keep Python from complaining when it flushes at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _BROKEN_PIPE
    return status if isinstance(status, int) else 0


_python_warning = warnings.showwarning


def _warn(message: Warning | str, category: type[Warning], *where: Any, **more: Any) -> None:
    """Our own warnings in one line; those of other packages as Python shows them."""
    if issubclass(category, HrgraphWarning):
        click.echo(f"hrgraph: warning: {message}", err=True)
    else:
        _python_warning(message, category, *where, **more)


def _complain(message: str, mend: str) -> None:
    click.echo(f"hrgraph: error: {message}" + (f"\n  {mend}" if mend else ""), err=True)


def _near_options(error: click.exceptions.NoSuchOption) -> str:
    found = " or ".join(sorted(error.possibilities or ()))
    return f"did you mean {found}?" if found else _help_hint(error)


def _help_hint(error: click.ClickException) -> str:
    from hrgraph.queries.near import near

    message = error.format_message()
    if "No such command" in message:
        word = message.partition("'")[2].partition("'")[0]
        return f"{near(word, COMMANDS)}hrgraph --help lists the commands"
    context = getattr(error, "ctx", None)
    return f"see {context.command_path} --help" if context else ""


def _sentence(text: str) -> str:
    """Click's message on one line, as ours are: no capital, no full stop."""
    line = " ".join(text.split()).removesuffix(".")
    return line[:1].lower() + line[1:]
