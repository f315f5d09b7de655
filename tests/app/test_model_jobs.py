"""Models come, are checked and copied behind everything else; whoever stops it loses nothing that has come."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from interpreter.app.model_jobs import Consent, Job, ModelJobs, Need, Phase
from interpreter.app.model_profiles import installed, model_store, profile
from interpreter.app.model_shelf import Presence, read_shelf, remove_model
from interpreter.domain.models import Hardware, ModelEntry, Role
from interpreter.storage.model_hub import in_cache
from tests.fakes.hub import FIRST, TOKEN, FakeHub, Repository, content_of

WEIGHTS = content_of(3_000_000)
FILES = {"config.json": b"{}\n", "model.safetensors": WEIGHTS}
OPEN = ModelEntry("lab/open", Role.RECOGNITION, "apache-2.0", True, ("en",), download_mb=3)
GATED = replace(OPEN, name="lab/gated")
VOICES = replace(OPEN, name="lab/voices", role=Role.DIARIZATION)
PATIENCE_S = 20.0


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeHub]:
    hub = FakeHub()
    hub.repositories["lab/open"] = Repository({FIRST: FILES})
    hub.repositories["lab/gated"] = Repository({FIRST: FILES}, gated=True)
    monkeypatch.setenv("HF_ENDPOINT", hub.endpoint)
    monkeypatch.delenv("HF_TOKEN", raising=False)
    with hub.running():
        yield hub


@pytest.fixture
def jobs() -> Iterator[ModelJobs]:
    made = ModelJobs(patience_s=())
    yield made
    made.close()


def job_of(jobs: ModelJobs, model: str = "lab/open") -> Job:
    return next(job for job in jobs.jobs if job.model == model)


def until(so: Callable[[], object]) -> None:
    end_s = time.monotonic() + PATIENCE_S
    while not so():
        assert time.monotonic() < end_s
        time.sleep(0.005)


def ended(jobs: ModelJobs, model: str = "lab/open") -> Job:
    until(lambda: not job_of(jobs, model).is_under_way)
    return job_of(jobs, model)


class Gate:
    """Lets a download stand still in the middle, until it is opened."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.reached, self.open = threading.Event(), threading.Event()
        counted = ModelJobs._count

        def count(jobs: ModelJobs, model: str, done: int) -> None:
            if job_of(jobs, model).done > 100_000:
                self.reached.set()
                assert self.open.wait(PATIENCE_S)
            counted(jobs, model, done)

        monkeypatch.setattr(ModelJobs, "_count", count)


@pytest.mark.usefixtures("fake")
def test_a_model_comes_behind_everything_else_and_its_progress_is_told(jobs: ModelJobs) -> None:
    jobs.get(OPEN)
    assert job_of(jobs).is_under_way
    done = ended(jobs)
    assert (done.phase, done.sentence) == (Phase.DONE, "")
    assert done.done == done.size == len(WEIGHTS) + 3
    assert installed("lab/open") is not None


def test_a_download_that_is_paused_keeps_what_has_come_and_goes_on_there(
    jobs: ModelJobs, fake: FakeHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch)
    jobs.get(OPEN)
    assert gate.reached.wait(PATIENCE_S)
    jobs.get(OPEN)
    assert job_of(jobs).done > 0  # whoever asks twice changes nothing
    jobs.pause("lab/open")
    assert job_of(jobs).phase is Phase.PAUSED
    gate.open.set()
    until(lambda: jobs._thread is None)
    arrived = model_store().arrived("lab/open")
    assert 100_000 < arrived < len(WEIGHTS)
    shelf = read_shelf(Hardware(2, 0))
    assert shelf.free > 0
    fake.sent.clear()
    jobs.resume("lab/open")
    assert ended(jobs).phase is Phase.DONE
    (weights,) = fake.sent
    assert weights.range is not None
    assert weights.size < len(WEIGHTS)


@pytest.mark.usefixtures("fake")
def test_nothing_is_downloaded_while_a_session_runs(jobs: ModelJobs, monkeypatch: pytest.MonkeyPatch) -> None:
    gate = Gate(monkeypatch)
    jobs.get(OPEN)
    assert gate.reached.wait(PATIENCE_S)
    jobs.hold(True)
    gate.open.set()
    until(lambda: jobs._thread is None)
    assert (job_of(jobs).phase, jobs.held) == (Phase.WAITING, True)
    assert installed("lab/open") is None
    jobs.hold(False)
    assert ended(jobs).phase is Phase.DONE


@pytest.mark.usefixtures("fake")
def test_what_is_cancelled_leaves_nothing_behind(jobs: ModelJobs, monkeypatch: pytest.MonkeyPatch) -> None:
    gate = Gate(monkeypatch)
    jobs.get(OPEN)
    assert gate.reached.wait(PATIENCE_S)
    jobs.cancel("lab/open")
    assert jobs.jobs == ()
    gate.open.set()
    until(lambda: jobs._thread is None)
    assert model_store().arrived("lab/open") == 0


