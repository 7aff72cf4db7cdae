"""What the file says of itself (docProps/core.xml)."""

from kserender.extract.readers.docx.names import DC, Element
from kserender.model import Properties


def core_properties(root: Element | None, language: str | None) -> Properties:
    """Title, author and language; `language` is that of the styles, for a file that states none."""

    def stated(name: str) -> str | None:
        text = None if root is None else root.findtext(DC + name)
        return (text or "").strip() or None

    return Properties(stated("title"), stated("creator"), stated("language") or language)
