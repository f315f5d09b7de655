"""What `openbooth bench all` measures: commands of the lab, in the order of what matters most."""

import importlib.util
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

Command = tuple[str, ...]
"""Arguments of `openbooth bench`, without --json."""

INTO = ("--to", "es", "--to", "ca")
_OPENING_S = 95.0
_SWEEP = "agreement = [1, 3, 8]\nedge_ms = [100, 300]\n"


@dataclass(frozen=True, slots=True)
class Part:
    """One thing to measure. `seconds` is what it takes on two slow processors."""

    name: str
    title: str
    seconds: float
    commands: tuple[Command, ...]
    """Run one after the other; the lines of the last one are the result."""
    after: str = ""
    """The part whose result this one needs."""
    missing: Callable[[], str] = str
    """Why it cannot be measured on this computer; empty where it can."""
    judged: bool = True
    """Whether it has bars of its own to meet; else its figures are only told."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the material lies."""

    demo: Path
    opening: Path
    """The first minute and a half of the demo."""
    noisy: Path
    """Folders by decibel: the same, or all of the demo, with noise."""
    long: Path
    """The demo ten times over."""
    work: Path
    """Where the lines of each part are kept, by its name."""

    def result(self, name: str) -> str:
        """Where the lines of a part are."""
        return str(self.work / f"{name}.jsonl")

    def noise(self, db: int) -> Path:
        """The folder with noise so far below the speech."""
        return self.noisy / f"{db}_db"


def place_in(work: Path, demo: Path) -> Place:
    """Return where everything lies in a working folder."""
    return Place(demo, work / "opening", work / "noise", work / "half_an_hour", work)


def prepare(place: Place, *, quick: bool) -> None:
    """Make the material from the demo: its opening, noise, and half an hour unless it has to be quick."""
    from interpreter.lab import references  # noqa: PLC0415 - keeps the command line quick
    from interpreter.lab.everything import material  # noqa: PLC0415

    (demo,) = references.find(place.demo)
    material.write_opening(demo, place.opening, _OPENING_S)
    (place.work / "sweep.toml").write_text(_SWEEP, encoding="utf-8")
    for db in (20, 10):
        material.write_noisy(place.opening / demo.name if quick else demo, place.noise(db), db)
    if not quick:
        material.write_repeated(demo, place.long, 10)


def parts(place: Place, *, quick: bool) -> tuple[Part, ...]:
    """Return what is to be measured, the most important first."""
    return (*_interpreted(place, quick=quick), *_around(quick=quick), *(() if quick else _long(place)))


def _interpreted(place: Place, *, quick: bool) -> tuple[Part, ...]:
    share = 0.5 if quick else 1.0
    sweep = (place.opening, "--sweep", place.work / "sweep.toml") if quick else (place.demo,)
    cuts = ("--cuts", "1", "--seconds", "12") if quick else ("--cuts", "5")
    return (
        Part("quality", "the demo into Spanish and Catalan", 80, (_quality(place.demo),)),
        Part("speakers", "who spoke in the demo", 50, (_words("speakers", place.demo),)),
        Part("selftest", "whether cheats are caught", 30, (("selftest",),)),
        Part(
            "noise_20_db", "noise 20 dB below speech", 80 * share, (_quality(place.noise(20)),), judged=False
        ),
        Part(
            "noise_10_db", "noise 10 dB below speech", 90 * share, (_quality(place.noise(10)),), judged=False
        ),
        Part(
            "invariance",
            "whether the future is known",
            50 if quick else 250,
            (_words("invariance", place.demo, "--engine", "builtin", "--to", "es", *cuts),),
        ),
        Part(
            "compare",
            "whether the same twice is the same",
            80,
            (
                (*_quality(place.demo), "--json", place.result("again")),
                ("compare", place.result("quality"), place.result("again")),
            ),
            after="quality",
        ),
        Part(
            "policy",
            "the curve of settings",
            60 if quick else 250,
            (_words("policy", *sweep, *INTO),),
            judged=False,
        ),
    )


def _around(*, quick: bool) -> tuple[Part, ...]:
    fewer = ("--lines", "2000", "--updates", "400", "--hours", "0") if quick else ()
    return (
        Part("ui", "frames of the window", 30 if quick else 200, (("ui", *fewer),), missing=_no_window),
        Part(
            "system",
            "from the floor to a channel",
            30 if quick else 80,
            (("system", "--seconds", "12" if quick else "60"),),
            missing=_no_sound_server,
        ),
        Part(
            "engine",
            "neural models of the laptop's size",
            180,
            (("engine", "--random-weights", "laptop"),),
            missing=_no_models,
            judged=False,
        ),
    )


def _long(place: Place) -> tuple[Part, ...]:
    return (
        Part("half_an_hour", "the demo ten times over", 800, (_quality(place.long),)),
        Part("join", "phones that join at once", 60, (("join",),), missing=_no_sound_server),
        Part("listeners", "phones per processor", 250, (("listeners",),), judged=False),
    )


def _quality(place: Path) -> Command:
    return _words("quality", place, "--engine", "builtin", *INTO)


def _words(*values: object) -> Command:
    return tuple(map(str, values))


def _no_window() -> str:
    return "" if importlib.util.find_spec("PySide6") else "PySide6 is not installed"


def _no_sound_server() -> str:
    return "" if _found(("pulseaudio", "pactl", "parec")) else "PulseAudio is not installed"


def _no_models() -> str:
    return "" if importlib.util.find_spec("transformers") else "Transformers is not installed"


def _found(programs: Sequence[str]) -> bool:
    return all(shutil.which(program) for program in programs)
