"""What macOS gives through catap, good and bad, on a stand-in of it."""

import numpy as np
import pytest

from interpreter.audio.core_audio_taps import samples_of
from interpreter.audio.native import StreamSettings
from interpreter.domain.devices import Direction
from interpreter.domain.errors import MissingPart
from tests.audio.loopbacks import MacOS
from tests.fakes.loopback_packages import FakeBuffer, FakeFormat


def test_a_status_of_core_audio_that_means_no_permission_is_one_too() -> None:
    machine = MacOS()
    machine.package.refusal = OSError("refused")
    machine.package.refusal.status = int.from_bytes(b"!hog", "big")  # type: ignore[attr-defined]
    settings = StreamSettings(Direction.INPUT, 2, 48_000, lambda: None, lambda: None, 10.0, 20.0)
    (speakers, _) = machine.provider.loopbacks()
    with pytest.raises(MissingPart, match=r"^macOS does not let .* start it anew\.$"):
        machine.provider.stream(speakers.key, settings).start()
    machine.package.refusal = OSError("something else")
    with pytest.raises(OSError, match="something else"):
        machine.provider.stream(speakers.key, settings).start()


def test_a_tap_at_another_rate_than_its_output_is_opened_at_its_own() -> None:
    machine = MacOS()
    machine.package.tap_format = FakeFormat(sample_rate=44_100.0)
    (speakers, _) = machine.provider.loopbacks()
    settings = StreamSettings(Direction.INPUT, 2, 48_000, lambda: None, lambda: None, 10.0, 20.0)
    with pytest.raises(OSError, match="44100 Hz"):
        machine.provider.stream(speakers.key, settings).start()
    assert machine.released
    (speakers, headphones) = machine.provider.loopbacks()
    assert (speakers.rate_hz, headphones.rate_hz) == (44_100, 48_000)


def test_a_tap_that_cannot_be_closed_at_once_is_closed_at_the_second_attempt() -> None:
    machine = MacOS()
    (speakers, _) = machine.provider.loopbacks()
    settings = StreamSettings(Direction.INPUT, 2, 48_000, lambda *_: None, lambda: None, 10.0, 20.0)
    stream = machine.provider.stream(speakers.key, settings)
    stream.start()
    machine.package.sessions[0].fails_to_close = 1
    stream.close()
    assert machine.released


@pytest.mark.parametrize(
    ("form", "written"),
    [
        (FakeFormat(), np.float32([0.5, -0.25, 0.125, -1.0]).tobytes()),
        (FakeFormat(bits_per_sample=64), np.float64([0.5, -0.25, 0.125, -1.0]).tobytes()),
        (
            FakeFormat(bits_per_sample=16, sample_type="signed_integer"),
            np.int16([16_384, -8_192, 4_096, -32_768]).tobytes(),
        ),
        (
            FakeFormat(bits_per_sample=24, sample_type="signed_integer"),
            bytes([0, 0, 0x40, 0, 0, 0xE0, 0, 0, 0x10, 0, 0, 0x80]),
        ),
        (
            FakeFormat(bits_per_sample=32, sample_type="signed_integer"),
            np.int32([1 << 30, -(1 << 29), 1 << 28, -(1 << 31)]).tobytes(),
        ),
    ],
)
def test_every_form_of_samples_is_heard_at_its_level(form: FakeFormat, written: bytes) -> None:
    samples = samples_of(FakeBuffer(written, form))
    assert samples.dtype == np.float32
    assert np.array_equal(samples, np.float32([[0.5, -0.25], [0.125, -1.0]]))


def test_a_form_of_samples_that_is_not_known_is_refused() -> None:
    with pytest.raises(ValueError, match="12 bits"):
        samples_of(FakeBuffer(b"", FakeFormat(bits_per_sample=12, sample_type="signed_integer")))
