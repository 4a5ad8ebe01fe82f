"""DataFrame → Figure, drawing only. Every chart takes ``labels`` (zh, en, both) and says its n and denominator."""

from compare.charts.emphasis import emphasis_dots, emphasis_heat_map
from compare.charts.fonts import FontError
from compare.charts.mix import instrument_mix
from compare.charts.structure import structure
from compare.charts.targets import promise_list, target_dumbbells
from compare.charts.theme import FIGURES, Chart, publish

__all__ = [
    "FIGURES",
    "Chart",
    "FontError",
    "emphasis_dots",
    "emphasis_heat_map",
    "instrument_mix",
    "promise_list",
    "publish",
    "structure",
    "target_dumbbells",
]
