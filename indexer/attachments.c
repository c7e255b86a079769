/* What a document says is attached to it.  SPDX-License-Identifier: GPL-2.0-or-later */
#define _GNU_SOURCE /* memmem */
#include "attachments.h"

#include "base/string.h"
#include "clutter_line.h"
#include "label.h"
#include "links.h"

#include <string.h>

enum {
    WINDOW = 48 * 1024, /* bytes in which the label is looked for */
    ATTACHMENTS_MAX = 20,
    ATTACHMENT_BYTES_MAX = 300,
    ATTACHMENTS_BYTES_MAX = 4096,
    LABEL_CHARS_MAX = 8
};

/* 1. or 1、 before a name. */
static bool read_ordinal(zci_scan *scan, int *number)
{
    zci_scan ahead = *scan;
    if (!zci_is_digit(zci_scan_peek(&ahead)) || !zci_figures_scan(&ahead, 2, number))
        return false;
    int32_t cp = zci_scan_next(&ahead);
    if (cp != '.' && cp != 0xFF0E && cp != 0x3001)
        return false;
    *scan = ahead;
    return true;
}

/* 附件：, 附件1：; a label such as 附件下载: is none. */
static bool skip_attachment_label(zci_scan *scan)
{
    int figures;
    zci_scan ahead = *scan;
    zci_figures_scan(&ahead, 2, &figures);
    zci_scan_skip_blanks(&ahead);
    if (!zci_scan_skip(&ahead, ':') && !zci_scan_skip(&ahead, 0xFF1A))
        return false;
    *scan = ahead;
    return true;
}

/* ---- A name on the line below its label ------------------------------------ */

/* A page's template has the label whether anything is attached or not; what is below it then is
 * whatever comes next: 【打印本页】, 主办单位：…, 相关链接. */

/* 主办单位：某局; but 附表：… is a name. */
static bool is_labelled(const char *text, zci_stretch line)
{
    zci_scan scan = {text, line.end.byte, line.start};
    if (zci_label_scan(&scan) != NULL)
        return true;
    if (zci_string_begins(zci_stretch_string(text, line), "附"))
        return false;
    for (int i = 0; i <= LABEL_CHARS_MAX; i++) {
        int32_t cp = zci_scan_next(&scan);
        if (cp == ':' || cp == 0xFF1A)
            return true;
    }
    return false;
}

/* Whether the document was signed above a place: what stands below is the page's. */
static bool is_below_signature(const zci_facts *facts, size_t at)
{
    const zci_fact_value *by = &facts->value[ZC_FACT_SIGNED_BY],
                         *written = &facts->value[ZC_FACT_WRITTEN];
    return (by->rank != ZCI_RANK_NONE && by->found.start_byte < at) ||
           ((written->rank == ZCI_RANK_SIGNED || written->rank == ZCI_RANK_ALONE) &&
            written->found.start_byte < at);
}

static zci_stretch line_from(const zci_page *page, zci_place start)
{
    const char *from = page->text + start.byte;
    const char *end = memchr(from, zci_page_line_end(page), page->end - start.byte);
    zci_scan scan = {page->text, end == NULL ? page->end : (size_t)(end - page->text), start};
    zci_stretch line = {start, start};
    while (scan.at.byte < scan.len) {
        if (!zci_is_blank(zci_scan_next(&scan)))
            line.end = scan.at;
    }
    return line;
}

/* Whether what begins there, below a label, is a name, though it has no number. */
static bool may_be_name(const zci_facts *facts, zci_place start)
{
    static const char *const headings[] = {"相关", "推荐", "解读", "扫一扫"};
    const char *text = facts->page->text;
    zci_stretch line = line_from(facts->page, start);
    zc_string words = zci_stretch_string(text, line);
    if (zci_links_is_file(words))
        return true;
    return !is_below_signature(facts, start.byte) && !is_labelled(text, line) &&
           zci_clutter_judge(text, line) == ZCI_CLUTTER_NONE &&
           !zci_string_begins_with_one_of(words, headings, sizeof headings / sizeof headings[0]);
}

static bool is_on_next_line(const zci_page *page, zci_place label_end, zci_place name)
{
    return memchr(page->text + label_end.byte, zci_page_line_end(page),
                  name.byte - label_end.byte) != NULL;
}

/* ---- The list --------------------------------------------------------------- */

static void append_name(zci_buffer *names, zc_string name)
{
    zc_string clean = name;
    while (clean.len > 0 && (zci_string_ends(clean, "。") || zci_string_ends(clean, "；")))
        clean.len -= 3;
    if (clean.len == 0 || clean.len > ATTACHMENT_BYTES_MAX)
        return;
    if (names->len > 0)
        zci_buffer_append(names, "\n", 1);
    zci_buffer_append(names, clean.data, clean.len);
}

