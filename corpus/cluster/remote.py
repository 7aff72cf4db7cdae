"""A scheduler that somebody has started, and its workers."""

from typing import TYPE_CHECKING

from kserender.corpus.cluster.stamp import stamp

if TYPE_CHECKING:
    from distributed import Client


class Remote:
    """The scheduler at an address, which goes on when we leave; for tls:// with what Dask's own settings say."""

    def __init__(self, address: str) -> None:
        self.name = address
        self.stamp: str | None = stamp()

    def client(self, seconds: float) -> "Client":
        """A new connection.  Raises OSError when there is none within so many seconds."""
        from distributed import Client

        return Client(self.name, timeout=seconds, set_as_default=False, name="kserender")

    def end(self) -> None:
        """Nothing of it is ours."""
