"""`openbooth models …`: the models of this machine, and those that suit it; nothing is downloaded unasked."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
)
from rich.table import Table

from interpreter.app.languages import name_of
from interpreter.app.model_profiles import hardware, model_store, profile, profiles
from interpreter.app.pages import page
from interpreter.domain.errors import OpenBoothError, UserMistake
from interpreter.domain.models import MANY_LANGUAGES, ModelEntry, ModelLock, Profile, Role, suited
from interpreter.storage.model_downloads import chosen, download, import_folder
from interpreter.storage.model_hub import TOKEN_VARIABLE, TOKENS_PAGE, Hub, HubModel, gated, in_cache
from interpreter.storage.model_store import ModelStore

models = typer.Typer(no_args_is_help=True, help="List, get, check and remove models.")

Wanted = Annotated[str, typer.Argument(metavar="PROFILE|OWNER/NAME", help="See: openbooth models list.")]
Name = Annotated[str, typer.Argument(metavar="OWNER/NAME", help="See: openbooth models list.")]
Yes = Annotated[bool, typer.Option("--yes", help="Accept the licence without being asked.")]
Revision = Annotated[
    str | None, typer.Option(metavar="COMMIT|BRANCH", help="Which version; what is here stays by default.")
]
_MB = 1e6


@models.callback()
def _group() -> None:
    """List, get, check and remove models."""


@models.command("list")
def list_models() -> None:
    """List the profiles with their models, and what is on this machine."""
    store = model_store()
    best = next(iter(suited(profiles(), hardware())), None)
    here = {lock.name: lock for lock in store.all()}
    for each in profiles():
        page().print(_profile_table(each, store, is_best=each == best))
    listed = {entry.name for each in profiles() for entry in each.models}
    if others := [lock for name, lock in here.items() if name not in listed]:
        page().print(_others_table(others, store))


@models.command()
def get(wanted: Wanted, yes: Yes = False, revision: Revision = None) -> None:
    """Show the licence of a model, or of a profile's models, and download; goes on where an earlier attempt stopped."""
    with _interruptible(wanted):
        entries = _entries(wanted)
        if revision is not None and "/" not in wanted:
            raise UserMistake("--revision is of one model; name it as OWNER/NAME.")
        for entry in entries:
            _get(entry, revision or entry.revision, yes=yes)


models.command("fetch", help="The same as get.")(get)


@models.command()
def remove(name: Name) -> None:
    """Delete a model, all its revisions and half downloads."""
    freed = model_store().remove(name)
    typer.echo(f"{name} is gone; {freed / _MB:.0f} MB are free again.")


@models.command()
def verify(
    name: Annotated[str | None, typer.Argument(metavar="OWNER/NAME", help="By default all.")] = None,
) -> None:
    """Read every file of a model again and compare it with what was downloaded."""
    store = model_store()
    broken = []
    names = [name] if name else [lock.name for lock in store.all()]
    if not names:
        typer.echo("No model is on this machine.")
    for each in names:
        lock = store.lock(each)
        with _progress(each, lock.size if lock else 0) as counted:
            wrong = store.verify(each, counted)
        typer.echo(f"{each}: {'changed: ' + ', '.join(wrong) if wrong else 'as it was downloaded'}")
        broken += [each] if wrong else []
    if broken:
        raise UserMistake(
            f"{', '.join(broken)} changed on this disk; remove what changed and get it again: openbooth models remove "
            f"{broken[0]}"
        )


@models.command("import")
def import_model(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="A model's folder, from another machine.")],
    name: Annotated[str | None, typer.Option("--as", metavar="OWNER/NAME", help="What it is called.")] = None,
) -> None:
    """Copy a model from a folder, for machines without a network; its files are checked as if downloaded."""
    with _interruptible(str(folder)):
        size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
        with _progress(folder.name, size) as counted:
            lock = import_folder(model_store(), folder, name=name, counted=counted)
    typer.echo(model_store().installed(lock.name))


def _entries(wanted: str) -> tuple[ModelEntry, ...]:
    """The models meant: those of a profile that are not optional, or the one named, in a profile or not."""
    if "/" not in wanted:
        return tuple(entry for entry in profile(wanted).models if not entry.optional)
    listed = [entry for each in profiles() for entry in each.models if entry.name == wanted]
    return (listed[0],) if listed else (ModelEntry(wanted, Role.RECOGNITION, "", False, ()),)


