"""Apertium answers, survives everything it is sent, and leaves nothing behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interpreter.domain.errors import MissingPart, UnsupportedLanguage, WorkerFailed
from interpreter.engines.builtin.apertium import Pipeline, available_targets, is_reserved, mode_for

pytestmark = pytest.mark.skipif(not available_targets(), reason="Apertium is not installed")

_ORPHANAGE = """
import sys, time
from interpreter.engines.builtin.apertium import Pipeline
pipeline = Pipeline("eng-spa")
pipeline.translate("We begin.")
print(*(stage.pid for stage in pipeline._stages), flush=True)
time.sleep(60)
"""
_SLOW = f"""#!{sys.executable}
import os, time
while text := os.read(0, 1 << 16):
    until = time.process_time() + 0.5
    while time.process_time() < until:
        pass
    os.write(1, text)
"""


@pytest.fixture(scope="module")
def spanish() -> Iterator[Pipeline]:
    pipeline = Pipeline("eng-spa")
    yield pipeline
    pipeline.close()


def test_a_sentence_is_translated_and_the_pipeline_stays_for_the_next(spanish: Pipeline) -> None:
    assert (
        spanish.translate("We have the first fifty vehicles.") == "Tenemos los primeros cincuenta vehículos."
    )
    assert spanish.translate("The house is big.") == "La casa es grande."
    assert spanish.restarts == 0


def test_unknown_words_keep_their_text_without_marks(spanish: Pipeline) -> None:
    assert spanish.translate("the Zorblax arrived") == "El Zorblax llegó"


def test_an_answer_takes_milliseconds(spanish: Pipeline) -> None:
    spanish.translate("Warm.")
    started = time.perf_counter()
    for count in range(50):
        spanish.translate(f"There are {count} people in the room.")
    assert time.perf_counter() - started < 2.5


@given(
    st.text(
        alphabet=st.one_of(st.sampled_from("[]{}^$/\\@<>*#~|_ .,ab\0\n\r\t"), st.characters()), max_size=60
    )
)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_hangs_the_pipeline_or_leaves_marks(spanish: Pipeline, text: str) -> None:
    restarts = spanish.restarts
    assert not is_reserved(spanish.translate(text))
    assert spanish.restarts == restarts


@pytest.mark.slow
def test_a_very_long_text_passes(spanish: Pipeline) -> None:
    assert spanish.translate("We see the house. " * 8000).count("casa") == 8000


def test_a_stage_that_died_is_replaced_and_the_sentence_is_still_answered() -> None:
    pipeline = Pipeline("eng-spa")
    try:
        for victim in (0, 3, -1):
            expected = pipeline.translate("The house is big.")
            os.kill(pipeline._stages[victim].pid, signal.SIGKILL)
            assert pipeline.translate("The house is big.") == expected
        assert pipeline.restarts == 3
    finally:
        pipeline.close()


def test_a_stage_that_hangs_is_replaced() -> None:
    pipeline = Pipeline("eng-spa", reply_s=0.3)
    try:
        expected = pipeline.translate("The house is big.")
        os.kill(pipeline._stages[4].pid, signal.SIGSTOP)
        assert pipeline.translate("The house is big.") == expected
    finally:
        pipeline.close()


def test_a_stage_that_waits_for_a_busy_processor_is_waited_for(tmp_path: Path) -> None:
    stage = tmp_path / "slow"
    stage.write_text(_SLOW)
    stage.chmod(0o700)
    (tmp_path / "eng-spa.mode").write_text(str(stage))
    pipeline = Pipeline("eng-spa", modes=tmp_path, reply_s=0.4)
    try:
        assert [pipeline.translate(text) for text in ("one", "two")] == ["one", "two"]
        assert pipeline.restarts == 0
    finally:
        pipeline.close()


def test_closing_leaves_no_process() -> None:
    pipeline = Pipeline("eng-spa")
    pipeline.translate("We begin.")
    stages = [stage.pid for stage in pipeline._stages]
    pipeline.close()
    pipeline.close()
    assert stages
    assert not any(psutil.pid_exists(stage) for stage in stages)


def test_nothing_is_left_behind_when_the_process_is_killed() -> None:
    owner = subprocess.Popen([sys.executable, "-c", _ORPHANAGE], stdout=subprocess.PIPE, text=True)
    assert owner.stdout is not None
    stages = [int(pid) for pid in owner.stdout.readline().split()]
    assert len(stages) > 5
    owner.kill()
    owner.wait()
    owner.stdout.close()
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline and any(_runs(stage) for stage in stages):
        time.sleep(0.05)
    assert not any(_runs(stage) for stage in stages)


def test_every_installed_language_answers() -> None:
    for target, pivot in available_targets().items():
        pipeline = Pipeline(mode_for(pivot or "en", target))
        try:
            assert pipeline.translate("2035")
        finally:
            pipeline.close()


def test_an_absent_pair_names_the_package_to_install(tmp_path: Path) -> None:
    assert available_targets(tmp_path) == {}
    with pytest.raises(MissingPart, match="apertium-eng-spa"):
        mode_for("en", "es", tmp_path)
    with pytest.raises(UnsupportedLanguage, match="does not translate"):
        mode_for("en", "xx", tmp_path)


def test_languages_through_spanish_need_spanish(tmp_path: Path) -> None:
    (tmp_path / "es-fr.mode").write_text("cat")
    (tmp_path / "eng-cat.mode").write_text("cat")
    assert available_targets(tmp_path) == {"ca": ""}
    (tmp_path / "eng-spa.mode").write_text("cat")
    assert available_targets(tmp_path) == {"es": "", "ca": "", "fr": "es"}


def test_a_mode_that_cannot_start_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "eng-spa.mode").write_text("no-such-program here")
    monkeypatch.setattr("interpreter.engines.builtin.apertium._confined", lambda command: command)
    with pytest.raises(WorkerFailed, match="could not be started"):
        Pipeline("eng-spa", modes=tmp_path).translate("hello")


def test_a_text_that_breaks_the_pipeline_twice_comes_back_untranslated(tmp_path: Path) -> None:
    (tmp_path / "eng-spa.mode").write_text("true")
    assert Pipeline("eng-spa", modes=tmp_path).translate("hello *you*") == "hello you"


def _runs(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
