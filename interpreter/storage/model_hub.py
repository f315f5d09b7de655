"""The Hugging Face hub, or a mirror of it, as the model store needs it: what a model consists of, and its bytes.

What goes wrong is said in one sentence that names the cause: no network, a proxy, a portal that wants a login, a model
that is handed out on conditions, a name or a revision that the hub does not know.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from urllib.request import getproxies

from interpreter.domain.errors import OpenBoothError, UnknownName, UserMistake

if TYPE_CHECKING:
    from huggingface_hub.hf_api import ModelInfo, RepoSibling

ENDPOINT_VARIABLE = "HF_ENDPOINT"
OFFLINE_VARIABLE = "HF_HUB_OFFLINE"
TOKEN_VARIABLE = "HF_TOKEN"  # noqa: S105 - the name of the variable
TOKENS_PAGE = "https://huggingface.co/settings/tokens"
_USUAL_ENDPOINT = "https://huggingface.co"
_TIMEOUT_S = 20.0


@dataclass(frozen=True, slots=True)
class HubFile:
    """A file on the hub. Large files come with their sha256, small ones with git's own hash of them (`blob`)."""

    path: str
    size: int
    sha256: str | None
    blob: str | None


@dataclass(frozen=True, slots=True)
class HubModel:
    """A model on the hub in one revision: `asked` is what was asked for, `revision` the commit that it is."""

    name: str
    revision: str
    asked: str | None
    gated: bool
    licence: str
    languages: tuple[str, ...]
    files: tuple[HubFile, ...]


class HubRefusal(UserMistake):
    """The hub, or what stands before it, does not give what was asked for; trying again at once is of no use."""


class Hub:
    """Asks the hub at `endpoint`, by default $HF_ENDPOINT or the public one. One thread."""

    def __init__(
        self,
        *,
        token: str | None = None,
        endpoint: str | None = None,
        patience_s: tuple[float, ...] = (1.0, 3.0, 10.0),
    ) -> None:
        """`patience_s` are the pauses after which a broken line is tried again."""
        self._endpoint = (endpoint or os.environ.get(ENDPOINT_VARIABLE) or _USUAL_ENDPOINT).rstrip("/")
        self.token = token
        self.patience_s = patience_s

    def model(self, name: str, revision: str | None = None) -> HubModel:
        """Look a model up in a branch, reference or commit. Raises OpenBoothError."""
        from huggingface_hub import HfApi  # noqa: PLC0415 - keeps --help quick

        with hub_errors(name, revision):
            found = HfApi(endpoint=self._endpoint, token=self.token).model_info(
                name, revision=revision, files_metadata=True, timeout=_TIMEOUT_S
            )
        return _model(name, revision, found)

    @contextmanager
    def bytes_of(self, model: HubModel, path: str, start: int) -> Iterator[tuple[int, Iterator[bytes]]]:
        """Open a file from byte `start`; yields where its bytes really begin, and the bytes. Raises OpenBoothError."""
        from huggingface_hub import get_session, hf_hub_url, utils  # noqa: PLC0415

        client: Any = utils
        url = hf_hub_url(model.name, path, revision=model.revision, endpoint=self._endpoint)
        headers = client.build_hf_headers(token=self.token) | {"Accept-Encoding": "identity"}
        if start:
            headers["Range"] = f"bytes={start}-"
        with (
            hub_errors(model.name, model.revision),
            get_session().stream("GET", url, headers=headers, timeout=_TIMEOUT_S) as response,
        ):
            client.hf_raise_for_status(response)
            _require_no_page(response.headers.get("Content-Type", ""), path)
            yield (start if response.status_code == 206 else 0), response.iter_raw()

    def into_cache(self, name: str, revision: str) -> str:
        """Download a model into the hub's own cache, where its library looks for it; returns the folder."""
        from huggingface_hub import snapshot_download  # noqa: PLC0415

        with hub_errors(name, revision):
            return snapshot_download(name, revision=revision, token=self.token, endpoint=self._endpoint)

    def file_into_cache(self, model: HubModel, path: str, counted: Callable[[int], object]) -> None:
        """As `into_cache`, one file of it; `counted` is told of bytes as they come, and may raise Stopped."""
        from huggingface_hub import hf_hub_download  # noqa: PLC0415
        from huggingface_hub.utils.tqdm import tqdm  # noqa: PLC0415

        class Bar(tqdm):
            def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - as the library calls it
                counted(int(options.get("initial") or 0))
                super().__init__(*args, **(options | {"disable": True}))  # type: ignore[no-untyped-call]

            def update(self, n: float | None = 1) -> bool | None:
                counted(int(n or 0))
                return None

        with hub_errors(model.name, model.revision):
            hf_hub_download(
                model.name,
                path,
                revision=model.revision,
                token=self.token,
                endpoint=self._endpoint,
                tqdm_class=Bar,
            )


