"""The user's own folder for settings and profiles."""

import os


def user_folder() -> str:
    """`kserender` in the place for settings: $XDG_CONFIG_HOME, else ~/.config; in Windows %APPDATA%."""
    folder = os.environ.get("APPDATA" if os.name == "nt" else "XDG_CONFIG_HOME")
    return os.path.join(folder or os.path.expanduser("~/.config"), "kserender")
