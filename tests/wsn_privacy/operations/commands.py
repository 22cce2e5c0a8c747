"""The commands of the contract, run here."""

import json
from io import StringIO

from django.core.management import call_command


def run(*arguments):
    """What the command writes, and its exit code."""
    out = StringIO()
    try:
        call_command(*arguments, stdout=out)
    except SystemExit as end:
        return out.getvalue().strip(), end.code
    return out.getvalue().strip(), 0


def verified():
    """What `audit_verify --json` answers, and its exit code."""
    text, code = run("audit_verify", "--json")
    return json.loads(text), code
