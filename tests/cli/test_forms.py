"""Files in other forms than text: web pages, DOCX, OFD.

SPDX-License-Identifier: GPL-2.0-or-later
"""

import io
import os
import subprocess
import zipfile

from harness import ERROR, FOUND, NOTHING, PARTIAL, Case, main

FORGE = os.environ.get("ZHENGCE_FORGE", "")

PAGE = """<!DOCTYPE html>
<html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}">
<title>临湖市人民政府网</title>
<script>var text = "溺水";</script><style>p {{ color: red }}</style></head>
<body>
<div class="nav"><a href="/">首页</a> &gt; <a href="/zwgk">政务公开</a></div>
<table><tr><td><b>发文机关：</b></td><td>临湖市教育局</td><td><b>发文字号：</b></td><td>临教发〔2023〕7号</td></tr></table>
<h1>临湖市教育局关于做好<br>“双减”工作的通知</h1>
<p align="center">临教发〔2023〕7号</p>
<p>各县区教育局：</p>
<p>　　一、严控作业总量。落实“双<b>减</b>”工作，&nbsp;书面
作业不超过60分钟。</p><p>　　二、提升课后服务&mdash;&mdash;做到应开尽开。<!-- 防汛 --></p>
<div style="display:none">隐藏的文字</div>
<p style="text-align:right">临湖市教育局</p><p style="text-align:right">2023年5月18日</p>
</body></html>
"""

DOCUMENT = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
<w:p><w:r><w:t>临湖市教育局关于做好</w:t></w:r><w:r><w:t>“双减”工作的通知</w:t></w:r></w:p>
<w:p><w:r><w:t>各县区教育局：</w:t></w:r></w:p>
<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>严控作业总量。落实“双</w:t></w:r><w:r><w:t xml:space="preserve">减”工作。</w:t></w:r></w:p>
<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>提升课后服务。</w:t></w:r><w:del><w:r><w:delText>防汛</w:delText></w:r></w:del></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>任务</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>责任单位</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<w:p><w:r><w:t>临湖市教育局</w:t></w:r></w:p><w:p><w:r><w:t>2023年5月18日</w:t></w:r></w:p>
</w:body></w:document>
"""

NUMBERING = """<?xml version="1.0" encoding="UTF-8"?>
<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>
"""

OFD_MAIN = """<?xml version="1.0" encoding="UTF-8"?>
<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016" Version="1.0"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"""

OFD_DOCUMENT = """<?xml version="1.0" encoding="UTF-8"?>
<ofd:Document xmlns:ofd="http://www.ofdspec.org/2016"><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData>
<ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages></ofd:Document>"""


def ofd_page(lines):
    objects = "".join(
        f'<ofd:TextObject ID="{i + 10}" Boundary="{x} {y} 150 6" Font="1" Size="5"><ofd:TextCode X="0" Y="5">{text}</ofd:TextCode></ofd:TextObject>'
        for i, (x, y, text) in enumerate(lines)
    )
    return f'<?xml version="1.0" encoding="UTF-8"?><ofd:Page xmlns:ofd="http://www.ofdspec.org/2016"><ofd:Content><ofd:Layer ID="2">{objects}</ofd:Layer></ofd:Content></ofd:Page>'


