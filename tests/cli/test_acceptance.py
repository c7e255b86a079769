# What must be found, and what must not: the promise in a table.
#
# SPDX-License-Identifier: GPL-2.0-or-later


import reference
from harness import CORPUS, ERROR, NOTHING, SHARED, SharedIndex, files_of, literal, main, need_shared, spans_of

# Files whose paragraphs run over several lines.
WRAPPED = {"xinli-jiankang-tongzhi-2023.txt"}


def scan(directory, query):
    """Where a careful grep finds a run, file by file."""
    found = {}
    for path in sorted(directory.glob("*.txt")):
        data = path.read_bytes()
        paragraphs = reference.blocks(data) if path.name in WRAPPED else reference.lines(data)
        spans = reference.occurrences(query, paragraphs)
        if spans:
            found[path.name] = set(spans)
    return found


class Table(SharedIndex):
    # Nothing is left out: what is found is what stands in the file, wherever.
    index_options = ["--raw"]

    def assert_marks(self, answer, query):
        """Every match is what was asked for, and on the text's own characters."""
        for hit in answer["hits"]:
            self.assertTrue(hit["marks"], hit["id"])
            for start, end in hit["marks"]:
                marked = hit["text"][start:end]
                self.assertEqual(reference.key(query), reference.key(marked), hit["id"])

    def assert_grep(self, directory, query):
        """The program finds a run just where the scan does, to the byte."""
        expected = scan(directory, query)
        answer = self.passages("--no-expand", query, status=0 if expected else NOTHING)
        self.assertTrue(answer["exact"])
        self.assertEqual(expected, spans_of(answer))
        self.assertEqual(answer["total"], len(answer["hits"]))
        self.assert_marks(answer, query)
        by_document = self.search("--no-expand", query, status=0 if expected else NOTHING)
        self.assertEqual(set(expected), files_of(by_document))
        if expected:
            self.assert_literal_first(answer, query)

    def assert_literal_first(self, answer, query):
        """What is found by other words changes nothing of what matches, and stands behind it."""
        wider = self.passages(query)
        literal = [hit["id"] for hit in answer["hits"]]
        self.assertEqual(literal, [hit["id"] for hit in wider["hits"][: len(literal)]])
        self.assertEqual(answer["total"], wider["total"])
        for hit in wider["hits"][len(literal) :]:
            self.assertTrue("via" in hit or "partial" in hit, hit["id"])


