"""The characters of a report as a small font inside its pages, so that Chinese shows on a machine without such a font."""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Iterable

FACE = 2
"""Place of the mainland face in the packaged collection, after the Japanese and the Korean."""

FAMILY = "Report CJK"


def face(pages: Iterable[str]) -> str:
    """A @font-face rule with the characters of ``pages`` and those of ASCII; empty where the font package is missing.

    Latin letters come from this font too. Were they taken from another, a browser would ask for this one only at the
    first Chinese word of each size, and draw that word before it has the font.
    """
    wanted = {ord(c) for page in pages for c in re.sub(r"base64,[^\"')]*", "", page)} | set(range(0x20, 0x7F))
    try:
        from noto_cjk_sans_otc import FONT_PATH
    except ImportError:
        return ""
    data = base64.b64encode(_subset(str(FONT_PATH), wanted)).decode("ascii")
    source = f'src: url("data:font/woff;base64,{data}") format("woff")'
    return f'@font-face {{ font-family: "{FAMILY}"; {source}; font-display: block; }}\n'


def _subset(path: str, wanted: set[int]) -> bytes:
    """The glyphs of these code points as WOFF; the same ones give the same bytes."""
    from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    options = Options(hinting=False, layout_features=[], notdef_outline=True)
    # Upright setting and kerning: a page of notes needs neither.
    options.drop_tables += ["VORG", "vhea", "vmtx", "GPOS", "GSUB", "BASE", "GDEF"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted)
    out = io.BytesIO()
    with TTFont(path, fontNumber=FACE, lazy=True, recalcTimestamp=False) as font:
        subsetter.subset(font)
        font.flavor = "woff"
        font.save(out)
    return out.getvalue()
