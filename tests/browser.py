"""A real browser for the tests: Debian's Chromium, driven by playwright; and visits to a page that note every fault."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
REQUIRED = "POLICY_COMPARE_BROWSER"
"""Environment variable; with the value "required" a missing browser is a failure."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser of this machine. Without one the tests are skipped, or fail where one is required."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        told = f"no Chromium on this machine (looked for {', '.join(NAMES)}); apt-get install chromium runs these tests"
        if os.environ.get(REQUIRED) == "required":
            pytest.fail(told)
        pytest.skip(told)
    from playwright.sync_api import sync_playwright

    root = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found, args=["--no-sandbox"] if root else [])
        yield browser
        browser.close()


GO = """async (address) => {
    if (address === location.hash) return;
    const arrived = new Promise((done) => addEventListener('hashchange', () => setTimeout(done), { once: true }));
    location.hash = address;
    await arrived;
}"""
OPENED = f"""async (addresses) => {{
    const go = {GO};
    const out = [];
    for (const address of addresses) {{
        await go(address || location.hash);
        for (let more = document.querySelector('.below .more'); more; more = document.querySelector('.below .more')) more.click();
        out.push([...document.querySelectorAll('tr[data-id]')].map((row) => row.dataset.id));
    }}
    return out;
}}"""


class Visit:
    """A page opened from disk. ``faults`` has what must not be: requests that leave, errors on the console, dialogs."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.faults: list[str] = []
        page.on(
            "request", lambda r: self._note_unless(r.url.startswith(("file:", "data:", "blob:")), f"request {r.url}")
        )
        page.on("console", lambda m: self._note_unless(m.type not in ("error", "warning"), f"console {m.text}"))
        page.on("pageerror", lambda error: self.faults.append(f"error {error}"))
        page.on("dialog", lambda dialog: (self.faults.append(f"dialog {dialog.message}"), dialog.dismiss()))

    def _note_unless(self, fine: bool, fault: str) -> None:
        if not fine:
            self.faults.append(fault)

    def at(self, address: str) -> Visit:
        """The same page at another address, as a link would lead there."""
        self.page.evaluate(GO, address)
        return self

    def settle(self) -> None:
        """Wait until the page shows what its address asks for."""
        self.page.evaluate("() => new Promise((done) => setTimeout(done, 20))")

    @property
    def ids(self) -> list[str]:
        """Ids of the sentences in the list, in its order; all of them, however many stand there at once."""
        return self.opened([""])[0]

    def opened(self, addresses: list[str]) -> list[list[str]]:
        """Ids of the sentences that each address lists; an empty one stays where the page is."""
        ids: list[list[str]] = self.page.evaluate(OPENED, addresses)
        return ids

    def texts(self, selector: str) -> list[str]:
        """Text of every element that a selector finds."""
        return self.page.locator(selector).all_text_contents()


@contextmanager
def visit(browser: Browser, path: Path, address: str = "", **context: Any) -> Iterator[Visit]:
    """A visit in a context of its own; at its end there must not have been any fault."""
    settings = {"viewport": {"width": 1360, "height": 900}, "locale": "en-GB", **context}
    own = browser.new_context(**settings)
    made = Visit(own.new_page())
    made.page.goto(path.as_uri() + address)
    yield made
    made.settle()
    assert made.faults == []
    own.close()
