"""What a set-up that is being prepared is checked against, and what it can be chosen from."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from interpreter.app import plugins
from interpreter.app.engine_models import DEMONSTRATION, is_equipped
from interpreter.app.languages import name_of
from interpreter.app.model_profiles import profiles
from interpreter.app.places import resources_folder
from interpreter.domain.errors import UnreadableGlossary, UserMistake
from interpreter.domain.setup import EventSetup
from interpreter.domain.steps import Term
from interpreter.policy.event_setup import mistakes_in
from interpreter.ports.workers import DiarizerManifest, EngineManifest
from interpreter.storage.glossary import parse_glossary, read_glossary, written_glossary
from interpreter.storage.term_base import written_term_base

_HINT = re.compile(r"; (did you mean|there is) .*$")
_DELIMITERS = "\t;,"
TERM_BASE = ".tbx"


class Mark(StrEnum):
    """What somebody who chooses an engine should know of it before anything else."""

    USUAL = "usual"
    """Its models may be such that any event can use it."""
    DEMONSTRATION = "demonstration"
    NOT_COMMERCIAL = "not for commercial events"


@dataclass(frozen=True, slots=True)
class Choice:
    """An engine or a diarizer. `missing` says in one sentence what keeps it from being used, or is empty."""

    name: str
    title: str
    licence: str = ""
    note: str = ""
    missing: str = ""
    source_languages: tuple[str, ...] = ()
    target_languages: tuple[str, ...] = ()
    pivoted: tuple[tuple[str, str], ...] = ()
    """Pairs of a target language and the language it goes through."""
    mark: Mark | None = None
    equipped: bool = True
    """Whether it has the models without which it does nothing."""

    @property
    def short_title(self) -> str:
        """What it is called before anything is said of it."""
        return self.title.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Choices:
    """What this machine offers."""

    engines: tuple[Choice, ...] = ()
    diarizers: tuple[Choice, ...] = ()

    def engine(self, name: str) -> Choice | None:
        """Return the engine of that name, None where there is none."""
        return next((one for one in self.engines if one.name == name), None)


def choices() -> Choices:
    """Ask every engine and diarizer what it can do; no model is loaded."""
    return Choices(
        tuple(_choice(name, found, _engine) for name, found in plugins.engines()),
        tuple(_choice(name, found, _diarizer) for name, found in plugins.diarizers()),
    )


def mistakes(setup: EventSetup) -> tuple[str, ...]:
    """Return one sentence for everything that does not fit together; none where all is well."""
    return mistakes_in(setup)


def mistakes_by_name(setup: EventSetup) -> dict[str, tuple[str, ...]]:
    """Return the mistakes by the name of the source, channel or desk that they concern.

    A mistake concerns what it goes away with.
    """
    found = mistakes_in(setup)
    if not found:
        return {}
    by_name = {}
    for name in _names(setup):
        left = {_without_hint(sentence) for sentence in mistakes_in(_without(setup, name))}
        concerned = tuple(sentence for sentence in found if _without_hint(sentence) not in left)
        if concerned:
            by_name[name] = concerned
    return by_name


def obstacle(setup: EventSetup, offered: Choices) -> str:
    """Return in one sentence what keeps an event from being started, or nothing."""
    if not setup.sources:
        return "Nothing is listened to yet: choose an input, or drop a recording here."
    if not setup.channels:
        return "Choose a language to interpret into."
    if found := mistakes_in(setup):
        return found[0]
    return _engine_obstacle(setup, offered.engine(setup.engine))


def pasted_terms(text: str, languages: Sequence[str]) -> tuple[Term, ...]:
    """Return the terms of rows copied from a table: the term, then its translations in the order of `languages`.

    Columns end at tabs, semicolons or commas. Where the first line names the columns, as in a glossary file, they may
    come in any order. Raises UnreadableGlossary.
    """
    delimiter = next((one for one in _DELIMITERS if one in text.strip().partition("\n")[0]), "\t")
    rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if any(row)]
    if rows and rows[0][0].strip().lower() != "source":
        width = max(map(len, rows))
        if width > len(languages) + 1:
            raise UnreadableGlossary(
                f"What was pasted has {width} columns; copy the term and at most {len(languages)} translations."
            )
        rows.insert(0, ["source", *languages])
    written = io.StringIO(newline="")
    csv.writer(written).writerows(rows)
    return parse_glossary(written.getvalue(), name="What was pasted") if rows else ()


def imported_terms(path: Path, source_language: str = "") -> tuple[Term, ...]:
    """Return the terms of a glossary file, of a TBX file those in a language.

    Raises UnreadableGlossary with the line and what to do.
    """
    return read_glossary(path, source_language)


def export_terms(path: Path, terms: Sequence[Term], source_language: str) -> None:
    """Write a glossary file: TBX where its name ends so, CSV else. Raises UserMistake."""
    to_term_base = path.suffix.lower() == TERM_BASE
    content = written_term_base(terms, source_language) if to_term_base else written_glossary(terms)
    try:
        path.write_bytes(content)
    except OSError as error:
        raise UserMistake(f"{path} cannot be written ({error.strerror}); choose another place.") from error


def demo_recording() -> Path:
    """Return the bundled conference."""
    return resources_folder() / "demo" / "conference.flac"


def _choice(
    name: str, found: EngineManifest | DiarizerManifest | str, described: Callable[..., Choice]
) -> Choice:
    return Choice(name, name, missing=found) if isinstance(found, str) else described(found)


def _models_missing(manifest: EngineManifest) -> str:
    if not manifest.models or is_equipped(manifest):
        return ""
    suited = [known.name for known in profiles() if all(map(known.of_role, manifest.models))]
    get = f"get them with openbooth models get {suited[0]}"
    if len(suited) != 1:
        get = "openbooth models list shows which suit it, and openbooth models get fetches them"
    title = manifest.title.partition(":")[0]
    return f"The models of {title} are not on this machine: {get}, or choose another engine."


def _mark(manifest: EngineManifest) -> Mark | None:
    if not manifest.commercial:
        return Mark.NOT_COMMERCIAL
    if manifest.name == DEMONSTRATION:
        return Mark.DEMONSTRATION
    return Mark.USUAL if manifest.models else None


def _engine(manifest: EngineManifest) -> Choice:
    offer, no_models = manifest.offers(), _models_missing(manifest)
    return Choice(
        manifest.name,
        manifest.title,
        manifest.licence,
        manifest.note,
        offer.missing or no_models,
        offer.source_languages,
        offer.target_languages,
        tuple(offer.pivoted.items()),
        _mark(manifest),
        not no_models,
    )


def _diarizer(manifest: DiarizerManifest) -> Choice:
    return Choice(manifest.name, manifest.title, manifest.licence, manifest.note, manifest.missing())


def _engine_obstacle(setup: EventSetup, engine: Choice | None) -> str:
    if engine is None:
        return f"There is no engine called {setup.engine}; choose another one in the set-up."
    if not engine.equipped and setup.model is None:
        return engine.missing
    targets = {one.listener.language for one in setup.channels} - {setup.only_spoken}
    unknown = sorted(targets - set(engine.target_languages))
    if engine.missing and unknown:
        return engine.missing
    if unheard := _unheard(setup, engine):
        return unheard
    if engine.target_languages and unknown:
        return (
            f"{engine.title} does not interpret into {_listed(unknown)}; choose another language or engine."
        )
    return ""


def _unheard(setup: EventSetup, engine: Choice) -> str:
    """Return in one sentence which spoken languages an engine does not understand, or nothing."""
    offered = engine.source_languages
    unknown = [
        one for one in dict.fromkeys((setup.source_language, *setup.also_spoken)) if one not in offered
    ]
    if not offered or not unknown:
        return ""
    if setup.source_language in unknown:
        listed, advice = name_of(setup.source_language), f"it understands {_listed(offered)}."
    else:
        listed, advice = _listed(unknown), "choose another engine, or change “Also spoken” in the set-up."
    return f"{engine.title} does not understand {listed}; {advice}"


def _listed(languages: Iterable[str]) -> str:
    return ", ".join(map(name_of, languages))


def _names(setup: EventSetup) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            (
                *(one.source for one in setup.sources),
                *(one.listener.channel for one in setup.channels),
                *(one.desk for one in setup.desks),
            )
        )
    )


def _without(setup: EventSetup, name: str) -> EventSetup:
    return replace(
        setup,
        sources=tuple(one for one in setup.sources if one.source != name),
        channels=tuple(one for one in setup.channels if one.listener.channel != name),
        desks=tuple(one for one in setup.desks if one.desk != name),
    )


def _without_hint(sentence: str) -> str:
    return _HINT.sub("", sentence)
