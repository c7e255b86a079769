#!/usr/bin/env python3
"""What building and updating an index costs, beside others on the same texts.

SPDX-License-Identifier: GPL-2.0-or-later

  build.py ZHENGCE DIRECTORY [--termgenerator PROGRAM] [--json FILE] [--reading]

Copies the texts (.txt, .md) of DIRECTORY, reads them without indexing (--dry-run: files,
clutter, contents lists, headings, passages, metadata), builds with one worker and with
two, runs again without a change and with one file in a hundred changed; then the peers
that are here: Xapian's TermGenerator with n-grams (a program of this folder), Groonga,
Lucene and SQLite's FTS5 over pairs of characters.  Prints a table with ratios, and what reading costs
beside the rest of a build, the indexing of terms; writes JSON.  CPU seconds are user and
system time of the whole process.  --reading stops behind the build with one worker.
"""
import argparse
import json
import os
import shutil
import sys
import tempfile
import time

import groonga
import lucene

HERE = os.path.dirname(os.path.abspath(__file__))


def peak_kib(child, before):
    """The most memory that a process had so far; what was asked for before, once it is gone."""
    try:
        with open("/proc/%d/status" % child, encoding="ascii") as status:
            for line in status:
                if line.startswith("VmHWM:"):
                    return int(line.split()[1])
    except OSError:
        pass
    return before


def measure(*command):
    """Runs a program; returns CPU and wall seconds and its peak memory in MiB.  That is asked
    for all the while: what wait4 tells is at least what this interpreter takes."""
    start = time.perf_counter()
    child = os.posix_spawnp(command[0], list(command), os.environ,
                            file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)])
    ended = peak = 0
    while ended == 0:
        peak = peak_kib(child, peak)
        time.sleep(0.001)
        ended, status, usage = os.wait4(child, os.WNOHANG)
    if os.waitstatus_to_exitcode(status) not in (0, 3):
        sys.exit("failed: " + " ".join(command[:6]))
    return {"cpu_s": usage.ru_utime + usage.ru_stime, "wall_s": time.perf_counter() - start,
            "peak_mib": peak / 1024}


def size(path):
    if os.path.isfile(path):
        return os.path.getsize(path)
    return sum(os.path.getsize(os.path.join(root, name))
               for root, _, names in os.walk(path) for name in names)


def copy_texts(source, target):
    paths = []
    for root, _, names in sorted(os.walk(source)):
        for name in sorted(names):
            if name.endswith((".txt", ".md")):
                path = os.path.join(target, "%05d-%s" % (len(paths), name[-60:]))
                shutil.copyfile(os.path.join(root, name), path)
                os.utime(path, (1_600_000_000, 1_600_000_000))
                paths.append(path)
    return paths


def measure_zhengce(zhengce, texts, paths, work, reading_alone):
    def index(name, *options):
        return measure(zhengce, "index", "-q", "-d", os.path.join(work, name), *options, texts)

    rows = {"reading alone": index("none", "--jobs", "1", "--dry-run")}
    for jobs in ("1",) if reading_alone else ("1", "2"):
        row = index("db" + jobs, "--jobs", jobs)
        row["bytes"] = size(os.path.join(work, "db" + jobs))
        rows["build, %s worker%s" % (jobs, "" if jobs == "1" else "s")] = row
    if reading_alone:
        return rows
    rows["no change"] = index("db1")
    for path in paths[::100]:
        with open(path, "a", encoding="utf-8") as file:
            file.write("\n本条为修订时增加的内容，自公布之日起施行。\n")
    rows["1 % changed"] = index("db1")
    return rows


def measure_groonga(paths, work):
    os.mkdir(os.path.join(work, "groonga"))
    database, commands = os.path.join(work, "groonga", "db"), os.path.join(work, "load.grn")
    groonga.write_commands(paths, commands)
    row = measure("groonga", "--file", commands, "-n", database)
    row["bytes"] = groonga.database_bytes(database)
    return row


def measure_program(words, database, paths):
    """A peer that is told where its database goes, and the texts."""
    row = measure(*words, database, *paths)
    row["bytes"] = size(database)
    return row


def measure_peers(options, paths, work):
    rows = {}
    if options.termgenerator:
        rows["Xapian TermGenerator"] = measure_program([options.termgenerator], os.path.join(work, "xapian"), paths)
    if groonga.installed():
        rows["Groonga, pairs"] = measure_groonga(paths, work)
    else:
        print("Groonga is not installed (groonga-bin): left out")
    if lucene.installed():
        program = lucene.compile_into(os.path.join(work, "lucene"))
        rows["Lucene, pairs"] = measure_program([*program, "index"], os.path.join(work, "lucene.db"), paths)
    else:
        print(lucene.MISSING)
    rows["SQLite FTS5, pairs"] = measure_program(
        [sys.executable, os.path.join(HERE, "fts5.py")], os.path.join(work, "fts5.db"), paths)
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("zhengce")
    parser.add_argument("directory")
    parser.add_argument("--termgenerator")
    parser.add_argument("--json")
    parser.add_argument("--reading", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        texts = os.path.join(work, "texts")
        os.mkdir(texts)
        paths = copy_texts(options.directory, texts)
        text_bytes = size(texts)
        rows = measure_zhengce(options.zhengce, texts, paths, work, options.reading)
        if not options.reading:
            rows.update(measure_peers(options, paths, work))
    one = rows["build, 1 worker"]
    print("%d files, %.1f MB" % (len(paths), text_bytes / 1e6))
    print("%-22s %8s %8s %9s %11s %10s" % ("", "CPU s", "wall s", "peak MiB", "size/text", "CPU/build"))
    for name, row in rows.items():
        ratio = "%.2f" % (row["bytes"] / text_bytes) if "bytes" in row else "-"
        print("%-22s %8.2f %8.2f %9.0f %11s %10.2f" % (name, row["cpu_s"], row["wall_s"], row["peak_mib"],
                                                      ratio, row["cpu_s"] / one["cpu_s"]))
    reading = rows["reading alone"]["cpu_s"]
    print("reading takes %.2f of the CPU that indexing the terms does"
          % (reading / (one["cpu_s"] - reading)))
    if options.json:
        with open(options.json, "w", encoding="utf-8") as file:
            json.dump({"files": len(paths), "text_bytes": text_bytes, "rows": rows}, file, indent=1)


if __name__ == "__main__":
    main()
