"""Small projects on disk for the tests: two invented regions, each with one short plan."""

from __future__ import annotations

import csv
import hashlib
import io
from pathlib import Path

from compare import tables
from compare.project import Project

DONGHE = """东河市新能源产业发展行动计划(2022-2025年)
一、总体要求
(一)主要目标。
到2025年,全市新能源产业产值达到300亿元以上,培育龙头企业10家。
二、重点任务
1.建设储能产业园,引进一批光伏企业。(市发展改革委负责)
2.对获得国家级称号的企业给予50万元奖励。
"""
XILING = """西岭县生物医药产业实施方案(2023-2025年)
一、工作目标
到2025年,建成生物医药研发平台5个。
二、保障措施
鼓励银行机构加大对中药企业的贷款支持。
"""
FACTS = {"role": "policy", "genre": "action_plan", "complete": "yes", "source_kind": "unknown"}
REGION = {"level": "prefecture", "colour": "#0072B2"}


def project(root: Path, texts: dict[str, str | bytes] | None = None) -> Project:
    """A project under ``root`` with the given texts, one region for each; by default donghe and xiling."""
    ours = Project(root)
    ours.raw.mkdir(parents=True)
    given = {"donghe": DONGHE, "xiling": XILING} if texts is None else texts
    for doc_id, text in given.items():
        (ours.raw / f"{doc_id}.txt").write_bytes(text.encode() if isinstance(text, str) else text)
    list_documents(ours, {doc_id: {} for doc_id in given})
    names = [
        {"region": d, "name_zh": d, "name_en": d, "short_zh": d, "short_en": d, "order": str(i)}
        for i, d in enumerate(given, 1)
    ]
    _write(ours.raw / "regions.csv", "regions", [REGION | row for row in names])
    return ours


def no_exports(processed: Path, folder: Path) -> None:
    """In place of `exports.write`, where a test is of the pages alone. Its process finds it here."""


def list_documents(ours: Project, rows: dict[str, dict[str, str]]) -> None:
    """Write documents.csv: one row for each doc_id, its facts overridden by what is given."""
    out = []
    for doc_id, given in rows.items():
        file = given.get("file", f"{doc_id}.txt")
        path = ours.raw / file
        sha256 = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "0" * 64
        out.append(FACTS | {"doc_id": doc_id, "region": doc_id, "file": file, "sha256": sha256} | given)
    _write(ours.raw / "documents.csv", "documents", out, without=("inferred",))


def rule(ours: Project, *rows: dict[str, str]) -> None:
    """Write data/corrections.csv."""
    _write(ours.corrections, "corrections", list(rows))


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file under a folder and its bytes."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def _write(path: Path, table: str, rows: list[dict[str, str]], without: tuple[str, ...] = ()) -> None:
    names = [name for name in tables.registry()[table].names if name not in without]
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, names, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes(out.getvalue().encode())
