"""Gets, checks and imports models one after the other, behind everything else, and can be stopped at any time."""

import logging
import os
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from pathlib import Path

from interpreter.app.model_profiles import model_store
from interpreter.domain.errors import OpenBoothError, Stopped, UserMistake
from interpreter.domain.models import ModelEntry, Role
from interpreter.storage.model_downloads import chosen, download, download_into_cache, import_folder
from interpreter.storage.model_hub import TOKEN_VARIABLE, Hub, HubModel, gated
from interpreter.storage.model_store import Counted, require_weights

_LOG = logging.getLogger("openbooth.models")
_MB = 1_000_000
_ENDS_WITHIN_S = 2.0


class Work(StrEnum):
    """What is done with a model."""

    GET = "get"
    VERIFY = "verify"
    IMPORT = "import"


class Phase(StrEnum):
    """How far it is."""

    WAITING = "waiting"
    RUNNING = "running"
    PAUSED = "paused"
    FAILED = "failed"
    DONE = "done"


class Need(StrEnum):
    """What somebody has to say before it goes on."""

    NOTHING = ""
    TOKEN = "token"  # noqa: S105 - the name of a need
    LICENCE = "licence"


@dataclass(frozen=True, slots=True)
class Job:
    """Work on one model: bytes `done` of `size` (0: not known yet). `sentence` says why it failed."""

    model: str
    work: Work
    phase: Phase = Phase.WAITING
    done: int = 0
    size: int = 0
    sentence: str = ""
    need: Need = Need.NOTHING

    @property
    def is_under_way(self) -> bool:
        """Whether it is done now, or will be without a word from anybody."""
        return self.phase in {Phase.WAITING, Phase.RUNNING}


@dataclass(frozen=True, slots=True)
class Consent:
    """What somebody said for a download: a token of the hub, and whether they take it under whatever licence."""

    token: str = ""
    any_licence: bool = False


class _Refused(OpenBoothError):
    """Somebody has to say something first."""

    def __init__(self, sentence: str, need: Need) -> None:
        super().__init__(sentence)
        self.need = need


_Act = Callable[[Counted], None]


