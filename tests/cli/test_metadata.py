# What is known of a document, where it was found, and what a sidecar says.
#
# SPDX-License-Identifier: GPL-2.0-or-later

import json
import os

from harness import NOTHING, SHARED, Case, SharedIndex, main, need_shared

NOTICE = """发布机构: 抚顺市人民政府 成文日期: 2022-05-18
文号: 抚政办发[2022]18号 发布日期: 2022-05-19

抚顺市人民政府办公室关于印发 抚顺市托育规划的通知

各县、区人民政府:

《抚顺市托育规划》已经市政府同意,现印发给你们,请认真贯彻执行,并参照国办发〔2021〕7号办理。

抚顺市人民政府办公室
2022年5月18日
"""


class Show(Case):
    def show(self, *words):
        (hit,) = self.search("托育")["hits"]
        return self.expect(0, "show", *words, hit["document"]["id"])

    def test_each_value_and_its_place(self):
        path = self.write("a/notice.txt", NOTICE)
        self.index(path)
        answer = self.show("--format", "json").json
        document, found = answer["document"], answer["found"]
        wanted = {
            "title": "抚顺市人民政府办公室关于印发抚顺市托育规划的通知",
            "title_derived": False,
            "date": "2022-05-18",
            "written": "2022-05-18",
            "published": "2022-05-19",
            "page_date": None,
            "issuer": "抚顺市人民政府",
            "signed_by": "抚顺市人民政府办公室",
            "number": "抚政办发〔2022〕18号",
            "number_parts": {"agency": "抚政办发", "year": 2022, "serial": 18},
            "region": "抚顺市",
            "region_path": "辽宁省抚顺市",
            "level": "市",
            "genre": "通知",
            "year": 2022,
        }
        for key, value in wanted.items():
            self.assertEqual(value, document[key], key)
        lines = {"title": 4, "number": 2, "written": 1, "published": 2, "issuer": 1, "signed_by": 10}
        data = path.read_bytes()
        for key, line in lines.items():
            self.assertEqual(("text", line), (found[key]["origin"], found[key]["line"]), key)
            self.assertEqual(line, data[: found[key]["start_byte"]].count(b"\n") + 1, key)
        place = found["number"]
        self.assertEqual("抚政办发[2022]18号", data[place["start_byte"] : place["end_byte"]].decode())
        self.assertEqual("derived", found["region"]["origin"])

    def test_text_says_where(self):
        self.index(self.write("a/notice.txt", NOTICE))
        shown = self.show().text
        self.assertIn("抚政办发〔2022〕18号  [line 2]", shown)
        self.assertIn("辽宁省抚顺市  [derived, line 1]", shown)

    def test_a_given_value_that_the_text_has_too_shows_its_line(self):
        record = {"id": "t1", "title": "临湖市托育规划", "text": "临湖市托育规划\n托育机构要增加。\n"}
        self.index(self.write("a/records.jsonl", json.dumps(record)))
        self.assertIn("临湖市托育规划  [given, line 1]", self.show().text)
        chinese = self.expect(0, "show", "t1", env=self.env(LC_ALL="zh_CN.UTF-8")).text
        self.assertIn("临湖市托育规划  [随文给出, 第 1 行]", chinese)

    def test_a_region_is_found_by_what_it_lies_in(self):
        self.index(self.write("a/notice.txt", NOTICE))
        for region in ("抚顺市", "辽宁省", "辽宁"):
            self.assertEqual(1, self.search("地区:" + region)["total"], region)
        self.search("地区:吉林省", "--strict", status=1)

    def test_a_title_that_is_derived_is_said_to_be(self):
        self.index(self.write("a/x.txt", "首页 > 某州 > 某州教育\n\n本州托育机构增加了三所。\n"))
        answer = self.show("--format", "json").json
        self.assertEqual("某州教育", answer["document"]["title"])
        self.assertTrue(answer["document"]["title_derived"])
        self.assertEqual({"derived"}, {answer["found"]["title"]["origin"]})


