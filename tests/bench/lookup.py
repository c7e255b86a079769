#!/usr/bin/env python3
"""How fast zhengce answers, beside its peers on the same files in the same run.

SPDX-License-Identifier: GPL-2.0-or-later

  lookup.py ZHENGCE DIRECTORY [--queries N] [--seed S] [--scratch DIRECTORY] [--json FILE]

Draws queries of eleven kinds from the texts under DIRECTORY (.txt, .md), indexes
them into a temporary place, and answers all queries in one process, ten hits each with
the text around what matched.  Groonga and Lucene, where they are installed, do the same
over the lines of the texts, Groonga's cache of answers off, Lucene's process warm; ripgrep
counts `rg -F`, a process for each query.  Then whole processes, from start to ten results.
Prints a table of medians and ratios; writes JSON.  A peer that is not here is named and
left out.
"""
import argparse
import collections
import json
import os
import random
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import groonga
import lucene

HAN_RUN = re.compile(r"[\u4e00-\u9fff]{14,}")
LATIN = re.compile(r"[A-Za-z]{3,12}|[0-9]{3,4}")


def read_texts(folder):
    texts = []
    for root, _, names in sorted(os.walk(folder)):
        for name in sorted(names):
            if name.endswith((".txt", ".md")):
                with open(os.path.join(root, name), encoding="utf-8", errors="replace") as f:
                    texts.append(f.read())
    return texts


