"""What somebody may choose once for this machine: each setting with its unit, its default and its meaning."""

from dataclasses import dataclass, field, fields
from enum import StrEnum
from functools import cache
from typing import Any, get_type_hints

from interpreter.domain.channels import Interlock

Value = str | int | bool

_SETTING = "setting"


class Group(StrEnum):
    """What settings are about."""

    WINDOW = "window"
    EVENTS = "new events"
    RECORD = "record"
    MODELS = "models"
    SUPPORT = "support"


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting as people are shown it."""

    name: str
    """How it is written in the settings file and on the command line."""
    group: Group
    title: str
    meaning: str
    kind: type
    """str, int, bool, or a StrEnum."""
    default: Value
    unit: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    """What may be chosen, with its words; empty where anything may."""
    smallest: int = 0
    largest: int = 0
    """Of a number."""
    none: str = ""
    """What 0, or an empty text, means."""

    def mistake(self, value: object) -> str:
        """Return in one sentence why `value` cannot be chosen, or nothing."""
        right = isinstance(value, self.kind) or (issubclass(self.kind, StrEnum) and isinstance(value, str))
        if not right or (self.kind is int and isinstance(value, bool)):
            return f"{self.name} must be {self._wanted()}, not {_shown(value)}."
        if isinstance(value, int) and self.kind is int and not self.smallest <= value <= self.largest:
            return f"{self.name} must be {self._wanted()}, not {value}."
        if self.choices and value not in {choice for choice, _ in self.choices}:
            return f"{self.name} must be {self._wanted()}, not {_shown(value)}."
        return ""

    def _wanted(self) -> str:
        if self.choices:
            return "one of " + ", ".join(choice for choice, _ in self.choices)
        if self.kind is int:
            return f"a whole number from {self.smallest} to {self.largest}"
        return "true or false" if self.kind is bool else "text in quotation marks"


def _setting(default: Value, group: Group, title: str, meaning: str, **more: Any) -> Any:  # noqa: ANN401
    return field(default=default, metadata={_SETTING: (default, group, title, meaning, more)})


@dataclass(frozen=True, slots=True)
class Configuration:
    """What was chosen for this machine; a field without a choice has its default.

    What an event decides for itself, its event file and the command line, goes before this.
    """

    interface_language: str = _setting(
        "system",
        Group.WINDOW,
        "Language of the windows",
        "Takes effect when OpenBooth is opened the next time.",
        choices=(
            ("system", "As the system"),
            ("en", "English"),
            ("es", "español"),
            ("fr", "français"),
            ("de", "Deutsch"),
            ("ar", "العربية"),
        ),
    )
    engine: str = _setting(
        "",
        Group.EVENTS,
        "Engine",
        "What new events are interpreted by; an event can have another one.",
        none="the one that suits",
    )
    diarizer: str = _setting(
        "",
        Group.EVENTS,
        "Telling speakers apart",
        "What does so where an event does not say otherwise.",
        none="the one that suits",
    )
    interlock: Interlock = _setting(  # noqa: RUF009 - an enum is immutable
        Interlock.REFUSE,
        Group.EVENTS,
        "Going on air where another desk is",
        "What happens when an interpreter takes a channel that another one holds.",
        choices=(
            (Interlock.REFUSE, "Is refused"),
            (Interlock.OVERRIDE, "Takes the channel over"),
            (Interlock.FREE, "Both are heard"),
        ),
    )
    notice: bool = _setting(
        True,
        Group.EVENTS,
        "Say that the voice is a machine's",
        "Listeners of a new event are told so once, in their language, before the first word.",
    )
    keep_sessions_days: int = _setting(
        0,
        Group.RECORD,
        "Keep sessions",
        "Sessions that ended longer ago are deleted with text and sound.",
        unit="days",
        largest=36_500,
        none="for ever",
    )
    keep_audio_days: int = _setting(
        0,
        Group.RECORD,
        "Keep the sound of sessions",
        "The sound of sessions that ended longer ago is deleted; their text stays.",
        unit="days",
        largest=36_500,
        none="for ever",
    )
    models_folder: str = _setting(
        "",
        Group.MODELS,
        "Folder for models",
        "Where models are looked for, and put when they are fetched.",
        none="beside the sessions",
    )
    models_kept_minutes: int = _setting(
        10,
        Group.MODELS,
        "Keep models loaded",
        "So long after a session the next one begins at once; until then they take up memory. "
        "Takes effect when the core is started the next time.",
        unit="minutes",
        largest=1_440,
        none="not at all",
    )
    model_threads: int = _setting(
        1,
        Group.MODELS,
        "Threads of the processor",
        "More are faster where many cores have nothing else to do, and slower elsewhere.",
        unit="per model",
        smallest=1,
        largest=64,
    )
    log_level: str = _setting(
        "warning",
        Group.SUPPORT,
        "What logs hold",
        "Logs never hold speech or names. Takes effect when window and core are started the next time.",
        choices=(
            ("error", "What went wrong"),
            ("warning", "And what may go wrong"),
            ("info", "And what happens"),
        ),
    )
    update_notice: bool = _setting(
        False,
        Group.SUPPORT,
        "Look for a newer OpenBooth",
        "Asks the place it came from once a day, never during a session; nothing is sent.",
    )


@cache
def described() -> tuple[Setting, ...]:
    """Return every setting, group by group."""
    kinds = get_type_hints(Configuration)
    found = []
    for one in fields(Configuration):
        default, group, title, meaning, more = one.metadata[_SETTING]
        found.append(Setting(one.name, group, title, meaning, kinds[one.name], default, **more))
    return tuple(found)


def _shown(value: object) -> str:
    text = f"“{value}”" if isinstance(value, str) else str(value)
    return text if len(text) <= 40 else f"{text[:39]}…"
