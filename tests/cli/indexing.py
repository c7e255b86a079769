# What the tests that make indexes share.
#
# SPDX-License-Identifier: GPL-2.0-or-later

import os
import shutil

from harness import Case, files_of

COUNTS = ("added", "updated", "unchanged", "removed", "failed")
LONG_AGO_NS = 1_600_000_000_000_000_000
FAR_AHEAD_NS = 4_000_000_000_000_000_000


class Indexing(Case):
    def setUp(self):
        super().setUp()
        self.a = self.dir / "a"
        self.b = self.dir / "b"

    def fill(self, directory, names, text="{name}要落实双减，第{name}篇。\n"):
        for name in names:
            path = self.write(f"{directory.name}/{name}.txt", text.format(name=name))
            # Old enough that a file's time alone tells whether it changed.
            os.utime(path, ns=(LONG_AGO_NS, LONG_AGO_NS))

    def assert_counts(self, summary, documents, **counts):
        expected = {name: counts.get(name, 0) for name in COUNTS}
        self.assertEqual(expected, {name: summary[name] for name in COUNTS})
        self.assertEqual(documents, summary["documents"])
        status = self.expect(0, "status", "--format", "json").json if documents is not None else None
        if status is not None and not summary["dry_run"]:
            self.assertEqual((documents, summary["passages"]), (status["documents"], status["passages"]))

    def names(self):
        """Every document in the index, by its file's name."""
        result = self.run_program("search", "-n", "100000", "--format", "json", "一 OR -一")
        return {name.removesuffix(".txt") for name in files_of(result.json)}

    def fresh_answers(self, *paths):
        """What an index made from nothing answers."""
        fresh = self.dir / "fresh"
        shutil.rmtree(fresh, ignore_errors=True)
        self.expect(0, "index", "-q", "-d", fresh, *paths)
        return self.answers(db=fresh)

    def answers(self, db=None):
        answers = []
        for query in ("双减", "落实 OR 作业", "第一篇", "一 OR -一"):
            result = self.run_program(
                "search", "-n", "1000", "--format", "json", "-d", db or self.db, query
            ).json
            answers.append((result["total"], sorted(
                (hit["document"]["path"], hit["document"]["title"] or "", passage["text"], passage["start_byte"])
                for hit in result["hits"] for passage in hit["passages"]
            )))  # fmt: skip
        return answers
