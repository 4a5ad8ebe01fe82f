"""Charts by name: what the gallery lists, what the command draws, and the data beside the picture."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pandas as pd
import pytest
from PIL import Image

from compare import charts, measures
from compare.errors import UserError
from compare.report import figures, gallery
from compare.report.citing import citation
from compare.report.frames import Call, Frames
from compare.report.plain import NOT_XML, chinese_marks, harmless, printable, spreadsheet_csv
from compare.study import Study
from studies import even, study
from test_cli import run

HERE = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Study:
    return study(tmp_path_factory.mktemp("gallery"), {"alpha": even(), "beta": even(), "gamma": even()})


def test_every_chart_of_a_notebook_is_in_the_gallery() -> None:
    """So that each picture of a report can be drawn again, for other regions, in another size; 07 draws a scratch copy."""
    published = set()
    for path in sorted((HERE / "notebooks").glob("0[0-6]*.ipynb")):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        source = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
        published |= set(re.findall(r"publish\(.*,\s*\"(\w+)\"\)", source))
    assert published
    assert published <= set(gallery.entries())


@pytest.mark.parametrize("name", gallery.entries())
def test_every_entry_says_what_it_shows_and_draws(name: str, small: Study) -> None:
    entry = gallery.entry(name)
    assert all(call.name in measures.__all__ for call in entry.data)
    assert entry.chart.name in charts.__all__
    assert all(said and "\n" not in said for said in (entry.zh, entry.en))
    drawn = entry.draw(Frames(small), "zh", "column")
    assert (drawn.name, drawn.get_size_inches()[0]) == (name, 3.5)
    assert drawn.title


def test_frames_computes_each_measure_once(small: Study) -> None:
    frames = Frames(small)
    assert frames("emphasis", scheme="sector", view="whole") is frames("emphasis", view="whole", scheme="sector")
    assert frames("emphasis", scheme="sector") is not frames("emphasis", scheme="instrument")
    assert frames.of(Call("promises"), Call("promises"))[0] is frames("promises")
    assert frames.made(Call("clusters", {"of": "similarity"})).order == measures.clusters(frames("similarity")).order
    with pytest.raises(UserError, match="no measure is called 'mean'"):
        frames("mean")


@pytest.mark.parametrize(
    ("entry", "calls"),
    [
        ("structure", [("structure", {})]),
        ({"emphasis": {"scheme": "sector"}}, [("emphasis", {"scheme": "sector"})]),
        ([{"mix": None}, "promises"], [("mix", {}), ("promises", {})]),
        (None, []),
    ],
)
def test_calls_in_data_files(entry: object, calls: list[tuple[str, dict[str, str]]]) -> None:
    assert [(call.name, call.options) for call in Call.several(entry)] == calls


# the command ----------------------------------------------------------------------------------------------------------


def test_the_list_has_a_line_for_each_chart() -> None:
    for lang, word in (("en", "Share of sentences that name each sector"), ("zh", "各产业在各地文本中所占的句子比例")):
        done = run("chart", "--list", "--lang", lang)
        lines = done.stdout.splitlines()
        assert [line.split()[0] for line in lines] == list(gallery.entries())
        assert any(line.startswith("sector_emphasis ") and line.endswith(word) for line in lines)


def test_a_chart_of_some_regions_with_its_data_beside_it(tmp_path: Path, small: Study) -> None:
    root = small.folder.parents[1]
    (root / "data" / "raw").mkdir(exist_ok=True)
    where = ("--project", root, "--out", tmp_path / "out")
    done = run("chart", "instrument_mix", "--regions", "gamma, alpha", "--lang", "zh", "--size", "column", *where)
    assert (done.returncode, done.stderr) == (0, "")
    picture, data = (tmp_path / "out" / f"instrument_mix.{kind}" for kind in ("png", "csv"))
    assert done.stdout.splitlines() == [str(picture), str(data)]
    with Image.open(picture) as image:
        assert image.size[0] == 1050, "3.5 inches at 300 dpi"
    assert data.read_bytes().startswith(b"\xef\xbb\xbf"), "a spreadsheet takes it for UTF-8 only with a byte-order mark"
    rows = pd.read_csv(data)
    assert list(rows["region"].unique()) == ["alpha", "gamma"]
    # in each of ten sections one use each of talent, planning and domestic cooperation: a third
    assert rows.set_index(["region", "label"])["share"]["alpha", "talent"] == pytest.approx(1 / 3)
    assert set(rows["cite"]) == {citation(small).line}


@pytest.mark.parametrize("kind", ["svg", "pdf"])
def test_the_same_chart_gives_the_same_bytes(tmp_path: Path, small: Study, kind: str) -> None:
    one, two = (figures.write(small, "text_structure", tmp_path / name, kind=kind) for name in ("a", "b"))
    assert [path.name for path in one] == [f"text_structure.{kind}", "text_structure.csv"]
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two]


@pytest.mark.parametrize(
    ("args", "code", "says"),
    [
        (["chart"], 2, "name a chart, or ask for --list"),
        (["chart", "pie"], 1, "no chart is called 'pie'\n  accepted: text_structure, sector_emphasis"),
        (["chart", "promises", "--regions", "atlantis"], 1, "no region is called 'atlantis'\n  accepted: bingtuan"),
        (["chart", "promises", "--lang", "fr"], 1, "no labels 'fr'\n  accepted: zh, en, both"),
        (["chart", "promises", "--size", "poster"], 1, "no size is called 'poster'\n  accepted: column, page, slide"),
        (["chart", "promises", "--format", "gif"], 1, "no format is called 'gif'\n  accepted: png, svg, pdf"),
    ],
)
def test_what_is_not_there_is_named_with_what_is(tmp_path: Path, args: list[str], code: int, says: str) -> None:
    done = run(*args, "--out", tmp_path, "--project", HERE)
    assert done.returncode == code
    assert says in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_cite_prints_what_every_export_carries() -> None:
    cited = citation(_project())
    done = run("cite", "--project", HERE)
    assert done.returncode == 0
    for said in (cited.version, cited.corpus, cited.line, "GB/T 7714", cited.gbt):
        assert said in done.stdout


def _project() -> Study:
    from compare.study import load

    return load(HERE)


# cells and marks ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "harmless_cell"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM", "'@SUM"),
        ("\t=1", "'\t=1"),
        ("\uff1d1", "'\uff1d1"),
        ("到2020年=", "到2020年="),
        (" =1", " =1"),
        ("–", "–"),
        (-1.5, -1.5),
        ("", ""),
    ],
)
def test_cells_that_a_spreadsheet_would_run(cell: object, harmless_cell: object) -> None:
    assert harmless(cell) == harmless_cell


def test_a_csv_for_a_spreadsheet() -> None:
    frame = pd.DataFrame({"quote": ['=1"', "a,b"], "n": pd.array([-1, None], dtype="Int64"), "cut": [True, False]})
    text = spreadsheet_csv(frame, "=who").decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text))) == [
        ["quote", "n", "cut", "cite"],
        ["'=1\"", "-1", "True", "=who"],
        ["a,b", "", "False", "=who"],
    ]


def test_printable_keeps_the_length() -> None:
    text = "a\x00b\x0bc\ud800d\ufffe\t\n"
    assert printable(text) == "a\ufffdb\ufffdc\ufffdd\ufffd\t\n"
    assert not NOT_XML.search(printable(text))


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("提及最多的是生物,见于15.3%的句子(21/137)。", "提及最多的是生物\uff0c见于15.3%的句子\uff0821/137\uff09。"),
        ("共1,228次", "共1,228次"),
        ("兵团≥ 5% (2020)、广西", "兵团≥ 5% (2020)、广西"),
        ("低于国家目标(15 %; 通知(国发67号))。", "低于国家目标\uff0815 %\uff1b通知\uff08国发67号\uff09\uff09。"),
        ("policy-compare (a), b: c", "policy-compare (a), b: c"),
        ("95%区间8.6%至21.7%,计入", "95%区间8.6%至21.7%\uff0c计入"),
    ],
)
def test_chinese_running_text_has_its_marks(text: str, printed: str) -> None:
    assert chinese_marks(text) == printed
