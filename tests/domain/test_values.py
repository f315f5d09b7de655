"""The values that flow through a session."""

import numpy as np
import pytest

from interpreter.domain.audio import AudioFrame, frozen
from interpreter.domain.channels import ListenerChannel, Mode, heard_as_spoken
from interpreter.domain.hypothesis import Word, text_of
from interpreter.domain.settings import SessionSettings
from interpreter.domain.setup import EventSetup
from interpreter.domain.sharing import place_of
from interpreter.domain.steps import WorkerSettings
from interpreter.domain.timeline import Ticks
from interpreter.domain.transcript import Provenance, Transcript


def test_audio_inside_a_value_cannot_be_changed() -> None:
    samples = np.zeros(4, np.float32)
    kept = frozen(samples)
    with pytest.raises(ValueError, match="read-only"):
        kept[0] = 1.0
    samples[0] = 1.0
    assert frozen(np.zeros((2,), np.float64)).dtype == np.float32


def test_stereo_is_no_floor_audio() -> None:
    with pytest.raises(ValueError, match="mono"):
        frozen(np.zeros((4, 2), np.float32))


def test_frames_end_where_the_next_begins() -> None:
    assert AudioFrame("mic", Ticks(960), 16_000, np.zeros(320, np.float32)).end == 1_920


def test_words_are_joined_as_they_are_written() -> None:
    words = [
        Word(text, Ticks(0), Ticks(0)) for text in ("¿", "Qué", "", "tal", "?", "(", "50", "%", ")", ".")
    ]
    assert text_of(words) == "¿Qué tal? (50%)."


def test_each_language_is_translated_into_once() -> None:
    channels = (ListenerChannel("a", "es"), ListenerChannel("b", "es"), ListenerChannel("c", "ca"))
    assert SessionSettings("en", channels, "builtin").targets == ("es", "ca")


def test_only_where_one_language_is_spoken_a_channel_in_it_carries_the_floor() -> None:
    english = ListenerChannel("en", "en")
    assert heard_as_spoken(english, EventSetup("en", also_spoken=("en",)).only_spoken).mode is Mode.FLOOR
    assert heard_as_spoken(english, EventSetup("en", also_spoken=("es",)).only_spoken) == english
    assert SessionSettings("en", (), "builtin", also_spoken=("es", "en")).spoken == ("en", "es")
    assert WorkerSettings("en", (), also_spoken=("es", "en")).spoken == ("en", "es")


def test_a_speaker_is_called_by_the_operators_name_or_by_number() -> None:
    transcript = Transcript(Provenance("s", "now", "e", "1"), "en", (), (), names={"S1": "Ana"})
    assert [transcript.name_of(speaker) for speaker in ("S1", "S2", None)] == ["Ana", "Speaker 2", None]


def test_where_a_janus_node_is_can_be_shown_without_its_secret() -> None:
    assert place_of("ws://between%20us@192.168.1.20:8188") == "192.168.1.20:8188"
    assert place_of("wss://node") == "node"
