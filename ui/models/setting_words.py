"""What settings are called and mean in the language of the windows; in English as the command line has it."""

from collections.abc import Callable
from dataclasses import dataclass

from interpreter.domain.configuration import Group, Setting
from ui.models.wording import said


@dataclass(frozen=True, slots=True)
class SettingWords:
    """Of one setting."""

    title: str
    meaning: str
    unit: str = ""
    none: str = ""
    """What 0, or an empty text, means."""
    choices: tuple[str, ...] = ()


def words_of(setting: Setting) -> SettingWords:
    """Return the words of a setting."""
    return _WORDS[setting.name]()


def group_title(group: Group) -> str:
    """Return what a group of settings is called."""
    match group:
        case Group.WINDOW:
            return said("Windows")
        case Group.EVENTS:
            return said("New events")
        case Group.RECORD:
            return said("The record")
        case Group.MODELS:
            return said("Models")
        case Group.SUPPORT:
            return said("When something is wrong")


def _interface_language() -> SettingWords:
    return SettingWords(
        said("Language of the windows"),
        said("Takes effect when OpenBooth is opened the next time."),
        choices=(said("As the system"), "English", "español", "français", "Deutsch", "العربية"),
    )


def _engine() -> SettingWords:
    return SettingWords(
        said("Engine"),
        said("What new events are interpreted by; an event can have another one."),
        none=said("the one that suits"),
    )


def _diarizer() -> SettingWords:
    return SettingWords(
        said("Telling speakers apart"),
        said("What does so where an event does not say otherwise."),
        none=said("the one that suits"),
    )


def _interlock() -> SettingWords:
    return SettingWords(
        said("Going on air where another desk is"),
        said("What happens when an interpreter takes a channel that another one holds."),
        choices=(said("Is refused"), said("Takes the channel over"), said("Both are heard")),
    )


def _notice() -> SettingWords:
    return SettingWords(
        said("Say that the voice is a machine's"),
        said("Listeners of a new event are told so once, in their language, before the first word."),
    )


def _keep_sessions_days() -> SettingWords:
    return SettingWords(
        said("Keep sessions"),
        said("Sessions that ended longer ago are deleted with text and sound."),
        said("days"),
        said("for ever"),
    )


def _keep_audio_days() -> SettingWords:
    return SettingWords(
        said("Keep the sound of sessions"),
        said("The sound of sessions that ended longer ago is deleted; their text stays."),
        said("days"),
        said("for ever"),
    )


def _models_folder() -> SettingWords:
    return SettingWords(
        said("Folder for models"),
        said("Where models are looked for, and put when they are fetched."),
        none=said("beside the sessions"),
    )


def _models_kept_minutes() -> SettingWords:
    return SettingWords(
        said("Keep models loaded"),
        said(
            "So long after a session the next one begins at once; until then they take up memory. "
            "Takes effect when the core is started the next time."
        ),
        said("minutes"),
        said("not at all"),
    )


def _model_threads() -> SettingWords:
    return SettingWords(
        said("Threads of the processor"),
        said("More are faster where many cores have nothing else to do, and slower elsewhere."),
        said("per model"),
    )


def _log_level() -> SettingWords:
    return SettingWords(
        said("What logs hold"),
        said("Logs never hold speech or names. Takes effect when window and core are started the next time."),
        choices=(said("What went wrong"), said("And what may go wrong"), said("And what happens")),
    )


def _update_notice() -> SettingWords:
    return SettingWords(
        said("Look for a newer OpenBooth"),
        said("Asks the place it came from once a day, never during a session; nothing is sent."),
    )


_WORDS: dict[str, Callable[[], SettingWords]] = {
    "interface_language": _interface_language,
    "engine": _engine,
    "diarizer": _diarizer,
    "interlock": _interlock,
    "notice": _notice,
    "keep_sessions_days": _keep_sessions_days,
    "keep_audio_days": _keep_audio_days,
    "models_folder": _models_folder,
    "models_kept_minutes": _models_kept_minutes,
    "model_threads": _model_threads,
    "log_level": _log_level,
    "update_notice": _update_notice,
}
