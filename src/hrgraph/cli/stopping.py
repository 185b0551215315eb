"""Ctrl-C and a polite kill: long work stops where nothing is half done."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import click

__all__ = ["Stop", "stoppable"]


class Stop:
    """Whether the user wants to stop.  Call it to ask."""

    def __init__(self) -> None:
        self.signal = 0
        """The signal that asked; 0 where none did."""

    def __call__(self) -> bool:
        """True where somebody asked."""
        return self.signal != 0

    @property
    def exit_status(self) -> int:
        """What shells expect of a command that a signal ended: 130 after Ctrl-C, 143 after SIGTERM."""
        return 128 + self.signal


@contextmanager
def stoppable(what: str) -> Iterator[Stop]:
    """Inside, the first Ctrl-C or SIGTERM only makes a note, and a second one interrupts at once.

    Args:
        what: what will be finished first, for the message: "the present article".
    """
    stop = Stop()
    if threading.current_thread() is not threading.main_thread():  # only there can signals be caught
        yield stop
        return

    def note(number: int, _: FrameType | None) -> None:
        if stop.signal:
            raise KeyboardInterrupt
        stop.signal = number
        click.echo(f"hrgraph: stopping after {what} (Ctrl-C again stops at once)", err=True)

    before = {number: signal.signal(number, note) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
