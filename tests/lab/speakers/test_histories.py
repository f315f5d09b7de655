"""What stood on the screen, from what the feed said."""

import json

import pytest

from interpreter.domain.errors import UserMistake
from interpreter.lab import feed
from interpreter.lab.speakers import histories
from interpreter.lab.speakers.stretches import Stretch
from interpreter.lab.turns import MergeTold, ReassignTold, Told, TurnTold


def _told(
    turn: int, at_ms: float, speaker: str | None, start_ms: float = 0, end_ms: float | None = None
) -> TurnTold:
    return TurnTold(at_ms, turn, speaker, start_ms, end_ms, settled=end_ms is not None)


QUICK = [_told(1, 800, None), _told(1, 1200, "S1"), _told(1, 3000, "S2", 0, 2500), _told(2, 3400, "S1", 2500)]


def test_the_feed_says_turns_and_corrections_and_what_is_no_turn_is_refused() -> None:
    turn = {
        "type": "turn", "sequence": 1, "at_ms": 900, "turn": 4, "source": "floor", "speaker": "S1", "language": "en",
        "start_ms": 100, "end_ms": None, "confidence": 0.5, "settled": False, "known_at_ms": 900,
    }  # fmt: skip
    merge = {"type": "merge", "sequence": 2, "at_ms": 950, "speaker": "S2", "into": "S1"}
    given = {"type": "reassign", "sequence": 3, "at_ms": 960, "turns": [4], "speaker": "S3"}
    read = feed.read([json.dumps(event) for event in (turn, merge, given)], source_language="en")
    assert read.told == (
        TurnTold(900, 4, "S1", 100, None, settled=False),
        MergeTold(950, "S2", "S1"),
        ReassignTold(960, (4,), "S3"),
    )
    del turn["speaker"]
    with pytest.raises(UserMistake, match="Line 1"):
        feed.read([json.dumps(turn)], source_language="en")


def test_settled_stretches_are_what_turns_ended_up_as_and_open_or_nameless_ones_are_none() -> None:
    shown = histories.shown([*QUICK, _told(3, 5000, None, 4000, 4800)])
    assert histories.settled(shown.turns) == [Stretch(0, 2500, "S2")]
    assert shown.turns[0].settled_at_ms == 3000
    assert [turn.relabelled() for turn in shown.turns] == [1, 0, 0]


def test_as_shown_an_instant_has_the_label_that_stood_at_it_shortly_after() -> None:
    seen = histories.as_shown(histories.shown(QUICK).turns, delay_ms=1000)
    assert seen == [
        Stretch(200, 2000, "S1"),
        Stretch(2000, 2500, "S2"),
        Stretch(2500, float("inf"), "S1"),
    ]


def test_a_merge_is_for_what_was_and_what_will_be_and_may_be_turned_round() -> None:
    told: list[Told] = [*QUICK, MergeTold(4000, "S2", "S1"), _told(2, 5000, "S2", 2500, 4900)]
    shown = histories.shown(told)
    assert [stretch.label for stretch in histories.settled(shown.turns)] == ["S1", "S1"]
    assert [state.label for state in shown.turns[0].states] == [None, "S1", "S2", "S1"]
    round_again = histories.shown([*told, MergeTold(6000, "S1", "S2")])
    assert [stretch.label for stretch in histories.settled(round_again.turns)] == ["S2", "S2"]
    assert shown.changed_after_settling == 0


def test_a_turn_given_to_somebody_stays_theirs() -> None:
    shown = histories.shown([*QUICK, ReassignTold(3500, (2,), "S5"), _told(2, 5000, "S1", 2500, 4900)])
    assert histories.settled(shown.turns)[1] == Stretch(2500, 4900, "S5")


def test_a_settled_turn_that_is_told_anew_as_something_else_is_counted() -> None:
    again = _told(1, 9000, "S1", 0, 2500)
    same = _told(1, 9500, "S1", 0, 2500)
    assert histories.shown([*QUICK, again, same]).changed_after_settling == 1
