"""Models come whole or not at all, and stay what they were on the day they came; the hub is one on this machine."""

import json
import os
import resource
import shutil
from collections import namedtuple
from collections.abc import Iterator
from pathlib import Path

import pytest
from huggingface_hub.errors import OfflineModeIsEnabled

from interpreter.domain.errors import UnknownName, UserMistake
from interpreter.storage.locks import FileLock
from interpreter.storage.model_downloads import download, import_folder
from interpreter.storage.model_hub import Hub, hub_errors
from interpreter.storage.model_store import LOCK, ModelStore, wanted_files
from tests.fakes.hub import FIRST, SECOND, TOKEN, FakeHub, Repository, content_of

NAME = "lab/recogniser"
WEIGHTS = content_of(200_000)
CONFIG = b'{"model_type": "whisper"}\n'
FILES = {
    "config.json": CONFIG,
    "model.safetensors": WEIGHTS,
    "pytorch_model.bin": b"pickle",
    "run.py": b"import os",
}


@pytest.fixture
def fake() -> Iterator[FakeHub]:
    hub = FakeHub()
    hub.repositories[NAME] = Repository(
        {FIRST: FILES, SECOND: FILES | {"model.safetensors": content_of(9000, 2)}}
    )
    with hub.running():
        yield hub


@pytest.fixture
def hub(fake: FakeHub) -> Hub:
    return Hub(endpoint=fake.endpoint, patience_s=())


@pytest.fixture
def store(tmp_path: Path) -> ModelStore:
    return ModelStore(tmp_path / "models")


def test_a_model_comes_with_its_lock_and_without_pickles_and_programs(store: ModelStore, hub: Hub) -> None:
    done: list[int] = []
    place = download(store, hub, hub.model(NAME), done.append)
    assert store.installed(NAME) == place
    assert {path.name for path in place.iterdir()} == {"config.json", "model.safetensors", LOCK}
    assert (place / "model.safetensors").read_bytes() == WEIGHTS
    lock = store.lock(NAME)
    assert lock is not None
    assert (lock.revision, lock.licence, lock.languages) == (FIRST, "apache-2.0", ("en", "es"))
    assert sum(done) == lock.size == len(WEIGHTS) + len(CONFIG)
    assert store.verify(NAME) == ()


@pytest.mark.parametrize("ranges", [True, False])
def test_a_download_cut_at_37_percent_goes_on_there_the_next_time(
    store: ModelStore, hub: Hub, fake: FakeHub, ranges: bool
) -> None:
    cut = len(WEIGHTS) * 37 // 100
    fake.cut_at["model.safetensors"] = cut
    with pytest.raises(UserMistake, match="goes on where it stopped"):
        download(store, hub, hub.model(NAME))
    assert store.installed(NAME) is None
    assert store.all() == ()
    fake.sent.clear()
    fake.ranges = ranges
    done: list[int] = []
    download(store, hub, hub.model(NAME), done.append)
    assert store.verify(NAME) == ()
    assert sum(done) == len(WEIGHTS) + len(CONFIG)
    (weights,) = fake.sent  # the settings came the first time
    assert weights.range == f"bytes={cut}-"
    assert weights.size == (len(WEIGHTS) - cut if ranges else len(WEIGHTS))


def test_a_line_that_breaks_once_is_tried_again_without_a_word(store: ModelStore, fake: FakeHub) -> None:
    fake.cut_at["model.safetensors"] = 1000
    patient = Hub(endpoint=fake.endpoint, patience_s=(0.0,))
    download(store, patient, patient.model(NAME))
    assert [sent.size for sent in fake.sent] == [len(CONFIG), 1000, len(WEIGHTS) - 1000]
    assert store.verify(NAME) == ()


@pytest.mark.parametrize("spoilt", ["model.safetensors", "config.json"])
def test_a_file_with_another_hash_than_announced_is_dropped(
    store: ModelStore, hub: Hub, fake: FakeHub, spoilt: str
) -> None:
    fake.spoilt.add(spoilt)
    with pytest.raises(UserMistake, match="wrong hash"):
        download(store, hub, hub.model(NAME))
    assert store.installed(NAME) is None
    fake.spoilt.clear()
    download(store, hub, hub.model(NAME))
    assert store.verify(NAME) == ()


def test_a_gated_model_says_how_to_get_it_and_comes_with_the_token(store: ModelStore, fake: FakeHub) -> None:
    fake.repositories[NAME].gated = True
    for token in (None, "hf_wrong"):
        hub = Hub(endpoint=fake.endpoint, token=token, patience_s=(60.0,))
        with pytest.raises(UserMistake, match=r"accept them at .* set HF_TOKEN"):
            download(store, hub, hub.model(NAME))
    hub = Hub(endpoint=fake.endpoint, token=TOKEN)
    download(store, hub, hub.model(NAME))


