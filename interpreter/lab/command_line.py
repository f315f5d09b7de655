"""`openbooth bench …`, mounted on the application's command line through the entry point group `openbooth.commands`."""

from importlib.metadata import entry_points
from pathlib import Path
from typing import Annotated

import typer

from interpreter.lab.comparing.command_line import compare
from interpreter.lab.everything.command_line import everything
from interpreter.lab.invariance.command_line import invariance
from interpreter.lab.options import (
    BenchPace,
    Device,
    Diarizer,
    Engine,
    JsonFile,
    Model,
    Out,
    Pace,
    ReportFile,
    Set,
    Shape,
    Source,
    SpeakerModel,
    Speakers,
    Tuned,
    keep,
    languages,
    show,
    tell,
)
from interpreter.lab.page.command_line import report as reported
from interpreter.lab.policy.command_line import policy
from interpreter.lab.product import Order
from interpreter.lab.selftest.command_line import selftest

BENCHES = "openbooth.benches"

bench = typer.Typer(
    no_args_is_help=True,
    help="Measure engines and settings on recordings with references, and the system on live sound.",
)


@bench.callback()
def _group() -> None:
    """Measure engines and settings on recordings with references, and the system on live sound."""


@bench.command()
def quality(  # noqa: PLR0913, PLR0917 - one parameter per option
    place: Set,
    engine: Engine,
    to: Annotated[list[str], typer.Option(metavar="LANG", help="A language to interpret into.")],
    source: Source = "en",
    pace: Pace = BenchPace.FAST,
    model: Model = None,
    speakers: Speakers = None,
    glossary: Annotated[Path | None, typer.Option(metavar="FILE", help="Terms as CSV.")] = None,
    diarizer: Diarizer = None,
    speaker_model: SpeakerModel = None,
    tuning: Tuned = None,
    comet: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Judge with the COMET model in this folder.")
    ] = None,
    most: Annotated[int | None, typer.Option(min=1, help="At most so many recordings of the set.")] = None,
    out: Out = None,
    json: JsonFile = None,
    report: ReportFile = None,
) -> None:
    """Quality, lag, flicker, voice and cost: a table and one JSON line."""
    from interpreter.lab import bench as benchmarks  # noqa: PLC0415 - keeps the command line quick
    from interpreter.lab.report import shown, table  # noqa: PLC0415

    spoken, targets = languages(source, to)
    order = Order(
        spoken, targets, engine, pace.value, model, speakers, glossary, diarizer, speaker_model, tuning
    )
    found = benchmarks.quality(place, order, scope=benchmarks.Scope(most, comet), out=out)
    tell(found, table(shown(found.recordings, found.pooled), targets), json, report)


@bench.command("speakers")
def who_spoke(  # noqa: PLR0913, PLR0917 - one parameter per option
    place: Set,
    engine: Engine = "builtin",
    to: Annotated[
        list[str] | None,
        typer.Option(metavar="LANG", help="Interpret too; by default only the floor is captioned."),
    ] = None,
    source: Source = "en",
    pace: Pace = BenchPace.FAST,
    model: Model = None,
    speakers: Speakers = None,
    diarizer: Diarizer = None,
    speaker_model: SpeakerModel = None,
    out: Out = None,
    json: JsonFile = None,
) -> None:
    """Who spoke when, how soon the label is right, and what it costs: a table and one JSON line."""
    from interpreter.lab.report import shown  # noqa: PLC0415 - keeps the command line quick
    from interpreter.lab.speakers import bench as benchmarks  # noqa: PLC0415
    from interpreter.lab.speakers.report import table  # noqa: PLC0415

    spoken, targets = languages(source, to or [source])
    order = Order(
        spoken,
        targets,
        engine,
        pace.value,
        model,
        speakers,
        diarizer=diarizer,
        speaker_model=speaker_model,
    )
    found = benchmarks.speakers(place, order, out=out)
    tell(found, table(shown(found.recordings, found.pooled)), json)


@bench.command("system")
def system_response(
    seconds: Annotated[int, typer.Option(min=5, max=3600, help="How long to measure.")] = 60,
    step_ms: Annotated[
        int, typer.Option(min=0, max=2000, metavar="MS", help="What a step of the engine takes.")
    ] = 20,
    json: JsonFile = None,
) -> None:
    """From the floor to a channel through real sound: how late the framework is, and where.

    A sound server of its own with null sinks takes the place of sound cards, and an engine that answers every sound
    with a tone after a fixed time that of the models.
    """
    from interpreter.lab.system import bench as benchmarks  # noqa: PLC0415 - keeps the command line quick
    from interpreter.lab.system.report import table  # noqa: PLC0415

    found = benchmarks.system(seconds, step_ms)
    tell(found, table(found.figures), json)