def archive(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, text in files.items():
            pack.writestr(name, text)
    return out.getvalue()


def docx():
    return archive({"[Content_Types].xml": "<Types/>", "word/document.xml": DOCUMENT, "word/numbering.xml": NUMBERING})


def ofd():
    lines = [(60, 40, "临湖市教育局"), (50, 50, "关于做好“双减”工作的通知"), (30, 70, "各县区教育局：")]
    lines += [(40, 80, "一、严控作业总量。落实“双减”工作。"), (40, 90, "二、提升课后服务。"), (120, 110, "临湖市教育局"), (120, 120, "2023年5月18日")]
    return archive({"OFD.xml": OFD_MAIN, "Doc_0/Document.xml": OFD_DOCUMENT, "Doc_0/Pages/Page_0/Content.xml": ofd_page(lines)})


class Forms(Case):
    def only_document(self, *query):
        answer = self.search("--strict", *query)
        self.assertEqual((True, 1), (answer["exact"], answer["total"]))
        return answer["hits"][0]

    def assert_offsets(self, hit):
        """Offsets, lines and marks are those of the text that show prints."""
        text = self.expect(FOUND, "show", "--text", hit["document"]["id"]).text
        data = text.encode()
        for passage in [hit, *hit.get("passages", [])]:
            self.assertEqual(passage["text"], data[passage["start_byte"] : passage["end_byte"]].decode())
            self.assertEqual(passage["text"], text[passage["start_char"] : passage["end_char"]])
            self.assertEqual(passage["line"], text[: passage["start_char"]].count("\n") + 1)
        return text

    def check_document(self, name, read_as):
        """What all forms of the same notice have in common."""
        hit = self.only_document("落实双减工作")
        document = hit["document"]
        self.assertEqual(read_as, document["read_as"])
        self.assertEqual("临湖市教育局关于做好“双减”工作的通知", document["title"])
        self.assertEqual("临湖市教育局", document["issuer"])
        self.assertEqual("2023-05-18", document["date"])
        self.assertEqual(name, os.path.basename(document["path"]))
        self.only_document("严控作业总量")
        self.only_document("一、严控作业总量")
        self.only_document("提升课后服务")
        self.search("--strict", "防汛", status=NOTHING)
        return self.assert_offsets(hit)

    def test_web_pages(self):
        for charset, codec in (("utf-8", "utf-8"), ("gb2312", "gbk"), ("gb2312", "utf-8"), ("utf-8", "gb18030"), ("utf-8", "utf-8-sig"), ("gbk", "utf-16")):
            with self.subTest(charset=charset, codec=codec):
                self.write("a/page.html", PAGE.format(charset=charset).encode(codec))
                self.index(self.dir / "a")
                encoding = {"gbk": " GB18030", "gb18030": " GB18030", "utf-16": " UTF-16"}.get(codec, "")
                text = self.check_document("page.html", "HTML" + encoding)
                self.assertEqual("临教发〔2023〕7号", self.only_document("课后服务")["document"]["number"])
                self.search("--strict", "溺水", status=NOTHING)
                self.search("--strict", "隐藏的文字", status=NOTHING)
                self.assertNotIn("<", text)
                self.assertNotIn("color", text)
                self.assertIn("\n　　一、严控作业总量。落实“双减”工作，\u00a0书面作业不超过60分钟。\n", text)
                self.only_document("书面作业")

    def test_the_title_that_a_head_states(self):
        """Menus before the text do not hide it, and a site's name is no part of it."""
        menu = "".join(f"<li><a href='/{i}'>栏目{i}</a></li>" for i in range(80))
        body = f"<body><ul>{menu}</ul><div>临湖市人民政府</div><h1>我市全面推进<br>集团化办学</h1><p>近日，双减工作取得进展。</p></body>"
        for head in ("<title>我市全面推进集团化办学_临湖市人民政府</title>", "<title>临湖市人民政府</title><meta name='ArticleTitle' content='我市全面推进集团化办学'>"):
            self.write("a/t20230518_77.html", f"<html><head><meta charset=utf-8>{head}</head>{body}")
            self.index(self.dir / "a")
            document = self.only_document("双减工作取得进展")["document"]
            self.assertEqual(("我市全面推进集团化办学", False), (document["title"], document["title_derived"]))
        self.write("a/t20230518_77.html", "<title>临湖市教育局关于防汛的通知-通知公告-临湖市人民政府</title><p>双减工作取得进展。")
        self.index(self.dir / "a")
        document = self.only_document("双减工作取得进展")["document"]
        self.assertEqual(("临湖市教育局关于防汛的通知", True), (document["title"], document["title_derived"]))

    def test_docx(self):
        self.write("a/notice.docx", docx())
        self.index(self.dir / "a")
        text = self.check_document("notice.docx", "DOCX")
        self.assertIn("\n一、严控作业总量。落实“双减”工作。\n二、提升课后服务。\n", text)
        self.search("--strict", "任务责任单位", status=NOTHING) if "任务\t责任单位" not in text else None

    def test_ofd(self):
        self.write("a/notice.ofd", ofd())
        self.index(self.dir / "a")
        self.check_document("notice.ofd", "OFD")

    def test_forms_by_content(self):
        """An office document by another ending that is read."""
        self.write("a/notice.docx", ofd())
        self.write("a/other.txt", docx())
        self.index(self.dir / "a")
        answer = self.search("--strict", "落实双减工作")
        self.assertEqual({"OFD", "DOCX"}, {hit["document"]["read_as"] for hit in answer["hits"]})

    def test_an_unchanged_file_is_not_read_again(self):
        self.write("a/notice.docx", docx())
        self.assertEqual(1, self.index(self.dir / "a")["added"])
        self.assertEqual(1, self.index(self.dir / "a")["unchanged"])
        os.utime(self.dir / "a/notice.docx", (1, 1))
        self.assertEqual(1, self.index(self.dir / "a")["unchanged"])
        self.write("a/notice.docx", ofd())
        self.assertEqual(1, self.index(self.dir / "a")["updated"])

    def test_a_sidecar_states_what_a_page_does_not(self):
        self.write("a/page.html", PAGE.format(charset="utf-8"))
        self.write("a/page.meta.json", '{"issuer":"临湖市人民政府","date":"2023-06-01"}')
        self.index(self.dir / "a")
        document = self.only_document("落实双减工作")["document"]
        self.assertEqual(("临湖市人民政府", "2023-06-01"), (document["issuer"], document["date"]))

    def test_damaged_files(self):
        """Each is named with its reason, and keeps nothing else out."""
        whole = docx()
        cases = {
            "cut.docx": (whole[: len(whole) // 2], "ZIP archive"),
            "other.docx": (archive({"a.txt": "双减"}), "DOCX or OFD"),
            "broken.docx": (archive({"word/document.xml": DOCUMENT[:-60]}), "XML is damaged"),
            "entities.docx": (archive({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "双减">]>' + DOCUMENT.split("?>", 1)[1]}), "document type"),
            "empty.ofd": (archive({"OFD.xml": OFD_MAIN}), "Doc_0/Document.xml"),
            "old.docx": (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "save it as .docx"),
            "zip.html": (bytes(range(256)) * 40, "not text"),
        }
        for name, (content, _) in cases.items():
            self.write(f"a/{name}", content)
        self.write("a/good.txt", "双减工作。\n")
        summary = self.index(self.dir / "a", status=PARTIAL)
        reasons = {os.path.basename(failure["path"]): failure for failure in summary["failures"]}
        self.assertEqual(set(cases), set(reasons))
        for name, (_, reason) in cases.items():
            self.assertIn(reason, reasons[name]["reason"])
            self.assertRegex(reasons[name]["reason_zh"], "[\u4e00-\u9fff]")
        self.assertEqual(1, self.search("双减工作")["total"])

    def test_a_scan(self):
        """What is only pictures is found by its name alone, and told."""
        self.write("a/扫描件通知.docx", archive({"word/document.xml": DOCUMENT.split("<w:body>")[0] + "<w:body><w:p/></w:body></w:document>"}))
        result = self.expect(FOUND, "index", "--format", "json", self.dir / "a")
        (suspect,) = result.json["suspects"]
        self.assertIn("may be a scan", suspect["reason"])

    def test_a_bomb(self):
        """A part that unpacks to more than the limit is not unpacked beyond it."""
        text = DOCUMENT.replace("各县区教育局：", "各县区教育局：" + " " * (20 << 20))
        self.write("a/bomb.docx", archive({"word/document.xml": text}))
        summary = self.index("--max-file-size", "1M", self.dir / "a", status=PARTIAL)
        self.assertIn("limit", summary["failures"][0]["reason"])

    def test_a_form_that_is_read_otherwise_now(self):
        """The text must be the one that was indexed: offsets are into that."""
        if not FORGE:
            self.skipTest("ZHENGCE_FORGE does not name the program that makes such indexes")
        self.write("a/page.html", PAGE.format(charset="utf-8"))
        self.index(self.dir / "a")
        identity = self.only_document("落实双减工作")["document"]["id"]
        self.expect(FOUND, "show", "--text", identity)
        subprocess.run([FORGE, "extract", self.db, "1"], check=True)
        result = self.expect(ERROR, "show", "--text", identity)
        self.assertEqual(b"", result.out)
        self.assertIn("another text", result.err)
        self.assertIn("--rebuild", result.err)
        self.only_document("落实双减工作")

    def test_a_page_that_is_gone(self):
        path = self.write("a/page.html", PAGE.format(charset="utf-8"))
        self.index(self.dir / "a")
        identity = self.only_document("落实双减工作")["document"]["id"]
        path.unlink()
        self.assertIn("page.html", self.expect(ERROR, "show", "--text", identity).err)


if __name__ == "__main__":
    main()
