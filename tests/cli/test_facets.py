# Counts by year, region, issuer, genre and level.
#
# SPDX-License-Identifier: GPL-2.0-or-later

import collections
import csv
import io
import itertools
import json

from harness import ERROR, NOTHING, SharedIndex, main, records

FACETS = ("year", "region", "issuer", "genre", "level")
REGIONS = ("临湖片", "岚渡片", "青澜片", None)
ISSUERS = ("临湖片教育局", "岚渡片教育局", None, "临湖片教育局", "临湖片教育局")
GENRES = ("通知", "办法", None)
LEVELS = ("市", "市", "省", None)
YEARS = ("2021", "2022-05", "2023-01-01", None, "2022-12-31")


def make_records():
    items = []
    for number in range(60):
        item = {
            "id": f"doc-{number:02}",
            "title": f"第{number:02}号安排",
            "text": "做好学校安全检查。\n" + ("落实作业管理。\n" if number % 3 else "开展体育活动。\n"),
        }
        for key, values in (
            ("region", REGIONS), ("issuer", ISSUERS), ("genre", GENRES), ("level", LEVELS), ("date", YEARS)
        ):  # fmt: skip
            value = values[number % len(values)]
            if value is not None:
                item[key] = value
        items.append(item)
    return items


RECORDS = make_records()


def value_of(facet, item):
    if facet == "year":
        return int(item["date"][:4]) if "date" in item else None
    return item.get(facet)


