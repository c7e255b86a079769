/* HTML and XML as a stream of tags and text.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "base/buffer.h"
#include "base/fail.h"
#include "format/markup.h"

/* What came: "<a>", "</a>" and text as it is; `href` of each tag behind its name. */
typedef struct heard {
    zci_buffer told;
    size_t count, stop; /* at so many tags; 0: never */
    zc_error *error;
} heard;

static zc_status begin(void *context, const zci_markup_tag *tag)
{
    heard *h = context;
    zc_string href = zci_markup_attribute(tag, "href");
    zci_buffer_format(&h->told, "<%s", tag->name);
    if (href.data != NULL)
        zci_buffer_format(&h->told, " %.*s", (int)href.len, href.data);
    zci_buffer_byte(&h->told, '>');
    return ++h->count == h->stop ? zci_fail(h->error, ZC_CANCELLED, "stop", "停") : ZC_OK;
}

static zc_status end(void *context, const char *name)
{
    heard *h = context;
    zci_buffer_format(&h->told, "</%s>", name);
    return ZC_OK;
}

static zc_status take(void *context, const char *data, size_t len)
{
    heard *h = context;
    zci_buffer_append(&h->told, data, len);
    return ZC_OK;
}

typedef zc_status reader(zc_string source, const zci_markup_events *events, zc_error *error);

static void assert_read(reader *read, const char *source, const char *wanted)
{
    zc_error error;
    heard h = {.error = &error};
    assert_ok(read(text_of(source), &(zci_markup_events){begin, end, take, &h}, &error), error);
    zci_buffer_byte(&h.told, '\0');
    assert_string_equal(h.told.data, wanted);
    zci_buffer_free(&h.told);
}

static void html(const char *page, const char *wanted)
{
    assert_read(zci_markup_read_html, page, wanted);
}

static void xml(const char *document, const char *wanted)
{
    assert_read(zci_markup_read_xml, document, wanted);
}

static void assert_refused(reader *read, const char *source, zc_status wanted, const char *because)
{
    zc_error error;
    heard h = {.error = &error};
    assert_status(read(text_of(source), &(zci_markup_events){begin, end, take, &h}, &error),
                  wanted);
    if (strstr(error.message, because) == NULL)
        fail_msg("%s: not of %s", error.message, because);
    zci_buffer_free(&h.told);
}

/* ---- HTML ------------------------------------------------------------------ */

static void a_page_is_read_whatever_it_is(void **state)
{
    (void)state;
    html("", "");
    html("<p>甲<p>乙", "<html><body><p>甲</p><p>乙</p></body></html>");
    html("<B>甲</i>乙</B>", "<html><body><b>甲乙</b></body></html>");
    html("甲</p>乙", "<html><body><p>甲</p>乙</body></html>");
    html("<div>甲</p>乙</div>", "<html><body><div>甲<p></p>乙</div></body></html>");
    html("<div>甲</br>乙</div>", "<html><body><div>甲<br></br>乙</div></body></html>");
    html("<p>1 < 2 &amp; &#20108; &nbsp;&x;",
         "<html><body><p>1 < 2 & 二 \u00A0&x;</p></body></html>");
    html("<!-- 注 --><p>甲<!-- 乙 --></p>", "<html><body><p>甲</p></body></html>");
}

static void what_scripts_and_styles_hold_is_no_text(void **state)
{
    (void)state;
    html("<div><script>if (a < b) 甲</script>乙<style>丙</style></div>",
         "<html><body><div><script></script>乙<style></style></div></body></html>");
}

static void what_it_says_of_its_encoding_is_not_believed(void **state)
{
    (void)state;
    html("<meta charset=gbk><p>甲</p>",
         "<html><head><meta></meta></head><body><p>甲</p></body></html>");
}

static void attributes_are_resolved(void **state)
{
    (void)state;
    html("<a HREF='x?a=1&amp;b=&#20108;'>甲</a>", "<html><body><a x?a=1&b=二>甲</a></body></html>");
    html("<a href>甲</a>", "<html><body><a >甲</a></body></html>");
    html("<a hrefs=x>甲</a>", "<html><body><a>甲</a></body></html>");
    html("<a id=n href=x>甲</a>", "<html><body><a x>甲</a></body></html>");
}

/* What libxml2 takes for a name, up to the next sign, it keeps; and left out what it had no room to
 * keep, in texts and in addresses. */
