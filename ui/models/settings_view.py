"""Settings as the dialog shows them: those of this machine beside what somebody prefers about the windows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from interpreter.app.configuration import Chosen
from interpreter.app.drafts import Choice, Choices
from interpreter.domain.configuration import Group
from ui.models.preferences import ZOOMS, Preferences
from ui.models.setting_words import group_title, words_of
from ui.models.wording import said
from ui.theme import Scheme

_FOLDERS = frozenset({"models_folder"})


@dataclass(frozen=True, slots=True)
class SettingView:
    """One setting. It is chosen from `options`, or else is a number within limits, or a folder."""

    name: str
    title: str
    meaning: str
    value: object
    default: object
    options: tuple[tuple[object, str], ...] = ()
    unit: str = ""
    none: str = ""
    """What 0, or an empty text, means."""
    limits: tuple[int, int] | None = None
    of_window: bool = False
    """Whether it is a preference about the windows, which they remember themselves."""

    @property
    def changed(self) -> bool:
        """Whether it is not as it comes."""
        return self.value != self.default

    def in_words(self, value: object) -> str:
        """Return a value as people read it."""
        words = next((text for option, text in self.options if option == value), None)
        if words is not None:
            return words
        if not value and self.none:
            return self.none
        return f"{value} {self.unit}".strip()

    def holds(self, words: str) -> bool:
        """Whether every one of these words stands in what is said of it."""
        said_of_it = " ".join(
            (self.name, self.title, self.meaning, self.unit, *(text for _, text in self.options))
        )
        return all(word in said_of_it.casefold() for word in words.casefold().split())


@dataclass(frozen=True, slots=True)
class SettingGroup:
    """Settings that belong together."""

    title: str
    settings: tuple[SettingView, ...]


def settings_shown(
    preferences: Preferences, chosen: Sequence[Chosen], offered: Choices
) -> tuple[SettingGroup, ...]:
    """Return all settings in their groups."""
    groups = []
    for group in Group:
        own = _preferred(preferences) if group is Group.WINDOW else ()
        settings = (*own, *(_view(one, offered) for one in chosen if one.setting.group is group))
        if settings:
            groups.append(SettingGroup(group_title(group), settings))
    return tuple(groups)


def _preferred(preferences: Preferences) -> tuple[SettingView, ...]:
    usual = Preferences()
    return (
        SettingView(
            "scheme",
            said("Colours"),
            said("Dark for a booth, light for a bright room."),
            preferences.scheme,
            usual.scheme,
            (
                (Scheme.SYSTEM, said("As the system")),
                (Scheme.DARK, said("Dark")),
                (Scheme.LIGHT, said("Light")),
            ),
            of_window=True,
        ),
        SettingView(
            "zoom",
            said("Size of everything"),
            said("Texts, controls and meters grow together."),
            preferences.zoom,
            usual.zoom,
            tuple((zoom, f"{zoom:.0%}") for zoom in sorted({*ZOOMS, preferences.zoom})),
            of_window=True,
        ),
        SettingView(
            "simple",
            said("What is shown"),
            said("The simple view has what a plain event needs; nothing is switched off by it."),
            preferences.simple,
            usual.simple,
            ((True, said("Simple")), (False, said("Everything"))),
            of_window=True,
        ),
    )


def _view(chosen: Chosen, offered: Choices) -> SettingView:
    setting, words = chosen.setting, words_of(chosen.setting)
    return SettingView(
        setting.name,
        words.title,
        words.meaning,
        chosen.value,
        setting.default,
        _options(chosen, offered),
        words.unit,
        words.none,
        (setting.smallest, setting.largest) if setting.kind is int else None,
    )


def _options(chosen: Chosen, offered: Choices) -> tuple[tuple[object, str], ...]:
    setting, words = chosen.setting, words_of(chosen.setting)
    if setting.kind is bool:
        return (True, said("Yes")), (False, said("No"))
    if setting.choices:
        values = (value for value, _ in setting.choices)
        return tuple(zip(values, words.choices, strict=True))
    if setting.kind is int or setting.name in _FOLDERS:
        return ()
    of_machine = offered.engines if setting.name == "engine" else offered.diarizers
    return ("", words.none), *_named(of_machine, str(chosen.value))


def _named(offered: Iterable[Choice], value: str) -> Iterable[tuple[object, str]]:
    named: dict[object, str] = {one.name: one.short_title for one in offered}
    if value:
        named.setdefault(value, value)
    return named.items()
