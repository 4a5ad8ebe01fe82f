"""DataFrame → Figure, drawing only. Every chart takes ``labels`` (zh, en, both) and says its n and denominator."""

from compare.charts.against import against_mean
from compare.charts.correspondence import correspondence_map
from compare.charts.differences import side_by_side
from compare.charts.emphasis import emphasis_dots, emphasis_heat_map
from compare.charts.fonts import FontError
from compare.charts.mix import instrument_mix
from compare.charts.passages import aligned_passages
from compare.charts.ribbons import reuse_ribbons
from compare.charts.similarity import similarity_matrix
from compare.charts.structure import structure
from compare.charts.targets import promise_list, target_dumbbells
from compare.charts.theme import FIGURES, Chart, publish

__all__ = [
    "FIGURES",
    "Chart",
    "FontError",
    "against_mean",
    "aligned_passages",
    "correspondence_map",
    "emphasis_dots",
    "emphasis_heat_map",
    "instrument_mix",
    "promise_list",
    "publish",
    "reuse_ribbons",
    "side_by_side",
    "similarity_matrix",
    "structure",
    "target_dumbbells",
]
