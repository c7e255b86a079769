# What is left out of the index, and files that hold several documents.
#
# SPDX-License-Identifier: GPL-2.0-or-later

import json
import os

from harness import CORPUS, NOTHING, SHARED, Case, SharedIndex, main, need_shared

COMPENDIUM = CORPUS / "huibian-education-plans-2024.txt"


def lines_of(path):
    """Each line with its first byte, by its number from 1."""
    at, lines = 0, {}
    for number, line in enumerate(path.read_bytes().split(b"\n"), 1):
        lines[number] = (at, line.decode("utf-8"))
        at += len(line) + 1
    return lines


class LeftOut(SharedIndex):
    def assert_not_found(self, path, numbers):
        """No query for a line's text finds that line."""
        lines = lines_of(path)
        for number in numbers:
            start, text = lines[number]
            words = text.replace('"', " ").strip(" \t\u3000\u00a0")
            if not words:
                continue
            result = self.run_program("search", "--format", "json", "--passages", "--strict", "-n",
                                      "1000", "--", f'"{words}"')
            if result.status not in (0, NOTHING):
                continue  # nothing but punctuation is no query
            for hit in result.json["hits"]:
                if hit["document"]["path"] == str(path):
                    end = start + len(text.encode("utf-8"))
                    self.assertFalse(hit["start_byte"] < end and hit["end_byte"] > start,
                                     f"{path.name}:{number}: {text}")


class Corpus(LeftOut):
    def test_contents_lists_are_not_found(self):
        self.assert_not_found(COMPENDIUM, range(1, 79))
        self.assert_not_found(CORPUS / "县区教育计划汇编2020.txt", range(3, 9))
        self.assert_not_found(CORPUS / "tiaoli-chanjiao-ronghe-2024.txt", range(5, 26))

    def test_clutter_is_not_found(self):
        for name, numbers in (
            ("forum-yearly-report-2018.txt", [*range(1, 14), 17, 18, *range(64, 89)]),
            ("论坛帖_砚川教育年度总结2021.txt", [1, 3, *range(50, 68)]),
            ("news-linhu-education-2023.txt", [1, 7, 9, 11, *range(45, 52)]),
            ("岚渡防溺水专题报道2022.txt", [1, 7, 9, *range(31, 38)]),
            ("notice-linhu-group-schools-2022.txt", [1, 18, *range(102, 107)]),
            ("zhongkao-gaige-wenda-2019.txt", [1, 49, 51]),
        ):
            self.assert_not_found(CORPUS / name, numbers)

    def test_texts_around_it_stay(self):
        for query, name in (
            ("过去一年", "news-linhu-education-2023.txt"),
            ("附件 教育集团章程", "notice-linhu-group-schools-2022.txt"),
            ("新的一年怎么干", "news-linhu-education-2023.txt"),
            ("文号:临政办发〔2022〕31号", "notice-linhu-group-schools-2022.txt"),
        ):
            found = {os.path.basename(h["document"]["path"]) for h in self.search(query)["hits"]}
            self.assertIn(name, found, query)

    def parts_of(self, path):
        hits = self.search("--strict", "-n", "100", "教育")["hits"]
        documents = [h["document"] for h in hits if h["document"]["path"] == str(path)]
        return sorted((d["part"], d["title"], d["id"]) for d in documents)

    def test_a_compendium_is_its_documents(self):
        parts = self.parts_of(COMPENDIUM)
        self.assertEqual(
            [(1, "2024年全市教育工作要点"), (2, "区教育体育系统2024年重点工作"),
             (3, "县2024年教育工作要点")], [p[:2] for p in parts])
        self.assertEqual(3, len({p[2] for p in parts}))
        starts = {1: 79, 2: 104, 3: 126}
        for part, _, identity in parts:
            shown = self.expect(0, "show", "--format", "json", identity).json
            first, last = shown["passages"][0], shown["passages"][-1]
            self.assertEqual(starts[part], first["line"])
            self.assertLess(last["line"], starts.get(part + 1, 1000))
            self.assertTrue(all(p["id"].startswith(identity + ".") for p in shown["passages"]))

    def test_of_two_equal_titles_the_first_is_there(self):
        parts = self.parts_of(CORPUS / "县区教育计划汇编2020.txt")
        self.assertEqual([1, 2, 4], [p[0] for p in parts])

    def test_missing_ones_are_reported(self):
        missing = [s for s in self.summary["suspects"] if "promises" in s["reason"]]
        self.assertEqual(2, len(missing))
        self.assertIn("document 4, 市职业教育2024年工作要点", " ".join(m["reason"] for m in missing))

    def test_the_whole_file_is_shown(self):
        identity = self.parts_of(COMPENDIUM)[1][2]
        shown = self.expect(0, "show", "--text", identity).out
        self.assertEqual(COMPENDIUM.read_bytes(), shown)


