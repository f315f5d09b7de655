from interpreter.domain.speech import SpeakerTurn
from interpreter.domain.timeline import Ticks, ticks_from_seconds
from interpreter.engines.builtin.adaptation import VoiceProfile
from interpreter.engines.builtin.voices import NOBODY, Voices

MINUTE = ticks_from_seconds(60)


def turn(speaker: str | None, start: int, source: str = "room") -> SpeakerTurn:
    return SpeakerTurn(1, source, speaker, None, Ticks(start), None, 0.5, settled=False)


def test_nobody_speaks_until_somebody_can_say_who() -> None:
    voices = Voices()
    voices.note(turn(None, 0))
    assert voices.speaker("room", Ticks(0)) == NOBODY


def test_an_utterance_is_its_turns_and_turns_of_other_sources_say_nothing() -> None:
    voices = Voices()
    voices.note(turn("S1", 0))
    assert voices.speaker("room", Ticks(0)) == "S1"
    assert voices.speaker("desk", Ticks(0)) == NOBODY


def test_a_turn_that_begins_later_is_not_yet_this_utterances() -> None:
    voices = Voices()
    voices.keep("room", "S1", VoiceProfile())
    voices.note(turn("S2", MINUTE))
    assert voices.speaker("room", Ticks(0)) == "S1"
    assert voices.speaker("room", MINUTE) == "S2"


def test_news_of_an_older_turn_comes_too_late() -> None:
    voices = Voices()
    voices.note(turn("S2", MINUTE))
    voices.note(turn("S1", 0))
    assert voices.speaker("room", MINUTE) == "S2"


def test_a_new_voice_starts_from_the_room_of_the_last_and_a_known_one_from_its_own() -> None:
    voices = Voices()
    first, second = VoiceProfile((1.0,) * 13), VoiceProfile((2.0,) * 13)
    assert voices.profile("room", "S1") == VoiceProfile()
    voices.keep("room", "S1", first)
    assert voices.profile("room", "S2") == first.stranger()
    voices.keep("room", "S2", second)
    assert voices.profile("room", "S1") == first
    assert voices.profile("room", "S3") == second.stranger()
