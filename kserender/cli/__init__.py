"""The command line: one command a module, over the public API.

Nothing heavy is imported before a command needs it, so that `kserender --help` answers at once; benchmarks/startup.py
measures it and a test holds it.
"""

from kserender.cli.entry import main

__all__ = ["main"]
