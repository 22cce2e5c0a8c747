"""What holds for every model: each field is called personal or plain, and a row says nothing of anybody."""

import datetime as dt
import re

import pytest
from django.db import models

from tests import cast, planted

MODELS = planted.our_models()


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_is_called_personal_or_plain_and_not_both(model):
    fields = {field.name for field in model._meta.concrete_fields}
    personal, plain = set(model.Privacy.personal), set(model.Privacy.plain)
    assert personal | plain == fields
    assert not personal & plain
    assert len(model.Privacy.personal) + len(model.Privacy.plain) == len(fields)


def test_a_text_that_people_type_is_never_plain():
    typed = {
        f"{model.__name__}.{field.name}"
        for model in MODELS
        for field in model._meta.concrete_fields
        if isinstance(field, models.TextField | models.EmailField | models.BinaryField)
        and field.name in model.Privacy.plain
    }
    assert typed == {"LogEntry.object_repr", "LogEntry.additional_data"} & typed


@pytest.fixture
def values(db):
    """One row of every model, with a word of its own in each personal field."""
    return planted.plant()


def test_there_is_a_row_of_every_model(values):
    assert not [model.__name__ for model in MODELS if not model.objects.exists()]


def test_what_a_row_is_called_tells_nothing_of_anybody(values):
    rows = [row for model in MODELS for row in model.objects.all()]
    called = {f"{type(row).__name__}: {str(row).replace(str(row.pk), '#')}" for row in rows}  # a count is nobody's year
    told = re.compile(rf"\b{planted.WORD}\d{{3}}\b|\b{planted.YEAR}\b", re.IGNORECASE)  # a reference is longer
    assert not [name for name in called if told.search(name)]
    assert not [name for name in called if cast.TENANT_EMAIL in name or "Yıldırım" in name]


def test_every_model_has_dutch_names_in_lower_case():
    names = {str(name) for model in MODELS for name in (model._meta.verbose_name, model._meta.verbose_name_plural)}
    assert not [name for name in names if name != name.lower() or "_" in name]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_date_ends_in_on_and_a_moment_in_at(model):
    for field in model._meta.local_concrete_fields:
        if isinstance(field, models.DateTimeField):
            assert field.name.endswith("_at") or field.name in {"at", "until", "timestamp", "last_login", "date_joined"}
        elif isinstance(field, models.DateField):
            assert field.name.endswith("_on") or field.name in {"on", "since", "until"}


def test_nobody_who_acted_can_be_deleted_from_under_the_acts():
    """A user is never taken along with, or loosened from, what that user did."""
    from django.conf import settings

    acts = {
        f"{model.__name__}.{field.name}": field.remote_field.on_delete
        for model in MODELS
        for field in model._meta.concrete_fields
        if field.is_relation and field.related_model._meta.label == settings.AUTH_USER_MODEL
    }
    loose = {name for name, on_delete in acts.items() if on_delete is not models.PROTECT}
    assert loose == {"ComplexUserObjectPermission.user", "DossierUserObjectPermission.user"}


def test_a_moment_is_kept_in_utc_and_shown_in_amsterdam(settings):
    assert (settings.USE_TZ, settings.TIME_ZONE) == (True, "Europe/Amsterdam")
    assert dt.datetime.now(dt.UTC).tzinfo is dt.UTC
