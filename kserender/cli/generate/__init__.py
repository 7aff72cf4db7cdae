"""`kserender generate KIND`: documents in the house style."""

import click

from kserender.cli.spoken import Group
from kserender.i18n import mark

# Those that are made of one paper; each is also a row in kserender/render/kinds.py.
DOCUMENTS = {
    "beslut": mark("A decision document (beslut)."),
    "tjansteskrivelse": mark("An official's memorandum (tjänsteskrivelse)."),
    "yrkande": mark("A claim to be moved at the meeting (yrkande)."),
}


class _Kinds(Group):
    """Those made of one paper share a command; the others have a module each, as in every group."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in DOCUMENTS:
            return super().get_command(ctx, cmd_name)
        from kserender.cli.generate.document import document_command

        return document_command(cmd_name, DOCUMENTS[cmd_name])


command = _Kinds(
    "generate",
    package="kserender.cli.generate",
    table=DOCUMENTS,
    help=mark("Generate a document in the style of a municipality's profile, and read it back as a check."),
)
