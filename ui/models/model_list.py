"""What is said of a model: what it is for, how much of it is here, what is being done with it, and what can be done."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QLocale

from interpreter.app.model_jobs import Job, Need, Phase, Work
from interpreter.app.model_shelf import Presence, ShelvedModel
from interpreter.domain.models import MANY_LANGUAGES, Role
from ui.models.wording import enumerated, language_name, listed, said

_MB, _GB = 1e6, 1e9
_NAMED = 4


class Act(StrEnum):
    """What somebody can have done with a model."""

    GET = "get"
    ACCEPT = "accept"
    """Get it under the licence that its page names."""
    TOKEN = "token"  # noqa: S105 - the name of a field
    PAUSE = "pause"
    RESUME = "resume"
    CANCEL = "cancel"
    VERIFY = "verify"
    IMPORT = "import"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class ModelWish:
    """That something is to be done with a model; `folder` is where it is imported from."""

    act: Act
    model: str
    token: str = ""
    folder: Path | None = None


@dataclass(frozen=True, slots=True)
class ModelLine:
    """What is shown of a model. `grade` is that of the state; `done` is a share, None where nothing is under way."""

    name: str
    about: str
    state: str
    grade: str
    done: float | None
    acts: tuple[Act, ...]
    limits: str = ""
    trouble: str = ""
    get_words: str = ""
    """What the button says that gets it."""
    removal: str = ""
    """What is asked before it is deleted."""


def line_of(model: ShelvedModel, job: Job | None, *, held: bool) -> ModelLine:
    """Return what is shown of a model; `held` is whether everything waits because a session runs."""
    state, grade = _state(model, job, held=held)
    under_way = job is not None and (job.is_under_way or job.phase is Phase.PAUSED)
    return ModelLine(
        model.name,
        _about(model),
        state,
        grade,
        (job.done / job.size if job.size else 0.0) if job and under_way else None,
        _acts(model, job),
        _limits(model),
        job.sentence if job else "",
        _get_words(model, job),
        _removal(model),
    )


def size_words(size: float) -> str:
    """Return so many bytes as people read them."""
    number = QLocale()
    if size < _GB:
        return said("{number} MB", number=number.toString(round(size / _MB)))
    return said("{number} GB", number=number.toString(size / _GB, "f", 1))


def missing_bytes(models: Iterable[ShelvedModel]) -> int:
    """Return how much is to be downloaded of these until all are here."""
    lacking = (one for one in models if one.presence is not Presence.HERE)
    return sum((one.size or 0) - (one.here if one.presence is Presence.PARTLY else 0) for one in lacking)


def languages_words(codes: Sequence[str]) -> str:
    """Return which languages a model knows."""
    if MANY_LANGUAGES in codes:
        return said("many languages")
    named = [language_name(code) for code in codes[:_NAMED]]
    if len(codes) <= _NAMED:
        return listed(named)
    return said("{languages} and others", languages=enumerated(named))


def _about(model: ShelvedModel) -> str:
    roles: Mapping[Role, str] = {
        Role.RECOGNITION: said("Understands speech"),
        Role.TRANSLATION: said("Translates"),
        Role.VOICE: said("Speaks"),
        Role.PREDICTION: said("Predicts what comes"),
        Role.DIARIZATION: said("Tells speakers apart"),
        Role.INTERPRETATION: said("Understands, translates and speaks"),
    }
    parts = [
        roles[model.role] if model.role else "",
        languages_words(model.languages),
        size_words(model.size) if model.size else "",
        model.licence,
        said("optional") if model.entry and model.entry.optional else "",
    ]
    return " · ".join(filter(None, parts))


def _limits(model: ShelvedModel) -> str:
    match model.commercial:
        case False:
            return said("Not for commercial events: its licence forbids that.")
        case None:
            return said("Read its licence before a commercial event.")
        case _:
            return ""


def _state(model: ShelvedModel, job: Job | None, *, held: bool) -> tuple[str, str]:
    if job is None or job.phase is Phase.FAILED:
        return _presence(model)
    match job.phase:
        case Phase.WAITING:
            waits = said("Waits until the session is over") if held else said("Waits for its turn")
            return waits, "muted"
        case Phase.PAUSED:
            return said("Paused: {amount}", amount=_amount(job)), "warn"
        case Phase.RUNNING:
            return _doing(job), "muted"
        case _:
            checked = job.work is Work.VERIFY
            return (said("Checked: all is as it came"), "good") if checked else _presence(model)


def _doing(job: Job) -> str:
    match job.work:
        case Work.GET:
            return said("Downloading: {amount}", amount=_amount(job))
        case Work.IMPORT:
            return said("Copying: {amount}", amount=_amount(job))
        case Work.VERIFY:
            return said("Checking: {amount}", amount=_amount(job))


def _amount(job: Job) -> str:
    return said("{done} of {size}", done=size_words(job.done), size=size_words(job.size))


def _presence(model: ShelvedModel) -> tuple[str, str]:
    match model.presence:
        case Presence.HERE:
            return said("On this computer"), "good"
        case Presence.PARTLY:
            return said("Partly here: {size}", size=size_words(model.here)), "warn"
        case Presence.BROKEN:
            return said("Broken: files are missing or changed"), "bad"
        case Presence.ABSENT:
            return said("Not on this computer"), "muted"


def _acts(model: ShelvedModel, job: Job | None) -> tuple[Act, ...]:
    if job is not None and job.is_under_way:
        return (Act.PAUSE, Act.CANCEL) if job.work is Work.GET else (Act.CANCEL,)
    if job is not None and job.phase is Phase.PAUSED:
        return (Act.RESUME, Act.CANCEL)
    if job is not None and job.need is not Need.NOTHING:
        return (Act.TOKEN if job.need is Need.TOKEN else Act.ACCEPT, Act.CANCEL)
    match model.presence:
        case Presence.HERE:
            return (Act.REMOVE,) if model.of_library else (Act.VERIFY, Act.REMOVE)
        case Presence.ABSENT:
            return (Act.GET,) if model.of_library else (Act.GET, Act.IMPORT)
        case Presence.PARTLY | Presence.BROKEN:
            return (*((Act.GET,) if model.entry else ()), Act.REMOVE)


def _get_words(model: ShelvedModel, job: Job | None) -> str:
    if job is not None and job.phase is Phase.FAILED:
        return said("Try again")
    return said("Go on downloading") if model.presence is Presence.PARTLY else said("Download")


def _removal(model: ShelvedModel) -> str:
    if model.of_library:
        return said("Delete {model}? Other programs on this computer may use it too.", model=model.name)
    return said("Delete {model}? It can be downloaded again.", model=model.name)
