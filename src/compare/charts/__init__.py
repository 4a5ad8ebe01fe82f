"""DataFrame → Figure, drawing only. Every chart takes ``labels`` (zh, en, both) and says its n and denominator."""

from compare.charts.against import against_mean
from compare.charts.borders import mix_borders
from compare.charts.breadth import breadth
from compare.charts.contrast import keyness, location_quotients
from compare.charts.correspondence import correspondence_map
from compare.charts.cross import cross_grid
from compare.charts.density import promise_density
from compare.charts.differences import side_by_side
from compare.charts.dumbbells import target_dumbbells
from compare.charts.duties import duty_heat_map
from compare.charts.emphasis import emphasis_dots, emphasis_heat_map
from compare.charts.fonts import FontError
from compare.charts.ground import common_ground_dots
from compare.charts.mix import instrument_mix
from compare.charts.passages import aligned_passages
from compare.charts.periods import plan_periods
from compare.charts.priorities import declared_and_measured
from compare.charts.ranks import rank_ranges
from compare.charts.ribbons import reuse_ribbons
from compare.charts.similarity import similarity_matrix
from compare.charts.structure import structure
from compare.charts.targets import look_alikes, promise_list
from compare.charts.theme import FIGURES, Chart, publish
from compare.charts.wording import wording
from compare.charts.xy import xy_heat_map

__all__ = [
    "FIGURES",
    "Chart",
    "FontError",
    "against_mean",
    "aligned_passages",
    "breadth",
    "common_ground_dots",
    "correspondence_map",
    "cross_grid",
    "declared_and_measured",
    "duty_heat_map",
    "emphasis_dots",
    "emphasis_heat_map",
    "instrument_mix",
    "keyness",
    "location_quotients",
    "look_alikes",
    "mix_borders",
    "plan_periods",
    "promise_density",
    "promise_list",
    "publish",
    "rank_ranges",
    "reuse_ribbons",
    "side_by_side",
    "similarity_matrix",
    "structure",
    "target_dumbbells",
    "wording",
    "xy_heat_map",
]
