"""Sets every saboteur on an honest product and looks whether the figure made for it gives it away.

The honest product listens to levels that stand for words. It runs as a process of its own, and a saboteur is another
that stands between the lab and it. It is measured twice: where that differs, nothing else can be told.
"""

import tempfile
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from interpreter.lab import checks, product
from interpreter.lab.bars import Bar, bars
from interpreter.lab.figures import figures
from interpreter.lab.invariance.bench import NOISY, Plan, trials
from interpreter.lab.invariance.futures import Sound, read, write
from interpreter.lab.invariance.openings import Answer, difference
from interpreter.lab.quality import score
from interpreter.lab.report import result_line
from interpreter.lab.selftest import conversation, material

ORACLE = (*product.PYTHON, "interpreter.lab.selftest.oracle")
ADAPTER = (*product.PYTHON, "interpreter.lab.selftest.adapter")
ORDER = product.Order("en", ("es",), "oracle")
HONEST = ""
CLOCK_S = 0.5
"""The clock of a feed may be so far off."""
_TRIES = 3
_AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class Heard:
    """What a product said, and where its files are."""

    run: product.Run
    folder: Path


@dataclass(frozen=True, slots=True)
class Row:
    """One saboteur held against the honest product by the figure that is made for it; None: it could not be told."""

    saboteur: str
    figure: str
    honest: float | None
    sabotaged: float | None
    limit: str
    clean: bool
    """Whether the honest product meets it."""
    caught: bool


@dataclass(frozen=True, slots=True)
class Result:
    """What became of all saboteurs. `noise` says what differed where the honest product was measured twice."""

    rows: tuple[Row, ...]
    noise: tuple[str, ...]
    bars: tuple[Bar, ...]
    verdict: str
    """pass, fail, or INVALID-NOISY."""
    line: str
    """The one JSON line."""


BY_BAR: Mapping[str, str] = {
    "drops_sentences": "es lag p90 s",
    "delays": "es lag p50 s",
    "flickers": "es NE shown",
    "withdraws": "es committed text taken back",
    "repeats_function_words": "source predictions better than a constant",
    "peeks_ahead": "source words committed before said",
    "stays_silent": "es ear-voice p90 s",
    "leaves_marks": "es engine marks",
}
"""Saboteur → the bar of `bench quality` that catches it."""


_SETS = {
    "conversation": conversation.CONVERSATION,
    "altered": conversation.ALTERED,
    "opening": conversation.OPENING,
}


def selftest(plan: Plan) -> Result:
    """Try every saboteur; `plan` is how thoroughly the future is exchanged. Takes some seconds."""
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), plan)
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            clock = pool.submit(clock_row, bench)
            list(pool.map(bench.heard, [HONEST, *BY_BAR]))
            by_check = list(pool.map(lambda one: one.row(bench), CHECKS))
            noise = [*bench.noise(), *clock.result()[1]]
        rows = (*(_by_bar(bench, *one) for one in BY_BAR.items()), *by_check, clock.result()[0])
    good = all(row.clean and row.caught for row in rows)
    verdict = NOISY if noise else "pass" if good else "fail"
    judged = (
        Bar("saboteurs not caught", sum(not row.caught for row in rows), 0),
        Bar("figures that accuse the honest product", sum(not row.clean for row in rows), 0),
    )
    line = result_line(
        "selftest",
        settings=asdict(plan),
        metrics={"saboteurs": [asdict(row) for row in rows], "noise": noise},
        bars=judged,
        seed=plan.seed,
        verdict=verdict,
    )
    return Result(rows, tuple(noise), judged, verdict, line)


