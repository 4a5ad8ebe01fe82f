"""A study's own vocabulary extends, overrides and adds schemes; its faults name file and line; diff tells what it changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare import annotate, build, differences, tables, vocab, workers
from compare.coding import proof
from compare.measures import emphasis
from compare.models import Coding
from compare.project import Project
from compare.study import load
from compare.vocab import VocabularyError, own, read_yaml
from compare.vocab.lexicon import lexicon
from projects import DONGHE, XILING, project, snapshot
from test_cli import run

TEXT = "一、重点任务\n1.发展霜晶絮产业,建设重点实验室。\n2.开拓市场,加强市场监管,建设中试基地。\n"
SECTORS = """
- code: materials
  subcode: materials.frontier
  match: [霜晶絮]
  examples: [发展霜晶絮产业。]
"""
STAGE = """
- code: research
  name_zh: 研发
  name_en: Research
  match: [中试]
  examples: [建设中试基地。]
- code: market
  name_zh: 市场
  name_en: Market
  match: [市场]
  exclude: [市场监管]
  examples: [开拓市场。]
  counterexamples: [加强市场监管。]
"""


def folder(tmp_path: Path, **texts: str) -> Path:
    place = tmp_path / "vocab"
    place.mkdir(exist_ok=True)
    for name, text in texts.items():
        (place / f"{name}.yaml").write_text(text, encoding="utf-8")
    return place


def codes(text: str = TEXT) -> set[tuple[str, str, str]]:
    return {(c.scheme, c.subcode or c.code, c.quote) for c in annotate(text, "x").codings}


def test_terms_are_added_to_a_packaged_code_and_gone_afterwards(tmp_path: Path) -> None:
    before = codes()
    with vocab.using(folder(tmp_path, sectors=SECTORS)):
        assert codes() - before == {("sector", "materials.frontier", "霜晶絮")}
        assert before <= codes()
    assert codes() == before


# (trap, files, codings that come, codings that go)
Found = set[tuple[str, str, str]]
CHANGES: list[tuple[str, dict[str, str], Found, Found]] = [
    ("a new first-level code", {"sectors": "- code: frost\n  name_zh: 霜晶\n  name_en: Frost\n  match: [霜晶絮]\n"}, {("sector", "frost", "霜晶絮")}, set()),
    ("a new second level", {"sectors": "- code: bio\n  subcode: bio.frost\n  name_zh: 霜晶\n  name_en: Frost\n  match: [霜晶絮]\n"}, {("sector", "bio.frost", "霜晶絮")}, set()),
    ("a packaged term dropped", {"instruments": "- code: platforms\n  drop: [重点实验室, 实验室]\n"}, set(), {("instrument", "platforms", "重点实验室")}),
    ("a packaged term hidden", {"instruments": "- code: platforms\n  exclude: [重点实验室]\n"}, set(), {("instrument", "platforms", "重点实验室")}),
    ("a rule of one's own", {"instruments": "- code: trade\n  rules:\n  - {name: market, verbs: [build], objects: [霜晶絮]}\n  phrases: [霜晶絮产业]\n"},
     {("instrument", "trade", "霜晶絮产业")}, set()),
    ("a scheme", {"stage": STAGE}, {("stage", "research", "中试"), ("stage", "market", "市场")}, set()),
    ("an empty file", {"sectors": "[]\n"}, set(), set()),
]  # fmt: skip


@pytest.mark.parametrize(("trap", "texts", "come", "gone"), CHANGES, ids=[c[0] for c in CHANGES])
def test_what_a_vocabulary_changes(tmp_path: Path, trap: str, texts: dict[str, str], come: Found, gone: Found) -> None:
    before = codes()
    with vocab.using(folder(tmp_path, **texts)):
        after = codes()
        assert vocab.lint() == []
    assert after - before == come
    assert before - after == gone


def test_replace_puts_an_entry_in_the_place_of_the_packaged_one(tmp_path: Path) -> None:
    text = "- code: platforms\n  replace: true\n  name_zh: 平台\n  name_en: Platforms\n  phrases: [中试基地]\n"
    with vocab.using(folder(tmp_path, instruments=text)):
        [entry] = [e for e in read_yaml("instruments") if e["code"] == "platforms"]
        assert (entry["phrases"], entry["rules"]) == (["中试基地"], [])
        assert ("instrument", "platforms", "重点实验室") not in codes()


def test_names_of_codes_come_with_them(tmp_path: Path) -> None:
    with vocab.using(folder(tmp_path, stage=STAGE, sectors=SECTORS)):
        rows = [row for row in vocab.codes() if row[0] == "stage"]
        assert [(row[1], row[4], row[5], row[10]) for row in rows] == [("research", "研发", "Research", 100), ("market", "市场", "Market", 200)]
    assert {row[0] for row in vocab.codes()} == {"sector", "instrument"}


def test_the_lexicon_is_built_once_for_each_vocabulary(tmp_path: Path) -> None:
    place = folder(tmp_path, sectors=SECTORS)
    packaged = lexicon()
    assert lexicon() is packaged
    with vocab.using(place):
        ours = lexicon()
        assert lexicon() is ours is not packaged
        with vocab.using(place):
            assert lexicon() is ours
    with vocab.using(tmp_path / "gone"):
        assert own.folder() is None


# (trap, name, text, line, what is found, what is accepted)
FAULTS = [
    ("no YAML", "sectors", "- code: [", 2, "no YAML", "correct the line"),
    ("no list", "sectors", "code: materials\n", 0, "holds no list of entries", "- code: …"),
    ("unknown key", "sectors", "- code: bio\n  match: []\n- code: materials\n  terms: [x]\n", 3, "unknown keys terms", "match"),
    ("no code", "sectors", "- match: [x]\n", 1, "found code None", "small letters"),
    ("a second level of nothing", "sectors", "- code: foo\n  subcode: foo.bar\n  name_zh: 甲\n  name_en: A\n", 1, "no code is called 'foo'", "materials"),
    ("a new second level without names", "sectors", "- code: bio\n  subcode: bio.frost\n", 1, "bio.frost is new and has no name", "name_zh and name_en; or one of bio.agriculture"),
    ("a number for a term", "sectors", "- code: bio\n  match: [5]\n", 1, "match is no list of texts", "quotes"),
    ("a term without brackets", "sectors", "- code: bio\n  match: 疫苗\n", 1, "match is no list of texts", "quotes"),
    ("a term matched and excluded", "stage", STAGE.replace("[市场监管]", "[市场]"), 7, "市场 is both matched and excluded", "one of the lists"),
    ("a rule without objects", "instruments", "- code: rd\n  rules: [{name: x, verbs: [build]}]\n", 1, "a rule has other keys", "objects"),
    ("another packaged vocabulary", "headings", "- code: x\n", 0, "headings.yaml cannot be changed", "sectors.yaml, instruments.yaml"),
    ("a scheme named like a packaged one", "sector", "- code: x\n", 0, "sector.yaml cannot be changed", "a scheme of your own"),
    ("rules in a scheme", "stage", "- code: x\n  name_zh: 甲\n  name_en: A\n  rules: []\n", 1, "unknown keys rules", "match"),
]  # fmt: skip


@pytest.mark.parametrize(("trap", "name", "text", "line", "found", "accepted"), FAULTS, ids=[f[0] for f in FAULTS])
def test_a_fault_names_file_line_and_remedy(tmp_path: Path, trap: str, name: str, text: str, line: int, found: str, accepted: str) -> None:
    with vocab.using(folder(tmp_path, **{name: text})), pytest.raises(VocabularyError) as error:
        vocab.lint()
    told = str(error.value)
    assert f"vocab/{name}.yaml" in told
    assert not line or f", line {line}" in told
    assert found in told
    assert accepted in told
    assert "mend: " in told


# (trap, files, message)
LINT = [
    ("a term under two packaged codes", {"sectors": "- code: bio\n  subcode: bio.medicine\n  match: [石墨烯]\n"}, "'石墨烯' stands under"),
    ("a term under two codes of a scheme", {"stage": STAGE.replace("[中试]", "[中试, 市场]")}, "vocab/stage.yaml: '市场' stands under research, market"),
    ("no such class of verbs", {"instruments": "- code: rd\n  rules:\n  - {name: x, verbs: [eat], objects: [霜晶絮]}\n"}, "no class of verbs is called 'eat'"),
]  # fmt: skip


@pytest.mark.parametrize(("trap", "texts", "message"), LINT, ids=[x[0] for x in LINT])
def test_lint_looks_at_the_study_too(tmp_path: Path, trap: str, texts: dict[str, str], message: str) -> None:
    with vocab.using(folder(tmp_path, **texts)):
        assert any(message in fault for fault in vocab.lint())


def test_every_term_of_the_study_needs_an_example(tmp_path: Path) -> None:
    with vocab.using(folder(tmp_path, sectors=SECTORS.replace("[发展霜晶絮产业。]", "[]"), stage=STAGE.replace("[加强市场监管。]", "[开拓市场。]"))):
        faults = [fault for fault in proof.prove() if "霜晶絮" in fault or fault.startswith("stage")]
    assert any("no example finds '霜晶絮'" in fault for fault in faults)
    assert any("the counterexample '开拓市场。' is coded by market:市场" in fault for fault in faults)


# In a project -----------------------------------------------------------------------------------------------------------


def made(ours: Project) -> build.Made:
    found = build.make(ours)
    build.write(ours, found.files)
    return found


def test_a_project_is_built_with_its_vocabulary_and_again_when_it_changes(tmp_path: Path) -> None:
    ours = project(tmp_path, {"donghe": DONGHE.replace("光伏企业", "霜晶絮企业"), "xiling": XILING})
    assert made(ours).annotated == ["donghe", "xiling"]
    folder(tmp_path, stage=STAGE.replace("中试", "研发"), sectors=SECTORS)
    assert made(ours).annotated == ["donghe", "xiling"]
    assert made(ours).annotated == []
    study = load(ours.root)
    assert set(study.codes["scheme"]) == {"sector", "instrument", "stage"}
    assert set(study.codings.loc[study.codings["scheme"] == "stage", "code"]) == {"research"}
    assert "霜晶絮" in set(study.codings["quote"])
    assert set(emphasis(study, "stage", intervals=False)["label"]) == {"research", "market"}
    for path in (tmp_path / "vocab").iterdir():
        path.unlink()
    assert made(ours).annotated == ["donghe", "xiling"]
    assert own.folder() is None, "what a project uses ends with it"


def test_workers_use_the_same_vocabulary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = project(tmp_path / "one"), project(tmp_path / "two")
    for ours in (one, two):
        folder(ours.root, stage=STAGE.replace("中试", "企业"))
    made(one)
    monkeypatch.setattr(workers, "WORTH_A_WORKER", 10)
    monkeypatch.setattr(workers, "_cores", lambda: 2)
    made(two)
    assert snapshot(one.processed) == snapshot(two.processed)


def test_check_and_build_tell_of_a_fault_and_write_nothing(tmp_path: Path) -> None:
    ours = project(tmp_path)
    made(ours)
    before = snapshot(ours.processed)
    folder(tmp_path, sectors="- code: materials\n  terms: [x]\n")
    for command in ("check", "build", "diff"):
        done = run(command, "--project", tmp_path)
        assert done.returncode == 1
        assert "vocab/sectors.yaml, line 1: unknown keys terms" in done.stderr
    assert snapshot(ours.processed) == before


def test_another_folder_stands_for_the_projects_own(tmp_path: Path) -> None:
    ours = project(tmp_path / "ours")
    other = folder(tmp_path, stage=STAGE.replace("中试", "研发"))
    assert run("build", "--project", ours.root, "--vocab", other).returncode == 0
    assert "stage" in {row[0] for row in tables.read_rows(ours.processed / "codes.csv", "codes")}
    done = run("build", "--project", ours.root, "--vocab", tmp_path / "gone")
    assert "no such folder" in done.stderr
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert run("annotate", tmp_path / "a.txt", "--out", tmp_path / "out", "--vocab", other).returncode == 0
    assert "stage" in {row[1] for row in tables.read_rows(tmp_path / "out" / "codings.csv", "codings")}


@pytest.mark.parametrize(("given", "read"), [([], False), (["--project", "ours"], True), (["--vocab", "ours/vocab"], True)])
def test_files_are_annotated_with_the_vocabulary_that_is_asked_for(given: list[str], read: bool, tmp_path: Path) -> None:
    folder(project(tmp_path / "ours").root, stage=STAGE)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert run("annotate", "a.txt", "--out", "out", *given, cwd=tmp_path).returncode == 0
    assert ("stage" in {row[1] for row in tables.read_rows(tmp_path / "out" / "codings.csv", "codings")}) is read


@pytest.mark.parametrize("option", ["--project", "--vocab"])
def test_files_are_not_annotated_with_a_vocabulary_that_is_not_there(option: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    done = run("annotate", "a.txt", "--out", "out", option, "gone", cwd=tmp_path)
    assert done.returncode == 1
    assert "gone" in done.stderr
    assert not (tmp_path / "out").exists()


# diff -------------------------------------------------------------------------------------------------------------------


def test_diff_shows_sentence_by_sentence_what_an_edit_changes(tmp_path: Path) -> None:
    """One scheme more and one term less; nothing is written."""
    ours = project(tmp_path)
    made(ours)
    assert run("diff", "--project", tmp_path).stdout == "no coding and no score differs from the last build\n"
    before = snapshot(ours.processed)
    folder(tmp_path, stage=STAGE.replace("中试", "研发"), sectors="- code: energy\n  subcode: energy.solar\n  exclude: [光伏]\n")
    told = run("diff", "--project", tmp_path).stdout
    sentence = XILING.index("到2025年")
    assert f"xiling-{sentence}  到2025年,建成生物医药研发平台5个。\n  + stage research  「研发」  research:研发\n" in told
    assert "  - sector energy.solar  「光伏」" in told
    assert "1 codings gained, 1 lost:\n  sector energy: +0 -1\n  stage research: +1 -0" in told
    assert snapshot(ours.processed) == before


def test_a_changed_stance_is_no_other_coding_but_another_second_level_is() -> None:
    one = Coding("a", "sector", "bio", 1, 3, "bio.medicine", "promote", "a-0", "疫苗", "r")
    assert differences.of_codings([one], [one._replace(stance="neutral", rule="s")]) == []
    other = one._replace(subcode="bio.engineering")
    assert [(c.sign, c.coding.subcode) for c in differences.of_codings([one], [other])] == [("+", "bio.engineering"), ("-", "bio.medicine")]


def test_diff_tells_how_the_score_moves(tmp_path: Path) -> None:
    """A gold of one sentence with one sector: three codings, one of them right, are precision 1/3 and recall 1; without it 0."""
    ours = project(tmp_path)
    ours.gold.mkdir()
    at = XILING.index("到2025年")
    (ours.gold / "xiling.codes.tsv").write_text(f"start\tend\tsectors\tinstruments\tcontested\n{at}\t{at + 18}\tbio\t\t\n", encoding="utf-8")
    (ours.gold / "xiling.quantities.tsv").write_text("start\tend\tquote\trole\tindicator\tcomparator\tvalue\tvalue_high\tunit\tyear\tbasis\toptional\n", encoding="utf-8")
    made(ours)
    folder(tmp_path, sectors="- code: bio\n  subcode: bio.medicine\n  exclude: [生物医药]\n")
    told = run("diff", "--project", tmp_path).stdout
    assert "  xiling (tuned) sector: 0.5 -> 0\n" in told
