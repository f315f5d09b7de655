"""Settings as the dialog shows them: those of this machine beside what somebody prefers about the windows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from interpreter.app.configuration import Chosen
from interpreter.app.drafts import Choice, Choices
from interpreter.domain.configuration import Group
from ui.models.caption_settings import Look
from ui.models.preferences import OPACITIES, POINTS, ZOOMS, Preferences
from ui.models.setting_words import group_title, words_of
from ui.models.wording import percent, said
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
        if group is Group.WINDOW:
            groups.append(SettingGroup(said("Captions"), _captions(preferences)))
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
            tuple((zoom, percent(zoom)) for zoom in sorted({*ZOOMS, preferences.zoom})),
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


def _captions(preferences: Preferences) -> tuple[SettingView, ...]:
    room, above = said("For the room, on a second display."), said("Above other windows.")
    return (
        _caption(
            "room_points", said("Letters for the room"), room, preferences, _points(preferences.room_points)
        ),
        _caption("room_look", said("Colours for the room"), room, preferences, _looks()),
        _caption(
            "overlay_points",
            said("Letters above other windows"),
            above,
            preferences,
            _points(preferences.overlay_points),
        ),
        _caption("overlay_look", said("Colours above other windows"), above, preferences, _looks()),
        _caption(
            "overlay_opacity",
            said("Background above other windows"),
            said("How much of what lies behind the captions it hides; the letters are always opaque."),
            preferences,
            tuple((one, percent(one)) for one in sorted({*OPACITIES, preferences.overlay_opacity})),
        ),
    )


def _caption(
    name: str, title: str, meaning: str, preferences: Preferences, options: tuple[tuple[object, str], ...]
) -> SettingView:
    value, usual = getattr(preferences, name), getattr(Preferences(), name)
    return SettingView(name, title, meaning, value, usual, options, of_window=True)


def _points(value: int) -> tuple[tuple[object, str], ...]:
    return tuple((one, said("{number} points", number=one)) for one in sorted({*POINTS, value}))


def _looks() -> tuple[tuple[object, str], ...]:
    return (
        (Look.WHITE_ON_BLACK, said("White on black")),
        (Look.YELLOW_ON_BLACK, said("Yellow on black")),
        (Look.BLACK_ON_WHITE, said("Black on white")),
        (Look.APP, said("As the application")),
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
