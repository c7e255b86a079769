# The same thing in other words: numbers, synonyms, and what an answer says of them.
#
# SPDX-License-Identifier: GPL-2.0-or-later

import os
import unittest

from harness import CORPUS, ERROR, NOTHING, Case, SharedIndex, files_of, literal, main

TEXTS = {
    "arabic": "关于2024年学校工作的通知\n2024年5月1日起施行。依照第25条，入学率达到85%。\n",
    "chinese": "关于学校工作的意见\n二〇二四年五月一日起施行。依照第二十五条，入学率达到百分之八十五。\n",
    "circle": "关于学校工作的公告\n二○二四年各校都要行动。\n",
    "slogans": "关于教师队伍的方案\n推进“三名”工程，五育并举，实施“十四五”规划，坚持三个面向。\n",
    "decoy": "关于比赛的办法\n决出前3名，每组14人5次，开设5育苗班，有3个面向全体的项目。\n",
    "bureau": "关于市教育和体育局年度工作的意见\n教育和体育局办了实事。中等职业学校招生平稳。\n",
    "short": "关于教体局简报的通知\n教体局开会，研究中职招生。教体局的工作要点印发。\n",
    "both": "关于教体局纪要的公告\n教体局即教育和体育局。\n",
    "training": "关于校外培训的通告\n校外培训不得超前。校外培训机构要登记。\n",
    "sports": "关于农民工的启事\n进城务工人员可以报名。托育机构和托班都可以。\n",
    "nursery": "关于托班的说明\n幼儿园可以开设托班。\n",
}


class Counting(SharedIndex):
    """What an answer counts does not depend on how much of it is listed."""

    def counted(self, limit, *words):
        answer = self.search("--facets", *words, "-n", limit)
        self.assertLessEqual(len(answer["hits"]), int(limit))
        return {name: answer[name] for name in ("total", "exact", "facets")}

    def assert_counts(self, *queries):
        for query in queries:
            for options in ([], ["--passages"], ["--sort", "date"]):
                with self.subTest(query=query, options=options):
                    counts = self.counted("1", *options, query)
                    self.assertLess(0, counts["total"])
                    self.assertEqual(counts, self.counted("0", *options, query))

    def names(self, hits):
        return [hit["document"]["path"].rsplit("/", 1)[-1].removesuffix(".txt") for hit in hits]

    def assert_answer(self, literal, others, *words):
        """These match literally, and behind them those by other words."""
        answer = self.search(*words, status=0 if literal or others else NOTHING)
        plain = [hit for hit in answer["hits"] if "via" not in hit]
        via = [hit for hit in answer["hits"] if "via" in hit]
        self.assertEqual(plain + via, answer["hits"], words)
        self.assertEqual(set(literal.split()), set(self.names(plain)), words)
        self.assertEqual(set(others.split()), set(self.names(via)), words)
        self.assertEqual(len(via), answer["expanded_total"])
        self.assertEqual(len(plain) or len(via), answer["total"])
        self.assertEqual(bool(plain) or not via, answer["exact"])
        self.assertEqual(list(range(1, len(answer["hits"]) + 1)), [hit["rank"] for hit in answer["hits"]])
        scores = [hit["score"] for hit in answer["hits"] if "date" not in words]
        self.assertEqual(sorted(scores, reverse=True), scores, words)
        return answer


