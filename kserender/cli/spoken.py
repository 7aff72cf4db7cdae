"""Click's classes with texts that are translated when they are shown, and commands that are loaded when they are used.

Click translates when a command is made, and that is before `--lang` has been read.  Here the texts are msgids, made
with `mark`, until they are shown.
"""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

from kserender.i18n import _, mark


class _Text:
    """An attribute that holds a msgid and gives its translation."""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = f"_{name}_msgid"

    def __get__(self, instance: object, owner: type) -> Any:
        msgid = getattr(instance, self.name, None)
        return _(msgid) if msgid else msgid

    def __set__(self, instance: object, value: Any) -> None:
        setattr(instance, self.name, value)


class Option(click.Option):
    """An option with help in the user's language."""

    help: Any = _Text()
    metavar: Any = _Text()


class Argument(click.Argument):
    """An argument with help and name in the user's language."""

    help: Any = _Text()
    metavar: Any = _Text()


def _show_help(ctx: click.Context, _param: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        click.echo(ctx.get_help())
        ctx.exit()


class Command(click.Command):
    """A command with help in the user's language."""

    help: Any = _Text()
    short_help: Any = _Text()
    options_metavar: Any = _Text()

    def __init__(self, name: str | None, **attributes: Any) -> None:
        super().__init__(name, **{"options_metavar": mark("[OPTIONS]"), **attributes})
        self._help = Option(
            ["--help"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_show_help,
            help=mark("Show this message and exit."),
        )

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option --help; click's own would keep the language it was made in."""
        return self._help


class Group(Command, click.Group):
    """A command with commands under it, given as a table: name → what it does in a few words.

    The command `name` is `command` in the module `package.name`, with _ for -; the module is loaded when the command
    is used, and not to be listed.
    """

    subcommand_metavar: Any = _Text()

    def __init__(self, name: str | None, package: str, table: Mapping[str, str], **attributes: Any) -> None:
        listed = {command: Command(command, short_help=text) for command, text in table.items()}
        words = {"subcommand_metavar": mark("COMMAND [ARGS]..."), "no_args_is_help": True}
        super().__init__(name, commands=listed, **{**words, **attributes})
        self.package = package
        # After the language, wherever on the line that stands.
        self._help.is_eager = False

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, loaded; None when there is none of that name."""
        if cmd_name not in self.commands:
            return None
        command: click.Command = import_module(f"{self.package}.{cmd_name.replace('-', '_')}").command
        return command

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order of the table, which is the order of work."""
        return list(self.commands)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands from the table."""
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, command.get_short_help_str()) for name, command in self.commands.items()])
