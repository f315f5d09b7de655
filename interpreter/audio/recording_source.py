"""Audio and video files as live sources: played in real time from the moment they are opened."""

from collections.abc import Sequence
from pathlib import Path

from interpreter.audio.decoded import Decoded, PlayedBack
from interpreter.audio.files import Recording, open_recording
from interpreter.domain.audio import AudioFrame, frozen
from interpreter.domain.devices import DeviceEvent, DeviceState, DeviceStatus, Direction, InputPlace
from interpreter.domain.errors import UnreadableAudio
from interpreter.domain.health import Gap
from interpreter.domain.timeline import Ticks, ticks_from_ms
from interpreter.ports.sound import LIVE_RATE_HZ

TOO_SLOW = "the file could not be read in time"
LATE = ticks_from_ms(250)
"""What comes so much too late, with nothing at all until then, is a gap."""


class RecordingSource:
    """A recording on the session's timeline, mono at LIVE_RATE_HZ; its first sample is at the first `take`.

    Nothing after the file's opening waits for the file.
    """

    def __init__(self, name: str, place: InputPlace) -> None:
        """Open the file and begin to decode it. Raises UnreadableAudio, one sentence, where that is impossible."""
        self._name = name
        self._place = place
        self._path = Path(place.device)
        self._recording = _opened(self._path, name, place.channel)
        self._decoded = Decoded(self._recording)
        self._began: Ticks | None = None
        self._end = Ticks(0)
        self._dry: Ticks | None = None
        self._late = False
        self._ended = False
        self._told: DeviceStatus | None = None

    @property
    def name(self) -> str:
        """Unique within the session."""
        return self._name

    @property
    def place(self) -> InputPlace:
        """Where it comes from."""
        return self._place

    @property
    def ended(self) -> bool:
        """Whether all of it has been taken."""
        return self._ended

    def sounding(self) -> PlayedBack:
        """Return a way of hearing it for one output."""
        return PlayedBack(self._decoded, lambda: self._began)

    def poll(self, now_s: float) -> Sequence[DeviceEvent]:  # noqa: ARG002 - it has no device's clock
        """Return what is to be told of it: that it is played, is late, goes on, has come to its end."""
        status = DeviceStatus(self._place.device, Direction.INPUT, self._name, *self._fares())
        if status == self._told:
            return ()
        self._told = status
        return (status,)

    def take(self, now: Ticks) -> Sequence[AudioFrame | Gap]:
        """Return what came since the last call; see LiveSource."""
        if self._began is None:
            self._began = self._end = now
        start, over = self._end, self._decoded.over
        if self._ended or now <= start:
            return ()
        samples = self._decoded.take(start - self._began, now - start)
        if len(samples):
            frame = AudioFrame(self._name, start, LIVE_RATE_HZ, frozen(samples))
            self._end, self._dry, self._late = frame.end, None, False
            return (frame,)
        self._ended = over
        self._dry = now if self._dry is None else self._dry
        if over or now - self._dry < LATE:
            return ()
        self._end, self._late = Ticks(max(start, now - LATE)), True
        return (Gap(self._name, start, Ticks(self._end - start), TOO_SLOW),) if self._end > start else ()

    def close(self) -> None:
        """Release the file, on its thread. May be called twice."""
        self._ended = True
        self._decoded.close()

    def join(self, timeout_s: float) -> bool:
        """Wait until the file is released; return whether it is. Blocks."""
        return self._decoded.join(timeout_s)

    def _fares(self) -> tuple[DeviceState, str]:
        """Return its state, with what there is to say of it in plain words."""
        if self._late and not self._ended:
            return DeviceState.SUSPECT, f"{self._path.name} is read too slowly; copy it to this computer."
        if self._ended:
            return DeviceState.RUNNING, self._recording.damage or f"{self._path.name} was played to its end."
        return DeviceState.RUNNING, ""


def check_recording(place: InputPlace) -> None:
    """Raise UnreadableAudio, one sentence, for a file that could not be played."""
    _opened(Path(place.device), "", place.channel).close()


def _opened(path: Path, name: str, channel: int | None) -> Recording:
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise UnreadableAudio(f"{path} is not a file; choose an audio or video file.")
    return open_recording(path, name=name, rate_hz=LIVE_RATE_HZ, channel=channel)
