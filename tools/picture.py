"""Draw the pictures of README and docs/gallery.md from the tables of data/processed: python tools/picture.py"""

from pathlib import Path

import compare
from compare import charts, measures
from compare.report import gallery
from compare.report.frames import Frames

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
HEAD = """# Gallery

Every chart that the project draws, from the five texts, in the order of the notebooks. Each can be drawn for a report, for the
regions, in the language and the size that it needs: `policy-compare chart NAME --lang zh --size column --format pdf`.
"""


def main() -> None:
    """Write docs/emphasis.png, docs/gallery.md and its pictures."""
    study = compare.load(ROOT)
    stress = measures.emphasis(study, intervals=False)
    (DOCS / "gallery").mkdir(parents=True, exist_ok=True)
    (DOCS / "emphasis.png").write_bytes(charts.emphasis_heat_map(stress, "both").screen_png())
    frames, lines = Frames(study), [HEAD]
    for name, entry in gallery.entries().items():
        (DOCS / "gallery" / f"{name}.png").write_bytes(entry.draw(frames, "en").screen_png())
        lines.append(f"## `{name}`\n\n{entry.en}. {entry.zh}。\n\n![{entry.en}](gallery/{name}.png)\n")
    (DOCS / "gallery.md").write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
