"""Borders between groups of instruments as switches: each shift of the shares counted by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import compare
from compare import measures
from compare.measures import claims
from compare.measures.borders import OUT, borders
from compare.measures.scope import MeasureError, label_of
from compare.study import Study
from studies import Line, Part, Text, code_row, even, study

ROOT = Path(__file__).resolve().parent.parent
CODES = [
    code_row("instrument", "funding", "", "", "资金", "Public funding", "supply", 20),
    code_row("instrument", "infrastructure", "", "", "园区", "Infrastructure", "supply", 21),
    code_row("instrument", "factors", "", "", "要素", "Factors", "supply", 22),
    code_row("instrument", "finance", "", "", "金融", "Finance", "environment", 23),
    code_row("instrument", "ip", "", "", "知识产权", "Intellectual property", "environment", 24),
    code_row("instrument", "demonstration", "application", "demonstration", "应用", "Application", "demand", 25),
    code_row("instrument", "demonstration", "pilot", "demonstration", "试点", "Pilots", "environment", 26),
]


def made(folder: Path, lines: list[Line], codings: list[tuple[object, ...]] | None = None) -> Study:
    return study(folder, {"a": Text([Part("task", lines)])}, {"codes": list(CODES), "codings": codings or []})


# 10 rewards, 6 interest subsidies that are finance as well, 4 that are not, 10 special funds, 2 plans, 3 plots of land.
LINES = [
    *[Line("给予奖励", "funding")] * 10,
    *[Line("贷款贴息", "funding finance")] * 6,
    *[Line("给予贴息", "funding")] * 4,
    *[Line("专项资金", "funding")] * 10,
    *[Line("到二〇二五", "planning")] * 2,
    *[Line("项目用地", "factors")] * 3,
    *[Line("国内", "cooperation.domestic")] * 2,
    *[Line("国外", "cooperation.international")] * 1,
]


@pytest.mark.parametrize(
    ("flip", "supply", "environment", "demand"),
    [
        ([], 33, 10, 1),  # 30 funding + 3 land; 6 finance + 2 planning + 2 domestic; 1 international
        (["rewards"], 23, 20, 1),
        (["interest_subsidies"], 23, 14, 1),  # ten leave funding; six of them are finance already
        (["rewards", "interest_subsidies"], 13, 24, 1),
        ("land", 30, 13, 1),
        (["planning"], 33, 8, 1),  # planning counts nowhere
        (["domestic_cooperation"], 33, 8, 3),
        (["international_cooperation"], 33, 11, 0),
        (["subsidies", "ip", "pilots"], 33, 10, 1),  # none of these here; 贴息 is no 补贴
    ],
)
def test_what_each_switch_moves(tmp_path: Path, flip: Any, supply: int, environment: int, demand: int) -> None:
    mix = measures.instrument_mix(made(tmp_path, LINES), flip=flip)
    groups = mix.groupby("group")["n"].sum()
    assert [groups.get(g, 0) for g in ("supply", "environment", "demand")] == [supply, environment, demand]
    assert set(mix["total"]) == {supply + environment + demand}
    assert float(mix["share"].sum()) == pytest.approx(1)
    assert set(mix["flipped"].str.split()[0]) == set([flip] if isinstance(flip, str) else flip)


def test_part_of_a_code_that_changes_sides_is_a_row_of_its_own(tmp_path: Path) -> None:
    mix = measures.instrument_mix(made(tmp_path, LINES), flip="rewards").set_index("label")
    assert mix.loc["funding:rewards", ["n", "group", "code", "label_en"]].tolist() == [
        10,
        "environment",
        "funding",
        "Public funding: rewards",
    ]
    assert mix.loc["funding", ["n", "group"]].tolist() == [20, "supply"]


def coding(code: str, start: int, end: int, quote: str, rule: str, sub: str = "") -> tuple[object, ...]:
    return ("a", "instrument", code, start, end, sub, "promote", "a-0", quote, rule, "")


# Each row: the first sentence, its codings, the switch, uses on the border, and uses of that sentence after the flip.
@pytest.mark.parametrize(
    ("text", "codings", "flip", "concerned", "after"),
    [
        (  # a number goes with the words of its sentence
            "给予50万元奖励",
            [
                coding("funding", 2, 6, "50万元", "funding.incentive"),
                coding("funding", 6, 8, "奖励", "funding.pay:奖励"),
            ],
            "rewards",
            1,
            {"funding:rewards"},
        ),
        (  # … and nowhere where the sentence has none of them
            "给予50万元资助",
            [coding("funding", 2, 6, "50万元", "funding.incentive")],
            "rewards",
            0,
            {"funding"},
        ),
        (  # a fund that pays rewards is two uses
            "专项资金用于奖励",
            [
                coding("funding", 0, 4, "专项资金", "funding:专项资金"),
                coding("funding", 6, 8, "奖励", "funding.pay:奖励"),
            ],
            "rewards",
            1,
            {"funding", "funding:rewards"},
        ),
        (  # what fits two switches goes with the first of the file
            "贴息补助",
            [coding("funding", 0, 4, "贴息补助", "funding:贴息补助")],
            "subsidies",
            0,
            {"funding"},
        ),
        (  # 示范 inside 示范区 goes with it
            "建设示范区",
            [
                coding("infrastructure", 2, 5, "示范区", "infrastructure.zone:示范区"),
                coding("demonstration", 2, 5, "示范区", "infrastructure.zone:示范区", "application"),
                coding("demonstration", 2, 4, "示范", "demonstration:示范", "application"),
            ],
            "zones_as_infrastructure",
            1,
            {"infrastructure"},
        ),
        (  # … but not 示范 elsewhere in the sentence
            "建设示范区,应用示范",
            [
                coding("infrastructure", 2, 5, "示范区", "infrastructure.zone:示范区"),
                coding("demonstration", 2, 5, "示范区", "infrastructure.zone:示范区", "application"),
                coding("demonstration", 6, 10, "应用示范", "demonstration:应用示范", "application"),
            ],
            "zones_as_infrastructure",
            1,
            {"infrastructure", "demonstration.application"},
        ),
        (
            "建设示范区",
            [
                coding("infrastructure", 2, 5, "示范区", "infrastructure.zone:示范区"),
                coding("demonstration", 2, 5, "示范区", "infrastructure.zone:示范区", "application"),
            ],
            "zones_as_demonstration",
            1,
            {"demonstration.application"},
        ),
        (  # a pilot beside a demonstration becomes one use with it
            "试点示范",
            [
                coding("demonstration", 0, 2, "试点", "demonstration:试点", "pilot"),
                coding("demonstration", 2, 4, "示范", "demonstration:示范", "application"),
            ],
            "pilots",
            1,
            {"demonstration.application"},
        ),
    ],
)
def test_which_codings_lie_on_a_border(
    tmp_path: Path, text: str, codings: list[tuple[object, ...]], flip: str, concerned: int, after: set[str]
) -> None:
    ours = made(tmp_path, [Line(text), *[Line("人才", "talent")] * 20], codings)
    mix = measures.instrument_mix(ours, flip=flip)
    assert set(mix.loc[(mix["n"] > 0) & (mix["label"] != "talent"), "label"]) == after
    moves = measures.mix_borders(ours)
    assert set(moves.loc[moves["switch"] == flip, "concerned"]) == {concerned}


@pytest.mark.parametrize(
    ("scheme", "flip", "message"),
    [
        ("instrument", "colour", "no border is called 'colour'"),
        ("instrument", ["rewards", "x"], "no border is called 'x'"),
        ("sector", "rewards", "none with the scheme sector"),
    ],
)
def test_an_unknown_switch_is_refused(tmp_path: Path, scheme: str, flip: Any, message: str) -> None:
    with pytest.raises(MeasureError, match=message):
        measures.instrument_mix(made(tmp_path, LINES), scheme, flip=flip)


# 10 talent, 9 planning, 1 domestic: supply leads. Without planning 10 : 1; with domestic cooperation as demand 10 : 9 : 1.
def test_how_the_shares_move(tmp_path: Path) -> None:
    lines = [Line("才", "talent")] * 10 + [Line("划", "planning")] * 9 + [Line("合", "cooperation.domestic")]
    moves = measures.mix_borders(study(tmp_path, {"a": Text([Part("task", lines)])}))
    assert set(moves["switch"]) == {"planning", "domestic_cooperation", "international_cooperation"}  # codes at hand
    out = moves[moves["switch"] == "planning"].set_index("group")
    assert out["share_before"].tolist() == [0.5, 0.5, 0.0]
    assert out["share_after"].tolist() == pytest.approx([10 / 11, 1 / 11, 0])
    assert out["change"].tolist() == pytest.approx([10 / 11 - 1 / 2, 1 / 11 - 1 / 2, 0])
    assert (out["total_before"].iloc[0], out["total_after"].iloc[0]) == (20, 11)
    assert (out["leading_before"].iloc[0], out["leading_after"].iloc[0]) == ("supply environment", "supply")
    assert out["leader_changes"].all()
    none = moves[moves["switch"] == "international_cooperation"]
    assert not none["leader_changes"].any()
    assert (none["change"] == 0).all()


def test_too_few_and_truncated_texts_stand_apart(tmp_path: Path) -> None:
    texts = {
        "few": Text([Part("task", [Line("才", "talent")] * 19)]),
        "cut": Text(even().parts, facts={"complete": "truncated"}),
        "a": even(),
    }
    moves = measures.mix_borders(study(tmp_path, texts))
    few = moves[moves["region"] == "few"]
    assert set(few["status"]) == {"too few"}
    assert few[["share_before", "share_after", "change"]].isna().all(axis=None)
    assert set(few["leading_before"]) == {""}
    assert set(moves["compared"]) == {"a"}
    assert moves.loc[moves["region"] == "cut", "truncated"].all()
    said = repr(claims.moved_by_borders(moves))
    assert "Cut" not in said
    assert "Few" not in said


def test_a_scope_narrows_the_table_too(tmp_path: Path) -> None:
    parts = [Part("task", [Line("才", "talent")] * 20), Part("measure", [Line("划", "planning")] * 30)]
    moves = measures.mix_borders(study(tmp_path, {"a": Text(parts)}), functions="measure")
    assert set(moves["total_before"]) == {30}
    out = moves[moves["switch"] == "planning"]
    assert set(out["status"]) == {"no units"}  # nothing is left to divide


def test_the_data_of_the_switches_fit_the_codes_of_the_project() -> None:
    codes = compare.load(ROOT).codes
    codes = codes[codes["scheme"] == "instrument"]
    group: dict[str, str] = {}
    for code, sub, own in codes[["code", "subcode", "group"]].itertuples(index=False, name=None):
        group[label_of(code, sub)] = own
    for border in borders().values():
        assert group[border.of] == border.group, border.id
        assert border.alternative in {"supply", "environment", "demand", OUT} - {border.group}, border.id
        assert not border.becomes or group[border.becomes] == border.alternative, border.id
        assert border.source.count(":") >= 2, f"{border.id}: what each side rests on"
        assert border.name_zh != border.name_en


def test_a_wide_group_interval_by_hand(tmp_path: Path) -> None:
    """Sections alike: 2 talent and 2 planning each. Half of the talent is wrong: 1 of 3 is supply in every draw."""
    text = Text([Part("task", [Line("才", "talent")] * 2 + [Line("划", "planning")] * 2) for _ in range(10)])
    card = [
        ("all", "unseen", "instrument", code, p, "", "", "1", "", "", "", "", "", "", "", str(10**6))
        for code, p in (("", "1"), ("talent", "0.5"), ("planning", "1"))
    ]
    mix = measures.instrument_mix(study(tmp_path, {"a": text}, {"accuracy": card}))
    supply = mix[mix["group"] == "supply"].iloc[0]
    assert (supply["group_low"], supply["group_high"]) == (0.5, 0.5)
    assert supply["group_wide_low"] == pytest.approx(1 / 3, abs=0.005)
    assert supply["group_wide_high"] == pytest.approx(0.5, abs=0.005)
