"""In whose voice each speaker is heard."""

from interpreter.policy.casting import Casting

VOICES = ("m1", "f1", "m2")


def test_speakers_get_voices_in_their_order_and_keep_them() -> None:
    casting = Casting()
    assert [casting.voice_of(one, VOICES) for one in ("S4", "S1", "S4", "S1", "S2")] == [
        "m1", "f1", "m1", "f1", "m2",
    ]  # fmt: skip


def test_whoever_is_unknown_speaks_with_the_latest_voice() -> None:
    casting = Casting()
    assert casting.voice_of(None, VOICES) == "m1"
    casting.voice_of("S1", VOICES)
    casting.voice_of("S2", VOICES)
    assert casting.voice_of(None, VOICES) == "f1"


def test_more_speakers_than_voices_share_them() -> None:
    casting = Casting()
    assert [casting.voice_of(f"S{number}", VOICES) for number in range(4)] == ["m1", "f1", "m2", "m1"]


def test_without_voices_there_is_nothing_to_choose() -> None:
    assert Casting().voice_of("S1", ()) is None
