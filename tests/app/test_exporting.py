"""What an export is made of: some languages or all, with the sound where the format holds it and it is on record."""

from pathlib import Path

import numpy as np
import pytest

from interpreter.app.exporting import Export, chosen, content_of, exported, formats
from interpreter.domain.audio import AudioFrame
from interpreter.domain.channels import ListenerChannel
from interpreter.domain.errors import UnknownName
from interpreter.domain.hypothesis import Origin, Word
from interpreter.domain.records import WordsCommitted
from interpreter.domain.timeline import Ticks, ticks_from_seconds
from interpreter.domain.transcript import Line, Provenance, Transcript
from interpreter.ports.outlets import ExporterManifest, RecordedSound, Track
from tests.command_line import run_here
from tests.fakes.records import begun, captured, ended, heard, noise

LINE = Line(1, "floor", "S1", Ticks(0), Ticks(9), "en", "Good morning.", {"es": "Buenos días."})
TRANSCRIPT = Transcript(Provenance("s", "", "builtin", "0.1"), "en", ("es",), (LINE,))
FLOOR = Track("floor", channel=False, language="en", duration=Ticks(9))
SPANISH = Track("es", channel=True, language="es", duration=Ticks(9))


class Silence:
    """The sound of a session in which everybody kept still."""

    def __init__(self, *tracks: Track) -> None:
        self.tracks = tracks

    def read(self, track: Track, start: Ticks, end: Ticks) -> AudioFrame:
        return AudioFrame(track.name, start, 16_000, np.zeros(int(end - start) // 3, np.float32))


def with_sound(transcript: Transcript, sound: RecordedSound, track: Track | None) -> bytes:
    return f"{len(transcript.lines)} {len(sound.tracks)} {track and track.name}".encode()


SILENT = ExporterManifest(
    "silent", "Silent", ".silent", lambda transcript: str(transcript.languages).encode()
)
SOUNDING = ExporterManifest("sounding", "Sounding", ".sounding", lambda _: b"without", with_sound)


def test_a_format_that_holds_sound_gets_it_and_the_track_that_is_meant() -> None:
    sound = Silence(FLOOR, SPANISH)
    assert content_of(SOUNDING, TRANSCRIPT, sound, None) == b"1 2 None"
    assert content_of(SOUNDING, TRANSCRIPT, sound, SPANISH) == b"1 2 es"


def test_without_sound_on_record_the_file_is_made_without_it() -> None:
    assert content_of(SOUNDING, TRANSCRIPT, Silence(), None) == b"without"
    assert content_of(SILENT, TRANSCRIPT, Silence(FLOOR), None) == b"()"


def test_only_languages_that_the_session_has_can_be_chosen() -> None:
    assert chosen(TRANSCRIPT, ["es"]).lines[0].text == ""
    assert chosen(TRANSCRIPT, []) is TRANSCRIPT
    with pytest.raises(UnknownName, match=r"no Catalan \(ca\). There is: English \(en\), Spanish \(es\)"):
        chosen(TRANSCRIPT, ["ca"])


def test_every_format_is_told_with_what_it_is() -> None:
    told = run_here("export", "--list").stdout
    assert all(name in told for name, _ in formats())
    assert "SubRip" in told


@pytest.mark.parametrize("arguments", [[], ["last"], ["--format", "srt"]])
def test_without_a_session_or_a_format_an_example_is_told(arguments: list[str]) -> None:
    refused = run_here("export", *arguments)
    assert refused.returncode == 2
    assert "openbooth export last --format docx" in refused.stderr


@pytest.fixture
def session(data_folder: Path) -> str:
    """A session on record with its sound and a line in two languages."""
    folder = begun(data_folder, ListenerChannel("es", "es"))
    captured(folder, {"podium": noise(2)})
    heard(folder.path / "channels" / "channel.es.flac", end=ticks_from_seconds(2))
    words = {"en": "Good morning", "es": "Buenos días"}
    committed = [
        WordsCommitted(
            1, "podium", Origin.MACHINE, code, (Word(text, Ticks(0), Ticks(9)),), "S1", Ticks(9), ended=True
        )
        for code, text in words.items()
    ]
    ended(data_folder, folder, ticks_from_seconds(2), committed)
    return folder.id


def test_a_session_is_exported_in_the_language_that_was_chosen(session: str, tmp_path: Path) -> None:
    target = tmp_path / "out.srt"
    assert run_here("export", "last", "--format", "srt", "--language", "es", "--out", target).returncode == 0
    assert "Buenos días" in target.read_text("utf-8")
    assert "Good morning" not in target.read_text("utf-8")
    refused = run_here("export", session, "--format", "srt", "--language", "fr")
    assert (refused.returncode, "no French" in refused.stderr) == (2, True)


def test_a_file_goes_by_its_session_its_languages_and_its_track(session: str) -> None:
    assert exported(Export("last", "srt", ("es", "en"))).name == f"{session}.es.en.srt"
    page = exported(Export("last", "html", track="es"))
    assert page.name == f"{session}.es.html"
    assert page.content.count(b'<script type="text/plain"') == 1
    assert exported(Export("last", "html")).content.count(b'<script type="text/plain"') == 2


def test_a_file_that_somebody_may_have_corrected_is_not_written_over(
    session: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    corrected = tmp_path / f"{session}.es.srt"
    corrected.write_text("corrected")
    told = run_here("export", "last", "--format", "srt", "--language", "es").stdout
    assert told == f"{session}.es (2).srt\n"
    assert "Buenos días" in (tmp_path / told.strip()).read_text("utf-8")
    assert corrected.read_text() == "corrected"


def test_a_track_of_a_format_without_sound_is_refused(session: str) -> None:
    refused = run_here("export", session, "--format", "srt", "--track", "es")
    assert (refused.returncode, "srt holds no sound" in refused.stderr) == (2, True)
