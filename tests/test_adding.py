"""A new text in one command: what is inferred and from which words, what is written, and that a fault changes nothing."""

from __future__ import annotations

import csv
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typer

import hard_files as files
from compare import adding, build, cache, candidates, cli, tables
from compare.adding import where
from compare.commands import texts
from compare.corpus import normalise, stated
from compare.project import Project
from compare.vocab.places import above, by_code, by_name, places
from projects import DONGHE, project, rule, snapshot
from test_cli import run

PLAN = files.as_text()
HEAD = PLAN.split("\n")[0]


def rows(ours: Project, name: str) -> list[dict[str, str]]:
    with (ours.raw / f"{name}.csv").open(encoding="utf-8-sig", newline="") as f:
        return list(csv.DictReader(f))


def added(ours: Project, file: Path, *args: str) -> str:
    done = run("add", file, "--project", ours.root, *args)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = project(tmp_path_factory.mktemp("built") / "project")
    build.write(found, build.make(found).files)
    return found.root


@pytest.fixture(autouse=True)
def unmoved(monkeypatch: pytest.MonkeyPatch) -> None:
    """What moved has tests of its own; measuring it after each step would take most of the time here."""
    monkeypatch.setattr(texts, "_tell_moved", lambda *_: None)
    monkeypatch.setattr(cache, "last", lambda *_: None)


@pytest.fixture
def ours(built: Path, tmp_path: Path) -> Project:
    return Project(Path(shutil.copytree(built, tmp_path / "project")))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "东河 规划.txt"
    path.write_bytes(PLAN.replace("东河市", "沧州市").encode("gb18030"))
    return path


# Facts ----------------------------------------------------------------------------------------------------------------

NOTICE = "沧州市人民政府办公室关于印发沧州市新材料产业发展规划的通知\n各县（市、区）人民政府：\n"
BODY = "一、总体要求\n到2025年，新材料产业产值达到300亿元。\n"
# (trap, text, fact, value, passage, how sure)
FACTS: list[tuple[str, str, str, str, str, str]] = [
    ("number of the State Council", f"国务院关于印发“十三五”国家战略性新兴产业发展规划的通知\n国发〔2016〕67号\n{BODY}", "doc_number", "国发〔2016〕67号", "国发〔2016〕67号", "stated"),
    ("number with blanks and other brackets", f"{HEAD}\n新政发[2021] 23 号\n{BODY}", "doc_number", "新政发[2021] 23 号", "新政发[2021] 23 号", "stated"),
    ("number behind the title", f"{HEAD}（桂政办发〔2016〕112号）\n{BODY}", "doc_number", "桂政办发〔2016〕112号", "桂政办发〔2016〕112号", "stated"),
    ("number in a line of the page", f"{HEAD}\n青政办发〔2023〕16号 发布时间：2023-04-20 浏览次数：1208次\n{BODY}", "doc_number", "青政办发〔2023〕16号", "青政办发〔2023〕16号", "likely"),
    ("what the page says of it", f"发文机关：沧州市工业和信息化局 成文日期：2023年4月8日 当前位置：首页\n{HEAD}\n{BODY}", "issued_on", "2023-04-08", "2023年4月8日", "likely"),
    ("… and of its issuer", f"发文机关：沧州市工业和信息化局 成文日期：2023年4月8日 当前位置：首页\n{HEAD}\n{BODY}", "issuer", "沧州市工业和信息化局", "沧州市工业和信息化局", "likely"),
    ("the day of posting is not that of issue", f"发布时间：2023-04-20 浏览次数：1208次\n{HEAD}\n{BODY}", "issued_on", "", "", ""),
    ("a cited number is not its own", f"{HEAD}\n根据《国务院关于印发规划的通知》（国发〔2016〕67号），制定本规划。\n{BODY}", "doc_number", "", "", ""),
    ("title that the notice names", f"{NOTICE}《沧州市新材料产业发展规划》已经市政府同意，现印发给你们，请认真贯彻执行。\n{BODY}", "title", "沧州市新材料产业发展规划", "沧州市新材料产业发展规划", "stated"),
    ("title inside the notice's own", f"{NOTICE}{BODY}", "title", "沧州市新材料产业发展规划", "沧州市新材料产业发展规划", "stated"),
    ("title of a text on one line", f"沧州市新材料产业发展规划{BODY}".replace("\n", ""), "title", "沧州市新材料产业发展规划", "沧州市新材料产业发展规划", "likely"),
    ("issuer that signs", f"{HEAD}\n{BODY}沧州市人民政府\n2022年3月5日", "issuer", "沧州市人民政府", "沧州市人民政府", "stated"),
    ("issuer of the notice", f"{NOTICE}{BODY}", "issuer", "沧州市人民政府办公室", "沧州市人民政府办公室", "likely"),
    ("date as signed", f"{HEAD}\n{BODY}沧州市人民政府\n2022年3月5日", "issued_on", "2022-03-05", "2022年3月5日", "stated"),
    ("date in Chinese numerals", f"{HEAD}\n{BODY}沧州市人民政府\n二〇一六年十二月三十一日", "issued_on", "2016-12-31", "二〇一六年十二月三十一日", "stated"),
    ("date in Chinese numerals with a circle", f"{HEAD}\n{BODY}沧州市人民政府\n二○一六年十月二十日", "issued_on", "2016-10-20", "二○一六年十月二十日", "stated"),
    ("a date inside a sentence is none", f"{HEAD}\n{BODY}2022年3月5日召开了会议，部署了工作。", "issued_on", "", "", ""),
    ("period in full-width brackets", f"{HEAD}\n{BODY}", "period_end", "2025", "2022—2025年", "stated"),
    ("period of a five-year plan", f"沧州市“十四五”制造业发展规划\n{BODY}", "period_start", "2021", "十四五”", "stated"),
    ("genre by the last words, brackets left out", f"{HEAD}\n{BODY}", "genre", "action_plan", "行动计划", "stated"),
    ("cut off in a sentence", f"{HEAD}\n{BODY}二、任务\n{'加快推动新材料产业集群化发展，' * 5}支持", "complete", "truncated", "产业集群化发展，支持", "likely"),
]  # fmt: skip