class Words(Counting):
    texts = TEXTS

    def test_nothing_listed_counts_the_same(self):
        self.assert_counts("教体局", "校外补课", "二〇二四年", "怎样招收中职学生")

    def test_numbers(self):
        self.assert_answer("arabic", "chinese circle", "2024年")
        self.assert_answer("chinese", "arabic circle", "二〇二四年")
        self.assert_answer("circle", "arabic chinese", "二○二四年")
        self.assert_answer("arabic", "chinese", "2024年5月1日")
        self.assert_answer("arabic", "chinese", "第25条")
        self.assert_answer("chinese", "arabic", "第二十五条")
        self.assert_answer("arabic", "chinese", "入学率达到８５％")
        self.assert_answer("chinese", "arabic", "百分之八十五")

    def test_what_is_no_number_stays(self):
        for query in ("三名", "五育并举", "十四五", "十四五规划", "三个面向"):
            with self.subTest(query):
                answer = self.search("--strict", query)
                self.assertEqual(["slogans"], self.names(answer["hits"]))
                answer = self.search(query)
                self.assertNotIn("spelled", [e["relation"] for e in answer["query"]["expansions"]])

    def test_synonyms(self):
        self.assert_answer("short both", "bureau", "教体局")
        self.assert_answer("bureau both", "short", "教育和体育局")
        self.assert_answer("short", "bureau", "中职招生")
        self.assert_answer("", "training", "校外补课")
        self.assert_answer("training", "", "校外培训")

    def test_figures_of_plans_by_the_names_that_people_type(self):
        self.write("figures/a.txt", "关于全市经济运行的报告\n地区生产总值增长5%，社会消费品零售总额增长4%，"
                                    "规模以上工业增加值增长6%，固定资产投资增长3%。\n")
        self.index("-d", self.dir / "economy", self.dir / "figures")
        for query in ("GDP", "社零", "规上工业", "固投", "GDP 固投"):
            with self.subTest(query=query):
                answer = self.search("-d", self.dir / "economy", query)
                self.assertEqual(1, answer["expanded_total"])

    def test_what_is_near_answers_where_little_else_does(self):
        self.assert_answer("", "sports nursery", "婴幼儿照护")
        self.assert_answer("sports", "nursery", "托育")
        table = self.write("table", "关于 ~ 教体局\n教育和体育局 ~ 中职\n")
        answer = self.search("--synonyms", table, "关于")
        self.assertLess(2, answer["total"])
        self.assertEqual([], answer["query"]["expansions"])

    def test_parts_of_a_query(self):
        self.assert_answer("short", "bureau", "教体局 中职")
        self.assert_answer("short both training", "bureau", "教体局 OR 校外培训机构")
        self.assert_answer("both", "bureau", "教体局 -会")
        self.assert_answer("short both", "bureau", "标题:教体局")

    def test_what_is_found_says_by_which_words(self):
        answer = self.search("教体局")
        self.assertEqual(["教育和体育局"], answer["hits"][-1]["via"])
        hit = answer["hits"][-1]
        self.assertEqual({"教育和体育局"}, {hit["text"][a:b] for a, b in hit["marks"]})
        expansion = [e for e in answer["query"]["expansions"] if e["to"] == "教育和体育局"][0]
        self.assertEqual(("教体局", "same"), (expansion["from"], expansion["relation"]))
        self.assertRegex(expansion["origin"], r"/synonyms:[0-9]+$")
        self.assertIn("教体局 → 教育和体育局", answer["query"]["notes"][0])

    def test_a_word_that_replaced_nothing_is_not_said(self):
        """What stands beside the query's own word, or for another part of the query."""
        self.write("record/a.txt", "关于美育的复函\n临湖省人民政府\n加强美育工作，开展艺术教育活动。\n"
                               "临湖省人民政府\n2022年5月1日\n")
        self.index("-d", self.dir / "other", self.dir / "record")
        for unit in ([], ["--passages"]):
            answer = self.search("-d", self.dir / "other", "美育", "--issuer", "省政府", *unit)
            self.assertEqual(["艺术教育", "省人民政府"], [e["to"] for e in answer["query"]["expansions"]])
            self.assertEqual({"省人民政府"}, {word for hit in answer["hits"] for word in hit["via"]})

    def test_notes_go_to_standard_error(self):
        result = self.expect(0, "search", "教体局")
        self.assertIn("also looked for: 教体局 → 教育和体育局 (1 further document)\n", result.err)
        result = self.expect(0, "search", "教体局", env=self.env(LC_ALL="zh_CN.UTF-8"))
        self.assertIn("同时查找：教体局 → 教育和体育局（另有 1 篇文献）", result.err)
        result = self.expect(0, "search", "校外补课")
        self.assertIn("(nothing matches literally, 1 document by these)\n", result.err)
        self.assertIn("1 document, by other words (", result.err)

    def test_text_shows_which_words(self):
        result = self.expect(0, "search", "教体局")
        self.assertEqual(1, result.text.count("     by other words: 教育和体育局\n"))
        self.assertIn("2 documents, 1 more by other words (", result.err)
        result = self.expect(0, "search", "教体局", env=self.env(LC_ALL="zh_CN.UTF-8"))
        self.assertIn("以其他说法找到：教育和体育局", result.text)
        self.assertIn("共 2 篇文献，另有其他说法 1 条", result.err)

    def test_marks_inside_of_a_run_are_no_quotation(self):
        """As copied out of a text; a quotation that stands by itself wants just that."""
        wanted = self.assert_answer("training", "", "校外培训机构")["hits"][0]["id"]
        for query in ("“校外补课”机构", "校外“补课”机构", "校外补课“机构”", '"校外"补课机构', "《校外补课》机构"):
            answer = self.assert_answer("", "training", query)
            self.assertEqual((wanted, ["校外培训"]), (answer["hits"][0]["id"], answer["hits"][0]["via"]))
        self.search("“校外补课机构”", status=NOTHING)

    def test_it_can_be_turned_off(self):
        for words in (["--no-expand"], ["--strict"]):
            with self.subTest(words):
                answer = self.search(*words, "教体局")
                self.assertEqual({"short", "both"}, set(self.names(answer["hits"])))
                self.assertEqual(0, answer["expanded_total"])
                self.assertEqual([], answer["query"]["expansions"])
        self.assert_answer("short both", "", '"教体局"')
        self.assert_answer("short both", "", "“教体局”")
        self.search("--strict", "校外补课", status=NOTHING)

    def test_counts_and_kwic_are_literal(self):
        counted = self.expect(0, "count", "--format", "json", "教体局").json
        self.assertEqual((2, 5), (counted["documents"], counted["matches"]))
        self.expect(NOTHING, "count", "校外补课")
        self.expect(NOTHING, "kwic", "校外补课")

    def test_questions_are_answered_in_other_words(self):
        """Of 校外补课 no text speaks; the words for it lead to the one that answers."""
        query = "学生校外补课怎么登记"
        answer = self.search(query)
        self.assertFalse(answer["exact"])
        self.assertEqual("training", self.names(answer["hits"])[0])
        hit = answer["hits"][0]
        self.assertIn("校外培训", {hit["text"][a:b] for a, b in hit["marks"]})
        self.assertIn(("校外补课", "校外培训"), [(e["from"], e["to"]) for e in answer["query"]["expansions"]])
        self.assertIn("these may hold other words: 校外补课 → 校外培训", answer["query"]["notes"][1])
        tree = self.expect(0, "search", "--explain", query)
        self.assertIn("培训, of other words, weight ", tree.text)
        self.assert_no_other_words("--no-expand", query)
        table = self.write("none", "")
        self.assert_no_other_words("--synonyms", table, query)

    def assert_no_other_words(self, *words):
        answer = self.search(*words)
        self.assertEqual([], answer["query"]["expansions"])

    def test_quoted_words_of_a_question_have_no_others(self):
        answer = self.search("教体局怎么研究归档登记")
        self.assertIn("教体局", [e["from"] for e in answer["query"]["expansions"]])
        self.assertIn("bureau", self.names(answer["hits"]))
        self.assert_no_other_words('"教体局" 怎么研究归档登记')

    def test_passages(self):
        answer = self.passages("教体局")
        literal = self.passages("--no-expand", "教体局")
        count = literal["total"]
        self.assertEqual(literal["hits"], answer["hits"][:count])
        self.assertEqual(count, answer["total"])
        self.assertEqual(answer["expanded_total"], len(answer["hits"]) - count)
        for hit in answer["hits"][count:]:
            self.assertEqual(["教育和体育局"], hit["via"])
            self.assertIn("教育和体育局", hit["text"])
            self.assertNotIn("教体局", hit["text"])

    def test_literal_hits_are_the_same_with_and_without(self):
        for unit in ([], ["--passages"]):
            for query in ("教体局", "2024年", "中职 招生", "工作 OR 托育", "托班", "年"):
                with self.subTest(query, unit=unit):
                    plain = self.search(*unit, "--no-expand", query)
                    wide = self.search(*unit, query)
                    self.assertEqual(plain["hits"], wide["hits"][: len(plain["hits"])])
                    self.assertEqual(plain["total"], wide["total"])

    def test_pages_follow_each_other(self):
        for unit in ([], ["--passages"]):
            whole = self.search(*unit, "2024年")
            ids = [hit["id"] for hit in whole["hits"]]
            for size in (1, 2):
                got = []
                for offset in range(0, len(ids) + 1, size):
                    command = ["search", "--format", "json", *unit, "-n", str(size), "2024年"]
                    page = self.expect(0, *command, "--offset", str(offset)).json
                    self.assertEqual(whole["total"], page["total"])
                    got += [hit["id"] for hit in page["hits"]]
                self.assertEqual(ids, got)

    def test_a_full_page_tells_that_there_is_more(self):
        answer = self.expect(0, "search", "--format", "json", "-n", "2", "教体局").json
        self.assertEqual(0, answer["expanded_total"])
        self.assertEqual(["教育和体育局"], [e["to"] for e in answer["query"]["expansions"]])
        self.assertIn("behind the literal matches", answer["query"]["notes"][0])

    def test_sorting_by_date_keeps_literal_hits_first(self):
        self.assert_answer("short both", "bureau", "--sort", "date", "教体局")

    def test_explanation(self):
        answer = self.search("--explain", "教体局")
        hit = answer["hits"][-1]
        self.assertIn("by other words", hit["explanation"]["children"][-1]["what"])
        self.assertAlmostEqual(hit["score"], hit["explanation"]["value"], 4)

    def test_own_table(self):
        own = self.write("config/zhengce/synonyms", "# mine\n! 教体局\n简报 > 说明\n")
        env = self.env(XDG_CONFIG_HOME=self.dir / "config")
        answer = self.search("教体局", env=env)
        self.assertEqual([], [hit for hit in answer["hits"] if "via" in hit])
        answer = self.search("简报", env=env)
        self.assertEqual(["short", "nursery"], self.names(answer["hits"]))
        self.assertEqual(f"{own}:3", answer["query"]["expansions"][0]["origin"])

    def test_a_table_in_place_of_the_usual(self):
        table = self.write("table", "简报 > 说明\n")
        for words, env in ((["--synonyms", table], None), ([], self.env(ZHENGCE_SYNONYMS=table))):
            answer = self.search(*words, "简报", env=env)
            self.assertEqual(["short", "nursery"], self.names(answer["hits"]))
            self.assertEqual(2, len(self.search(*words, "教体局", env=env)["hits"]))
        self.assertEqual(2, len(self.search("--synonyms", "/dev/null", "教体局")["hits"]))

    def test_the_usual_table_may_be_out_of_reach_and_a_named_one_may_not(self):
        folder = self.write("config/zhengce/x", "").parent
        (folder / "synonyms").symlink_to("synonyms")  # who reads it runs in circles, root too
        env = self.env(XDG_CONFIG_HOME=self.dir / "config")
        result = self.expect(0, "search", "教体局", env=env)
        self.assertIn("warning", result.err)
        self.assertIn(str(folder / "synonyms"), result.err)
        result = self.expect(ERROR, "search", "--synonyms", folder / "synonyms", "教体局")
        self.assertIn(str(folder / "synonyms"), result.err)

    def test_a_malformed_table_is_an_error(self):
        for text, line in (("简报\n", 1), ("# x\n\n简报 = 说明 > 通知\n", 3), ("\x00\n", 1)):
            table = self.write("table", text)
            result = self.expect(ERROR, "search", "--synonyms", table, "教体局")
            self.assertEqual(b"", result.out)
            self.assertIn(f"{table}:{line}: ", result.err)
            self.assertEqual(1, result.err.count("\n"))
        result = self.expect(ERROR, "search", "--synonyms", self.dir / "missing", "教体局")
        self.assertIn("missing", result.err)
        self.expect(0, "search", "--no-expand", "--synonyms", self.dir / "missing", "教体局")


