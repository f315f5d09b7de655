"""Swaps and times to a right label, counted by hand."""

from interpreter.lab.speakers.histories import History, shown
from interpreter.lab.speakers.steadiness import Swaps, swaps, waits
from interpreter.lab.speakers.stretches import Stretch
from interpreter.lab.speakers.truth import Truth
from interpreter.lab.turns import Told, TurnTold

ANN_AND_BEN = Truth(
    "talk",
    tuple(Stretch(place * 10_000, place * 10_000 + 9000, ("Ann", "Ben")[place % 2]) for place in range(30)),
    ((0, 300_000),),
    300_000,
)
PEOPLE = {"S1": "Ann", "S2": "Ben"}


def settled(turn: int, label: str | None, start_ms: float, end_ms: float) -> list[Told]:
    """Told as open 1 s after its start and settled 0.5 s after its end."""
    return [
        TurnTold(start_ms + 1000, turn, label, start_ms, None, settled=False),
        TurnTold(end_ms + 500, turn, label, start_ms, end_ms, settled=True),
    ]


def turns(labels: list[str | None]) -> tuple[History, ...]:
    """One turn per reference stretch, under these labels."""
    told = [
        event
        for place, label in enumerate(labels)
        for event in settled(place, label, place * 10_000, place * 10_000 + 9000)
    ]
    return shown(told).turns


def test_steady_labels_do_not_swap() -> None:
    assert swaps(ANN_AND_BEN, turns(["S1", "S2"] * 15), PEOPLE) == Swaps(0, 0)


def test_a_stray_label_counts_there_and_back_and_late_ones_apart() -> None:
    assert swaps(ANN_AND_BEN, turns(["S1", "S2", "S3", "S2", *["S1", "S2"] * 13]), PEOPLE) == Swaps(2, 0)
    assert swaps(ANN_AND_BEN, turns([*["S1", "S2"] * 6, "S2", "S2", *["S1", "S2"] * 8]), PEOPLE) == Swaps(
        2, 2
    )


def test_not_knowing_is_no_swap() -> None:
    assert swaps(ANN_AND_BEN, turns(["S1", "S2", None, None, *["S1", "S2"] * 13]), PEOPLE) == Swaps(0, 0)


def test_labels_that_change_places_swap_once_each() -> None:
    assert swaps(ANN_AND_BEN, turns([*["S1", "S2"] * 9, *["S2", "S1"] * 6]), PEOPLE) == Swaps(2, 2)


def test_an_interjection_under_its_own_label_while_another_speaks_is_no_swap() -> None:
    truth = Truth("talk", (Stretch(0, 9000, "Ann"), Stretch(4000, 5000, "Ben")), ((0, 9000),), 9000)
    told = settled(1, "S1", 0, 9000) + settled(2, "S2", 4000, 5000)
    assert swaps(truth, shown(told).turns, PEOPLE) == Swaps(0, 0)
    again = [*told, *settled(3, "S1", 7000, 9000)]
    assert swaps(truth, shown(again).turns, PEOPLE) == Swaps(0, 0)


def test_only_turns_of_people_already_known_are_waited_for() -> None:
    found = waits(ANN_AND_BEN, turns(["S1", "S2"] * 15), PEOPLE)
    assert len(found) == 28
    assert set(found) == {1000.0}


def test_a_label_that_is_open_when_its_person_goes_on_is_right_at_once() -> None:
    told = [*settled(1, "S1", 0, 9000), TurnTold(19_500, 2, "S1", 20_000, None, settled=False)]
    assert waits(ANN_AND_BEN, shown(told).turns, PEOPLE)[0] == 20.0


def test_a_label_waits_until_the_last_wrong_one_is_gone() -> None:
    told = [
        *settled(1, "S1", 0, 9000),
        TurnTold(20_500, 2, "S2", 20_000, None, settled=False),
        TurnTold(21_000, 2, "S1", 20_000, None, settled=False),
        TurnTold(22_400, 2, None, 20_000, None, settled=False),
        TurnTold(23_200, 2, "S1", 20_000, None, settled=False),
    ]
    assert waits(ANN_AND_BEN, shown(told).turns, PEOPLE)[0] == 3200.0


def test_a_label_that_comes_with_the_settled_turn_is_right_only_then() -> None:
    told = [
        *settled(1, "S1", 0, 9000),
        TurnTold(20_500, 2, "S2", 20_000, None, settled=False),
        TurnTold(29_700, 2, "S1", 20_000, 29_000, settled=True),
    ]
    assert waits(ANN_AND_BEN, shown(told).turns, PEOPLE)[0] == 9700.0


def test_a_label_that_ends_up_wrong_was_never_right() -> None:
    told = [
        *settled(1, "S1", 0, 9000),
        TurnTold(20_500, 2, "S1", 20_000, None, settled=False),
        TurnTold(29_700, 2, "S2", 20_000, 29_000, settled=True),
    ]
    assert waits(ANN_AND_BEN, shown(told).turns, PEOPLE)[0] is None


def test_whoever_is_called_by_anothers_label_is_known_and_never_right() -> None:
    found = waits(ANN_AND_BEN, turns(["S1"] * 30), {"S1": "Ann"})
    assert len(found) == 28
    assert found.count(None) == 14


def test_pauses_are_bridged_and_interjections_not_waited_for() -> None:
    truth = Truth(
        "talk",
        (
            Stretch(0, 4000, "Ann"),
            Stretch(6000, 6900, "Ann"),
            Stretch(8000, 8600, "Ann"),
            Stretch(9000, 9600, "Ann"),
        ),
        ((0, 10_000),),
        10_000,
    )
    told = settled(1, "S1", 0, 4000) + settled(2, "S1", 6000, 6900) + settled(3, "S1", 8000, 9600)
    assert waits(truth, shown(told).turns, {"S1": "Ann"}) == [1000.0]
