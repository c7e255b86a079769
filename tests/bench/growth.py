#!/usr/bin/env python3
"""What a corpus ten times as large costs: time and memory.

SPDX-License-Identifier: GPL-2.0-or-later

  growth.py ZHENGCE DIRECTORY [--times N] [--jobs N] [--scratch DIRECTORY] [--json FILE]

Copies the texts (.txt, .md) of DIRECTORY, and then so many times over, each copy edited:
in every third line a character is replaced by one from elsewhere in the text, and every
twentieth line trades places with the one after it.  So no two copies are alike, and the
words stay as frequent as they are.  Builds, runs again without a change, and with one
file in a hundred changed, on both.  Prints what grew how much; fails when the build's
CPU seconds grew more than a tenth beyond the number of copies.
"""
import argparse
import json
import os
import random
import shutil
import sys
import tempfile

from build import measure, size

TAIL = "\n本条为修订时增加的内容，自公布之日起施行。\n"


def read_texts(source):
    for root, _, names in sorted(os.walk(source)):
        for name in sorted(names):
            if name.endswith((".txt", ".md")):
                with open(os.path.join(root, name), encoding="utf-8", errors="replace") as file:
                    yield name, file.read()


def edit(rng, text):
    lines = text.split("\n")
    for number in range(len(lines)):
        line = lines[number]
        if number % 3 == 2 and len(line) > 8:
            at = rng.randrange(4, len(line) - 2)
            lines[number] = line[:at] + text[rng.randrange(len(text))].strip() + line[at + 1:]
        if number % 20 == 19:
            lines[number - 1], lines[number] = lines[number], lines[number - 1]
    return "\n".join(lines)


def write_copy(source, target, number):
    """One copy of all texts; the first is as they are."""
    folder = os.path.join(target, "%02d" % number)
    os.makedirs(folder)
    for place, (name, text) in enumerate(read_texts(source)):
        path = os.path.join(folder, "%05d-%s" % (place, name[-60:]))
        with open(path, "w", encoding="utf-8") as file:
            file.write(text if number == 0 else edit(random.Random(number * 100_000 + place), text))
        os.utime(path, (1_600_000_000, 1_600_000_000))


def change_some(folder):
    paths = sorted(os.path.join(root, name) for root, _, names in os.walk(folder) for name in names)
    for path in paths[::100]:
        with open(path, "a", encoding="utf-8") as file:
            file.write(TAIL)


def measure_all(zhengce, texts, database, jobs):
    command = (zhengce, "index", "-q", "-d", database, "--jobs", str(jobs), texts)
    rows = {"build": measure(*command)}
    rows["build"]["bytes"] = size(database)
    rows["no change"] = measure(*command)
    change_some(texts)
    rows["1 % changed"] = measure(*command)
    return rows


def ratio(large, small, what):
    return large[what] / small[what] if small[what] > 0 else float("inf")


def print_table(small, large):
    print("%-12s %9s %9s %6s %9s %9s %6s %9s %9s %6s"
          % ("", "CPU s", "", "times", "wall s", "", "times", "peak MiB", "", "times"))
    for name, row in large.items():
        cells = [name]
        for what in ("cpu_s", "wall_s", "peak_mib"):
            cells += [small[name][what], row[what], ratio(row, small[name], what)]
        print("%-12s %9.2f %9.2f %6.1f %9.2f %9.2f %6.1f %9.0f %9.0f %6.2f" % tuple(cells))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("zhengce")
    parser.add_argument("directory")
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--scratch", help="where there is room for the copies and their index")
    parser.add_argument("--json")
    options = parser.parse_args()
    work = tempfile.mkdtemp(prefix="zhengce-growth-", dir=options.scratch)
    try:
        texts, database = os.path.join(work, "texts"), os.path.join(work, "db")
        write_copy(options.directory, texts, 0)
        small_bytes = size(texts)
        small = measure_all(options.zhengce, texts, database, options.jobs)
        shutil.rmtree(database)
        shutil.rmtree(texts)
        for number in range(options.times):
            write_copy(options.directory, texts, number)
        large_bytes = size(texts)
        large = measure_all(options.zhengce, texts, database, options.jobs)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    print("%.1f MB, and %.1f MB: %.2f times as much"
          % (small_bytes / 1e6, large_bytes / 1e6, large_bytes / small_bytes))
    print_table(small, large)
    if options.json:
        with open(options.json, "w", encoding="utf-8") as file:
            json.dump({"bytes": [small_bytes, large_bytes], "small": small, "large": large}, file, indent=1)
    if ratio(large["build"], small["build"], "cpu_s") > 1.1 * options.times:
        sys.exit("the time to build grows faster than the texts")


if __name__ == "__main__":
    main()
