"""`openbooth settings`: what is chosen for this machine."""

from typing import Annotated

import typer
from rich.table import Table

from interpreter.app import plugins
from interpreter.app.configuration import Chosen, choose, chosen, examined, reset, setting, understood
from interpreter.app.pages import page
from interpreter.domain.configuration import Setting, Value
from interpreter.domain.errors import UnknownName, UserMistake

settings = typer.Typer(help="What is chosen for this machine.", invoke_without_command=True)

Name = Annotated[str, typer.Argument(metavar="NAME", help="See: openbooth settings.")]


@settings.callback()
def _without_command(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        list_settings()


@settings.command("list")
def list_settings() -> None:
    """List every setting with its value, its default and its meaning; an asterisk marks what was changed."""
    table = Table("", "setting", "value", "default", "meaning")
    for one in chosen():
        offered = ", ".join(choice for choice, _ in one.setting.choices)
        meaning = f"{one.setting.title}. {one.setting.meaning}" + (f" One of {offered}." if offered else "")
        usual = _shown(one.setting, one.setting.default)
        table.add_row(
            "*" if one.changed else "", one.setting.name, _shown(one.setting, one.value), usual, meaning
        )
    page().print(table)
    for mistake in examined().mistakes:
        typer.echo(mistake, err=True)


@settings.command("get")
def get(name: Name) -> None:
    """Print the value of one setting."""
    known = setting(name)
    typer.echo(next(_written(one) for one in chosen() if one.setting is known))


@settings.command("set")
def set_(name: Name, value: Annotated[str, typer.Argument(metavar="VALUE")]) -> None:
    """Change one setting."""
    _require_known(name, value)
    choose({name: understood(name, value)})
    get(name)


@settings.command("reset")
def reset_(
    names: Annotated[list[str] | None, typer.Argument(metavar="NAME …")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Every setting.")] = False,
) -> None:
    """Give settings their defaults again."""
    if not names and not everything:
        raise UserMistake("Say which setting to reset, or --all.")
    reset(None if everything else names)


def _require_known(name: str, value: str) -> None:
    """Raise UnknownName for an engine or a diarizer that is not here."""
    group = {"engine": plugins.ENGINES, "diarizer": plugins.DIARIZERS}.get(name)
    if group and value and value not in (known := plugins.names(group)):
        raise UnknownName(f"There is no {name} called “{value}”. {plugins.nearest(value, known)}")


def _shown(known: Setting, value: Value) -> str:
    """Return a value as people read it, with its unit."""
    if known.none and not value:
        return known.none
    return f"{_plain(value)} {known.unit}".strip()


def _written(one: Chosen) -> str:
    """Return a value as it is typed."""
    return _plain(one.value)


def _plain(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
