"""The one font of every chart, with all glyphs of Chinese and Latin text; without it a chart is an error, not boxes."""

from __future__ import annotations

from functools import cache

from compare.errors import UserError

PACKAGED = "Noto Sans CJK SC"
SYSTEM = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "PingFang SC",
    "Hiragino Sans GB",
    "Microsoft YaHei",
    "SimHei",
)


class FontError(UserError):
    """No font with Chinese glyphs, or a text with a character that the font lacks."""


@cache
def chinese() -> str:
    """Name of a font family with Chinese glyphs: that of the package noto-cjk-sans-otc, else of the system.

    The packaged file holds a face for each of Japan, Korea, mainland China, Taiwan and Hong Kong: the third is ours, since
    the first would write 骨 or 直 as Japanese does. FontError where there is neither.
    """
    from matplotlib import font_manager

    try:
        from noto_cjk_sans_otc import FONT_PATH
    except ImportError:
        known = {entry.name for entry in font_manager.fontManager.ttflist}
        if found := next((name for name in SYSTEM if name in known), None):
            return found
        raise FontError(
            "no font with Chinese glyphs", accepted=", ".join(SYSTEM), mend="pip install noto-cjk-sans-otc==0.0.1"
        ) from None
    font_manager.fontManager.addfont(str(FONT_PATH))
    return PACKAGED