class Definitions(Case):
    def expansions(self, query, **settings):
        return [
            (e["from"], e["to"], e["relation"], e["origin"])
            for e in self.search("--synonyms", "/dev/null", query, **settings)["query"]["expansions"]
        ]

    def test_what_a_document_defines_expands_both_ways_while_it_is_there(self):
        self.write("texts/a.txt", "市海绵设施建设办公室（以下简称“海建办”）成立。\n")
        self.write("texts/b.txt", "海建办发文。\n")
        self.write("texts/c.txt", "海绵设施建设办公室的职责。\n")
        self.index(self.dir / "texts")
        answer = self.search("海建办")
        self.assertEqual(["a.txt", "b.txt"], sorted(files_of(literal(answer))))
        self.assertEqual(["海绵设施建设办公室"], answer["hits"][-1]["via"])
        a = next(hit["id"] for hit in answer["hits"] if hit["document"]["path"].endswith("a.txt"))
        self.assertEqual([("海建办", "海绵设施建设办公室", "defined", a)], self.expansions("海建办"))
        self.assertEqual([("海绵设施建设办公室", "海建办", "defined", a)], self.expansions("海绵设施建设办公室"))
        self.write("texts/d.txt", "海上建设办公室（简称海建办）另有其事。\n")
        self.index(self.dir / "texts")
        self.assertEqual(2, len(self.expansions("海建办")))
        (self.dir / "texts/a.txt").unlink()
        self.index("--force", self.dir / "texts")
        self.assertEqual(["海上建设办公室"], [to for _, to, _, _ in self.expansions("海建办")])
        self.write("texts/d.txt", "没有了，只有海上建设办公室和海建办。\n")
        self.index(self.dir / "texts")
        self.assertEqual([], self.expansions("海建办"))

    def test_a_word_of_many_meanings_has_none(self):
        for i, name in enumerate(("海绵", "海上", "海防", "海滨")):
            self.write(f"texts/{i}.txt", f"{name}设施建设办公室（简称海建办）。\n")
            self.index(self.dir / "texts")
            self.assertEqual((i + 1) % 4, len(self.expansions("海建办")))


