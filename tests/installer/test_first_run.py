"""The first start of the installed application fetches what it needs; later ones find it there."""

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from provision import fetching, runtime
from provision.layout import SetupFailed
from provision.locked import Requirement
from provision.progress import Outcome, Progress
from provision.runtime import Runtime

from interpreter.app.places import data_folder
from tests.installer.tiny_application import TinyApplication, tiny_application


@pytest.fixture
def bare(tmp_path: Path) -> Runtime:
    """An application whose lists are empty, and nothing fetched for it."""
    folder = tmp_path / "application" / "installer" / "lock"
    folder.mkdir(parents=True)
    for name in ("tools", "packages", "torch", "torch-cpu"):
        (folder / f"{name}.txt").touch()
    return Runtime(tmp_path / "application", tmp_path / "data" / "runtime")


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> TinyApplication:
    """An application that was started once."""
    application = tiny_application(tmp_path_factory.mktemp("tiny"))
    first = application.start("demo", "--to", "es ca")
    assert (first.returncode, first.stdout) == (0, "hello lean demo --to es ca\n"), first.stderr
    assert "[3/3] Unpacking: " in first.stderr
    return application


@pytest.mark.slow
def test_later_starts_are_quick_and_say_nothing(started: TinyApplication) -> None:
    before = time.monotonic()
    again = started.start("engines")
    assert (again.stdout, again.stderr) == ("hello lean engines\n", "")
    assert time.monotonic() - before < 2
    assert not started.runtime.downloads.exists()


@pytest.mark.slow
def test_a_new_list_is_fetched_beside_the_old_environment_which_goes_then(tmp_path: Path) -> None:
    application = tiny_application(tmp_path)
    application.start()
    before = application.runtime.environment
    newer = application.offer("courtesy", "1.1", "good morning")
    shutil.rmtree(application.wheels)
    application.wheels.mkdir()
    application.ask_for([newer], [], [])
    failed = application.start()
    assert failed.returncode == 1
    assert "connect this computer" in failed.stderr or "No matching distribution" in failed.stderr
    assert (before / "complete").exists()
    lean = application.offer("torch", "1.0+cpu", "lean")
    application.ask_for([application.offer("courtesy", "1.1", "good morning")], [lean], [])
    assert application.start().stdout == "good morning lean\n"
    assert not before.exists()


@pytest.mark.slow
def test_a_package_that_is_not_the_one_that_was_checked_is_not_taken(tmp_path: Path) -> None:
    application = tiny_application(tmp_path)
    application.offer("courtesy", "1.0", "something else")
    failed = application.start()
    assert failed.returncode == 1
    assert failed.stderr.splitlines()[-1].startswith("A package is not the one that was checked")
    assert not application.runtime.is_complete


@pytest.mark.slow
def test_what_was_fetched_before_a_cut_is_not_fetched_again(tmp_path: Path) -> None:
    application = tiny_application(tmp_path)
    shutil.copytree(application.wheels, tmp_path / "kept")
    (application.wheels / "torch-1.0+cpu-py3-none-any.whl").unlink()
    (application.wheels / "torch-1.0-py3-none-any.whl").unlink()
    assert application.start().returncode == 1
    shutil.rmtree(application.wheels)
    application.wheels.mkdir()
    shutil.copyfile(
        tmp_path / "kept" / "torch-1.0-py3-none-any.whl", application.wheels / "torch-1.0-py3-none-any.whl"
    )
    assert application.start().stdout == "hello full\n"


@pytest.mark.slow
def test_what_was_fetched_is_removed_and_everything_else_stays(tmp_path: Path) -> None:
    application = tiny_application(tmp_path)
    application.start()
    (tmp_path / "data folder" / "sessions").mkdir()
    assert application.start("uninstall-runtime").returncode == 0
    assert [one.name for one in (tmp_path / "data folder").iterdir()] == ["sessions"]
    assert "nothing to remove" in application.start("uninstall-runtime").stdout


def test_the_data_folder_is_the_one_of_the_application(monkeypatch: pytest.MonkeyPatch) -> None:
    assert runtime.data_folder() == data_folder()
    monkeypatch.delenv("OPENBOOTH_DATA")
    assert runtime.data_folder() == data_folder()
    monkeypatch.setenv("XDG_DATA_HOME", "/somewhere/else")
    assert runtime.data_folder() == data_folder()
    assert runtime.runtime_folder() == data_folder() / "runtime"
    monkeypatch.setenv("OPENBOOTH_RUNTIME", "/elsewhere")
    assert runtime.runtime_folder() == Path("/elsewhere")


def test_another_list_has_an_environment_of_its_own_and_another_place_has_not(bare: Runtime) -> None:
    before = bare.environment
    elsewhere = Runtime(bare.application.rename(bare.application.with_name("moved")), bare.folder)
    assert elsewhere.environment == before
    elsewhere.list_of("packages.txt").write_text("courtesy==1.0\n", encoding="utf-8")
    assert elsewhere.environment != before
    assert before.name.startswith(f"{sys.version_info.major}.{sys.version_info.minor}-")


