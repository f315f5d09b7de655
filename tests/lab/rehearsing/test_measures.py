import json

import numpy as np
import pytest

from interpreter.domain.steps import Term
from interpreter.lab import sabotage
from interpreter.lab.rehearsing.catalogue import BY_KEY, WHOLE
from interpreter.lab.rehearsing.comparing import agreement, compare, drift_s_per_h
from interpreter.lab.rehearsing.measures import Ratio, measured
from interpreter.lab.rehearsing.speakers import steadiness_told, wrong_labels
from interpreter.lab.rehearsing.terms import honoured
from interpreter.lab.rehearsing.yardstick import Yardstick, merged, of_record
from interpreter.lab.sabotage import Event
from tests.lab.rehearsing.conftest import COUNT, line, taken

SPANISH = {"translations": {"es": "el puente"}}


def test_a_ratio_is_drawn_anew_as_a_sum_of_parts_over_a_sum_of_wholes() -> None:
    ratio = Ratio(np.array([1.0, 0.0, 3.0]), np.array([2.0, 0.0, 2.0]))
    assert ratio.value == 1.0
    assert ratio.drawn(np.array([[0, 0, 2], [1, 1, 1]])).tolist() == pytest.approx([5 / 6, 1.0])
    assert Ratio(np.zeros(2), np.zeros(2)).value is None


def test_who_is_two_seconds_later_is_told_to_be_two_seconds_later(
    oracle: list[Event], yardstick: Yardstick
) -> None:
    prompt, late = taken(oracle, yardstick), taken(sabotage.delays(oracle), yardstick)
    assert prompt.drawn["es", "lag_s"].value == pytest.approx(0.9)
    assert prompt.drawn["en", "lag_s"].value == pytest.approx(0.4)
    assert prompt.drawn["es", "ear_voice_s"].value == pytest.approx(1.5)
    found = {(one.language, one.kind.key): one for one in compare(prompt, late)}
    for key in (
        ("es", "lag_s"),
        ("es", "ear_voice_s"),
        ("es", "shown_s"),
        ("en", "lag_s"),
        ("es", "end_offset_s"),
    ):
        assert found[key].difference is not None
        assert found[key].difference.mean == pytest.approx(2.0)
        assert (found[key].better, found[key].matters) == ("a", True)
    for key in (("en", "wer"), ("es", "chrf"), ("es", "unheard"), ("es", "lost")):
        assert (found[key].better, found[key].matters) == (None, False)
    assert found["es", "chrf"].a == pytest.approx(100)
    assert agreement(prompt, late) == {"es": pytest.approx(100)}
    assert not [one for one in compare(prompt, taken(oracle, yardstick)) if one.better is not None]


def test_what_flickers_is_silent_or_drops_sentences_is_told(
    oracle: list[Event], yardstick: Yardstick
) -> None:
    right = taken(oracle, yardstick)
    for name, key, share in (
        ("flickers", "ne_shown", None),
        ("stays_silent", "unheard", 1 / 2),
        ("drops_sentences", "lost", 1 / 3),
    ):
        wrong = taken(sabotage.SABOTEURS[name](oracle), yardstick)
        found = next(one for one in compare(right, wrong) if (one.language, one.kind.key) == ("es", key))
        assert found.better == "a"
        assert found.a == 0
        assert found.b == pytest.approx(share, abs=0.01) if share else found.b > 1


def test_words_are_wrong_where_somebody_checked_them(oracle: list[Event], yardstick: Yardstick) -> None:
    heard = [
        event | {"committed": event["committed"].replace("bridge", "fridge")}
        if event.get("language") == "en" and event["utterance"] == 1
        else event
        for event in oracle
    ]
    errors = taken(heard, yardstick).drawn["en", "wer"]
    assert (errors.parts.sum(), errors.wholes.sum()) == (1, 10 * COUNT)


def test_a_hurried_voice_and_words_it_left_out_are_counted(oracle: list[Event], yardstick: Yardstick) -> None:
    events = [
        event | {"rate": 1.2 if event["utterance"] <= 3 else 1.1} if event["type"] == "speech" else event
        for event in oracle
    ]
    skip = {
        "type": "skip",
        "at_ms": 9000.0,
        "channel": "booth-es",
        "language": "es",
        "utterance": 2,
        "words": 5,
    }
    found = taken([*events, skip | {"cause": "backlog"}], yardstick)
    assert found.drawn["es", "hurried"].value == pytest.approx(3 / COUNT)
    assert found.drawn["es", "skipped"].value == pytest.approx(5 / (11 * COUNT))


