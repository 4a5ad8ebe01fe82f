"""How the property tests draw their examples."""

from __future__ import annotations

from hypothesis import settings

# The suite draws the same examples every time, so that it fails for a change and never by chance.
settings.register_profile("suite", derandomize=True, deadline=None)
# `make test-all` draws new ones each time: it is where unheard-of input is looked for.
settings.register_profile("search", derandomize=False, deadline=None, print_blob=True)
settings.load_profile("suite")
