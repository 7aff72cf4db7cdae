"""Only an address that somebody has given is connected to."""

import pytest

from kserender.corpus.cluster.address import Local, where
from kserender.errors import UsageError


@pytest.mark.parametrize("text", ["tcp://10.0.0.5:8786", "tls://dator.ekhamra.example:8786", "tcp://[::1]:8786"])
def test_address_of_a_scheduler(text: str) -> None:
    assert where(text) == text


def test_processes_of_this_machine() -> None:
    assert where("local:4") == Local(4)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "local",
        "local:",
        "local:0",
        "local:-1",
        "local:1001",
        "local:99999",
        "local:٣",
        "10.0.0.5:8786",
        "tcp://10.0.0.5",
        "tcp://:8786",
        "tcp://10.0.0.5:0",
        "tcp://10.0.0.5:99999",
        "tcp://anna@10.0.0.5:8786",
        "tcp://10.0.0.5:8786/mapp",
        "tcp://10.0.0.5:8786?x",
        "tcp://[::1:8786",
        "http://10.0.0.5:8786",
        "ucx://10.0.0.5:8786",
        "inproc://10.0.0.5:8786",
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="local:4"):
        where(text)