@need_shared("seeds")
class Seeds(Table):
    NAMES = {
        "000": "000_ccde2ef2ecf521f4.txt",
        "001": "001_9b437aeb17ed083d.txt",
        "002": "002_3165b1e1fe2a6d7c.txt",
        "003": "003_e30f107987b653df.txt",
        "004": "004_35d69f5622914f70.txt",
    }

    @classmethod
    def make_sources(cls):
        return [SHARED / "seeds"]

    def assert_found(self, numbers, *words, exact=True):
        answer = self.search(*words, status=0 if numbers else NOTHING)
        self.assertEqual({self.NAMES[number] for number in numbers.split()}, files_of(answer), words)
        self.assertEqual(exact, answer["exact"])
        return answer

    def test_which_files_hold_a_run(self):
        table = {
            "双减": "000 001 002 004",
            "双减工作": "002 004",
            "十四五规划": "002",
            "双师型教师": "002 004",
            "五育并举": "000 002 004",
            "溺": "000 001 002",
            "减": "000 001 002 003 004",
        }
        for query, numbers in table.items():
            with self.subTest(query):
                self.assert_found(numbers, query)

    def test_every_occurrence_and_no_other(self):
        for query in (
            "双减",
            "双减工作",
            "十四五规划",
            "双师型教师",
            "五育并举",
            "放管服改革",
            "学宪法讲宪法",
            "集团化办学",
            "2024年",
            "2023年",
            "溺",
            "减",
            "一",
        ):
            with self.subTest(query):
                self.assert_grep(SHARED / "seeds", query)

    def test_spellings_of_one_query(self):
        plain = self.passages("双减")
        for spelling in ("雙減", '"双减"', "“双减”", "「雙減」", "双 减", "《双减》", "“雙减"):
            with self.subTest(spelling):
                answer = self.passages(spelling)
                if spelling != "双 减":
                    self.assertEqual(spans_of(plain), spans_of(answer))
                    self.assert_marks(answer, "双减")

    def test_full_width_digits(self):
        self.assertEqual(spans_of(self.passages("2024年")), spans_of(self.passages("２０２４年")))

    def test_document_number_in_every_bracket(self):
        for left, right in ("[]", "（）", "()", "【】", "〔〕", "［］"):
            with self.subTest(left):
                answer = self.assert_found("004", f"抚政办发{left}2022{right}18号")
                self.assertEqual("抚政办发〔2022〕18号", answer["hits"][0]["document"]["number"])

    def test_document_number_only_as_itself(self):
        for number in (
            "抚政办发〔2022〕1号",
            "抚政办发〔2022〕118号",
            "抚政办发〔2022〕8号",
            "抚政办发〔2021〕18号",
            "政办发〔2022〕19号",
            "19号",
        ):
            with self.subTest(number):
                self.assert_found("", number)

    def test_order_of_characters_counts(self):
        for query in ("办学集团化", "减双"):
            with self.subTest(query):
                strict = self.search("--strict", query, status=NOTHING)
                self.assertEqual((0, []), (strict["total"], strict["hits"]))
                result = self.run_program("search", "--format", "json", query)
                self.assertIn(result.status, (0, NOTHING))
                answer = result.json
                self.assertTrue(answer["total"] == 0 or not answer["exact"], result)
                self.assertEqual(result.status == NOTHING, answer["total"] == 0)

    def test_field_by_either_colon_and_name(self):
        chinese = self.search("标题：工作要点")
        english = self.search("title:工作要点")
        self.assertEqual(files_of(chinese), {self.NAMES["002"]})
        self.assertEqual(chinese["hits"], english["hits"])
        self.assertEqual(chinese["query"]["parsed"], english["query"]["parsed"])

    def test_unknown_field_suggests_the_nearest(self):
        result = self.expect(ERROR, "search", "标替:双减")
        self.assertEqual(b"", result.out)
        self.assertIn("标题", result.err)

    def test_unbalanced_quote_is_closed_with_a_note(self):
        answer = self.passages("“双减")
        self.assertEqual(spans_of(self.passages("双减")), spans_of(answer))
        self.assertEqual(1, len(answer["query"]["notes"]))
        shell = self.passages("`“双减`")
        self.assertEqual(spans_of(answer), spans_of(shell))
        self.assertEqual(1, len(shell["query"]["notes"]))
        result = self.expect(0, "search", "“双减")
        self.assertIn("note: ", result.err)
        for command in ("count", "facets", "kwic"):
            with self.subTest(command):
                told = self.expect(0, command, "--format", "json", "“双减").json["notes"]
                self.assertEqual(answer["query"]["notes"], told)
                self.assertEqual([], self.expect(0, command, "--format", "json", "双减").json["notes"])


@need_shared("seeds")
class SeedsAsIndexed(Seeds):
    """The same without clutter and lists of contents, which hold some of the characters."""

    index_options = []

    def assert_grep(self, directory, query):
        expected = self.search("--strict", query)
        self.assertTrue(expected["exact"])
        self.assertEqual(files_of(expected), set(scan(directory, query)))


