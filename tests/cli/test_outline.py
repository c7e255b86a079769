# show --outline and outline: headings as trees and lists.
#
# SPDX-License-Identifier: GPL-2.0-or-later


from harness import ERROR, FOUND, NOTHING, Case, main

PLAN = """某市教育发展规划

一、发展基础
全市教育水平不断提高。
二、重点任务
(一)落实立德树人
1.加强德育。开好思政课。
2.落实“双减”。减轻作业负担，规范校外培训。
3.加强体育。每天一小时。
(二)推进均衡发展
推进集团化办学。
三、保障措施
加强督导。
"""

NOTICE = """关于做好课后服务的通知
各学校:
做好“双减”之后的课后服务，请认真落实。
"""


ATTACHED = """关于推荐优秀教师的通知
各县区教育局：
一、推荐范围
全市在职教师均可参加推荐。
（一）推荐对象
从教满十年的专任教师。
附件：1. 推荐表
2. 汇总表
3. 评分 标准
4. 名额分配表
临湖市教育局
2022年5月1日
"""


def texts(headings):
    return [heading["text"] for heading in headings]


class Attached(Case):
    """A list of what is attached heads nothing."""

    def outline(self, text):
        self.index(self.write("a.txt", text))
        document = self.search("推荐")["hits"][0]["document"]
        return self.expect(0, "show", "--outline", document["id"]).text

    def headings(self, words):
        return self.search("--passages", f'"{words}"')["hits"][0]["heading"]

    def test_its_numbers_are_no_headings(self):
        self.assertNotIn("汇总表", self.outline(ATTACHED))
        for words in ("推荐表", "名额分配表", "临湖市教育局", "2022年5月1日"):
            self.assertEqual([], self.headings(words), words)

    def test_a_section_goes_on_below_it(self):
        text = ATTACHED.replace("临湖市教育局\n2022年5月1日\n",
                                "（二）推荐名额\n名额由各县区自行分配。\n")
        self.outline(text)
        self.assertEqual([], self.headings("名额分配表"))
        self.assertEqual(["一、推荐范围", "（二）推荐名额"], self.headings("自行分配"))


