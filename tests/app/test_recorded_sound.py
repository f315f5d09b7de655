from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from shutil import copytree

import numpy as np
import pytest

from interpreter.app.recorded_sound import SessionSound, open_recorded_sound
from interpreter.domain.audio import Samples
from interpreter.domain.channels import ListenerChannel, SpeechPlayed
from interpreter.domain.errors import BrokenRecord, UnknownName
from interpreter.domain.sharing import FLOOR
from interpreter.domain.timeline import Ticks, ticks_from_seconds
from interpreter.ports.outlets import Track
from tests.fakes.records import SESSION, begun, captured, ended, heard, noise

LENGTH = ticks_from_seconds(4)
SAID = noise(4, seed=1)
ASKED = noise(3, seed=2)
VOICE = noise(0.5, rate_hz=24_000, seed=3)
AT = ticks_from_seconds(1)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A session with two sources; Spanish, of which there are two files, and French that was added on the way."""
    data = tmp_path_factory.mktemp("made")
    folder = begun(data, ListenerChannel("es", "es-ES"))
    captured(folder, {"podium": SAID, "hall": ASKED})
    channels = folder.path / "channels"
    heard(channels / "channel.es.flac", (AT, VOICE), end=ticks_from_seconds(2))
    heard(channels / "channel.es.2.flac", (ticks_from_seconds(3), VOICE), end=LENGTH)
    heard(channels / "channel.guests.flac", (AT, VOICE), end=LENGTH)
    heard(channels / "channel.extra.flac", end=LENGTH)
    spoken = SpeechPlayed("guests", "fr", 1, AT, ticks_from_seconds(0.5), 1.0)
    ended(data, folder, LENGTH, [spoken])
    return folder.path


@pytest.fixture
def folder(made: Path, data_folder: Path) -> Path:
    return copytree(made, data_folder / "sessions" / made.name)


@pytest.fixture
def sound(folder: Path) -> Iterator[SessionSound]:  # noqa: ARG001
    with open_recorded_sound("last") as sound:
        yield sound


def everything(folder: Path) -> dict[str, tuple[int, int]]:
    return {str(one): (one.stat().st_size, one.stat().st_mtime_ns) for one in folder.rglob("*")}


def sixteen_bit(samples: Samples) -> Samples:
    kept: Samples = (np.rint(samples * 32_768) / 32_768).astype(np.float32)
    return kept


def test_there_is_a_track_for_every_source_and_then_for_every_channel(sound: SessionSound) -> None:
    assert sound.session == SESSION
    assert sound.tracks == (
        Track("podium", channel=False, language="en", duration=LENGTH),
        Track("hall", channel=False, language="en", duration=ticks_from_seconds(3)),
        Track("es", channel=True, language="es-ES", duration=LENGTH),
        Track("guests", channel=True, language="fr", duration=LENGTH),
        Track("extra", channel=True, language="und", duration=LENGTH),
    )


def test_a_source_sounds_as_it_was_captured(sound: SessionSound) -> None:
    frame = sound.read(sound.track("podium"), AT, ticks_from_seconds(2.5))
    assert (frame.source, frame.start, frame.rate_hz) == ("podium", AT, 16_000)
    np.testing.assert_array_equal(frame.samples, sixteen_bit(SAID[16_000:40_000]))
    assert not sound.read(sound.track("hall"), ticks_from_seconds(3), LENGTH).samples.any()


def test_the_files_of_a_channel_are_one_track(sound: SessionSound) -> None:
    spanish = sound.track("es")
    frame = sound.read(spanish, Ticks(0), ticks_from_seconds(5))
    expected = np.zeros(5 * 24_000, np.float32)
    expected[24_000:36_000] = expected[72_000:84_000] = VOICE
    assert np.abs(frame.samples - expected).max() < 1e-4


def test_pieces_that_abut_are_the_whole(sound: SessionSound) -> None:
    for name in ("podium", "es"):
        track = sound.track(name)
        cuts = [Ticks(cut) for cut in (0, 1_001, 48_005, 48_006, 120_000, LENGTH)]
        pieces = [sound.read(track, begin, end) for begin, end in pairwise(cuts)]
        assert all(one.end == other.start for one, other in pairwise(pieces))
        whole = sound.read(track, Ticks(0), LENGTH)
        np.testing.assert_array_equal(np.concatenate([one.samples for one in pieces]), whole.samples)


def test_the_floor_is_all_sources_together(sound: SessionSound) -> None:
    frame = sound.read(sound.track(FLOOR), AT, ticks_from_seconds(2))
    expected = sixteen_bit(SAID[16_000:32_000]) + sixteen_bit(ASKED[16_000:32_000])
    np.testing.assert_allclose(frame.samples, np.clip(expected, -1, 1), atol=1e-6)
    assert sound.track(FLOOR).duration == LENGTH


def test_files_of_one_channel_with_different_rates_are_brought_to_the_highest(data_folder: Path) -> None:
    folder = begun(data_folder, ListenerChannel("es", "es"))
    channels = folder.path / "channels"
    slow = noise(2, rate_hz=16_000, seed=4)
    heard(channels / "channel.es.flac", (Ticks(0), slow), end=ticks_from_seconds(2), rate_hz=16_000)
    later = ticks_from_seconds(2), np.zeros(10, np.float32)
    heard(channels / "channel.es.2.flac", later, end=LENGTH)
    ended(data_folder, folder, LENGTH)
    with open_recorded_sound(SESSION) as sound:
        track = sound.track("es")
        whole = sound.read(track, Ticks(0), LENGTH)
        cuts = [Ticks(cut) for cut in range(0, LENGTH + 1, 4_800)]
        pieces = np.concatenate([sound.read(track, a, b).samples for a, b in pairwise(cuts)])
    assert whole.rate_hz == 24_000
    at_24_khz = np.interp(np.arange(48_000) / 1.5, np.arange(32_000), slow)
    assert np.corrcoef(whole.samples[:48_000], at_24_khz)[0, 1] > 0.99
    assert np.abs(pieces - whole.samples).max() < 1e-3


def test_an_unknown_track_names_the_nearest(sound: SessionSound) -> None:
    with pytest.raises(UnknownName, match="did you mean podium"):
        sound.track("podum")
    with pytest.raises(UnknownName, match="There is no session"):
        open_recorded_sound("2019")


def test_where_no_sound_is_kept_there_is_no_track(data_folder: Path) -> None:
    folder = begun(data_folder)
    ended(data_folder, folder, LENGTH)
    folder.spool.rmdir()
    with open_recorded_sound(SESSION) as sound:
        assert not sound.tracks
        with pytest.raises(UnknownName, match="is not kept"):
            sound.track(FLOOR)


def test_reading_leaves_everything_as_it_is_also_of_a_session_that_runs(data_folder: Path) -> None:
    folder = begun(data_folder, ListenerChannel("es", "es"))
    captured(folder, {"podium": SAID})
    (folder.spool / "001.jsonl").write_text('{"source":"late","rate_hz":48000,"start":0}\n')
    heard(folder.path / "channels" / "channel.es.flac", (AT, VOICE), end=LENGTH)
    before = everything(folder.path)
    with open_recorded_sound(SESSION) as sound:
        assert [track.name for track in sound.tracks] == ["podium", "late", "es"]
        assert sound.track("late").duration == 0
        for track in (*sound.tracks, sound.track(FLOOR)):
            sound.read(track, Ticks(0), LENGTH)
    assert everything(folder.path) == before
    ended(data_folder, folder, LENGTH)


def test_a_channel_of_which_nothing_was_written_is_left_out(folder: Path) -> None:
    (folder / "channels" / "channel.de.flac").write_bytes(b"")
    (folder / "spool" / "000.pcm").unlink()
    with open_recorded_sound("last") as sound:
        assert [track.name for track in sound.tracks] == ["podium", "hall", "es", "guests", "extra"]
        assert sound.track("podium").duration == 0


def test_a_damaged_beginning_of_the_journal_leaves_the_sound(folder: Path) -> None:
    journal = folder / "journal.jsonl"
    journal.write_bytes(b"x" + journal.read_bytes())
    with open_recorded_sound("last") as sound:
        spoken = {track.name: track.language for track in sound.tracks}
    assert spoken == {"podium": "und", "hall": "und", "guests": "fr", "es": "und", "extra": "und"}
    journal.unlink()
    journal.mkdir()
    with pytest.raises(BrokenRecord, match="cannot be read"):
        open_recorded_sound("last")


def test_a_description_nobody_can_read_is_told(folder: Path) -> None:
    (folder / "spool" / "000.jsonl").write_text("nothing")
    with pytest.raises(BrokenRecord, match="is damaged"):
        open_recorded_sound("last")
