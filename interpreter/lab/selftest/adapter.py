"""A product that cheats: it stands between the lab and an honest one and changes what comes out.

`python -m interpreter.lab.selftest.adapter SABOTEUR CACHE COMMAND… -- ARGUMENTS…` runs COMMAND with the ARGUMENTS of
`openbooth interpret`. CACHE is a file in which `replays_a_cached_answer` keeps what it once said. `--` is ours: the lab
appends its arguments to a command.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from interpreter.lab.sabotage import SABOTEURS, Event, as_lines, delays, in_order

PEEKED_MS = 350.0
BEHIND_MS = 1_000.0


def peeks_a_little(events: Sequence[Event]) -> list[Event]:
    """Show words a moment before they could be known, yet after they were said."""
    kept = [event for event in events if event["type"] in {"session", "summary"}]
    others = [event for event in events if event["type"] not in {"session", "summary"}]
    return in_order([*kept, *delays(others, by_ms=-PEEKED_MS)])


def returns_early(events: Sequence[Event]) -> list[Event]:
    """Stop listening half way."""
    last = max(event["at_ms"] for event in events)
    kept = [event for event in events if event["at_ms"] <= last / 2]
    return in_order([*kept, {"type": "summary", "at_ms": last / 2, "restarts": 0}])


WHOLE: dict[str, Callable[[Sequence[Event]], list[Event]]] = {
    **SABOTEURS,
    "peeks_a_little": peeks_a_little,
    "returns_early": returns_early,
}
"""Saboteurs that change a feed when all of it is there."""


OTHERS = (
    "peeks_a_little",
    "returns_early",
    "fabricates_its_clock",
    "replays_a_cached_answer",
    "emits_silence",
)
"""Saboteurs that the figures of a feed alone do not tell."""


def fabricates_its_clock(lines: Iterable[str]) -> Iterator[str]:
    """Claim to have said everything a second earlier than it did."""
    for line in lines:
        event = json.loads(line)
        yield json.dumps(event | {"at_ms": max(0.0, event["at_ms"] - BEHIND_MS)}) + "\n"


def main() -> None:
    """Run the honest product and cheat."""
    saboteur, cache, *command = sys.argv[1:]
    ours = command.index("--")
    asked = [*command[:ours], *command[ours + 1 :]]
    with subprocess.Popen(asked, stdout=subprocess.PIPE, text=True, encoding="utf-8") as honest:  # noqa: S603 - ours
        for line in _changed(saboteur, honest.stdout or (), Path(cache)):
            sys.stdout.write(line)
            sys.stdout.flush()
    if saboteur == "emits_silence":
        _silence(Path(asked[asked.index("--out") + 1]))
    sys.exit(honest.returncode)


def _changed(saboteur: str, lines: Iterable[str], cache: Path) -> Iterable[str]:
    if saboteur == "fabricates_its_clock":
        return fabricates_its_clock(lines)
    if saboteur == "replays_a_cached_answer":
        return _once(lines, cache)
    if saboteur == "emits_silence":
        return lines
    return (line + "\n" for line in as_lines(WHOLE[saboteur]([json.loads(line) for line in lines])))


def _once(lines: Iterable[str], cache: Path) -> list[str]:
    """Say again what was said first, whatever is heard now."""
    now = "".join(lines)
    if not cache.is_file():
        cache.write_text(now, encoding="utf-8")
    return cache.read_text(encoding="utf-8").splitlines(keepends=True)


def _silence(folder: Path) -> None:
    """Replace what sounded on every channel."""
    import soundfile  # noqa: PLC0415 - the others start quicker without

    for channel in folder.glob("channel.*"):
        samples, rate_hz = soundfile.read(channel)
        soundfile.write(channel, 0 * samples, rate_hz)


if __name__ == "__main__":
    main()