class Evidence(Case):
    """What matches by its title or number alone is shown by the line that states these."""

    TEXT = """甲州市教育局文件

内部资料，注意保存。

甲教发（2021）36号

关于做好防汛工作的通知

各校：

请按甲教发〔2019〕36号办理。
"""

    def hit(self, *words):
        self.path = self.write("a/notice.txt", self.TEXT)
        self.index(self.path)
        (hit,) = self.search(*words)["hits"]
        return hit

    def shown(self, hit):
        source = self.path.read_bytes()
        self.assertEqual(hit["text"].encode(), source[hit["start_byte"] : hit["end_byte"]])
        self.assertEqual(hit["text"], hit["passages"][0]["text"])
        matches = [source[m["start_byte"] : m["end_byte"]].decode() for m in hit["matches"]]
        self.assertEqual(matches, [hit["text"][start:end] for start, end in hit["marks"]])
        return hit["line"], hit["text"], matches

    def test_a_number(self):
        line = (5, "甲教发（2021）36号", ["甲教发（2021）36号"])
        self.assertEqual(line, self.shown(self.hit("文号:甲教发[2021]36号")))
        self.assertEqual(line, self.shown(self.hit("--number", "甲教发〔2021〕36号")))

    def test_a_title(self):
        line = (7, "关于做好防汛工作的通知", ["防汛"])
        self.assertEqual(line, self.shown(self.hit("标题:防汛")))
        self.assertEqual(line, self.shown(self.hit("--title", "防汛")))

    def test_the_first_of_several(self):
        self.assertEqual(7, self.hit("机关:甲州市教育局 标题:防汛 文号:36号")["line"])
        self.assertEqual(5, self.hit("年:2021 -标题:会议 文号:36号 标题:防汛")["line"])

    def test_a_match_in_the_text_goes_before_it(self):
        self.assertEqual(3, self.hit("标题:防汛 内部资料")["line"])

    def test_what_is_stated_beside_the_text_has_no_line(self):
        self.write("a/notice.meta.json", '{"title": "另一个标题"}')
        line, text, matches = self.shown(self.hit("标题:另一个"))
        self.assertEqual((1, []), (line, matches), text)

    def test_a_document_without_text(self):
        self.index(self.write("b.jsonl", '{"id":"x","title":"防汛","text":""}\n'))
        for words in (("防汛",), ("标题:防汛",)):
            (hit,) = self.search(*words)["hits"]
            self.assertEqual(
                (1, 0, 0, "", [], []),
                tuple(hit[k] for k in ("line", "start_byte", "end_byte", "text", "marks", "passages")),
            )
            for name, separator in (("csv", ","), ("tsv", "\t")):
                head, row = (line.split(separator) for line in self.run_program("search", "--format", name, *words).text.splitlines())
                self.assertEqual(str(hit["line"]), dict(zip(head, row))["line"], name)


class BrokenTitle(Case):
    """A title is set on as many lines as it takes, and people look for the whole of it."""

    TITLE = ("甲州市教育局\n关于减轻学生作业负担\n", "和校外培训负担的通知\n")
    TEXT = "\n甲教发〔2021〕36号\n\n各学校：\n\n请控制作业总量，规范校外培训。\n"
    WORDS = "作业负担和校外培训负担"

    def test_it_is_found_across_its_lines(self):
        path = self.write("a/notice.txt", "".join(self.TITLE) + self.TEXT)
        self.index(path)
        for words in (self.WORDS, f'"{self.WORDS}"', "甲州市教育局关于减轻学生" + self.WORDS + "的通知"):
            (hit,) = self.search(words, "--passages", "--strict")["hits"]
            self.assertEqual("".join(self.TITLE).strip(), hit["text"])
            self.assertEqual(hit["text"].encode(), path.read_bytes()[: hit["end_byte"]])
        counted = self.run_program("count", "--format", "json", self.WORDS).json
        self.assertEqual(1, counted["matches"])

    def test_an_empty_line_ends_a_paragraph(self):
        self.index(self.write("a/notice.txt", "\n".join(self.TITLE) + self.TEXT))
        self.assertFalse(self.search(self.WORDS)["exact"])
        self.assertTrue(self.search("标题:" + self.WORDS)["exact"])

    def test_other_lines_stay_paragraphs(self):
        self.index(self.write("a/notice.txt", "".join(self.TITLE) + self.TEXT.replace("\n\n", "\n")))
        self.assertEqual(0, self.search("--strict", "通知甲教发", status=NOTHING)["total"])


