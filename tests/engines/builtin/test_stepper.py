import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import soundfile

from interpreter.domain.audio import Samples, frozen
from interpreter.domain.errors import UnsupportedLanguage
from interpreter.domain.hypothesis import Hypothesis, Origin, Words, text_of
from interpreter.domain.speech import SpeakerTurn
from interpreter.domain.steps import (
    AudioBlock,
    Checkpoint,
    GlossaryChanged,
    Hurried,
    StepInput,
    StepOutput,
    TargetsChanged,
    Term,
    TurnChanged,
    UtteranceEnded,
    WorkerSettings,
)
from interpreter.domain.timeline import Ticks, ticks_from_samples
from interpreter.domain.tuning import Tuning
from interpreter.engines.builtin.stepper import BuiltinState, BuiltinStepper
from interpreter.engines.translation import Revision, Translated

pytestmark = pytest.mark.skipif(shutil.which("flite") is None, reason="flite is not installed")

SETTINGS = WorkerSettings("en", ("es",))


class ShoutingTranslation:
    """Translates by shouting: every word in capitals, as certain as its source."""

    def __init__(self, targets: tuple[str, ...], terms: tuple[Term, ...], _: Tuning) -> None:
        self.targets = targets
        self.terms = terms
        self.closed = False

    def revise(self, revisions: Sequence[Revision]) -> list[Translated]:
        return [self._revised(revision) for revision in revisions]

    def _revised(self, said: Revision) -> Translated:
        assert said.source
        assert said.utterance
        assert not (said.ended and (said.provisional or said.predicted))
        parts = (shouted(said.committed), shouted(said.provisional), shouted(said.predicted))
        return dict.fromkeys(self.targets, parts)

    def set_targets(self, targets: tuple[str, ...]) -> None:
        self.targets = targets

    def hurry(self, languages: tuple[str, ...]) -> None:
        self.hurried = languages

    def set_terms(self, terms: tuple[Term, ...]) -> None:
        self.terms = terms

    def close(self) -> None:
        self.closed = True


def shouted(words: Words) -> Words:
    return tuple(replace(word, text=word.text.upper()) for word in words)


@pytest.fixture(scope="module")
def speech(tmp_path_factory: pytest.TempPathFactory) -> Samples:
    return spoken(tmp_path_factory.mktemp("speech"), "we would like to buy twenty five large buses")


def spoken(folder: Path, text: str) -> Samples:
    """What flite says, with silence before and after."""
    file = folder / "said.wav"
    subprocess.run(["flite", "-voice", "rms", "-t", text, "-o", str(file)], check=True, timeout=30)
    samples, _ = soundfile.read(file, dtype="float32")
    return frozen(np.concatenate((np.zeros(4800, np.float32), samples, np.zeros(6400, np.float32))))


@pytest.fixture(scope="module")
def stepper() -> BuiltinStepper:
    return BuiltinStepper(ShoutingTranslation)


@pytest.fixture
def state(stepper: BuiltinStepper) -> BuiltinState:
    return stepper.init(SETTINGS)


def blocks(
    samples: Samples, utterance: int, *, source: str = "room", start: int = 0, size: int = 1600
) -> list[StepInput]:
    cut: list[StepInput] = [
        AudioBlock(source, Ticks(start + 3 * place), samples[place : place + size], utterance)
        for place in range(0, len(samples), size)
    ]
    return [*cut, UtteranceEnded(source, utterance, Ticks(start + 3 * len(samples)))]


def run(stepper: BuiltinStepper, state: BuiltinState, inputs: Sequence[StepInput]) -> list[StepOutput]:
    return [output for value in inputs for output in stepper.step(state, [value])[1]]


@pytest.fixture(scope="module")
def said(stepper: BuiltinStepper, speech: Samples) -> list[StepOutput]:
    """Everything about the sentence when it is heard alone, block by block."""
    return run(stepper, stepper.init(SETTINGS), blocks(speech, 1))


def hypotheses(outputs: Sequence[StepOutput], language: str, utterance: int = 1) -> list[Hypothesis]:
    return [
        output
        for output in outputs
        if isinstance(output, Hypothesis) and (output.language, output.utterance) == (language, utterance)
    ]


def test_speech_becomes_growing_text_in_every_language(said: list[StepOutput]) -> None:
    for language, origin in (("en", Origin.FLOOR), ("es", Origin.MACHINE)):
        shown = hypotheses(said, language)
        assert [one.revision for one in shown] == list(range(1, len(shown) + 1))
        assert {one.origin for one in shown} == {origin}
        assert [one.ended for one in shown] == [False] * (len(shown) - 1) + [True]
        for before, after in pairwise(shown):
            assert text_of(after.committed).startswith(text_of(before.committed))
    final = hypotheses(said, "en")[-1]
    assert text_of(final.committed).startswith("We would like to buy 25 large")
    assert text_of(final.committed).endswith(".")
    assert text_of(hypotheses(said, "es")[-1].committed) == text_of(final.committed).upper()
    assert (final.provisional, final.predicted) == ((), ())