def _get(entry: ModelEntry, revision: str | None, *, yes: bool) -> None:
    store = model_store()
    if (place := store.chosen(entry.name, revision)) is not None:
        typer.echo(place)
        return
    hub = Hub(token=os.environ.get(TOKEN_VARIABLE) or None)
    model = hub.model(entry.name, revision)
    for_library = entry.role is Role.DIARIZATION
    size = sum(file.size for file in (model.files if for_library else chosen(model)))
    typer.echo(_described(model, entry, size))
    if not yes:
        typer.confirm("Download it under this licence?", abort=True)
    if model.gated and hub.token is None:
        hub.token = _asked_token(entry.name)
    if for_library:
        typer.echo(hub.into_cache(entry.name, model.revision))
        return
    with _progress(entry.name, size) as counted:
        place = download(store, hub, model, counted)
    typer.echo(place)


def _described(model: HubModel, entry: ModelEntry, size: int) -> str:
    """One line: name, revision, size, the licence on its page, and what our own list says of it."""
    differs = entry.licence and entry.licence.casefold() != model.licence.casefold()
    listed = f" (listed here as {entry.licence})" if differs else ""
    limits = ", not for commercial use" if entry.licence and not entry.commercial else ""
    return f"{model.name} {model.revision[:8]}, {size / _MB:.0f} MB, licence: {model.licence}{listed}{limits}"


def _asked_token(model: str) -> str:
    """Ask for a token at a terminal. Raises UserMistake elsewhere."""
    if not sys.stdin.isatty():
        raise UserMistake(gated(model))
    Console().print(
        f"Accept its conditions at https://huggingface.co/{model}, then make a token at {TOKENS_PAGE}."
    )
    asked: str = typer.prompt("Token", hide_input=True)
    return asked


@contextmanager
def _interruptible(what: str) -> Iterator[None]:
    """Say of Ctrl-C what it left behind."""
    try:
        yield
    except KeyboardInterrupt as error:
        raise UserMistake(f"Interrupted; the same command goes on with {what} where it stopped.") from error


@contextmanager
def _progress(name: str, size: int) -> Iterator[Callable[[int], None]]:
    """A bar on a terminal's error output; what it yields is told of bytes done."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
        TimeRemainingColumn(),
    )
    console = Console(stderr=True)
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as bar:
        task = bar.add_task(name, total=size)
        yield lambda done: bar.advance(task, done)


def _profile_table(each: Profile, store: ModelStore, *, is_best: bool) -> Table:
    table = Table(
        "model", "for", "licence", "languages", "download", "memory", "lag", "here",
        title=f"{each.name} · {each.title}{' · suits this machine' if is_best else ''}",
        title_justify="left",
    )  # fmt: skip
    for entry in each.models:
        table.add_row(
            f"{entry.name}{' (optional)' if entry.optional else ''}",
            entry.role,
            entry.licence if entry.commercial else f"{entry.licence} · not commercial",
            _spoken(entry.languages),
            _mb(entry.download_mb),
            _mb(entry.memory_mb),
            f"{entry.lag_ms} ms" if entry.lag_ms is not None else "",
            _here(store, entry),
        )
    return table


def _others_table(locks: list[ModelLock], store: ModelStore) -> Table:
    table = Table(
        "model", "licence", "languages", "on disk", "memory", "revisions",
        title="also on this machine",
        title_justify="left",
    )  # fmt: skip
    for lock in locks:
        table.add_row(
            lock.name,
            lock.licence,
            _spoken(lock.languages),
            _mb(round(lock.size / _MB)),
            _mb(round(lock.weights / _MB)),
            ", ".join(revision[:8] for revision in store.revisions(lock.name)),
        )
    return table


def _here(store: ModelStore, entry: ModelEntry) -> str:
    if entry.role is Role.DIARIZATION:
        return "yes" if in_cache(entry.name) else "no"
    try:
        lock = store.lock(entry.name)
        if lock is None:
            return "no"
        return f"{lock.revision[:8]}" if store.installed(entry.name) else "broken"
    except OpenBoothError:
        return "broken"


def _spoken(codes: tuple[str, ...]) -> str:
    if codes == (MANY_LANGUAGES,):
        return "many"
    return ", ".join(name_of(code) for code in codes[:4]) + (
        f" and {len(codes) - 4} more" if len(codes) > 4 else ""
    )


def _mb(size: int | None) -> str:
    return f"{size} MB" if size is not None else ""
