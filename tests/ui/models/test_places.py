"""Sources, channels and desks of a session, and the devices they live on."""

from dataclasses import replace

from interpreter.domain.devices import DeviceState, DeviceStatus, Direction, InputPlace, OutputPlace
from interpreter.domain.events import MonitorChanged, SourceChanged
from tests.ui.models.test_booth import DEVICES, ES, channel, sentences, session, told


def test_a_device_that_a_session_lacks_is_called_as_when_it_was_there() -> None:
    output = OutputPlace("usb-2", title="Headset")
    lost = DeviceStatus("usb-2", Direction.OUTPUT, "es", DeviceState.LOST, "usb-2 is not there; plug it in.")
    view = told(session(), DEVICES, replace(ES, output=output), lost)
    assert channel(view).device == "Headset"
    assert channel(view).trouble == "Headset is not there; plug it in."
    assert sentences(view)[0] == "es: Headset is not there; plug it in."


def test_the_source_that_the_operator_listens_in_on_is_known() -> None:
    hall = SourceChanged("hall", InputPlace("x"))
    view = told(
        session(), hall, SourceChanged("podium", InputPlace("z")), MonitorChanged(OutputPlace("y"), "hall")
    )
    assert [(one.name, one.soloed) for one in view.sources] == [("hall", True), ("podium", False)]