def test_a_term_counts_where_it_was_heard_and_has_a_translation() -> None:
    terms = (
        Term("Bridge", {"es": "Puente"}),
        Term("March", {}),
        Term("gate", {"fr": "porte"}),
        Term("rid", {"es": "x"}),
    )
    document = {
        "lines": [
            line(1, 0, "the bridge opens", **SPANISH),
            line(2, 2000, "Bridge in March", translations={"es": "la pasarela en March"}),
            line(3, 4000, "a gate, no bridge"),
        ]
    }
    assert list(honoured(document, terms, "es")) == [(0.0, 1.0), (2000.0, 0.0), (2000.0, 1.0)]


def record(*lines: dict[str, object]) -> dict[str, object]:
    return {"session": {"id": "one"}, "source_language": "en", "duration_ms": 9000, "lines": list(lines)}


def test_only_what_was_corrected_in_a_record_is_checked() -> None:
    closes = line(2, 3000, "the gate , closes", original={"en": "the fate closes"}, speaker="S2", **SPANISH)
    opens = line(1, 0, "the bridge opens", original={"es": "la puente"}, **SPANISH)
    found = of_record(record(closes, opens, line(3, 6000, "no", **SPANISH)), corrected=True)
    assert [one.text for one in found.sentences] == ["the bridge opens", "the gate , closes", "no"]
    assert [word.text for word in found.sentences[1].words] == ["the", "gate", "closes"]
    assert (found.checked.said, found.checked.translated) == ({1}, {"es": {0}})
    assert (found.lines, found.edited, found.truth) == (3, 2, None)
    untouched = of_record(record(closes, opens), corrected=False)
    assert (untouched.checked.said, untouched.truth, untouched.edited) == (frozenset(), None, 0)


def test_speakers_are_known_in_edited_lines_once_one_was_corrected() -> None:
    closes = line(2, 3000, "the gate , closes", original={"en": "the fate closes"}, speaker="S2")
    french = line(3, 6000, "merci", language="fr", speaker_edited=True)
    truth = of_record(record(line(1, 0, "the bridge opens"), closes, french), corrected=True).truth
    assert truth is not None
    assert truth.scored == ((3000.0, 4200.0), (6000.0, 6300.0))
    assert {one.label for one in truth.stretches} == {"S1", "S2"}
    assert merged([(5, 6), (0, 2), (1, 3)]) == ((0, 3), (5, 6))


def test_the_wrong_speaker_is_counted_where_somebody_checked(
    oracle: list[Event], yardstick: Yardstick
) -> None:
    assert yardstick.truth is not None
    turns = [
        {
            "type": "turn",
            "at_ms": one.end_ms + 100,
            "turn": number,
            "speaker": "S1" if one.label == "Anna" or number == 3 else "S2",
            "start_ms": one.start_ms,
            "end_ms": one.end_ms,
            "settled": True,
        }
        for number, one in enumerate(yardstick.truth.stretches)
    ]
    found = taken(sabotage.in_order([*oracle, *turns]), yardstick)
    wrong = wrong_labels(found, yardstick)
    assert wrong is not None
    assert wrong.value == pytest.approx(1 / COUNT)
    assert np.flatnonzero(wrong.parts).tolist() == [3]
    told = steadiness_told(found, yardstick)
    assert told[WHOLE, "speakers_found"] == 2
    assert told[WHOLE, "swaps_per_h"] > 0


def test_drift_is_told_of_long_recordings_only() -> None:
    minutes = [(60.0 * at, 3.0 + at / 60) for at in range(30)]
    assert drift_s_per_h(minutes) == pytest.approx(1.0)
    assert drift_s_per_h(minutes[:9]) is None
    assert drift_s_per_h([*minutes[:9], (1800.0, None)]) is None


def test_every_figure_that_is_measured_is_in_the_catalogue(oracle: list[Event], yardstick: Yardstick) -> None:
    found = taken(oracle, yardstick)
    assert {key for _, key in found.drawn} | {"end_offset_s"} <= BY_KEY.keys()
    lines = [json.dumps(event | {"type": "unknown"}) for event in oracle]
    nothing = measured(lines, {"lines": []}, yardstick, ("en", ("es",), ()))
    assert not [
        key for key, one in nothing.drawn.items() if one.value is not None and key[1] in {"lag_s", "ne_shown"}
    ]
