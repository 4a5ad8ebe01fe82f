"""Notebooks about one region at a time, as the report makes them: each region's page speaks of it, and prints on two pages."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from compare.project import Project
from compare.report import execute, pages
from compare.study import load
from test_notebooks import NOTEBOOKS, ROOT, check_run, text_of

PAGES = 2
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")


@pytest.mark.slow
def test_each_region_has_a_brief_of_two_pages(tmp_path: Path) -> None:
    study, ours = load(ROOT), Project(tmp_path)
    shutil.copytree(ROOT / "notebooks", ours.notebooks)
    shutil.copytree(ROOT / "data" / "processed", ours.processed)
    listed = execute.runs([ours.notebooks / path.name for path in NOTEBOOKS], study.regions_in_order)
    about = [run for run in listed if run.region]
    assert [run.region for run in about] == list(study.regions_in_order)
    made = execute.execute_runs(about)
    names = study.short_names()
    for run, notebook in zip(about, made, strict=True):
        check_run(notebook)
        assert f"The text of {names[run.region]} is " in str(text_of(notebook))
    shown = [pages.page(run.stem, notebook, names[run.region]) for run, notebook in zip(about, made, strict=True)]
    for name, html in pages.report_pages(shown, "", "").items():
        (tmp_path / name).write_text(html, encoding="utf-8")
    assert {page.region: _printed(tmp_path / page.file) for page in shown} == dict.fromkeys(names.values(), PAGES)


def _printed(path: Path) -> int:
    """Number of A4 pages that a browser prints of a page."""
    from playwright.sync_api import sync_playwright
    from pypdf import PdfReader

    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        pytest.skip(f"no browser on this machine (looked for {', '.join(BROWSERS)})")
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found, args=["--no-sandbox"] if root else [])
        page = browser.new_page()
        page.goto(path.as_uri())
        page.pdf(path=path.with_suffix(".pdf"), format="A4", prefer_css_page_size=True)
        browser.close()
    return len(PdfReader(path.with_suffix(".pdf")).pages)
