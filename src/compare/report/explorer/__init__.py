"""The explorer: one page with the main figures, the sentences behind each of them, and the full texts; no server, no network."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare.study import Study

__all__ = ["html"]


def html(study: Study) -> str:
    """The page as one string: tables, figures, words, script, style and font inside.

    It computes nothing of its own in the browser but what is shown: shares and intervals are those of `measures.emphasis`,
    promises those of `measures.promises`, rows those of the study's tables. The same study gives the same bytes.
    """
    from compare.report.explorer import content, page

    return page.render(content.of(study))
