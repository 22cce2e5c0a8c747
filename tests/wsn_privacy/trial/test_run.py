"""The start command: it serves, refuses clearly, stops cleanly and finds its data again."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from django.conf import settings

from wsn_privacy.embedded.children import Child, Died, check, children
from wsn_privacy.embedded.mail import free_port
from wsn_privacy.management.commands import run

ROOT = Path(__file__).parents[3]
DEAF = """
import signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
print("up", flush=True)
time.sleep(60)
"""
pytestmark = pytest.mark.programs


def start(var: Path, port: int | str) -> subprocess.Popen:
    """The start command as a person gives it, in a folder of its own."""
    surroundings = {
        **os.environ,
        "VAR_DIR": str(var),
        "PORT": str(port),
        "DJANGO_SETTINGS_MODULE": "wsn_privacy.settings",
    }
    return subprocess.Popen(
        [sys.executable, "manage.py", "run"],
        cwd=ROOT,
        env=surroundings,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def refusal(var: Path, port: int | str) -> str:
    """What the start command says when it does not start."""
    process = start(var, port)
    said, refused = process.communicate(timeout=60)
    assert (process.returncode, said) == (1, "")
    return refused.strip()


def lines_until(process: subprocess.Popen, last: str) -> list[str]:
    """What it prints, up to the line that begins with `last`."""
    lines = []
    for line in process.stdout:
        lines.append(line.rstrip())
        if line.startswith(last):
            return lines
    raise AssertionError(process.stderr.read())


def status(port: int, path: str) -> int:
    """The status of one page."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path)
    return connection.getresponse().status


def living(var: Path) -> list[str]:
    """The programs that still use this folder."""
    found = [" ".join(each.info["cmdline"] or []) for each in psutil.process_iter(["cmdline"])]
    return [command for command in found if str(var) in command]


@pytest.fixture
def var():
    """A folder where the database's own account may come."""
    folder = settings.VAR / "run"
    folder.mkdir()
    return folder


def serves_and_stops(var: Path, port: int) -> None:
    """The first start: it loads the demo, serves, refuses a second one and leaves nothing running."""
    process = start(var, port)
    welcome = lines_until(process, "Stop met Ctrl-C")
    whole = psutil.Process(process.pid).children(recursive=True)
    assert f"WSN Privacy draait op http://localhost:{port}" in welcome
    assert any(line.startswith("  privacy@voorbeeld.example ") for line in welcome)
    assert (status(port, "/healthz"), status(port, "/readyz")) == (200, 200)
    assert refusal(var, port) == f"WSN Privacy draait hier al, op http://localhost:{port}."
    process.send_signal(signal.SIGINT)
    assert process.communicate(timeout=60)[0] == "Gestopt. De gegevens blijven bewaard.\n"
    assert process.returncode == 0
    assert (living(var), [child for child in whole if child.is_running()]) == ([], [])


def finds_its_data_and_ends_with_a_part(var: Path, port: int) -> None:
    """The next start: the data are there; when one part dies the rest stops too."""
    began = time.monotonic()
    process = start(var, port)
    assert "De voorbeeldgegevens worden klaargezet." not in lines_until(process, "Stop met Ctrl-C")
    assert time.monotonic() - began < 30
    (beat,) = [each for each in psutil.Process(process.pid).children() if "beat" in each.cmdline()]
    beat.kill()
    assert "'beat' is gestopt" in process.communicate(timeout=60)[1]
    assert (process.returncode, living(var)) == (1, [])


def test_it_serves_stops_without_leftovers_and_finds_its_data_again(var):
    port = free_port()
    serves_and_stops(var, port)
    finds_its_data_and_ends_with_a_part(var, port)


def test_a_taken_port_is_one_sentence(tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        sentence = f"Poort {taken} is al in gebruik. Kies een andere: PORT=8001 make run."
        assert refusal(tmp_path, taken) == sentence


@pytest.mark.parametrize("port", ["http", "0", "70000", "-1", "²"])
def test_what_is_no_port_is_refused(port):
    with pytest.raises(run.Unavailable, match="is geen poort"), run.listening(port):
        pass


def test_a_child_that_does_not_listen_is_made_to_stop(tmp_path, monkeypatch):
    monkeypatch.setattr("wsn_privacy.embedded.children.PATIENCE", 0.2)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "deaf.py").write_text(
        "import signal, time\nsignal.signal(15, signal.SIG_IGN)\nprint(1, flush=True)\ntime.sleep(60)"
    )
    with children([Child("deaf", ["deaf"])], tmp_path) as running:
        while not (tmp_path / "deaf.log").read_text():
            time.sleep(0.02)
    assert running["deaf"].returncode == -signal.SIGKILL


def test_a_child_that_ended_is_named(tmp_path):
    with children([Child("brief", ["this"])], tmp_path) as running:
        running["brief"].wait()
        with pytest.raises(Died, match=r"'brief' is gestopt \(code 0\)"):
            check(running, tmp_path)
