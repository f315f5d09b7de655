"""How late a translation is, at a glance."""

import pytest
from pytestqt.qtbot import QtBot

from ui.models.views import Grade, LagCause, LagView, LimitView
from ui.widgets.lag_badge import LagBadge
from ui.widgets.signs import Sign


@pytest.fixture
def badge(qtbot: QtBot) -> LagBadge:
    badge = LagBadge()
    qtbot.addWidget(badge)
    return badge


def test_grades_differ_by_sign_and_word_and_not_by_colour_alone(badge: LagBadge) -> None:
    signs, names = set(), set()
    for grade in Grade:
        badge.show_lag(LagView(4.2, grade, LagCause.ENGINE))
        signs.add(badge.shown.sign)
        names.add(badge.accessibleName())
    assert signs == {Sign.DISC, Sign.DIAMOND, Sign.TRIANGLE, Sign.RING}
    assert names == {
        "Lag: 4.2 s, good, engine",
        "Lag: 4.2 s, fair, engine",
        "Lag: 4.2 s, poor, engine",
        "Lag: 4.2 s, engine",
    }


def test_before_the_first_word_nothing_is_claimed(badge: LagBadge) -> None:
    assert badge.shown.value == "–"
    assert badge.accessibleName() == "Lag: not known yet"


def test_its_width_follows_neither_the_number_nor_the_cause(badge: LagBadge) -> None:
    width = badge.sizeHint().width()
    for seconds, cause in ((0.1, LagCause.WORDS), (11.1, LagCause.VOICE), (88.8, LagCause.ENGINE)):
        badge.show_lag(LagView(seconds, Grade.FAIR, cause))
        assert badge.sizeHint().width() == width


def test_the_cause_may_be_left_to_the_tooltip(qtbot: QtBot) -> None:
    badge = LagBadge(with_cause=False)
    qtbot.addWidget(badge)
    badge.show_lag(LagView(6.0, Grade.POOR, LagCause.VOICE))
    assert badge.shown.remark == ""
    assert "waits to be heard" in badge.toolTip()


def test_a_voice_that_hurries_because_of_its_limit_shows_that_quietly(badge: LagBadge) -> None:
    badge.show_lag(LagView(2.1, Grade.GOOD, LagCause.VOICE, LimitView(6.0)))
    assert badge.shown.sign is Sign.DISC
    assert badge.toolTip().endswith("Listeners are never to be later than 6 s.")
    badge.show_lag(LagView(2.1, Grade.GOOD, LagCause.VOICE, LimitView(6.0, hurries=True)))
    assert (badge.shown.sign, badge.shown.ink, badge.shown.remark) == (Sign.ARROWS, "good", "hurrying")
    assert badge.accessibleName() == "Lag: 2.1 s, good, voice queue, hurrying"
    assert badge.toolTip().endswith(
        "So that nobody is later than 6 s, clauses and pauses are shorter and the voice is faster."
    )


def test_words_left_out_are_not_hidden_behind_a_short_lag(badge: LagBadge) -> None:
    lag = LagView(2.1, Grade.GOOD, LagCause.VOICE, LimitView(6.0, hurries=True, left_out=12))
    badge.show_lag(lag)
    assert (badge.shown.ink, badge.shown.remark) == ("warn", "words left out")
    assert badge.toolTip().endswith(
        "Words that were lately not spoken because too much waited: 12. They can be read."
    )
    badge.show_lag(LagView(8.0, Grade.POOR, LagCause.VOICE, lag.limit))
    assert (badge.shown.sign, badge.shown.ink) == (Sign.TRIANGLE, "bad")
