/* What tests of OFD documents share: one that is being made, line by line, and what is read
 * of it.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef TEST_FORMAT_OFD_DRAFT_H
#define TEST_FORMAT_OFD_DRAFT_H

#include "test.h"

#include "base/utf8.h"
#include "format/ofd.h"
#include "zip_writer.h"

enum { LIMIT = 1 << 20, PAGES_MAX = 8 };

static const double LEFT = 28, RIGHT = 184, SIZE = 5.6, LEADING = 10;

/* A document that is being made, of A4 pages with 27 characters to a line. */
typedef struct draft {
    zci_buffer pages[PAGES_MAX];
    size_t page; /* the one that is written on */
    double y;
    bool by_character; /* each an object of its own */
} draft;

static inline double draft_width_of(const char *text, double size)
{
    double width = 0;
    int32_t cp;
    for (size_t at = 0, len = strlen(text); at < len;) {
        at += zci_utf8_decode(text + at, len - at, &cp);
        width += cp < 0x100 ? size / 2 : size;
    }
    return width;
}

static inline void draft_put_object(draft *d, double x, double y, double size, const char *text,
                                    size_t len)
{
    zci_buffer *page = &d->pages[d->page];
    zci_buffer_format(page,
                      "<ofd:TextObject Boundary=\"%.3f %.3f 100 %.3f\" Size=\"%.3f\">"
                      "<ofd:TextCode X=\"0\" Y=\"%.3f\" DeltaX=\"",
                      x, y - size, size * 1.2, size, size);
    int32_t cp;
    for (size_t at = 0; at < len;) {
        at += zci_utf8_decode(text + at, len - at, &cp);
        zci_buffer_format(page, "%.3f ", cp < 0x100 ? size / 2 : size);
    }
    zci_buffer_format(page, "\">%.*s</ofd:TextCode></ofd:TextObject>", (int)len, text);
}

/* Puts a line somewhere on the page. */
static inline void draft_put(draft *d, double x, double y, double size, const char *text)
{
    size_t len = strlen(text), width;
    int32_t cp;
    for (size_t at = 0; d->by_character && at < len; at += width) {
        width = zci_utf8_decode(text + at, len - at, &cp);
        draft_put_object(d, x, y, size, text + at, width);
        x += cp < 0x100 ? size / 2 : size;
    }
    if (!d->by_character)
        draft_put_object(d, x, y, size, text, len);
}

static inline void draft_line(draft *d, double indent, const char *text)
{
    draft_put(d, LEFT + indent * SIZE, d->y, SIZE, text);
    d->y += LEADING;
}

static inline void draft_next_page(draft *d)
{
    d->page++;
    d->y = 40;
}

/* Puts a paragraph, its first line indented, on as many lines as it needs. */
static inline void draft_paragraph(draft *d, double indent, const char *text)
{
    char part[256];
    for (size_t at = 0, len = strlen(text), end; at < len; at = end) {
        double x = indent * SIZE;
        int32_t cp;
        for (end = at; end < len;) {
            size_t bytes = zci_utf8_decode(text + end, len - end, &cp);
            x += cp < 0x100 ? SIZE / 2 : SIZE;
            if (x > RIGHT - LEFT)
                break;
            end += bytes;
        }
        snprintf(part, sizeof part, "%.*s", (int)(end - at), text + at);
        if (d->y > 262)
            draft_next_page(d);
        draft_line(d, indent, part);
        indent = 0;
    }
}

static inline void draft_centred(draft *d, double size, const char *text)
{
    draft_put(d, (LEFT + RIGHT - draft_width_of(text, size)) / 2, d->y, size, text);
    d->y += LEADING * 1.2;
}

static inline void draft_right(draft *d, double indent, const char *text)
{
    draft_put(d, RIGHT - draft_width_of(text, SIZE) - indent * SIZE, d->y, SIZE, text);
    d->y += LEADING;
}

static inline void ofd_add(zip_writer *writer, const char *name, const char *xml)
{
    zip_writer_add(writer, name, text_of(xml));
}

