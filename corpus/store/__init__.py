"""The archive's database: SQLite in a file, or PostgreSQL."""

from kserender.corpus.store.store import Store, open_store

__all__ = ["Store", "open_store"]