@bench.command("engine")
def engine_speed(  # noqa: PLR0913, PLR0917 - one parameter per option
    weights: Annotated[
        str,
        typer.Option("--random-weights", metavar="PROFILE", help="Whose sizes; see: openbooth models list."),
    ],
    engine: Engine = "cascade",
    sources: Annotated[int, typer.Option(min=1, max=16, help="How many are spoken at once.")] = 1,
    targets: Annotated[int, typer.Option(min=1, max=12, help="How many languages to translate into.")] = 2,
    hop_ms: Annotated[
        int | None,
        typer.Option(min=80, max=5000, metavar="MS", help="How often the text is revised."),
    ] = None,
    seconds: Annotated[float, typer.Option(min=1, max=600, help="How much speech, as time allows.")] = 20,
    device: Annotated[Device, typer.Option(help="Where the models run.")] = Device.AUTO,
    model: Annotated[
        list[str] | None, typer.Option(metavar="OWNER/NAME", help="Instead of the profile's own.")
    ] = None,
    json: JsonFile = None,
) -> None:
    """Whether this computer is fast enough for a profile: its models' real sizes, without downloading them.

    About two minutes: real-time factors by stage, memory, and one sentence.
    """
    from interpreter.lab.engine import bench as benchmarks  # noqa: PLC0415 - keeps the command line quick
    from interpreter.lab.engine.report import page  # noqa: PLC0415

    chosen = None if device is Device.AUTO else device.value
    order = benchmarks.Order(engine, weights, sources, targets, hop_ms, seconds, chosen, tuple(model or ()))
    found = benchmarks.engine(order)
    tell(found, page(found.figures), json)


@bench.command("gpu")
def device_speed(  # noqa: PLR0913, PLR0917 - one parameter per option
    shape: Annotated[
        Shape | None,
        typer.Option(help="The real size, or one for a processor; by default what suits the device."),
    ] = None,
    sources: Annotated[int, typer.Option(min=1, max=64, help="How many are spoken at once.")] = 4,
    targets: Annotated[int, typer.Option(min=1, max=64, help="How many languages to translate into.")] = 8,
    device: Annotated[Device, typer.Option(help="Where the model runs.")] = Device.AUTO,
    seconds: Annotated[float, typer.Option(min=1, max=600, help="How much speech, as time allows.")] = 120,
    json: JsonFile = None,
) -> None:
    """How many streams the seamless engine keeps up with on this device: real size, random weights, no download.

    Less than ten minutes on a graphics card: a hop and its stages, a decoding step beside what memory allows, each
    further language, launches, equality, and two other ways of doing the same; a JSON line each.
    """
    from interpreter.lab.gpu import bench as benchmarks  # noqa: PLC0415 - keeps the command line quick
    from interpreter.lab.gpu.report import table  # noqa: PLC0415

    chosen = None if device is Device.AUTO else device.value
    order = benchmarks.Order(shape and shape.value, sources, targets, chosen, seconds)
    found = []
    for result in benchmarks.gpu(order):
        keep(result.line, json)
        found.append(result)
    show(table([one.arm for one in found]), tuple(bar for one in found for bar in one.bars))


@bench.command("listeners")
def listeners_per_core(  # noqa: PLR0913, PLR0917 - one parameter per option
    count: Annotated[int, typer.Option("--listeners", min=1, max=2000, help="How many listen.")] = 150,
    seconds: Annotated[float, typer.Option(min=1, max=3600, help="How long, each time.")] = 20,
    over: Annotated[float, typer.Option(min=0, max=600, metavar="SECONDS", help="In which all join.")] = 10,
    rounds: Annotated[int, typer.Option(min=1, max=10, help="How often each way takes its turn.")] = 2,
    seed: Annotated[int, typer.Option(help="Of what is said.")] = 1,
    json: JsonFile = None,
) -> None:
    """How many listeners one processor serves: encoding for each of them, once for all, and through Janus.

    Listeners are real WebRTC receivers in processes of their own that authenticate and count packets; what they cost
    themselves does not count. A JSON line for each way.
    """
    from interpreter.lab.listeners import bench as benchmarks  # noqa: PLC0415 - keeps the command line quick
    from interpreter.lab.listeners.report import table  # noqa: PLC0415

    found = list(benchmarks.listeners(benchmarks.Order(count, seconds, over, rounds, seed)))
    for result in found:
        keep(result.line, json)
    show(table([one.way for one in found]), tuple(bar for one in found for bar in one.bars))


@bench.command("join")
def joining(
    count: Annotated[int, typer.Option("--listeners", min=1, max=2000, help="How many join.")] = 50,
    over: Annotated[float, typer.Option(min=0, max=600, metavar="SECONDS", help="In which all join.")] = 10,
    seconds: Annotated[float, typer.Option(min=1, max=3600, help="How long they listen then.")] = 10,
    seed: Annotated[int, typer.Option(help="Of what is said.")] = 1,
    json: JsonFile = None,
) -> None:
    """How soon listeners hear something who join a live event within a few seconds, and whether that disturbs it.

    A sound server of its own with null sinks takes the place of sound cards.
    """
    from interpreter.lab.listeners import bench as benchmarks  # noqa: PLC0415 - keeps the command line quick
    from interpreter.lab.listeners.report import table  # noqa: PLC0415

    found = benchmarks.join(benchmarks.Order(count, seconds, over, seed=seed))
    tell(found, table([found.way]), json)


def _mount_others() -> None:
    """Add the lab's other parts, and what other packages measure by the entry point group `openbooth.benches`."""
    bench.command("all")(everything)
    bench.command("compare")(compare)
    bench.command("invariance")(invariance)
    bench.command("policy")(policy)
    bench.command("report")(reported)
    bench.command("selftest")(selftest)
    for point in entry_points(group=BENCHES):
        bench.command(point.name)(point.load())


_mount_others()
