"""What the tests of access share: a record in an open section and one in a closed section, each with a file."""

import pytest

from dossiers.sections import Section
from tests.cast import make_record
from tests.dossiers.access.sight import open_for, with_file


@pytest.fixture
def tenancy(dossier, officer):
    """An open record with a file."""
    return with_file(make_record(dossier, Section.TENANCY), officer)


@pytest.fixture
def nuisance(dossier, officer):
    """A record in a closed section, with a file."""
    recorded = make_record(dossier, Section.NUISANCE)
    open_for(recorded, officer)
    return with_file(recorded, officer)