@pytest.mark.parametrize(("trap", "text", "fact", "value", "quote", "sure"), FACTS, ids=[f[0] for f in FACTS])
def test_a_fact_its_passage_and_how_sure_it_is(trap: str, text: str, fact: str, value: str, quote: str, sure: str) -> None:
    found = [f for f in stated(text) if f.name == fact]
    assert [(f.value, f.sure) for f in found] == ([(value, sure)] if value else [])
    assert all(text[f.start : f.end].endswith(quote) for f in found)


# (trap, text, name, level, area above, code, how sure)
WHERE: list[tuple[str, str, tuple[str, str, str, str, str] | None]] = [
    ("title and issuer agree", f"{NOTICE}{BODY}", ("沧州市", "prefecture", "河北省", "130900", "stated")),
    ("title alone", f"广西战略性新兴产业创新发展实施方案\n{BODY}", ("广西壮族自治区", "province", "", "450000", "likely")),
    ("the Corps", f"兵团培育发展战略性新兴产业三年行动计划\n{BODY}", ("新疆生产建设兵团", "special", "新疆维吾尔自治区", "", "likely")),
    ("a zone in the area of its issuer", f"乌昌石国家自主创新示范区发展规划纲要\n{BODY}新疆维吾尔自治区人民政府\n2021年4月9日", ("乌昌石国家自主创新示范区", "zone", "新疆维吾尔自治区", "", "stated")),
    ("parks are no place, their province is", f"推动园区高质量发展十五条措施\n{BODY}新疆新疆新疆", ("新疆维吾尔自治区", "province", "", "650000", "guess")),
    ("province and city", f"河北省沧州市新材料产业规划\n{BODY}", ("沧州市", "prefecture", "河北省", "130900", "likely")),
    ("district of a municipality", f"上海市浦东新区人工智能产业规划\n{BODY}", ("浦东新区", "county", "上海市", "310115", "likely")),
    ("county that the list does not have", f"沧州市献县工业发展规划\n{BODY}", ("献县", "county", "沧州市", "", "likely")),
    ("a city that is not in the list is a county", f"任丘市工业发展规划\n{BODY}", ("任丘市", "county", "", "", "likely")),
    ("a name inside another's", f"松江省工业发展规划\n{BODY}", ("松江省", "province", "", "", "likely")),
    ("two places of one name: the higher", f"吉林新材料产业规划\n{BODY}", ("吉林省", "province", "", "220000", "likely")),
    ("… but the full name tells", f"吉林市新材料产业规划\n{BODY}", ("吉林市", "prefecture", "吉林省", "220200", "likely")),
    ("behind 关于加快", f"关于加快苏州市生物医药产业发展的意见\n{BODY}", ("苏州市", "prefecture", "江苏省", "320500", "likely")),
    ("the party's committee", f"中共宁波市委 宁波市人民政府关于加快制造业发展的意见\n{BODY}", ("宁波市", "prefecture", "浙江省", "330200", "likely")),
    ("sign of the number", f"关于加快制造业发展的意见\n桂政办发〔2016〕112号\n{BODY}", ("广西壮族自治区", "province", "", "450000", "likely")),
    ("the nation", f"国务院关于印发“十三五”国家战略性新兴产业发展规划的通知\n国发〔2016〕67号\n{BODY}", ("中国", "national", "", "", "stated")),
    ("nothing tells", f"关于加快制造业发展的意见\n{BODY}", None),
]  # fmt: skip


