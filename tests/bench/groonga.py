"""Groonga as a peer: a record for each line that is not blank, pairs of characters with
their positions, the usual way to search Chinese with it.

SPDX-License-Identifier: GPL-2.0-or-later
"""
import json
import os
import shutil
import subprocess
import sys

SCHEMA = """table_create Lines TABLE_NO_KEY
column_create Lines text COLUMN_SCALAR Text
table_create Terms TABLE_PAT_KEY ShortText --default_tokenizer TokenBigram --normalizer NormalizerNFKC130
column_create Terms lines COLUMN_INDEX|WITH_POSITION Lines text
"""


def installed():
    return shutil.which("groonga") is not None


def rows(paths):
    for path in paths:
        with open(path, encoding="utf-8", errors="replace") as file:
            for line in file:
                if line.strip():
                    yield line.strip()


def write_commands(paths, target):
    """What makes the database, as a file to be read by groonga."""
    with open(target, "w", encoding="utf-8") as file:
        file.write(SCHEMA + "load --table Lines\n[\n")
        first = True
        for text in rows(paths):
            file.write(("" if first else ",\n") + json.dumps({"text": text}, ensure_ascii=False))
            first = False
        file.write("\n]\n")


def quoted(text):
    return '"%s"' % text.replace("\\", "\\\\").replace('"', '\\"')


def select(parts, joined=" "):
    """The ten best lines, each with the pieces around what matched."""
    query = joined.join(quoted(part) for part in parts).replace("\\", "\\\\").replace("'", "\\'")
    return ("select Lines --match_columns text --query '%s' --sort_keys -_score --limit 10 "
            "--command_version 2 --output_columns '_id, _score, snippet_html(text)'" % query)


def ask(database, queries):
    """The milliseconds of each query, all in one process whose cache of answers is off;
    and how many lines match."""
    commands = "cache_limit 0\n" + "\n".join(queries) + "\n"
    done = subprocess.run(["groonga", database], input=commands.encode(), stdout=subprocess.PIPE, check=False)
    answers = [json.loads(line) for line in done.stdout.splitlines()][1:]
    if len(answers) != len(queries) or any(answer[0][0] != 0 for answer in answers):
        sys.exit("groonga did not answer every query")
    return [(answer[0][2] * 1e3, answer[1][0][0][0]) for answer in answers]


def database_bytes(database):
    """What it takes on the disk: its files have holes."""
    folder, name = os.path.split(database)
    return sum(os.stat(os.path.join(folder, other)).st_blocks * 512
               for other in os.listdir(folder) if other.startswith(name))
