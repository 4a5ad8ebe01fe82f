"""A new text in the corpus, and one taken out again: rows and files change together or not at all."""

from compare.adding.change import Change, added, removed
from compare.adding.plan import Plan, plan

__all__ = ["Change", "Plan", "added", "plan", "removed"]
