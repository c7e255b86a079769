# Judged queries put to the built program, and what its answers are worth.
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""Each *set* is a collection, queries in classes, and grades.

A set yields, for each query, its class and its measures: nDCG@10 (gain 2^grade - 1),
MRR@10, P@1, recall@10 and recall@100.  The set `corpus` is the project's own and always
there.  The others are read from $ZHENGCE_SHARED and scored by the tool that lies beside
them; where they are absent `absent()` says so.
"""

import json
import lzma
import math
import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "cli"))

import harness  # noqa: E402

MEASURES = ("nDCG@10", "MRR@10", "P@1", "R@10", "R@100")


def program():
    """The built program: $ZHENGCE_PROGRAM, or that of the build directory `build`."""
    return harness.PROGRAM or str(HERE.parents[1] / "build" / "cli" / "zhengce")


def run(*arguments):
    """Runs the program; its standard output.  Nothing found is no failure."""
    command = [program(), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, env=harness.environment(), check=False)
    if done.returncode not in (harness.FOUND, harness.NOTHING):
        raise RuntimeError(f"{' '.join(command)}: {done.returncode}\n{done.stderr.decode()}")
    return done.stdout


def measures(gains, ideal):
    """`gains`: the grades of the hits by rank; `ideal`: all positive grades."""

    def discounted(grades):
        return sum((2**g - 1) / math.log2(i + 2) for i, g in enumerate(grades[:10]))

    first = next((i for i, gain in enumerate(gains[:10]) if gain > 0), None)
    return (
        discounted(gains) / discounted(sorted(ideal, reverse=True)),
        0.0 if first is None else 1 / (first + 1),
        1.0 if gains[:1] and gains[0] > 0 else 0.0,
        sum(gain > 0 for gain in gains[:10]) / len(ideal),
        sum(gain > 0 for gain in gains[:100]) / len(ideal),
    )


def write_queries(path, queries):
    """`queries`: of (qid, text)."""
    with open(path, "w", encoding="utf-8") as out:
        for qid, text in queries:
            out.write(json.dumps({"qid": qid, "query": text}, ensure_ascii=False) + "\n")


def lines(data):
    return [json.loads(line) for line in data.splitlines() if line.strip()]


class Set:
    """One judged set.  `folder` is scratch space, kept between runs of one process."""

    name = ""
    needs = ()  # paths below $ZHENGCE_SHARED

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.index = self.folder / f"{self.source()}.index"

    def source(self):
        """What is indexed; sets of the same source share an index."""
        return self.name

    def absent(self):
        """Why the set cannot be run, or an empty string."""
        if not self.needs:
            return ""
        if harness.SHARED is None:
            return f"{self.name}: $ZHENGCE_SHARED is not set"
        missing = [need for need in self.needs if not (harness.SHARED / need).exists()]
        return f"{self.name}: no {missing[0]} in {harness.SHARED}" if missing else ""

    def build(self):
        if not self.index.exists():
            self.fill()

    def scores(self):
        """{qid: (class, measures)}"""
        raise NotImplementedError

    def fill(self):
        raise NotImplementedError


class Corpus(Set):
    """Documents of the project's own corpus."""

    name = "corpus"

    def judged(self):
        with open(HERE / "corpus-judged.tsv", encoding="utf-8") as rows:
            for number, row in enumerate(rows):
                if row.startswith("#") or not row.strip():
                    continue
                kind, query, *grades = row.rstrip("\n").split("\t")
                pairs = [grade.rsplit("=", 1) for grade in grades[0].split()]
                yield str(number), kind, query, {name: int(grade) for name, grade in pairs}

    def fill(self):
        run("index", "-d", self.index, harness.CORPUS)

    def scores(self):
        judged = list(self.judged())
        queries = self.folder / "corpus.queries"
        write_queries(queries, [(qid, query) for qid, _, query, _ in judged])
        answers = lines(
            run("search", "-d", self.index, "--batch", queries, "-n", 100, "--format", "jsonl")
        )
        hits = {answer["qid"]: answer["hits"] for answer in answers}
        return {
            qid: (kind, measures(self.gains(hits.get(qid, []), grades), list(grades.values())))
            for qid, kind, _, grades in judged
        }

    @staticmethod
    def gains(hits, grades):
        """A document counts once, at its first hit."""
        left, gains = dict(grades), []
        for hit in hits:
            names = (hit["document"]["id"], os.path.basename(hit["document"]["path"]))
            gains.append(max(left.pop(name, 0) for name in names))
        return gains


