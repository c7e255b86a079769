# Files that are not what they claim to be.
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""A bad file is named with a reason and a way out, the others are indexed nevertheless,
and the run ends with status 3.  A file in which something looks wrong is indexed and
reported as suspect."""

import os

from harness import ERROR, FOUND, NOTHING, PARTIAL, Case, files_of, main, records

GOOD = "双减之后作业要减少。\n课后服务要跟上。\n"


class Sources(Case):
    def setUp(self):
        super().setUp()
        self.write("a/good.txt", GOOD)

    def assert_good(self, summary):
        """Nothing of the sound file was lost."""
        self.assertEqual({"good.txt"}, files_of(self.search("课后服务")) & {"good.txt"})
        self.assertEqual(1, summary["unchanged"] + summary["added"])
        self.expect(0, "verify")

    def assert_failed(self, path, *says):
        """The one bad file is named; every other one is indexed."""
        result = self.expect(PARTIAL, "index", "--format", "json", self.dir / "a")
        summary = result.json
        (failure,) = summary["failures"]
        self.assertEqual(str(path), failure["path"])
        self.assertIn(str(path), result.err)
        for text in says:
            self.assertIn(text, failure["reason"])
        self.assert_good(summary)
        self.assertNotIn(path.name, files_of(self.search("双减")))
        chinese = self.expect(PARTIAL, "index", "--format", "json", self.dir / "a", env=self.env(LC_ALL="zh_CN.UTF-8"))
        self.assertRegex(chinese.json["failures"][0]["reason_zh"], "[\u4e00-\u9fff]")
        return failure

    def assert_suspect(self, path, *says):
        result = self.expect(FOUND, "index", "--format", "json", self.dir / "a")
        (suspect,) = result.json["suspects"]
        self.assertEqual(str(path), suspect["path"])
        self.assertIn(str(path), result.err)
        for text in says:
            self.assertIn(text, suspect["reason"])
        self.assertEqual(2, result.json["documents"])

    def test_an_encoding_that_is_not_read(self):
        path = self.write("a/bad.txt", "à la fête, les élèves mangent des crêpes.\n".encode("latin-1") * 5)
        self.assert_failed(path, "not UTF-8 text", "iconv")
        for codec in ("shift_jis", "euc_kr", "utf-32"):
            with self.subTest(codec):
                text = {"euc_kr": "쌍감 업무를 잘 추진하고 있습니다", "utf-32": "双减工作"}.get(codec, "これは双減政策のお知らせですから、よろしくお願いします")
                self.assert_failed(self.write("a/bad.txt", (text * 10).encode(codec)), "not UTF-8 text")

    def test_other_encodings(self):
        """Answers are those of the same text in UTF-8, and offsets are into the text that show prints."""
        text = "临湖市教育局关于双减工作的通知\n\n各学校要落实好双减工作，减轻作业负担。\n" * 3
        traditional = "臨湖市教育局關於雙減工作的通知\n\n各學校要落實好雙減工作，減輕作業負擔。\n" * 3
        cases = {"gbk": ("GB18030", text), "gb18030": ("GB18030", text + "㐀𠀀\n"), "big5": ("BIG5", traditional),
                 "utf-16": ("UTF-16", text), "utf-16-le": ("UTF-16LE", text), "utf-16-be": ("UTF-16BE", text)}
        for codec, (read_as, content) in cases.items():
            with self.subTest(codec):
                self.write("a/other.txt", content.encode(codec))
                self.index(self.dir / "a")
                answer = self.search("--passages", "--per-document", "0", "--no-fold", "--strict", "落实好双减工作")
                self.assertEqual((True, 3), (answer["exact"], answer["total"]))
                (document,) = {hit["document"]["id"]: hit["document"] for hit in answer["hits"]}.values()
                self.assertEqual(read_as, document["read_as"])
                shown = self.expect(FOUND, "show", "--text", document["id"]).text
                self.assertEqual(content, shown)
                for hit in answer["hits"]:
                    for match in hit["matches"]:
                        found = shown.encode()[match["start_byte"] : match["end_byte"]].decode()
                        self.assertIn(found, ("落实好双减工作", "落實好雙減工作"))
                self.assertEqual(1, self.index(self.dir / "a")["unchanged"] - 1, "the good one, and this")
        self.assertIsNone(self.search("课后服务")["hits"][0]["document"]["read_as"])

    def test_a_few_characters_that_another_encoding_lacks(self):
        path = self.write("a/other.txt", ("双减工作要落实好。\n" * 60).encode("gbk") + b"\xff\xff" + "溺水要预防。\n".encode("gbk"))
        result = self.expect(FOUND, "index", "--format", "json", self.dir / "a")
        (suspect,) = result.json["suspects"]
        self.assertEqual(str(path), suspect["path"])
        self.assertIn("2 place(s)", suspect["reason"])
        self.assertEqual(1, self.search("溺水要预防")["total"])

    def test_a_file_that_changed_its_encoding_is_read_again(self):
        path = self.write("a/other.txt", ("双减工作要落实好。\n" * 5).encode("gbk"))
        self.index(self.dir / "a")
        path.write_text("双减工作要落实好。\n" * 5, encoding="utf-8")
        self.assertEqual(1, self.index(self.dir / "a")["updated"])
        (hit,) = [hit for hit in self.search("双减工作")["hits"]]
        self.assertIsNone(hit["document"]["read_as"])

    def test_forms_that_are_known_and_not_read(self):
        self.assert_failed(self.write("a/bad.txt", b"%PDF-1.7\n" + b"\xe2\xe3" * 9), "PDF", "pdftotext")
        self.assert_failed(self.write("a/bad.txt", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)), "Word", ".docx")

    def test_binary(self):
        self.assert_failed(self.write("a/bad.txt", bytes(range(256)) * 50), "UTF-8")

    def test_a_few_bytes_that_are_no_text(self):
        for damage in (b"\xff", b"\xe5\x8f", b"\xed\xa0\x80", b"\xf8\x88\x80\x80\x80", b"\xc0\xaf"):
            with self.subTest(damage):
                path = self.write("a/bad.txt", "双减要落实".encode() * 5 + damage + "；溺水要预防。\n".encode())
                self.assert_suspect(path, "UTF-8")
                answer = self.search("溺水要预防")
                (hit,) = answer["hits"]
                (match,) = hit["matches"]
                data = path.read_bytes()
                self.assertEqual("溺水要预防".encode(), data[match["start_byte"] : match["end_byte"]])
                start, end = hit["marks"][0]
                self.assertEqual("溺水要预防", hit["text"][start:end])
                path.unlink()
                self.index(self.dir / "a")

    def test_zero_bytes(self):
        path = self.write("a/bad.txt", "双减要\0落实，溺水要预防。\0\n" * 3)
        self.assert_suspect(path, "NUL")
        for kind in ("text", "json", "csv", "tsv", "md"):
            self.expect(0, "search", "--format", kind, "溺水要预防")
        # A zero byte is no part of any word.
        self.search("--strict", "双减要落实", status=NOTHING)

    def test_an_empty_file(self):
        path = self.write("a/empty.txt", b"")
        self.assert_suspect(path, "empty")
        (hit,) = self.search("--", "-双减")["hits"]
        self.assertEqual(("", [], [], []), (hit["text"], hit["marks"], hit["matches"], hit["passages"]))
        identity = hit["id"]
        self.assertEqual(b"", self.expect(0, "show", "--text", identity).out)
        self.assertEqual([], self.expect(0, "show", "--format", "json", identity).json["passages"])

    def test_blank_files(self):
        for text in ("\n\n\n", " \t \n", "\u3000\u00a0\n", "\ufeff", "\u200b\n"):
            with self.subTest(repr(text)):
                self.write("a/blank.txt", text)
                self.index(self.dir / "a")
                self.expect(0, "verify")
                self.assert_good(self.index(self.dir / "a", "--rebuild") | {"added": 1, "unchanged": 0})

    def test_pipes_and_devices_named_outright(self):
        os.mkfifo(self.dir / "pipe.txt")
        os.mkfifo(self.dir / "pipe.jsonl")
        os.symlink("/dev/zero", self.dir / "zero.txt")
        os.symlink("/dev/zero", self.dir / "zero.jsonl")
        os.symlink("/dev/null", self.dir / "null.md")
        for name in ("pipe.txt", "pipe.jsonl", "zero.txt", "zero.jsonl", "null.md"):
            with self.subTest(name):
                path = self.dir / name
                summary = self.index(path, status=PARTIAL)
                self.assertEqual(str(path), summary["failures"][0]["path"])
                self.assertIn("regular file", summary["failures"][0]["reason"])
        for name in ("/dev/zero", "/dev/null"):
            self.assertEqual(1, self.index(name, status=PARTIAL)["failed"])

    def test_pipes_and_devices_in_a_directory_are_passed_over(self):
        os.mkfifo(self.dir / "a" / "pipe.txt")
        os.symlink("/dev/zero", self.dir / "a" / "zero.jsonl")
        self.assertEqual(1, self.index(self.dir / "a")["added"])

    def test_line_ends_of_other_systems(self):
        for end in ("\r\n", "\r", "\n\r", "\u2028", "\u0085", "\v", "\f"):
            with self.subTest(repr(end)):
                path = self.write("b/x.txt", end.join(["集团化办学要推进。", "双减要落实。", ""]))
                self.index(path)
                self.search("集团化办学要推进")
                self.search("双减要落实")

    def test_no_line_end_at_all_and_many_lines(self):
        self.write("a/one.txt", "双减" * 20000)
        self.write("a/many.txt", "双减\n" * 20000)
        self.write("a/stops.txt", "。" * 20000)
        self.write("a/quotes.txt", "“" * 20000)
        self.write("a/letters.txt", "a" * 20000)
        self.write("a/digits.txt", "9" * 20000)
        self.write("a/marks.txt", "a" + "\u0301" * 20000)
        self.assertEqual(8, self.index(self.dir / "a")["added"])
        count = self.expect(0, "count", "--format", "json", "双减").json
        self.assertEqual(40001, count["matches"])
        self.expect(0, "verify")
        self.assertEqual(1, self.search("a" * 300, "--strict", status=NOTHING)["total"] + 1)


class Collections(Case):
    def index_records(self, *lines, status=PARTIAL):
        path = self.dir / "all.jsonl"
        records(path, lines)
        result = self.expect(status, "index", "--format", "json", path)
        self.failures = {
            int(failure["path"].removeprefix(f"{path}:")): failure["reason"] for failure in result.json["failures"]
        }
        for number in self.failures:
            self.assertIn(f"{path}:{number}", result.err)
        return result.json

    def good(self, identity="good", **members):
        return {"id": identity, "title": "题目", "text": "双减的正文。", **members}

    def test_records_that_are_not_what_they_should_be(self):
        bad = {
            '{"id":"cut","text":"双减': "cut off",
            '{"id":"cut2"': "cut off",
            "[1,2]": "object",
            '"双减"': "JSON",
            "双减": "JSON",
            '{"text":"双减"}': '"id"',
            '{"id":null,"text":"双减"}': '"id"',
            '{"id":1.5,"text":"双减"}': '"id"',
            '{"id":["x"],"text":"双减"}': '"id"',
            '{"id":"","text":"双减"}': "id",
            '{"id":"a b","text":"双减"}': "id",
            '{"id":"a\\nb","text":"双减"}': "id",
            '{"id":"a\\u3000b","text":"双减"}': "id",
            '{"id":"%s","text":"双减"}' % ("x" * 201): "id",
            '{"id":"no-text","title":"双减"}': '"text"',
            '{"id":"n","text":null}': '"text"',
            '{"id":"n","text":7}': '"text"',
            '{"id":"n","text":["双减"]}': '"text"',
            '{"id":"n","title":7,"text":"双减"}': '"title"',
            '{"id":"n","date":20220101,"text":"双减"}': '"date"',
            '{"id":"n","issuer":{"x":1},"text":"双减"}': '"issuer"',
            '{"id":"n","text":"双减","text":"again"}': "twice",
            '{"id":"n","text":"双减"} trailing': "JSON",
            '{"id":"n","text":"\\ud800双减"}': "JSON",
            '{"id":"n","text":"双减","deep":%s%s}' % ("[" * 5000, "]" * 5000): "nested",
            '{"id":"n","text":"双减","path":"%s"}' % ("x" * 70000): "longer",
        }
        summary = self.index_records(self.good("first"), *bad, self.good("last"))
        self.assertEqual(set(range(2, 2 + len(bad))), set(self.failures))
        for number, (line, reason) in enumerate(bad.items(), start=2):
            with self.subTest(line[:60]):
                self.assertIn(reason, self.failures[number])
        self.assertEqual((2, len(bad)), (summary["added"], summary["failed"]))
        self.assertEqual({"first", "last"}, {hit["id"] for hit in self.search("双减")["hits"]})
        self.expect(0, "verify")

    def test_the_same_id_twice(self):
        self.index_records(self.good("x"), self.good("y"), self.good("x", text="另一篇"))
        self.assertEqual([3], list(self.failures))
        self.assertIn("x", self.failures[3])
        self.search("--strict", "另一篇", status=NOTHING)

    def test_a_last_line_that_was_not_finished(self):
        path = self.dir / "all.jsonl"
        records(path, [self.good("a"), self.good("b")])
        whole = path.read_bytes()
        path.write_bytes(whole[:-20])
        summary = self.index(path, status=PARTIAL)
        self.assertEqual((1, 1), (summary["added"], summary["failed"]))
        path.write_bytes(whole[:-1])  # complete but for its line end
        summary = self.index(path)
        self.assertEqual((1, 1), (summary["added"], summary["unchanged"]))

    def test_a_date_that_is_not_understood(self):
        summary = self.index_records(self.good("x", date="去年"), self.good("y", date="2022-02-30"), status=FOUND)
        self.assertEqual(2, len(summary["suspects"]))
        self.assertIn("date", summary["suspects"][0]["reason"])
        self.assertEqual([None, None], [hit["document"]["date"] for hit in self.search("双减")["hits"]])

    def test_odd_ids_and_texts(self):
        items = [
            self.good("编号/一.2-3"),
            self.good(-7),
            self.good(2**62),
            self.good("x" * 200),
            self.good("zero", text="双减a\u0000b"),
            self.good("empty", text=""),
            self.good("emoji", title="😀", text="😀双减😀"),
            {"id": "untitled", "text": "双减"},
        ]
        summary = self.index_records(*items, status=FOUND)
        self.assertEqual(len(items), summary["added"])
        for item in items:
            shown = self.expect(0, "show", "--format", "json", "--", str(item["id"])).json
            self.assertEqual(str(item["id"]), shown["document"]["id"])
            text = self.expect(0, "show", "--text", "--", str(item["id"])).text
            self.assertEqual(item["text"], text)

    def test_bytes_that_are_no_text(self):
        path = self.dir / "all.jsonl"
        path.write_bytes(
            b'\xef\xbb\xbf{"id":"mark","text":"\xe5\x8f\x8c\xe5\x87\x8f"}\r\n\r\n  \n'
            b'{"id":"bad","text":"\xff\xe5\x87\x8f"}\n'
            b'\x00\n\xff\xfe\n'
            b'{"id":"last","text":"\xe5\x8f\x8c\xe5\x87\x8f"}'
        )
        summary = self.index(path, status=PARTIAL)
        self.assertEqual((2, 3), (summary["added"], summary["failed"]))
        self.assertEqual([f"{path}:{number}" for number in (4, 5, 6)], [item["path"] for item in summary["failures"]])
        self.assertEqual({"mark", "last"}, {hit["id"] for hit in self.search("双减")["hits"]})

    def test_an_empty_collection(self):
        self.assertEqual(0, self.index_records(status=FOUND)["documents"])
        self.search("双减", status=NOTHING)

    def test_a_collection_in_another_encoding(self):
        path = self.dir / "all.jsonl"
        path.write_bytes('{"id":"x","text":"双减"}\n'.encode("utf-16"))
        self.assertEqual(0, self.index(path, status=PARTIAL)["documents"])
        path.write_bytes('{"id":"x","text":"双减的正文"}\n'.encode("gb18030"))
        summary = self.index(path, status=PARTIAL)
        self.assertIn("iconv", summary["failures"][0]["reason"])


class Refused(Case):
    def test_the_source_is_the_index_itself(self):
        self.write("a/good.txt", GOOD)
        self.index(self.dir / "a")
        summary = self.index(self.dir)  # the index lies below it
        self.assertEqual(1, summary["documents"])
        result = self.run_program("index", self.db)
        self.assertIn(result.status, (FOUND, ERROR))
        self.expect(0, "verify")


if __name__ == "__main__":
    main()
