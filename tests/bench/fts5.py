#!/usr/bin/env python3
"""SQLite's FTS5 over pairs of characters; a yardstick for zhengce's indexing.

SPDX-License-Identifier: GPL-2.0-or-later

  fts5.py DATABASE FILE...      each line that is not blank is a row
"""
import re
import sqlite3
import sys

RUN = re.compile(r"[\u4e00-\u9fff]+|[A-Za-z0-9]+")


def pairs(line):
    for run in RUN.findall(line):
        if run[0] < "\u4e00":
            yield run
            continue
        for at in range(len(run)):
            yield run[at:at + 2]


def rows(paths):
    for path in paths:
        with open(path, encoding="utf-8", errors="replace") as file:
            for line in file:
                if line.strip():
                    yield line.strip(), " ".join(pairs(line))


def main():
    database = sqlite3.connect(sys.argv[1])
    database.execute("CREATE TABLE text(line)")
    database.execute("CREATE VIRTUAL TABLE pairs USING fts5(p, content='', detail=none, tokenize='unicode61')")
    for number, (line, tokens) in enumerate(rows(sys.argv[2:]), 1):
        database.execute("INSERT INTO text(rowid, line) VALUES(?, ?)", (number, line))
        database.execute("INSERT INTO pairs(rowid, p) VALUES(?, ?)", (number, tokens))
    database.commit()


if __name__ == "__main__":
    main()
