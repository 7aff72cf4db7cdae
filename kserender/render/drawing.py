"""Draws plots with matplotlib (extra `plots`): full and hollow shapes, with all words beside what they are about,
so that nothing is told by colour."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from kserender.errors import MissingPart
from kserender.i18n import _
from kserender.render.figures import Bars, Drawing, Panels, Span, Strips
from kserender.render.screen import safe

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH = 8.0  # inches; a line of the page
ROW = 0.3  # inches for a bar or a strip
LABEL, TITLE = 44, 28  # characters of a label, and of the title of a panel
ACROSS = 3  # panels beside each other
# Stand for the colours of the page, which differ in the light and in the dark.
INK, SOFT, BAR, PAPER = "#010101", "#020202", "#030303", "#040404"

SETTINGS: dict[Any, Any] = {
    "font.size": 10,
    "svg.fonttype": "none",  # text stays text
    "svg.hashsalt": "kserender",
    "text.color": INK,
    "text.parse_math": False,  # a $ in a name is a $
    "axes.edgecolor": SOFT,
    "axes.labelcolor": SOFT,
    "axes.titlesize": 10,
    "xtick.color": SOFT,
    "ytick.color": INK,
    "xtick.major.size": 0,
    "ytick.major.size": 0,
}


def draw(drawing: Drawing) -> bytes:
    """The drawing as SVG, as matplotlib writes it.  Raises MissingPart where matplotlib is not installed."""
    try:
        import matplotlib
        from matplotlib.backends.backend_svg import FigureCanvasSVG
        from matplotlib.figure import Figure
    except ImportError as error:
        raise MissingPart(
            _("Plots need a part that is not installed; the tables are all there."),
            _("Install it with: {command}").format(command="pip install 'kserender[plots]'"),
        ) from error
    from io import BytesIO

    stream = BytesIO()
    with matplotlib.rc_context():
        matplotlib.rcdefaults()  # not those of the user's own plots
        matplotlib.rcParams.update(SETTINGS)
        figure = Figure(layout="constrained")
        figure.patch.set_visible(False)
        DRAW[type(drawing)](figure, drawing)
        canvas: Any = FigureCanvasSVG(figure)
        canvas.print_svg(stream, metadata={"Date": None, "Creator": None})
    return stream.getvalue()


def _bars(figure: "Figure", drawing: Bars) -> None:
    figure.set_size_inches(WIDTH, ROW * len(drawing.bars) + 0.2)
    axes = _axes(figure)
    places = range(len(drawing.bars))
    longest = max((value for _label, value, _text in drawing.bars), default=0) or 1
    axes.barh(places, [value for _label, value, _text in drawing.bars], height=0.62, color=BAR, clip_on=False)
    for place, (_label, value, text) in zip(places, drawing.bars, strict=True):
        axes.text(value + longest * 0.01, place, text, va="center", clip_on=False)
    axes.set_xlim(0, longest * 1.12)
    axes.set_xticks([])
    _labelled(axes, [label for label, _value, _text in drawing.bars])


def _panels(figure: "Figure", drawing: Panels) -> None:
    down = -(-len(drawing.panels) // ACROSS)
    figure.set_size_inches(WIDTH, 1.75 * down)
    highest = max((height for _title, heights in drawing.panels for height in heights), default=0) or 1
    places = range(len(drawing.columns))
    step = -(-len(drawing.columns) // 6)  # no more names than there is room for
    for number, (title, heights) in enumerate(drawing.panels, 1):
        axes = _axes(figure, (down, ACROSS, number))
        axes.bar(places, heights, width=0.66, color=BAR, clip_on=False)
        for place, height in zip(places, heights, strict=True):
            if len(drawing.columns) <= 8:
                axes.text(place, height + highest * 0.03, str(height), ha="center", size=9, clip_on=False)
        axes.set_title(_short(title, TITLE), loc="left")
        axes.set_ylim(0, highest * 1.2)
        axes.set_xlim(-0.6, len(drawing.columns) - 0.4)
        axes.set_yticks([])
        axes.set_xticks(places[::step], [safe(name) for name in drawing.columns[::step]], size=9)


def _strips(figure: "Figure", drawing: Strips) -> None:
    from matplotlib.patches import Patch

    figure.set_size_inches(WIDTH, ROW * len(drawing.strips) + 0.9)
    axes = _axes(figure)
    last = max((span[1] for _label, held, lacking in drawing.strips for span in (*held, *lacking)), default=1)
    for place, (_label, held, lacking) in enumerate(drawing.strips):
        _spans(axes, place, held, color=BAR)
        _spans(axes, place, lacking, facecolor=PAPER, edgecolor=SOFT, linestyle=":")
    axes.set_xlim(0, last + 1)
    axes.set_xlabel(safe(drawing.axis))
    _labelled(axes, [label for label, _held, _lacking in drawing.strips])
    keys = [Patch(color=BAR), Patch(facecolor=PAPER, edgecolor=SOFT, linestyle=":")]
    names = [safe(drawing.held), safe(drawing.lacking)]
    figure.legend(keys, names, loc="outside upper right", ncols=2, frameon=False)


def _spans(axes: "Axes", place: int, spans: Sequence[Span], **look: Any) -> None:
    # Each a shape of its own: of a collection, matplotlib would make marks that refer to each other by names.
    widths = [last - first + 1 for first, last in spans]
    axes.barh([place] * len(spans), widths, 0.6, [first - 0.5 for first, _last in spans], clip_on=False, **look)


DRAW: dict[type, Callable[..., None]] = {Bars: _bars, Panels: _panels, Strips: _strips}


def _axes(figure: "Figure", place: tuple[int, int, int] = (1, 1, 1)) -> "Axes":
    axes = figure.add_subplot(*place)
    axes.patch.set_visible(False)
    axes.spines[["top", "right", "left"]].set_visible(False)
    return axes


def _labelled(axes: "Axes", labels: list[str]) -> None:
    """From the top down, as a table is read."""
    axes.set_yticks(range(len(labels)), [_short(label) for label in labels])
    axes.set_ylim(len(labels) - 0.4, -0.6)


def _short(text: str, length: int = LABEL) -> str:
    text = safe(text)
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"
