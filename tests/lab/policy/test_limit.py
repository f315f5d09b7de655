"""The oracle: what no policy can beat."""

import json

from interpreter.lab.policy.limit import limit, standing


def caption(at_ms: int, committed: str, provisional: str, **others: str) -> str:
    told = {
        "at_ms": at_ms,
        "utterance": 1,
        "channel": None,
        "committed": committed,
        "provisional": provisional,
    }
    return json.dumps(told | {"predicted": "", "ended": False, "sequence": 0} | others)


def test_a_word_stands_from_the_first_revision_after_which_it_never_changes() -> None:
    revisions = [["we", "had"], ["we", "have", "a"], ["we"], ["we", "have", "a", "bus"]]
    assert standing(revisions) == [1, 1, 1, 4]
    assert standing([["a"], ["b"], []]) == [0, 0, 0]
    assert standing([]) == []


def test_the_oracle_commits_each_word_when_it_first_stood_for_good_and_never_takes_one_back() -> None:
    lines = [
        caption(100, "", "We had"),
        caption(200, "", "We have a"),
        caption(150, "", "Tenemos", channel="booth-es"),
        caption(400, "We have a bus.", ""),
        caption(300, "Tenemos un autobús.", "", channel="booth-es"),
    ]
    told = [json.loads(line) for line in limit(lines)]
    assert [(one["at_ms"], one["committed"]) for one in told] == [
        (100, "We"),
        (150, "Tenemos"),
        (200, "We have a"),
        (300, "Tenemos un autobús."),
        (400, "We have a bus."),
    ]
    assert [one["sequence"] for one in told] == [0, 1, 2, 3, 4]
    assert not any(one["provisional"] or one["predicted"] for one in told)