class Shared(Set):
    """A set that the scoring tool beside the judgments understands."""

    tool = "tools/score.py"

    def scored(self, kind, *paths):
        command = [sys.executable, str(harness.SHARED / self.tool), "--per-query", kind]
        done = subprocess.run(
            command + [str(path) for path in paths], capture_output=True, text=True, check=True
        )
        rows = [row.split() for row in done.stdout.splitlines()]
        return {
            row[0]: tuple(map(float, row[1:])) for row in rows if len(row) == len(MEASURES) + 1
        }


class Seeds(Shared):
    """Five texts, graded passages."""

    name = "seeds-passages"
    needs = ("seeds", "eval/seeds-queries.jsonl", "eval/seeds-qrels.jsonl", Shared.tool)
    options = ("--passages",)

    def source(self):
        return "seeds"

    def fill(self):
        run("index", "-d", self.index, harness.SHARED / "seeds")

    def measured(self, answers):
        qrels = harness.SHARED / "eval/seeds-qrels.jsonl"
        return self.scored("seeds", answers, qrels, harness.SHARED / "seeds")

    def scores(self):
        queries = harness.SHARED / "eval/seeds-queries.jsonl"
        answers = self.folder / f"{self.name}.answers"
        answers.write_bytes(
            run(
                *("search", "-d", self.index, "--batch", queries, *self.options),
                *("-n", 100, "--format", "jsonl"),
            )
        )
        kinds = {row["qid"]: row["class"] for row in lines(queries.read_bytes())}
        return {qid: (kinds[qid], values) for qid, values in self.measured(answers).items()}


class SeedsDocuments(Seeds):
    """The same, graded documents."""

    name = "seeds-documents"
    needs = ("seeds", "eval/seeds-queries.jsonl", "eval/seeds-docrels.jsonl", Shared.tool)
    options = ()

    def measured(self, answers):
        return self.scored("docs", answers, harness.SHARED / "eval/seeds-docrels.jsonl")


class Stard(Shared):
    """Lay questions over articles of law.  The classes are halves, so that what was
    fitted on one is seen on the other."""

    name = "stard"
    needs = ("eval/stard/corpus.jsonl.xz", "eval/stard/queries.tsv", "eval/stard/qrels.txt")

    def fill(self):
        texts = self.folder / "stard.jsonl"
        with lzma.open(harness.SHARED / self.needs[0]) as packed:
            texts.write_bytes(packed.read())
        run("index", "-d", self.index, texts)
        texts.unlink()

    @staticmethod
    def half(qid):
        return "even" if int(qid) % 2 == 0 else "odd"

    def scores(self):
        with open(harness.SHARED / self.needs[1], encoding="utf-8") as rows:
            queries = [row.rstrip("\n").split("\t") for row in rows if row.strip()]
        batch, answers = self.folder / "stard.queries", self.folder / "stard.run"
        write_queries(batch, queries)
        answers.write_bytes(
            run("search", "-d", self.index, "--batch", batch, "-n", 100, "--format", "trec")
        )
        found = self.scored("trec", answers, harness.SHARED / self.needs[2])
        return {qid: (self.half(qid), values) for qid, values in found.items()}


SETS = (Corpus, Seeds, SeedsDocuments, Stard)


def by_class(scores):
    """{class: (queries, mean measures)}, with "all" first."""
    groups = {"all": []}
    for kind, values in scores.values():
        groups["all"].append(values)
        groups.setdefault(kind, []).append(values)
    return {
        kind: (len(rows), tuple(sum(column) / len(rows) for column in zip(*rows)))
        for kind, rows in groups.items()
    }
