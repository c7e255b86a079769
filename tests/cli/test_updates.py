# Bringing an index up to date.
#
# SPDX-License-Identifier: GPL-2.0-or-later

import os

from harness import CORPUS, ERROR, NOTHING, PARTIAL, files_of, main, records, snapshot
from indexing import LONG_AGO_NS, FAR_AHEAD_NS, Indexing


class Updates(Indexing):
    def test_first_run_and_a_second_that_changes_nothing(self):
        first = self.index(CORPUS)
        self.assertEqual(first["documents"], first["added"])
        self.assertGreater(first["documents"], 30)
        before, told = snapshot(self.db), self.expect(0, "status", "--format", "json").json
        second = self.index(CORPUS)
        self.assert_counts(second, first["documents"], unchanged=first["documents"])
        after, told_after = snapshot(self.db), self.expect(0, "status", "--format", "json").json
        # Only when the sources were looked at is new; what is suspect in them still is.
        del before["sources"], after["sources"]
        self.assertEqual(before, after)
        self.assertGreater(told["sources"][0]["suspect"], 0)
        for status in (told, told_after):
            for source in status["sources"]:
                del source["checked"]
            status["left_out"].sort(key=lambda item: (item["path"], item["reason"]))
        self.assertEqual(told, told_after)
        self.assertEqual(first["passages"], second["passages"])

    def test_touched_files_are_not_stored_again(self):
        self.fill(self.a, "甲乙丙")
        self.index(self.a)
        revision = self.expect(0, "status", "--format", "json").json["revision"]
        for path in self.a.iterdir():
            os.utime(path, ns=(LONG_AGO_NS + 10**9, LONG_AGO_NS + 10**9))
        self.assert_counts(self.index(self.a), 3, unchanged=3)
        after = self.expect(0, "status", "--format", "json").json["revision"]
        self.index(self.a)
        self.assertEqual(after, self.expect(0, "status", "--format", "json").json["revision"])
        self.assertTrue(revision)

    def test_a_changed_file_is_replaced(self):
        self.fill(self.a, "甲乙丙")
        self.index(self.a)
        identity = self.search("第乙篇")["hits"][0]["id"]
        self.write("a/乙.txt", "改为减轻课外负担，原文不再有效。\n")
        self.assert_counts(self.index(self.a), 3, updated=1, unchanged=2)
        self.search("--strict", "第乙篇", status=NOTHING)
        self.assertEqual([identity], [hit["id"] for hit in self.search("课外负担")["hits"]])
        self.assertEqual(self.fresh_answers(self.a), self.answers())

    def test_a_change_that_keeps_size_and_time_is_seen_at_once(self):
        path = self.write("a/甲.txt", "第一种说法。\n")
        # The time of a file that was written in this very moment proves nothing.
        os.utime(path, ns=(FAR_AHEAD_NS, FAR_AHEAD_NS))
        self.index(self.a)
        before = os.stat(path)
        path.write_text("第二种说法。\n", encoding="utf-8")
        os.utime(path, ns=(FAR_AHEAD_NS, FAR_AHEAD_NS))
        self.assertEqual(before.st_size, os.stat(path).st_size)
        self.assert_counts(self.index(self.a), 1, updated=1)
        self.search("第二种说法")

    def test_vanished_files_go_from_the_named_directories_only(self):
        self.fill(self.a, "甲乙丙")
        self.fill(self.b, "丁戊")
        self.index(self.a, self.b)
        (self.a / "甲.txt").unlink()
        (self.b / "丁.txt").unlink()
        self.assert_counts(self.index(self.a), 4, unchanged=2, removed=1)
        self.assertEqual(set("乙丙丁戊"), self.names())
        self.search("--strict", "第甲篇", status=NOTHING)
        self.assert_counts(self.index(self.b), 3, unchanged=1, removed=1)
        self.assertEqual(set("乙丙戊"), self.names())

    def test_a_named_file_that_vanished_is_removed_by_force_and_its_neighbours_stay(self):
        self.fill(self.a, "甲乙丙")
        self.index(self.a)
        (self.a / "甲.txt").unlink()
        (self.a / "乙.txt").unlink()
        summary = self.index(self.a / "甲.txt", status=PARTIAL)
        self.assert_counts(summary, 3, failed=1)
        self.assertIn("--force", summary["failures"][0]["reason"])
        self.assert_counts(self.index("--force", self.a / "甲.txt"), 2, removed=1)
        self.assertEqual(set("乙丙"), self.names())

    def test_a_named_directory_that_is_missing_is_told_and_its_documents_stay(self):
        self.fill(self.a, "甲乙丙丁戊己庚辛")
        self.fill(self.b, "壬")
        self.index(self.a, self.b)
        self.b.rename(self.dir / "away")
        for _ in range(2):
            summary = self.index(self.a, self.b, status=PARTIAL)
            self.assert_counts(summary, 9, unchanged=8, failed=1)
            self.assertEqual(str(self.b), summary["failures"][0]["path"])
            self.assertIn("壬", self.names())
            sources = self.expect(0, "status", "--format", "json").json["sources"]
            rows = {source["path"]: (source["documents"], source["failed"]) for source in sources}
            self.assertEqual({str(self.a): (8, 0), str(self.b): (1, 1)}, rows)
        (self.dir / "away").rename(self.b)
        self.assert_counts(self.index(self.a, self.b), 9, unchanged=9)

    def test_partial_answers_beside_the_gap_that_a_document_left(self):
        self.fill(self.a, ("甲", "乙", "丙"), "课后服务要收费。\n\n{name}的第二段。\n")
        self.index(self.a)
        (self.a / "乙.txt").unlink()
        self.index(self.a)
        answer = self.search("课后服务怎么收费标准")
        self.assertFalse(answer["exact"])
        self.assertEqual({"甲.txt", "丙.txt"}, files_of(answer))

    def test_a_directory_with_a_longer_name_is_another_one(self):
        self.fill(self.a, "甲")
        self.fill(self.dir / "ab", "乙")
        self.index(self.a, self.dir / "ab")
        (self.dir / "ab" / "乙.txt").unlink()
        self.assert_counts(self.index(self.a), 2, unchanged=1)
        self.assertEqual(set("甲乙"), self.names())

    def test_a_renamed_file_keeps_its_id(self):
        self.fill(self.a, "甲乙丙")
        self.index(self.a)
        identity = self.search("第乙篇")["hits"][0]["id"]
        (self.a / "乙.txt").rename(self.a / "丁.txt")
        self.assert_counts(self.index(self.a), 3, updated=1, unchanged=2)
        hit = self.search("第乙篇")["hits"][0]
        self.assertEqual((identity, str(self.a / "丁.txt")), (hit["id"], hit["document"]["path"]))

    def test_a_file_with_the_old_name_of_another(self):
        self.fill(self.a, "甲乙")
        self.index(self.a)
        (self.a / "甲.txt").rename(self.a / "丙.txt")
        (self.a / "乙.txt").rename(self.a / "甲.txt")
        self.index(self.a)
        self.assertEqual(self.fresh_answers(self.a), self.answers())

    def test_two_files_of_the_same_text_are_two_documents(self):
        self.fill(self.a, "甲乙", text="两份一样的双减通知。\n")
        self.assert_counts(self.index(self.a), 2, added=2)
        ids = {hit["id"] for hit in self.search("一样的双减通知")["hits"]}
        self.assertEqual(2, len(ids))
        (self.a / "甲.txt").unlink()
        self.assert_counts(self.index(self.a), 1, unchanged=1, removed=1)

    def test_paths_are_understood_however_they_are_written(self):
        self.fill(self.a, "甲")
        self.index(self.a)
        os.symlink(self.a, self.dir / "link")
        for path in ("a", "./a", "a/.", "a/", "b/../a", "a/甲.txt", "./a/../a//甲.txt"):
            (self.dir / "b").mkdir(exist_ok=True)
            with self.subTest(path):
                result = self.expect(0, "index", "--format", "json", path, cwd=self.dir)
                self.assert_counts(result.json, 1, unchanged=1)

    def test_an_empty_index_says_that_it_is(self):
        self.a.mkdir(exist_ok=True)
        self.index(self.a)
        told = "the index is empty; see `zhengce status`"
        for command in (("search",), ("count",), ("kwic",), ("outline",), ("facets",), ("search", "--strict")):
            self.assertIn(f"note: {told}", self.expect(NOTHING, *command, "双减").err, command)
        answer = self.expect(NOTHING, "search", "--format", "json", "双减").json
        self.assertEqual([told], answer["query"]["notes"])
        self.fill(self.a, "甲")
        self.index(self.a)
        self.assertNotIn(told, self.expect(NOTHING, "search", "--strict", "溺水").err)

    def test_an_empty_directory_makes_an_empty_index(self):
        self.a.mkdir()
        self.assert_counts(self.index(self.a), 0)
        self.search("双减", status=NOTHING)

    def test_many_rounds_end_where_a_fresh_index_begins(self):
        names = "甲乙丙丁戊己庚辛壬癸子丑"
        self.fill(self.a, names)
        self.index(self.a)
        for step in range(1, 6):
            for place, name in enumerate(names):
                if (place + step) % 4 == 0:
                    self.write(f"a/{name}.txt", f"{name}在第{step}轮改写，作业要减少。\n" * step)
                elif (place * step) % 11 == 10 and (self.a / f"{name}.txt").exists():
                    (self.a / f"{name}.txt").unlink()
            self.index("--force", self.a)
            self.assertEqual(self.fresh_answers(self.a), self.answers())
            self.expect(0, "verify")
            for hit in self.search("一 OR -一")["hits"]:
                shown = self.expect(0, "show", "--format", "json", hit["id"]).json
                source = self.expect(0, "show", "--text", hit["id"]).text
                self.assertEqual(source.split(), [passage["text"] for passage in shown["passages"]])


