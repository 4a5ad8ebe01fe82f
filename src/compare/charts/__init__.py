"""DataFrame → Figure, drawing only. Every chart takes ``labels`` (zh, en, both) and says its n and denominator."""

from compare.charts.density import promise_density
from compare.charts.dumbbells import target_dumbbells
from compare.charts.duties import duty_heat_map
from compare.charts.emphasis import emphasis_dots, emphasis_heat_map
from compare.charts.fonts import FontError
from compare.charts.ground import common_ground_dots
from compare.charts.mix import instrument_mix
from compare.charts.periods import plan_periods
from compare.charts.priorities import declared_and_measured
from compare.charts.structure import structure
from compare.charts.targets import look_alikes, promise_list
from compare.charts.theme import FIGURES, Chart, publish

__all__ = [
    "FIGURES",
    "Chart",
    "FontError",
    "common_ground_dots",
    "declared_and_measured",
    "duty_heat_map",
    "emphasis_dots",
    "emphasis_heat_map",
    "instrument_mix",
    "look_alikes",
    "plan_periods",
    "promise_density",
    "promise_list",
    "publish",
    "structure",
    "target_dumbbells",
]