static void what_follows_a_sign_without_a_name_is_all_read(void **state)
{
    zc_error error;
    zci_buffer page = {0}, wanted = {0};
    heard h = {.error = &error};
    (void)state;
    zci_buffer_text(&wanted, "<html><body>");
    for (int i = 0; i < 2000; i++) {
        zci_buffer_format(&page, "<p>临湖&环湖%d<a href='?a=1&b%d=2'></a></p>", i, i);
        zci_buffer_format(&wanted, "<p>临湖&环湖%d<a ?a=1&b%d=2></a></p>", i, i);
    }
    zci_buffer_text(&wanted, "</body></html>");
    assert_ok(zci_markup_read_html((zc_string){page.data, page.len},
                                   &(zci_markup_events){begin, end, take, &h}, &error),
              error);
    assert_int_equal(h.told.len, wanted.len);
    assert_memory_equal(h.told.data, wanted.data, wanted.len);
    zci_buffer_free(&h.told);
    zci_buffer_free(&page);
    zci_buffer_free(&wanted);
}

/* So many elements, one in the other, and a text in the innermost. */
static char *nested(const char *tag, size_t count, const char *text)
{
    zci_buffer out = {0};
    for (size_t i = 0; i < count; i++)
        zci_buffer_format(&out, "<%s>", tag);
    zci_buffer_text(&out, text);
    for (size_t i = 0; i < count; i++)
        zci_buffer_format(&out, "</%s>", tag);
    zci_buffer_byte(&out, '\0');
    assert_false(out.failed);
    return out.data;
}

static size_t count_of(const char *told, const char *tag)
{
    size_t count = 0;
    for (const char *at = told; (at = strstr(at, tag)) != NULL; at++)
        count++;
    return count;
}

static void deep_pages_are_flattened_and_too_deep_ones_refused(void **state)
{
    (void)state;
    static const size_t depths[] = {400, 700, 1100};
    for (size_t i = 0; i < 3; i++) {
        char *page = nested("div", depths[i], "甲");
        zc_error error;
        heard h = {.error = &error};
        zc_status status =
            zci_markup_read_html(text_of(page), &(zci_markup_events){begin, end, take, &h}, &error);
        zci_buffer_byte(&h.told, '\0');
        assert_status(status, i < 2 ? ZC_OK : ZC_BAD_SOURCE);
        /* <html> and <body> are around them. */
        size_t shown =
            depths[i] + 2 > ZCI_MARKUP_HTML_DEPTH ? ZCI_MARKUP_HTML_DEPTH - 2 : depths[i];
        assert_int_equal(count_of(h.told.data, "<div>"), shown);
        assert_int_equal(count_of(h.told.data, "</div>"), i < 2 ? shown : 0);
        assert_int_equal(count_of(h.told.data, "甲"), i < 2);
        zci_buffer_free(&h.told);
        free(page);
    }
}

/* libxml2 moves what it has yet to read to the front of its memory: faults far from each other
 * then have one address, and the second was once taken for a tag that stood still. */
static void signs_without_names_are_read_wherever_they_stand(void **state)
{
    enum { LEN = 1200, FIRST = 300 };
    char page[LEN + 1];
    (void)state;
    for (size_t second = FIRST + 1; second < LEN - 1; second++) {
        zc_error error;
        heard h = {.error = &error};
        for (size_t i = 0; i < LEN; i += 3)
            memcpy(page + i, i % 30 == 0 ? "<b>" : "xyz", 3);
        memcpy(page + FIRST, "& ", 2);
        memcpy(page + second, "& ", 2);
        assert_ok(zci_markup_read_html((zc_string){page, LEN},
                                       &(zci_markup_events){begin, end, take, &h}, &error),
                  error);
        zci_buffer_free(&h.told);
    }
}

/* ---- XML ------------------------------------------------------------------- */

static void a_document_is_read_without_prefixes(void **state)
{
    (void)state;
    xml("<a/>", "<a></a>");
    xml("<x:a xmlns:x='u' x:href='1'>甲<x:b>&lt;&#20108;</x:b><![CDATA[<丙>]]></x:a>",
        "<a 1>甲<b><二</b><丙></a>");
    xml("<?xml version='1.0' encoding='UTF-8'?>\n<a>甲</a>", "<a>甲</a>");
    xml("<a href='&#38;&amp;b'/>", "<a &#38;&#38;b></a>");
    xml("<a id='n' href='x'/>", "<a x></a>");
}

