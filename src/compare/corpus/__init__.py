"""Raw text → Document: lines, headings, sections, sentences, tables, and the facts that the text states of itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.corpus.boxes import BOXES
from compare.corpus.facts import Stated, find, infer
from compare.corpus.flat_tables import read_tables
from compare.corpus.lines import Line, is_title, split_lines
from compare.corpus.normalise import normalise
from compare.corpus.pieces import Piece, pieces, whole_rows
from compare.corpus.sections import Tree
from compare.corpus.strength import Strengths
from compare.models import Document, Facts, Sentence

__all__ = ["Stated", "normalise", "read", "stated"]

_SILENT = frozenset({"title", "heading", "table_row", "agencies", "furniture"})


def read(
    text: str, doc_id: str, facts: Facts | None = None, furniture: Sequence[tuple[int, int]] = (), *, modal: bool = True
) -> Document:
    """The document of a decoded text: sections in a tree, sentences in order, table cells, facts.

    The text itself is never changed; sentences and the gaps between them join to it. ``facts`` override what is
    inferred; ``furniture`` are spans of lines that the file itself puts beside the policy (`compare.intake`). Without
    ``modal`` nobody asks for modal words: the strength of every sentence that states anything is plain.
    """
    norm = normalise(text)
    lines = split_lines(norm, furniture)
    known = infer(doc_id, text, norm, lines, facts)
    tables, cells = read_tables(_without(norm, furniture), doc_id)
    tree = Tree(doc_id, text, known.genre)
    strengths = Strengths(norm if modal else "")
    sentences = [_sentence(tree, text, strengths, piece) for piece in _open_all(tree, norm, lines, tables)]
    end = max((line.end for line in lines if line.kind != "furniture"), default=0)
    sections = tree.close(end)
    return Document(doc_id, text, norm, known, sections, sentences, cells)


def stated(text: str, furniture: Sequence[tuple[int, int]] = ()) -> list[Stated]:
    """The facts that a text states of itself, each with the passage that it was taken from."""
    norm = normalise(text)
    return find(text, norm, split_lines(norm, furniture))


def _without(norm: str, spans: Sequence[tuple[int, int]]) -> str:
    """The same with the characters of spans as line breaks, so that no offset moves and no row is read there."""
    for start, end in spans:
        norm = norm[:start] + "\n" * (end - start) + norm[end:]
    return norm


def _open_all(tree: Tree, norm: str, lines: list[Line], tables: list[tuple[int, int]]) -> Iterator[Piece]:
    """Pieces of all lines in order; headings are opened in the tree as they come, so that each piece is yielded inside
    its own section.
    """
    title_end = max((line.end for line in lines if line.kind == "title" and is_title(norm[line.start : line.end])
                     and line.start < len(norm) // 2), default=-1)  # fmt: skip
    first = True
    for line in lines:
        if line.kind != "text":
            if line.end == title_end:
                tree.open_title(line.start, line.end)
            yield Piece(line.start, line.end, line.kind)
            continue
        in_table = bool(tables) and any(start <= line.start < end for start, end in tables)
        if tree.frame is not None:
            tree.begin_line(line.start, norm[line.start : line.end], in_table)
        found = pieces(norm, line.start, line.end, first)
        for piece in whole_rows(norm, found) if in_table else found:
            if piece.kind == "title":
                tree.open_title(piece.start, piece.end)
            elif in_table and (piece.head is None or piece.head.kind not in BOXES):
                piece = piece._replace(kind="table_row")  # 1.产值(亿元) 836 1800: the number of a row opens no item
            elif piece.head is not None:
                tree.open(piece)
            yield piece
        first = False


def _sentence(tree: Tree, text: str, strengths: Strengths, piece: Piece) -> Sentence:
    start, end, kind, _ = piece
    said = text[start:end].rstrip()
    end = start + len(said)
    force = "none" if kind in _SILENT else strengths.of(start, end)
    doc_id = tree.doc_id
    fields = (doc_id, f"{doc_id}-{start}", tree.section_id, tree.item_id, start, end, kind, force, said)
    return tuple.__new__(Sentence, fields)  # half the time of Sentence(…), and a document has hundreds
