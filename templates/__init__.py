"""Municipalities' profiles and the Word files they are written in: one folder each, with a profile.toml."""

from pathlib import Path

FOLDER = Path(__file__).parent