class Corpus(Table):
    """The same on the project's own texts, which are always there."""

    def test_every_occurrence_and_no_other(self):
        # Articles in Markdown and the lines of the collection are left to other
        # tests; here they are taken out of the answer.
        for query in (
            "双减",
            "雙減",
            "双减工作",
            "双减政策",
            "五育并举",
            "双师型教师",
            "放管服改革",
            "集团化办学",
            "学宪法讲宪法",
            "课后服务",
            "教育评价改革",
            "溺",
            "减",
            "2022年",
            "二〇二二年",
            "5G",
            "ai",
        ):
            with self.subTest(query):
                expected = scan(CORPUS, query)
                self.assertTrue(expected, "the table names what the corpus has")
                answer = literal(self.passages(query))
                found = {
                    name: spans
                    for name, spans in spans_of(answer).items()
                    if name.endswith(".txt") and name != "鹿汊县乡村振兴意见2019.txt"
                }
                expected.pop("鹿汊县乡村振兴意见2019.txt", None)
                self.assertEqual(expected, found)
                self.assertTrue(answer["exact"])

    def test_words_broken_over_a_line_end(self):
        for query, name in (
            ("校外培训", "xinli-jiankang-tongzhi-2023.txt"),
            ("随迁子女", "xinli-jiankang-tongzhi-2023.txt"),
            ("集团化办学", "鹿汊县乡村振兴意见2019.txt"),
            ("产教融合", "鹿汊县乡村振兴意见2019.txt"),
        ):
            with self.subTest(query):
                data = (CORPUS / name).read_bytes()
                broken = [span for span in spans_of(self.passages(query))[name] if b"\n" in data[slice(*span)]]
                self.assertTrue(broken)
                for start, end in broken:
                    joined = data[start:end].decode().replace("\n", "")
                    self.assertEqual(query, joined)

    def test_a_line_end_is_a_border_where_lines_are_paragraphs(self):
        first = self.write("two.txt", "第一段说的是集团化\n办学是第二段的开头\n" * 3)
        self.db = self.dir / "own"
        self.index(first)
        self.search("--strict", "集团化办学", status=NOTHING)
        self.assertEqual(3, self.passages("集团化")["total"])

    def test_document_numbers(self):
        for number, name in (
            ("临政办发[2022]31号", "notice-linhu-group-schools-2022.txt"),
            ("青政办发（2021）47号", "青澜省双减实施意见2021.txt"),
        ):
            with self.subTest(number):
                answer = self.search(number)
                self.assertIn(name, files_of(answer))
                for hit in answer["hits"]:
                    for match in hit["passages"]:
                        for start, end in match["marks"]:
                            marked = match["text"][start:end]
                            self.assertEqual(reference.key(number), reference.key(marked))
        for number in ("临政办发〔2022〕3号", "临政办发〔2022〕311号", "临政办发〔2021〕31号", "997号"):
            with self.subTest(number):
                self.search(number, status=NOTHING)

    def test_words_beside_a_document_number(self):
        """A number is looked for as itself, whatever a sentence says beside it."""
        names = {"notice-linhu-group-schools-2022.txt", "notice-beiping-group-schools-2022.txt"}
        for query, exact in (
            ("临政办发〔2022〕31号通知", True),
            ("根据临政办发〔2022〕31号文件精神", False),
            ("临政办发〔2022〕31号 无人驾驶舱", False),
        ):
            with self.subTest(query):
                answer = self.search(query)
                self.assertEqual(exact, answer["exact"])
                self.assertEqual(names, files_of(answer))
        self.search("根据临政办发〔2022〕32号文件精神", status=NOTHING)
        self.search('"临政办发〔2022〕31号" 无人驾驶舱', "--strict", status=NOTHING)

    def test_traditional_and_simplified(self):
        either = spans_of(self.passages("雙減"))
        self.assertEqual(spans_of(self.passages("双减")), either)
        self.assertIn("trad-biyu-shuangjian-2022.txt", either)
        literal = spans_of(self.passages("--literal", "雙減"))
        self.assertTrue(set(literal) < set(either))
        self.assertIn("trad-biyu-shuangjian-2022.txt", literal)
        for spans in literal.values():
            self.assertTrue(spans)
        simplified = spans_of(self.passages("--literal", "双减"))
        self.assertNotIn("trad-biyu-shuangjian-2022.txt", simplified)
        for name in either:
            self.assertEqual(either[name], literal.get(name, set()) | simplified.get(name, set()))


if __name__ == "__main__":
    main()