static void what_is_not_well_formed_is_refused(void **state)
{
    static const char *const documents[] = {"", "甲", "<a>", "<a></b>", "<a/><b/>", "<a>&x;</a>"};
    (void)state;
    for (size_t i = 0; i < sizeof documents / sizeof documents[0]; i++)
        assert_refused(zci_markup_read_xml, documents[i], ZC_BAD_SOURCE, "its XML is damaged");
    assert_refused(zci_markup_read_xml, "<a>\n\n</b>", ZC_BAD_SOURCE, "(line 3)");
}

/* Entities come with one: they may grow without bounds, or name files. */
static void a_document_type_is_refused(void **state)
{
    (void)state;
    assert_refused(zci_markup_read_xml, "<!DOCTYPE a><a/>", ZC_BAD_SOURCE, "document type");
    assert_refused(zci_markup_read_xml, "<!DOCTYPE a [<!ENTITY x SYSTEM 'f'>]><a>&x;</a>",
                   ZC_BAD_SOURCE, "document type");
}

static void deep_documents_are_refused(void **state)
{
    (void)state;
    char *fits = nested("a", ZCI_MARKUP_XML_DEPTH, "甲");
    char *deep = nested("a", ZCI_MARKUP_XML_DEPTH + 1, "甲");
    zc_error error;
    heard h = {.error = &error};
    assert_ok(
        zci_markup_read_xml(text_of(fits), &(zci_markup_events){begin, end, take, &h}, &error),
        error);
    assert_int_equal(h.count, ZCI_MARKUP_XML_DEPTH);
    zci_buffer_free(&h.told);
    assert_refused(zci_markup_read_xml, deep, ZC_BAD_SOURCE, "more than 250 elements");
    free(fits);
    free(deep);
}

/* libxml2 says of them that memory is short, which would end more than the reading of this one. */
static void a_document_of_too_many_names_is_refused(void **state)
{
    static const struct {
        const char *before, *behind;
    } forms[] = {{"<n", "/>"}, {"<a n", "='1'/>"}, {"<?n", "?>"}};
    (void)state;
    for (size_t form = 0; form < sizeof forms / sizeof forms[0]; form++) {
        for (int count = 1000; count <= 20000; count += 19000) {
            zc_error error;
            heard h = {.error = &error};
            zci_buffer document = {0};
            zci_buffer_text(&document, "<a>");
            for (int i = 0; i < count; i++)
                zci_buffer_format(&document, "%s%05d%s", forms[form].before, i, forms[form].behind);
            zci_buffer_text(&document, "</a>");
            zci_markup_events events = {begin, end, take, &h};
            zc_status status =
                zci_markup_read_xml((zc_string){document.data, document.len}, &events, &error);
            assert_status(status, count == 1000 ? ZC_OK : ZC_BAD_SOURCE);
            if (status != ZC_OK)
                assert_non_null(strstr(error.message, "different names"));
            zci_buffer_free(&h.told);
            zci_buffer_free(&document);
        }
    }
}

/* ---- Texts ------------------------------------------------------------------- */

static zc_status count_text(void *context, const char *data, size_t len)
{
    heard *h = context;
    h->count++;
    zci_buffer_append(&h->told, data, len);
    return ZC_OK;
}

static zc_status pass_over(void *context, const zci_markup_tag *tag)
{
    (void)context, (void)tag;
    return ZC_OK;
}

/* libxml2 hands over what its memory holds. */
static void assert_whole(reader *read, size_t len)
{
    zc_error error;
    heard h = {.error = &error};
    zci_buffer source = {0}, wanted = {0};
    zci_buffer_text(&source, "<p>");
    for (size_t i = 0; i < len; i++) {
        zci_buffer_byte(&source, 'x');
        zci_buffer_byte(&wanted, 'x');
    }
    zci_buffer_text(&source, "甲&lt;<!-- 注 -->乙&#20108;</p>");
    zci_buffer_text(&wanted, "甲<乙二");
    assert_ok(read((zc_string){source.data, source.len},
                   &(zci_markup_events){pass_over, NULL, count_text, &h}, &error),
              error);
    assert_int_equal(h.count, 1);
    assert_int_equal(h.told.len, wanted.len);
    assert_memory_equal(h.told.data, wanted.data, wanted.len);
    zci_buffer_free(&h.told);
    zci_buffer_free(&source);
    zci_buffer_free(&wanted);
}

