# Indexes that several workers build.
#
# SPDX-License-Identifier: GPL-2.0-or-later

import os
import zipfile

from harness import CORPUS, PARTIAL, SANITIZED, Running, main
from indexing import Indexing

SEVERAL = (3,) if SANITIZED else (2, 3, 16)  # a sanitizer makes each dear
SCALE = 5 if SANITIZED else 1


class Workers(Indexing):
    """Whatever the number of workers, the index is the same."""

    def collections(self):
        lines = [
            '{"id":"one","title":"关于双减的通知","text":"双减要落实。"}',
            '{"id":"two","title":"关于作业的意见","text":"作业要减少，双减要落实。"}',
        ]
        self.write("source/a.jsonl", "\n".join(lines) + "\n")
        self.write("source/z.jsonl", lines[1].replace("减少", "再减") + "\n" + lines[0].replace('"one"', '"three"') + "\n")

    def build(self, jobs, *others):
        db = self.dir / f"db{jobs}"
        result = self.run_program("index", "-v", "-j", str(jobs), "-d", db, self.dir / "source", *others)
        lines = [line for line in result.err.splitlines() if not line.startswith("added ")]
        lines.append(f"added: {result.err.count('added ')}")
        answers = []
        for query in ("双减", "作业 落实", "一 OR -一", "课后服务怎么收费"):
            answer = self.run_program("search", "-n", "1000", "--format", "json", "-d", db, query).json
            del answer["took_ms"]
            answers.append(answer)
        self.expect(0, "verify", "-d", db)
        return result.status, lines, answers

    def test_answers_and_messages_do_not_depend_on_their_number(self):
        self.fill(self.dir / "source", [f"{number:03}" for number in range(40)])
        self.collections()
        alone = self.build(1, CORPUS)
        self.assertEqual(PARTIAL, alone[0], "the same id in two collections")
        self.assertTrue(any("z.jsonl" in line for line in alone[1]), alone[1])
        for jobs in SEVERAL:
            with self.subTest(jobs=jobs):
                self.assertEqual(alone, self.build(jobs, CORPUS))

    def test_a_packed_file_may_have_many_passages(self):
        paragraph = '<w:p><w:r><w:t>双减</w:t></w:r></w:p>'
        head = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
        text = head + paragraph * (8000 // SCALE) + "</w:body></w:document>"
        for name in ("002", "004", "006"):
            path = self.write(f"source/{name}.docx", b"")
            with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as pack:
                pack.writestr("[Content_Types].xml", "<Types/>")
                pack.writestr("word/document.xml", text)
            self.assertLess(path.stat().st_size, 3000)
        self.fill(self.dir / "source", [f"{number:03}" for number in (1, 3, 5, 7)])
        alone = self.build(1)
        self.assertEqual(0, alone[0], alone[1])
        for jobs in SEVERAL:
            with self.subTest(jobs=jobs):
                self.assertEqual(alone, self.build(jobs))

    def test_an_update_goes_on_from_what_several_made(self):
        self.fill(self.a, ("甲", "乙", "丙", "丁"))
        self.expect(0, "index", "-q", "-j", "3", self.a)
        self.fill(self.a, ("戊",))
        (self.a / "乙.txt").write_text("乙变了，双减照旧。\n", encoding="utf-8")
        (self.a / "丙.txt").unlink()
        self.assert_counts(self.index("-j", "3", self.a), 4, added=1, updated=1, unchanged=2, removed=1)
        self.assertEqual(self.fresh_answers(self.a), self.answers())

    def test_parts_of_an_interrupted_run_are_swept_away(self):
        self.fill(self.a, ("甲",))
        self.index(self.a)
        part = self.db / "part-7"
        part.mkdir()
        (part / "postlist.glass").write_bytes(b"x")
        self.index(self.a)
        self.assertFalse(part.exists())

    def test_there_are_as_many_workers_as_processors_that_the_run_may_use(self):
        processors = sorted(os.sched_getaffinity(0))
        if len(processors) < 2:
            self.skipTest("there is but one processor")
        for number in range(40):
            self.write(f"a/{number}.txt", (f"第{number}号文件要求落实双减工作。" * 10 + "\n") * 300)
        most = []
        for count in (1, 2):
            running = Running("index", "--rebuild", self.a, env=self.env(),
                              before=lambda count=count: os.sched_setaffinity(0, processors[:count]))
            threads = 0
            while os.waitid(os.P_PID, running.process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
                threads = max(threads, len(os.listdir(f"/proc/{running.process.pid}/task")))
            self.assertEqual(0, running.wait().status)
            most.append(threads)
        self.assertEqual(1, most[0])
        self.assertGreater(most[1], 1)


if __name__ == "__main__":
    main()