def test_torch_comes_without_cuda_where_no_card_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    card = tmp_path / "nvidiactl"
    monkeypatch.setattr(runtime, "_NVIDIA", (card,))
    assert runtime.wants_lean_torch()
    card.touch()
    assert not runtime.wants_lean_torch()
    monkeypatch.setenv("OPENBOOTH_TORCH", "cpu")
    assert runtime.wants_lean_torch()
    monkeypatch.setenv("OPENBOOTH_TORCH", "full")
    assert not runtime.wants_lean_torch()


def test_an_environment_in_use_stays_until_nobody_uses_it(bare: Runtime) -> None:
    old = bare.folder / "3.11-before"
    old.mkdir(parents=True)
    (old / "pyvenv.cfg").touch()
    (bare.folder / "notes").mkdir()
    sleep = shutil.which("sleep")
    assert sleep
    used = shutil.copy(sleep, old / "sleep")
    with subprocess.Popen([used, "60"]) as running:
        runtime.remove_outdated(bare)
        assert old.exists()
        assert runtime.users(bare)
        running.kill()
    runtime.remove_outdated(bare)
    assert not old.exists()
    assert (bare.folder / "notes").exists()


def test_removing_says_how_much_is_freed_and_leaves_what_is_somebody_elses(bare: Runtime) -> None:
    bare.environment.mkdir(parents=True)
    (bare.environment / "pyvenv.cfg").write_bytes(b"x" * 1000)
    bare.mark_complete()
    bare.log.touch()
    (bare.folder / "notes").mkdir()
    assert runtime.remove(bare) >= 1000
    assert [one.name for one in bare.folder.iterdir()] == ["notes"]


def test_a_python_that_not_everything_is_there_for_gives_way_to_one_that_is(tmp_path: Path) -> None:
    application = tiny_application(tmp_path / "tiny")
    pythons = application.runtime.list_of("pythons.txt")
    pythons.write_text("2.8\n2.7\n", encoding="utf-8")
    alone = application.start("demo", PATH=str(tmp_path))
    assert (alone.returncode, alone.stdout) == (1, "")
    assert alone.stderr.startswith("OpenBooth needs Python 2.8 or 2.7: install")
    other = tmp_path / "python2.7"
    other.write_text('#!/bin/sh\necho "$@"\n', encoding="utf-8")
    other.chmod(0o755)
    gone_on = application.start("demo", PATH=str(tmp_path))
    assert gone_on.stdout == f"-B {application.root}/application/installer/launch.py demo\n"


def test_large_packages_are_fetched_one_by_one_and_small_ones_together() -> None:
    names = ["torch", *(f"small-{number}" for number in range(20)), "nvidia-cublas"]
    wanted = [Requirement(name, "1", "", ("0" * 64,)) for name in names]
    sizes = [len(batch) for batch in fetching._batches(wanted)]
    assert sizes == [16, 4, 1, 1]


def test_the_screen_tells_what_is_fetched_and_how_far_that_is() -> None:
    fetched = ("small==1", "torch==2.13.0")
    lines = [*(f"Collecting {one} (from -r list)" for one in fetched), "Progress 52428800 of 526574961"]
    assert fetching._describe(lines, done=16, of=150) == "torch 52 of 527 MB, 18 of 150 packages"
    assert fetching._describe([], done=0, of=150) == ""


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("ERROR: [Errno 28] No space left on device", "The disk is full"),
        ("OSError('Tunnel connection failed: 407 Proxy Authentication Required')", "The proxy refused"),
        ("Failed to establish a new connection: [Errno -3]", "connect this computer to the internet"),
        ("[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed", "PIP_CERT"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "was not taken"),
        ("ERROR: something new", "something new"),
    ],
)
def test_every_failure_is_one_sentence_that_says_what_to_do(said: str, told: str, bare: Runtime) -> None:
    sentence = fetching._explain(bare, Outcome(1, ("Collecting torch", said)))
    assert told in sentence
    assert "\n" not in sentence
    assert sentence.endswith(".")


def test_too_little_room_is_told_before_anything_is_fetched(
    bare: Runtime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        fetching.shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10**12, 10**12, 10**9)
    )
    with pytest.raises(SetupFailed, match=r"needs about \d+ GB .* and 1.0 GB are free"):
        fetching.fetch(bare, Progress(bare.log, steps=fetching.STEPS))
    assert not bare.environment.exists()


def test_a_folder_that_is_none_is_told(bare: Runtime) -> None:
    bare.folder.parent.mkdir(parents=True)
    bare.folder.touch()
    with pytest.raises(SetupFailed, match="see that it is yours"):
        fetching.fetch(bare, Progress(bare.application / "log", steps=fetching.STEPS))
