"""How far it goes: streams that keep up with speech, and what other ways of doing the same take."""

import gc
import time
from typing import Any

import torch
from transformers import GenerationMixin
from transformers.modeling_outputs import BaseModelOutput

from interpreter.engines.seamless.drafts import Draft
from interpreter.engines.seamless.listening import Speech
from interpreter.engines.seamless.trial_arms import SPOKEN, Bench, first_line, hops
from interpreter.engines.seamless.trial_pace import (
    HOP_S,
    OPEN_TOKENS,
    Floor,
    PacedListener,
    parts_of,
    places_of,
)

_LATE_SHARE = 0.001
_GLANCE_HOPS = 25
_WARM_UP_HOPS = 5
_LANGUAGES = 2
"""Are tried of each source; others take as long."""
_MOST_SOURCES = 1024
_BACK = 0.9


def streams(bench: Bench, until: float) -> dict[str, Any]:
    """Find the most sources, each into all targets, that keep up: doubled, halved in, then held for long.

    `held_s` is how long they were held, as time allowed; 0 where there was none left.
    """
    search = _Search(bench, until)
    good = search.found()
    held = count = 0
    while good and not held and (count := search.affordable(round(bench.seconds / HOP_S))):
        held = good if search.keeps_up(good, count) else 0
        good = good if held else int(good * _BACK)
    return {
        "sources": good,
        "streams": good * bench.targets,
        "held_s": round(count * HOP_S, 1) if held else 0.0,
        "tried": search.tried,
        "failed": search.failed,
    }


class _Search:
    """Tries numbers of sources; half of the time is kept for holding the one that is found."""

    def __init__(self, bench: Bench, until: float) -> None:
        self._bench, self._until = bench, until
        self._found_until = (time.perf_counter() + until) / 2
        self.tried: dict[int, float] = {}
        """By number of sources, the share of hops that came late."""
        self.failed: dict[int, str] = {}
        """By number of sources, what it failed at: in a graph that is recorded, too little memory has many names."""

    def affordable(self, count: int) -> int:
        """How many hops of so many can still be tried, each nearly late; 0 if that would say little."""
        left = int((self._until - time.perf_counter()) / HOP_S) - _WARM_UP_HOPS
        return min(count, left) if left >= min(count, _GLANCE_HOPS) else 0

    def found(self) -> int:
        """Return the largest number that keeps up at a glance, nearly; 0 if none does."""
        good, bad, count = 0, _MOST_SOURCES + 1, 1
        while bad - good > max(1, good // 16) and (not good or time.perf_counter() < self._found_until):
            good, bad = (count, bad) if self.keeps_up(count, _GLANCE_HOPS) else (good, count)
            count = min(2 * good, (good + bad) // 2)
        return good

    def keeps_up(self, sources: int, count: int) -> bool:
        """Whether hardly any hop is done after the next has come. What fails is too much; with one source it raises."""
        try:
            share = self._late(sources, count)
        except RuntimeError as error:
            if sources == 1:
                raise
            self.failed[sources], share = first_line(error), 1.0
        if self._bench.device == "cuda":
            gc.collect()
            torch.cuda.empty_cache()
        self.tried[sources] = round(share, 4)
        return share <= _LATE_SHARE

    def _late(self, sources: int, count: int) -> float:
        """The share of late hops; 1 when it is over before all are heard, or as soon as too many are late."""
        floor = self._bench.floor(sources=sources)
        hops(floor, _WARM_UP_HOPS, self._until)
        done = late = 0.0
        for number in range(count):
            done = max(done, number * HOP_S) + sum(hops(floor, 1, self._until))
            late += done > (number + 1) * HOP_S
            if late > _LATE_SHARE * count or time.perf_counter() > self._until:
                return 1.0
        return late / count


def alone(bench: Bench, until: float) -> dict[str, Any]:
    """Hear each source anew for each language, one after the other."""
    parts = parts_of(bench.loaded)
    floors = [
        Floor(PacedListener(bench.loaded, language, parts), (), [place])
        for language in [SPOKEN, *bench.languages][:_LANGUAGES]
        for place in places_of(bench.sources)
    ]
    for floor in floors:
        hops(floor, 1, until)
    took: list[float] = []
    while not took or (len(took) < _GLANCE_HOPS * len(floors) and time.perf_counter() < until):
        took += [sum(hops(floor, 1, until)) for floor in floors]
    return _scaled(bench, sum(took) / len(took))


def generate(bench: Bench, until: float) -> dict[str, Any]:
    """Write each language of each source by `generate()` of Transformers, with what stands as its beginning."""
    floor = bench.floor(targets=_LANGUAGES - 1)
    watch = floor.listener.parts.watch
    hops(floor, _WARM_UP_HOPS, until)
    asked = [(speech, draft) for speech in floor.speeches for draft in speech.drafts.values()]
    _generated(bench, *asked[0])
    took: list[float] = []
    while not took or (len(took) < _GLANCE_HOPS * len(asked) and time.perf_counter() < until):
        for speech, draft in asked:
            began = watch.now()
            _generated(bench, speech, draft)
            took.append(watch.now() - began)
    return _scaled(bench, sum(took) / len(took))


def _generated(bench: Bench, speech: Speech, draft: Draft) -> Any:  # noqa: ANN401 - what Transformers makes has no types
    model = bench.loaded.model
    like = next(model.speech_encoder.parameters())
    row = draft.row(0, bench.loaded.end, speech.window.frames, final=False)
    features = torch.from_numpy(speech.features.normalised())[None].to(like)
    mask = torch.ones(features.shape[:2], dtype=torch.long, device=like.device)
    with torch.inference_mode():
        states = model.speech_encoder(features, attention_mask=mask).last_hidden_state
        return GenerationMixin.generate(
            model,
            encoder_outputs=BaseModelOutput(last_hidden_state=states),
            attention_mask=torch.ones(states.shape[:2], dtype=torch.long, device=like.device),
            decoder_input_ids=torch.tensor([row.prefix], device=like.device),
            min_new_tokens=OPEN_TOKENS,
            max_new_tokens=OPEN_TOKENS,
            do_sample=False,
        )


def _scaled(bench: Bench, seconds: float) -> dict[str, float]:
    """What a hop of one language of one source takes, and of all that are asked for."""
    rows = bench.sources * (bench.targets + 1)
    return {"one_ms": round(1000 * seconds, 3), "all_ms": round(1000 * seconds * rows, 3), "rows": rows}
