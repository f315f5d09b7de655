"""What the command line says about phones: --serve, --pin and --network."""

from dataclasses import dataclass, replace
from typing import Annotated, Any

import typer

from interpreter.domain.errors import UserMistake
from interpreter.domain.sharing import SharingSetup
from interpreter.policy.event_setup import HIGHEST_PORT

Serve = Annotated[
    str | None,
    typer.Option(
        "--serve", metavar="[HOST:]PORT", help="Let phones listen; HOST is an address of this computer."
    ),
]
Pin = Annotated[
    str | None, typer.Option("--pin", metavar="DIGITS", help="Phones are asked for it; it is on no slide.")
]
Network = Annotated[
    str | None,
    typer.Option("--network", metavar="NAME", help="What the Wi-Fi is called, shown beside the QR code."),
]


@dataclass(frozen=True, slots=True)
class SharingOptions:
    """What was said; None where nothing was."""

    serve: str | None = None
    pin: str | None = None
    network: str | None = None


def shared(options: SharingOptions, before: SharingSetup | None) -> SharingSetup | None:
    """Return how phones listen: what was said overrides what was decided before. Raises UserMistake.

    Without --serve, and where nothing was decided before, they do not.
    """
    if before is not None or options.serve is not None:
        return overridden(before or SharingSetup(), options)
    if options != SharingOptions():
        said = "pin" if options.pin is not None else "network"
        raise UserMistake(f"--{said} is for phones; let them listen too, as in --serve :8080.")
    return None


def overridden(before: SharingSetup, options: SharingOptions) -> SharingSetup:
    """Return what was decided before with what was said in place of it. Raises UserMistake."""
    given: dict[str, Any] = {"pin": options.pin, "network": options.network}
    if options.serve is not None:
        given["host"], given["port"] = serving_place(options.serve)
    return replace(before, **{name: value for name, value in given.items() if value is not None})


def serving_place(text: str) -> tuple[str, int]:
    """Read PORT, :PORT or HOST:PORT, where HOST may be an IPv6 address in brackets. Raises UserMistake."""
    host, _, port = text.strip().rpartition(":")
    sound = port.isascii() and port.isdecimal() and int(port) <= HIGHEST_PORT
    bracketed = host.startswith("[") and host.endswith("]")
    if not sound or (":" in host and not bracketed):
        raise UserMistake(
            f"Phones cannot be served at “{text}”; give a port, as in :8080, or an address of this computer and a "
            "port, as in 192.168.1.10:8080."
        )
    return host.strip("[]"), int(port)
