"""Small models of pyannote's own classes, taught to tell two voices of flite apart, saved as pyannote saves them.

The segmentation model learns from mixtures of the two voices, alone and at once; of the embedding model only the last
layer is set, so that its prints point where the voices differ, and the less clearly the less is heard of them. What was
learnt is an asset: `python -m tests.engines.speakers.taught` learns it again.
"""

import os
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
import torch
from filelock import FileLock
from numpy.typing import NDArray

from interpreter.engines.torch_compat import prepare_torchaudio, stay_silent, without_decoders

stay_silent()
prepare_torchaudio()
with without_decoders():
    from pyannote.audio.core.task import Problem, Resolution, Specifications
    from pyannote.audio.models.embedding import WeSpeakerResNet34
    from pyannote.audio.models.segmentation import PyanNet
    from pyannote.audio.telemetry.metrics import provider
    from pyannote.audio.utils.powerset import Powerset
provider.shutdown()

LEARNT = Path(__file__).parents[2] / "assets" / "pyannote" / "segmentation.pt"
RATE_HZ = 16_000
VOICES = ("slt", "rms")
SENTENCES = (
    "Good morning, and welcome to the conference.",
    "Today we will discuss the budget for next year and what it means for the region.",
    "I would like to thank the committee for its work.",
    "The report was published in March, but nobody has read it yet.",
    "We have seventy five projects in twelve countries.",
    "Could you please say a word about the time table?",
    "Nurses and teachers asked why their wages had not been paid for three months.",
    "It is a question of trust, of fairness, and in the end of money.",
    "Which harbours will be closed when the storm reaches the coast?",
    "Our neighbours have shown that a simple rule is often enough.",
    "Please vote now, the machine is open for another minute.",
    "I am afraid I did not understand the last point of your speech.",
)
UNHEARD = (
    "The river rose by almost two metres during the night.",
    "Farmers along the valley moved their animals to higher ground.",
    "Our engineers are inspecting every bridge this afternoon.",
)
"""What the models were not taught with."""

Samples = NDArray[np.float32]


@cache
def said(voice: str, text: str) -> Samples:
    """A sentence without silence around it, at a common loudness."""
    run = subprocess.run(
        ["flite", "-voice", voice, "-t", text, "-o", "/dev/stdout"], check=True, capture_output=True
    )
    samples = np.frombuffer(run.stdout[44:], "<i2").astype(np.float32) / 32_768
    loud = np.flatnonzero(np.abs(samples) > 0.01)
    samples = samples[loud[0] : loud[-1] + 1]
    return np.asarray(0.1 * samples / np.sqrt(np.mean(samples**2)), np.float32)


