from pathlib import Path

import pytest

from interpreter.lab.feed import Shown, Utterance
from interpreter.lab.references import Sentence, SpokenWord, load
from interpreter.lab.timing import claims, final_words, source_times, target_times, words_by_utterance


def _spoken(text: str, start_ms: float, step_ms: float = 300) -> tuple[SpokenWord, ...]:
    return tuple(
        SpokenWord(word, start_ms + step_ms * place, start_ms + step_ms * (place + 1))
        for place, word in enumerate(text.split())
    )


def _sentence(text: str, start_ms: float) -> Sentence:
    words = _spoken(text, start_ms)
    return Sentence("Anna", start_ms, words[-1].end_ms, text, words)


def _utterance(*captions: tuple[float, str, str, str], start_ms: float, end_ms: float) -> Utterance:
    return Utterance(1, tuple(Shown(at, start_ms, end_ms, *texts) for at, *texts in captions))


def test_the_lag_of_a_number_counts_from_the_words_that_spell_it() -> None:
    sentence = _sentence("about four thousand visitors", 1000)
    utterance = _utterance(
        (1500, "About", "", ""),
        (2100, "About", "4,000", ""),
        (2300, "About 4,000", "", ""),
        (2700, "About 4,000 visitors.", "", ""),
        start_ms=1000,
        end_ms=2200,
    )
    sources = source_times([utterance], [sentence], "en")
    words = final_words([utterance], sources)
    assert [(w.text, w.committed_ms, w.shown_ms) for w in words] == [
        ("about", 1500, 1500),
        ("4,000", 2300, 2100),
        ("visitors", 2700, 2700),
    ]
    assert [w.committed_ms - w.source.end_ms for w in words if w.source] == [200, 400, 500]
    assert all(w.source and w.source.matched for w in words)


def test_a_misheard_word_has_a_time_but_no_lag() -> None:
    utterance = _utterance((3000, "about for visitors", "", ""), start_ms=1000, end_ms=1900)
    sources = source_times([utterance], [_sentence("about four visitors", 1000)], "en")
    assert [sources[1, place].matched for place in range(3)] == [True, False, True]


def test_repeats_far_apart_are_not_mixed_up() -> None:
    early, late = _sentence("thank you", 1000), _sentence("thank you", 60_000)
    utterance = _utterance((61_000, "thank you", "", ""), start_ms=60_000, end_ms=60_600)
    sources = source_times([utterance], [early, late], "en")
    assert sources[1, 1].end_ms == 60_600


def test_a_target_word_counts_from_its_share_of_the_utterance() -> None:
    sentences = [_sentence("one two three four", 0), _sentence("five six", 1_500)]
    utterance = _utterance((3000, "uno dos tres", "", ""), start_ms=0, end_ms=2_100)
    mine = words_by_utterance([utterance], sentences)
    assert len(mine[1]) == 6
    times = target_times([utterance], mine)
    assert [times[1, place].end_ms for place in range(3)] == [600, 1200, 2100]


def test_a_word_in_a_pause_belongs_to_the_nearer_utterance() -> None:
    first = Utterance(1, (Shown(900, 0, 600, "uno", "", ""),))
    second = Utterance(2, (Shown(2000, 1000, 1600, "dos", "", ""),))
    sentence = Sentence("Anna", 0, 1600, "", _spoken("a b c d", 0, 400))
    mine = words_by_utterance([first, second], [sentence])
    assert [word.text for word in mine[1]] == ["a", "b"]
    assert [word.text for word in mine[2]] == ["c", "d"]


def test_a_prediction_is_judged_by_the_word_that_came_to_stand_in_its_place() -> None:
    utterance = _utterance(
        (350, "We", "see", "the"),
        (650, "We see", "", "the"),
        (950, "We see the", "", "new buses today"),
        (1300, "We see the new", "", ""),
        (1700, "We see the new trains.", "", ""),
        start_ms=0,
        end_ms=1500,
    )
    sources = source_times([utterance], [_sentence("we see the new trains", 0)], "en")
    found = {(claim.word, claim.final): claim for claim in claims([utterance], sources)}
    assert set(found) == {("the", "the"), ("new", "new"), ("buses", "trains"), ("today", None)}
    assert found["the", "the"].lead_ms == 250
    assert found["the", "the"].came_true
    assert not found["new", "new"].counts
    assert found["buses", "trains"].counts
    assert not found["buses", "trains"].came_true
    assert found["today", None].counts


def test_the_oracle_panel_has_every_word_in_time(panel: Path) -> None:
    reference = load(panel)
    assert not reference.interpolated
    assert [word.text for word in reference.words[:5]] == ["we", "see", "about", "four", "thousand"]
    assert reference.words[3].start_ms == pytest.approx(1400)