class Suggestions(Counting):
    texts = {
        "a": "推进集团化办学，落实双减要求。\n防溺水教育进校园。\n",
        "b": "关于学校的办法\n集团化办学的办法，办好学校。\n",
    }

    def assert_suggests(self, query, *suggestions):
        result = self.run_program("search", "--format", "json", "--", query)
        self.assertEqual(list(suggestions), result.json["query"]["suggestions"], query)
        for suggestion in suggestions:
            found = self.search("--strict", "--", suggestion)
            self.assertIn(f"{suggestion} ({found['total']} document", result.json["query"]["notes"][0])

    def test_one_slip(self):
        self.assert_suggests("减双", "双减")
        self.assert_suggests("办学集团化", "集团化办学")
        self.assert_suggests("某溺水教育", "防溺水教育")
        self.assert_suggests("集团划办学", "集团化办学")
        self.assert_suggests("集团化办雪", "集团化办学")
        self.assert_suggests("集团办学", "集团化办学")
        self.assert_suggests("集团化的办学", "集团化办学")
        self.assert_suggests("防水", "防溺水")

    @unittest.skipUnless(os.environ.get("ZHENGCE_SOUNDS") == "1", "built without Unihan")
    def test_the_same_sound(self):
        self.assert_suggests("双碱", "双减")
        self.assert_suggests("爽减", "双减")
        self.assert_suggests("集团化版学", "集团化办学")

    @unittest.skipUnless(os.environ.get("ZHENGCE_SOUNDS") == "1", "built without Unihan")
    def test_what_letters_spell(self):
        self.assert_suggests("shuangjian", "双减")
        self.assert_suggests("Jituanhuabanxue", "集团化办学")
        self.assert_suggests("学校 jituanhua", "学校 集团化")
        self.assert_suggests("标题:xuexiao", "标题:学校")
        for query in ("jian", "shuangjia", "shuangjianx", "shuangjian2", "“meiyoude”", "a" * 41, "yi" * 18):
            self.assert_suggests(query)

    def test_the_rest_of_the_query_stays(self):
        self.assert_suggests("落实 减双", "落实 双减")
        self.assert_suggests("“减双”", "“双减”")
        self.assert_suggests("（减双 OR 没有的词） -学生", "（双减 OR 没有的词） -学生")
        self.assert_suggests("办法 减双")  # no document holds both 办法 and 双减

    def test_a_part_of_a_run_that_is_long_or_holds_other_things(self):
        self.write("texts/long.txt", "临湖市未成年人网络保护工作实施细则\n2024年工作要点和5G网络教育，未成年人网络保护工作实施细则。\n")
        db = self.dir / "db"
        self.expect(0, "index", "-q", "-d", db, self.dir / "texts")
        for query, suggestion in (
            ("2024年工座要点", "2024年工作要点"),
            ("5G网络教肓", "5g网络教育"),
            ("临湖市未成年人网洛保护工作实施细则", "临湖市未成年人网络保护工作实施细则"),
            ("标题:网洛保护", "标题:网络保护"),
            ("“网洛保护”工作", "网络保护工作"),
            ("工作“实施细侧”", "工作实施细则"),
        ):
            result = self.run_program("search", "-d", db, "--format", "json", "--", query)
            self.assertIn(suggestion, result.json["query"]["suggestions"], query)

    def test_none_where_something_is_found_or_nothing_is_near(self):
        for query in ("双减", "集团化", "天", "量子纠缠", "减双2024", "青教发〔2022〕19号", "标题:减双", "x"):
            self.assert_suggests(query)

    def test_what_was_meant_by_a_slip_stands_before_partial_answers(self):
        for unit in ([], ["--passages"]):
            answer = self.search(*unit, "--explain", "集团划办学")
            meant = [hit for hit in answer["hits"] if "via" in hit]
            self.assertEqual(meant, answer["hits"][: answer["total"]])
            self.assertEqual(["a.txt", "b.txt"], sorted(files_of({"hits": meant})))
            for hit in answer["hits"]:
                held = hit["text"].replace("\n", "")
                self.assertEqual("集团化办学" in held, hit.get("via") == ["集团化办学"])
                self.assertEqual("集团化办学" not in held, hit.get("partial", False))
                parts = sum(part["value"] for part in hit["explanation"]["children"])
                self.assertAlmostEqual(hit["score"], parts, 3)
            self.assertFalse(answer["exact"])
            self.assertEqual(answer["total"], answer["expanded_total"])
            expansion = {"from": "集团划办学", "to": "集团化办学", "relation": "guessed", "origin": None}
            self.assertEqual([expansion], answer["query"]["expansions"])
        result = self.expect(0, "search", "集团划办学")
        self.assertIn("also looked for: 集团划办学 → 集团化办学 (nothing matches literally", result.err)

    @unittest.skipUnless(os.environ.get("ZHENGCE_SOUNDS") == "1", "built without Unihan")
    def test_a_title_that_sounds_the_same_is_what_was_meant(self):
        """法 and 发 are one sound, and 堂发 stands in another text."""
        self.write("texts/a.txt", "中华人民共和国校园食堂法\n第一条 食堂公示账目。\n")
        self.write("texts/b.txt", "关于校园安全的意见\n校园食堂发放餐券。食堂发展。\n")
        self.write("texts/c.txt", "关于食堂的意见\n各校执行校园食堂法。\n")
        db = self.dir / "db"
        self.expect(0, "index", "-q", "-d", db, self.dir / "texts")
        for query in ("中华人民共和国校园食堂发", "校园食唐法"):
            answer = self.run_program("search", "-d", db, "--format", "json", query).json
            self.assertEqual("中华人民共和国校园食堂法", answer["hits"][0]["document"]["title"], query)
            self.assertEqual(["guessed"], [e["relation"] for e in answer["query"]["expansions"]])

    def test_by_date_the_same_is_found(self):
        for options in ([], ["--passages"], ["--facets", "-n", "0"]):
            with self.subTest(options):
                first, by_date = (self.search("--sort", sort, *options, "集团划办学") for sort in ("relevance", "date"))
                meant, dated = ([hit["id"] for hit in answer["hits"] if "via" in hit] for answer in (first, by_date))
                self.assertEqual(sorted(meant), sorted(dated))
                self.assertEqual(len(dated), len(by_date["hits"]))  # no partial matches follow
                for name in ("total", "exact", "expanded_total", "facets"):
                    self.assertEqual(first.get(name), by_date.get(name), name)

    def test_nothing_listed_counts_the_same(self):
        self.assert_counts("集团化办学", "集团划办学", "学校怎样落实双减")

    def test_other_words_are_no_slip(self):
        """Each character of the first stands beside a neighbour that the texts know; of the
        second too little is left; the rest want nothing but what they say."""
        for words in (["办学集团化"], ["减双"], ["--no-expand", "集团划办学"], ["--strict", "集团划办学"], ["“集团划办学”"]):
            answer = self.run_program("search", "--format", "json", *words).json
            self.assertEqual([], [hit for hit in answer["hits"] if "via" in hit], words)
            self.assertNotIn("guessed", [e["relation"] for e in answer["query"]["expansions"]])
            self.assertNotEqual([], answer["query"]["suggestions"])

    def test_they_go_to_standard_error(self):
        result = self.expect(NOTHING, "search", "减双")
        self.assertIn("did you mean 双减 (1 document)?", result.err)
        self.assertEqual(b"", result.out)
        result = self.expect(NOTHING, "search", "减双", env=self.env(LC_ALL="zh_CN.UTF-8"))
        self.assertIn("您是不是要找：双减（1 篇文献）", result.err)


