"""When a broken model process is started again."""

from interpreter.policy.restarts import RestartPolicy


def test_pauses_grow_and_the_sixth_failure_in_a_row_is_the_last() -> None:
    policy = RestartPolicy()
    assert [policy.failed(0.0) for _ in range(6)] == [0.0, 1.0, 2.0, 5.0, 10.0, None]


def test_progress_begins_a_new_row() -> None:
    policy = RestartPolicy()
    policy.failed(0.0)
    policy.failed(0.0)
    policy.progressed()
    assert policy.failed(1.0) == 0.0


def test_ten_failures_in_half_an_hour_are_too_many_even_with_progress_between_them() -> None:
    policy = RestartPolicy()
    for minute in range(10):
        assert policy.failed(minute * 60.0) == 0.0
        policy.progressed()
    assert policy.failed(11 * 60.0) is None
    assert policy.failed(31 * 60.0) == 0.0


def test_a_person_who_wants_it_tried_again_begins_from_nothing() -> None:
    policy = RestartPolicy()
    while policy.failed(0.0) is not None:
        pass
    policy.forgive()
    assert [policy.failed(1.0) for _ in range(6)] == [0.0, 1.0, 2.0, 5.0, 10.0, None]
