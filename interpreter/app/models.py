"""`openbooth models …`: fetches models from the Hugging Face hub when, and only when, a person asks for it."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from interpreter.domain.errors import MissingPart, OpenBoothError, UnknownName, UserMistake

if TYPE_CHECKING:
    from huggingface_hub.hf_api import ModelInfo

TOKEN_VARIABLE = "HF_TOKEN"  # noqa: S105 - the name of the variable
_TOKENS = "https://huggingface.co/settings/tokens"

models = typer.Typer(no_args_is_help=True, help="Fetch models from the Hugging Face hub.")


@models.callback()
def _group() -> None:
    """Fetch models from the Hugging Face hub."""


@models.command()
def fetch(
    model: Annotated[str, typer.Argument(metavar="OWNER/NAME", help="As the hub calls it.")],
    yes: Annotated[bool, typer.Option("--yes", help="Accept the licence without being asked.")] = False,
) -> None:
    """Show a model's licence and download it; an interrupted download goes on where it stopped."""
    from huggingface_hub import HfApi, snapshot_download  # noqa: PLC0415 - keeps --help quick

    token = os.environ.get(TOKEN_VARIABLE) or None
    with _hub_errors(model):
        info = HfApi(token=token).model_info(model, files_metadata=True)
    typer.echo(_described(info))
    if not yes:
        typer.confirm("Download it under this licence?", abort=True)
    if info.gated and token is None:
        token = _asked_token(model)
    with _hub_errors(model):
        place = snapshot_download(model, revision=info.sha, token=token)
    typer.echo(place)


@contextmanager
def _hub_errors(model: str) -> Iterator[None]:
    """Say in one sentence what the hub's client, or the HTTP library under it, raises."""
    from huggingface_hub.errors import (  # noqa: PLC0415
        GatedRepoError,
        HFValidationError,
        RepositoryNotFoundError,
    )

    try:
        yield
    except GatedRepoError as error:
        raise MissingPart(_gated(model)) from error
    except (RepositoryNotFoundError, HFValidationError) as error:
        raise UnknownName(f"The hub has no model {model}; write it as OWNER/NAME, as on its page.") from error
    except Exception as error:
        raise OpenBoothError(
            f"The model could not be fetched ({type(error).__name__}); connect to the internet and start again, "
            "the download goes on where it stopped."
        ) from error


def _described(info: "ModelInfo") -> str:
    """One line: name, revision, size and licence."""
    size = sum(file.size or 0 for file in info.siblings or ())
    licence = getattr(info.card_data, "license", None) or "none given: ask its authors"
    return f"{info.id} {str(info.sha)[:8]}, {size / 1e6:.0f} MB, licence: {licence}"


def _asked_token(model: str) -> str:
    """Ask for a token at a terminal. Raises UserMistake elsewhere."""
    if not sys.stdin.isatty():
        raise UserMistake(_gated(model))
    Console().print(
        f"Accept its conditions at https://huggingface.co/{model}, then make a token at {_TOKENS}."
    )
    asked: str = typer.prompt("Token", hide_input=True)
    return asked


def _gated(model: str) -> str:
    return (
        f"{model} is handed out to people who accepted its conditions: accept them at "
        f"https://huggingface.co/{model}, make a token at {_TOKENS}, and set {TOKEN_VARIABLE} to it."
    )
