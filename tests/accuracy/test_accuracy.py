# What is read of documents must not become worse.
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""The rules that judge stated values, by examples; then number, date, issuer and region of
a real collection, which is skipped where it is absent."""

import unittest

import accuracy
from harness import SHARED, main, need_shared

# Of the judged values; see docs/metadata.md.
PRECISION = {"number": 0.95, "date": 0.95, "issuer": 0.9, "region": 0.9}
RECALL = {"number": 0.85, "date": 0.85, "issuer": 0.7, "region": 0.7}


class Judging(unittest.TestCase):
    def test_numbers(self):
        text = "关于托育的通知 甲发〔2020〕1号 各校： 根据《办法》（乙发〔2019〕3号）精神，落实丙发〔2018〕2号。"
        self.assertIsNone(accuracy.judge("number", "甲发〔2020〕1号", text))
        self.assertEqual("reference", accuracy.judge("number", "乙发〔2019〕3号", text))
        self.assertEqual("absent", accuracy.judge("number", "丁发〔2019〕3号", text))

    def test_dates(self):
        text = "自2020年1月1日起施行。 某局 2020年2月6日"
        self.assertIsNone(accuracy.judge("date", "2020-02-06", text))
        self.assertEqual("event", accuracy.judge("date", "2020-01-01", text))
        self.assertEqual("absent", accuracy.judge("date", "2020-03-01", text))
        self.assertEqual("year only", accuracy.judge("date", "2020", text))

    def test_agreement(self):
        self.assertTrue(accuracy.agrees("number", "的通知甲发[2020]1号", "甲发〔2020〕1号"))
        self.assertFalse(accuracy.agrees("number", "甲发〔2020〕1号", "甲发〔2020〕11号"))
        self.assertTrue(accuracy.agrees("date", "2020-02", "2020-02-06"))
        self.assertFalse(accuracy.agrees("date", "2020-02-07", "2020-02-06"))
        self.assertTrue(accuracy.agrees("issuer", "财政部 税务总局", "财政部"))
        self.assertFalse(accuracy.agrees("issuer", "财政部", "教育部"))


@need_shared("corpora/policy.jsonl.xz")
class Collection(unittest.TestCase):
    def test_policy_documents(self):
        items = accuracy.read_collection(SHARED / "corpora" / "policy.jsonl.xz")
        tallies = accuracy.measure(items)
        print(accuracy.table(tallies))
        for field, tally in tallies.items():
            self.assertGreaterEqual(tally.precision(True), PRECISION[field], field)
            self.assertGreaterEqual(tally.recall(True), RECALL[field], field)


if __name__ == "__main__":
    main()