def test_a_login_page_instead_of_a_model_is_recognised(store: ModelStore, hub: Hub, fake: FakeHub) -> None:
    model = hub.model(NAME)
    fake.portal = True
    with pytest.raises(UserMistake, match="the network asks for a login"):
        hub.model(NAME)
    with pytest.raises(UserMistake, match="the network asks for a login"):
        download(store, hub, model)


def test_names_revisions_proxies_and_silence_are_told_apart(
    hub: Hub, fake: FakeHub, store: ModelStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = hub.model(NAME)
    with pytest.raises(UnknownName, match="has no model lab/none"):
        hub.model("lab/none")
    with pytest.raises(UnknownName, match="has no revision v9"):
        hub.model(NAME, "v9")
    with pytest.raises(UserMistake, match=r"cannot be reached .* goes on where it stopped"):
        Hub(endpoint="http://127.0.0.1:9").model(NAME)
    fake.status = 503
    monkeypatch.setenv("HTTPS_PROXY", "http://anna:secret@proxy.lab:3128")
    with pytest.raises(UserMistake, match=r"cannot be reached through the proxy proxy.lab \(status 503\)"):
        download(store, hub, model)
    fake.status = 403
    with pytest.raises(UserMistake, match="refuses the download"):
        download(store, Hub(endpoint=fake.endpoint, patience_s=(60.0,)), model)
    fake.status = 407
    with pytest.raises(UserMistake, match="check HTTPS_PROXY"):
        hub.model(NAME)


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (OfflineModeIsEnabled("offline"), "HF_HUB_OFFLINE keeps this machine off the hub"),
        (RuntimeError("[SSL: CERTIFICATE_VERIFY_FAILED]"), "another certificate than the hub's"),
    ],
)
def test_what_stands_between_this_machine_and_the_hub_is_named(error: Exception, sentence: str) -> None:
    with pytest.raises(UserMistake, match=sentence), hub_errors(NAME):
        raise error


def test_more_than_the_hub_has_is_no_beginning_of_a_file(store: ModelStore, hub: Hub, fake: FakeHub) -> None:
    (store.arriving(NAME, FIRST) / "model.safetensors.part").write_bytes(b"?" * (len(WEIGHTS) + 1))
    done: list[int] = []
    download(store, hub, hub.model(NAME), done.append)
    assert fake.sent[-1].range is None
    assert sum(done) == len(WEIGHTS) + len(CONFIG)
    assert store.verify(NAME) == ()


def test_too_little_space_is_said_before_anything_comes(
    store: ModelStore, hub: Hub, fake: FakeHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(10**9, 10**9 - 1000, 1000))
    with pytest.raises(UserMistake, match="free some space"):
        download(store, hub, hub.model(NAME))
    assert fake.sent == []


def test_a_disk_that_fills_up_on_the_way_loses_nothing(store: ModelStore, hub: Hub, fake: FakeHub) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
    try:
        with pytest.raises(UserMistake, match="disk is full"):
            download(store, hub, hub.model(NAME))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert store.installed(NAME) is None
    download(store, hub, hub.model(NAME))
    assert fake.sent[-1].range is not None
    assert store.verify(NAME) == ()


def test_two_revisions_lie_side_by_side_and_each_is_found_again(store: ModelStore, hub: Hub) -> None:
    first = download(store, hub, hub.model(NAME))
    second = download(store, hub, hub.model(NAME, SECOND))
    assert first != second
    assert store.revisions(NAME) == (FIRST, SECOND)
    assert store.installed(NAME) == second
    assert store.chosen(NAME, FIRST) == first
    assert store.installed(NAME) == store.chosen(NAME, None) == first
    assert store.chosen(NAME, "v9") is None


def test_what_is_here_stays_when_the_branch_moves_on(store: ModelStore, hub: Hub, fake: FakeHub) -> None:
    place = download(store, hub, hub.model(NAME, "main"))
    fake.repositories[NAME].references["main"] = SECOND
    assert store.chosen(NAME, "main") == place


def test_a_changed_byte_is_found_and_a_missing_file_is_no_model(store: ModelStore, hub: Hub) -> None:
    place = download(store, hub, hub.model(NAME))
    (place / "model.safetensors").write_bytes(WEIGHTS[:-1] + b"!")
    assert store.verify(NAME) == ("model.safetensors",)
    (place / "model.safetensors").unlink()
    assert store.installed(NAME) is None
    assert store.verify(NAME) == ("model.safetensors",)
    download(store, hub, hub.model(NAME))
    assert store.verify(NAME) == ()