def test_what_goes_wrong_is_said_in_one_sentence_and_can_be_tried_again(
    jobs: ModelJobs, fake: FakeHub
) -> None:
    for trouble, words in (("portal", "asks for a login"), ("status", "proxy"), ("spoilt", "wrong hash")):
        fake.portal = trouble == "portal"
        fake.status = 407 if trouble == "status" else None
        fake.spoilt = {"model.safetensors"} if trouble == "spoilt" else set()
        jobs.get(OPEN)
        failed = ended(jobs)
        assert failed.phase is Phase.FAILED
        assert words in failed.sentence
    fake.spoilt = set()
    jobs.resume("lab/open")
    assert ended(jobs).phase is Phase.DONE


@pytest.mark.usefixtures("fake")
def test_a_gated_model_asks_for_a_token_and_another_licence_for_consent(jobs: ModelJobs) -> None:
    jobs.get(GATED)
    assert ended(jobs, "lab/gated").need is Need.TOKEN
    jobs.get(GATED, Consent(token="hf_wrong"))  # noqa: S106
    assert ended(jobs, "lab/gated").need is Need.TOKEN
    jobs.get(GATED, Consent(TOKEN))
    assert ended(jobs, "lab/gated").phase is Phase.DONE
    jobs.get(replace(OPEN, licence="MIT"))
    asked = ended(jobs)
    assert (asked.need, "apache-2.0" in asked.sentence) == (Need.LICENCE, True)
    jobs.get(replace(OPEN, licence="MIT"), Consent(any_licence=True))
    assert ended(jobs).phase is Phase.DONE


@pytest.mark.usefixtures("fake")
def test_a_model_is_copied_from_a_folder_checked_and_deleted(jobs: ModelJobs, tmp_path: Path) -> None:
    source = tmp_path / "stick"
    source.mkdir()
    jobs.import_folder(source, "lab/carried")
    assert "no weights as safetensors" in ended(jobs, "lab/carried").sentence
    for name, content in FILES.items():
        (source / name).write_bytes(content)
    jobs.import_folder(source, "lab/carried")
    assert ended(jobs, "lab/carried").phase is Phase.DONE
    (other,) = read_shelf(Hardware(2, 0)).others
    assert (other.name, other.presence, other.here) == ("lab/carried", Presence.HERE, len(WEIGHTS) + 3)
    jobs.verify("lab/carried")
    assert ended(jobs, "lab/carried").phase is Phase.DONE
    place = installed("lab/carried")
    assert place is not None
    (place / "model.safetensors").write_bytes(WEIGHTS[:-1] + b"!")
    jobs.verify("lab/carried")
    assert "changed on this disk" in ended(jobs, "lab/carried").sentence
    (place / "model.safetensors").write_bytes(b"")
    (other,) = read_shelf(Hardware(2, 0)).others
    assert other.presence is Presence.BROKEN
    assert remove_model("lab/carried") == ""
    assert read_shelf(Hardware(2, 0)).others == ()
    assert "is not on this machine" in remove_model("lab/carried")


def test_models_of_speakers_go_where_their_library_looks_and_can_be_paused_too(
    jobs: ModelJobs, fake: FakeHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path / "hub"))
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_DISABLE_XET", True)
    monkeypatch.setattr("huggingface_hub.constants.DOWNLOAD_CHUNK_SIZE", 200_000)
    fake.repositories["lab/voices"] = Repository({FIRST: FILES})
    gate = Gate(monkeypatch)
    jobs.get(VOICES)
    assert gate.reached.wait(PATIENCE_S)
    jobs.pause("lab/voices")
    gate.open.set()
    until(lambda: jobs._thread is None)
    assert not list((tmp_path / "hub").rglob("*.safetensors"))
    jobs.resume("lab/voices")
    done = ended(jobs, "lab/voices")
    assert (done.phase, done.done) == (Phase.DONE, done.size)
    assert in_cache("lab/voices")
    assert remove_model("lab/voices") == ""
    assert not in_cache("lab/voices")


def test_the_shelf_tells_what_suits_this_computer_and_what_is_there() -> None:
    shelf = read_shelf(Hardware(2, 0))
    by_name = {one.name: one for one in shelf.profiles}
    assert (by_name["laptop"].suits, by_name["laptop"].best) == (True, True)
    assert (by_name["desktop"].suits, by_name["desktop"].best) == (False, False)
    listed = shelf.model(profile("laptop").models[0].name)
    assert listed is not None
    assert (listed.presence, listed.size) == (Presence.ABSENT, 972_000_000)
    assert shelf.model("lab/none") is None
