# What is left out of the index, and files that hold several documents.
#
# SPDX-License-Identifier: GPL-2.0-or-later

import json
import os

from harness import CORPUS, ERROR, NOTHING, SHARED, Case, SharedIndex, main, need_shared

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

    def test_a_notice_is_parted_from_its_lists(self):
        hits = self.search("--number", "青教评〔2021〕3号")["hits"]
        self.assertEqual(["青澜省中小学教师减负事项清单",
                          "青澜省教育厅关于印发教育评价改革任务清单和教师减负事项清单的通知",
                          "青澜省教育评价改革任务清单"],
                         sorted(h["document"]["title"] for h in hits))

    def test_the_whole_file_is_shown(self):
        identity = self.parts_of(COMPENDIUM)[1][2]
        shown = self.expect(0, "show", "--text", identity).out
        self.assertEqual(COMPENDIUM.read_bytes(), shown)
        self.assertEqual(shown, self.expect(0, "show", "--source", identity).out)
        self.expect(ERROR, "show", "--outline", "--source", identity)


class Raw(LeftOut):
    index_options = ["--raw"]
    sources = [COMPENDIUM]

    def test_nothing_is_left_out(self):
        self.assertEqual(1, self.summary["documents"])
        self.assertEqual([], self.summary["suspects"])
        self.assertTrue(any(h["line"] == 6 for h in self.passages("加强理论武装")["hits"]))


@need_shared("eval/seeds-documents.json")
class Seeds(LeftOut):
    @classmethod
    def make_sources(cls):
        return [SHARED / "seeds"]

    def test_documents_are_those_of_a_careful_reader(self):
        truth = json.loads((SHARED / "eval/seeds-documents.json").read_text(encoding="utf-8"))
        present = [d for d in truth["documents"] if d["present"]]
        # The notice of the plan is a document of its own.
        self.assertEqual(len(present) + 1, self.summary["documents"])
        hits = self.search("-n", "100", "教育")["hits"]
        found = {}
        for hit in hits:
            document = hit["document"]
            found[os.path.basename(document["path"]), document["part"]] = document["id"]
        for wanted in present:
            name, _, part = wanted["doc"].partition("#")
            if name.startswith("004_"):
                continue  # see below
            shown = self.expect(0, "show", "--format", "json", found[name, int(part or 1)]).json
            first, last = shown["passages"][0], shown["passages"][-1]
            if part:
                self.assertEqual(wanted["byte_range"], [first["start_byte"], last["end_byte"]])
            else:
                self.assertLessEqual(first["start_byte"], wanted["byte_range"][0])
                self.assertEqual(wanted["byte_range"][1], last["end_byte"])
        missing = [s for s in self.summary["suspects"] if "promises" in s["reason"]]
        self.assertEqual(3, len(missing))

    def test_a_notice_and_its_plan_are_two_documents(self):
        hits = self.search("-n", "100", "--strict", "教育")["hits"]
        notice, plan = sorted((h["document"] for h in hits if "004_" in h["document"]["path"]),
                              key=lambda d: d["part"])
        self.assertEqual((1, "抚顺市人民政府办公室关于印发抚顺市“十四五”教育发展规划的通知", "通知"),
                         (notice["part"], notice["title"], notice["genre"]))
        self.assertEqual((2, "抚顺市“十四五”教育发展规划", "规划"),
                         (plan["part"], plan["title"], plan["genre"]))
        for document in (notice, plan):
            for key, value in (("number", "抚政办发〔2022〕18号"), ("issuer", "抚顺市人民政府"),
                               ("date", "2022-05-18"), ("region", "抚顺市"), ("year", 2022)):
                self.assertEqual(value, document[key], key)
        shown = self.expect(0, "show", "--format", "json", plan["id"]).json
        self.assertEqual(43, shown["passages"][0]["line"])
        self.assertEqual(235, shown["passages"][-1]["line"])
        shown = self.expect(0, "show", "--format", "json", notice["id"]).json
        self.assertLess(shown["passages"][-1]["line"], 43)

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


NOTICE = """关于印发《甲市教育发展规划》的通知
甲政发〔2021〕7号
各区人民政府：
现将《甲市教育发展规划》印发给你们，请认真贯彻执行。
甲市人民政府
2021年5月6日
（此件公开发布）
甲市教育发展规划
为办好人民满意的教育，结合我市实际，制定本规划。
一、总体要求
坚持立德树人，办好每一所学校。
"""


