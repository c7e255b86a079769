# The files that a run finds.
#
# SPDX-License-Identifier: GPL-2.0-or-later

import os

from harness import NOTHING, PARTIAL, become_nobody, main, need_root
from indexing import Indexing


class Walking(Indexing):
    def test_subdirectories_and_kinds_of_files(self):
        for name in ("a.txt", "deep/er/b.md", "deep/c.markdown", "UPPER.TXT"):
            self.write(f"a/{name}", f"{name}里说双减。\n")
        for name in ("x.doc", ".hidden.txt", "draft.txt~", "#x.txt", "~$x.txt", ".git/config.txt", "noend"):
            self.write(f"a/{name}", "这里不该收录。\n")
        self.assert_counts(self.index(self.a), 4, added=4)
        self.search("--strict", "这里不该收录", status=NOTHING)

    def test_a_file_reached_twice_is_one_document(self):
        self.fill(self.a, "甲")
        self.assert_counts(self.index(self.a, self.a / "甲.txt", self.a / ".." / "a"), 1, added=1)

    def test_loops_of_links_end(self):
        self.fill(self.a, "甲")
        (self.a / "sub").mkdir()
        os.symlink(self.a, self.a / "sub" / "up")
        os.symlink(self.a / "sub", self.a / "sub" / "self")
        os.symlink("loop", self.a / "loop")
        summary = self.index(self.a)
        self.assertEqual({"甲"}, self.names())
        self.assertEqual(1, summary["documents"])

    def test_links_to_files_and_directories_are_followed(self):
        self.fill(self.b, "乙丙")
        self.a.mkdir()
        os.symlink(self.b, self.a / "linked")
        os.symlink(self.b / "乙.txt", self.a / "丁.txt")
        self.assert_counts(self.index(self.a), 3, added=3)

    def test_a_link_that_leads_nowhere_is_named(self):
        self.fill(self.a, "甲")
        os.symlink(self.dir / "gone.txt", self.a / "dangling.txt")
        summary = self.index(self.a, status=PARTIAL)
        self.assert_counts(summary, 1, added=1, failed=1)
        self.assertIn("dangling.txt", summary["failures"][0]["path"])

    def test_what_lay_below_a_link_that_leads_nowhere_is_kept(self):
        self.fill(self.b, "乙丙")
        self.fill(self.a, "甲")
        os.symlink(self.b, self.a / "volume")
        self.index(self.a)
        os.rename(self.b, self.dir / "away")
        for _ in range(2):
            summary = self.index(self.a)
            self.assert_counts(summary, 3, unchanged=1)
            self.assertEqual(1, summary["skipped"])
            self.assertEqual({"甲", "乙", "丙"}, self.names())
        self.assertIn("leads nowhere", self.expect(0, "status").text)
        # Moved back, it is the same again; with the link gone, so is what lay below it.
        os.rename(self.dir / "away", self.b)
        self.assert_counts(self.index(self.a), 3, unchanged=3)
        os.unlink(self.a / "volume")
        self.assert_counts(self.index("--force", self.a), 1, unchanged=1, removed=2)

    def test_a_file_of_a_kind_that_is_not_read(self):
        path = self.write("a/report.pdf", "双减")
        summary = self.index(path, status=PARTIAL)
        self.assertIn(".txt", summary["failures"][0]["reason"])

    def test_names_with_odd_characters(self):
        names = ["空 格", "换\n行", "引'号\"", "-d", "星*号", "反\\斜", "\udcff坏".encode("utf-8", "surrogateescape")]
        self.a.mkdir()
        for name in names:
            name = os.fsencode(name)
            with open(os.path.join(os.fsencode(self.a), name + b".txt"), "wb") as file:
                file.write("这里有双减。\n".encode())
        self.assertEqual(len(names), self.index(self.a)["added"])
        for kind in ("json", "jsonl", "csv", "tsv", "md", "text"):
            result = self.expect(0, "search", "-n", "20", "--format", kind, "双减")
            if kind.startswith("json"):
                self.assertEqual(len(names), len(result.json["hits"]))
            elif kind != "md":  # a name is printed as it is, to be found again
                self.assertIn("\udcff坏.txt".encode("utf-8", "surrogateescape"), result.out)
        self.assertEqual(len(names), self.index(self.a)["unchanged"])

    @need_root()
    def test_a_file_that_may_not_be_read(self):
        self.fill(self.a, "甲乙")
        (self.a / "sub").mkdir()
        self.write("a/sub/丙.txt", "丙")
        self.index(self.a)
        os.chmod(self.a / "甲.txt", 0)
        os.chmod(self.a / "sub", 0)
        self.addCleanup(os.chmod, self.a / "sub", 0o700)
        os.chmod(self.dir, 0o755)
        os.chmod(self.db, 0o777)
        for root, directories, names in os.walk(self.db):
            for name in (*directories, *names):
                os.chmod(os.path.join(root, name), 0o777)

        result = self.expect(PARTIAL, "index", "--format", "json", self.a, before=become_nobody)
        failed = {failure["path"]: failure["reason"] for failure in result.json["failures"]}
        self.assertEqual({str(self.a / "sub")}, set(failed), "a file that is as it was is not even opened")
        self.assertIn("permission", failed[str(self.a / "sub")])
        # What cannot be read was there before, and nothing of it is lost.
        self.assertEqual(3, result.json["documents"])
        self.write("a/甲.txt", "甲有新的内容。\n")
        os.chmod(self.a / "甲.txt", 0)
        result = self.expect(PARTIAL, "index", "--format", "json", self.a, before=become_nobody)
        failed = {failure["path"]: failure["reason"] for failure in result.json["failures"]}
        self.assertIn("permission", failed[str(self.a / "甲.txt")])
        self.assertEqual(1, self.search("第甲篇")["total"])


if __name__ == "__main__":
    main()