class ModelJobs:
    """The work on models, one thing at a time for each. All calls from one thread; each returns at once.

    What was brought when a download stops stays, also beyond the end of the program; another one goes on there.
    """

    def __init__(self, patience_s: tuple[float, ...] = (1.0, 3.0, 10.0)) -> None:
        """`patience_s` are the pauses after which a broken line is tried again."""
        self._patience_s = patience_s
        self._lock = threading.Lock()
        self._jobs: dict[str, Job] = {}
        self._acts: dict[str, _Act] = {}
        self._stopping: set[str] = set()
        """Those that were paused, held or cancelled while they ran, until the thread has noticed."""
        self._dropping: set[str] = set()
        self._held = False
        self._thread: threading.Thread | None = None

    @property
    def jobs(self) -> tuple[Job, ...]:
        """What is done now, was done, or waits; the latest for each model."""
        with self._lock:
            return tuple(self._jobs.values())

    @property
    def held(self) -> bool:
        """Whether everything waits, because a session runs."""
        return self._held

    def get(self, entry: ModelEntry, consent: Consent | None = None) -> None:
        """Download a model; go on where it stopped."""
        size = (entry.download_mb or 0) * _MB
        self._begin(Job(entry.name, Work.GET, size=size), partial(self._get, entry, consent or Consent()))

    def verify(self, model: str) -> None:
        """Read every file again, and compare it with what came."""
        self._begin(Job(model, Work.VERIFY), partial(self._verify, model))

    def import_folder(self, folder: Path, model: str) -> None:
        """Copy a model from a folder; it is called `model` from then on."""
        self._begin(Job(model, Work.IMPORT), partial(self._import, folder, model))

    def pause(self, model: str) -> None:
        """Stop a download until `resume`; what has come stays."""
        with self._lock:
            if model in self._jobs and self._jobs[model].is_under_way:
                self._stop(model, Phase.PAUSED)

    def resume(self, model: str) -> None:
        """Go on with what was paused or failed."""
        with self._lock:
            if model in self._jobs and not self._jobs[model].is_under_way:
                job = self._jobs[model]
                self._jobs[model] = replace(job, phase=Phase.WAITING, sentence="", need=Need.NOTHING)
        self._go()

    def cancel(self, model: str) -> None:
        """Forget the work, and of a download what has come of it."""
        with self._lock:
            job = self._jobs.get(model)
            running = job is not None and (job.phase is Phase.RUNNING or model in self._stopping)
            if running:
                self._stop(model, Phase.PAUSED)
                self._dropping.add(model)
            self._jobs.pop(model, None)
        if job is not None and job.work is not Work.VERIFY and not running:
            model_store().forget_arrival(model)

    def hold(self, on: bool) -> None:
        """Let everything wait, or go on."""
        with self._lock:
            self._held = on
            if on:
                for job in [one for one in self._jobs.values() if one.phase is Phase.RUNNING]:
                    self._stop(job.model, Phase.WAITING)
        self._go()

    def close(self) -> None:
        """Stop everything; blocks until it has stopped, some seconds at most."""
        self.hold(True)
        if (thread := self._thread) is not None:
            thread.join(_ENDS_WITHIN_S)

    def _begin(self, job: Job, act: _Act) -> None:
        with self._lock:
            known = self._jobs.get(job.model)
            if known is None or not known.is_under_way:
                self._jobs[job.model], self._acts[job.model] = job, act
        self._go()

    def _stop(self, model: str, phase: Phase) -> None:
        job = self._jobs[model]
        if job.phase is Phase.RUNNING:
            self._stopping.add(model)
        self._jobs[model] = replace(job, phase=phase)

    def _go(self) -> None:
        with self._lock:
            waits = any(job.phase is Phase.WAITING for job in self._jobs.values())
            if self._thread is not None or self._held or not waits:
                return
            thread = self._thread = threading.Thread(target=self._run, name="model-jobs", daemon=True)
        thread.start()

    def _run(self) -> None:
        while (job := self._next()) is not None:
            sentence, need = "", Need.NOTHING
            try:
                self._acts[job.model](partial(self._count, job.model))
            except Stopped:
                self._note_stop(job)
                continue
            except _Refused as error:
                sentence, need = str(error), error.need
            except OpenBoothError as error:
                sentence = str(error)
            except Exception:  # noqa: BLE001 - the work ends here, and nothing else because of it
                _LOG.exception("work on a model failed")
                sentence = "Something unexpected went wrong; the log says what. Try again."
            self._conclude(job.model, sentence, need)

    def _next(self) -> Job | None:
        with self._lock:
            waiting = (job for job in self._jobs.values() if job.phase is Phase.WAITING)
            job = None if self._held else next(waiting, None)
            if job is None:
                self._thread = None  # whoever has more work from here on starts another one
                return None
            self._jobs[job.model] = replace(job, phase=Phase.RUNNING, done=0)
            self._stopping.discard(job.model)
            return job

    def _note_stop(self, job: Job) -> None:
        with self._lock:
            self._stopping.discard(job.model)
            drop = job.model in self._dropping
            self._dropping.discard(job.model)
        if drop and job.work is not Work.VERIFY:
            model_store().forget_arrival(job.model)

    def _conclude(self, model: str, sentence: str, need: Need) -> None:
        with self._lock:
            self._stopping.discard(model)
            self._dropping.discard(model)
            if (job := self._jobs.get(model)) is not None:
                phase = Phase.FAILED if sentence else Phase.DONE
                self._jobs[model] = replace(job, phase=phase, sentence=sentence, need=need)

    def _count(self, model: str, done: int) -> None:
        with self._lock:
            if model in self._stopping:
                raise Stopped(f"The work on {model} was stopped.")
            if (job := self._jobs.get(model)) is not None:
                self._jobs[model] = replace(job, done=job.done + done)

    def _size(self, model: str, size: int) -> None:
        with self._lock:
            if (job := self._jobs.get(model)) is not None:
                self._jobs[model] = replace(job, size=size)

    def _get(self, entry: ModelEntry, consent: Consent, counted: Counted) -> None:
        store = model_store()
        hub = Hub(token=consent.token or os.environ.get(TOKEN_VARIABLE) or None, patience_s=self._patience_s)
        model = hub.model(entry.name, entry.revision)
        _require_consent(entry, model, consent, hub)
        for_library = entry.role is Role.DIARIZATION
        self._size(entry.name, sum(file.size for file in (model.files if for_library else chosen(model))))
        counted(0)
        try:
            if for_library:
                download_into_cache(hub, model, counted)
            else:
                download(store, hub, model, counted)
        except UserMistake as error:
            if model.gated and str(error) == gated(entry.name):
                raise _Refused(str(error), Need.TOKEN) from error
            raise

    def _verify(self, model: str, counted: Counted) -> None:
        store = model_store()
        lock = store.lock(model)
        self._size(model, lock.size if lock else 0)
        if wrong := store.verify(model, counted):
            raise UserMistake(
                f"{', '.join(wrong)} of {model} changed on this disk; remove the model and get it again."
            )

    def _import(self, folder: Path, model: str, counted: Counted) -> None:
        paths = [path for path in folder.rglob("*") if path.is_file()]
        require_weights(str(folder), tuple(path.as_posix() for path in paths))
        self._size(model, sum(path.stat().st_size for path in paths))
        import_folder(model_store(), folder, name=model, counted=counted)


def _require_consent(entry: ModelEntry, model: HubModel, consent: Consent, hub: Hub) -> None:
    """Raise _Refused where the licence is another one than was shown, or a token is needed."""
    if model.licence.casefold() != entry.licence.casefold() and not consent.any_licence:
        raise _Refused(
            f"The page of {entry.name} names another licence than is listed here: {model.licence}.",
            Need.LICENCE,
        )
    if model.gated and hub.token is None:
        raise _Refused(gated(entry.name), Need.TOKEN)
