"""The corpus's own words: which forms a word has in it, and which compounds it is a part of."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from sqlalchemy import Connection, Integer, Table, bindparam, cast, delete, func, insert, select, tuple_

from kserender.corpus.search import gathered, traits
from kserender.corpus.search.forms import form
from kserender.corpus.store import Store
from kserender.corpus.store.tables import parts, words
from kserender.corpus.store.words import vocabulary

MOST = 1000  # words that one word of a query may stand for; the most common ones are kept
LONGEST = 60  # letters of a word that has forms
_PORTION = 300  # rows in one statement

# Statements that are put together once.
_FORM = select(words.c.form).where(words.c.word == bindparam("asked"))
_SAME = (words.c.form == bindparam("shared")).label("same")
_WHOLES = select(parts.c.whole).where(parts.c.form == bindparam("shared"))
_RELATED = (
    select(words.c.word, _SAME)
    .where((words.c.form == bindparam("shared")) | words.c.form.in_(_WHOLES))
    .order_by(_SAME.desc(), words.c.papers.desc(), words.c.word)
    .limit(MOST)
)
_SUM = cast(func.sum(words.c.papers), Integer)
_IN_PAPERS = (
    select(words.c.form, _SUM).where(words.c.form.in_(bindparam("forms", expanding=True))).group_by(words.c.form)
)
_IN_COMPOUNDS = (
    select(parts.c.form, _SUM)
    .join(words, words.c.form == parts.c.whole)
    .where(parts.c.form.in_(bindparam("forms", expanding=True)))
    .group_by(parts.c.form)
)


class Vocabulary:
    """The vocabulary of an archive, asked word by word."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}
        self._shared: dict[str, str] = {}

    def inflected(self, word: str) -> tuple[str, ...]:
        """The word itself, then its other forms."""
        return self._related(word)[0]

    def spelled(self, word: str) -> tuple[str, ...]:
        """The word in all its forms, then those that it is a part of, the most common first."""
        return sum(self._related(word), ())

    def form(self, word: str) -> str:
        """What all forms of the word share."""
        if word not in self._shared:
            self._shared[word] = (self._form(word) or form(word)) if _has_forms(word) else word
        return self._shared[word]

    def rarest(self, said: Iterable[str]) -> dict[str, int]:
        """Forms of these words that the corpus has, and about how many papers they stand in, the rarest first."""
        counts: Counter[str] = Counter()
        forms = {self.form(word) for word in said}
        for counted in (_IN_PAPERS, _IN_COMPOUNDS):
            counts.update(dict(self._connection.execute(counted, {"forms": list(forms)}).all()))
        return dict(sorted(counts.items(), key=lambda one: (one[1], one[0])))

    def has(self, word: str) -> bool:
        """Whether the word, or a form of it, or a word made with it stands in the corpus."""
        return len(self.spelled(word)) > 1 or self._form(word) is not None

    def _related(self, word: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        if word not in self._known:
            self._known[word] = self._ask(word) if _has_forms(word) else ((word,), ())
        return self._known[word]

    def _ask(self, word: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        found = self._connection.execute(_RELATED, {"shared": self.form(word)}).all()
        forms = dict.fromkeys((word, *(one for one, is_form in found if is_form)))
        return tuple(forms), tuple(one for one, is_form in found if not is_form)

    def _form(self, word: str) -> str | None:
        return self._connection.scalar(_FORM, {"asked": word})


def finish(store: Store) -> None:
    """Bring what search goes by up to what the archive holds; done twice it is the same as once."""
    traits.renew(store)
    with store.connect() as connection:
        current = {word: count for word, count in vocabulary(connection) if _has_forms(word)}
        known = {word: (shared, count) for word, shared, count in connection.execute(select(words))}
        joined = {(one, whole) for one, whole in connection.execute(select(parts))}
    wanted = {word: (known[word][0] if word in known else form(word), count) for word, count in current.items()}
    found = set(_compounds(wanted))
    gathered.create(store)
    other = {whole for _part, whole in joined ^ found}
    gathered.forget(store, (word for word, (shared, _count) in known.items() if shared in other))
    _bring_up(
        store, words, {word: (word, *rest) for word, rest in known.items()}, {w: (w, *r) for w, r in wanted.items()}
    )
    _bring_up(store, parts, {row: row for row in joined}, {row: row for row in sorted(found)})
    gathered.gather(store, _with_parts(wanted, found))


def _with_parts(wanted: Mapping[str, tuple[str, int]], joined: Iterable[tuple[str, str]]) -> gathered.Forms:
    of: dict[str, list[str]] = defaultdict(list)
    for part, whole in joined:
        of[whole].append(part)
    return {word: (shared, *of.get(shared, ())) for word, (shared, _count) in wanted.items()}


def _has_forms(word: str) -> bool:
    return len(word) <= LONGEST and any(map(str.isalpha, word))


def _compounds(wanted: Mapping[str, tuple[str, int]]) -> Iterator[tuple[str, str]]:
    from kserender.corpus.search.compounds import parts as parts_of

    papers: Counter[str] = Counter()
    for shared, count in wanted.values():
        papers[shared] += count
    return ((part, whole) for whole in papers for part in sorted(parts_of(whole, papers)))


def _bring_up(
    store: Store, table: Table, before: Mapping[object, tuple[object, ...]], after: Mapping[object, tuple[object, ...]]
) -> None:
    """Make the table's rows, by their keys, those that are wanted."""
    gone = sorted({key for key, row in before.items() if after.get(key) != row}, key=str)
    new = [row for key, row in after.items() if before.get(key) != row]
    if not gone and not new:
        return
    keys = list(table.primary_key.columns)
    names = [column.name for column in table.columns]

    def write(connection: Connection) -> None:
        # Also what is to be put in: it may be there already, when this is done again.
        for some in _portions([*gone, *(row[: len(keys)] if len(keys) > 1 else row[0] for row in new)]):
            column = keys[0] if len(keys) == 1 else tuple_(*keys)
            connection.execute(delete(table).where(column.in_(some)))
        if new:
            connection.execute(insert(table), [dict(zip(names, row, strict=True)) for row in new])

    store.begin(write)


def _portions(values: Iterable[object]) -> Iterator[Sequence[object]]:
    rest = iter(values)
    while some := list(islice(rest, _PORTION)):
        yield some