@pytest.mark.parametrize(("trap", "text", "expected"), WHERE, ids=[w[0] for w in WHERE])
def test_the_place_of_a_text(trap: str, text: str, expected: tuple[str, ...] | None) -> None:
    found = where.find(normalise(text), stated(text))
    assert (found and (found.name_zh, found.level, found.parent, found.place.adcode if found.place else "", found.sure)) == expected
    assert found is None or found.level == "national" or text[found.start : found.end][:2] in {found.name_zh[:2], "兵团", "河北", "上海", "沧州", "桂政", "新疆"}


def test_places_are_those_of_the_standard() -> None:
    """34 provinces and 333 prefecture-level divisions (Ministry of Civil Affairs, 2023); codes lie in each other."""
    levels = [place.level for place in places()]
    assert (levels.count("province"), levels.count("prefecture"), levels.count("special")) == (34, 333, 1)
    assert len(by_code()) == len(places()) - 1
    assert all(above(place) is not None for place in places() if place.level not in ("province", "special"))
    corps = [place.short_zh for place in places() if place.adcode.startswith("6590")]
    assert corps == ["石河子", "阿拉尔", "图木舒克", "五家渠", "北屯", "铁门关", "双河", "可克达拉", "昆玉", "胡杨河", "新星", "白杨"]
    assert by_name()["沧州"][0].adcode == "130900"
    assert len({place.name_en for place in places()}) == len(places()), "two places share an English name"


# Adding ---------------------------------------------------------------------------------------------------------------


def test_one_command_adds_a_region(ours: Project, file: Path) -> None:
    before = snapshot(ours.raw)
    told = added(ours, file)
    assert (ours.raw / "cangzhou.txt").read_bytes() == file.read_bytes(), "byte for byte as it was obtained"
    document, region = rows(ours, "documents")[-1], rows(ours, "regions")[-1]
    assert {k: v for k, v in document.items() if v and k != "sha256"} == {
        "doc_id": "cangzhou", "region": "cangzhou", "role": "policy", "file": "cangzhou.txt", "title": "沧州市新能源产业发展行动计划（2022—2025年）",
        "issuer": "沧州市人民政府办公室", "genre": "action_plan", "issued_on": "2022-03-15", "period_start": "2022", "period_end": "2025",
        "complete": "yes", "source_kind": "unknown",
    }  # fmt: skip
    assert region == {
        "region": "cangzhou", "name_zh": "沧州市", "name_en": "Cangzhou", "short_zh": "沧州", "short_en": "Cangzhou", "level": "prefecture",
        "parent": "河北省", "adcode": "130900", "members": "130900", "order": "3", "colour": "#009E73",
    }  # fmt: skip
    for name in ("documents.csv", "regions.csv"):
        assert (ours.raw / name).read_bytes().startswith(before[name]), "rows that were there stay byte for byte"
    assert "GB18030" in told
    assert "「沧州市人民政府办公室」" in told
    assert build.stale(ours, build.make(ours).files) == [], "the tables are what the sources give"
    assert "cangzhou" in {row[0] for row in tables.read_rows(ours.processed / "codings.csv", "codings")}