class Raw(LeftOut):
    index_options = ["--raw"]
    sources = [COMPENDIUM]

    def test_nothing_is_left_out(self):
        self.assertEqual(1, self.summary["documents"])
        self.assertEqual([], self.summary["suspects"])
        self.assertTrue(any(h["line"] == 6 for h in self.passages("加强理论武装")["hits"]))


@need_shared("eval/seeds-documents.json")
class Seeds(LeftOut):
    sources = [SHARED / "seeds"]

    def test_documents_are_those_of_a_careful_reader(self):
        truth = json.loads((SHARED / "eval/seeds-documents.json").read_text(encoding="utf-8"))
        present = [d for d in truth["documents"] if d["present"]]
        self.assertEqual(len(present), self.summary["documents"])
        hits = self.search("-n", "100", "教育")["hits"]
        found = {}
        for hit in hits:
            document = hit["document"]
            found[os.path.basename(document["path"]), document["part"]] = document["id"]
        for wanted in present:
            name, _, part = wanted["doc"].partition("#")
            shown = self.expect(0, "show", "--format", "json", found[name, int(part or 1)]).json
            first, last = shown["passages"][0], shown["passages"][-1]
            if part:
                self.assertEqual(wanted["byte_range"], [first["start_byte"], last["end_byte"]])
            else:
                self.assertLessEqual(first["start_byte"], wanted["byte_range"][0])
                self.assertEqual(wanted["byte_range"][1], last["end_byte"])
        missing = [s for s in self.summary["suspects"] if "promises" in s["reason"]]
        self.assertEqual(3, len(missing))

    def test_no_line_of_clutter_or_contents_is_found(self):
        truth = json.loads((SHARED / "eval/seeds-documents.json").read_text(encoding="utf-8"))
        for name, kinds in truth["non_body_lines"].items():
            for kind in ("boilerplate", "captions", "toc"):
                for first, last in kinds.get(kind, []):
                    self.assert_not_found(SHARED / "seeds" / name, range(first, last + 1))

    def test_bodies_alone_hold_the_topic(self):
        for hit in self.passages("-n", "1000", "双减")["hits"]:
            if "002_" in hit["document"]["path"]:
                self.assertGreaterEqual(hit["line"], 314)


PLANS = """汇编
目录
1.甲市2024年工作要点 2
2.乙市2024年工作要点 9
3.丙市2024年工作要点 15
甲市2024年工作要点
甲市的工作从今年开始，一件一件地做好。
乙市2024年工作要点
乙市的工作从今年开始，一件一件地做好。
丙市2024年工作要点
丙市的工作从今年开始，一件一件地做好。
"""


class Changes(Case):
    def state(self):
        answer = self.search("--passages", "-n", "100", "工作")
        return sorted((h["id"], h["document"]["id"], h["document"]["part"],
                       h["document"]["title"], h["start_byte"]) for h in answer["hits"])

    def rebuilt(self, path):
        before = self.state()
        self.index("--rebuild", path)
        self.assertEqual(before, self.state())

    def test_parts_come_and_go(self):
        path = self.write("a.txt", PLANS)
        summary = self.index(path)
        self.assertEqual((3, 3), (summary["added"], summary["documents"]))
        self.assertEqual(3, self.index(path)["unchanged"])
        self.rebuilt(path)
        self.write("a.txt", PLANS[: PLANS.index("丙市的")].rsplit("\n", 2)[0] + "\n")
        summary = self.index(path)
        self.assertEqual((0, 2, 1), (summary["added"], summary["updated"], summary["removed"]))
        self.assertEqual(1, len(summary["suspects"]))
        self.rebuilt(path)
        self.write("a.txt", "甲市2024年工作要点\n甲市的工作从今年开始，一件一件地做好。\n")
        summary = self.index(path)
        self.assertEqual((1, 1, 1), (summary["updated"], summary["removed"], summary["documents"]))
        self.rebuilt(path)
        self.write("a.txt", PLANS)
        summary = self.index(path)
        self.assertEqual((2, 1, 3), (summary["added"], summary["updated"], summary["documents"]))
        self.rebuilt(path)

    def test_a_renamed_file_keeps_its_ids(self):
        path = self.write("a.txt", PLANS)
        self.index(self.dir)
        before = self.state()
        path.rename(self.dir / "b.txt")
        summary = self.index(self.dir)
        self.assertEqual((3, 0), (summary["updated"], summary["removed"]))
        self.assertEqual(before, self.state())
        (self.dir / "b.txt").unlink()
        self.assertEqual(3, self.index(self.dir)["removed"])


if __name__ == "__main__":
    main()
