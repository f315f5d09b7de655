"""Measures part after part within a budget of time and keeps every line as soon as it is there."""

import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from interpreter.domain.errors import UserMistake
from interpreter.lab.everything.parts import Part, Place
from interpreter.lab.everything.running import COMMAND, Outcome, State, run
from interpreter.lab.report import result_line

QUICK_S = 600.0
_PATIENCE, _FIRST_PATIENCE = 4.0, 20.0
"""A part is ended when it takes so many times longer than expected; how fast this computer is, the first one tells."""
_AT_LEAST_S = 60.0
_LARGE = ("details",)
"""What a line of a bench holds sentence by sentence; pages with plots are made of it before it is dropped."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What was asked for: everything, or what fits into `budget_s`; None: however long it takes."""

    quick: bool
    budget_s: float | None


@dataclass(frozen=True, slots=True)
class Progress:
    """Which part comes next, which number of how many it is, and how long everything will still take."""

    part: Part
    number: int
    count: int
    left_s: float


class Everything:
    """All parts, one after the other. `told` hears of each before it begins."""

    def __init__(
        self,
        parts: Sequence[Part],
        place: Place,
        plan: Plan,
        *,
        told: Callable[[Progress], None] = lambda _: None,
        command: Sequence[str] = COMMAND,
    ) -> None:
        self._parts = parts
        self._place = place
        self._plan = plan
        self._told = told
        self._command = command
        self._expected_s = self._took_s = 0.0
        self._began_s = time.monotonic()
        self.outcomes: list[Outcome] = []

    def run(self) -> Iterator[Outcome]:
        """Yield what became of each part. Where the operator stops it, the rest is left out."""
        for number, part in enumerate(self._parts):
            self._told(Progress(part, number + 1, len(self._parts), self._left_s(self._parts[number:])))
            try:
                outcome = self._outcome(part)
            except KeyboardInterrupt:
                yield from self._rest(self._parts[number:])
                return
            if outcome.state is State.MEASURED:
                self._expected_s += part.seconds
                self._took_s += outcome.wall_s
            self.outcomes.append(outcome)
            yield outcome

    @property
    def line(self) -> str:
        """The closing JSON line: every part with its state, and the verdict."""
        metrics = {
            "parts": [
                {
                    "part": one.part.name,
                    "state": one.state.value,
                    "reason": one.reason,
                    "verdict": one.verdict if one.part.judged else "",
                    "wall_s": round(one.wall_s, 1),
                }
                for one in self.outcomes
            ],
            "wall_s": round(time.monotonic() - self._began_s, 1),
        }
        settings = {"quick": self._plan.quick, "budget_s": self._plan.budget_s}
        return result_line("all", settings=settings, metrics=metrics, bars=(), verdict=verdict(self.outcomes))

    def _outcome(self, part: Part) -> Outcome:
        if reason := part.missing():
            return Outcome(part, State.SKIPPED, reason, 0.0)
        if part.after and not any(
            one.part.name == part.after and one.state is State.MEASURED for one in self.outcomes
        ):
            return Outcome(part, State.SKIPPED, f"{part.after} was not measured", 0.0)
        patience = _PATIENCE * self._pace if self._expected_s else _FIRST_PATIENCE
        limit_s = max(_AT_LEAST_S, patience * part.seconds)
        if (budget_s := self._plan.budget_s) is not None:
            rest_s = budget_s - (time.monotonic() - self._began_s)
            if self._pace * part.seconds > rest_s:
                return Outcome(part, State.LEFT_OUT, f"it does not fit into {budget_s / 60:.0f} minutes", 0.0)
            limit_s = min(limit_s, rest_s)
        return run(part, self._place, limit_s=limit_s, command=self._command)

    def _rest(self, parts: Sequence[Part]) -> Iterator[Outcome]:
        for part in parts:
            outcome = Outcome(part, State.LEFT_OUT, "it was stopped", 0.0)
            self.outcomes.append(outcome)
            yield outcome

    def _left_s(self, parts: Sequence[Part]) -> float:
        left_s = self._pace * sum(part.seconds for part in parts if not part.missing())
        if self._plan.budget_s is None:
            return left_s
        return max(0.0, min(left_s, self._plan.budget_s - (time.monotonic() - self._began_s)))

    @property
    def _pace(self) -> float:
        """How many times longer than expected things take here."""
        return self._took_s / self._expected_s if self._expected_s else 1.0


def verdict(outcomes: Sequence[Outcome]) -> str:
    """Return fail where a bar is missed, else incomplete where anything was not measured or not told, else pass."""
    judged = [one.verdict for one in outcomes if one.part.judged and one.state is State.MEASURED]
    if "fail" in judged:
        return "fail"
    whole = all(one.state is State.MEASURED for one in outcomes) and set(judged) <= {"pass", ""}
    return "pass" if whole else "incomplete"


def kept_lines(outcome: Outcome) -> list[dict[str, Any]]:
    """Return the lines of a part as they are kept: its figures, or why there are none."""
    part = outcome.part.name
    if outcome.state is not State.MEASURED:
        return [{"benchmark": "all", "part": part, "state": outcome.state.value, "reason": outcome.reason}]
    return [{"part": part, "judged": outcome.part.judged} | _without_details(line) for line in outcome.lines]


class ResultFile:
    """The file that holds a line for each result; it is replaced when the first one is there."""

    def __init__(self, path: Path) -> None:
        """Raises UserMistake where it cannot be written."""
        self._path = path
        self._lines: list[str] = []
        if not path.parent.is_dir():
            raise UserMistake(f"{path} cannot be written, there is no such folder; choose another file.")

    def add(self, *lines: str) -> None:
        """Keep lines, at once. Raises UserMistake where that fails."""
        self._lines.extend(lines)
        fresh = self._path.with_name(self._path.name + ".part")
        try:
            fresh.write_text("".join(f"{line}\n" for line in self._lines), encoding="utf-8")
            fresh.replace(self._path)
        except OSError as error:
            raise UserMistake(
                f"{self._path} cannot be written ({error.strerror}); choose another file."
            ) from error


def as_line(line: Mapping[str, Any]) -> str:
    """Return one line of the file."""
    return json.dumps(line, ensure_ascii=False)


def _without_details(line: Mapping[str, Any]) -> dict[str, Any]:
    kept = {key: value for key, value in line.items() if key not in _LARGE}
    if isinstance(line.get("metrics"), dict):
        kept["metrics"] = {key: value for key, value in line["metrics"].items() if key not in _LARGE}
    return kept
