import pytest

from interpreter.lab.page.results import Recording, Turns
from interpreter.lab.page.stretches import by_speaker, common, length, paired, without
from interpreter.lab.page.trade_plots import Setting, best_of
from interpreter.lab.page.trends import drift, running_median
from interpreter.lab.page.turn_plots import lanes


def test_an_interpreter_that_falls_behind_a_second_a_minute_is_seen_to() -> None:
    points = [(float(at), 1 + at / 60) for at in range(1200)]
    points[5] = (5.0, 900.0)
    slope, start = drift(points) or (0, 0)
    assert (slope * 60, start) == (pytest.approx(1), pytest.approx(1, abs=1e-6))


def test_two_words_have_no_drift_and_no_median() -> None:
    points = [(0.0, 1.0), (1.0, 2.0)]
    assert drift(points) is None
    assert running_median(points, window_s=10) == []
    assert running_median([], window_s=10) == []


def test_the_median_is_that_of_the_words_around() -> None:
    points = [(float(at), 1.0 if at < 50 else 3.0) for at in range(101)]
    told = dict(running_median(points, window_s=10, steps=10))
    assert (told[20.0], told[80.0]) == (1.0, 3.0)


def test_stretches_are_cut_where_others_begin_and_end() -> None:
    one, other = [(0.0, 10.0), (20.0, 30.0)], [(2.0, 3.0), (8.0, 22.0)]
    assert common(one, other) == [(2, 3), (8, 10), (20, 22)]
    assert without(one, other) == [(0, 2), (3, 8), (22, 30)]
    assert length(common(one, other)) + length(without(one, other)) == length(one)


def test_turns_of_one_speaker_that_overlap_are_one() -> None:
    assert by_speaker([("a", 4, 6), ("a", 0, 5), ("b", 1, 2), ("b", 3, 3)]) == {"a": [(0, 6)], "b": [(1, 2)]}


def test_labels_stand_for_whom_they_fit_best_and_one_too_many_for_nobody() -> None:
    truth = {"Anna": [(0.0, 10.0)], "Ben": [(10.0, 20.0)]}
    told = {"1": [(0.0, 4.0), (12.0, 20.0)], "2": [(4.0, 10.0)], "3": [(10.0, 12.0)]}
    assert paired(truth, told) == {"1": "Ben", "2": "Anna"}
    assert paired({}, told) == paired(truth, {}) == {}


def test_a_lane_tells_what_was_right_wrong_and_missed() -> None:
    turns = Turns((("Anna", 0, 10), ("Ben", 10, 20)), (("1", 1, 12), ("2", 12, 20), ("3", 20, 21)))
    anna, ben, nobody = lanes(Recording(30, turns=turns))
    assert (anna.label, anna.stretches[1:]) == ("1", ([(1, 10)], [(10, 12)], [(0, 1)]))
    assert (ben.label, ben.stretches[1:]) == ("2", ([(12, 20)], [], [(10, 12)]))
    assert (nobody.name, nobody.label, nobody.stretches[2]) == ("nobody", "3", [(20, 21)])


def test_the_best_settings_are_those_that_none_beats_and_never_the_oracle() -> None:
    slow, quick, beaten, same = (
        Setting("slow", 3, 60),
        Setting("quick", 1, 50),
        Setting("beaten", 2, 49),
        Setting("same", 1, 50),
    )
    oracle = Setting("oracle", 0.5, 70, oracle=True)
    assert best_of([slow, oracle, quick, beaten, same]) == [quick, same, slow]
