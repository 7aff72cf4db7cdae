"""How fast it goes, and how long it will go on."""

from collections import deque

WINDOW = 60.0  # seconds that the rate is taken over
APART = 1.0  # seconds between the moments that are remembered


class Pace:
    """The rate of the last minute: what was skipped at the beginning says nothing of what is left."""

    def __init__(self) -> None:
        self._moments: deque[tuple[float, int]] = deque()

    def at(self, now: float, done: int) -> None:
        """So many are done at this moment, in seconds of any clock."""
        moments = self._moments
        if len(moments) < 2 or now - moments[-2][0] >= APART:
            moments.append((now, done))
        else:
            moments[-1] = (now, done)
        while len(moments) > 2 and now - moments[0][0] > WINDOW:
            moments.popleft()

    @property
    def rate(self) -> float | None:
        """How many a second; None before there is anything to tell it by."""
        if len(self._moments) < 2:
            return None
        (start, before), (end, after) = self._moments[0], self._moments[-1]
        return (after - before) / (end - start) if end > start else None

    def left(self, total: int | None) -> float | None:
        """Seconds until all are done; None when that cannot be told."""
        rate = self.rate
        if total is None or not rate:
            return None
        return max(total - self._moments[-1][1], 0) / rate
