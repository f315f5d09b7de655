"""`openbooth control share`, `stop-sharing` and `revoke-link`: phones in the room."""

from typing import Annotated

import typer

from interpreter.app.asking import do, what_holds
from interpreter.app.sharing_options import Network, Pin, SharingOptions, overridden
from interpreter.domain.commands import RevokeLink, Share, StopSharing
from interpreter.domain.sharing import SharingChanged

_PATIENCE_S = 60.0
"""A server for phones is started, or another one in place of the one that runs."""


def share(
    place: Annotated[
        str | None,
        typer.Argument(metavar="[HOST:]PORT", help="Without it, where they do already, or port 8080."),
    ] = None,
    pin: Pin = None,
    network: Network = None,
) -> None:
    """Let phones listen, and print how they join; where they do already, otherwise than before."""
    setup = overridden(_held().setup, SharingOptions(place, pin, network))
    do(Share(setup), patience_s=_PATIENCE_S)
    _print_sign()


def stop_sharing() -> None:
    """Let no phone listen any more; the link stays the same for when sharing goes on."""
    shared = _held().on
    do(StopSharing())
    typer.echo("Phones can no longer join." if shared else "No phone could join.")


def revoke_link() -> None:
    """Send all phones away, make a new link and code, and print them."""
    do(RevokeLink())
    if not _held().on:
        typer.echo("Phones cannot join now; the next time, link and code are new.")
    _print_sign()


def _held() -> SharingChanged:
    """Return how phones join now, or joined last."""
    held = (event for event in what_holds() if isinstance(event, SharingChanged))
    return next(held, SharingChanged(on=False))


def _print_sign() -> None:
    from rich.console import Console  # noqa: PLC0415 - keeps --help quick

    from interpreter.app.sharing_sign import SharingSign  # noqa: PLC0415

    SharingSign(Console()).tell(_held())