def in_cache(name: str) -> bool:
    """Whether the hub's own cache holds files of a model."""
    return any((cache_of(name) / "snapshots").glob("*/*"))


def cache_of(name: str) -> Path:
    """Return the folder of the hub's own cache in which a model is kept where it is there."""
    from huggingface_hub.constants import HF_HUB_CACHE  # noqa: PLC0415

    return Path(HF_HUB_CACHE) / f"models--{name.replace('/', '--')}"


@contextmanager
def hub_errors(name: str, revision: str | None = None) -> Iterator[None]:
    """Say in one sentence what the hub's client, or the HTTP library under it, raises. Errors of the disk pass."""
    from huggingface_hub import errors  # noqa: PLC0415

    try:
        yield
    except OpenBoothError:
        raise
    except errors.GatedRepoError as error:
        raise HubRefusal(gated(name)) from error
    except errors.RevisionNotFoundError as error:
        raise UnknownName(
            f"{name} has no revision {revision}; see its page on the hub for those it has."
        ) from error
    except (errors.RepositoryNotFoundError, errors.HFValidationError) as error:
        raise UnknownName(
            f"The hub has no model {name}; write it as OWNER/NAME, as on its page, and set {TOKEN_VARIABLE} if it is "
            "a private one."
        ) from error
    except errors.OfflineModeIsEnabled as error:
        raise HubRefusal(
            f"{OFFLINE_VARIABLE} keeps this machine off the hub; unset it and start again."
        ) from error
    except Exception as error:
        if isinstance(error, OSError) and not isinstance(error, errors.HfHubHTTPError | ConnectionError):
            raise
        raise _in_words(error) from error


def gated(name: str) -> str:
    """Say how to get a model that is handed out on conditions."""
    return (
        f"{name} is handed out to people who accepted its conditions: accept them at "
        f"https://huggingface.co/{name}, make a token at {TOKENS_PAGE}, and set {TOKEN_VARIABLE} to it."
    )


def _in_words(error: Exception) -> UserMistake:
    """Tell a portal, a proxy and a hub with troubles of its own from a line that is down."""
    kind = type(error).__name__
    status = getattr(getattr(error, "response", None), "status_code", None)
    if status == 511 or (status is None and isinstance(error, ValueError)):
        return _portal()
    if kind == "ProxyError" or status == 407:
        return HubRefusal(
            "The proxy does not let the download through; check HTTPS_PROXY, with name and password if it wants them."
        )
    if "CERTIFICATE_VERIFY_FAILED" in str(error):
        return HubRefusal(
            "The network shows another certificate than the hub's: log in to it in a browser, or name your company's "
            "certificates with SSL_CERT_FILE."
        )
    if status is not None and status < 500 and status not in {408, 429}:
        return HubRefusal(f"The hub refuses the download (status {status}); look at the model's page.")
    cause = f"status {status}" if status is not None else kind
    proxy = urlsplit(getproxies().get("https", "")).hostname
    way = f" through the proxy {proxy}" if proxy else ""
    return UserMistake(
        f"The hub cannot be reached{way} ({cause}); connect to the internet and start again, the download goes on "
        "where it stopped."
    )


def _require_no_page(kind: str, path: str) -> None:
    if kind.lower().startswith("text/html") and not path.endswith(".html"):
        raise _portal()


def _portal() -> HubRefusal:
    return HubRefusal(
        "A web page came instead of the model: the network asks for a login; open any page in a browser, log in, and "
        "start again."
    )


def _model(name: str, asked: str | None, found: "ModelInfo") -> HubModel:
    card: Any = found.card_data or {}
    licence = card.get("license_name") or card.get("license") or "none given: ask its authors"
    spoken = card.get("language") or ()
    return HubModel(
        name=name,
        revision=str(found.sha),
        asked=asked,
        gated=bool(found.gated),
        licence=licence if isinstance(licence, str) else ", ".join(licence),
        languages=(spoken,) if isinstance(spoken, str) else tuple(map(str, spoken)),
        files=tuple(_file(sibling) for sibling in found.siblings or ()),
    )


def _file(sibling: "RepoSibling") -> HubFile:
    large = sibling.lfs
    return HubFile(sibling.rfilename, sibling.size or 0, large.sha256 if large else None, sibling.blob_id)