def test_the_tables_are_those_of_a_project_that_had_it_all_along(ours: Project, file: Path, tmp_path: Path) -> None:
    added(ours, file)
    fresh = Project(tmp_path / "fresh")
    fresh.raw.mkdir(parents=True)
    for name, data in snapshot(ours.raw).items():
        (fresh.raw / name).write_bytes(data)
    build.write(fresh, build.make(fresh).files)
    assert snapshot(fresh.processed) == snapshot(ours.processed)


def test_options_override_what_is_inferred(ours: Project, file: Path) -> None:
    added(ours, file, "--region", "north", "--name-zh", "北方经济区", "--name-en", "North", "--doc-id", "plan_22", "--title", "另一标题", "--role", "reference",
          "--set", "issued_on=2022-04", "--set", "level=zone", "--set", "domain=energy")  # fmt: skip
    document, region = rows(ours, "documents")[-1], rows(ours, "regions")[-1]
    assert [document[k] for k in ("doc_id", "region", "file", "title", "role", "issued_on", "domain")] == [
        "plan_22", "north", "plan_22.txt", "另一标题", "reference", "2022-04", "energy"
    ]  # fmt: skip
    assert [region[k] for k in ("region", "name_zh", "name_en", "short_zh", "level", "adcode")] == ["north", "北方经济区", "North", "北方经济区", "zone", ""]


def test_a_second_text_of_a_region_an_edition_and_a_reference(ours: Project, file: Path, tmp_path: Path) -> None:
    """The same place is the same region; ids tell editions by their year; the nation's plan is a reference by default."""
    added(ours, file)
    later = tmp_path / "later.txt"
    later.write_text(PLAN.replace("东河市", "沧州市").replace("2022—2025", "2026—2030"), encoding="utf-8")
    added(ours, later)
    national = tmp_path / "national.txt"
    national.write_text(f"国务院关于印发“十三五”国家战略性新兴产业发展规划的通知\n国发〔2016〕67号\n{BODY}", encoding="utf-8")
    added(ours, national)
    assert [(d["doc_id"], d["region"], d["role"]) for d in rows(ours, "documents")[2:]] == [
        ("cangzhou", "cangzhou", "policy"), ("cangzhou_2026", "cangzhou", "policy"), ("china", "china", "reference")
    ]  # fmt: skip
    assert [(r["region"], r["level"], r["colour"]) for r in rows(ours, "regions")[2:]] == [
        ("cangzhou", "prefecture", "#009E73"), ("china", "national", "#D55E00")
    ]  # fmt: skip


def test_a_colour_comes_again_only_when_all_were_used(ours: Project, tmp_path: Path) -> None:
    """Two regions use the first colour by hand; of the others none is used twice while one is free."""
    names = [place.name_zh for place in places() if place.level == "prefecture"][:25]
    for name in names[:3]:
        path = tmp_path / f"{name}.txt"
        path.write_text(PLAN.replace("东河市", name), encoding="utf-8")
        added(ours, path)
    assert [row["colour"] for row in rows(ours, "regions")] == ["#0072B2", "#0072B2", "#009E73", "#D55E00", "#E69F00"]


def test_a_sheet_that_a_spreadsheet_saved_keeps_its_form(ours: Project, file: Path) -> None:
    """A byte-order mark, CRLF, and no line break at the end."""
    for name in ("documents.csv", "regions.csv"):
        path = ours.raw / name
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n").rstrip())
    before = snapshot(ours.raw)
    added(ours, file)
    after = (ours.raw / "documents.csv").read_bytes()
    assert after.startswith(before["documents.csv"] + b"\r\ncangzhou,")
    assert after.count(b"\n") == after.count(b"\r\n")
    assert run("remove", "cangzhou", "--project", ours.root).returncode == 0
    assert rows(ours, "documents") == rows_of(before["documents.csv"])


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(data.decode("utf-8-sig").splitlines()))


