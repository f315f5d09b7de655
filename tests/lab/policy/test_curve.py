"""Which settings no other beats."""

from interpreter.lab.policy.curve import Point, front


def point(
    chrf: float | None,
    yaal: float,
    corrections: float,
    early: float,
    *,
    language: str = "es",
    oracle: bool = False,
) -> Point:
    metrics = {"chrf": chrf, "long_yaal_s": yaal, "correction_rate": corrections, "early_show": early}
    return Point(language, {}, metrics, oracle)


def test_the_front_holds_what_no_other_setting_of_the_language_beats() -> None:
    points = [
        point(60, 1.5, 0.05, 0.9),
        point(60, 1.5, 0.05, 0.8),  # beaten by the first
        point(61, 1.8, 0.05, 0.8),
        point(55, 1.0, 0.20, 0.9),
        point(64, 1.0, 0.00, 1.0, oracle=True),
        point(50, 2.0, 0.30, 0.1, language="ca"),
    ]
    assert front(points) == (True, False, True, True, False, True)


def test_what_is_unknown_decides_nothing() -> None:
    assert front([point(None, 1.5, 0.1, 0.9), point(60, 1.5, 0.1, 0.9)]) == (True, True)
    assert front([point(None, 1.4, 0.1, 0.9), point(60, 1.5, 0.1, 0.9)]) == (True, False)