FIGURES = {
    "tail": "关于资金的通知\n安排二十二亿元、四百三千万元，提高十三个百分点，用时十二年，共二十三万个。\n",
    "head": "关于比例的通知\n增长百分之五十，降低百分之五点二，余下百分之十五。\n",
    "grouped": "关于决算的通知\n支出4,300万元、1亿5000万元。\n",
    "十二亿元专项资金": "第一条 本办法管资金。\n",
    "whole": "关于目标的通知\n安排二亿元、三千万元，提高三个百分点，用时二年，共三万个，增长百分之五，降低百分之十。\n",
    "months": "关于日期的通知\n十二月二十一日开始。\n",
    "phrase": "关于一带一路二〇二四年合作的通知\n截至统一二〇二四年，依照第二十五条。\n",
}


class Figures(Counting):
    """Another spelling of a figure is no part of a longer one, as it would be no part of digits."""

    texts = FIGURES

    def assert_found_whole(self, *queries):
        for query in queries:
            with self.subTest(query):
                self.assert_answer("", "whole", query)

    def test_a_figure_is_no_part_of_a_longer_one(self):
        self.assert_found_whole("2亿元", "3000万元", "3个百分点", "2年", "3万个", "5%", "10%", "增长5%", "3万")

    def assert_not_spelled(self, *pairs):
        for query, other in pairs:
            with self.subTest(query):
                answer = self.run_program("search", "--format", "json", query).json
                self.assertNotIn([other], [hit.get("via") for hit in answer["hits"]])

    def test_digits_are_no_part_of_a_longer_figure(self):
        self.assert_not_spelled(("三百万元", "300万元"), ("五千万元", "5000万元"))

    def test_a_day_is_no_part_of_another(self):
        self.assert_not_spelled(("2月", "二月"), ("1日", "一日"))
        self.assert_answer("", "months", "12月21日")

    def test_what_was_typed_still_matches_as_it_stands(self):
        self.assert_answer("tail whole", "", "三个百分点")
        self.assert_answer("head whole", "", "百分之五")

    def test_years_articles_and_phrases_are_found_wherever_they_stand(self):
        self.assert_answer("", "phrase", "2024年")
        self.assert_answer("", "phrase", "第25条")
        self.assert_answer("", "phrase", "一带一路2024年")


class Shipped(SharedIndex):
    sources = [CORPUS]

    def test_words_of_everyday_use(self):
        for query, other in (
            ("校外补课", "校外培训"),
            ("医保", "医疗保险"),
            ("社保", "社会保险"),
            ("教育体育局", "教育和体育局"),
        ):
            with self.subTest(query):
                answer = self.search("--format", "json", query)
                self.assertIn(other, [e["to"] for e in answer["query"]["expansions"]])


class Everyday(Counting):
    """What people call things, and texts do not."""

    texts = {
        "report": "新局面\n——在中国共产党第十九次全国代表大会上的报告\n同志们，现在作报告。\n",
        "law": "校车条例\n酒后驾驶校车的，处三年以下有期徒刑。学校应当接收年满六周岁的儿童。\n",
        "trade": "市场通告\n卖假货的，消费者可以请求惩罚性赔偿。\n",
    }

    def test_it_is_found_by_what_texts_call_it(self):
        for query, found in (("十九大报告", "report"), ("酒驾 判几年", "law"),
                             ("几岁上学", "law"), ("假一赔三", "trade")):
            with self.subTest(query):
                self.assert_answer("", found, query)


if __name__ == "__main__":
    main()
