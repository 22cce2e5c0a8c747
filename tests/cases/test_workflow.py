"""The table of steps: what may follow what."""

import pytest

from cases.workflow import Status
from tests import cast


@pytest.mark.parametrize("status", Status)
def test_a_case_can_come_to_every_status(db, status):
    assert cast.case_in(status).status == status
