"""Rate and time left, by a clock of our own."""

from kserender.corpus.indexing.pace import Pace


def pace(*moments: tuple[float, int]) -> Pace:
    made = Pace()
    for now, done in moments:
        made.at(now, done)
    return made


def test_nothing_is_known_at_first() -> None:
    assert pace().rate is None
    assert pace((0, 0)).rate is None
    assert pace((0, 0)).left(10) is None
    assert pace((0, 0), (0, 5)).rate is None


def test_rate_and_what_is_left() -> None:
    some = pace((0, 0), (2, 10), (10, 50))
    assert some.rate == 5
    assert some.left(100) == 10
    assert some.left(None) is None
    assert some.left(40) == 0


def test_standing_still_has_no_end() -> None:
    assert pace((0, 5), (9, 5)).left(10) is None


def test_only_the_last_minute_counts() -> None:
    some = pace((0, 0), *((at, 1000 + at) for at in range(1, 200)))
    assert some.rate == 1


def test_many_moments_are_few() -> None:
    some = pace(*((at / 1000, at) for at in range(100_000)))
    assert some.rate is not None
    assert abs(some.rate - 1000) < 1
    assert len(some._moments) < 70
