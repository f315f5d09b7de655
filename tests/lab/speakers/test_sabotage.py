"""A scorer is worth what it catches."""

from collections.abc import Callable

import pytest

from interpreter.lab.bars import verdict
from interpreter.lab.sabotage import Event
from interpreter.lab.speakers import sabotage
from interpreter.lab.speakers.bars import BY_SET, bars
from interpreter.lab.speakers.evidence import SpeakerEvidence
from interpreter.lab.speakers.figures import figures
from interpreter.lab.speakers.steadiness import Swaps

Judge = Callable[[list[Event]], SpeakerEvidence]

CAUGHT = {
    "calls_everybody_alike": {
        "DER", "speakers counted wrong", "time to a right label p90 s", "time to a right label p50 s",
        "words with the right speaker",
    },
    "swaps_labels": {
        "DER", "label swaps after 2 min", "time to a right label p90 s", "words with the right speaker",
    },
    "labels_late": {"time to a right label p50 s", "time to a right label p90 s"},
    "never_settles": {"DER", "speakers counted wrong", "words with the right speaker"},
    "knows_nobody": {"DER", "speakers counted wrong", "words with the right speaker"},
    "greets_strangers": {
        "DER", "speakers counted wrong", "label swaps after 2 min", "time to a right label p50 s",
        "time to a right label p90 s", "words with the right speaker",
    },
    "thinks_again": {"settled turns that changed", "DER", "speakers counted wrong"},
}  # fmt: skip


def test_the_oracle_meets_every_bar(oracle: list[Event], judged: Judge) -> None:
    found = figures([judged(oracle)])
    assert verdict(bars(found, "held")) == "pass"
    assert (found["der"], found["strict_der"], found["speakers_found"], found["words_right"]) == (0, 0, 2, 1)
    assert found["label_p50_s"] == pytest.approx(0.8)
    assert (found["swaps_per_h"], found["relabels_per_h"], found["label_never_right"]) == (0, 0, 0)
    assert found["shown_der"] == 0


@pytest.mark.parametrize("name", sabotage.SABOTEURS)
def test_every_saboteur_is_caught_by_the_bars_made_for_it(
    name: str, oracle: list[Event], judged: Judge
) -> None:
    found = figures([judged(sabotage.SABOTEURS[name](oracle))])
    missed = {bar.name for bar in bars(found, "held") if bar.met is False}
    assert missed >= CAUGHT[name]
    assert verdict(bars(found, "held")) == "fail"


def test_swapped_labels_are_counted_once_each_and_forgiven_in_the_first_two_minutes(
    oracle: list[Event], judged: Judge
) -> None:
    assert judged(sabotage.swaps_labels(oracle)).swaps == Swaps(2, 2)
    early = [event | {"speaker": "S7"} if event["start_ms"] < 20_000 else event for event in oracle]
    assert judged(early).swaps == Swaps(2, 0)


def test_labels_that_come_late_show_in_what_viewers_saw_and_not_in_what_settled(
    oracle: list[Event], judged: Judge
) -> None:
    late = figures([judged(sabotage.labels_late(oracle))])
    assert late["der"] == 0
    assert late["shown_miss"] > 0.15
    assert late["label_p50_s"] == pytest.approx(3.8)


def test_turns_that_never_settle_still_have_been_on_the_screen(oracle: list[Event], judged: Judge) -> None:
    found = figures([judged(sabotage.never_settles(oracle))])
    assert found["miss"] == 1
    assert found["shown_miss"] < 0.1
    assert found["shown_false_alarm"] > 1


def test_other_sets_have_their_own_bars(oracle: list[Event], judged: Judge) -> None:
    found = figures([judged(sabotage.calls_everybody_alike(oracle))])
    assert {bar.name for bar in bars(found, "ami-excerpts")} == {
        "settled turns that changed", "gaps in the feed's sequence",
    }  # fmt: skip
    limits = {bar.name: bar.limit for bar in bars(found, "synthetic-meetings-en")}
    assert (limits["DER"], limits["speakers counted wrong"]) == (0.12, 1)
    assert "synthetic-meetings-8spk" in BY_SET


def test_recordings_are_pooled_by_time_and_the_worst_count_stands(oracle: list[Event], judged: Judge) -> None:
    good, bad = judged(oracle), judged(sabotage.calls_everybody_alike(oracle))
    pooled = figures([good, bad])
    assert pooled["der"] == pytest.approx(figures([bad])["der"] / 2)
    assert (pooled["count_error"], pooled["speakers_true"], pooled["audio_s"]) == (1, 4, 600)