/* The names behind a label, one a piece; all but the first are numbered. */
static zci_place read_names(const zci_facts *facts, zci_scan scan, zci_buffer *names)
{
    const zci_place label_end = scan.at;
    zci_stretch piece;
    size_t gap;
    zci_place end = scan.at;
    bool numbered = false;
    int number = 0, last = 0;
    for (int i = 0; i < ATTACHMENTS_MAX && zci_piece_next(&scan, &piece, &gap); i++) {
        zci_scan name = {scan.text, piece.end.byte, piece.start};
        bool ordinal = read_ordinal(&name, &number);
        if (i > 0 && (!numbered || !ordinal || number <= last))
            break;
        if (i == 0 && !ordinal && is_on_next_line(facts->page, label_end, piece.start) &&
            !may_be_name(facts, piece.start))
            break;
        last = number;
        numbered = numbered || ordinal;
        if (name.at.byte == piece.end.byte) { /* 1. and its name behind a space */
            if (!zci_piece_next(&scan, &piece, &gap))
                break;
            name.at = piece.start;
        }
        append_name(names, (zc_string){scan.text + name.at.byte, piece.end.byte - name.at.byte});
        end = piece.end;
    }
    return end;
}

/* Indents are of any kind of white space. */
static bool stands_alone(const zci_page *page, size_t at)
{
    if (at == page->start.byte || (unsigned char)page->text[at - 1] <= ' ')
        return true;
    size_t before = zci_utf8_floor(page->text, at, at - 1);
    zci_scan scan = {page->text, at, {before, 0}};
    int32_t cp = zci_scan_next(&scan);
    return cp == 0x3002 || zci_is_blank(cp);
}

static bool read_attachments_at(zci_facts *facts, size_t at)
{
    const zci_page *page = facts->page;
    size_t limit = at + ATTACHMENTS_BYTES_MAX < page->end ? at + ATTACHMENTS_BYTES_MAX : page->end;
    zci_scan scan = {page->text, limit, {at + strlen("附件"), 0}};
    zci_buffer names = {0};
    bool found = false;
    if (!stands_alone(page, at) || !skip_attachment_label(&scan))
        return false;
    zci_place end = read_names(facts, scan, &names);
    facts->failed = facts->failed || names.failed;
    if (!names.failed && names.len > 0)
        found =
            zci_facts_note(facts, ZC_FACT_ATTACHMENTS, (zc_string){names.data, names.len},
                           (zci_stretch){{at, 0}, end}, zci_page_line_at(page, at), ZCI_RANK_HEAD);
    zci_buffer_free(&names);
    return found;
}

void zci_attachments_read(zci_facts *facts)
{
    const zci_page *page = facts->page;
    const char *end = page->text + page->end;
    const char *at = page->text + page->start.byte;
    if (end - at > WINDOW)
        end = at + WINDOW;
    while ((at = memmem(at, (size_t)(end - at), "附件", strlen("附件"))) != NULL) {
        if (read_attachments_at(facts, (size_t)(at - page->text)))
            return;
        at += strlen("附件");
    }
}

/* ---- Where the list stands ----------------------------------------------- */

/* Whether a name, or one of several, goes on behind a full stop. */
static bool holds_sentence(zc_string names)
{
    const char *at = names.data, *end = names.data + names.len;
    while ((at = memmem(at, (size_t)(end - at), "。", strlen("。"))) != NULL) {
        at += strlen("。");
        if (at < end && *at != '\n' && *at != '\r')
            return true;
    }
    return false;
}

/* 附件1：甲表 may be an annex itself. */
static bool is_annex(const zci_page *page, size_t at)
{
    zci_scan scan = {page->text, page->end, {at + strlen("附件"), 0}};
    zci_scan_skip_blanks(&scan);
    int32_t cp = zci_scan_peek(&scan);
    return cp != ':' && cp != 0xFF1A;
}

/* The rest of the line that a place stands on, where it may be that of a name. */
static bool take_line_rest(const zci_page *page, size_t *at)
{
    const char *from = page->text + *at;
    const char *end = memchr(from, zci_page_line_end(page), page->end - *at);
    size_t len = end == NULL ? page->end - *at : (size_t)(end - from);
    if (len > ATTACHMENT_BYTES_MAX || holds_sentence((zc_string){from, len}))
        return false;
    *at += len;
    return true;
}

zc_span zci_attachments_stretch(const zci_page *page, zc_span found, zc_string names)
{
    int last = 1, number;
    if (names.len == 0 || holds_sentence(names) || is_annex(page, found.start))
        return (zc_span){0, 0};
    for (size_t i = 0; i < names.len; i++)
        last += names.data[i] == '\n';
    size_t at = found.end;
    while (take_line_rest(page, &at)) {
        found.end = at;
        zci_scan scan = {page->text, page->end, {at, 0}};
        zci_scan_skip_blanks(&scan);
        if (!read_ordinal(&scan, &number) || number <= last)
            break;
        last = number;
        at = scan.at.byte;
    }
    return found;
}
