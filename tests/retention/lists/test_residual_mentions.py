"""Who is named in the file of another: a person decides, and nothing waits for ever."""

import pytest
from django.urls import reverse

from dossiers.models import LogEntry, Mention, Person, Record
from dossiers.refusal import Refused
from retention.holds.actions import Cause, lift_hold, place_hold
from retention.ledger import file as ledger_file
from retention.lists import actions as lists
from retention.lists import residual_mentions
from retention.models import DestructionList, MentionItem
from tests import cast
from tests.retention.keeping import LONG_AGO, TODAY, kept_by
from tests.retention.signed_lists import AFTER, DAY, as_destruction, signed, sweep
from wsn_privacy.disposal import replay


@pytest.fixture
def named(db):
    """A record that is due, and one of a neighbour in which the same person is named."""
    as_destruction()
    record = kept_by("arrears")
    return record, cast.make_record(section="nuisance", mentions=[record.dossier.person])


def proposed(officer):
    return lists.propose(by=officer, on=TODAY)


def test_the_last_of_somebody_asks_where_they_are_named(named, officer):
    record, neighbours = named
    item = proposed(officer).mention_items.get()
    assert (item.person_key, item.record_key) == (record.dossier.person_id, neighbours.pk)
    assert (item.reference, item.person_reference) == (neighbours.reference, record.dossier.person.reference)


@pytest.mark.parametrize("what", ["something else is kept", "the tenancy runs", "named on the list alone"])
def test_it_asks_nothing_while_somebody_stays_known_anyway(what, named, officer):
    record, neighbours = named
    if what == "something else is kept":
        cast.make_record(record.dossier, record.section, basis=record.basis, trigger_on=None)
    elif what == "the tenancy runs":
        record.dossier.ended_on = None
        record.dossier.save()
    else:
        other = kept_by("arrears")
        Mention.objects.filter(record=neighbours).update(record=other)
    assert not proposed(officer).mention_items.exists()


def test_nothing_is_submitted_before_a_person_decided_and_to_keep_takes_a_reason(named, officer, director):
    of = proposed(officer)
    item = of.mention_items.get()
    with pytest.raises(Refused, match="Beslis eerst"):
        lists.submit(of=of, by=officer)
    for by, choice, why in ((director, "remove", "privacy officer"), (officer, "keep", "Leg uit")):
        with pytest.raises(Refused, match=why):
            residual_mentions.decide(item=item, choice=choice, by=by)
    residual_mentions.decide(item=item, choice="keep", reason="De klacht loopt nog.", by=officer)
    lists.submit(of=of, by=officer)
    assert LogEntry.objects.get(verb="mention decided").actor == officer
    with pytest.raises(Refused, match="al aangeboden"):
        residual_mentions.decide(item=item, choice="remove", by=officer)


def test_what_is_taken_away_goes_with_the_dossier_and_so_does_the_person(named, officer, director):
    record, neighbours = named
    of = proposed(officer)
    assert residual_mentions.unlink_all(of=of, by=officer) == 1
    signed(of, director)
    assert Mention.objects.exists()
    done = sweep(AFTER)
    assert done.dossiers == [record.dossier.reference]
    assert not Mention.objects.exists()
    assert not Person.objects.filter(pk=record.dossier.person_id).exists()
    assert Record.objects.get() == neighbours
    assert MentionItem.objects.get().done_at
    assert LogEntry.objects.get(verb="mention let go").object_pk == str(neighbours.pk)


def test_a_record_that_is_held_keeps_its_link_until_it_is_free(named, officer, director):
    record, neighbours = named
    of = proposed(officer)
    residual_mentions.unlink_all(of=of, by=officer)
    signed(of, director)
    hold = place_hold(neighbours, Cause("litigation"), by=officer, on=TODAY)
    assert sweep(AFTER).dossiers == [record.dossier.reference]
    assert Mention.objects.get().person_id == record.dossier.person_id
    lift_hold(hold=hold, by=officer, on=AFTER)
    sweep(AFTER + DAY)
    assert not Mention.objects.exists()
    assert not Person.objects.filter(pk=record.dossier.person_id).exists()


def test_what_is_kept_keeps_the_person_and_nothing_else(named, officer, director):
    record, neighbours = named
    of = proposed(officer)
    residual_mentions.decide(item=of.mention_items.get(), choice="keep", reason="Nog nodig.", by=officer)
    signed(of, director)
    assert sweep(AFTER).dossiers == [record.dossier.reference]
    assert Person.objects.filter(pk=record.dossier.person_id).exists()
    assert Mention.objects.get().record == neighbours


def test_what_was_decided_on_a_list_that_came_to_nothing_is_asked_again(named, officer):
    for stops in (True, False):
        of = proposed(officer)
        residual_mentions.unlink_all(of=of, by=officer)
        if stops:
            lists.stop(of=of, reason="x", by=officer)
        else:
            assert lists.lapse(TODAY + 29 * DAY) == [of.reference]
    assert proposed(officer).mention_items.undecided().count() == 1
    assert not MentionItem.objects.to_unlink().exists()


def test_a_copy_that_is_put_back_does_not_bring_back_who_was_named(named):
    record, _neighbours = named
    person = Person.objects.get(pk=record.dossier.person_id)
    record.delete()
    person.dossiers.all().delete()
    line = ledger_file.Line(1, "dossiers.person", person.reference, "person", LONG_AGO.isoformat(), "")
    assert replay.KINDS["dossiers.person"](line)
    assert not Person.objects.filter(pk=person.pk).exists()


def test_the_page_takes_a_decision(named, officer, signed_in):
    client, of = signed_in(officer), proposed(officer)
    item = of.mention_items.get()
    page = client.get(reverse("retention:list", args=[of.pk])).text
    assert "Genoemd bij anderen" in page
    assert "Bied de lijst aan" not in page
    address = reverse("retention:mention", args=[of.pk, item.pk])
    assert client.post(address, {"choice": "keep"}).status_code == 409
    assert client.post(address, {"choice": "keep", "reason": "Loopt nog."}).status_code == 302
    assert "Bied de lijst aan" in client.get(reverse("retention:list", args=[of.pk])).text
    client.post(address, {"choice": "remove"})
    client.post(reverse("retention:mentions", args=[of.pk]))
    assert DestructionList.objects.get().mention_items.get().choice == "remove"
