"""What sounds in a session on a recording goes to the phones of its core while it sounds."""

import itertools
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import soundfile

from interpreter.app.live_session import run_live
from interpreter.audio.devices import NoDevices
from interpreter.audio.sound_system import DeviceSoundSystem
from interpreter.domain.audio import AudioFrame
from interpreter.domain.channels import ListenerChannel, Mode
from interpreter.domain.devices import InputPlace
from interpreter.domain.setup import ChannelSetup, EventSetup, SourceSetup
from interpreter.domain.sharing import FLOOR
from interpreter.domain.timeline import TICKS_PER_SECOND

RATE_HZ = 48_000
LENGTH_S = 1.5


class Ears:
    """Hears everything, and notes how late."""

    wanted = True

    def __init__(self) -> None:
        self.frames: dict[str, list[AudioFrame]] = {}
        self.taken: list[float] = []
        """When what ends at a tick came, on the clock of the ticks."""

    def take(self, sounded: Mapping[str, Sequence[AudioFrame]]) -> None:
        now = time.monotonic() * TICKS_PER_SECOND
        for name, frames in sounded.items():
            self.frames.setdefault(name, []).extend(frames)
            self.taken += [now - frame.end for frame in frames]


async def test_the_floor_and_every_channel_of_a_recording_are_heard_at_once(tmp_path: Path) -> None:
    noise = np.random.default_rng(3).normal(0, 1, round(LENGTH_S * RATE_HZ))
    said = (np.convolve(noise, np.ones(100), "same") / 100).astype(np.float32)
    soundfile.write(tmp_path / "talk.wav", said, RATE_HZ, subtype="FLOAT")
    setup = EventSetup(
        "en",
        (SourceSetup("podium", InputPlace(str(tmp_path / "talk.wav"), recording=True)),),
        (ChannelSetup(ListenerChannel("es", "es", mode=Mode.FLOOR)),),
        engine="scripted",
        model="answer:20",
        diarizer="scripted",
    )
    ears = Ears()
    await run_live(setup, [], lambda session, folder: None, ears, sound=DeviceSoundSystem(NoDevices()))  # noqa: ARG005
    late_ms = (np.array(ears.taken) - min(ears.taken)) * 1000 / TICKS_PER_SECOND
    assert np.median(late_ms) < 100
    for name in (FLOOR, "es"):
        frames = ears.frames[name]
        assert all(one.end == other.start for one, other in itertools.pairwise(frames))
        heard = np.concatenate([frame.samples for frame in frames])
        products = np.correlate(heard[::4], said[RATE_HZ // 2 : RATE_HZ][::4], "valid")
        best = int(np.argmax(products)) * 4
        piece = heard[best : best + RATE_HZ // 2]
        assert np.corrcoef(piece, said[RATE_HZ // 2 : RATE_HZ])[0, 1] > 0.8