class Bench:
    """The recordings of a self-test in a folder of its own, and what products said of them."""

    def __init__(self, folder: Path, plan: Plan) -> None:
        self._folder = folder
        self._plan = plan
        self._runs: dict[tuple[str, str], Heard] = {}
        for name, sentences in _SETS.items():
            material.write(folder / name, sentences)

    def heard(self, saboteur: str, name: str = "conversation") -> Heard:
        """Let a product hear a recording, once."""
        if (saboteur, name) not in self._runs:
            out = self._folder / "out" / f"{name} {saboteur}"
            run = product.run(ORDER, self.recording(name), out, command=self._command(saboteur))
            self._runs[saboteur, name] = Heard(run, out)
        return self._runs[saboteur, name]

    def judged(self, saboteur: str, name: str = "conversation") -> dict[str, Bar]:
        """Return the bars of `bench quality` by name."""
        base = self.recording(name).with_suffix("")
        lines = self.heard(saboteur, name).run.lines
        found = figures([score(lines, base, language="en", targets=["es"])], ["es"])
        return {bar.name: bar for bar in bars(found, ["es"])}

    def live(self, saboteur: str) -> product.Run:
        """Let a product hear a short recording as it was said."""
        order = replace(ORDER, pace="realtime")
        with tempfile.TemporaryDirectory(dir=self._folder) as out:
            return product.run(order, self.recording("opening"), Path(out), command=self._command(saboteur))

    def changed_openings(self, saboteur: str) -> float:
        """Return how many openings changed with the future; a product that is not deterministic counts as one."""
        sound = read(self.recording("conversation"))
        tried = trials("conversation", sound, lambda heard: self._answer(saboteur, heard), self._plan)
        return 1 if tried is None else sum(one.broken is not None for one in tried)

    def noise(self) -> list[str]:
        """Say what is wrong with the honest product itself: nothing can be told then."""
        sound = read(self.recording("conversation"))
        first, second = (self._answer(HONEST, sound) for _ in range(2))
        differs = difference(first, second, sound.duration_ms) is not None
        missed = [bar.name for bar in self.judged(HONEST).values() if bar.met is False]
        return [
            *(["the honest product answered otherwise when it heard the same again"] if differs else []),
            *(f"the honest product misses {name}" for name in missed),
        ]

    def recording(self, name: str) -> Path:
        """Return where one of the recordings is."""
        return self._folder / name / f"{material.NAME}.wav"

    def _command(self, saboteur: str) -> list[str]:
        if saboteur == HONEST:
            return list(ORACLE)
        return [*ADAPTER, saboteur, str(self._folder / f"{saboteur}.cache"), *ORACLE, "--"]

    def _answer(self, saboteur: str, sound: Sound) -> Answer:
        with tempfile.TemporaryDirectory(dir=self._folder) as scratch:
            recording, out = Path(scratch) / "recording.wav", Path(scratch) / "out"
            write(sound, recording)
            run = product.run(ORDER, recording, out, command=self._command(saboteur))
            return Answer(run.lines, {path.name: read(path) for path in out.glob("channel.*")})


@dataclass(frozen=True, slots=True)
class Check:
    """A figure that is not one of a feed, the most it may be, and the saboteur that it gives away."""

    saboteur: str
    figure: str
    limit: float
    measure: Callable[[Bench, str], float | None]

    def row(self, bench: Bench) -> Row:
        """Measure the honest product and the saboteur."""
        honest, sabotaged = (self.measure(bench, who) for who in (HONEST, self.saboteur))
        clean, caught = honest == 0 or (honest or 0) <= self.limit, (sabotaged or 0) > self.limit
        return Row(self.saboteur, self.figure, honest, sabotaged, f"≤ {self.limit:g}", clean, caught)


def clock_row(bench: Bench) -> tuple[Row, list[str]]:
    """Hold the clocks of both products against the observer's, interleaved; again where the computer was too busy.

    Returns the row, and what was wrong with the honest clock.
    """
    who = "fabricates_its_clock"
    for _ in range(_TRIES):
        with ThreadPoolExecutor(4) as pool:
            errors = [checks.clock_error_s(run) for run in pool.map(bench.live, (HONEST, who, who, HONEST))]
        honest, sabotaged = max(errors[0], errors[3]), min(errors[1:3])
        if honest <= CLOCK_S / 2:
            break
    row = Row(who, "clock off s", honest, sabotaged, f"≤ {CLOCK_S:g}", honest <= CLOCK_S, sabotaged > CLOCK_S)
    noisy = honest > CLOCK_S / 2
    return row, [f"the honest clock seems {honest:.2f} s off: the computer is too busy"] if noisy else []


def _by_bar(bench: Bench, saboteur: str, name: str) -> Row:
    honest, sabotaged = bench.judged(HONEST).get(name), bench.judged(saboteur)[name]
    limit = f"{'≥' if sabotaged.at_least else '≤'} {sabotaged.limit:g}"
    clean = honest is None or honest.met is not False
    return Row(
        saboteur,
        name,
        honest.value if honest else None,
        sabotaged.value,
        limit,
        clean,
        sabotaged.met is False,
    )


def _not_listened_to(bench: Bench, who: str) -> float:
    duration_ms = read(bench.recording("conversation")).duration_ms
    return checks.not_listened_to_s(checks.events(bench.heard(who).run), duration_ms)


def _silent_speech(bench: Bench, who: str) -> float | None:
    heard = bench.heard(who)
    return checks.silent_speech(checks.events(heard.run), heard.folder)


def _altered(bench: Bench, who: str) -> float | None:
    """What is cached has been heard before."""
    bench.heard(who)
    return bench.judged(who, "altered")["WER"].value


CHECKS = (
    Check("returns_early", "s not listened to", 0.5, _not_listened_to),
    Check("emits_silence", "share of told speech that is silent", 0, _silent_speech),
    Check("replays_a_cached_answer", "WER of an altered recording", 0.12, _altered),
    Check("peeks_a_little", "openings that changed with the future", 0, Bench.changed_openings),
)
