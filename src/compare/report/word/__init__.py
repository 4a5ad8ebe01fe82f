"""report.docx: a draft with a section for each question, that a researcher edits; in Chinese or English."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare.report.frames import Frames

__all__ = ["data"]


def data(frames: Frames, lang: str = "en") -> bytes:
    """The draft of a study in zh or en; the same study gives the same bytes.

    Sentences are those of the claims, figures those of the gallery, tables native ones from the measures. It ends with method,
    limits, sources and how to cite it.
    """
    from compare.report.word import draft

    return draft.data(frames, lang)
