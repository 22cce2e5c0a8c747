"""The servers that come as wheels: PostgreSQL, Valkey and a mail catcher, kept under var/.

They serve a trial and the tests. In service DATABASE_URL, REDIS_URL and EMAIL_URL name real servers and nothing here
is started.
"""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from .broker import redis_url, valkey
from .database import database_url, owner_url, postgres
from .leasing import Unavailable, lease
from .mail import mail_catcher

__all__ = (
    "VAR",
    "Unavailable",
    "database_url",
    "lease",
    "mail_catcher",
    "owner_url",
    "postgres",
    "redis_url",
    "services",
    "valkey",
)

# VAR_DIR: where this machine keeps its own things.
VAR = Path(os.environ.get("VAR_DIR") or Path(__file__).parents[2] / "var").resolve()


@contextmanager
def services(var: Path) -> Iterator[None]:
    """Starts what the environment does not name, and names it there for this process and its children."""
    with ExitStack() as stack:
        if not os.environ.get("DATABASE_URL"):
            stack.enter_context(lease(postgres(var)))
            os.environ |= {"DATABASE_URL": database_url(var), "DATABASE_OWNER_URL": owner_url(var)}
        if not os.environ.get("REDIS_URL"):
            stack.enter_context(lease(valkey(var)))
            os.environ["REDIS_URL"] = redis_url(var)
        if not os.environ.get("EMAIL_URL"):
            port = stack.enter_context(mail_catcher(var / "mail"))
            os.environ |= {"EMAIL_URL": f"smtp://127.0.0.1:{port}", "DEMO_MAILBOX": str(var / "mail")}
        yield