class Facets(SharedIndex):
    @classmethod
    def make_sources(cls):
        records(cls.home / "documents.jsonl", RECORDS)
        return [cls.home / "documents.jsonl"]

    def facets(self, *words, status=0):
        return self.expect(status, "facets", "--format", "json", *words).json

    def check(self, facets, accept):
        chosen = [item for item in RECORDS if accept(item)]
        for facet in FACETS:
            expected = collections.Counter(value_of(facet, item) for item in chosen)
            counted = {line["value"]: line["count"] for line in facets[facet]}
            self.assertEqual(dict(expected), counted, facet)
            self.assertEqual(len(counted), len(facets[facet]), "no value twice")

    def test_everything(self):
        answer = self.facets()
        self.assertEqual(60, answer["total"])
        self.assertTrue(answer["exact"])
        self.assertEqual(list(FACETS), list(answer["facets"]))
        self.check(answer["facets"], lambda item: True)

    def test_of_a_query(self):
        answer = self.facets("作业管理")
        self.assertEqual(40, answer["total"])
        self.check(answer["facets"], lambda item: "作业管理" in item["text"])
        self.check(self.facets("--", "-作业管理")["facets"], lambda item: "作业管理" not in item["text"])

    def test_of_filters(self):
        for words, accept in (
            (("--year", "2022"), lambda item: item.get("date", "").startswith("2022")),
            (("--region", "临湖", "作业"), lambda item: item.get("region") == "临湖片" and "作业" in item["text"]),
            (("--level", "省级"), lambda item: item.get("level") == "省"),
            (("级别:province",), lambda item: item.get("level") == "省"),
            (("--genre", "办法", "--", "-级别:市"), lambda item: item.get("level") != "市" and item.get("genre") == "办法"),
        ):
            with self.subTest(words):
                self.check(self.facets(*words)["facets"], accept)

    def test_each_value_counts_what_its_filter_finds(self):
        facets = self.facets("学校")["facets"]
        for facet, line in itertools.chain.from_iterable(((f, line) for line in facets[f]) for f in FACETS):
            if line["value"] is not None:
                with self.subTest(facet=facet, value=line["value"]):
                    count = self.expect(0, "count", "--documents", f"--{facet}", str(line["value"]), "学校")
                    self.assertEqual(line["count"], int(count.text))

    def test_order(self):
        facets = self.facets()["facets"]
        years = [line["value"] for line in facets["year"] if line["value"] is not None]
        self.assertEqual(sorted(years, reverse=True), years)
        for facet in FACETS[1:]:
            counts = [line["count"] for line in facets[facet] if line["value"] is not None]
            self.assertEqual(sorted(counts, reverse=True), counts)
            self.assertNotIn(None, [line["value"] for line in facets[facet][:-1]], "the unknown come last")

    def test_limit(self):
        lines = self.facets("-n", "1")["facets"]["region"]
        self.assertEqual(60, sum(line["count"] for line in lines))
        self.assertEqual([("others", 2)], [(k, v) for line in lines for k, v in line.items() if k == "others"])
        whole = self.facets("-n", "0")["facets"]
        self.check(whole, lambda item: True)

    def test_the_rest_is_not_what_is_not_known(self):
        lines = self.facets("-n", "1")["facets"]
        rows = [json.loads(line) for line in self.expect(0, "facets", "-n", "1", "--format", "jsonl").text.splitlines()]
        for facet in FACETS:
            with self.subTest(facet):
                whole = collections.Counter(value_of(facet, item) for item in RECORDS)
                unknown = whole.pop(None)
                shown, *rest, last = lines[facet]
                place = {"path": None} if facet == "region" else {}
                self.assertEqual({"value": None, "count": unknown} | place, last)
                others = sum(whole.values()) - shown["count"]
                expected = [{"others": len(whole) - 1, "count": others} | place] if len(whole) > 1 else []
                self.assertEqual(expected, rest)
                self.assertEqual(lines[facet], [{k: v for k, v in row.items() if k != "facet"} for row in rows if row["facet"] == facet])

    def test_every_row_of_a_region_has_its_path(self):
        for words in ((), ("-n", "1")):
            facets = self.facets(*words)["facets"]
            for facet in FACETS:
                self.assertEqual({facet == "region"}, {"path" in line for line in facets[facet]}, facet)

    def test_by_one(self):
        answer = self.facets("--by", "genre")
        self.assertEqual(["genre"], list(answer["facets"]))
        result = self.expect(ERROR, "facets", "--by", "colour")
        self.assertEqual(b"", result.out)

    def test_nothing(self):
        answer = self.facets("没有写着这个", status=NOTHING)
        self.assertEqual(0, answer["total"])
        self.assertEqual({facet: [] for facet in FACETS}, answer["facets"])
        self.assertEqual("", self.expect(NOTHING, "facets", "没有写着这个").text)

    def test_text_and_tables(self):
        text = self.expect(0, "facets", "--by", "level").text
        self.assertEqual(["level", "  市             30", "  省             15", "  (unknown)      15"], text.splitlines())
        chinese = self.expect(0, "facets", "--by", "level", env=self.env(LC_ALL="zh_CN.UTF-8")).text
        self.assertTrue(chinese.startswith("级别\n"), chinese)
        rows = list(csv.reader(io.StringIO(self.expect(0, "facets", "--format", "csv").text, newline="")))
        self.assertEqual(["facet", "value", "path", "count", "others"], rows[0])
        self.assertEqual(5 * 60, sum(int(row[3]) for row in rows[1:]))
        tsv = [line.split("\t") for line in self.expect(0, "facets", "--format", "tsv").text.splitlines()]
        self.assertEqual(rows, tsv)
        lines = [json.loads(line) for line in self.expect(0, "facets", "--format", "jsonl").text.splitlines()]
        self.assertEqual(len(rows) - 1, len(lines))
        self.assertEqual({"facet": "year", "value": 2023, "count": 12}, lines[0])

    def test_beside_hits(self):
        answer = self.search("作业管理", "-n", "1", "--facets")
        self.assertEqual(1, len(answer["hits"]))
        self.check(answer["facets"], lambda item: "作业管理" in item["text"])
        self.assertNotIn("facets", self.search("作业管理"))
        passages = self.search("作业管理", "--passages", "--facets")
        self.check(passages["facets"], lambda item: "作业管理" in item["text"])
        text = self.expect(0, "search", "-n", "1", "--facets", "作业管理").text
        self.assertIn("\n\nyear\n", text)
        result = self.expect(ERROR, "search", "--facets", "--format", "csv", "作业管理")
        self.assertIn("facets", result.err)

    def test_beside_partial_matches(self):
        answer = self.search("学校安全检查究竟怎样落实才好", "--facets")
        self.assertFalse(answer["exact"])
        self.assertTrue(answer["query"]["notes"])
        for facet in FACETS:
            self.assertEqual(answer["total"], sum(line["count"] for line in answer["facets"][facet]), facet)
        self.facets("学校安全检查究竟怎样落实才好", status=NOTHING)

    def test_in_a_batch(self):
        result = self.expect(0, "search", "--facets", "--batch", "-", stdin="作业管理\n体育活动\n".encode())
        first, second = (json.loads(line) for line in result.text.splitlines())
        self.check(first["facets"], lambda item: "作业管理" in item["text"])
        self.check(second["facets"], lambda item: "体育活动" in item["text"])

    def test_filters_without_a_query(self):
        answer = self.search("--level", "省", "--sort", "date")
        self.assertEqual(15, answer["total"])
        dates = [hit["document"]["date"] or "" for hit in answer["hits"]]
        self.assertEqual(sorted(dates, reverse=True), dates)
        self.assertEqual(15, int(self.expect(0, "count", "--documents", "--level", "省").text))
        self.expect(ERROR, "search")
        self.expect(ERROR, "search", "--passages", "--level", "省")
        self.expect(ERROR, "count")

    def test_partial_matches_by_date(self):
        answer = self.search("学校安全检查究竟怎样落实才好", "--sort", "date", "-n", "40")
        dates = [hit["document"]["date"] or "" for hit in answer["hits"]]
        self.assertEqual(sorted(dates, reverse=True), dates)
        self.assertGreater(len(set(dates)), 3)

    def test_levels_that_do_not_exist(self):
        for words in (("--level", "乡镇级"), ("级别:星级",)):
            result = self.expect(ERROR, "search", *words, "学校")
            self.assertIn("国家", result.err)
        self.assertEqual(b"", result.out)


if __name__ == "__main__":
    main()
