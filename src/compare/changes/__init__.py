"""What a new text, an edited fact or another vocabulary moved: the small summary of a state, and two of them compared."""

from compare.changes.moves import Moves, compare
from compare.changes.show import as_html, as_text
from compare.changes.summary import Figures, Share, Summary, figures

__all__ = ["Figures", "Moves", "Share", "Summary", "as_html", "as_text", "compare", "figures"]
