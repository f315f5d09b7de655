"""Asks one thing of what runs on this machine: the core, or a session in a process of its own."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from interpreter.domain.commands import Command
from interpreter.domain.errors import UserMistake
from interpreter.domain.events import SessionEvent

if TYPE_CHECKING:
    from interpreter.app.protocol import Situation


PATIENCE_S = 10.0
"""How long most commands take at most."""


def do(command: Command, *, patience_s: float = PATIENCE_S) -> None:
    """Have a command done. Raises UserMistake with what is wrong, OpenBoothError without an answer."""
    from interpreter.app.starting import running  # noqa: PLC0415 - keeps --help quick

    with running() as client:
        client.ask(command, patience_s=patience_s)


def do_with(command: Callable[[list[SessionEvent]], Command]) -> None:
    """Do what `command` makes of what holds now; as `do`."""
    do(command(what_holds()))


def what_holds() -> list[SessionEvent]:
    """Return the events that hold now. Raises OpenBoothError."""
    return [published.event for published in situation().events]


def situation() -> "Situation":
    """Return what holds now, as the core tells it. Raises OpenBoothError."""
    from interpreter.app.protocol import Situation, Subscribe  # noqa: PLC0415
    from interpreter.app.starting import running  # noqa: PLC0415

    with running() as client:
        client.ask(Subscribe())
        for message in client.messages(patience_s=5):
            if isinstance(message, Situation):
                return message
    raise UserMistake("The core does not say what holds; use the same version of OpenBooth.")
