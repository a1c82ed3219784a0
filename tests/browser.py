"""A real Chromium, from the PATH where there is one, else Playwright's own; no page may make it refuse anything."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome")
# The sandbox needs rights a container's root does not have; the rest keeps the browser from calling home.
_FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


@contextmanager
def chromium(strict: bool = True) -> Iterator[Browser]:
    """Start the browser, headless; at its end, nothing that was done may have gone against a page's content security policy."""
    path = next((found for name in _NAMES if (found := shutil.which(name))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=_FLAGS)
        refused: list[str] = []
        _watch(browser, refused)
        try:
            yield browser
        finally:
            browser.close()
        assert refused == [] or not strict, "pages were used as readers use them"


def _watch(browser: Browser, refused: list[str]) -> None:
    """Note what the browser says on any page it refuses to load or run."""
    make = browser.new_context

    def note(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            refused.append(f"{message.location.get('url', '')}: {message.text}")

    def watched(**options: Any) -> BrowserContext:
        context = make(**options)
        context.on("console", note)
        return context

    browser.new_context = watched  # type: ignore[method-assign]
