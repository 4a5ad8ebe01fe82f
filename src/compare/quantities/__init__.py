"""Sentences and tables → quantities and leftovers: what each number of a text says, or why it says nothing."""

from compare.quantities.extract import extract

__all__ = ["extract"]
