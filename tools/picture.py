"""Draw README's picture from the tables of data/processed: python tools/picture.py"""

from pathlib import Path

import compare
from compare import charts, measures

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "emphasis.png"


def main() -> None:
    """Write docs/emphasis.png: what each region stresses, by sector."""
    stress = measures.emphasis(compare.load(ROOT), intervals=False)
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_bytes(charts.emphasis_heat_map(stress, "both").screen_png())
    print(PICTURE.relative_to(ROOT))


if __name__ == "__main__":
    main()