static void a_text_comes_whole(void **state)
{
    (void)state;
    for (size_t len = 0; len < 1100; len++) {
        assert_whole(zci_markup_read_html, len);
        assert_whole(zci_markup_read_xml, len);
    }
    assert_whole(zci_markup_read_html, 100000);
    assert_whole(zci_markup_read_xml, 100000);
}

/* One of a megabyte does not, as memory is bounded. */
static void no_text_is_too_long(void **state)
{
    enum { LEN = 5 << 20 };
    static reader *const readers[] = {zci_markup_read_html, zci_markup_read_xml};
    (void)state;
    char *source = malloc(LEN);
    assert_non_null(source);
    memset(source, 'x', LEN);
    memcpy(source, "<p>", 3);
    memcpy(source + LEN - 4, "</p>", 4);
    for (size_t i = 0; i < 2; i++) {
        zc_error error;
        heard h = {.error = &error};
        assert_ok(readers[i]((zc_string){source, LEN},
                             &(zci_markup_events){pass_over, NULL, count_text, &h}, &error),
                  error);
        assert_in_range(h.count, 1, 6);
        assert_int_equal(h.told.len, LEN - 7);
        assert_memory_equal(h.told.data, source + 3, h.told.len);
        zci_buffer_free(&h.told);
    }
    free(source);
}

/* What office programs put before and behind what is for some readers. */
static void conditions_are_no_text(void **state)
{
    (void)state;
    html("<p>甲<![if !supportLists]>一、<![endif]>乙</p>",
         "<html><body><p>甲一、乙</p></body></html>");
    html("<p>甲<![if 乙<b>丙</b>", "<html><body><p>甲<![if 乙<b>丙</b></p></body></html>");
    html("<p>甲&lt;![if 乙]&gt;丙 > 丁", "<html><body><p>甲<![if 乙]>丙 > 丁</p></body></html>");
    zci_buffer page = {0};
    zci_buffer_text(&page, "甲<![if ");
    for (size_t i = 0; i < 2000; i++)
        zci_buffer_byte(&page, 'x');
    zci_buffer_text(&page, "]>乙");
    zci_buffer_byte(&page, '\0');
    html(page.data, "<html><body><p>甲乙</p></body></html>");
    zci_buffer_free(&page);
}

/* ---- Events ---------------------------------------------------------------- */

static void an_event_ends_the_reading_with_its_own_status(void **state)
{
    static reader *const readers[] = {zci_markup_read_html, zci_markup_read_xml};
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        zc_error error;
        heard h = {.stop = 3, .error = &error};
        const zci_markup_events events = {begin, end, take, &h};
        assert_status(
            readers[i](text_of("<html><body><p>甲</p><p>乙</p></body></html>"), &events, &error),
            ZC_CANCELLED);
        zci_buffer_byte(&h.told, '\0');
        assert_string_equal(h.told.data, "<html><body><p>");
        assert_string_equal(error.message, "stop");
        zci_buffer_free(&h.told);
    }
}

static void what_is_not_looked_at_needs_no_event(void **state)
{
    static reader *const readers[] = {zci_markup_read_html, zci_markup_read_xml};
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        zc_error error;
        heard h = {.error = &error};
        const zci_markup_events events = {begin, NULL, NULL, &h};
        assert_ok(readers[i](text_of("<html><body>甲<p>乙</p></body></html>"), &events, &error),
                  error);
        assert_int_equal(h.count, 3);
        zci_buffer_free(&h.told);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_is_read_whatever_it_is),
        cmocka_unit_test(what_scripts_and_styles_hold_is_no_text),
        cmocka_unit_test(what_it_says_of_its_encoding_is_not_believed),
        cmocka_unit_test(attributes_are_resolved),
        cmocka_unit_test(what_follows_a_sign_without_a_name_is_all_read),
        cmocka_unit_test(deep_pages_are_flattened_and_too_deep_ones_refused),
        cmocka_unit_test(signs_without_names_are_read_wherever_they_stand),
        cmocka_unit_test(a_document_is_read_without_prefixes),
        cmocka_unit_test(what_is_not_well_formed_is_refused),
        cmocka_unit_test(a_document_type_is_refused),
        cmocka_unit_test(deep_documents_are_refused),
        cmocka_unit_test(a_document_of_too_many_names_is_refused),
        cmocka_unit_test(a_text_comes_whole),
        cmocka_unit_test(no_text_is_too_long),
        cmocka_unit_test(conditions_are_no_text),
        cmocka_unit_test(an_event_ends_the_reading_with_its_own_status),
        cmocka_unit_test(what_is_not_looked_at_needs_no_event),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
