import pytest

from interpreter.lab.product import Run
from interpreter.lab.rehearsing.rehearsal import _costs
from interpreter.lab.rehearsing.running import Output
from interpreter.lab.rehearsing.settings import Setting


def output(*cpu_s: float) -> Output:
    runs = tuple(Run((), (), 1.0, seconds, 1.0, None) for seconds in cpu_s)
    return Output(Setting("one", "builtin", "off"), runs, {})


@pytest.mark.parametrize(
    ("a", "b", "better"),
    [
        ((10.0,), (30.0,), None),
        ((10.0, 12.0), (30.0, 33.0), "a"),
        ((30.0, 33.0), (10.0, 12.0), "b"),
        ((10.0, 31.0), (30.0, 33.0), None),
    ],
)
def test_computing_differs_where_all_runs_of_one_cost_more_than_all_of_the_other(
    a: tuple[float, ...], b: tuple[float, ...], better: str | None
) -> None:
    found = _costs(output(*a), output(*b), 100.0)
    assert found is not None
    assert found.better == better
    assert (found.a, found.b) == (pytest.approx(sum(a) / len(a) / 100), pytest.approx(sum(b) / len(b) / 100))
    assert _costs(output(1.0), output(2.0), 0.0) is None
