"""What the operator sees of phones that listen."""

from dataclasses import replace

import pytest

from interpreter.app.protocol import Situation
from interpreter.domain.channels import Mode
from interpreter.domain.events import Published, SessionEvent
from interpreter.domain.sharing import FLOOR, AudienceCounted, ChannelAudience, SharingChanged, SharingSetup
from interpreter.domain.timeline import Ticks
from ui.models.booth import Booth
from ui.models.phones import Phones, is_left_behind, mistakes_of, pressed, with_phones
from ui.models.views import BoothView, ChannelView, PhonesView

ON = SharingChanged(
    on=True, setup=SharingSetup(network="Hall"), link="http://h:8080/#k", address="h:8080", code="4815"
)
COUNTED = AudienceCounted((ChannelAudience("es", 12, 3), ChannelAudience(FLOOR, 2)), most=500)
BOOTH = BoothView(
    channels=(
        ChannelView("es", "es", "Spanish", Mode.MACHINE),
        ChannelView("ca", "ca", "Catalan", Mode.MACHINE),
    )
)


def told(*events: SessionEvent) -> list[Published]:
    return [Published(number, Ticks(0), event) for number, event in enumerate(events)]


def following(*events: SessionEvent) -> Phones:
    phones = Phones()
    for one in told(*events):
        phones.take(one)
    return phones


def sentences(view: BoothView) -> dict[str, str]:
    return {concern.key: concern.sentence for concern in view.concerns}


def test_every_channel_has_its_number_while_phones_can_join() -> None:
    view = with_phones(BOOTH, following(ON, COUNTED).view)
    assert [one.audience for one in view.channels] == [COUNTED.channels[0], ChannelAudience("ca", 0)]
    assert view.phones.audience.listeners == 17
    assert not view.phones.full
    assert view.concerns == ()


def test_nobody_is_counted_any_more_when_sharing_stops() -> None:
    phones = following(ON, COUNTED, SharingChanged(on=False))
    assert phones.view == PhonesView()
    phones.take(told(COUNTED)[0])
    assert with_phones(BOOTH, phones.view) == BOOTH
    phones.take(told(ON)[0])
    assert phones.view.audience.listeners == 0


def test_a_new_link_leaves_the_count_to_whoever_counts() -> None:
    phones = following(ON, COUNTED, replace(ON, code="1623"))
    assert (phones.view.sharing.code, phones.view.audience) == ("1623", COUNTED)


def test_what_holds_replaces_what_was_known() -> None:
    phones = following(ON, COUNTED)
    phones.take(Situation(tuple(told(replace(ON, code="99"))), 1))
    assert (phones.view.sharing.code, phones.view.audience.listeners) == ("99", 0)
    phones.take(Situation((), 0))
    assert phones.view == PhonesView()


def test_nobody_listens_to_a_core_that_has_gone() -> None:
    phones = following(ON, COUNTED)
    phones.lose()
    assert phones.view == PhonesView()


def test_it_waits_until_what_was_asked_for_is_done() -> None:
    phones = Phones()
    phones.wait()
    phones.take(Situation(tuple(told(ON)), 1))
    assert phones.view.waits
    phones.answered("The port is taken.")
    assert (phones.view.waits, phones.view.refusal) == (False, "The port is taken.")
    phones.wait()
    assert phones.view.refusal == ""


def test_what_keeps_phones_away_is_an_alarm() -> None:
    trouble = "Port 8080 is taken; choose another."
    view = with_phones(BOOTH, following(replace(ON, trouble=trouble)).view)
    assert [(one.sentence, one.alarm) for one in view.concerns] == [(trouble, True)]


def test_phones_that_could_not_be_let_in_with_the_session_are_an_alarm_too() -> None:
    sharing = SharingChanged(on=False, trouble="Port 8080 is taken; choose another.")
    view = with_phones(BOOTH, following(sharing).view)
    assert [one.alarm for one in view.concerns] == [True]
    assert [one.audience for one in view.channels] == [None, None]


def test_a_full_room_is_told() -> None:
    phones = following(ON, AudienceCounted((ChannelAudience("es", 499, 1),), most=500)).view
    assert phones.full
    assert sentences(with_phones(BOOTH, phones))["phones:full"].startswith("The room is full: 500 listen")


def test_listeners_who_cannot_follow_are_told_with_their_channel() -> None:
    counted = AudienceCounted((ChannelAudience("es", 20, lost_me=3), ChannelAudience(FLOOR, 9, too_fast=4)))
    told_now = sentences(with_phones(BOOTH, following(ON, counted).view))
    assert told_now == {
        "phones:left behind:es": "Spanish: 3 are lost.",
        "phones:left behind:floor": "Floor: 4 find it too fast.",
    }


def test_much_loss_is_told_with_what_to_do() -> None:
    counted = AudienceCounted((ChannelAudience("es", 20, loss=0.2), ChannelAudience("ca", 20, loss=0.06)))
    told_now = sentences(with_phones(BOOTH, following(ON, counted).view))
    assert list(told_now) == ["phones:loss:es"]
    assert "crowded room" in told_now["phones:loss:es"]


@pytest.mark.parametrize(
    ("audience", "behind"),
    [
        (ChannelAudience("es", 5, lost_me=2), False),
        (ChannelAudience("es", 5, lost_me=2, too_fast=1), True),
        (ChannelAudience("es", 200, 200, lost_me=19), False),
        (ChannelAudience("es", 200, 200, lost_me=20), True),
    ],
)
def test_single_presses_of_a_large_audience_are_no_news(audience: ChannelAudience, behind: bool) -> None:
    assert is_left_behind(audience) is behind


def test_presses_are_told_in_words() -> None:
    assert pressed(ChannelAudience("es", 9)) == ""
    assert pressed(ChannelAudience("es", 9, lost_me=4, too_fast=2)) == "4 are lost, 2 find it too fast"


def test_a_set_up_that_keeps_phones_away_is_told_before_it_is_used() -> None:
    assert mistakes_of(SharingSetup()) == ()
    assert "PIN" in mistakes_of(SharingSetup(pin="12"))[0]


def test_phones_change_nothing_of_a_session() -> None:
    booth = Booth()
    before = booth.view(1.0)
    for one in told(ON, COUNTED):
        booth.take(one)
    assert booth.view(2.0) is before
