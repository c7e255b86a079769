# The query language: what its words and signs mean.
#
# SPDX-License-Identifier: GPL-2.0-or-later

import itertools
import json

from harness import ERROR, NOTHING, SharedIndex, files_of, ids_of, main

TEXTS = {
    "paragraph": "关于减轻学生负担的意见\n双减之后，作业设计更难了。\n家长很支持。\n",
    "sentence": "关于推进重点工作的意见\n双减要落实。作业设计要跟上。家长也要配合。\n",
    "document": "关于加强学校管理的意见\n双减要落实。\n\n学校要改进作业设计。\n",
    "only": "关于落实双减政策的意见\n双减要落实，负担要减轻。\n",
    "other": "关于保障公交安全的意见\n公交与校车都要安全。Learning policies differ。\n",
    "one": "关于保障校车安全的意见\n校车要安全，不得超载。Every policy counts。\n",
    "slogan": "关于组织学法活动的通知\n开展“学宪法、讲宪法”活动，学宪法讲宪法人人有责。\n",
    "comma": "关于举办学法活动的公告\n开展“学宪法,讲宪法”活动。\n",
    "traditional": "關於落實雙減政策的意見\n雙減要落實。\n",
}


class OwnTexts(SharedIndex):
    texts = TEXTS

    def assert_found(self, names, *words):
        """Just these files are found, by the whole of the query."""
        names = {f"{name}.txt" for name in names.split()}
        answer = self.search("--strict", "--", *words, status=0 if names else NOTHING)
        self.assertEqual(names, files_of(answer), words)
        self.assertEqual(len(names), answer["total"])
        self.assertTrue(answer["exact"])
        return answer

    def assert_refused(self, *words, says):
        result = self.expect(ERROR, "search", "--", *words)
        self.assertEqual(b"", result.out)
        self.assertIn(says, result.err)
        self.assertEqual(1, result.err.count("\n"), result)

    def test_words_hold_anywhere_in_one_document(self):
        for query in ("双减 作业设计", "双减 AND 作业设计", "双减　作业设计", "(双减) (作业设计)"):
            with self.subTest(query):
                self.assert_found("paragraph sentence document", query)
        self.assert_found("paragraph sentence document", "双减", "作业设计")
        self.assert_found("", "双减 公交")

    def test_sentence(self):
        for query in ("句(双减 作业设计)", "句（双减 作业设计）", "sentence(双减 作业设计)"):
            with self.subTest(query):
                self.assert_found("paragraph", query)
        self.assert_found("paragraph sentence", "句(作业设计 (双减 OR 跟上))")
        self.assert_found("one", "句(校车 安全 -公交)")
        self.assert_refused("句(标题:双减 作业)", says="句()")

    def test_paragraph(self):
        for query in ("段(双减 作业设计)", "段（双减 作业设计）", "paragraph(双减 作业设计)"):
            with self.subTest(query):
                self.assert_found("paragraph sentence", query)
        self.assert_found("paragraph", "段(双减 作业设计 -配合)")
        self.assert_found("document", "双减 作业设计 -段(双减 作业设计)")

    def test_alternatives(self):
        for query in ("公交 OR 超载", "公交 ＯＲ 超载", "(公交 OR 超载)", "（公交 OR 超载）"):
            with self.subTest(query):
                self.assert_found("other one", query)
        self.assert_found("other one", "(公交 OR 超载) 安全")
        # OR binds looser than the space between words.
        self.assert_found("other paragraph sentence document", "双减 作业设计 OR 公交 校车")
        self.assert_found("", "双减 (作业设计 OR 落实) 公交")

    def test_exclusion(self):
        for query in ("双减 -作业设计", "双减 －作业设计", "-作业设计 双减", "双减 -(作业设计 OR 公交)"):
            with self.subTest(query):
                self.assert_found("only traditional", query)
        self.assert_found("other", "校车 -超载")
        self.assert_found("", "校车 -安全")
        # A hyphen inside a word excludes nothing.
        self.assert_found("", "双减-作业设计")

    def test_quotation_is_exact(self):
        self.assert_found("slogan", "学宪法讲宪法")
        self.assert_found("slogan", '"学宪法讲宪法"')
        self.assert_found("slogan", '"学宪法、讲宪法"')
        self.assert_found("comma", '"学宪法,讲宪法"')
        self.assert_found("comma", '"学宪法，讲宪法"')
        self.assert_found("slogan comma", "学宪法,讲宪法")
        self.assert_found("", "“作业设计 双减”")
        answer = self.search("“家长 作业设计 双减 学校”", status=NOTHING)
        self.assertEqual([], answer["hits"])

    def test_stems_of_english_words(self):
        self.assert_found("other one", "policy")
        self.assert_found("other one", "policies")
        self.assert_found("other", '"policies"')
        self.assert_found("one", '"policy"')
        self.assert_found("other", "learned")
        self.assert_found("", '"learned"')
        self.search("--strict", "--no-expand", "learned", status=NOTHING)
        self.assertEqual({"other.txt"}, files_of(self.search("--no-expand", "LEARNING")))

    def test_an_exact_word_ranks_before_one_of_its_stem(self):
        for query, first in (("policy", "one.txt"), ("policies", "other.txt")):
            answer = self.search(query)
            self.assertTrue(answer["hits"][0]["document"]["path"].endswith(first), query)

    def test_words_of_letters_and_digits_are_whole(self):
        self.assert_found("", "learn ing")
        self.assert_found("", "polic")

    def test_script(self):
        self.assert_found("paragraph sentence document only traditional", "雙減")
        self.assertEqual({"traditional.txt"}, files_of(self.search("--literal", "雙減")))
        self.assertEqual(
            {"paragraph.txt", "sentence.txt", "document.txt", "only.txt"},
            files_of(self.search("--literal", "双减")),
        )

    def test_title_only(self):
        self.assertEqual({"only.txt", "traditional.txt"}, files_of(self.search("--title", "双减")))
        self.assertEqual({"only.txt"}, files_of(self.search("--title", "--literal", "双减")))
        self.search("--title", "--strict", "作业设计", status=NOTHING)

    def test_unbalanced_signs_are_closed_with_a_note(self):
        for query in ('"双减', "“双减", "(双减 作业设计", "（双减 作业设计", "双减 作业设计)", "句(双减 作业设计"):
            with self.subTest(query):
                answer = self.search("--strict", query)
                self.assertEqual(1, len(answer["query"]["notes"]))
                self.assertIn("closed", answer["query"]["notes"][0] + "closed" * (query[-1] == ")"))
        self.assertEqual([], self.search("(双减 作业设计)")["query"]["notes"])

    def test_partial_matches_only_where_nothing_matches(self):
        question = "家长怎样支持作业设计"
        answer = self.search(question)
        self.assertFalse(answer["exact"])
        self.assertIn("partial matches", answer["query"]["notes"][0])
        self.assertIn("paragraph.txt", files_of(answer))
        self.search("--strict", question, status=NOTHING)
        self.assertTrue(self.search("作业设计")["exact"])

    def test_partial_matches_keep_what_binds(self):
        question = "家长怎样支持作业设计"
        self.assertNotIn("paragraph.txt", files_of(self.search(f"{question} -之后")))
        self.assertEqual({"sentence.txt"}, files_of(self.search(question, '"配合"')))
        self.search(question, '"没有这些字"', status=NOTHING)
        self.assertEqual({"one.txt"}, files_of(self.search(question + "校车", "标题:校车")))

    def test_what_alone_excludes_everything_is_said(self):
        for words, english, chinese in (
            (["家长", "--year", "1990"], "without `--year 1990` the query finds 2 documents",
             "去掉“--year 1990”，可找到 2 篇文献"),
            (["--", "学宪法 -宪法"], "without `-宪法` the query finds 2 documents",
             "去掉“-宪法”，可找到 2 篇文献"),
            (["--title", "作业设计"], "without `--title` the query finds 3 documents",
             "去掉“--title”，可找到 3 篇文献"),
            (['"家长支持作业设计"'], "without the quotation marks the query finds 3 documents in part",
             "去掉引号，部分匹配 3 篇文献"),
            (["火星登陆", "--region", "临湖"], "no document satisfies `--region 临湖`",
             "没有文献符合“--region 临湖”"),
        ):
            with self.subTest(words):
                result = self.expect(NOTHING, "search", *words)
                self.assertTrue(result.err.startswith(f"note: {english}\nnothing found ("), result)
                result = self.expect(NOTHING, "search", *words, env=self.env(LC_ALL="zh_CN.UTF-8"))
                self.assertTrue(result.err.startswith(f"提示：{chinese}\n没有找到（"), result)
                answer = self.search(*words, status=NOTHING)
                self.assertEqual([english], answer["query"]["notes"])
                self.assertEqual([], answer["query"]["suggestions"])

    def test_what_is_found_when_less_is_asked_is_counted_as_it_is_then(self):
        for query in ("家长", "双减 作业设计", "句(双减 作业设计)", "policy"):
            for words in (["--year", "1990"], ["--region", "临湖"], ["--genre", "公报"]):
                total = self.search(query)["total"]
                says = f"without `{' '.join(words)}` the query finds {total} document"
                for command in ("search", "count", "kwic", "outline"):
                    with self.subTest(query=query, words=words, command=command):
                        self.assertIn(says, self.expect(NOTHING, command, *words, query).err)

    def test_what_cannot_be_understood_is_refused(self):
        for query, says in (
            ("", "query"),
            ('""', "query"),
            ("。、", "query"),
            ("备注:双减", "备注"),
            ("titel:双减", "title"),
            ("地点:双减", "地区"),
            ("年:去年", "年"),
            ("年:2024..2021", "年"),
            (" ".join(f"词{n}" for n in range(80)), "64"),
        ):
            with self.subTest(query[:20]):
                self.assert_refused(query, says=says)

    def test_operators_without_a_word_are_refused_as_such(self):
        for query in ("AND", "OR", "OR AND", "(AND)", "双减 (OR)".split()[1]):
            with self.subTest(query):
                self.assert_refused(query, says='put it in quotes: "OR"')
        self.assert_found("paragraph sentence document only traditional", "(双减 OR) 双减")

    def test_what_is_read_as_text_but_looks_like_syntax_is_noted(self):
        for query, says in (("双减 NOT 作业", "-WORD"), ("标题: 双减", "title:WORD"), ("標題：", "title:WORD")):
            with self.subTest(query):
                answer = json.loads(self.run_program("search", "--format", "json", "--strict", query).out)
                self.assertIn(says, "".join(answer["query"]["notes"]))
        for query in ('双减 "NOT" 作业', "备注: 双减", '"标题:" 双减', "标题:双减"):
            with self.subTest(query):
                answer = json.loads(self.run_program("search", "--format", "json", "--strict", query).out)
                self.assertEqual([], [note for note in answer["query"]["notes"] if "WORD" in note])

    def test_exclusion_alone(self):
        self.assert_found("other one slogan comma", "-双减")

    def test_words_that_look_like_fields_can_be_quoted(self):
        self.assert_found("", '"备注:双减"')

    def test_explanation(self):
        answer = self.search("--explain", "双减 作业设计")
        for hit in answer["hits"]:
            self.assertIn("双减", json.dumps(hit["explanation"], ensure_ascii=False))
            self.assertAlmostEqual(hit["score"], hit["explanation"]["value"], places=3)
        self.assertNotIn("explanation", self.search("双减")["hits"][0])
        text = self.expect(0, "search", "--explain", "双减").text
        self.assertIn(" score\n", text)
        self.assertTrue(self.search("--explain", "家长怎样支持作业设计")["hits"][0]["explanation"]["children"])


