"""Quantities as published extractors find them, in an environment of their own (lock.txt): JSON in, JSON out.

In: [[doc_id, start, text], …], one for each sentence. Out: {extractor: {"version": …, "rows": [[doc_id, start, end,
comparator, value, value_high, unit], …]}}. Numbers are written back in the text's own unit: 50000000000 yuan found at
500亿元 is 500 亿元.
"""

import json
import re
import sys
import warnings
from importlib.metadata import version

AMOUNT = re.compile(r"([\d.,]+)\s*((?:万亿|亿|万|千|百)?[^\d.,]*)$")
NUMBER = re.compile(r"[\d.]+")


def recognizers(text):
    """Recognizers-Text: numbers, percentages, currencies, dimensions; the longest of those that overlap."""
    from recognizers_number import Culture, recognize_number, recognize_percentage
    from recognizers_number_with_unit import recognize_currency, recognize_dimension

    readers = (recognize_currency, recognize_dimension, recognize_percentage, recognize_number)
    found = [r for read in readers for r in read(text, Culture.Chinese) if r.resolution and r.resolution.get("value")]
    taken = []
    for r in sorted(found, key=lambda r: (r.start - r.end, r.start)):
        if all(r.end < other.start or r.start > other.end for other in taken):
            taken.append(r)
    for r in taken:
        value, unit = in_own_unit(r.text, r.resolution["value"])
        yield r.start, r.end + 1, "=", value, "", unit


def in_own_unit(text, value):
    """Value and unit of an amount as its own text writes them; a number in Chinese numerals keeps its value."""
    if match := AMOUNT.search(text):
        return match[1].replace(",", "").rstrip("."), match[2]
    plain = NUMBER.search(str(value))
    return (plain[0] if plain else "", "%" if str(value).endswith("%") else "")


def jionlp(text):
    """JioNLP: amounts of money, which is what it extracts with offsets."""
    import jionlp

    for found in jionlp.ner.extract_money(text, with_parsing=True):
        start, end = found["offset"]
        detail, numbers = found["detail"] or {}, NUMBER.findall(found["text"])
        if not numbers:
            continue
        unit = re.search(r"[\d.]\s*((?:万亿|亿|万|千|百)?元)", found["text"])
        comparator = {"blur": "~", "blur+": ">=", "blur-": "<="}.get(detail.get("definition", ""), "=")
        high = numbers[1] if len(numbers) > 1 else ""
        yield start, end, comparator, numbers[0], high, unit[1] if unit else ""


def quantulum(text):
    """quantulum3: whatever it takes for a quantity."""
    from quantulum3 import parser

    for found in parser.parse(text):
        value, unit = in_own_unit(found.surface, found.value)
        yield *found.span, "=", value, "", unit


EXTRACTORS = {
    "Recognizers-Text": (recognizers, "recognizers-text-number-with-unit"),
    "JioNLP": (jionlp, "jionlp"),
    "quantulum3": (quantulum, "quantulum3"),
}


def main():
    """Run every extractor on every sentence."""
    warnings.simplefilter("ignore")
    answer, sys.stdout = sys.stdout, sys.stderr  # JioNLP greets on standard output
    sentences = json.load(sys.stdin)
    out = {}
    for name, (read, package) in EXTRACTORS.items():
        rows = [
            [doc_id, start + a, start + b, *more] for doc_id, start, text in sentences for a, b, *more in read(text)
        ]
        out[name] = {"version": version(package), "rows": rows}
    json.dump(out, answer, ensure_ascii=False)


if __name__ == "__main__":
    main()