@pytest.mark.parametrize(("name", "data"), [("a.html", files.as_page().encode("gb18030")), ("政策.docx", files.as_word()), ("a b.PDF", files.as_pdf()), ("a.md", files.as_markdown().encode("utf-16"))])
def test_every_format_is_kept_as_it_was_and_read_again_by_build(ours: Project, tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    added(ours, tmp_path / name, "--region", "east", "--name-zh", "东河市", "--name-en", "Donghe")
    kept = ours.raw / f"east{Path(name).suffix.lower()}"
    assert kept.read_bytes() == data
    assert [s[8] for s in tables.read_rows(ours.processed / "sentences.csv", "sentences") if s[0] == "east" and s[6] == "heading"] == [
        "一、总体要求", "（一）主要目标。", "二、重点任务", "三、保障措施"
    ]  # fmt: skip
    assert build.make(ours).annotated == []
    for path in ours.cache.glob("*.json"):
        path.unlink()
    assert build.stale(ours, build.make(ours).files) == []


# (trap, arguments, what is found, what is accepted or the remedy)
REFUSED: list[tuple[str, list[str], str, str]] = [
    ("id with path characters", ["--doc-id", "../x"], "--doc-id: found '../x', which cannot name a file", "letters, digits, _ and -"),
    ("region with path characters", ["--region", "a/b"], "--region: found 'a/b'", "letters, digits"),
    ("id of another document", ["--doc-id", "donghe"], "'donghe' is the id of another document", "policy-compare remove donghe"),
    ("unknown role", ["--role", "plan"], "role: found 'plan'", "accepted: policy, reference"),
    ("unknown column", ["--set", "sha256=1"], "no column is called 'sha256'", "doc_number"),
    ("value that is not allowed", ["--set", "genre=规划"], "genre: found '规划'", "action_plan"),
    ("year that is no number", ["--set", "period_end=2025年"], "period_end: found '2025年'", "a whole number"),
    ("names for a region that is there", ["--region", "donghe", "--name-zh", "东河"], "donghe is in data/raw/regions.csv already", "edit the row there"),
]  # fmt: skip


@pytest.mark.parametrize(("trap", "args", "found", "mend"), REFUSED, ids=[r[0] for r in REFUSED])
def test_what_cannot_be_added_changes_nothing(ours: Project, file: Path, trap: str, args: list[str], found: str, mend: str) -> None:
    before = snapshot(ours.root / "data")
    done = run("add", file, "--project", ours.root, *args)
    assert done.returncode == 1
    assert found in done.stderr
    assert mend in done.stderr
    assert snapshot(ours.root / "data") == before


def test_a_call_without_a_value_is_wrong(ours: Project, file: Path) -> None:
    assert run("add", file, "--project", ours.root, "--set", "genre").returncode == 2


def test_a_text_that_is_there_already_is_refused(ours: Project, file: Path) -> None:
    added(ours, file)
    done = run("add", file, "--project", ours.root, "--doc-id", "again")
    assert "is in the corpus already, as cangzhou" in done.stderr
    assert "policy-compare remove cangzhou" in done.stderr


def test_a_file_that_lies_in_the_way_is_left_alone(ours: Project, file: Path) -> None:
    (ours.raw / "cangzhou.txt").write_text("mine")
    done = run("add", file, "--project", ours.root)
    assert "data/raw/cangzhou.txt is there already" in done.stderr
    assert (ours.raw / "cangzhou.txt").read_text() == "mine"


def test_a_text_that_names_no_place_asks_for_one(ours: Project, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"关于加快制造业发展的意见\n{BODY}", encoding="utf-8")
    done = run("add", path, "--project", ours.root)
    assert done.returncode == 1
    assert "names no place that is known" in done.stderr
    assert "--region ID --name-zh" in done.stderr
    added(ours, path, "--region", "donghe")
    assert rows(ours, "documents")[-1]["doc_id"] == "donghe_2"


def test_files_that_cannot_be_read_are_refused_before_anything(ours: Project, tmp_path: Path) -> None:
    before = snapshot(ours.root)
    for name, data in (("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)), ("a.txt", b""), ("gone.txt", None)):
        if data is not None:
            (tmp_path / name).write_bytes(data)
        done = run("add", tmp_path / name, "--project", ours.root)
        assert done.returncode == 1
        assert done.stderr.startswith(f"error: {tmp_path / name}: ")
    assert snapshot(ours.root) == before


def fails(*args: Any) -> None:
    raise OSError(28, "No space left on device")


def after(number: int, function: Callable[..., Any]) -> Callable[..., Any]:
    calls = iter(range(1000))

    def stop(*args: Any) -> Any:
        if next(calls) == number:
            raise KeyboardInterrupt
        return function(*args)

    return stop


@pytest.mark.parametrize("command", ["add", "remove"])
@pytest.mark.parametrize("where_", ["make", "write", "first replace", "later replace", "first file", "later file"])
def test_a_fault_on_the_way_leaves_every_file_as_it_was(ours: Project, file: Path, monkeypatch: pytest.MonkeyPatch, command: str, where_: str) -> None:
    added(ours, file)
    args: tuple[str | Path, ...] = ("remove", "cangzhou")
    if command == "add":
        assert run("remove", "cangzhou", "--project", ours.root).returncode == 0
        args = ("add", file)
    before = snapshot(ours.root / "data")
    with monkeypatch.context() as patch:
        if where_ in ("make", "write"):
            patch.setattr(build, where_, fails)
        elif where_.endswith("replace"):
            patch.setattr(Path, "replace", after(0 if where_.startswith("first") else 3, Path.replace))
        else:
            patch.setattr(tables, "beside", after(0 if where_.startswith("first") else 2, tables.beside))
        assert run(*args, "--project", ours.root).returncode in (1, 130)
    assert snapshot(ours.root / "data") == before


def test_remove_undoes_add(ours: Project, file: Path) -> None:
    before = snapshot(ours.root / "data")
    added(ours, file)
    done = run("remove", "cangzhou", "--project", ours.root)
    assert done.returncode == 0
    assert "moved to data/removed/cangzhou.txt" in done.stdout
    assert "its row in regions.csv" in done.stdout
    now = snapshot(ours.root / "data")
    assert now.pop("removed/cangzhou.txt") == file.read_bytes()
    assert now == before
    added(ours, ours.root / "data" / "removed" / "cangzhou.txt")


def test_the_region_stays_while_another_text_is_of_it(ours: Project, file: Path, tmp_path: Path) -> None:
    added(ours, file)
    later = tmp_path / "later.txt"
    later.write_text(PLAN.replace("东河市", "沧州市").replace("2022—2025", "2026—2030"), encoding="utf-8")
    added(ours, later)
    run("remove", "cangzhou", "--project", ours.root)
    assert [row["region"] for row in rows(ours, "regions")] == ["donghe", "xiling", "cangzhou"]
    assert [row["doc_id"] for row in rows(ours, "documents")] == ["donghe", "xiling", "cangzhou_2026"]


def test_the_only_document_stays(tmp_path: Path) -> None:
    alone = project(tmp_path / "alone", {"donghe": DONGHE})
    before = snapshot(alone.root / "data")
    done = run("remove", "donghe", "--project", alone.root)
    assert "donghe is the only document" in done.stderr
    assert "add another text first" in done.stderr
    assert snapshot(alone.root / "data") == before


def test_what_cannot_be_removed_changes_nothing(ours: Project) -> None:
    before = snapshot(ours.root / "data")
    done = run("remove", "nanshan", "--project", ours.root)
    assert "no document is called 'nanshan'" in done.stderr
    assert "accepted: donghe, xiling" in done.stderr
    rule(ours, {"doc_id": "xiling", "start": "0", "end": "4", "scheme": "sector", "code": "bio", "action": "drop", "coder": "a", "reason": "b"})
    before = snapshot(ours.root / "data")
    done = run("remove", "xiling", "--project", ours.root)
    assert "data/corrections.csv, line 2" in done.stderr
    assert snapshot(ours.root / "data") == before


# On a terminal --------------------------------------------------------------------------------------------------------


def test_on_a_terminal_it_asks_with_defaults(ours: Project, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No, then another title and the rest as it stands, then yes."""
    asked: list[tuple[str, str]] = []
    yes = iter([False, True])

    def prompt(text: str, default: str, **_: Any) -> str:
        asked.append((text, default))
        return "另一标题" if text == "title" else default

    monkeypatch.setattr(typer, "confirm", lambda *_, **__: next(yes))
    monkeypatch.setattr(typer, "prompt", prompt)
    monkeypatch.setattr(sys, "stdin", _Terminal())
    monkeypatch.setattr(texts, "_is_terminal", lambda: True)
    texts.add(ours, file, {}, cli.Progress("annotated"))
    assert ("region", "cangzhou") in asked
    assert ("issued_on", "2022-03-15") in asked
    assert rows(ours, "documents")[-1]["title"] == "另一标题"
    assert rows(ours, "documents")[-1]["issuer"] == "沧州市人民政府办公室"


class _Terminal:
    def isatty(self) -> bool:
        return True


def test_without_a_terminal_it_asks_nothing(ours: Project, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typer, "confirm", lambda *_, **__: pytest.fail("asked"))
    added(ours, file)


# The health report ----------------------------------------------------------------------------------------------------


def test_the_health_report_says_how_it_went(ours: Project, tmp_path: Path) -> None:
    """The plan as a page: eight lines of it are the page's; of its five counted sentences four name a sector."""
    path = tmp_path / "a.html"
    path.write_bytes(files.as_page().encode())
    told = added(ours, path)
    assert "furniture  8 lines, 98 characters, are the page's" in told
    assert "「网站标识码：1300000001 冀ICP备05000001号」" in told
    assert "6 sections, 2 levels deep" in told
    assert "4 of 5 sentences name a sector (80%), 1 do not; in the other 2 texts" in told
    assert "looks complete: it ends with 「2022年3月15日」" in told


def test_a_text_that_is_cut_off_or_has_no_headings_says_so(ours: Project, tmp_path: Path) -> None:
    path = tmp_path / "沧州市.txt"
    path.write_text("沧州市新材料产业规划\n" + "支持龙头企业建设工程技术研究中心，推动新材料产业集群发展。" * 30 + "加快推动新材料产业", encoding="utf-8")
    told = added(ours, path)
    assert "no headings found" in told
    assert "looks cut off: it ends with 「加快推动新材料产业」" in told


def test_a_text_broken_into_the_lines_of_a_page_says_so(ours: Project, tmp_path: Path) -> None:
    path = tmp_path / "沧州市.txt"
    whole = "沧州市新材料产业规划\n" + "支持龙头企业建设工程技术研究中心，推动新材料产业集群发展。" * 30
    path.write_text(re.sub("(.{36})", r"\1\n", whole), encoding="utf-8")
    told = added(ours, path)
    assert "24 of 24 lines break off in mid-sentence" in told
    assert "join the lines of each paragraph" in told


def test_a_list_of_projects_is_not_broken(ours: Project, tmp_path: Path) -> None:
    path = tmp_path / "沧州市.txt"
    works = [f"{n}.新河县第{n}高端装备制造产业园一期基础设施建设项目" for n in range(1, 15)]
    path.write_text("\n".join(["沧州市新材料产业规划", "一、重点项目", *works, "加快建设。"]), encoding="utf-8")
    assert "break off" not in added(ours, path)


def test_frequent_terms_that_no_code_knows() -> None:
    """A term three times and in no other text; one that others use, a plain word and a place are no candidates."""
    stretches = ["霜晶絮产业", "霜晶絮", "发展霜晶絮", "沧州霜晶", "我市", "我市", "我市", "社区团购", "社区团购", "社区团购"]
    found = candidates.frequent(stretches, "发展霜晶絮产业，霜晶絮和霜晶絮。", ["社区团购", "社区团购平台"], names={"沧州"})
    assert [(c.term, c.times, c.others) for c in found] == [("霜晶絮", 3, 0)]
    assert found[0].passage == "发展霜晶絮产业，霜晶絮和霜晶絮。"


def test_the_plan_is_a_plan(ours: Project, file: Path) -> None:
    made = adding.plan(ours, file, {})
    assert {s.column: s.sure for s in made.shown}["issuer"] == "stated"
    assert made.region is not None
    assert snapshot(ours.root)["data/raw/documents.csv"].count(b"\n") == 3, "planning writes nothing"
