"""Every article we rely on is named and can be read; every file of the law names one."""

import re
from pathlib import Path

import pytest

import law
from law import sources
from law.sources import BY_CODE, Source

FILES = sorted(Path(law.__file__).parent.glob("*.py"))


@pytest.mark.parametrize("source", BY_CODE.values(), ids=str)
def test_a_source_has_a_dutch_name_and_an_address(source):
    assert source.name == str(source)
    assert source.url.startswith("https://") or source.code.startswith("reglement-")


def test_no_two_sources_share_a_code():
    named = {name: found for name, found in vars(sources).items() if isinstance(found, Source)}
    assert len(named) == len(BY_CODE)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_file_of_the_law_names_its_sources(file):
    text = file.read_text()
    assert re.search(r"AVG (art\. )?\d|1182/71|law\.sources", text)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_law_reads_no_clock_and_knows_no_framework(file):
    text = file.read_text()
    assert not any(word in text for word in ("today()", "now(", "django", "import time"))
