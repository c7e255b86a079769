#!/usr/bin/env python3
# How well number, date, issuer and region are read from texts.
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""Indexes a collection whose records state their metadata, with nothing but the texts,
and compares what the program read with what was stated.

    ZHENGCE_PROGRAM=build/cli/zhengce accuracy.py [--list FIELD] COLLECTION.jsonl[.xz]

The stated values were gathered by others and are not all right, so that two figures are
printed for each field.  *As stated* takes every value for true.  *Judged* leaves out the
values that the text itself shows to be none of the document's, by the rules below; they
look at the text around the stated value alone, never at what the program read:

    absent       the text does not have the value
    reference    the number stands behind the title of another document, or in a sentence
    event        the date stands in a sentence: from when, until when, on which day
    year only    a year without a month, which stands in the title that was left out
    resolution   the issuer gave the report that a congress resolves upon in the text
"""

import argparse
import dataclasses
import json
import lzma
import pathlib
import re
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "cli"))
import harness  # noqa: E402

FIELDS = ("number", "date", "issuer", "region")
REFERENCE = re.compile(r"(》+\s*[（(\[【]?\s*$)|根据|按照|依据|贯彻|落实|发布了|关于贯彻")


def squeezed(text):
    return re.sub(r"\s", "", text or "")


def unbracketed(number):
    return re.sub(r"[〔\[（(【］\]）)】〕第]", "|", squeezed(number))


def agrees(field, stated, read):
    """Numbers may have a bit of the title before them, dates may be less exact, and of
    several issuers one side may have the first alone."""
    if field == "number":
        one, other = unbracketed(stated), unbracketed(read)
        return one == other or one.endswith(other) or other.endswith(one)
    one, other = squeezed(stated), squeezed(read)
    if field == "region":
        return one == other
    return one.startswith(other) or other.startswith(one)


def date_pattern(date):
    parts = [int(part) for part in date.strip().split("-")]
    year = str(parts[0])
    if len(parts) < 3:
        return None
    return re.compile(
        rf"{year}\s*[年/.-]\s*0?{parts[1]}\s*[月/.-]\s*0?{parts[2]}(?![0-9])\s*日?"
    )


def date_stands_alone(text, match):
    """Whether a date is no part of a sentence."""
    before = text[max(0, match.start() - 2) : match.start()]
    behind = text[match.end() : match.end() + 3]
    if re.search(r"[自至于为从截到在]$", before):
        return False
    return not behind or behind[0].isspace() or behind[0] in "）)" or behind.startswith(("（此", "(此"))


def judge_number(stated, text):
    at = squeezed(text).find(squeezed(stated))
    if at < 0:
        return "absent"
    before = squeezed(text)[max(0, at - 60) : at]
    return "reference" if REFERENCE.search(before) or REFERENCE.search(stated) else None


def judge_date(stated, text):
    pattern = date_pattern(stated)
    if pattern is None:
        return "year only"
    matches = list(pattern.finditer(text))
    if not matches:
        return "absent"
    return None if any(date_stands_alone(text, match) for match in matches) else "event"


def judge_issuer(stated, text):
    body, whole = squeezed(stated), squeezed(text)
    if body not in whole:
        return "absent"
    resolved = re.match(rf".{{0,90}}会议听取[^。]{{0,8}}{re.escape(body)}[^。]{{0,12}}报告", whole)
    return "resolution" if resolved else None


def judge(field, stated, text):
    """Why the stated value cannot be read from the text as the document's; None when it
    can."""
    if field == "number":
        return judge_number(stated, text)
    if field == "date":
        return judge_date(stated, text)
    return judge_issuer(stated, text) if field == "issuer" else None


@dataclasses.dataclass
class Tally:
    agreed: int = 0
    differing: int = 0
    missed: int = 0
    unstated: int = 0  # read where nothing was stated
    causes: dict = dataclasses.field(default_factory=dict)  # of values judged no truth
    excused: int = 0  # differing values among these

    def precision(self, judged):
        wrong = self.differing - (self.excused if judged else 0)
        return self.agreed / max(1, self.agreed + wrong)

    def recall(self, judged):
        left_out = sum(self.causes.values()) if judged else 0
        return self.agreed / max(1, self.agreed + self.differing + self.missed - left_out)


def compare(field, items, documents, show=None):
    tally = Tally()
    for item in items:
        stated, read = item.get(field), documents[item["id"]].get(field)
        if not stated:
            tally.unstated += bool(read)
            continue
        readings = [read, *(documents[item["id"]]["issuers"] or "").split()] if read else []
        if any(agrees(field, stated, one) for one in (readings if field == "issuer" else readings[:1])):
            tally.agreed += 1
            continue
        cause = judge(field, stated, item["text"])
        if cause:
            tally.causes[cause] = tally.causes.get(cause, 0) + 1
        tally.excused += bool(cause and read)
        tally.differing += bool(read)
        tally.missed += not read
        if show is not None:
            show(f"{item['id']}\t{field}\t{cause or 'open'}\t{stated}\t{read or '-'}")
    return tally


def read_collection(path):
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def documents_of(items):
    """What the program reads of each text, by id."""
    with tempfile.TemporaryDirectory(prefix="zhengce-accuracy-") as folder:
        home = pathlib.Path(folder)
        harness.records(home / "bare.jsonl", [{"id": i["id"], "text": i["text"]} for i in items])
        env = harness.environment(ZHENGCE_DB=home / "db", HOME=home)
        made = harness.run("index", "--format", "json", home / "bare.jsonl", env=env)
        assert made.status == 0, str(made)
        found = harness.run(
            "search", "--since", "last", "-n", str(len(items)), "--format", "json", env=env)
        assert found.status == 0, str(found)
    documents = {hit["id"]: hit["document"] for hit in found.json["hits"]}
    assert len(documents) == len(items)
    return documents


def measure(items, listed=None):
    documents = documents_of(items)
    return {
        field: compare(field, items, documents, print if listed == field else None)
        for field in FIELDS
    }


def table(tallies):
    lines = [
        "field     agreed differing missed unstated   as stated P / R    judged P / R   left out"
    ]
    for field, tally in tallies.items():
        causes = ", ".join(f"{cause} {count}" for cause, count in sorted(tally.causes.items()))
        lines.append(
            f"{field:9} {tally.agreed:6} {tally.differing:9} {tally.missed:6} {tally.unstated:8}"
            f"     {tally.precision(False):.3f} / {tally.recall(False):.3f}"
            f"   {tally.precision(True):.3f} / {tally.recall(True):.3f}   {causes}"
        )
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--list", choices=FIELDS, help="list what differs in a field")
    parser.add_argument("collection", type=pathlib.Path)
    options = parser.parse_args()
    if not harness.PROGRAM:
        parser.error("set ZHENGCE_PROGRAM to the built program")
    print(table(measure(read_collection(options.collection), options.list)))


if __name__ == "__main__":
    main()
