# Many queries in one run.
#
# SPDX-License-Identifier: GPL-2.0-or-later

import json
import os
import shutil
import subprocess

from harness import ERROR, MIB, NOTHING, PROGRAM, SANITIZED, SharedIndex, environment, main

QUERIES = (
    "双减",
    "集团化办学 双减",
    "雙減",
    "孩子在校外培训机构交的钱怎么才能退回来",
    "标题:意见 作业",
    "没有哪里写着这几个字吗",
    "句(作业 学生)",
    "“双减",
    '"学宪法、讲宪法"',
    "溺",
)


def untimed(answer):
    return {name: value for name, value in answer.items() if name not in ("took_ms", "qid")}


class Batch(SharedIndex):
    def batch(self, text, *words, status=0):
        return self.expect(status, "search", "--batch", "-", *words, stdin=text.encode("utf-8"))

    def single(self, query, *words):
        result = self.run_program("search", "--format", "json", *words, "--", query)
        self.assertIn(result.status, (0, NOTHING), str(result))
        return result.json

    def test_what_a_reader_keeps_changes_no_later_answer(self):
        answers = [untimed(a) for a in self.batch("".join(f"{query}\n" for query in 3 * QUERIES)).lines]
        for i in range(len(QUERIES), len(answers)):
            self.assertEqual(answers[i], answers[i % len(QUERIES)])

    def test_answers_equal_those_of_single_runs_in_order(self):
        answers = self.batch("".join(f"{query}\n" for query in QUERIES)).lines
        self.assertEqual(list(QUERIES), [answer["query"]["text"] for answer in answers])
        self.assertEqual([str(n + 1) for n in range(len(QUERIES))], [answer["qid"] for answer in answers])
        for query, answer in zip(QUERIES, answers):
            with self.subTest(query):
                self.assertEqual(untimed(self.single(query)), untimed(answer))

    def test_options_hold_for_every_query(self):
        words = ("--passages", "-n", "3", "--offset", "1", "--year", "2021..2023", "--strict")
        answers = self.batch("".join(f"{query}\n" for query in QUERIES), *words).lines
        for query, answer in zip(QUERIES, answers):
            with self.subTest(query):
                self.assertEqual(untimed(self.single(query, *words)), untimed(answer))

    def test_json_lines(self):
        lines = [{"qid": f"q-{n}", "query": query} for n, query in enumerate(QUERIES)]
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        answers = self.batch(text).lines
        self.assertEqual([line["qid"] for line in lines], [answer["qid"] for answer in answers])
        for line, answer in zip(lines, answers):
            self.assertEqual(untimed(self.single(line["query"])), untimed(answer))

    def test_plain_and_json_lines_mixed(self):
        text = '\n双减\n  \n{"query":"作业"}\r\n{"qid":7,"query":"\\u6eba","note":"other members"}\n\n溺'
        answers = self.batch(text).lines
        self.assertEqual(["2", "4", "7", "7"], [answer["qid"] for answer in answers])
        self.assertEqual(["双减", "作业", "溺", "溺"], [answer["query"]["text"] for answer in answers])
        self.assertEqual(untimed(answers[2]), untimed(answers[3]))

    def test_byte_order_mark_and_no_line_end(self):
        self.assertEqual(["双减"], [answer["query"]["text"] for answer in self.batch("\ufeff双减").lines])

    def test_from_a_file(self):
        path = self.write("queries.txt", "双减\n作业\n")
        result = self.expect(0, "search", "--batch", path)
        self.assertEqual(["双减", "作业"], [answer["query"]["text"] for answer in result.lines])

    def test_run_lines_for_evaluation(self):
        text = '{"qid":"a1","query":"双减"}\n没有哪里写着这几个字吗\n作业设计\n'
        rows = [line.split(" ") for line in self.batch(text, "--format", "trec", "-n", "20").text.splitlines()]
        by_query = {}
        for row in rows:
            self.assertEqual(6, len(row))
            qid, constant, identity, rank, score, tag = row
            self.assertEqual(("Q0", "zhengce"), (constant, tag))
            by_query.setdefault(qid, []).append((identity, int(rank), float(score)))
        self.assertEqual(["a1", "2", "3"], list(by_query))
        for qid, query in (("a1", "双减"), ("3", "作业设计")):
            answer = self.single(query, "-n", "20")
            self.assertEqual([hit["id"] for hit in answer["hits"]], [row[0] for row in by_query[qid]])
            self.assertEqual(list(range(1, len(by_query[qid]) + 1)), [row[1] for row in by_query[qid]])
            scores = [row[2] for row in by_query[qid]]
            self.assertEqual(sorted(scores, reverse=True), scores)

    def test_run_lines_of_passages(self):
        rows = [line.split(" ") for line in self.batch("双减\n", "--format", "trec", "--passages").text.splitlines()]
        answer = self.single("双减", "--passages")
        self.assertEqual([hit["id"] for hit in answer["hits"]], [row[2] for row in rows])

    def test_a_bad_line_is_named_and_the_others_are_answered(self):
        lines = [
            "双减",
            '{"qid":"x","query":',
            '{"qid":"x"}',
            '{"qid":"x","query":7}',
            '{"qid":"has blank","query":"双减"}',
            '{"qid":["x"],"query":"双减"}',
            "标替:双减",
            "，。",
            "溺",
        ]
        result = self.batch("\n".join(lines) + "\n", status=ERROR)
        answers = result.lines
        self.assertEqual(
            ["1", "2", "x", "x", "5", "6", "7", "8", "9"], [answer["qid"] for answer in answers]
        )
        self.assertEqual(
            [lines[1], lines[2], lines[3], "双减", "双减", "标替:双减", "，。"],
            [answer["query"]["text"] for answer in answers[1:8]],
        )
        complaints = result.err.splitlines()
        self.assertEqual(7, len(complaints), result)
        for number, complaint, answer in zip(range(2, 9), complaints, answers[1:]):
            self.assertEqual(f"zhengce: -:{number}: {answer['error']}", complaint)
            self.assertEqual({"format", "qid", "query", "error"}, set(answer))
        self.assertIn("标题", complaints[5])
        for answer in (answers[0], answers[-1]):
            self.assertNotIn("error", answer)

    def test_run_lines_hold_answers_alone(self):
        result = self.batch('双减\n标替:双减\n{"qid":7}\n溺\n', "--format", "trec", status=ERROR)
        self.assertEqual({"1", "4"}, {line.split(" ")[0] for line in result.text.splitlines()})
        self.assertEqual(2, result.err.count("zhengce: -:"), result)

    def test_nothing_found_by_any(self):
        answers = self.batch("没有这样的话\n", "--strict", status=NOTHING).lines
        self.assertEqual([0], [answer["total"] for answer in answers])
        self.assertEqual(b"", self.batch("", status=NOTHING).out)
        self.assertEqual(2, len(self.batch("没有这样的话\n双减\n", "--strict").lines))

    def test_bytes_that_are_no_text(self):
        result = self.run_program(
            "search", "--batch", "-", "--strict", stdin=b"\xff\xfe\n\x00\x00\nab\x00cd\n\xe5\x8f\n\xe6\xba\xba\n"
        )
        self.assertIn(result.status, (0, ERROR), str(result))
        self.assertEqual("5", result.lines[-1]["qid"])

    def test_what_does_not_go_together(self):
        for words in (
            ("--batch", "-", "双减"),
            ("--batch", "-", "--format", "csv"),
            ("--batch", "-", "--format", "text"),
            ("--batch", self.dir / "no-such-file"),
            ("--batch", self.dir),
        ):
            with self.subTest(words):
                result = self.expect(ERROR, "search", *words, stdin="双减\n".encode())
                self.assertEqual(b"", result.out)
                self.assertTrue(result.err.startswith("zhengce: "), result)

    def test_each_answer_comes_before_the_next_question(self):
        process = subprocess.Popen(
            [PROGRAM, "search", "--batch", "-", "-n", "1"],
            env=environment(ZHENGCE_DB=self.db, HOME=self.home),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        with process:
            for query in QUERIES[:4]:
                process.stdin.write(f"{query}\n".encode())
                process.stdin.flush()
                answer = json.loads(process.stdout.readline())
                self.assertEqual(query, answer["query"]["text"])
            for query in ("{", "标替:双减"):
                process.stdin.write(f"{query}\n".encode())
                process.stdin.flush()
                self.assertIn("error", json.loads(process.stdout.readline()))
            process.stdin.close()
            self.assertEqual(b"", process.stdout.read())
        self.assertEqual(ERROR, process.returncode)

    def ask(self, process, query):
        process.stdin.write(f"{query}\n".encode())
        process.stdin.flush()
        return json.loads(process.stdout.readline())["total"]

    def test_a_process_that_waits_for_questions_sees_updates(self):
        source, db = self.dir / "growing", self.dir / "growing.db"
        shutil.rmtree(source, ignore_errors=True)
        self.write("growing/0.txt", "双减工作的通知\n内容。\n")
        self.expect(0, "index", "-q", "-d", db, source)
        command = [PROGRAM, "search", "--batch", "-", "-d", db]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        with subprocess.Popen(command, env=environment(HOME=self.home), **pipes) as process:
            self.assertEqual(1, self.ask(process, "双减"))
            for number, words in enumerate(([], ["--rebuild"], []), 1):
                self.write(f"growing/{number}.txt", f"双减工作的通知之{number}\n内容。\n")
                self.expect(0, "index", "-q", "-d", db, *words, source)
                self.assertEqual(1 + number, self.ask(process, "双减"))
            shutil.rmtree(db)
            for _ in range(2):
                self.assertEqual(4, self.ask(process, "双减"))
            (source / "0.txt").unlink()
            self.expect(0, "index", "-q", "-d", db, source)
            self.assertEqual(3, self.ask(process, "双减"))
            process.stdin.close()
            said = process.stderr.read().decode()
        self.assertEqual(0, process.returncode)
        self.assertEqual(1, said.count("answers go on as before"), said)

    def test_a_long_batch_stays_small(self):
        path = self.dir / "many.txt"
        with open(path, "w", encoding="utf-8") as file:
            for number in range(3000):
                file.write(f"{QUERIES[number % 3]}\n")
        with open(os.devnull, "wb") as nowhere:
            few = self.expect(0, "search", "--batch", "-", "-n", "3", stdin="双减\n雙減\n".encode())
            many = self.expect(0, "search", "--batch", path, "-n", "3", stdout=nowhere)
        if not SANITIZED:
            self.assertLess(many.peak_bytes, 2 * few.peak_bytes + 16 * MIB)


if __name__ == "__main__":
    main()
