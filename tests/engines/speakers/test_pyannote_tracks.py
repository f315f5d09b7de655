import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from interpreter.domain.timeline import Ticks
from interpreter.engines.speakers.pyannote_tracks import Tracks
from interpreter.engines.speakers.pyannote_turns import PeopleSettings, PeopleTurns
from interpreter.policy.voices import Voices, VoiceSettings

SPAN, HOP = 500, 25


def conversation(frames: int = 1_500) -> NDArray[np.float64]:
    """Three people, of whom one is silent for longer than a window and two speak at once."""
    active = np.zeros((frames, 3))
    for person, first, last in ((0, 20, 180), (1, 200, 420), (0, 380, 500), (2, 520, 900), (0, 1_000, 1_300)):
        active[first:last, person] = 0.97
    return active


def windows(
    active: NDArray[np.float64], seed: int
) -> "list[tuple[NDArray[np.float64], int, NDArray[np.int_]]]":
    """What a model would say of successive windows: everybody in any column."""
    rng = np.random.default_rng(seed)
    found = []
    for end in range(HOP, len(active) + 1, HOP):
        order = rng.permutation(3)
        found.append((active[max(0, end - SPAN) : end][:, order], HOP, order))
    return found


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 1_000))
def test_people_are_followed_however_the_model_numbers_them(seed: int) -> None:
    tracks = Tracks()
    active = conversation()
    for scores, new, _ in windows(active, seed):
        tracks.hear(scores, new)
        for number in tracks.numbers:
            probabilities = tracks.probabilities(number)
            shape = active[tracks.first : tracks.heard]
            assert min(float(np.abs(shape[:, person] - probabilities).max()) for person in range(3)) < 1e-6
        now = {person for person in range(3) if shape_has(shape[:, person])}
        assert len(tracks.numbers) == len(now)


def shape_has(column: NDArray[np.float64]) -> bool:
    return int(np.sum(column > 0.5)) >= 3


def test_tracks_go_on_from_their_memory() -> None:
    whole, parts = Tracks(), Tracks()
    for scores, new, _ in windows(conversation(), 3):
        whole.hear(scores, new)
        parts = Tracks(parts.memory)
        parts.hear(scores, new)
    assert parts.memory == whole.memory


def test_two_people_at_once_have_two_turns_with_their_own_names() -> None:
    voices = Voices(VoiceSettings())
    turns = PeopleTurns(("floor", Ticks(0)), PeopleSettings(), voices, iter(range(99)).__next__)
    prints = np.eye(3)
    told = []
    active = conversation()

    def prints_of(first: int, alone: NDArray[np.bool_]) -> NDArray[np.float64]:
        shares = alone.astype(float) @ (active[first : first + alone.shape[1]] > 0.5)
        return prints[shares.argmax(axis=1)]

    for scores, new, _ in windows(active, 8):
        told += turns.hear(scores, new, prints_of)[0]
    told += turns.finish(prints_of)
    settled = [turn for turn in told if turn.settled]
    spans = sorted((turn.start // 960, (turn.end or 0) // 960, turn.speaker) for turn in settled)
    assert spans == [
        (20, 180, "S1"),
        (200, 420, "S2"),
        (380, 500, "S1"),
        (520, 900, "S3"),
        (1_000, 1_300, "S1"),
    ]
    assert len({turn.turn for turn in settled}) == len(settled)
    first_named = next(turn for turn in told if turn.start // 960 == 1_000 and turn.speaker == "S1")
    assert first_named.known_at // 960 - 1_000 <= 50
