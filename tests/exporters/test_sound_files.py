"""Sound files hold a whole track on the session's timeline and tell programs what of it a machine said."""

import io
from collections.abc import Sequence
from dataclasses import replace

import av
import numpy as np
import pytest
import soundfile

from interpreter.domain.audio import AudioFrame, Samples, frozen
from interpreter.domain.errors import UserMistake
from interpreter.domain.hypothesis import Origin
from interpreter.domain.timeline import Ticks, samples_from_ticks, ticks_from_seconds
from interpreter.domain.transcript import Line, Transcript
from interpreter.exporters.sound_files import FLAC, OPUS, export, synthetic
from interpreter.ports.outlets import ExporterManifest, Track
from tests.exporters.rich import RICH
from tests.fakes.records import noise

SECONDS = 12.3
FLOOR = Track("podium", channel=False, language="en", duration=ticks_from_seconds(SECONDS))
SPANISH = Track("es", channel=True, language="es", duration=ticks_from_seconds(SECONDS))
ARABIC = replace(SPANISH, name="ar", language="ar")
both = pytest.mark.parametrize("manifest", [FLAC, OPUS], ids=lambda manifest: manifest.name)


class Recorded:
    """The sound of a session, at one rate, that remembers how much of it was wanted at once."""

    def __init__(self, tracks: Sequence[Track] = (FLOOR, SPANISH), rate_hz: int = 24_000) -> None:
        self.tracks = tracks
        self.rate_hz = rate_hz
        self.longest = 0
        self.samples = noise(SECONDS, rate_hz=rate_hz)

    def read(self, track: Track, start: Ticks, end: Ticks) -> AudioFrame:
        first, last = (samples_from_ticks(at, self.rate_hz) for at in (start, end))
        self.longest = max(self.longest, last - first)
        return AudioFrame(track.name, start, self.rate_hz, frozen(self.samples[first:last]))


def written(
    manifest: ExporterManifest, transcript: Transcript = RICH, track: Track | None = SPANISH, **more: Recorded
) -> bytes:
    assert manifest.export_sound is not None
    return manifest.export_sound(transcript, more.get("sound", Recorded()), track)


def comments(file: bytes) -> dict[str, str]:
    with av.open(io.BytesIO(file)) as container:
        return {
            name.upper(): text for name, text in (container.metadata | container.streams[0].metadata).items()
        }


def sounding(file: bytes) -> tuple[int, Samples]:
    with av.open(io.BytesIO(file)) as container:
        frames = [frame.to_ndarray() for frame in container.decode(audio=0)]
        rate_hz = container.streams.audio[0].rate
    return rate_hz, np.concatenate(frames, axis=1)[0]


def test_flac_holds_every_sample_of_the_track() -> None:
    sound = Recorded()
    read, rate_hz = soundfile.read(io.BytesIO(written(FLAC, sound=sound)), dtype="float32")
    assert rate_hz == 24_000
    assert len(read) == len(sound.samples)
    assert np.abs(read - sound.samples).max() <= 1 / (1 << 16)


def test_opus_holds_the_whole_track_at_its_place() -> None:
    sound = Recorded()
    rate_hz, heard = sounding(written(OPUS, sound=sound))
    assert abs(len(heard) / rate_hz - SECONDS) < 0.05
    at_24_khz = heard[::2][: len(sound.samples)]
    assert np.corrcoef(at_24_khz, sound.samples[: len(at_24_khz)])[0, 1] > 0.8


@both
def test_the_same_sound_makes_the_same_bytes_and_is_read_in_pieces(manifest: ExporterManifest) -> None:
    sound = Recorded()
    assert written(manifest, sound=sound) == written(manifest)
    assert sound.longest == 10 * sound.rate_hz


@both
def test_a_machines_voice_is_marked_for_programs_and_for_people(manifest: ExporterManifest) -> None:
    machine = replace(RICH, lines=RICH.lines[:2])
    file = written(manifest, machine)
    told = comments(file)
    assert told["DIGITALSOURCETYPE"].endswith("/digitalsourcetype/trainedAlgorithmicMedia")
    assert told["SYNTHETIC"] == "yes"
    assert told["ENGINE"] == "cascade"
    assert told["MODELS"] == "translation example/translator (Apache-2.0)"
    assert told["SESSION"] == "20261121-093012-ab12"
    assert told["LANGUAGE"] == told["CHANNEL"] == "es"
    assert told["DATE"] == "2026-11-21T09:30:12+01:00"
    assert file.count(b"DESCRIPTION=Synthetic voice: this is an AI interpretation.") == 1


@both
def test_what_people_said_is_marked_as_captured(manifest: ExporterManifest) -> None:
    told = comments(written(manifest, track=FLOOR))
    assert told["DIGITALSOURCETYPE"].endswith("/digitalsourcetype/digitalCapture")
    assert (told["SYNTHETIC"], told["INPUT"]) == ("no", "podium")
    assert "ENGINE" not in told


def test_a_channel_with_an_interpreter_in_between_is_a_composite() -> None:
    told = comments(written(FLAC))
    assert told["DIGITALSOURCETYPE"].endswith("/digitalsourcetype/compositeWithTrainedAlgorithmicMedia")
    assert told["SYNTHETIC"] == "partly"


def said(language: str = "en", origin: Origin = Origin.MACHINE, **translations: str) -> Transcript:
    line = Line(1, "podium", "S1", Ticks(0), Ticks(9), language, "Hello.", translations, origin)
    return replace(RICH, lines=(line,))


def test_who_is_heard_decides_what_a_channel_is() -> None:
    assert synthetic(said(ar="مرحبا"), ARABIC) == "yes"
    assert synthetic(said(ar="مرحبا", origin=Origin.HUMAN), ARABIC) == "no"
    assert synthetic(said("ar"), ARABIC) == "no"
    assert synthetic(said(es="Hola."), ARABIC) == "yes"
    beside = said(es="Hola.")
    shown = replace(beside.lines[0], shown_only={"ar": "مرحبا"})
    assert synthetic(replace(beside, lines=(shown,)), ARABIC) == "no"


def test_the_only_channel_is_taken_and_of_several_one_has_to_be_chosen() -> None:
    assert comments(written(FLAC, track=None))["CHANNEL"] == "es"
    for tracks in ((FLOOR, SPANISH, ARABIC), (FLOOR,)):
        with pytest.raises(UserMistake, match=r"with --track; there is: podium"):
            written(FLAC, track=None, sound=Recorded(tracks))


def test_without_sound_on_record_there_is_nothing_to_export() -> None:
    with pytest.raises(UserMistake, match="sound of session 20261121-093012-ab12 is not kept"):
        export(RICH)


def test_a_track_without_any_sound_is_an_empty_file() -> None:
    nothing = replace(SPANISH, duration=Ticks(0))
    with av.open(io.BytesIO(written(FLAC, track=nothing))) as container:
        assert list(container.decode(audio=0)) == []
