from dataclasses import replace

from interpreter.lab.metrics.bootstrap import Difference
from interpreter.lab.rehearsing.catalogue import BY_KEY, KINDS
from interpreter.lab.rehearsing.comparing import Compared
from interpreter.lab.rehearsing.verdict import _SAID, Titles, Verdict, judge, overall

TITLES = Titles("eager", "patient", "en", {"en": "English", "es": "Spanish", "ca": "Catalan"})


def real(key: str, a: float, b: float, language: str = "es") -> Compared:
    return Compared(BY_KEY[key], language, a, b, Difference(b - a, (b - a) * 0.8, (b - a) * 1.2))


def chance(key: str, a: float, b: float, language: str = "es") -> Compared:
    return Compared(BY_KEY[key], language, a, b, Difference(b - a, -1.0, 1.0))


def test_what_may_be_chance_or_is_too_small_to_be_noticed_is_no_difference() -> None:
    verdict = judge(
        [chance("lag_s", 1.0, 1.9), real("ear_voice_s", 3.0, 3.1), real("chrf", 60, 60.4)], TITLES
    )
    assert verdict == Verdict(None, "There is no difference that matters between “eager” and “patient”.")


def test_too_little_to_judge_by_is_told_as_such() -> None:
    verdict = judge([replace(real("lag_s", 1.0, 3.0), difference=None), real("end_offset_s", 2, 2)], TITLES)
    assert "cannot be told apart on so little" in verdict.headline


def test_a_setting_for_which_everything_speaks_serves_better() -> None:
    verdict = judge(
        [real("end_offset_s", 3.2, 5.4), real("lag_s", 1.1, 3.0), real("ear_voice_s", 2.9, 4.7)], TITLES
    )
    assert verdict.better == "eager"
    assert verdict.headline == "“eager” serves the audience better than “patient”."
    assert verdict.reasons == (
        "The Spanish voice ends 3.2 s after the speaker instead of 5.4 s.",
        "Spanish words stand for good 1.9 s sooner (1.1 s after the speaker instead of 3.0 s).",
        "Spanish is heard 1.8 s sooner (2.9 s after the speaker instead of 4.7 s).",
    )
    assert not verdict.price


def test_what_is_traded_against_what_is_told() -> None:
    verdict = judge([real("lag_s", 1.0, 1.8), real("ne_shown", 0.031, 0.0101)], TITLES)
    assert verdict.better == "eager"
    assert verdict.headline.endswith("on the whole, at a price.")
    assert verdict.price == ("With “patient” 1 of 100 Spanish words shown are taken back instead of 3.",)


def test_where_as_much_speaks_for_either_it_is_a_choice() -> None:
    verdict = judge([real("lag_s", 1.0, 1.4), real("ne_shown", 0.15, 0.10)], TITLES)
    assert verdict.better is None
    assert "it is a choice" in verdict.headline
    assert [reason.split()[1] for reason in verdict.reasons] == ["“eager”", "“patient”"]


def test_what_comes_first_weighs_more_and_other_languages_do_not_outvote_it() -> None:
    sooner = [real("coverage", 0.2, 0.5, language) for language in ("es", "ca", "en")]
    verdict = judge([real("end_offset_s", 2.0, 5.0), *sooner], TITLES)
    assert verdict.better == "eager"
    assert len(verdict.price) == 3


def test_early_show_counts_only_where_words_are_seen_sooner() -> None:
    early = real("early_show", 0.35, 0.91)
    assert judge([real("lag_s", 0.9, 1.3), early, real("shown_s", 0.8, 0.7)], TITLES).price == ()
    assert len(judge([real("lag_s", 0.9, 1.3), early, real("shown_s", 0.8, 0.4, "ca")], TITLES).price) == 1
    sooner = judge([real("lag_s", 0.9, 1.3), early, real("shown_s", 0.8, 0.4)], TITLES)
    assert (sooner.better, len(sooner.reasons), len(sooner.price)) == ("patient", 2, 1)


def test_drift_is_better_where_it_is_nearer_to_none() -> None:
    assert real("drift_s_per_h", -0.5, 4.0).better == "a"
    assert real("drift_s_per_h", -4.0, 0.5).better == "b"


def test_of_several_settings_the_one_that_nobody_beats_is_the_best() -> None:
    won, lost, level = Verdict("b", ""), Verdict("a", ""), Verdict(None, "")
    assert overall(["a", "b", "c"], [won, level, level]) == "b"
    assert overall(["a", "b"], [level]) is None
    assert overall(["a", "b", "c"], [won, lost, level]) is None


def test_every_figure_has_a_sentence() -> None:
    assert {kind.key for kind in KINDS} == _SAID.keys()
    for kind in KINDS:
        seen = [real("shown_s", 1.0, 0.1)] if kind.key == "early_show" else []
        said = judge([replace(real(kind.key, 1.0, 9.0), kind=replace(kind, matters=0.1)), *seen], TITLES)
        assert said.better == ("patient" if kind.more_is_better else "eager")
        assert "{" not in said.reasons[0]
