"""The explorer in a real browser: every figure opens exactly the sentences that the tables have, and nothing leaves the file."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

import compare
from browser import Visit, chromium, visit
from compare import build, measures
from compare.measures.scope import functions
from compare.report import explorer
from compare.report.explorer import page
from projects import project
from studies import Line, Part, Text, even, study

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parent.parent
COUNTED = ("body", "item")

HOSTILE = """西岭县"智能"产业实施方案(2023-2025年)
一、工作目标
到2025年,😀新材料产业产值达到30亿元,建成研发平台5个。
二、重点任务
</script><script>alert('新材料')</script>发展新材料产业<img src=x onerror=alert(1)>。
=HYPERLINK("http://example.org","新材料")
支持企业开展"新材料"研发&amp;生产,𠮷林<!--新能源--> \u2028 新能源汽车。
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def corpus() -> compare.Study:
    return compare.load(ROOT)


@pytest.fixture(scope="module")
def five(corpus: compare.Study, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(corpus, tmp_path_factory.mktemp("five"))


@pytest.fixture(scope="module")
def opened(browser: Browser, five: Path) -> Iterator[Visit]:
    """The page of the five texts, opened once."""
    with visit(browser, five, permissions=["clipboard-read", "clipboard-write"]) as seen:
        yield seen


@pytest.fixture
def seen(opened: Visit) -> Iterator[Visit]:
    """That page on its overview; whatever a test does with it must not cause a fault."""
    opened.page.emulate_media(media="screen", color_scheme="light")
    yield opened.at("#/home")
    opened.settle()
    assert opened.faults == []


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[compare.Study, Path]:
    ours = project(tmp_path_factory.mktemp("hostile"), {"xiling": HOSTILE})
    build.write(ours, build.make(ours).files)
    made = compare.load(ours.root)
    return made, without_font(made, ours.root)


def written(of: compare.Study, folder: Path) -> Path:
    """The page of a study as a file."""
    path = folder / "explorer.html"
    path.write_text(explorer.html(of), encoding="utf-8", newline="\n")
    return path


def without_font(of: compare.Study, folder: Path) -> Path:
    """The page of a small study; making the font takes longer than all the rest of it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(page.webfont, "face", lambda _: "")
        return written(of, folder)


def ids(rows: pd.DataFrame) -> list[str]:
    """Ids of sentences in the order of the texts."""
    return rows["sentence_id"].drop_duplicates().tolist()


def having(rows: pd.DataFrame, found: pd.DataFrame) -> pd.DataFrame:
    """Sentences in which something was found."""
    return rows[rows["sentence_id"].isin(found["sentence_id"])]


def in_order(of: compare.Study) -> pd.DataFrame:
    """Sentences in the order of the texts, with region and function (that of boxes resolved)."""
    place = {doc: i for i, doc in enumerate(of.policies["doc_id"])}
    region = of.documents.set_index("doc_id")["region"]
    rows = of.sentences.assign(place=of.sentences["doc_id"].map(place), region=of.sentences["doc_id"].map(region))
    resolved = functions(of)
    rows = rows.assign(function=[resolved.get(section, "") for section in rows["section_id"]])
    return rows.sort_values(["place", "start"])


# Figures and their sentences


@pytest.mark.parametrize("view", ["whole", "like_for_like"])
def test_each_cell_has_the_figure_of_the_notebooks_and_opens_its_sentences(
    seen: Visit, corpus: compare.Study, view: str
) -> None:
    address = "#/home?rows=code" + ("" if view == "whole" else f"&view={view}")
    seen.at(address)
    cells = seen.page.eval_on_selector_all(
        ".heat td a", "(all) => all.map((a) => [a.getAttribute('href'), a.textContent])"
    )
    opened = seen.opened([href for href, _ in cells[::3]])
    texts = dict(cells)
    expected = dict(cells_of(corpus, view))
    assert texts == {href: text for href, (text, _) in expected.items()}
    assert opened == [expected[href][1] for href, _ in cells[::3]]


def cells_of(of: compare.Study, view: Any) -> Iterator[tuple[str, tuple[str, list[str]]]]:
    """Address of each cell with its text and its sentences, from the tables."""
    sentences = in_order(of)
    sentences = sentences[sentences["kind"].isin(COUNTED)]
    if view == "like_for_like":
        sentences = sentences[sentences["function"].isin(("goal", "task"))]
    for scheme, level in (("sector", "code"), ("instrument", "subcode")):
        codings = of.codings[of.codings["scheme"] == scheme]
        for row in measures.emphasis(of, scheme, view=view, level=level, intervals=False).itertuples():  # type: ignore[arg-type]
            code = str(row.label).rsplit(".", maxsplit=2)[-2:] if "." in str(row.label) else [row.label]
            own = (
                codings[codings["subcode"] == ".".join(map(str, code))]
                if len(code) > 1
                else codings[codings["code"] == row.label]
            )
            there = sentences[(sentences["region"] == row.region) & sentences["sentence_id"].isin(own["sentence_id"])]
            if row.n:
                text = f"({int(row.n)})" if pd.isna(row.share) else f"{100 * row.share:.1f}"
                more = "" if view == "whole" else f"&view={view}"
                assert len(there) == row.n
                yield f"#/sentences?region={row.region}&{scheme}={row.label}&kind=body,item{more}", (text, ids(there))


def test_a_click_on_a_cell_opens_it_and_the_evidence_is_marked(seen: Visit, corpus: compare.Study) -> None:
    cell = seen.page.get_by_role("link", name=re.compile("^Guangxi, New materials"))
    share = cell.text_content()
    cell.click()
    seen.page.wait_for_selector("tr[data-id]")
    found, summary = seen.ids, seen.page.locator(".summary").text_content()
    row = seen.page.locator("tr[data-id]").nth(1)
    marks, link = row.locator("mark").all_text_contents(), row.get_by_role("link", name="In the text")
    first = seen.page.locator("tr[data-id]").nth(1).get_attribute("data-id")
    link.click()
    seen.page.wait_for_selector(".here")
    assert seen.page.locator(".here").get_attribute("data-start") == first.removeprefix("guangxi-")
    evidence = corpus.evidence(region="guangxi", scheme="sector", code="materials").frame
    evidence = evidence[evidence["kind"].isin(COUNTED)]
    assert found == evidence["sentence_id"].tolist()
    assert summary.startswith(f"{len(evidence)} sentences, {share} %")
    assert "、".join(marks) == evidence["quotes"].iloc[1]


def test_each_target_on_common_ground_opens_its_statements(seen: Visit, corpus: compare.Study) -> None:
    links = seen.page.eval_on_selector_all("a.figure", "(all) => all.map((a) => a.getAttribute('href'))")
    opened = dict(zip((href.split("promise=")[1] for href in links), seen.opened(links), strict=True))
    rows = corpus.quantities[corpus.quantities["target_id"] != ""]
    assert len(opened) > 4
    for promise, found in opened.items():
        assert found == ids(rows[rows["target_id"] == promise].sort_values("start")), promise


def test_the_sizes_of_the_texts_open_what_they_count(seen: Visit, corpus: compare.Study) -> None:
    links = seen.page.eval_on_selector_all(
        ".texts tr:nth-child(5) .number a", "(all) => all.map((a) => [a.getAttribute('href'), a.textContent])"
    )
    opened = seen.opened([href for href, _ in links])
    region = corpus.regions_in_order[4]
    own = in_order(corpus)[lambda rows: rows["region"] == region]
    counted = own[own["kind"].isin(COUNTED)]
    coded, with_numbers = (having(own, table) for table in (corpus.codings, corpus.quantities))
    queried = corpus.behind(corpus.findings[corpus.findings["doc_id"].isin(own["doc_id"])]).frame
    items = counted[counted["item_id"] != ""]
    expected = [counted, items, having(counted, corpus.codings), coded, with_numbers, queried]
    assert opened == [ids(rows) for rows in expected]
    assert links[0][1] == str(len(counted))


# What is asked for


def test_the_search_finds_every_sentence_with_the_words_and_marks_them(seen: Visit, corpus: compare.Study) -> None:
    box = seen.page.get_by_role("searchbox")
    box.fill("新材料")
    box.press("Enter")
    seen.page.wait_for_selector("tr[data-id]")
    one, hits = seen.ids, set(seen.texts("mark.hit"))
    box.fill("研发 新材料")  # both words, wherever they stand
    seen.page.wait_for_function("document.querySelector('.summary').textContent.length")
    seen.page.wait_for_timeout(250)
    two = seen.ids
    box.fill("（２０１８")  # full-width, as an input method writes it; the text has (2018
    seen.page.wait_for_timeout(250)
    wide = seen.ids
    steps = seen.page.evaluate("history.length")
    box.fill("没有这样的句子")
    seen.page.wait_for_timeout(250)
    assert "No sentence meets all conditions" in seen.page.locator(".summary").text_content()
    assert seen.page.evaluate("history.length") == steps  # what is typed is no step back
    rows = in_order(corpus)
    has = rows["text"].str.contains
    assert one == ids(rows[has("新材料")])
    assert hits == {"新材料"}
    assert two == ids(rows[has("新材料") & has("研发")])
    assert wide == ids(rows[has("(2018", regex=False)])
    assert len(one) > len(two) > 0


def test_a_word_that_is_being_composed_is_not_looked_for(seen: Visit) -> None:
    seen.at("#/sentences")
    before = seen.page.locator(".summary").text_content()
    seen.page.evaluate("""() => {
        const box = document.querySelector('#query');
        box.value = 'xin cai';
        box.dispatchEvent(new InputEvent('input', { isComposing: true, bubbles: true }));
    }""")
    seen.page.wait_for_timeout(250)
    assert seen.page.locator(".summary").text_content() == before


@pytest.mark.parametrize(
    ("address", "condition"),
    [
        (
            "function=measure&region=xinjiang_parks,cangzhou",
            "own == 'measure' and region in ('xinjiang_parks', 'cangzhou')",
        ),
        ("function=box&region=guangxi", "own == 'box' and region == 'guangxi'"),
        ("kind=agencies", "kind == 'agencies'"),
        ("kind=heading,title", "kind in ('heading', 'title')"),
        ("region=guangxi,cangzhou&kind=body", "region in ('guangxi', 'cangzhou') and kind == 'body'"),
        ("view=like_for_like&region=bingtuan", "function in ('goal', 'task') and region == 'bingtuan'"),
    ],
)
def test_conditions_on_sentences(seen: Visit, corpus: compare.Study, address: str, condition: str) -> None:
    rows = in_order(corpus)
    own = corpus.sections.set_index("section_id")["function"]
    rows = rows.assign(own=rows["section_id"].map(own).where(rows["kind"] != "furniture", "furniture"))
    seen.at(f"#/sentences?{address}")
    assert seen.ids == ids(rows.query(condition))


@pytest.mark.parametrize(
    ("address", "codings", "quantities"),
    [
        ("stance=transform", ["stance == 'transform'"], ""),
        # both codes in one sentence, each in that stance
        ("sector=it&instrument=rd", ["code == 'it'", "code == 'rd'"], ""),
        ("sector=it,bio&stance=transform", ["code in ('it', 'bio') and stance == 'transform'"], ""),
        ("role=baseline", [], "role == 'baseline'"),
        ("role=target,limit&instrument=planning", ["code == 'planning'"], "role in ('target', 'limit')"),
    ],
)
def test_conditions_on_what_was_found(
    seen: Visit, corpus: compare.Study, address: str, codings: list[str], quantities: str
) -> None:
    rows = in_order(corpus)
    for condition in codings:
        rows = having(rows, corpus.codings.query(condition))
    if quantities:
        rows = having(rows, corpus.quantities.query(quantities))
    seen.at(f"#/sentences?{address}")
    assert seen.ids == ids(rows)


def test_filters_are_ticked_counted_undone_and_come_back(seen: Visit) -> None:
    seen.at("#/sentences?sector=bio&kind=body")
    region, code = (seen.page.locator("label.option", has_text=name) for name in ("Guangxi", "New materials"))
    told = int(region.locator(".count").text_content())
    region.locator("input").check()
    seen.settle()
    assert seen.page.url.endswith("#/sentences?sector=bio&kind=body&region=guangxi")
    assert len(seen.ids) == told
    more = int(code.locator(".count").text_content())  # or new materials: the union
    code.locator("input").check()
    seen.settle()
    union = len(seen.ids)
    assert max(told, more) < union <= told + more
    seen.page.go_back()
    seen.settle()
    assert (len(seen.ids), code.locator("input").is_checked()) == (told, False)
    seen.page.get_by_role("link", name="Remove the condition Region: Guangxi").click()
    seen.settle()
    assert seen.page.url.endswith("#/sentences?sector=bio&kind=body")


def test_sorting_and_unknown_values(seen: Visit, corpus: compare.Study) -> None:
    seen.at("#/sentences?region=guangxi,atlantis&sort=long&kind=body")
    found = seen.ids
    seen.at("#/sentences?promise=none-such")
    assert seen.ids == []
    seen.at("#/nowhere/%E0%A4%A?x=%")
    assert seen.page.locator("h1").text_content() == "Regional industrial policies compared"
    seen.at("#/text/atlantis")
    assert seen.page.locator("article .sentence").count() > 100
    rows = in_order(corpus).query("region == 'guangxi' and kind == 'body'")
    length = (rows["start"] - rows["end"]).sort_values(kind="stable")
    assert found == ids(rows.loc[length.index])


# The page


def test_it_loads_from_disk_small_and_asks_for_nothing(seen: Visit, five: Path) -> None:
    assert five.stat().st_size < 5_000_000
    routes = ["#/sentences", "#/text/wuchangshi", "#/text/cangzhou?at=4000", "#/home?view=like_for_like&rows=guangxi"]
    for route in routes:
        seen.at(route)
        assert seen.page.locator("h1").count() == 1
        assert seen.page.evaluate("document.querySelectorAll('*').length") < 8000
        assert seen.page.evaluate("document.fonts.check('15px \"Report CJK\"', '新材料')")


def test_no_script_but_its_own_runs(seen: Visit) -> None:
    ran = seen.page.evaluate("""() => {
        const added = document.createElement('script');
        try { added.textContent = 'window.ran = true'; document.body.append(added); } catch (error) { return String(error); }
        return Boolean(window.ran);
    }""")
    policy = seen.page.locator("meta[http-equiv]").get_attribute("content")
    assert re.search(r"default-src 'none';.* script-src 'sha256-[^' ]+';", policy)
    assert "unsafe" not in policy
    seen.settle()
    assert ran is not True
    assert seen.faults != []
    seen.faults.clear()


def test_language_stays_while_going_back(browser: Browser, five: Path) -> None:
    with visit(browser, five, locale="zh-CN") as seen:
        assert seen.page.locator("h1").text_content() == "区域产业政策文本比较"
        seen.page.get_by_role("link", name="句子", exact=True).click()
        seen.page.get_by_role("button", name="English").click()
        assert seen.page.locator("h1").text_content() == "Sentences"
        assert seen.page.evaluate("document.documentElement.lang") == "en"
        seen.page.go_back()
        seen.settle()
        assert seen.page.locator("h1").text_content() == "Regional industrial policies compared"
        seen.at("#/home?lang=zh")
        assert seen.page.evaluate("document.documentElement.lang") == "zh-Hans"
        english = [text for text in seen.texts("h2, th, .choice a, nav a") if re.fullmatch(r"[A-Za-z ]{4,}", text)]
        assert english == []
        assert "lang=zh" in seen.page.locator(".heat td a").first.get_attribute("href")


def test_the_way_back_leads_to_the_same_place(seen: Visit) -> None:
    seen.at("#/sentences?region=wuchangshi")
    seen.page.locator("button.more").click()
    seen.page.locator("tr[data-id]").nth(80).scroll_into_view_if_needed()
    seen.settle()
    top = seen.page.evaluate("scrollY")
    seen.page.locator("tr[data-id]").nth(80).get_by_role("link", name="In the text").click()
    seen.page.wait_for_selector(".here")
    assert seen.page.evaluate("document.activeElement.closest('.here') !== null")
    seen.page.go_back()
    seen.page.wait_for_selector("tr[data-id]")
    assert seen.page.locator("tr[data-id]").count() == 100
    assert abs(seen.page.evaluate("scrollY") - top) < 3


@pytest.mark.parametrize("locale", ["en-GB", "zh-CN"])
def test_nothing_is_wider_than_a_narrow_screen(browser: Browser, five: Path, locale: str) -> None:
    with visit(browser, five, locale=locale, viewport={"width": 360, "height": 740}) as seen:
        for route in ("#/home", "#/sentences?instrument=talent", "#/text/wuchangshi?at=5589", "#/text/guangxi?names=1"):
            seen.at(route)
            assert seen.page.evaluate("document.documentElement.scrollWidth") == 360, route


def test_the_keyboard_reaches_everything(browser: Browser, five: Path) -> None:
    focused = "document.activeElement.getAttribute('aria-label') || document.activeElement.textContent"
    with visit(browser, five) as seen:
        keys = seen.page.keyboard
        keys.press("Tab")
        assert seen.page.evaluate(focused) == "Skip to the content"
        keys.press("Enter")
        assert seen.page.evaluate("document.activeElement.id") == "main"
        assert "#main" not in seen.page.url  # the link to the content is no view
        seen.page.locator(".heat td a").first.focus()
        keys.press("ArrowRight")
        assert seen.page.evaluate(focused).startswith("Guangxi, Information technology")
        keys.press("ArrowDown")
        assert seen.page.evaluate(focused).startswith("Guangxi, High-end equipment")
        assert seen.page.locator(".heat").first.locator("[tabindex='0']").count() == 1
        keys.press("Enter")
        seen.page.wait_for_selector("tr[data-id]")
        assert seen.page.evaluate("document.activeElement.tagName") == "H1"
        keys.press("/")
        assert seen.page.evaluate("document.activeElement.id") == "query"
        seen.page.locator("[data-focus='kind-body']").focus()
        keys.press("Space")
        seen.settle()
        assert "kind" not in seen.page.url
        assert seen.page.evaluate("document.activeElement.value") == "body"  # the list changed, the focus stayed


@pytest.mark.parametrize("route", ["#/home", "#/sentences?sector=bio", "#/text/wuchangshi?at=5607"])
def test_every_control_has_a_name_and_every_part_its_landmark(seen: Visit, route: str) -> None:
    seen.at(route)
    nameless = seen.page.evaluate("""() => [...document.querySelectorAll('a, button, input, select, textarea')]
        .filter((e) => !(e.getAttribute('aria-label') || e.textContent.trim() || (e.labels && e.labels.length)))
        .map((e) => e.outerHTML)""")
    assert nameless == []
    for landmark in ("header", "nav", "main", "footer", "[role=search]"):
        assert seen.page.locator(landmark).count() >= 1, landmark
    levels = [
        int(name[1])
        for name in seen.page.eval_on_selector_all("h1,h2,h3,h4,h5,h6", "(all) => all.map((e) => e.tagName)")
    ]
    assert levels[0] == 1
    handlers = seen.page.evaluate(
        "[...document.querySelectorAll('*')].filter((e) => [...e.attributes].some((a) => a.name.startsWith('on'))).length"
    )
    assert handlers == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_figures_in_cells_can_be_read_on_their_shade(seen: Visit, scheme: Any) -> None:
    seen.page.emulate_media(color_scheme=scheme)
    ratios = seen.page.eval_on_selector_all(".cell:not(.few):not(.hollow)", CONTRAST)
    assert len(ratios) > 100
    assert min(ratios) > 4.45
    assert min(seen.page.eval_on_selector_all(".note, .fact, .n, .figure", CONTRAST)) > 4.5


CONTRAST = """(all) => {
    const parse = (text) => {
        const own = text.match(/[\\d.]+/g).map(Number);
        return text.startsWith('color(') ? own.slice(0, 3) : own.slice(0, 3).map((v) => v / 255);
    };
    const light = (rgb) => rgb.map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
        .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
    const behind = (e) => { for (; e; e = e.parentElement) { const own = getComputedStyle(e).backgroundColor; if (!own.endsWith(', 0)')) return own; } };
    return all.map((e) => {
        const [a, b] = [light(parse(getComputedStyle(e).color)), light(parse(behind(e)))];
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    });
}"""


def test_print_shows_the_sentences_without_the_controls(seen: Visit) -> None:
    seen.at("#/sentences?sector=bio&kind=body,item&region=guangxi")
    seen.page.emulate_media(media="print")
    assert seen.page.locator(".filters").is_hidden()
    assert seen.page.locator(".words p").first.is_visible()
    assert seen.page.locator(".summary").is_visible()


# A full text


def test_the_full_text_is_whole_and_its_marks_are_switched(seen: Visit, corpus: compare.Study) -> None:
    seen.at("#/text/guangxi?numbers=-")
    shown = seen.page.evaluate("""() => [...document.querySelectorAll('article .sentence')].map((span) => {
        const copy = span.cloneNode(true);
        for (const own of copy.querySelectorAll('button, .tag')) own.remove();
        return copy.textContent;
    })""")
    assert seen.page.locator("mark.mark-number").count() == 0
    seen.page.get_by_label("Sector", exact=True).uncheck()
    seen.page.get_by_label("Instrument", exact=True).uncheck()
    seen.settle()
    assert seen.page.locator("article mark:not(.mark-finding)").count() == 0
    seen.page.get_by_label("New materials", exact=False).check()
    seen.settle()
    assert "sector=materials" in seen.page.url
    marked = seen.texts("article mark")
    seen.page.get_by_role("navigation", name="Outline").get_by_role("link").nth(3).click()
    seen.page.wait_for_selector(".here")
    here = seen.page.locator(".here").text_content()
    sections = corpus.sections.query("doc_id == 'guangxi' and function not in ('title', 'furniture')").sort_values(
        "start"
    )
    assert sections["heading"].iloc[3].strip() in here
    own = corpus.sentences[corpus.sentences["doc_id"] == "guangxi"].sort_values("start")
    assert shown == own["text"].tolist()
    found = corpus.codings.query("doc_id == 'guangxi' and code == 'materials'").sort_values("start")
    assert marked == found["quote"].tolist()


def test_marks_differ_in_form_and_not_in_colour_alone(seen: Visit) -> None:
    seen.at("#/text/wuchangshi")
    forms = seen.page.evaluate("""() => ['.mark-0', '.group-supply', '.group-environment', '.group-demand', '.mark-number'].map((look) => {
        const own = getComputedStyle(document.querySelector(`aside ${look}, article ${look}`));
        return [own.backgroundColor === 'rgba(0, 0, 0, 0)', own.textDecorationLine, own.textDecorationStyle, own.outlineStyle].join();
    })""")
    assert len(set(forms)) == 5


def test_a_flattened_table_stands_as_a_table(seen: Visit) -> None:
    seen.at("#/text/wuchangshi")
    rows = seen.page.eval_on_selector_all(
        ".given >> nth=0 >> tr", "(rows) => rows.map((row) => row.querySelector('th').innerText.trim())"
    )
    assert rows[:3] == ["指标 |", "研究与试验发展(R&D)经费支出与地区生产总值比例(%) |", "高新技术企业数(家) |"]
    assert seen.page.locator(".given .cellbar").first.evaluate("(bar) => bar.getBoundingClientRect().width") == 0


# Texts that would break a page, and texts with little in them


def test_a_policy_text_is_text(browser: Browser, hostile: tuple[compare.Study, Path]) -> None:
    made, path = hostile
    with visit(browser, path, "#/text/xiling") as seen:
        assert "</script><script>alert('新材料')</script>" in seen.page.locator("article").text_content()
        assert "😀" in seen.page.locator("article").text_content()
        assert seen.page.locator("article img, article script").count() == 0
        # Offsets count characters: behind an emoji and a rare character marks still cut out their quotes.
        marks = seen.texts("article mark")
        seen.at("#/sentences?sector=materials,nev,energy")
        quotes = seen.texts("td.words mark")
        seen.at('#/sentences?q=<script>alert("1")')
        assert "<script>" in seen.page.locator(".chips").text_content()
        assert seen.page.locator(".chips script").count() == 0
    assert "30亿元" in marks
    assert set(quotes) <= set(made.codings["quote"])
    assert "新能源汽车" in quotes


def test_rows_are_taken_away_for_a_spreadsheet_without_formulas(
    browser: Browser, hostile: tuple[compare.Study, Path]
) -> None:
    made, path = hostile
    with visit(browser, path, "#/sentences?sector=materials") as seen:
        with seen.page.expect_download() as waiting:
            seen.page.get_by_role("button", name="Download CSV").click()
        data = Path(waiting.value.path()).read_bytes()
        found = seen.ids
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert [row["sentence_id"] for row in rows] == found
    assert {row["evidence"] for row in rows} <= {"新材料", "新材料产业", "新材料; 新材料产业"}
    texts = made.sentences.set_index("sentence_id")["text"]
    for row in rows:
        text = texts[row["sentence_id"]]
        assert row["text"] == (f"'{text}" if text.startswith("=") else text)
        assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for cell in row.values())
    assert any(row["text"].startswith("'=HYPERLINK") for row in rows)


def test_a_citation_is_copied(seen: Visit) -> None:
    seen.at("#/sentences?region=guangxi&sector=materials&kind=body,item")
    seen.page.get_by_role("button", name="Copy citation").nth(1).click()
    seen.page.get_by_role("button", name="Copied").wait_for()
    text = seen.page.evaluate("navigator.clipboard.readText()")
    who, title = "广西壮族自治区人民政府办公厅", "广西战略性新兴产业创新发展实施方案: 桂政办发〔2016〕112号"
    assert text.startswith(f"{who}. {title} [Z]. 2016-09-19. “")
    assert f"“{seen.texts('.words p:first-child')[1]}”" in text
    assert "二、发展重点和方向 › (四)新材料。; guangxi-2103; policy-compare" in text


@pytest.mark.parametrize(
    "texts",
    [
        {"alpha": Text([Part("task", [Line("没有任何编码。")])])},
        {"alpha": Text([]), "beta": Text([Part("goal", [Line("目标。", "it")])])},
        {"alpha": even(), "beta": Text(even().parts, facts={"complete": "truncated"})},
    ],
)
def test_texts_with_little_in_them(browser: Browser, tmp_path: Path, texts: dict[str, Text]) -> None:
    path = without_font(study(tmp_path, texts), tmp_path)
    with visit(browser, path) as seen:
        for region in texts:
            seen.at(f"#/text/{region}")
            assert seen.page.locator("article").count() == 1
        seen.at("#/sentences")
        assert len(seen.ids) == sum(len(part.lines) for text in texts.values() for part in text.parts)


# Without a browser


def test_the_same_study_gives_the_same_bytes_and_nothing_ends_the_data(
    hostile: tuple[compare.Study, Path], tmp_path: Path
) -> None:
    made, path = hostile
    html = path.read_text(encoding="utf-8")
    assert without_font(compare.load(made.folder), tmp_path).read_text(encoding="utf-8") == html
    data = html.split('<script type="application/json" id="content">')[1].split("</script>")[0]
    assert not set("<>&\u2028") & set(data)
    assert html.count("</script>") == 2


def test_the_scripts_make_no_markup_and_the_parser_reads_them_as_they_are_hashed() -> None:
    code = page.script()
    for word in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "new Function",
        "fetch(",
        "XMLHttpRequest",
        "</",
        "<!--",
    ):
        assert word not in code, word