class Enclosed(Case):
    """A notice, and the plan that it brings."""

    def documents(self):
        hits = self.search("--format", "json", "--strict", "-n", "10", "教育")["hits"]
        return sorted((h["document"] for h in hits), key=lambda d: d["part"])

    def fields(self, key):
        return [d.get(key) for d in self.documents()]

    def test_each_has_its_title_genre_and_span(self):
        path = self.write("a.txt", NOTICE)
        self.assertEqual(2, self.index(path)["documents"])
        self.assertEqual(["关于印发《甲市教育发展规划》的通知", "甲市教育发展规划"],
                         self.fields("title"))
        self.assertEqual(["通知", "规划"], self.fields("genre"))
        (hit,) = self.search("--genre", "规划", "立德树人")["hits"]
        self.assertEqual(2, hit["document"]["part"])
        self.assertEqual(1, self.search("--genre", "通知", "--strict", "印发给你们")["total"])
        self.search("--genre", "规划", "--strict", "印发给你们", status=NOTHING)

    def test_no_byte_is_lost_or_doubled(self):
        path = self.write("a.txt", NOTICE)
        self.index(path)
        spans = []
        for document in self.documents():
            shown = self.expect(0, "show", "--format", "json", document["id"]).json
            spans += [(p["start_byte"], p["end_byte"]) for p in shown["passages"]]
        self.assertEqual(spans, sorted(spans))
        self.assertTrue(all(a[1] <= b[0] for a, b in zip(spans, spans[1:])))
        text = path.read_bytes()
        held = b"".join(text[a:b] for a, b in spans)
        self.assertEqual(text.replace(b"\n", b""), held.replace(b"\n", b""))

    def test_the_plan_shares_what_the_notice_says_of_it(self):
        self.index(self.write("a.txt", NOTICE))
        for key, value in (("number", "甲政发〔2021〕7号"), ("issuer", "甲市人民政府"),
                           ("date", "2021-05-06"), ("year", 2021)):
            self.assertEqual([value, value], self.fields(key), key)
        shown = self.expect(0, "show", "--format", "json", self.documents()[1]["id"]).json
        self.assertEqual("derived", shown["found"]["number"]["origin"])
        self.assertEqual(2, shown["found"]["number"]["line"])

    def test_the_bases_of_a_guide_are_not_its_number(self):
        text = NOTICE.replace("规划", "指南").replace(
            "甲市教育发展指南\n为", "甲市教育发展指南\n税务总局公告2020年第8号\n为")
        self.assertIn("第8号", text)
        self.index(self.write("a.txt", text))
        self.assertEqual(["甲政发〔2021〕7号"] * 2, self.fields("number"))
        self.assertEqual([2021] * 2, self.fields("year"))

    def test_what_is_forwarded_was_issued_by_others(self):
        text = NOTICE.replace("关于印发《甲市教育发展规划》的通知",
                              "甲市人民政府转发市教育局《甲市教育发展规划》的通知")
        self.index(self.write("a.txt", text))
        self.assertEqual(["甲政发〔2021〕7号", None], self.fields("number"))

    def test_a_sidecar_names_the_notice_and_says_more_of_both(self):
        path = self.write("a.txt", NOTICE)
        self.write("a.txt.meta.json", json.dumps(
            {"title": "规划印发通知", "genre": "函", "issuer": "丙市人民政府"}))
        self.index(path)
        self.assertEqual(["规划印发通知", "甲市教育发展规划"], self.fields("title"))
        self.assertEqual(["函", "规划"], self.fields("genre"))
        self.assertEqual(["丙市人民政府"] * 2, self.fields("issuer"))
        self.write("a.txt.meta.json", json.dumps({"title": "甲市教育发展规划", "genre": "规划"}))
        self.index(path)
        self.assertEqual(["关于印发《甲市教育发展规划》的通知", "甲市教育发展规划"],
                         self.fields("title"))
        self.assertEqual(["通知", "规划"], self.fields("genre"))

    def test_a_record_of_a_collection_is_one_document(self):
        self.index(self.write("a.jsonl", json.dumps(
            {"id": "n1", "title": "规划", "text": NOTICE}, ensure_ascii=False) + "\n"))
        self.assertEqual(["n1"], self.fields("id"))
        self.assertEqual(["规划"], self.fields("title"))

    def test_raw_is_one_document(self):
        self.assertEqual(1, self.index("--raw", self.write("a.txt", NOTICE))["documents"])


FORM = """关于教师报名的通知
各单位：
本年度教师报名工作即将开始，请各单位指定专人负责，认真做好宣传动员、资格审核和材料报送，按照规定的时间把名单和表格送到市教育局人事科，逾期不再受理，报送前应当逐项核对，保证内容真实完整。
联系人：张三
技术支持：李四，电话12345678
版权所有者应当登记
附件
报名表
姓名
联系方式
"""


class Words(Case):
    """Words that menus are made of, and texts as well."""

    def test_what_a_form_asks_is_found(self):
        self.index(self.write("a.txt", FORM))
        for words in ("联系方式", "技术支持", "李四", "版权所有者应当登记"):
            self.expect(0, "count", f'"{words}"')

    def test_a_list_of_columns_is_found(self):
        self.index(self.write("a.txt", "关于网站栏目的通知\n各单位：\n网站应当设有\n首页\n网站地图\n"
                                       "联系我们\n以上栏目请于月底前建成。\n"))
        for words in ("首页", "网站地图", "联系我们"):
            self.expect(0, "count", f'"{words}"')


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

    def test_parts_that_vanish_are_a_purge(self):
        # What is left of a compendium when its download breaks off early.
        path = self.write("a.txt", PLANS)
        self.index(path)
        before = self.state()
        self.write("a.txt", "甲市的工作从今年开始。\n")
        for words in ((), ("--dry-run",)):
            result = self.expect(ERROR, "index", *words, path)
            self.assertIn("at least 2 of 3 documents", result.err)
            self.assertIn("--force", result.err)
            self.assertEqual(before, self.state())
        self.assertEqual(2, self.index("--force", path)["removed"])

    def test_a_renamed_file_keeps_its_ids(self):
        path = self.write("a.txt", PLANS)
        self.index(self.dir)
        before = self.state()
        path.rename(self.dir / "b.txt")
        summary = self.index(self.dir)
        self.assertEqual((3, 0), (summary["updated"], summary["removed"]))
        self.assertEqual(before, self.state())
        (self.dir / "b.txt").unlink()
        self.assertEqual(3, self.index("--force", self.dir)["removed"])


if __name__ == "__main__":
    main()
