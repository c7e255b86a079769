# What the ranking is worth must not fall.
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""Measures the judged sets and holds them against figures.json.  The project's own set
always runs; those beside the project are skipped, by name, where they are absent."""

import json
import tempfile
import unittest

import judged
import run
from judged import harness

# Below the kept figures by more than this, a change did harm: it is about what one
# query of the smaller sets turning bad costs.
MARGIN = 0.015


class Measures(unittest.TestCase):
    """The arithmetic, by hand-made answers."""

    def test_a_perfect_answer_is_worth_one(self):
        self.assertEqual((1.0, 1.0, 1.0, 1.0, 1.0), judged.measures([3, 1, 0], [1, 3]))

    def test_no_answer_is_worth_nothing(self):
        self.assertEqual((0.0, 0.0, 0.0, 0.0, 0.0), judged.measures([], [2]))

    def test_an_answer_in_second_place(self):
        value = judged.measures([0, 1], [1])
        self.assertAlmostEqual(0.6309, value[0], 4)
        self.assertEqual((0.5, 0.0, 1.0, 1.0), value[1:])

    def test_the_bootstrap_tells_gain_from_noise(self):
        before = {str(i): (0.5,) for i in range(50)}
        better = {str(i): (0.6,) for i in range(50)}
        noisy = {str(i): (0.4 + 0.2 * (i % 2),) for i in range(50)}
        self.assertEqual(0.0, run.paired_bootstrap(better, before, 200)[4])
        self.assertGreater(run.paired_bootstrap(noisy, before, 200)[4], 0.2)


class Relevance(unittest.TestCase):
    def check(self, kind):
        with tempfile.TemporaryDirectory() as folder:
            one = kind(folder)
            if one.absent():
                raise unittest.SkipTest(one.absent())
            one.build()
            classes = judged.by_class(one.scores())
        run.show(one.name, classes, run.previous().get(one.name, {}))
        kept = json.loads(run.FIGURES.read_text(encoding="utf-8"))[one.name]["all"]
        for measure, value in zip(judged.MEASURES[:3], classes["all"][1]):
            self.assertGreaterEqual(value, kept[measure] - MARGIN, measure)

    def test_corpus(self):
        self.check(judged.Corpus)

    def test_passages_of_the_seeds(self):
        self.check(judged.Seeds)

    def test_documents_of_the_seeds(self):
        self.check(judged.SeedsDocuments)

    @unittest.skipIf(harness.SANITIZED, "60,000 articles take too long with sanitizers")
    def test_questions_of_law(self):
        self.check(judged.Stard)


if __name__ == "__main__":
    harness.main()
