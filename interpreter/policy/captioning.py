"""Makes captions of hypotheses."""

from dataclasses import dataclass

from interpreter.domain.captions import Caption
from interpreter.domain.hypothesis import Hypothesis, text_of
from interpreter.domain.timeline import Ticks

_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"})


@dataclass(frozen=True, slots=True)
class Attributed:
    """What a caption needs besides the text: its channel (None: the floor's language), who speaks, and its number."""

    channel: str | None
    revision: int
    speaker: str | None
    speaker_name: str | None


def caption_of(hypothesis: Hypothesis, attributed: Attributed) -> Caption:
    """Return the caption that shows this revision."""
    words = hypothesis.committed + hypothesis.provisional + hypothesis.predicted
    heard = hypothesis.committed + hypothesis.provisional
    start = words[0].start if words else Ticks(0)
    end = max((word.end for word in heard), default=start)
    return Caption(
        utterance=hypothesis.utterance,
        revision=attributed.revision,
        source=hypothesis.source,
        speaker=attributed.speaker,
        speaker_name=attributed.speaker_name,
        channel=attributed.channel,
        language=hypothesis.language,
        committed=text_of(hypothesis.committed),
        provisional=text_of(hypothesis.provisional),
        predicted=text_of(hypothesis.predicted),
        start=start,
        end=end,
        ended=hypothesis.ended,
        right_to_left=is_right_to_left(hypothesis.language),
    )


def is_right_to_left(language: str) -> bool:
    """Say whether a language code is written from right to left in its usual script."""
    return language.split("-", maxsplit=1)[0].lower() in _RIGHT_TO_LEFT
