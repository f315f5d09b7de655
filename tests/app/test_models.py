"""`openbooth models` with a hub on this machine: licences shown, mistakes in one sentence, nothing unasked."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from interpreter.app import model_profiles
from interpreter.app.model_profiles import hardware, installed, profile, profiles
from interpreter.app.models import models
from interpreter.domain.errors import BrokenRecord, OpenBoothError, UnknownName, UserMistake
from interpreter.domain.models import Hardware, Role, suited
from tests.fakes.hub import FIRST, SECOND, TOKEN, FakeHub, Repository, content_of

WEIGHTS = content_of(50_000)
FILES = {"config.json": b"{}\n", "model.safetensors": WEIGHTS}
PIPELINE = {"config.yaml": b"pipeline: {}\n", "segmentation/pytorch_model.bin": b"weights" * 1000}
COMMUNITY = "pyannote/speaker-diarization-community-1"


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeHub]:
    hub = FakeHub()
    hub.repositories["lab/open"] = Repository({FIRST: FILES, SECOND: FILES | {"config.json": b"{ }\n"}})
    hub.repositories["lab/gated"] = Repository({FIRST: FILES}, gated=True)
    monkeypatch.setenv("HF_ENDPOINT", hub.endpoint)
    monkeypatch.setenv("OPENBOOTH_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("HF_TOKEN", raising=False)
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    with hub.running():
        yield hub


def run(*arguments: str, answer: str = "") -> Result:
    return CliRunner().invoke(models, arguments, input=answer)


def refused(*arguments: str, answer: str = "") -> str:
    """The sentence of what ends with status 2."""
    error = run(*arguments, answer=answer).exception
    assert isinstance(error, UserMistake)
    return str(error)


@pytest.mark.usefixtures("fake")
def test_a_model_is_downloaded_with_its_licence_shown_and_its_path_said() -> None:
    fetched = run("fetch", "lab/open", answer="y\n")
    assert fetched.exit_code == 0, fetched.output
    assert "licence: apache-2.0" in fetched.output
    assert fetched.output.splitlines()[-1].endswith(str(installed("lab/open")))


def test_nothing_comes_without_consent_and_nothing_twice(fake: FakeHub) -> None:
    assert run("get", "lab/open", answer="n\n").exit_code != 0
    assert fake.sent == []
    assert run("get", "lab/open", "--yes").exit_code == 0
    fake.status = 503  # what is here needs no hub
    again = run("get", "lab/open")
    assert again.output.strip() == str(installed("lab/open"))


@pytest.mark.usefixtures("fake")
def test_another_revision_is_used_when_it_is_asked_for() -> None:
    run("get", "lab/open", "--yes")
    assert run("get", "lab/open", "--yes", "--revision", SECOND).exit_code == 0
    assert str(installed("lab/open")).endswith(SECOND)
    assert run("get", "lab/open", "--revision", FIRST).output.strip().endswith(FIRST)
    assert str(installed("lab/open")).endswith(FIRST)
    assert "has no revision v9" in refused("get", "lab/open", "--revision", "v9")


@pytest.mark.usefixtures("fake")
def test_a_gated_model_asks_for_a_token_and_comes_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "set HF_TOKEN" in refused("get", "lab/gated", "--yes")
    monkeypatch.setenv("HF_TOKEN", TOKEN)
    assert run("get", "lab/gated", "--yes").exit_code == 0


def test_a_profile_brings_its_models_but_not_the_optional_ones(fake: FakeHub) -> None:
    laptop = profile("laptop")
    for entry in laptop.models:
        references = {"main": FIRST} | ({entry.revision: FIRST} if entry.revision else {})
        fake.repositories[entry.name] = Repository({FIRST: FILES}, references, licence=entry.licence)
    fake.repositories[laptop.models[0].name].licence = "cc-by-nc-4.0"
    fetched = run("get", "laptop", "--yes")
    assert fetched.exit_code == 0, fetched.exception
    assert {entry.name for entry in laptop.models if installed(entry.name)} == {
        entry.name for entry in laptop.models if not entry.optional
    }
    assert "licence: cc-by-nc-4.0 (listed here as Apache-2.0)" in fetched.output
    assert "did you mean laptop" in refused("get", "laptpo")
    assert "--revision is of one model" in refused("get", "laptop", "--revision", "main")


def test_the_list_shows_profiles_and_what_is_here(fake: FakeHub) -> None:
    fake.repositories["UsefulSensors/moonshine-streaming-tiny"] = Repository({FIRST: FILES})
    run("get", "UsefulSensors/moonshine-streaming-tiny", "--yes")
    run("get", "lab/open", "--yes")
    listed = run("list").output
    assert "CC-BY-NC-4.0 · not commercial" in listed
    assert any("moonshine" in line and "140 MB" in line and FIRST[:8] in line for line in listed.splitlines())
    assert any("lab/open" in line and "English, Spanish" in line for line in listed.splitlines())


@pytest.mark.usefixtures("fake")
def test_a_changed_model_is_found_and_a_removed_one_is_gone() -> None:
    assert "No model is on this machine" in run("verify").output
    run("get", "lab/open", "--yes")
    assert "as it was downloaded" in run("verify").output
    place = installed("lab/open")
    assert place is not None
    (place / "model.safetensors").write_bytes(WEIGHTS[:-1] + b"!")
    assert "openbooth models remove lab/open" in refused("verify", "lab/open")
    assert "is gone" in run("remove", "lab/open").output
    assert installed("lab/open") is None
    assert "is not on this machine" in refused("verify", "lab/open")


@pytest.mark.usefixtures("fake")
def test_a_model_is_imported_where_there_is_no_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("get", "lab/open", "--yes")
    place = installed("lab/open")
    monkeypatch.setenv("OPENBOOTH_DATA", str(tmp_path / "offline"))
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    imported = run("import", str(place), "--as", "lab/carried")
    assert imported.output.strip() == str(installed("lab/carried"))
    assert "There is no folder" in refused("import", str(tmp_path / "absent"))


def test_ctrl_c_says_that_the_download_goes_on(fake: FakeHub, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("interpreter.app.models.download", interrupt)
    assert "goes on with lab/open" in refused("get", "lab/open", "--yes")
    assert fake.sent == []


def test_the_command_line_ends_with_one_sentence_and_models_of_speakers_go_where_their_library_looks(
    fake: FakeHub, tmp_path: Path
) -> None:
    fake.repositories[COMMUNITY] = Repository({FIRST: PIPELINE}, licence="cc-by-4.0")
    fake.repositories["lab/pickled"] = Repository({FIRST: PIPELINE})
    environment = os.environ | {"HF_HOME": str(tmp_path / "hub"), "HF_HUB_DISABLE_XET": "1"}

    def openbooth(model: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "interpreter.app.command_line", "models", "fetch", model, "--yes"]
        return subprocess.run(
            command, capture_output=True, text=True, check=False, timeout=120, env=environment
        )

    pipeline = openbooth(COMMUNITY)
    assert pipeline.returncode == 0, pipeline.stderr
    place = Path(pipeline.stdout.splitlines()[-1])
    assert place.is_relative_to(tmp_path / "hub")
    assert {name: (place / name).read_bytes() for name in PIPELINE} == PIPELINE
    pickled = openbooth("lab/pickled")
    assert (pickled.returncode, "no weights as safetensors" in pickled.stderr) == (2, True)
    assert len(pickled.stderr.splitlines()) == 1


def test_every_profile_may_be_used_commercially_in_what_it_fetches_and_names_each_role() -> None:
    for each in profiles():
        if each.name == "seamless":
            assert "not for commercial events" in each.title
            continue
        assert all(entry.commercial for entry in each.models if not entry.optional), each.name
        if each.name != "speakers":
            for role in (Role.RECOGNITION, Role.TRANSLATION, Role.VOICE):
                assert each.of_role(role), (each.name, role)


def test_the_profile_that_suits_grows_with_the_machine() -> None:
    known = profiles()
    names = [
        found[0].name if (found := suited(known, Hardware(cores, gpu_mb))) else None
        for cores, gpu_mb in ((1, 0), (2, 0), (16, 0), (8, 8192), (4, 24_000), (16, 80_000))
    ]
    assert names == [None, "laptop", "laptop", "desktop", "desktop", "workstation"]


def test_the_hardware_counts_the_largest_card(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "nvidia-smi"
    program.write_text("#!/bin/sh\nprintf '8192\\n24564\\n'\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert hardware().gpu_mb == 24_564
    program.write_text("#!/bin/sh\nexit 9\n")
    assert hardware().gpu_mb == 0
    program.unlink()
    assert hardware() == Hardware(hardware().cores, 0)


def test_a_profile_with_mistakes_names_them_all(tmp_path: Path) -> None:
    (tmp_path / "odd.toml").write_text('title = "Odd"\ncores = "two"\ngpu = 0\nmodels = []\n')
    with pytest.raises(BrokenRecord, match=r"odd.toml: .*cores.*gpu"):
        model_profiles.profiles(tmp_path)
    with pytest.raises(UnknownName):
        profile("odd")
    assert issubclass(UnknownName, OpenBoothError)