class Sidecars(Case):
    def document(self):
        (hit,) = self.search("托育")["hits"]
        return hit["document"]

    def test_it_goes_before_the_text(self):
        self.write("a/notice.txt", NOTICE)
        self.index(self.dir / "a")
        self.assertEqual("抚顺市人民政府", self.document()["issuer"])
        for name in ("notice.meta.json", "notice.txt.meta.json"):
            stated = {"issuer": "甲州教育局" + name[7], "date": "2020-01-02", "title": "改了的标题"}
            self.write("a/" + name, json.dumps(stated))
            summary = self.index(self.dir / "a")
            self.assertEqual((0, 1, 0), tuple(summary[k] for k in ("added", "updated", "failed")))
            for key, value in stated.items():
                self.assertEqual(value, self.document()[key], key)
            self.assertEqual(1, self.index(self.dir / "a")["unchanged"])
        shown = self.expect(0, "show", "--format", "json", self.document()["id"]).json
        self.assertEqual("sidecar", shown["found"]["issuer"]["origin"])
        self.assertEqual("text", shown["found"]["number"]["origin"])

    def test_it_is_no_document_and_its_end_is_noticed(self):
        self.write("a/notice.txt", NOTICE)
        sidecar = self.write("a/notice.txt.meta.json", '{"issuer": "甲州教育局"}')
        self.assertEqual(1, self.index(self.dir / "a")["documents"])
        self.assertEqual("甲州教育局", self.document()["issuer"])
        os.unlink(sidecar)
        self.assertEqual(1, self.index(self.dir / "a")["updated"])
        self.assertEqual("抚顺市人民政府", self.document()["issuer"])

    def test_a_malformed_one_is_left_aside_and_reported(self):
        path = self.write("a/notice.txt", NOTICE)
        for text in (b'{"issuer": ', b"[1]", b'{"issuer": 1}', b"\xff\xfe", b" " * 70000):
            self.write("a/notice.txt.meta.json", text)
            summary = self.index(self.dir / "a")
            self.assertEqual(0, summary["failed"], text[:20])
            (suspect,) = summary["suspects"]
            self.assertEqual(str(path), suspect["path"])
            self.assertIn("meta.json", suspect["reason"])
            self.assertEqual("抚顺市人民政府", self.document()["issuer"])

    def test_a_date_that_is_none_is_reported(self):
        self.write("a/notice.txt", NOTICE)
        self.write("a/notice.txt.meta.json", '{"date": "去年"}')
        (suspect,) = self.index(self.dir / "a")["suspects"]
        self.assertIn("date", suspect["reason"])
        self.assertEqual("2022-05-18", self.document()["date"])


@need_shared("seeds")
class Seeds(SharedIndex):
    @classmethod
    def make_sources(cls):
        return [SHARED / "seeds"]

    def documents(self):
        truth = json.loads((SHARED / "eval" / "seeds-documents.json").read_text(encoding="utf-8"))
        return [one for one in truth["documents"] if one["present"]]

    def shown(self, query, name):
        for hit in self.search("--strict", query)["hits"]:
            if hit["document"]["path"].endswith(name):
                return self.expect(0, "show", "--format", "json", hit["document"]["id"]).json
        raise AssertionError(name)

    def single(self):
        return {one["file"]: one for one in self.documents() if "#" not in one["doc"]}

    def test_dates_numbers_and_names(self):
        same = {
            "publisher": "publisher",
            "source": "source",
            "author": "author",
            "editor": "editor",
            "issuer": "issuer",
            "signed_by": "signed_by",
            "doc_number": "number",
            "written": "written",
        }
        for name, one in self.single().items():
            document = self.shown("教育", name)["document"]
            meta = one["meta"]
            for key, ours in same.items():
                if key in meta:
                    self.assertEqual(meta[key], document[ours], (name, key))
            posted = meta.get("posted") or meta.get("published")
            if posted:
                year, month, day = (int(part) for part in posted.split(" ")[0].split("-"))
                dates = (document["published"], document["page_date"])
                self.assertIn(f"{year:04}-{month:02}-{day:02}", dates, name)
            if not meta:
                self.assertIsNone(document["date"], name)
                self.assertIsNone(document["issuer"], name)

    def test_titles(self):
        for name, one in self.single().items():
            document = self.shown("教育", name)["document"]
            self.assertEqual(one["title"] is None, document["title_derived"], name)
            if one["title"] is not None:
                self.assertIn(one["title"], document["title"], name)


if __name__ == "__main__":
    main()