class Collections(Indexing):
    def record(self, number, text="双减之后的第{n}项工作。"):
        return {"id": f"r{number}", "title": f"第{number}号工作安排意见", "text": text.format(n=number)}

    def write_records(self, items):
        path = self.dir / "all.jsonl"
        records(path, items)
        return path

    def test_a_record_changed_and_a_record_vanished(self):
        path = self.write_records([self.record(number) for number in range(30)])
        self.assert_counts(self.index(path), 30, added=30)
        before = snapshot(self.db)
        self.assert_counts(self.index(path), 30, unchanged=30)
        after = snapshot(self.db)
        del before["sources"], after["sources"]  # when a source was last looked at
        self.assertEqual(before, after)
        items = [self.record(number) for number in range(30) if number != 3]
        items[10] = {**items[10], "text": "改写之后不再提那件事。"}
        self.write_records(items)
        self.assert_counts(self.index(path), 29, updated=1, unchanged=28, removed=1)
        self.expect(1, "show", "r3")
        self.assertEqual([items[10]["id"]], [hit["id"] for hit in self.search("改写之后")["hits"]])
        fresh = self.fresh_answers(path)
        self.assertEqual(fresh, self.answers())

    def test_records_in_another_order_are_unchanged(self):
        items = [self.record(number) for number in range(20)]
        path = self.write_records(items)
        self.index(path)
        self.write_records(list(reversed(items)))
        self.assert_counts(self.index(path), 20, unchanged=20)
        for number in (0, 7, 19):
            text = self.expect(0, "show", "--text", f"r{number}").text
            self.assertEqual(items[number]["text"], text)

    def test_a_record_that_turned_bad_keeps_its_old_version(self):
        items = [self.record(number) for number in range(12)]
        path = self.write_records(items)
        self.index(path)
        items[4] = {"id": "r4", "title": 7, "text": "坏了"}
        self.write_records(items)
        summary = self.index(path, status=PARTIAL)
        self.assert_counts(summary, 12, unchanged=11, failed=1)
        self.assertEqual(f"{path}:5", summary["failures"][0]["path"])
        self.assertIn("第4号", self.expect(0, "show", "r4").text)
        # It is tried again each time, until it is right.
        self.assert_counts(self.index(path, status=PARTIAL), 12, unchanged=11, failed=1)
        items[4] = self.record(4, "又好了，第{n}项。")
        self.write_records(items)
        self.assert_counts(self.index(path), 12, updated=1, unchanged=11)

    def test_the_collection_itself_vanished(self):
        path = self.write_records([self.record(number) for number in range(3)])
        self.fill(self.a, "甲")
        self.index(self.dir)
        path.unlink()
        self.expect(ERROR, "index", self.dir)
        self.assert_counts(self.index("--force", self.dir), 1, unchanged=1, removed=3)

    def test_an_id_of_another_collection_is_refused(self):
        path = self.write_records([self.record(1)])
        other = self.dir / "other.jsonl"
        records(other, [{**self.record(1), "text": "另一个同号的文件"}, self.record(2)])
        summary = self.index(path, other, status=PARTIAL)
        self.assert_counts(summary, 2, added=2, failed=1)
        self.assertIn("r1", summary["failures"][0]["reason"])
        self.search("--strict", "另一个同号", status=NOTHING)

    def test_a_record_moves_to_a_collection_that_is_read_later(self):
        items = [self.record(number) for number in range(12)]
        first, second = self.dir / "1.jsonl", self.dir / "2.jsonl"
        records(first, items)
        records(second, [self.record(20)])
        self.index(first, second)
        records(first, items[1:])
        records(second, [self.record(20), items[0]])
        self.assert_counts(self.index(first, second), 13, updated=1, unchanged=12)
        self.assertEqual(str(second), self.search(items[0]["text"])["hits"][0]["document"]["path"])

    def test_an_id_of_a_collection_that_is_not_named_is_refused(self):
        path = self.write_records([self.record(1)])
        self.index(path)
        other = self.dir / "other.jsonl"
        records(other, [self.record(1), self.record(2)])
        for words in ((), ("--dry-run",)):
            summary = self.index(other, *words, status=PARTIAL)
            self.assertEqual(1, summary["failed"])
            self.assertIn(str(path), summary["failures"][0]["reason"])
        self.assertEqual(str(path), self.search(self.record(1)["text"])["hits"][0]["document"]["path"])

    def test_members_of_a_record(self):
        record = {
            **self.record(1),
            "path": "https://example.org/政策/1",
            "date": "2023-04-05",
            "issuer": "临湖市教育局",
            "number": "临教〔2023〕1号",
            "region": "临湖市",
            "genre": "意见",
            "source": "门户网站",
            "unknown": ["is", {"passed": "over"}],
        }
        self.index(self.write_records([record, {"id": 12345, "text": "只有正文的双减文件。"}]))
        documents = {hit["id"]: hit["document"] for hit in self.search("双减")["hits"]}
        self.assertEqual({"r1", "12345"}, set(documents))
        for member in ("id", "title", "path", "date", "issuer", "number", "region", "genre"):
            self.assertEqual(record[member], documents["r1"][member])
        self.assertEqual(2023, documents["r1"]["year"])


if __name__ == "__main__":
    main()