class Nearness(SharedIndex):
    """Texts that differ only in how far apart two words stand."""

    @classmethod
    def make_sources(cls):
        filler = "全县各学校要加强领导，认真部署。\n" * 3
        texts = {
            "passage.txt": "{f}双减要落实，作业设计要跟上。\n{f}家长要支持，老师要尽责任。\n{f}",
            "section.txt": "{f}双减要落实，家长们要支持。\n{f}作业设计要跟上，老师要管。\n{f}",
            "apart.txt": "一、总体要求\n{f}双减要落实，家长们要支持。\n二、保障措施\n{f}作业设计要跟上，老师要管。\n{f}",
        }
        for name, text in texts.items():
            (cls.home / name).write_text(text.format(f=filler), encoding="utf-8")
        return [cls.home / name for name in texts]

    def test_nearer_words_rank_higher(self):
        answer = self.search("双减 作业设计")
        names = [hit["document"]["path"].rsplit("/", 1)[1] for hit in answer["hits"]]
        self.assertEqual(["passage.txt", "section.txt", "apart.txt"], names)


class Algebra(SharedIndex):
    """Combining words is combining sets, on every text of the project."""

    def found(self, query):
        result = self.run_program("search", "--strict", "-n", "100000", "--format", "json", "--", query)
        self.assertIn(result.status, (0, NOTHING), str(result))
        self.assertEqual(result.status == NOTHING, result.json["total"] == 0)
        return set(ids_of(result.json))

    def test_sets(self):
        words = ("双减", "集团化办学", "作业", "安全", "2022年", "AI")
        sets = {word: self.found(word) for word in words}
        for word in words:
            self.assertTrue(sets[word], word)
        every = self.found("一 OR -一")
        for a, b in itertools.combinations(words, 2):
            with self.subTest(f"{a}, {b}"):
                self.assertEqual(sets[a] & sets[b], self.found(f"{a} {b}"))
                self.assertEqual(sets[a] | sets[b], self.found(f"{a} OR {b}"))
                self.assertEqual(sets[a] - sets[b], self.found(f"{a} -{b}"))
                self.assertEqual(every - sets[a] - sets[b], self.found(f"-{a} -{b}"))
                self.assertEqual(every - (sets[a] & sets[b]), self.found(f"-({a} {b})"))
                self.assertEqual(every - (sets[a] | sets[b]), self.found(f"-({a} OR {b})"))
                sentence, paragraph = self.found(f"句({a} {b})"), self.found(f"段({a} {b})")
                self.assertLessEqual(sentence, paragraph)
                self.assertLessEqual(paragraph, sets[a] & sets[b])
        for a, b, c in itertools.combinations(words, 3):
            with self.subTest(f"{a}, {b}, {c}"):
                self.assertEqual((sets[a] | sets[b]) & sets[c], self.found(f"({a} OR {b}) {c}"))
                self.assertEqual((sets[a] & sets[b]) | sets[c], self.found(f"{a} {b} OR {c}"))
                self.assertEqual(sets[a] - (sets[b] | sets[c]), self.found(f"{a} -({b} OR {c})"))

    def test_words_in_different_paragraphs_are_in_one_document(self):
        apart = {
            "news-linhu-education-2023.txt",
            "yaodian-wangxi-2025.txt",
            "zhihui-xiaoyuan-zhinan-2023.md",
            "laodong-tijiao-wuyu-2022.md",
            "xinli-jiankang-tongzhi-2023.txt",
            "青澜省双减实施意见2021.txt",
        }
        self.assertLessEqual(apart, files_of(self.search("双减 集团化办学")))
        together = files_of(self.search("段(双减 集团化办学)"))
        self.assertEqual(set(), apart & together)
        self.assertIn("jianghua-linhu-juzhang-2022.txt", together)
        self.assertIn("trad-biyu-shuangjian-2022.txt", together)

    def test_other_sense_in_the_same_letters_is_still_found(self):
        self.assertIn("news-yanchuan-yibao-2021.txt", files_of(self.search("双减")))
        self.assertIn("青澜省生态环境保护工作要点2024.txt", files_of(self.search("双减")))

    def test_pages_make_up_the_whole(self):
        question = "孩子在校外培训机构交的钱怎么才能退回来"
        for words in (
            ["课后服务"],
            ["--passages", "作业 OR 安全"],
            ["--sort", "date", "学校"],
            ["--sort", "date", "--passages", "学校"],
            [question],
        ):
            with self.subTest(words):
                command = ["search", "--format", "json", *words]
                whole = self.expect(0, *command, "-n", "60").json
                self.assertGreater(len(whole["hits"]), 5)
                for size in (1, 7):
                    pages = []
                    for offset in range(0, len(whole["hits"]), size):
                        page = self.expect(0, *command, "-n", str(size), "--offset", str(offset)).json
                        self.assertEqual(whole["total"], page["total"])
                        self.assertEqual(whole["exact"], page["exact"])
                        pages += page["hits"]
                    self.assertEqual(whole["hits"], pages[: len(whole["hits"])])

    def test_an_empty_scope_beside_words_that_overlap_is_nothing(self):
        for empty in ("句()", "段(，)", "sentence()", '句("")', "段("):
            with self.subTest(empty=empty):
                answer = self.search("双减", "双减工作", empty)
                self.assertEqual(self.search("双减", "双减工作")["total"], answer["total"])

    def test_a_page_beyond_the_end_is_empty(self):
        answer = self.expect(0, "search", "--format", "json", "--offset", "5000", "双减").json
        self.assertEqual([], answer["hits"])
        self.assertGreater(answer["total"], 0)

    def test_newest_first_and_undated_last(self):
        documents = [hit["document"] for hit in self.search("--sort", "date", "学校")["hits"]]
        dates = [item["date"] or (str(item["year"]) if item["year"] else None) for item in documents]
        dated = [date for date in dates if date is not None]
        self.assertGreater(len(dated), 5)
        self.assertEqual(dated + [None] * (len(dates) - len(dated)), dates)
        padded = [(date + "-00-00")[:10] for date in dated]
        self.assertEqual(sorted(padded, reverse=True), padded)
        self.assertIn(None, dates)
        self.assertTrue(any(item["year"] and not item["date"] for item in documents))

    def test_same_question_same_answer(self):
        for words in (["双减 作业"], ["--passages", "学校"], ["孩子在校外培训机构交的钱怎么才能退回来"]):
            first, second = self.search(*words), self.search(*words)
            first.pop("took_ms"), second.pop("took_ms")
            self.assertEqual(first, second)


if __name__ == "__main__":
    main()
