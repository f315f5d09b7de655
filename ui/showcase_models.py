"""Models and engines as a laptop would tell of them, for pictures of the windows."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from interpreter.app.hardware import Computer, EngineFit, engine_fits
from interpreter.app.model_jobs import Job, Need, Phase, Work
from interpreter.app.model_profiles import profiles
from interpreter.app.model_shelf import Presence, Shelf, ShelvedModel, ShelvedProfile
from interpreter.app.protocol import Surveyed
from interpreter.domain.devices import OutputPlace
from interpreter.domain.models import Hardware, ModelEntry, Profile
from ui.dialogs.model_manager import ModelManagerDialog
from ui.dialogs.wizard import WizardDialog
from ui.models.wizard import WizardChoice
from ui.showcase import DEVICES, OUTPUT, before

LAPTOP = Computer(Hardware(4, 0), 16_384)
_HERE = {"UsefulSensors/moonshine-streaming-tiny": Presence.HERE, "openai/whisper-small": Presence.PARTLY}
_MB = 1_000_000


def shelf() -> Shelf:
    """Return what is here: one model, a part of another one, and a broken one that somebody brought."""
    brought = ShelvedModel(
        "lab/dialects", None, "not given", None, ("ca",), Presence.BROKEN, 88 * _MB, 88 * _MB
    )
    folder = Path("/home/ana/.local/share/openbooth/models")
    return Shelf(folder, 41_500 * _MB, tuple(map(_profile, profiles())), (brought,))


def jobs() -> tuple[Job, ...]:
    """Return what is being done: a download, one that waits, and one that somebody has to help."""
    return (
        Job("openai/whisper-small", Work.GET, Phase.RUNNING, 301 * _MB, 972 * _MB),
        Job("facebook/m2m100_418M", Work.GET, Phase.WAITING, 0, 1_946 * _MB),
        Job("UsefulSensors/moonshine-streaming-tiny", Work.VERIFY, Phase.DONE, 140 * _MB, 140 * _MB),
        Job(
            "pyannote/speaker-diarization-community-1",
            Work.GET,
            Phase.FAILED,
            sentence="pyannote/speaker-diarization-community-1 is handed out to people who accepted its conditions.",
            need=Need.TOKEN,
        ),
        Job(
            "Helsinki-NLP/opus-mt-tc-big-en-es",
            Work.GET,
            Phase.FAILED,
            sentence="A web page came instead of the model: the network asks for a login; open any page in a browser, "
            "log in, and start again.",
        ),
    )


def fits() -> tuple[EngineFit, ...]:
    """Return the engines for an event from English into Spanish and Catalan."""
    found = engine_fits(("en",), ("es", "ca"), LAPTOP)
    return tuple(replace(fit, absent=fit.models, recommended=fit.recommended) for fit in found)


def manager() -> ModelManagerDialog:
    """Return the window of the models with all that is here and under way."""
    dialog = ModelManagerDialog()
    dialog.show_shelf(shelf(), jobs(), held=False)
    return dialog


def wizard(page: int = 0) -> WizardDialog:
    """Return the wizard at a screen, with devices that are heard, and a download under way."""
    choice = WizardChoice(
        ("en",), ("es", "ca"), outputs={"es": OutputPlace(OUTPUT, 1), "ca": OutputPlace(OUTPUT, 3)}
    )
    dialog = WizardDialog(choice, (("en", "es", "de"), ("en", "es", "ca", "ar")), lambda _: "")
    dialog.show_devices(DEVICES.devices, listed=True)
    for message in before():
        if isinstance(message, Surveyed):
            dialog.show_inputs(message.inputs)
    dialog.show_fits(fits(), LAPTOP)
    dialog.show_shelf(shelf(), jobs()[:3], held=False)
    dialog.show_page(page)
    return dialog


def pictured() -> Iterator[tuple[str, QWidget]]:
    """Yield the windows by their names, shown."""
    windows: dict[str, QWidget] = {"models": manager(), "wizard": wizard(3)}
    for name, window in windows.items():
        window.show()
        yield name, window


def _profile(profile: Profile) -> ShelvedProfile:
    suits = profile.cores <= LAPTOP.hardware.cores and profile.gpu_mb <= LAPTOP.hardware.gpu_mb
    models = tuple(map(_model, profile.models))
    return ShelvedProfile(profile.name, profile.title, suits, profile.name == "laptop", models)


def _model(entry: ModelEntry) -> ShelvedModel:
    presence = _HERE.get(entry.name, Presence.ABSENT)
    size = (entry.download_mb or 0) * _MB
    here = {Presence.HERE: size, Presence.PARTLY: size // 3}.get(presence, 0)
    return ShelvedModel(
        entry.name,
        entry.role,
        entry.licence,
        entry.commercial,
        entry.languages,
        presence,
        size or None,
        here,
        entry,
    )
