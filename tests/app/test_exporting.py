"""What an export is made of: some languages or all, with the sound where the format holds it and it is on record."""

import numpy as np
import pytest

from interpreter.app.exporting import chosen, content_of, formats
from interpreter.domain.audio import AudioFrame
from interpreter.domain.errors import UnknownName
from interpreter.domain.timeline import Ticks
from interpreter.domain.transcript import Line, Provenance, Transcript
from interpreter.ports.outlets import ExporterManifest, RecordedSound, Track
from tests.command_line import run_here

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
