"""A Redis of a test's own, on a socket in its directory."""

import shutil
import subprocess
import time

import pytest


@pytest.fixture
def redis_url(tmp_path):
    """Its address."""
    if not shutil.which("redis-server"):
        pytest.skip("Redis is not installed.")
    path = tmp_path / "redis.sock"
    server = subprocess.Popen(
        ["redis-server", "--port", "0", "--unixsocket", str(path), "--save", ""],
        stdout=subprocess.DEVNULL,
    )
    while not path.exists():
        time.sleep(0.01)
    yield f"unix://{path}"
    server.terminate()
    server.wait()