class Pairs:
    """The pairs of characters of the texts, the frequent ones and the rare ones."""

    def __init__(self, texts):
        counts = collections.Counter()
        for text in texts[::max(1, len(texts) // 400)]:
            for run in HAN_RUN.findall(text):
                counts.update(run[i:i + 2] for i in range(len(run) - 1))
        ordered = [pair for pair, _ in counts.most_common()]
        self.frequent = ordered[:200]
        self.rare = [pair for pair in ordered if counts[pair] <= 3] or ordered


def draw(rng, texts, kind, pairs=None):
    """One query of a kind; the second item is the strings that are looked for."""
    while True:
        text = rng.choice(texts)
        runs = HAN_RUN.findall(text)
        words = LATIN.findall(text)
        if not runs or not words:
            continue
        run = rng.choice(runs)

        def piece(length):
            start = rng.randrange(len(run) - length + 1)
            return run[start:start + length]

        if kind == "2 characters":
            query = [piece(2)]
        elif kind == "2, frequent":
            query = [rng.choice(pairs.frequent)]
        elif kind == "2, rare":
            query = [rng.choice(pairs.rare)]
        elif kind == "3 characters":
            query = [piece(3)]
        elif kind == "4 characters":
            query = [piece(4)]
        elif kind == "5 to 8 characters":
            query = [piece(rng.randint(5, 8))]
        elif kind == "quoted phrase":
            query = ['"%s"' % piece(rng.randint(6, 10))]
        elif kind == "two terms":
            query = [piece(2), rng.choice(HAN_RUN.findall(text))[:3]]
        elif kind == "a question":
            first, second = piece(4), rng.choice(runs)[:4]
            return "%s和%s有哪些规定？" % (first, second), [first, second]
        elif kind == "one character":
            query = [piece(1)]
        elif kind == "letters or digits":
            query = [rng.choice(words)]
        else:  # a miss: the run backwards
            query = [piece(6)[::-1]]
        return " ".join(query), [q.strip('"') for q in query]


# A question finds nothing as it stands: zhengce then ranks by what holds most of it, and
# its peers are asked for any of its two parts.
KINDS = ["2, frequent", "2, rare", "3 characters", "4 characters", "5 to 8 characters", "quoted phrase",
         "two terms", "a question", "letters or digits", "a miss", "one character"]


def wall(command, stdin=b""):
    start = time.perf_counter()
    subprocess.run(command, input=stdin, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return (time.perf_counter() - start) * 1e3


def size(folder):
    return sum(os.path.getsize(os.path.join(root, name)) for root, _, names in os.walk(folder) for name in names)


def measured(command):
    """Runs a program; CPU and wall seconds, and what it printed."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 3):
        sys.exit(done.stderr.decode())
    return {"wall_s": time.perf_counter() - start,
            "cpu_s": after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime}, done.stdout


def build_index(zhengce, folder, database):
    built, out = measured([zhengce, "index", "-d", database, "--format", "json", folder])
    return dict(built, bytes=size(database), summary=json.loads(out))


def run_batch(zhengce, database, queries, kinds, folder):
    """The milliseconds of each answer inside one process."""
    took = [0.0] * len(queries)
    for strict in (["--strict"], []):
        chosen = [i for i in range(len(queries)) if (kinds[i] == "a question") != bool(strict)]
        path = os.path.join(folder, "queries.jsonl")
        with open(path, "w", encoding="utf-8") as f:
            for i in chosen:
                f.write(json.dumps({"qid": str(i), "query": queries[i][0]}, ensure_ascii=False) + "\n")
        command = [zhengce, "search", "-d", database, *strict, "--batch", path, "--format", "jsonl"]
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
        for line in done.stdout.splitlines():
            answer = json.loads(line)
            took[int(answer["qid"])] = answer["took_ms"]
    return took


def quantile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def files_of(folder):
    return [os.path.join(root, name) for root, _, names in sorted(os.walk(folder)) for name in sorted(names)
            if name.endswith((".txt", ".md"))]


def run_groonga(folder, queries, kinds, work):
    """Builds its database and asks the same of it."""
    os.mkdir(os.path.join(work, "groonga"))
    database, commands = os.path.join(work, "groonga", "db"), os.path.join(work, "load.grn")
    groonga.write_commands(files_of(folder), commands)
    built, _ = measured(["groonga", "--file", commands, "-n", database])
    built["bytes"] = groonga.database_bytes(database)
    selects = [groonga.select(parts, " OR " if kind == "a question" else " ")
               for (_, parts), kind in zip(queries, kinds)]
    groonga.ask(database, selects)
    took = [milliseconds for milliseconds, _ in groonga.ask(database, selects)]
    cold = [wall(["groonga", database, select]) for select in selects]
    return built, took, cold


def run_lucene(folder, queries, kinds, work):
    """Builds its database and asks the same of it."""
    program = lucene.compile_into(os.path.join(work, "lucene"))
    database = os.path.join(work, "lucene.db")
    built, _ = measured([*program, "index", database, *files_of(folder)])
    built["bytes"] = size(database)
    lines = [lucene.query(parts, "any" if kind == "a question" else "all")
             for (_, parts), kind in zip(queries, kinds)]
    took = [milliseconds for milliseconds, _ in lucene.ask(program, database, lines)]
    cold = [wall([*program, "search", database], line.encode()) for line in lines]
    return built, took, cold


COLUMNS = (("zhengce", "batch"), ("p95", "batch_p95"), ("Groonga", "groonga"), ("p95", "groonga_p95"),
           ("Lucene", "lucene"), ("p95", "lucene_p95"), ("cold", "cold"), ("Groonga", "groonga_cold"),
           ("Lucene", "lucene_cold"), ("rg -F", "rg"))
RATIOS = (("Grn/zh", "groonga"), ("Luc/zh", "lucene"), ("rg/zh", "rg"))


def table(kinds, times):
    """The medians of each kind and, of what answers in one process, the 95 %."""
    rows = []
    groups = [(kind, [kind]) for kind in KINDS] + [("all but the last", KINDS[:-1]), ("all", KINDS)]
    for group, members in groups:
        at = [i for i in range(len(kinds)) if kinds[i] in members]
        row = {"kind": group}
        for name, values in times.items():
            row[name] = statistics.median(values[i] for i in at)
            if name in ("batch", "groonga", "lucene"):
                row[name + "_p95"] = quantile([values[i] for i in at], 0.95)
        rows.append(row)
    return rows


def print_table(rows):
    print("%-18s" % "milliseconds" + "".join("%9s" % head for head, _ in COLUMNS) + "".join("%9s" % head for head, _ in RATIOS))
    for row in rows:
        cells = "".join("%9.3f" % row[name] if name in row else "%9s" % "-" for _, name in COLUMNS)
        ratios = "".join("%9.2f" % (row[name] / max(row["batch"], 1e-6)) if name in row else "%9s" % "-"
                         for _, name in RATIOS)
        print("%-18s%s%s" % (row["kind"], cells, ratios))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("zhengce")
    parser.add_argument("directory")
    parser.add_argument("--queries", type=int, default=275)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--scratch")
    parser.add_argument("--json")
    options = parser.parse_args()
    rng = random.Random(options.seed)
    texts = read_texts(options.directory)
    pairs = Pairs(texts)
    kinds = [KINDS[i % len(KINDS)] for i in range(options.queries)]
    queries = [draw(rng, texts, kind, pairs) for kind in kinds]
    times, built = {}, {}
    with tempfile.TemporaryDirectory(dir=options.scratch) as folder:
        database = os.path.join(folder, "db")
        built["zhengce"] = build_index(options.zhengce, options.directory, database)
        times["batch"] = run_batch(options.zhengce, database, queries, kinds, folder)
        times["cold"] = [wall([options.zhengce, "search", "-d", database, "-n", "10", query]) for query, _ in queries]
        if groonga.installed():
            built["Groonga"], times["groonga"], times["groonga_cold"] = run_groonga(
                options.directory, queries, kinds, folder)
        else:
            print("Groonga is not installed (groonga-bin): left out")
        if lucene.installed():
            built["Lucene"], times["lucene"], times["lucene_cold"] = run_lucene(
                options.directory, queries, kinds, folder)
        else:
            print(lucene.MISSING)
    if shutil.which("rg"):
        times["rg"] = [wall(["rg", "-F", "-c"] + [x for p in parts for x in ("-e", p)] + [options.directory])
                       for _, parts in queries]
    else:
        print("ripgrep is not installed: left out")
    text_bytes = sum(len(text.encode()) for text in texts)
    for name, row in built.items():
        print("%-18s %6.1f CPU s, %6.1f s, %.2f times the text" % (name, row["cpu_s"], row["wall_s"], row["bytes"] / text_bytes))
    rows = table(kinds, times)
    print("%d files, %.1f MB, %d queries" % (len(texts), text_bytes / 1e6, len(queries)))
    print_table(rows)
    if options.json:
        with open(options.json, "w", encoding="utf-8") as f:
            json.dump({"built": built, "rows": rows}, f, indent=1)


if __name__ == "__main__":
    main()