static const char OFD_XML[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?><ofd:OFD "
    "xmlns:ofd=\"http://www.ofdspec.org/2016\"><ofd:DocBody><ofd:DocInfo><ofd:DocID>1</ofd:DocID>"
    "</ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>";

static const char PAGE_BEGINS[] = "<ofd:Page xmlns:ofd=\"http://www.ofdspec.org/2016\">",
                  LAYER_BEGINS[] = "<ofd:Content><ofd:Layer>",
                  PAGE_ENDS[] = "</ofd:Layer></ofd:Content></ofd:Page>";

/* Writes the draft's pages, and what lists them. */
static inline void draft_add_pages(zip_writer *writer, draft *d)
{
    char name[64];
    zci_buffer document = {0}, page = {0};
    zci_buffer_text(&document, "<ofd:Document xmlns:ofd=\"http://www.ofdspec.org/2016\">"
                               "<ofd:CommonData><ofd:TemplatePage ID=\"9\" BaseLoc=\"T.xml\"/>"
                               "</ofd:CommonData><ofd:Pages>");
    for (size_t i = 0; i <= d->page; i++) {
        snprintf(name, sizeof name, "Doc_0/Pages/Page_%zu/Content.xml", i);
        zci_buffer_format(&document, "<ofd:Page ID=\"%zu\" BaseLoc=\"%s\"/>", i + 1, name + 6);
        zci_buffer_reset(&page);
        zci_buffer_text(&page, PAGE_BEGINS);
        zci_buffer_text(&page, "<ofd:Template TemplateID=\"9\"/>");
        zci_buffer_text(&page, LAYER_BEGINS);
        zci_buffer_append(&page, d->pages[i].data, d->pages[i].len);
        zci_buffer_text(&page, PAGE_ENDS);
        zip_writer_add(writer, name, (zc_string){page.data, page.len});
        zci_buffer_free(&d->pages[i]);
    }
    zci_buffer_text(&document, "</ofd:Pages></ofd:Document>");
    zip_writer_add(writer, "Doc_0/Document.xml", (zc_string){document.data, document.len});
    zci_buffer_free(&document);
    zci_buffer_free(&page);
}

static inline void ofd_assert_text(zip_writer *writer, const char *wanted)
{
    zc_error error;
    zci_archive *archive;
    zci_buffer text = {0};
    zci_buffer_text(&text, "what it held");
    assert_ok(zci_archive_open(&archive, zip_writer_end(writer), &error), error);
    assert_true(zci_ofd_is_one(archive));
    assert_ok(zci_ofd_text(archive, LIMIT, &text, &error), error);
    zci_buffer_byte(&text, '\0');
    assert_string_equal(text.data, wanted);
    zci_buffer_free(&text);
    zci_archive_close(archive);
    zip_writer_free(writer);
}

static inline void draft_assert_text(draft *d, const char *wanted)
{
    zip_writer writer = {0};
    ofd_add(&writer, "OFD.xml", OFD_XML);
    draft_add_pages(&writer, d);
    ofd_assert_text(&writer, wanted);
}

/* Puts a table of three columns, with cells of more than one line. */
static inline void draft_table(draft *d)
{
    draft_put(d, 30, 50, 4.9, "序号");
    draft_put(d, 60, 50, 4.9, "任务");
    draft_put(d, 150, 50, 4.9, "时限");
    draft_put(d, 30, 63, 4.9, "1");
    draft_put(d, 60, 60, 4.9, "建设社区养老服务站点，覆盖全部");
    draft_put(d, 60, 66, 4.9, "街道");
    draft_put(d, 150, 63, 4.9, "2023年");
    draft_put(d, 30, 78, 4.9, "2");
    draft_put(d, 60, 78, 4.9, "培训护理员");
    draft_put(d, 150, 72, 4.9, "2024年");
    draft_put(d, 150, 78, 4.9, "1月至");
    draft_put(d, 150, 84, 4.9, "6月");
    draft_put(d, 30, 90, 4.9, "三项");
    draft_put(d, 30, 96, 4.9, "合计");
    draft_put(d, 60, 93, 4.9, "以上");
}

#endif
