import subprocess
import sys
from importlib import import_module

from interpreter.engines.builtin.apertium import available_targets
from interpreter.engines.builtin.manifest import MANIFEST


def test_the_engine_offers_what_apertium_can_do_here_and_says_what_goes_through_spanish() -> None:
    offer = MANIFEST.offers()
    assert offer.source_languages == ("en",)
    assert offer.target_languages == tuple(available_targets())
    assert set(offer.pivoted.values()) <= {"es"}
    assert (offer.missing == "") == bool(offer.target_languages)


def test_the_names_in_the_manifest_lead_to_classes() -> None:
    for name in (MANIFEST.implementation, MANIFEST.voice or ""):
        module, _, attribute = name.partition(":")
        assert isinstance(getattr(import_module(module), attribute), type)


def test_reading_the_manifest_loads_no_model_code() -> None:
    probe = (
        "import sys, interpreter.engines.builtin.manifest as m; m.MANIFEST.offers();"
        "print([n for n in ('pocketsphinx', 'torch') if n in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
