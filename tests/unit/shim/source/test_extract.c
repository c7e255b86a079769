/* A file's text, whatever form the file has.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "source/extract.h"

static zc_status extract(const char *path, const char *bytes, size_t len, zci_buffer *out,
                         zci_extraction *extraction, zc_error *error)
{
    zci_buffer_reset(out);
    zci_buffer_append(out, bytes, len);
    return zci_extract_text(path, 1 << 20, out, extraction, error);
}

static void gives(const char *path, const char *bytes, const char *wanted, const char *read_as,
                  size_t bad)
{
    zci_buffer out = {0};
    zci_extraction extraction;
    assert_status(extract(path, bytes, strlen(bytes), &out, &extraction, NULL), ZC_OK);
    assert_string_equal(extraction.read_as, read_as);
    assert_int_equal(extraction.bad, bad);
    assert_int_equal(out.len, strlen(wanted));
    if (out.len > 0)
        assert_memory_equal(out.data, wanted, out.len);
    zci_buffer_free(&out);
}

static void fails(const char *path, const char *bytes, size_t len, const char *because)
{
    zci_buffer out = {0};
    zci_extraction extraction;
    zc_error error;
    assert_status(extract(path, bytes, len, &out, &extraction, &error), ZC_BAD_SOURCE);
    assert_int_equal(strncmp(error.message, path, strlen(path)), 0);
    assert_int_equal(strncmp(error.message_zh, path, strlen(path)), 0);
    assert_non_null(strstr(error.message, because));
    zci_buffer_free(&out);
}

static void leaves_text_as_it_is(void **state)
{
    (void)state;
    gives("a.txt", "双减", "双减", "", 0);
    gives("a.txt", "双\xFF减", "双\xFF减", "", 0);
    gives("a.txt", "\xEF\xBB\xBF双减", "\xEF\xBB\xBF双减", "", 0);
    gives("a.txt", "<p>双减</p>", "<p>双减</p>", "", 0);
    gives("a.txt", "caf\xE9 cr\xE8me", "caf\xE9 cr\xE8me", "", 0);
    gives("a.txt", "", "", "", 0);
}

static void converts_encodings(void **state)
{
    (void)state;
    gives("a.txt", "\xCB\xAB\xBC\xF5", "双减", "GB18030", 0);
    gives("a.md", "\xFE\xFF\x53\xCC\x51\xCF", "双减", "UTF-16", 0);
}

static void reads_pages(void **state)
{
    (void)state;
    gives("a.html", "<p>双<b>减</b>", "双减\n", "HTML", 0);
    gives("dir.d/A.HTM", "\xEF\xBB\xBF<p>双减", "双减\n", "HTML", 0);
    gives("a.html", "<meta charset=gbk><p>\xCB\xAB\xBC\xF5", "双减\n", "HTML GB18030", 0);
    gives("a.html", "<meta charset=gbk><p>双减工作", "双减工作\n", "HTML", 0);
    gives("a.html", "<meta charset=big5><p>\xCB\xAB\xBC\xF5\xB9\xA4\xD7\xF7", "双减工作\n",
          "HTML GB18030", 0);
    gives("a.html", "<p>双减工作\xFF。", "双减工作\xEF\xBF\xBD。\n", "HTML", 1);
    gives("a.html", "", "", "HTML", 0);
    const char *filled = "<title>题</title><div id=a></div><SCRIPT>var a = '文'</SCRIPT>";
    fails("a.html", filled, strlen(filled), "scripts");
    gives("a.html", "<title>题</title><p>&nbsp;</p>", "", "HTML", 0);
    gives("a.html", "<script>var a = 1</script><p>双减", "双减\n", "HTML", 0);
    zci_buffer nul = {0};
    zci_extraction extraction;
    assert_status(extract("a.html", "<p>双\0减工作\0", 17, &nul, &extraction, NULL), ZC_OK);
    assert_int_equal(extraction.bad, 2);
    assert_int_equal(nul.len, strlen("双\xEF\xBF\xBD减工作\xEF\xBF\xBD\n"));
    zci_buffer_free(&nul);
    fails("a.html", "\x89PNG\r\n\x1A\n\0\0\0\xFF\xFE\xFD", 15, "not text");
}

static void reads_pages_that_are_called_documents(void **state)
{
    (void)state;
    gives("a.docx", "\r\n <html><body><p>双减</p>", "双减\n", "HTML", 0);
    gives("a.docx", "双减 <p>", "双减 <p>", "", 0);
    gives("a.txt", "<p>双减", "<p>双减", "", 0);
}

static void names_what_it_does_not_read(void **state)
{
    (void)state;
    fails("a.txt", "%PDF-1.4", 8, "pdftotext");
    fails("a.doc", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 ", 9, ".docx");
    fails("a.docx", "PK\3\4 and so on", 14, "ZIP");
    fails("a.docx", "{\\rtf1\\ansi", 11, ".docx");
    static const char mail[] = "From: <Saved by a browser>\nMIME-Version: 1.0\n"
                               "Content-Type: multipart/related; boundary=x\n\n--x\n";
    fails("a.htm", mail, sizeof mail - 1, "MHT");
}

static void knows_names(void **state)
{
    (void)state;
    static const char *const known[] = {"a.html", "b/a.HTM", "a.b.docx", "公文.ofd", "a.shtml"};
    char endings[] = ZCI_EXTRACT_ENDINGS, name[20], *rest = NULL;
    for (char *one = strtok_r(endings, " ", &rest); one; one = strtok_r(NULL, " ", &rest)) {
        snprintf(name, sizeof name, "a%s", one);
        assert_true(zci_extract_has_ending(name));
    }
    static const char *const others[] = {"a.txt",   ".html",    "d/.ofd", "html",
                                         "a.htmlx", "a.html/b", "a.doc",  ""};
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        assert_true(zci_extract_has_ending(known[i]));
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        assert_false(zci_extract_has_ending(others[i]));
}

static void tells_texts_apart(void **state)
{
    (void)state;
    zci_buffer a = {.data = (char[]){"ab"}, .len = 2}, b = {.data = (char[]){"ac"}, .len = 2};
    zci_buffer empty = {0};
    assert_true(zci_extract_hash(&a) != zci_extract_hash(&b));
    assert_true(zci_extract_hash(&empty) != 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(leaves_text_as_it_is),
        cmocka_unit_test(converts_encodings),
        cmocka_unit_test(reads_pages),
        cmocka_unit_test(reads_pages_that_are_called_documents),
        cmocka_unit_test(names_what_it_does_not_read),
        cmocka_unit_test(knows_names),
        cmocka_unit_test(tells_texts_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