def test_words_are_committed_before_the_utterance_ends_and_a_revision_says_something_new(
    said: list[StepOutput],
) -> None:
    shown = hypotheses(said, "en")
    assert len(shown[-2].committed) >= 4
    seen = [(text_of(h.committed), text_of(h.provisional), text_of(h.predicted)) for h in shown]
    assert all(before != after for before, after in pairwise(seen))


def test_a_checkpoint_follows_every_utterance(
    stepper: BuiltinStepper, state: BuiltinState, speech: Samples
) -> None:
    outputs = run(stepper, state, [*blocks(speech[:20_000], 1), *blocks(speech[:20_000], 2, start=960_000)])
    assert [isinstance(output, Checkpoint) for output in outputs].count(True) == 2
    assert isinstance(outputs[-1], Checkpoint)


@pytest.mark.parametrize("size", [160, 100_000])
def test_any_chunking_gives_the_same_text(
    stepper: BuiltinStepper, state: BuiltinState, speech: Samples, said: list[StepOutput], size: int
) -> None:
    assert run(stepper, state, blocks(speech, 1, size=size)) == said


def test_what_is_said_after_a_cut_is_left_to_the_next_utterance_unless_it_is_committed(
    stepper: BuiltinStepper, state: BuiltinState, speech: Samples
) -> None:
    *audio, _ = blocks(speech, 1)
    outputs = run(stepper, state, audio[: len(audio) * 2 // 3])
    committed = hypotheses(outputs, "en")[-1].committed
    at = Ticks(committed[-1].end + 1)
    (*_, ended) = hypotheses(run(stepper, state, [UtteranceEnded("room", 1, at)]), "en")
    assert ended.ended
    assert text_of(ended.committed).rstrip(".") == text_of(committed)
    assert 1 < len(committed) < 7
    again = frozen(speech[(at // 3) :])
    (*_, rest) = hypotheses(run(stepper, state, blocks(again, 2, start=at)), "en", 2)
    assert text_of(committed).lower().split()[-1] not in text_of(rest.committed).lower()
    assert "buses" in text_of(rest.committed).lower()


def test_a_restarted_engine_goes_on_as_if_nothing_had_happened(
    stepper: BuiltinStepper, state: BuiltinState, speech: Samples
) -> None:
    other = blocks(speech, 2, source="desk")
    before = [*other[:12], *blocks(speech, 1)]
    after = [*other[12:], *blocks(speech[:24_000], 3, start=960_000)]
    checkpoint = run(stepper, state, before)[-1]
    assert isinstance(checkpoint, Checkpoint)
    restarted = stepper.init(replace(SETTINGS, checkpoint=checkpoint.state))
    assert run(stepper, restarted, after) == run(stepper, state, after)


def hurried_from(speech: Samples, place: int, size: int = 1600) -> list[StepInput]:
    """The sentence as utterance 1, in a hurry from a sample on until half a second later."""
    calm = place + 8000
    return [
        *blocks(speech[:place], 1, size=size)[:-1],
        Hurried(("es",)),
        *blocks(speech[place:calm], 1, start=3 * place, size=size)[:-1],
        Hurried(()),
        *blocks(speech[calm:], 1, start=3 * calm, size=size),
    ]


def first_committed(outputs: Sequence[StepOutput], words: int) -> int:
    """How many revisions of the English text it takes until so many words are committed."""
    return next(n for n, one in enumerate(hypotheses(outputs, "en")) if len(one.committed) >= words)


def test_in_a_hurry_words_are_committed_sooner_and_any_chunking_gives_the_same_text(
    stepper: BuiltinStepper, state: BuiltinState, speech: Samples, said: list[StepOutput]
) -> None:
    outputs = run(stepper, state, hurried_from(speech, 20_005))
    assert isinstance(state.translation, ShoutingTranslation)
    assert state.translation.hurried == ()
    assert first_committed(outputs, 2) < first_committed(said, 2)
    assert run(stepper, stepper.init(SETTINGS), hurried_from(speech, 20_005, 9_999)) == outputs


@pytest.mark.slow
def test_an_engine_that_is_restarted_in_a_hurry_goes_on_as_if_nothing_had_happened(
    stepper: BuiltinStepper, state: BuiltinState, speech: Samples
) -> None:
    other = hurried_from(speech, 12_800)
    before = [*other[:18], *blocks(speech[:24_000], 2, source="desk"), Hurried(("es",))]
    (checkpoint,) = (one for one in run(stepper, state, before) if isinstance(one, Checkpoint))
    restarted = stepper.init(replace(SETTINGS, checkpoint=checkpoint.state, hurried=("es",)))
    assert run(stepper, restarted, other[18:]) == run(stepper, state, other[18:])


def turn(speaker: str | None, start: int = 0, number: int = 1) -> TurnChanged:
    return TurnChanged(SpeakerTurn(number, "room", speaker, None, Ticks(start), None, 0.9, settled=False))


def test_a_voice_is_learnt_under_its_speakers_name_and_only_there(
    stepper: BuiltinStepper, state: BuiltinState, speech: Samples
) -> None:
    cut = blocks(speech, 1)
    run(stepper, state, [*cut[:10], turn("S1"), *cut[10:]])
    learnt = state.voices.profiles["room"]
    assert list(learnt) == ["S1"]
    assert learnt["S1"].evidence
    run(stepper, state, [turn("S2", 960_000, 2), *blocks(speech, 2, start=960_000)])
    assert state.voices.profiles["room"]["S1"] == learnt["S1"]
    assert state.voices.profiles["room"]["S2"].evidence


def test_an_utterance_whose_speaker_becomes_known_is_heard_again_in_that_voice(
    stepper: BuiltinStepper, state: BuiltinState, speech: Samples
) -> None:
    known = stepper.init(SETTINGS)
    cut = blocks(speech, 1)
    expected = run(stepper, known, [turn("S1"), *cut])
    outputs = run(stepper, state, [*cut[:8], turn("S1"), *cut[8:]])
    assert state.voices.profiles == known.voices.profiles
    assert hypotheses(outputs, "en")[-1].committed == hypotheses(expected, "en")[-1].committed


@pytest.mark.slow
def test_a_speaker_who_becomes_known_late_changes_no_text_but_their_voice_is_learnt(
    stepper: BuiltinStepper, state: BuiltinState, speech: Samples
) -> None:
    long = np.concatenate((speech, speech))
    expected = run(stepper, stepper.init(SETTINGS), blocks(long, 1))[:-1]
    cut = blocks(long, 1)
    assert run(stepper, state, [*cut[:60], turn("S1"), *cut[60:]])[:-1] == expected
    known = stepper.init(SETTINGS)
    run(stepper, known, [turn("S1"), *cut])
    late, early = (s.voices.profiles["room"]["S1"] for s in (state, known))
    assert len(late.evidence) == len(early.evidence)
    np.testing.assert_allclose(late.mean, early.mean, atol=1.0)


def test_nothing_is_committed_before_it_is_known_in_whose_voice_to_hear_it(
    stepper: BuiltinStepper, state: BuiltinState, speech: Samples
) -> None:
    cut = blocks(speech, 1)
    waiting = run(stepper, state, [*cut[:3], turn(None), *cut[3:14]])
    assert hypotheses(waiting, "en")[-1].provisional
    assert not any(one.committed for one in hypotheses(waiting, "en"))
    assert hypotheses(run(stepper, state, [turn("S1"), *cut[14:16]]), "en")[-1].committed


def test_who_is_not_named_soon_is_not_taken_for_the_last_speaker(
    stepper: BuiltinStepper, state: BuiltinState, speech: Samples
) -> None:
    later, end = 960_000, Ticks(960_000 + 3 * len(speech))
    stranger = turn(None, later, 2)
    run(stepper, state, [turn("S1"), *blocks(speech, 1)])
    known = state.voices.profiles["room"]["S1"]
    *audio, _ = blocks(speech, 2, start=later)
    run(stepper, state, [*audio[:4], stranger, *audio[4:]])
    assert state.utterances["room"].heard_as == ""
    run(stepper, state, [turn("S2", later, 2), UtteranceEnded("room", 2, end)])
    assert state.voices.profiles["room"]["S1"] == known
    assert state.voices.profiles["room"]["S2"].evidence


@pytest.mark.slow
def test_a_restarted_engine_knows_the_voices_and_who_speaks(
    stepper: BuiltinStepper, state: BuiltinState, speech: Samples
) -> None:
    other = blocks(speech, 2)
    before = [turn("S1"), *blocks(speech, 1, source="desk")[:-1], *other[:5], turn("S2"), *other[5:12]]
    checkpoint = run(stepper, state, [*before, UtteranceEnded("desk", 1, Ticks(3 * len(speech)))])[-1]
    assert isinstance(checkpoint, Checkpoint)
    restarted = stepper.init(replace(SETTINGS, checkpoint=checkpoint.state))
    after = [*other[12:], *blocks(speech[:24_000], 3, start=960_000)]
    assert run(stepper, restarted, after) == run(stepper, state, after)
    assert restarted.voices == state.voices


def test_two_sources_are_heard_apart(stepper: BuiltinStepper, state: BuiltinState, speech: Samples) -> None:
    pairs = zip(blocks(speech, 1, source="a"), blocks(speech, 2, source="b"), strict=True)
    outputs = run(stepper, state, [value for pair in pairs for value in pair])
    first, second = (hypotheses(outputs, "en", utterance)[-1] for utterance in (1, 2))
    assert (first.source, second.source) == ("a", "b")
    assert first.committed == second.committed


def test_silence_says_nothing(stepper: BuiltinStepper, state: BuiltinState) -> None:
    outputs = run(stepper, state, blocks(np.zeros(32_000, np.float32), 1))
    assert not hypotheses(outputs, "en")
    assert isinstance(outputs[-1], Checkpoint)


def test_a_new_utterance_ends_the_one_before(
    stepper: BuiltinStepper, state: BuiltinState, speech: Samples
) -> None:
    begun = blocks(speech[:20_000], 1)[:-1]
    outputs = run(stepper, state, [*begun, *blocks(speech[:20_000], 2, start=960_000)])
    assert hypotheses(outputs, "en", 1)[-1].ended
    assert hypotheses(outputs, "en", 2)[-1].ended


def test_the_end_of_another_utterance_and_audio_of_none_change_nothing(
    stepper: BuiltinStepper, state: BuiltinState, speech: Samples
) -> None:
    assert (
        run(stepper, state, [UtteranceEnded("room", 7, Ticks(0)), AudioBlock("room", Ticks(0), speech)]) == []
    )
    turn = SpeakerTurn(1, "room", None, None, Ticks(0), None, 0.5, settled=False)
    assert run(stepper, state, [TurnChanged(turn)]) == []


def test_languages_and_terms_change_while_somebody_speaks(
    stepper: BuiltinStepper, state: BuiltinState, speech: Samples
) -> None:
    inputs = blocks(speech, 1)
    half = len(inputs) // 2
    term = Term("bus", {"ca": "autobús"})
    changes = [TargetsChanged(("ca",)), GlossaryChanged((term,))]
    outputs = run(stepper, state, [*inputs[:half], *changes, *inputs[half:]])
    spanish, catalan = hypotheses(outputs, "es"), hypotheses(outputs, "ca")
    assert spanish[-1].ended
    assert spanish[-1].provisional == ()
    assert len(spanish[-1].committed) < len(catalan[-1].committed)
    assert text_of(catalan[-1].committed) == text_of(hypotheses(outputs, "en")[-1].committed).upper()
    assert isinstance(state.translation, ShoutingTranslation)
    assert state.translation.terms == (term,)


def test_a_gap_keeps_the_times_and_audio_given_twice_is_heard_once(
    stepper: BuiltinStepper, state: BuiltinState, speech: Samples
) -> None:
    middle = 16_000
    gap = ticks_from_samples(8000, 16_000)
    inputs: list[StepInput] = [
        AudioBlock("room", Ticks(0), speech[:middle], 1),
        AudioBlock("room", Ticks(3 * 8000), speech[8000:middle], 1),
        AudioBlock("room", Ticks(3 * middle + gap), speech[middle:], 1),
        UtteranceEnded("room", 1, Ticks(3 * len(speech) + gap)),
    ]
    last = hypotheses(run(stepper, state, inputs), "en")[-1].committed[-1]
    assert last.end <= 3 * len(speech) + gap
    assert last.end > 3 * (len(speech) - 12_000) + gap


def test_finishing_ends_what_is_open_and_the_translator(
    stepper: BuiltinStepper, state: BuiltinState, speech: Samples
) -> None:
    run(stepper, state, blocks(speech[:20_000], 1)[:-1])
    outputs = stepper.finish(state)
    assert hypotheses(outputs, "en")[-1].ended
    assert isinstance(state.translation, ShoutingTranslation)
    assert state.translation.closed


def test_only_english_is_heard(stepper: BuiltinStepper) -> None:
    with pytest.raises(UnsupportedLanguage, match="English only"):
        stepper.init(WorkerSettings("es", ("en",)))


def test_capabilities_name_the_hop_and_the_languages(stepper: BuiltinStepper, state: BuiltinState) -> None:
    told = stepper.capabilities(state)
    assert (told.source_languages, told.hop_ms, told.predicts, told.speaks) == (("en",), 100, True, False)
