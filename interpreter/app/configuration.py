"""What was chosen for this machine, from settings.toml in the data folder."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from interpreter.app.forms import did_you_mean
from interpreter.app.places import data_folder
from interpreter.domain.configuration import Configuration, Setting, Value, described
from interpreter.domain.errors import UnknownName, UserMistake
from interpreter.storage.settings_file import change_settings, is_newer, read_settings

FILE = "settings.toml"
_KEPT_ANYHOW = frozenset({"version"})
_TRUE, _FALSE = frozenset({"true", "yes", "on", "1"}), frozenset({"false", "no", "off", "0"})


class Examined(NamedTuple):
    """What the settings file says, and a sentence for everything in it that cannot be used."""

    configuration: Configuration
    mistakes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chosen:
    """A setting with the value that holds, and whether that is another one than the default."""

    setting: Setting
    value: Value

    @property
    def changed(self) -> bool:
        """Whether the value is not the default."""
        return self.value != self.setting.default


def configuration() -> Configuration:
    """Return what was chosen; what cannot be used has its default. Never raises; see `examined` for mistakes."""
    return examined().configuration


def examined(path: Path | None = None) -> Examined:
    """Read the settings file and find everything that is wrong with it at once."""
    path = path or settings_path()
    try:
        document = read_settings(path)
    except UserMistake as error:
        return Examined(Configuration(), (str(error),))
    known = {one.name: one for one in described()}
    usable: dict[str, Any] = {}
    mistakes = []
    for name, value in document.items():
        if name in known:
            mistake = known[name].mistake(value)
            if mistake:
                mistakes.append(mistake)
            else:
                usable[name] = known[name].kind(value)
        elif name not in _KEPT_ANYHOW and not is_newer(document):
            mistakes.append(_unknown(name, known))
    return Examined(Configuration(**usable), tuple(mistakes))


def chosen() -> tuple[Chosen, ...]:
    """Return every setting with the value that holds."""
    now = configuration()
    return tuple(Chosen(one, getattr(now, one.name)) for one in described())


def setting(name: str) -> Setting:
    """Return the setting of that name. Raises UnknownName, which names the nearest."""
    known = {one.name: one for one in described()}
    if name not in known:
        raise UnknownName(_unknown(name, known))
    return known[name]


def choose(values: Mapping[str, Value]) -> None:
    """Keep these; the default of a setting is kept by not writing it. Raises UnknownName or UserMistake."""
    mistakes = [mistake for name, value in values.items() if (mistake := setting(name).mistake(value))]
    if mistakes:
        raise UserMistake(" ".join(mistakes))
    defaults = frozenset(name for name, value in values.items() if value == setting(name).default)
    others = {name: _plain(value) for name, value in values.items() if name not in defaults}
    change_settings(settings_path(), others, defaults)


def reset(names: Iterable[str] | None = None) -> None:
    """Give these settings their defaults again, all of them where none are named. Raises UnknownName or UserMistake."""
    wanted = (one.name for one in described()) if names is None else names
    choose({name: setting(name).default for name in wanted})


def understood(name: str, text: str) -> Value:
    """Return what somebody typed as a value of a setting. Raises UnknownName or UserMistake."""
    one = setting(name)
    value: Value = text
    if one.kind is bool and text.lower() in _TRUE | _FALSE:
        value = text.lower() in _TRUE
    elif one.kind is int and text.removeprefix("-").isdecimal():
        value = int(text)
    if mistake := one.mistake(value):
        raise UserMistake(mistake)
    return value


def settings_path() -> Path:
    """Return where the settings file is, or will be."""
    return data_folder() / FILE


def _plain(value: Value) -> Value:
    return str(value) if isinstance(value, str) else value


def _unknown(name: str, known: Iterable[str]) -> str:
    return f"There is no setting {name}; {did_you_mean(name, known)}"
