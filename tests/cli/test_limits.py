# Files and queries of a size that nobody expects: an answer or an error in good time,
# and memory that does not grow with them.
#
# SPDX-License-Identifier: GPL-2.0-or-later

import os
import resource
import shutil
import unittest

from harness import ERROR, FOUND, MIB, NOTHING, PARTIAL, SANITIZED, Case, SharedIndex, main, run

# What a program takes that reads nothing large; the rest is slack.
SLACK = 48 * MIB
LINE = "双减之后作业要减少。".encode()
LARGE = 200 * MIB

# What a sanitizer makes dear is that much smaller.
SCALE = 10 if SANITIZED else 1


def write_large(path, head, tail, size=LARGE):
    """A file with one line of that size, written piece by piece."""
    with open(path, "wb") as file:
        file.write(head)
        piece = LINE * (MIB // len(LINE))
        for _ in range(size // len(piece)):
            file.write(piece)
        file.write(tail)


class Large(Case):
    def assert_small(self, result, limit):
        if not SANITIZED:
            self.assertLess(result.peak_bytes, limit, f"{result.peak_bytes >> 20} MiB at the peak\n{result}")

    def test_a_text_of_200_megabytes_in_one_line(self):
        self.write("a/good.txt", "双减的好文件。\n")
        write_large(self.dir / "a" / "large.txt", b"", b"")
        result = self.expect(PARTIAL, "index", "--format", "json", self.dir / "a")
        self.assertIn("--max-file-size", result.json["failures"][0]["reason"])
        self.assertIn("large.txt", result.err)
        self.assertEqual(1, result.json["documents"])
        self.assert_small(result, SLACK)
        self.assertEqual(1, self.search("双减")["total"])

    def test_a_sparse_text(self):
        path = self.dir / "sparse.txt"
        with open(path, "wb") as file:
            file.truncate(LARGE)
        result = self.expect(PARTIAL, "index", path)
        self.assert_small(result, SLACK)

    def test_a_limit_on_the_size_of_files_is_an_error(self):
        self.write("a/good.txt", "双减的好文件。\n")
        self.index(self.dir / "a")
        before = self.search("双减")["hits"]
        write_large(self.dir / "a" / "large.txt", b"", b"", size=2 * MIB)
        for words in ([], ["--rebuild"]):
            for limit in (4096, 64 * 1024, MIB):
                result = self.expect(ERROR, "index", *words, self.dir / "a", limits={resource.RLIMIT_FSIZE: limit})
                self.assertRegex(result.err, "no space left|check the disk's space")
                self.assertEqual(before, self.search("双减")["hits"])
        self.assertEqual(2, self.index(self.dir / "a")["documents"])

    def test_a_record_of_200_megabytes(self):
        path = self.dir / "large.jsonl"
        write_large(
            path,
            '{"id":"first","text":"双减"}\n{"id":"large","text":"'.encode(),
            '"}\n{"id":"last","text":"双减"}\n'.encode(),
        )
        result = self.expect(PARTIAL, "index", "--format", "json", path)
        self.assertEqual(f"{path}:2", result.json["failures"][0]["path"])
        self.assertIn("--max-file-size", result.json["failures"][0]["reason"])
        self.assertEqual({"first", "last"}, {hit["id"] for hit in self.search("双减")["hits"]})
        self.assert_small(result, 64 * MIB + SLACK)
        result = self.expect(PARTIAL, "index", "--max-file-size", "1M", "--format", "json", path)
        self.assert_small(result, SLACK)

    def test_a_collection_of_200_megabytes_in_small_records(self):
        path = self.dir / "many.jsonl"
        with open(path, "wb") as file:
            # Mostly blank lines, so that it is large and quickly read.
            for number in range(200):
                file.write(f'{{"id":"r{number}","text":"第{number}篇说双减。"}}\n'.encode())
                file.write(b" " * (MIB - 1) + b"\n")
        result = self.expect(0, "index", "--format", "json", path)
        self.assertEqual(200, result.json["added"])
        self.assert_small(result, SLACK)

    def test_a_large_text_within_the_limit(self):
        path = self.dir / "text.txt"
        write_large(path, b"", "末尾说溺水。".encode(), size=8 * MIB)
        result = self.expect(0, "index", "--format", "json", path)
        self.assert_small(result, 8 * 8 * MIB + SLACK)
        (hit,) = self.passages("末尾说溺水")["hits"]
        self.assertEqual(path.stat().st_size, hit["end_byte"])
        searched = self.expect(0, "search", "-n", "3", "作业")
        self.assert_small(searched, 64 * MIB + SLACK)
        self.assertLess(len(searched.out), 64 * 1024)

    def can_start(self, limit):
        """Whether the loader and the C++ runtime have the memory to get as far as main."""
        return run("--version", env=self.env(), limits={resource.RLIMIT_AS: limit}).status == 0

    def cut(self, unit):
        """Cuts a text of that unit over and over, 12 MB of it, without storing it."""
        unit = unit.encode()
        path = self.dir / "headings.txt"
        with open(path, "wb") as file:
            piece = unit * (MIB // len(unit))
            for _ in range(12 // SCALE):
                file.write(piece)
        return self.expect(
            FOUND, "index", "--dry-run", "--format", "json", "--max-file-size", "1G", path
        )

    def test_millions_of_headings(self):
        # The text itself is held; what it is cut into is not.  Time is limited by the
        # processor's seconds that every run of the program has.
        for unit in ("1.强\n", "一、强\n(一)强\n1.强\n(1)强\n①强\n", "成效\n", "一是强。\n6.强。学\n"):
            with self.subTest(unit=unit):
                self.assert_small(self.cut(unit), 12 * MIB + SLACK)

    def test_marks_without_end(self):
        for unit in ("#", "1", "1.", "（", "第", "一是强，", "一、", "—", "**", "第一条 "):
            with self.subTest(unit=unit):
                self.assert_small(self.cut(unit), 12 * MIB + SLACK)

    def read_twice(self, write, count, memory):
        """Reads a text of that size and one of a quarter of it, within an address space
        of `memory` beside the text: four times the text takes about four times as long."""
        seconds = []
        for part in (count // 4, count):
            path = self.dir / "text.txt"
            with open(path, "w", encoding="utf-8") as file:
                write(file, part)
            limits = {} if SANITIZED else {resource.RLIMIT_AS: path.stat().st_size + memory}
            result = self.expect(FOUND, "index", "--dry-run", "--format", "json",
                                 "--max-file-size", "1G", path, limits=limits)
            seconds.append(result.cpu_seconds)
        self.assertLess(seconds[1], 8 * seconds[0], seconds)
        return result.json

    def test_ten_million_headings(self):
        def write(file, count):
            for _ in range(count // 1000):
                file.write("1.强\n" * 1000)

        read = self.read_twice(write, 10_000_000 // SCALE, 128 * MIB)
        self.assertEqual(10_000_000 // SCALE, read["passages"])

    def test_one_line_of_100_megabytes(self):
        piece = LINE.decode() * 1000

        def write(file, size):
            for _ in range(size // len(piece.encode())):
                file.write(piece)

        self.read_twice(write, 100 * MIB // SCALE, 128 * MIB)

    def test_a_contents_list_of_100_000_entries(self):
        def chapters(file, count):
            file.write("目录\n")
            for number in range(count):
                file.write(f"第{number}项工作的要求 {number}\n")
            for number in range(count):
                file.write(f"第{number}项工作的要求\n各单位要把这一项工作做好，按时报送进展。\n")

        def plans(file, count):
            file.write("目录\n")
            for number in range(count):
                file.write(f"{number % 99 + 1}.某{number}乡2024年工作要点 {number}\n")
            for number in range(count):
                file.write(f"某{number}乡2024年工作要点\n今年的工作从这里开始，一件一件做好。\n")

        with self.subTest("of chapters"):
            count = 100_000 // SCALE
            read = self.read_twice(chapters, count, 128 * MIB)
            self.assertEqual((1, 2 * count), (read["documents"], read["passages"]))
        if SANITIZED:
            return  # it is not ten thousand documents if it is smaller
        with self.subTest("of documents"):
            # The first 10,000 are documents, the rest of the text goes with the last.
            read = self.read_twice(plans, 36_000, 128 * MIB)
            self.assertEqual((10_000, 72_000), (read["documents"], read["passages"]))

    def read_with_little_memory(self, name, head, tail):
        """Adds a large file to an index, within ever more memory, until there is enough."""
        if SANITIZED:
            self.skipTest("a sanitizer takes more address space than any limit leaves")
        self.write("a/good.txt", "双减的好文件。\n")
        self.index(self.dir / "a")
        before = self.search("双减")["hits"]
        write_large(self.dir / "a" / name, head, tail, size=8 * MIB)
        statuses = []
        for limit in range(6 * MIB, 128 * MIB, MIB):
            if not self.can_start(limit):
                continue
            result = self.run_program("index", self.dir / "a", limits={resource.RLIMIT_AS: limit})
            statuses.append(result.status)
            if result.status == 0:
                break
            self.assertEqual(ERROR, result.status, f"with {limit} bytes\n{result}")
            self.assertIn("out of memory", result.err)
            self.assertEqual(before, self.search("双减")["hits"])
        self.assertEqual(0, statuses[-1])
        self.assertIn(ERROR, statuses)
        self.expect(0, "verify")

    def test_little_memory_is_an_error_and_no_crash(self):
        self.read_with_little_memory("large.txt", b"", b"")

    def test_little_memory_for_a_record_is_an_error_and_no_crash(self):
        self.read_with_little_memory("large.jsonl", b'{"id":"large","text":"', b'"}\n')

    @unittest.skipIf(SANITIZED, "a sanitizer needs descriptors of its own, and reports without them")
    def test_few_descriptors_are_an_error_and_no_file_is_blamed(self):
        for name in ("a/good.txt", "a/deep/er/good.txt", "a/stated.txt"):
            self.write(name, f"双减的好文件{name}。\n")
        self.write("a/stated.txt.meta.json", '{"title":"附有说明的文件"}')
        self.write("a/records.jsonl", '{"id":"r1","text":"双减的记录。"}\n')
        for words in ([], ["--rebuild"], ["--jobs", "2", "--rebuild"]):
            statuses = []
            for limit in range(4, 100):
                if self.run_program("--version", limits={resource.RLIMIT_NOFILE: limit}).status != 0:
                    continue
                shutil.rmtree(self.db, ignore_errors=True)
                self.expect(0, "index", "-q", self.dir / "a" / "stated.txt")
                result = self.run_program("index", *words, self.dir / "a", limits={resource.RLIMIT_NOFILE: limit})
                statuses.append(result.status)
                if result.status == 0:
                    break
                self.assertEqual(ERROR, result.status, f"with {limit} descriptors\n{result}")
                self.assertIn("too many open files", result.err, f"with {limit} descriptors\n{result}")
                self.assertNotIn("failed: ", result.err, f"with {limit} descriptors\n{result}")
                self.assertEqual(1, self.search("双减")["total"])
            self.assertEqual(0, statuses[-1])
            self.assertIn(ERROR, statuses)
            self.assertEqual(4, self.search("双减")["total"])

    def test_many_files(self):
        directory = self.dir / "many"
        directory.mkdir()
        for number in range(2000):
            (directory / f"{number}.txt").write_bytes(f"第{number}篇。双减要落实。\n".encode())
        result = self.expect(0, "index", "--format", "json", directory)
        self.assertEqual(2000, result.json["added"])
        self.assert_small(result, 2 * SLACK)
        self.assertEqual("2000\n", self.expect(0, "count", "--documents", "双减").text)
        self.assertEqual(2000, len(self.search("双减")["hits"]))

    def test_deep_directories(self):
        path = self.dir / "deep"
        path.mkdir()
        directory = os.open(path, os.O_RDONLY)
        for _ in range(300):  # deeper than a path may be long in one piece
            os.mkdir("d" * 20, dir_fd=directory)
            inner = os.open("d" * 20, os.O_RDONLY, dir_fd=directory)
            os.close(directory)
            directory = inner
        os.close(directory)
        self.write("deep/good.txt", "双减的好文件。\n")
        result = self.run_program("index", "--format", "json", path)
        self.assertIn(result.status, (0, PARTIAL), str(result))
        self.assertEqual(1, result.json["documents"])


class Queries(SharedIndex):
    def batch(self, *queries, status):
        text = "".join(f"{query}\n" for query in queries).encode()
        return self.expect(status, "search", "--batch", "-", "-n", "3", stdin=text)

    def assert_refused(self, query, says):
        result = self.batch("双减", query, "溺", status=ERROR)
        self.assertIn(says, result.err)
        self.assertLess(len(result.err), 2000)
        self.assertEqual(["1", "2", "3"], [answer["qid"] for answer in result.lines])
        self.assertEqual([False, True, False], ["error" in answer for answer in result.lines])
        if not SANITIZED:
            self.assertLess(result.peak_bytes, SLACK)

    def test_100_000_characters(self):
        self.assert_refused("双" * 100_000, "100000")
        self.assert_refused("ab " * 33_333, "99998")
        result = self.expect(ERROR, "search", "x" * 100_000)
        self.assertIn("100000", result.err)

    def test_10_000_nested_brackets(self):
        for left, right in (("(", ")"), ("（", "）"), ("句(", ")"), ("-(", ")"), ("标题:(", ")")):
            with self.subTest(left):
                for count in (2_000, 10_000):
                    self.assert_refused(left * count + "双减" + right * count, "")
                    self.assert_refused(left * count + "双减", "")
        self.assert_refused("(" * 10_000, "")
        self.assert_refused(")" * 10_000, "")

    def test_60_nested_brackets_are_understood(self):
        plain = self.expect(0, "search", "--format", "trec", "双减").out
        self.assertEqual(plain, self.expect(0, "search", "--format", "trec", "(" * 60 + "双减" + ")" * 60).out)

    def test_queries_at_the_limit_end_in_good_time(self):
        long = [
            "作业" * 5_000,
            "一" * 10_000,
            " ".join(["作业"] * 64),
            " OR ".join(["学校"] * 64),
            " ".join(f"-{char}" for char in "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"),
            '"' + "学" * 9_000 + '"',
            "a" * 9_999,
            "“" * 10_000,
            "-" * 9_999 + "双减",
            "1" * 9_999,
            "学校作业" + "。" * 9_000,
        ]
        result = self.run_program("search", "--batch", "-", "-n", "3", stdin="\n".join(long).encode())
        self.assertIn(result.status, (0, NOTHING, ERROR), str(result))
        self.assertEqual(len(long), len(result.lines))
        self.assertEqual(sum("error" in one for one in result.lines), result.err.count("zhengce: -:"))

    def test_a_question_as_long_as_a_page(self):
        text = (self.sources[0] / "notices.jsonl").read_text(encoding="utf-8")
        question = "".join(char for char in text if "\u4e00" <= char <= "\u9fff")[:1000]
        (answer,) = self.batch(question, status=0).lines
        self.assertFalse(answer["exact"])
        self.assertEqual(3, len(answer["hits"]))

    def test_empty_queries(self):
        for query in ("", " ", "　", "\t", '""', "()", "，。", "-", "“”", "( )", "OR", "AND"):
            with self.subTest(query):
                result = self.run_program("search", "--format", "json", "--", query)
                if query in ("OR", "AND"):
                    self.assertIn(result.status, (0, NOTHING, ERROR), str(result))
                    continue
                self.assertEqual(ERROR, result.status, str(result))
                self.assertEqual(b"", result.out)
                self.assertIn("query", result.err)

    def test_many_hits(self):
        result = self.expect(0, "search", "-n", "100000", "--passages", "--format", "json", "一 OR -一")
        self.assertGreater(result.json["total"], 30)
        self.expect(0, "kwic", "-n", "100000", "的")


if __name__ == "__main__":
    main()