def stretch(rng: np.random.Generator, seconds: float) -> tuple[Samples, NDArray[np.bool_]]:
    """A mixture of the voices, shape (samples,), and who speaks, shape (samples, 2)."""
    length = round(seconds * RATE_HZ)
    audio, active = np.zeros(length, np.float32), np.zeros((length, 2), np.bool_)
    for voice, name in enumerate(VOICES):
        place = int(rng.integers(-RATE_HZ, 2 * RATE_HZ))
        while place < length:
            words = said(name, SENTENCES[int(rng.integers(len(SENTENCES)))])
            start, end = max(0, place), min(length, place + len(words))
            if end > start:
                audio[start:end] += words[start - place : end - place] * rng.uniform(0.6, 1.4)
                active[start:end, voice] = True
            place += len(words) + int(rng.integers(RATE_HZ // 3, 4 * RATE_HZ))
    return audio + rng.normal(0, 1e-4, length).astype(np.float32), active


def segmentation() -> PyanNet:
    """A model that hears when each of the voices speaks, alone or both at once; its filters stay as they begin."""
    model = _untaught()
    model.load_state_dict(torch.load(LEARNT, weights_only=True))
    return model.eval()


def taught_segmentation(*, pieces: int = 160, steps: int = 500) -> PyanNet:
    """`segmentation` from the beginning."""
    model = _untaught()
    features, wanted, begins = _lessons(model, pieces)
    _teach(model, features, wanted, begins, steps)
    return model.eval()


def _untaught() -> PyanNet:
    torch.manual_seed(7)
    model = PyanNet(lstm={"hidden_size": 48, "num_layers": 1}, linear={"hidden_size": 48})
    model.specifications = Specifications(
        problem=Problem.MONO_LABEL_CLASSIFICATION,
        resolution=Resolution.FRAME,
        duration=10.0,
        min_duration=None,
        warm_up=(0.0, 0.0),
        classes=["speaker#1", "speaker#2", "speaker#3"],
        powerset_max_classes=2,
        permutation_invariant=True,
    )
    model.build()
    return model


def _teach(
    model: PyanNet, features: torch.Tensor, wanted: torch.Tensor, begins: Sequence[int], steps: int
) -> None:
    optimizer = torch.optim.Adam(model.parameters(), 5e-3)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 8e-3, total_steps=steps)
    rng = np.random.default_rng(2)
    for _ in range(steps):
        chosen = rng.integers(len(features), size=12)
        places = [(piece, int(rng.integers(begins[piece], features.shape[1] - 199))) for piece in chosen]
        hidden, _ = model.lstm(torch.stack([features[piece, at : at + 200] for piece, at in places]))
        for linear in model.linear:
            hidden = torch.nn.functional.leaky_relu(linear(hidden))
        scores = model.activation(model.classifier(hidden))
        right = torch.cat([wanted[piece, at : at + 200] for piece, at in places])
        loss = torch.nn.functional.nll_loss(scores.flatten(0, 1), right)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()


def _lessons(model: PyanNet, pieces: int) -> tuple[torch.Tensor, torch.Tensor, list[int]]:
    """What the filters make of mixtures, shape (pieces, frames, 60), and the powerset class of each frame.

    Some begin with nothing, as the first windows of a stream do: the frame from which to learn comes with them.
    """
    begins = []
    rng = np.random.default_rng(5)
    powerset, features, classes = Powerset(3, 2), [], []
    for piece in range(pieces):
        audio, active = stretch(rng, 10.0)
        blank = int(rng.integers(2 * RATE_HZ, 9.5 * RATE_HZ)) if piece % 2 else 0
        audio[:blank], active[:blank] = 0.0, False
        with torch.no_grad():
            filtered = model.sincnet(torch.from_numpy(audio)[None, None])[0].T
        features.append(filtered)
        begins.append(max(0, min(blank // 270, len(filtered) - 200) - 20))
        classes.append(powerset.to_powerset(_at_frames(model, active[None], len(filtered)))[0].argmax(-1))
    return torch.stack(features), torch.stack(classes), begins


def _at_frames(model: PyanNet, active: NDArray[np.bool_], frames: int) -> torch.Tensor:
    centres = [model.receptive_field_center(frame) for frame in range(frames)]
    both = active[:, np.minimum(centres, active.shape[1] - 1)]
    return torch.from_numpy(np.pad(both, ((0, 0), (0, 0), (0, 1))).astype(np.float32))


def taught_embedding() -> WeSpeakerResNet34:
    """A random network whose last layer is set so that prints of the two voices lie opposite each other."""
    torch.manual_seed(3)
    model = WeSpeakerResNet34().eval()
    model.specifications = Specifications(
        problem=Problem.REPRESENTATION, resolution=Resolution.CHUNK, duration=5.0, classes=None
    )
    one, other = (_pooled(model, voice) for voice in VOICES)
    rows = torch.cat([one, other])
    middle, scale = rows.mean(0), rows.std(0) + 1e-4
    known = (rows - middle) / scale
    wanted = torch.cat([torch.ones(len(one)), -torch.ones(len(other))])
    direction = known.T @ torch.linalg.solve(known @ known.T + 200.0 * torch.eye(len(rows)), wanted)
    with torch.no_grad():
        chance = model.resnet.seg_1.weight / scale
        chance *= 0.4 / (known * scale @ chance.T).norm(dim=1).mean()
        model.resnet.seg_1.weight.copy_(chance)
        model.resnet.seg_1.weight[0] = direction / scale
        model.resnet.seg_1.bias.copy_(-model.resnet.seg_1.weight @ middle)
    return model


def _pooled(model: WeSpeakerResNet34, voice: str) -> torch.Tensor:
    rows = []
    with torch.inference_mode():
        for text in SENTENCES:
            words = said(voice, text)
            for piece in np.array_split(words, max(1, 3 * len(words) // (2 * RATE_HZ))):
                frames = model.forward_frames(torch.from_numpy(piece.copy())[None, None])
                rows.append(model.resnet.pool(frames)[0])
    return torch.stack(rows).clone()


def save(model: PyanNet | WeSpeakerResNet34, path: Path) -> None:
    """Write a checkpoint as pyannote.audio's own training does."""
    path.parent.mkdir(parents=True, exist_ok=True)
    checkpoint = {
        "state_dict": model.state_dict(),
        "hyper_parameters": dict(model.hparams),
        "pytorch-lightning_version": "2.6.0",
    }
    model.on_save_checkpoint(checkpoint)
    torch.save(checkpoint, path)


PIPELINE = """
version: 4.0.0
pipeline:
  name: pyannote.audio.pipelines.SpeakerDiarization
  params:
    segmentation: $model/segmentation
    segmentation_step: 0.25
    embedding: $model/embedding
    plda: $model/plda
    clustering: VBxClustering
    segmentation_batch_size: 8
    embedding_batch_size: 8
    embedding_exclude_overlap: true
params:
  segmentation: {min_duration_off: 0.0}
  clustering: {threshold: 0.6, Fa: 0.07, Fb: 0.8}
"""


def save_folder(folder: Path, segmentation: PyanNet, embedding: WeSpeakerResNet34) -> Path:
    """Write a folder as speaker-diarization-community-1 has it."""
    save(segmentation, folder / "segmentation" / "pytorch_model.bin")
    save(embedding, folder / "embedding" / "pytorch_model.bin")
    (folder / "config.yaml").write_text(PIPELINE)
    (folder / "plda").mkdir()
    size = 256
    np.savez(
        folder / "plda" / "xvec_transform.npz",
        mean1=np.zeros(size),
        mean2=np.zeros(128),
        lda=np.eye(size, 128),
    )
    np.savez(folder / "plda" / "plda.npz", mu=np.zeros(128), tr=np.eye(128), psi=np.linspace(20.0, 1.0, 128))
    return folder


@cache
def taught_folder(base: Path) -> Path:
    """The taught models, made once per test session, by whichever of its processes needs them first."""
    torch.set_num_threads(1)
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder, done = shared / "taught", shared / "taught.done"
    with FileLock(shared / "taught.lock"):
        if not done.exists():
            save_folder(folder, segmentation(), taught_embedding())
            done.touch()
    return folder


if __name__ == "__main__":
    LEARNT.parent.mkdir(exist_ok=True)
    torch.save(taught_segmentation().state_dict(), LEARNT)
