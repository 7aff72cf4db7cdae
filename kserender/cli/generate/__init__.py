"""`kserender generate KIND`: documents in the house style."""

import click

from kserender.cli.spoken import Group
from kserender.i18n import mark

# Those that are made of one paper; each is also a row in kserender/render/kinds.py.
DOCUMENTS = {
    "beslut": mark("A decision document (beslut)."),
    "tjansteskrivelse": mark("An official's memorandum (tjänsteskrivelse)."),
    "alternativt_forslag": mark("A party's own proposal (alternativt förslag)."),
    "yrkande": mark("A claim to be moved at the meeting (yrkande)."),
    "reservation": mark("A dissent, made of the proposal that lost or of a § (reservation)."),
    "protokollsutdrag": mark("One § of the minutes, also made of a memorandum (protokollsutdrag)."),
    "handlingsplan": mark("An action plan with its tables (handlingsplan)."),
}
# Those that are made of a whole meeting.
MEETINGS = {
    "protokoll": mark("The minutes of a meeting (protokoll), of its papers."),
    "kallelse": mark("A summons to a meeting, with its matters (kallelse)."),
}
# Those with a module each.
OTHERS = {
    "expediering": mark("Missives with a decision to its receivers, one for each (expediering)."),
    "beslutslogg": mark("A log of decisions to follow up (beslutslogg), in Excel."),
}


class _Kinds(Group):
    """Those made of one paper share a command, and so do those of a meeting; the others have a module each."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in MEETINGS:
            from kserender.cli.generate.meeting import meeting_command

            return meeting_command(cmd_name, MEETINGS[cmd_name])
        if cmd_name not in DOCUMENTS:
            return super().get_command(ctx, cmd_name)
        from kserender.cli.generate.document import document_command

        return document_command(cmd_name, DOCUMENTS[cmd_name])


command = _Kinds(
    "generate",
    package="kserender.cli.generate",
    table={**DOCUMENTS, **MEETINGS, **OTHERS},
    help=mark("Generate a document in the style of a municipality's profile, and read it back as a check."),
)
