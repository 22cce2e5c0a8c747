"""How the web server runs, at `make run` and in service alike."""

import os

wsgi_app = "wsn_privacy.wsgi:application"
workers = int(os.environ.get("WEB_CONCURRENCY") or 2)  # WEB_CONCURRENCY: processes that serve pages
threads = 4
graceful_timeout = 5
# No log of pages: addresses hold one-time links. Who looked at what is in the journal.
accesslog = None
control_socket_disable = True
