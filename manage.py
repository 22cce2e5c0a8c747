#!/usr/bin/env python
"""Runs one command; starts the embedded servers for as long as it runs when the environment names no others."""

import os
import signal
import sys
from contextlib import nullcontext

# These do without a database: they answer at once, also where no server can be started.
SERVERLESS = {"check", "collectstatic", "compilemessages", "diffsettings", "findstatic", "help", "makemessages"}
SERVERLESS |= {"run", "term", "version", "workflow", "--help", "-h", "--version"}


def main() -> None:
    """Runs the command of the command line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wsn_privacy.settings")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the servers end with the command
    from django.core.management import execute_from_command_line

    from wsn_privacy import embedded

    serverless = len(sys.argv) < 2 or sys.argv[1] in SERVERLESS
    try:
        with nullcontext() if serverless else embedded.services(embedded.VAR):
            execute_from_command_line(sys.argv)
    except embedded.Unavailable as sentence:
        sys.exit(str(sentence))


if __name__ == "__main__":
    main()
