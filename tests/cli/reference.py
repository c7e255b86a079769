# What matches, worked out a second time and in another way.
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""A careful grep over normalised text, as plain as can be.

A text becomes a list of units, each with the bytes that it came from: one Chinese
character, one whole word of letters and digits, or a break, which no match crosses.
Quotation marks and blanks beside a Chinese character are gone.
"""

import collections
import unicodedata

Unit = collections.namedtuple("Unit", "kind text start end")

TRANSPARENT = set("“”‘’\"'「」『』《》〈〉【】")

# As many as the tests ask for.
SIMPLIFIED = str.maketrans(
    "雙減課後務學業負擔隨遷義與團辦評價訓培車憲講",
    "双减课后务学业负担随迁义与团办评价训培车宪讲",
)


def _is_han(char):
    return (
        "\u3400" <= char <= "\u4dbf"
        or "\u4e00" <= char <= "\u9fff"
        or "\uf900" <= char <= "\ufaff"
        or "\U00020000" <= char <= "\U0003ffff"
        or char in "〇々"
    )


def _kind(char):
    if char in TRANSPARENT or unicodedata.category(char) == "Cf":
        return None
    if char.isspace():
        return "space"
    if _is_han(char):
        return "han"
    return "word" if char.isalnum() else "break"


def _characters(text, offset):
    for char in text:
        size = len(char.encode("utf-8"))
        if char in TRANSPARENT:
            offset += size
            continue
        for folded in unicodedata.normalize("NFKC", char).casefold().translate(SIMPLIFIED):
            kind = _kind(folded)
            if kind is not None:
                yield Unit(kind, folded, offset, offset + size)
        offset += size


def _join_decimals(found):
    """A full stop between two digits or two letters belongs to their word."""
    joined = []
    for at, unit in enumerate(found):
        after = found[at + 1] if at + 1 < len(found) else None
        last = joined[-1] if joined else None
        inside = unit.kind == "break" and unit.text == "." and last and after
        if inside and last.kind == after.kind == "word":
            inside = last.text[-1].isdigit() == after.text[0].isdigit()
            joined.append(unit._replace(kind="word") if inside else unit)
        else:
            joined.append(unit)
    return _join_words(joined)


def _join_words(found):
    joined = []
    for unit in found:
        last = joined[-1] if joined else None
        if unit.kind == "word" and last is not None and last.kind == "word":
            joined[-1] = Unit("word", last.text + unit.text, last.start, unit.end)
        else:
            joined.append(unit)
    return joined


def units(text, offset=0):
    """The units of a paragraph that begins at a byte offset."""
    found = []
    for unit in _characters(text, offset):
        last = found[-1] if found else None
        if unit.kind == "space":
            if last is not None and last.kind in ("word", "break"):
                found.append(unit)
            continue
        if last is not None and last.kind == "space" and unit.kind == "han":
            found.pop()
            last = found[-1] if found else None
        found.append(unit)
    return _join_decimals(_join_words(found))


def key(text):
    """What a query, or the bytes that matched it, stand for."""
    return [unit.text for unit in units(text) if unit.kind in ("han", "word")]


def occurrences(query, paragraphs):
    """Where a run occurs: spans in bytes, from the left, not overlapping.

    `paragraphs` are pairs of a byte offset and a text.
    """
    wanted = key(query)
    spans = []
    for offset, text in paragraphs:
        present = units(text, offset)
        at = 0
        while at + len(wanted) <= len(present):
            window = present[at : at + len(wanted)]
            if [unit.text for unit in window] == wanted:
                spans.append((window[0].start, window[-1].end))
                at += len(wanted)
            else:
                at += 1
    return spans


def lines(data):
    """A file's lines as paragraphs."""
    offset = 0
    for line in data.split(b"\n"):
        yield offset, line.decode("utf-8")
        offset += len(line) + 1


def blocks(data):
    """The same for a file whose paragraphs are parted by blank lines."""
    offset = 0
    for block in data.split(b"\n\n"):
        yield offset, block.decode("utf-8")
        offset += len(block) + 2