class Outline(Case):
    def setUp(self):
        super().setUp()
        self.plan = self.write("texts/plan.txt", PLAN)
        self.write("texts/notice.txt", NOTICE)
        self.index(self.dir / "texts")
        self.id = self.search("集团化办学")["hits"][0]["document"]["id"]

    def outlines(self, *words, status=FOUND):
        return self.expect(status, "outline", "--format", "json", *words).json

    def test_a_tree(self):
        answer = self.expect(FOUND, "show", "--outline", "--format", "json", self.id).json
        self.assertEqual(self.id, answer["document"]["id"])
        top = answer["outline"]
        self.assertEqual(["一、发展基础", "二、重点任务", "三、保障措施"], texts(top))
        second = top[1]["children"]
        self.assertEqual(["(一)落实立德树人", "(二)推进均衡发展"], texts(second))
        self.assertEqual(["1.加强德育", "2.落实“双减”", "3.加强体育"], texts(second[0]["children"]))
        item = second[0]["children"][1]
        self.assertTrue(item["runs_in"])
        self.assertEqual((3, 8, []), (item["depth"], item["line"], item["children"]))

    def test_headings_lie_where_they_say(self):
        source = PLAN.encode("utf-8")
        answer = self.outlines("双减")
        plan = next(hit for hit in answer["hits"] if hit["id"] == self.id)
        for heading in plan["headings"]:
            self.assertEqual(
                heading["text"], source[heading["start_byte"] : heading["end_byte"]].decode("utf-8")
            )
            self.assertEqual(heading["text"], PLAN[heading["start_char"] : heading["end_char"]])
            passage = self.expect(FOUND, "show", "--format", "json", heading["id"]).json
            self.assertEqual(heading["line"], passage["passages"][0]["line"])

    def test_text_is_indented(self):
        out = self.expect(FOUND, "show", "--outline", self.id).text.splitlines()
        self.assertEqual("某市教育发展规划", out[0])
        self.assertEqual("   3  一、发展基础", out[1])
        self.assertEqual("   8      2.落实“双减”", out[5])

    def test_a_passage_marks_its_heading(self):
        passage = self.passages("集团化办学")["hits"][0]["id"]
        out = self.expect(FOUND, "show", "--outline", passage).text.splitlines()
        self.assertEqual(["> 10    (二)推进均衡发展"], [line for line in out if line.startswith(">")])

    def test_siblings_around_a_match(self):
        answer = self.outlines("双减")
        self.assertEqual(2, answer["total"])
        self.assertTrue(answer["exact"])
        plan = next(hit for hit in answer["hits"] if hit["id"] == self.id)
        self.assertEqual(
            ["二、重点任务", "(一)落实立德树人", "1.加强德育", "2.落实“双减”", "3.加强体育"],
            texts(plan["headings"]),
        )
        marked = [heading for heading in plan["headings"] if heading["match"]]
        self.assertEqual(["2.落实“双减”"], texts(marked))
        self.assertEqual(["二、重点任务", "(一)落实立德树人"], marked[0]["heading"])

    def test_without_a_matching_heading_that_of_the_passage(self):
        hit = self.outlines("集团化")["hits"][0]
        self.assertEqual(
            ["二、重点任务", "(一)落实立德树人", "(二)推进均衡发展"], texts(hit["headings"])
        )
        self.assertEqual([False, False, True], [heading["match"] for heading in hit["headings"]])

    def test_children_of_a_match(self):
        hit = self.outlines("重点任务")["hits"][0]
        self.assertEqual(
            ["一、发展基础", "二、重点任务", "(一)落实立德树人", "(二)推进均衡发展", "三、保障措施"],
            texts(hit["headings"]),
        )

    def test_what_is_known_of_a_document_shows_its_outermost_headings(self):
        outermost = ["一、发展基础", "二、重点任务", "三、保障措施"]
        for words in (["标题:发展规划"], ["标题:发展规划 -课后服务"], ["--genre", "规划"], ["标题:发展规划 OR 课后服务"]):
            with self.subTest(words):
                answer = self.outlines(*words)
                plan = next(hit for hit in answer["hits"] if hit["id"] == self.id)
                self.assertEqual(outermost, texts(plan["headings"]))
                self.assertEqual([False] * 3, [heading["match"] for heading in plan["headings"]])
        self.assertIn("1 document, 1 shown with headings", self.expect(FOUND, "outline", "--genre", "规划").err)
        hit = self.outlines("标题:发展规划", "集团化")["hits"][0]
        self.assertEqual([False, False, True], [heading["match"] for heading in hit["headings"]])

    def test_documents_without_headings(self):
        answer = self.outlines("课后服务", status=NOTHING)
        self.assertEqual(1, answer["total"])
        self.assertEqual([], answer["hits"][0]["headings"])
        result = self.expect(NOTHING, "outline", "课后服务")
        self.assertEqual("", result.text)
        self.assertIn("1 document, 0 shown with headings", result.err)

    def test_documents_without_headings_take_no_room(self):
        for i in range(5):
            self.write(f"more/{i}.txt", f"集团化办学通知{i}\n集团化办学，集团化办学，第{i}号。\n")
        self.index(self.dir / "more")
        hits = self.outlines("-n", "3", "集团化办学", status=NOTHING)["hits"]
        self.assertEqual([[], [], []], [hit["headings"] for hit in hits])
        result = self.expect(FOUND, "outline", "-n", "1", "集团化办学")
        self.assertIn("某市教育发展规划", result.text)
        self.assertIn("6 documents, 1 shown with headings", result.err)

    def test_formats(self):
        line = self.expect(FOUND, "outline", "--format", "jsonl", "双减")
        self.assertEqual(1, len(line.lines))
        self.assertEqual(1, line.lines[0]["format"])
        text = self.expect(FOUND, "outline", "双减").text
        self.assertIn("> 8      2.落实“双减”", text)

    def test_nothing_and_misuse(self):
        self.expect(NOTHING, "outline", "不存在的词语", "--strict")
        self.assertIn("outline needs a query or a filter", self.expect(ERROR, "outline").err)
        self.expect(ERROR, "outline", "标替:双减")
        self.assertIn("zhengce search", self.expect(NOTHING, "show", "--outline", "no-such-id").err)
        self.expect(ERROR, "show", "--outline", "--text", self.id)
        result = self.expect(ERROR, "show", "--text", "--format", "json", self.id)
        self.assertEqual(b"", result.out)
        self.expect(NOTHING, "outline", "--year", "1999", "双减")


if __name__ == "__main__":
    main()
