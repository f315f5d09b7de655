"""`openbooth control`: what an operator types reaches the session as the command that was meant."""

import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from typer.testing import CliRunner

from interpreter.app.client import CORE_FILE, attach
from interpreter.app.command_line import app
from interpreter.domain.channels import ListenerChannel
from interpreter.domain.commands import Start
from interpreter.domain.devices import InputPlace
from interpreter.domain.setup import ChannelSetup, DeskSetup, EventSetup, SourceSetup

CHECKOUT = Path(__file__).parents[2]
SETUP = EventSetup(
    "en",
    sources=(SourceSetup("podium", InputPlace("box.in")),),
    channels=(ChannelSetup(ListenerChannel("es", "es")),),
    desks=(DeskSetup("booth", InputPlace("headset.in")),),
)

pytestmark = pytest.mark.timeout(120)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The data folder of a core whose session repeats every command that it does not know."""
    folder = tmp_path_factory.mktemp("running")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("OPENBOOTH_DATA", str(folder))
        with subprocess.Popen([sys.executable, "-m", "tests.fakes.live"], cwd=CHECKOUT) as process:
            try:
                while not (folder / CORE_FILE).exists():
                    time.sleep(0.02)
                with attach(folder / CORE_FILE) as client:
                    client.ask(Start(SETUP))
                    yield folder
            finally:
                process.kill()


@pytest.fixture(autouse=True)
def _in_its_folder(running: Path, data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001
    monkeypatch.setenv("OPENBOOTH_DATA", str(running))
    monkeypatch.chdir(running)
    (running / "terms.csv").write_text("source,es\nbooth,cabina\n", "utf-8")


def control(*arguments: str) -> str:
    """What the command says, or what it complains of."""
    done = CliRunner().invoke(app, ["control", *arguments])
    return done.output if done.exception is None else f"{done.output}{done.exception}"


@contextmanager
def watching() -> Iterator[list[str]]:
    """What holds and the beginning of what happens."""
    command = [sys.executable, "-m", "interpreter.app.command_line", "control", "watch"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield [next(process.stdout) for _ in range(200)]
        process.kill()


@pytest.mark.parametrize(
    ("arguments", "command"),
    [
        ("resume", "Resume()"),
        ("remove-source podium", "RemoveSource(source='podium')"),
        ("remove-channel es", "RemoveChannel(channel='es')"),
        ("remove-desk booth", "RemoveDesk(desk='booth')"),
        ("output es", "SetOutput(channel='es', output=None)"),
        ("output es speakers:3", "output=OutputPlace(device='card.out', first=3,"),
        ("output es box", "There is no output “box” now; the outputs are: card.out"),
        ("mode es floor", "SetMode(channel='es', mode=<Mode.FLOOR"),
        ("mode es human", "'human' is not one of"),
        ("input es podium", "SetInput(channel='es', input='podium')"),
        ("input es", "SetInput(channel='es', input=None)"),
        ("glossary terms.csv", "translations={'es': 'cabina'}"),
        ("glossary none.csv", "Cannot read the glossary none.csv"),
        ("take-over booth es", "TakeOver(desk='booth', channel='es')"),
        ("take-over es", "TakeOver(desk='booth', channel='es')"),
        ("take-over a b c", "Name a desk and a channel"),
        ("hand-back booth es", "HandBack(desk='booth', channel='es')"),
        ("hand-back es", "Name the desk too, as in: DESK es; there is none."),
        ("request-handover booth es", "RequestHandover(desk='booth', channel='es')"),
        ("accept booth es", "AnswerHandover(desk='booth', channel='es', accept=True)"),
        ("decline booth es", "AnswerHandover(desk='booth', channel='es', accept=False)"),
        ("cough booth on", "Cough(desk='booth', on=True)"),
        ("cough booth off", "Cough(desk='booth', on=False)"),
        ("listen booth es", "Listen(desk='booth', to='es')"),
        ("listen booth", "Listen(desk='booth', to=None)"),
        ("volume booth -6", "SetVolume(desk='booth', volume_db=-6.0)"),
        ("slower booth", "AskSlower(desk='booth')"),
        ("voice es f3", "SetVoice(channel='es', voice='f3')"),
        ("voice es", "SetVoice(channel='es', voice=None)"),
        ("never-later es 6", "SetNeverLater(channel='es', seconds=6.0)"),
        ("never-later es none", "SetNeverLater(channel='es', seconds=None)"),
        ("never-later es soon", "soon is no number of seconds; write it as in 6, or none."),
        ("set-monitor speakers:3", "SetMonitor(output=OutputPlace(device='card.out', first=3,"),
        ("set-monitor", "SetMonitor(output=None)"),
        ("set-monitor box", "There is no output “box” now; the outputs are: card.out"),
        ("monitor es --volume -6", "Monitor(to='es', volume_db=-6.0)"),
        ("monitor podium", "Monitor(to='podium', volume_db=0.0)"),
        ("monitor", "Monitor(to=None, volume_db=0.0)"),
        ("rename S1 Ana", "NameSpeaker(speaker='S1', name='Ana')"),
        ("add-source line --name hall", "SourceSetup(source='hall', place=InputPlace(device='card.in', channel=None"),
        ("add-source line:2", "SourceSetup(source='line 2', place=InputPlace(device='card.in', channel=2"),
        ("add-source headset", "There is no input “headset” now"),
        ("add-desk d2 line --channel es", "title='Line in'), headphones=None, "),
        ("add-desk d2 line --headphones speakers", "headphones=OutputPlace(device='card.out', first=1,"),
        ("mute fr", "There is no channel fr."),
    ],
)  # fmt: skip
def test_every_command_reaches_the_session(arguments: str, command: str) -> None:
    assert command in control(*arguments.split())


def test_a_language_is_added_while_everything_goes_on() -> None:
    assert not control("add-channel", "pt-br", "--output", "speakers:3", "--input", "podium")
    status = control("status")
    for word in ("is running", "podium", "box.in", "es", "machine", "booth", "off air", "pt-BR"):
        assert word in status


def test_phones_are_let_in_and_sent_away_while_everything_goes_on() -> None:
    shared = control("share", "127.0.0.1:0", "--network", "Hall", "--pin", "0471")
    found = re.search(
        r"in the Wi-Fi “Hall” at (http://127.0.0.1:\d+) with the code (\w+) and the PIN", shared
    )
    assert found, shared
    assert f"The QR code leads to {found[1]}/#" in shared
    assert f"Phones: {found[1]}, code {found[2]}; nobody is there yet." in control("status")
    assert f"{found[1]}/overlay?channel=floor&token=" in control("status")
    with watching() as lines:
        (told,) = (json.loads(line) for line in lines if '"type": "sharing"' in line)
        assert (told["on"], told["setup"]["network"]) == (True, "Hall")
        assert not any((told["link"], told["code"], told["read_token"], told["setup"]["pin"]))
    again = control("share", "--network", "Stage")
    assert f"in the Wi-Fi “Stage” at {found[1]} with the code {found[2]} and the PIN" in again
    revoked = control("revoke-link")
    assert found[1] in revoked
    assert found[2] not in revoked
    assert control("stop-sharing") == "Phones can no longer join.\n"
    assert control("stop-sharing") == "No phone could join.\n"
    assert "Phones" not in control("status")
    again = control("share", "127.0.0.1:0")
    assert "in the Wi-Fi “Stage”" in again
    assert "and the PIN" in again
    control("stop-sharing")
    assert "link and code are new" in control("revoke-link")
    assert "Phones cannot join, so there is no link" in control("revoke-link")
    assert "Phones cannot be served at “here”" in control("share", "here")


def test_the_feed_can_be_watched(running: Path) -> None:
    with watching() as lines:
        assert {"session", "channel", "caption"} <= {json.loads(line)["type"] for line in lines}
    assert running.exists()
