"""The operator is told which Janus nodes do not work."""

from interpreter.network.janus import JanusMedia
from tests.fakes.world import until

NOBODY = "ws://secret@127.0.0.1:1"


async def test_nodes_that_cannot_be_reached_are_named_without_their_secrets() -> None:
    media = JanusMedia([NOBODY])
    try:
        assert media.check() == ""
        await until(lambda: media.check() != "")
        trouble = media.check()
        assert trouble.startswith("No Janus node works (127.0.0.1:1: ")
        assert "Start Janus there" in trouble
        assert "secret" not in trouble
    finally:
        await media.close()