def test_a_removed_model_is_gone_with_what_was_half_there(
    store: ModelStore, hub: Hub, tmp_path: Path
) -> None:
    download(store, hub, hub.model(NAME))
    store.arriving(NAME, SECOND)
    assert store.remove(NAME) > len(WEIGHTS)
    assert store.all() == ()
    assert not list(tmp_path.rglob("*.safetensors"))
    with pytest.raises(UnknownName, match="is not on this machine"):
        store.remove(NAME)


def test_two_programs_do_not_fetch_one_model_into_each_other(store: ModelStore, hub: Hub) -> None:
    held = FileLock(store.arrival_lock(NAME))
    with pytest.raises(UserMistake, match="Another program"):
        download(store, hub, hub.model(NAME))
    held.release()


def test_a_model_is_carried_over_in_a_folder_and_checked(store: ModelStore, hub: Hub, tmp_path: Path) -> None:
    place = download(store, hub, hub.model(NAME))
    other = ModelStore(tmp_path / "other")
    lock = import_folder(other, place)
    assert lock == store.lock(NAME)
    assert other.verify(NAME) == ()
    (place / "config.json").write_bytes(CONFIG.replace(b"whisper", b"marians"))
    with pytest.raises(UserMistake, match="is not what its lock says"):
        import_folder(ModelStore(tmp_path / "third"), place)
    (place / LOCK).write_text((place / LOCK).read_text().replace('"config.json"', '"../../config.json"'))
    with pytest.raises(UserMistake, match="names files that no model consists of"):
        import_folder(ModelStore(tmp_path / "third"), place)


def test_a_folder_without_a_lock_needs_a_name_and_safetensors(store: ModelStore, tmp_path: Path) -> None:
    folder = tmp_path / "carried"
    (folder / "voices").mkdir(parents=True)
    (folder / "pytorch_model.bin").write_bytes(b"pickle")
    with pytest.raises(UserMistake, match="--as OWNER/NAME"):
        import_folder(store, folder)
    with pytest.raises(UserMistake, match=r"no weights as safetensors \(only .bin"):
        import_folder(store, folder, name="lab/voice")
    (folder / "model.safetensors").write_bytes(WEIGHTS)
    (folder / "voices" / "anna.safetensors").write_bytes(WEIGHTS[:99])
    lock = import_folder(store, folder, name="lab/voice")
    assert [file.path for file in lock.files] == ["model.safetensors", "voices/anna.safetensors"]
    assert import_folder(store, folder, name="lab/voice") == lock
    with pytest.raises(UserMistake, match="There is no folder"):
        import_folder(store, tmp_path / "absent")


@pytest.mark.parametrize("name", ["../etc", "lab", "lab/../x", "a--b/c", "lab/x/y", ""])
def test_no_name_leads_out_of_the_store(store: ModelStore, name: str) -> None:
    with pytest.raises(UnknownName, match="write it as OWNER/NAME"):
        store.installed(name)


def test_only_what_a_model_is_loaded_from_is_taken() -> None:
    offered = (
        "model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors", "model.safetensors.index.json",
        "consolidated.safetensors", "model.fp32-00001-of-00002.safetensors", "voices/anna.safetensors",
        "tokenizer.model", "source.spm",
        "chat_template.jinja", "LICENSE", "README.md", "modeling.py", "weights.onnx", "../config.json",
        "/etc/passwd.txt", "a\\..\\b.json", "C:x.json", LOCK,
    )  # fmt: skip
    taken = wanted_files(offered)
    assert taken == (*offered[:3], "voices/anna.safetensors", "tokenizer.model", "source.spm", *offered[8:10])
    assert wanted_files(("pocket.safetensors",)) == ("pocket.safetensors",)


def test_a_lock_that_cannot_be_read_is_said(store: ModelStore, hub: Hub) -> None:
    place = download(store, hub, hub.model(NAME))
    assert json.loads((place / LOCK).read_bytes())["revision"] == FIRST
    (place / LOCK).write_bytes(b"{")
    with pytest.raises(UserMistake, match="get it again"):
        store.installed(NAME)


def test_a_folder_that_cannot_be_written_is_said(hub: Hub, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UserMistake, match="cannot be kept"):
        download(ModelStore(tmp_path / "file" / "models"), hub, hub.model(NAME))
    assert os.path.getsize(tmp_path / "file") == 0  # noqa: PTH202
