"""What `--cluster` may say."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from kserender.errors import UsageError
from kserender.i18n import _

MOST = 1000  # processes on one machine


@dataclass(frozen=True, slots=True)
class Local:
    """So many processes of this machine."""

    workers: int


def where(text: str) -> Local | str:
    """The processes that local:N asks for, or the address of a scheduler.  Raises UsageError."""
    if found := re.fullmatch(r"local:([0-9]{1,4})", text):
        if 1 <= int(found[1]) <= MOST:
            return Local(int(found[1]))
    elif _is_address(text):
        return text
    raise UsageError(
        _("“{address}” is no address of a cluster.").format(address=text),
        _("Write tcp://COMPUTER:PORT, tls://COMPUTER:PORT, or local:4 for four processes on this computer."),
    )


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        rest = parts.username or parts.path or parts.query or parts.fragment
        return parts.scheme in {"tcp", "tls"} and bool(parts.hostname and parts.port) and not rest
    except ValueError:  # of the port, or of an address in brackets
        return False
