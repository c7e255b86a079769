/* Documents of Word and WPS as text.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "format/docx.h"

#include "base/fail.h"
#include "base/string.h"
#include "format/docx_parts.h"
#include "format/docx_story.h"

#include <string.h>

enum { TYPES_BYTES_MAX = 1 << 20 /* of the list of what the parts are */ };

/* What is needed to read a document. */
typedef struct document {
    zci_archive *archive;
    size_t max_bytes;
    zci_docx_parts parts;
    zci_docx_styles styles;
    zci_docx_numbering *numbering;
    zci_buffer xml; /* of the part that is being read */
    zci_buffer *text;
    zc_error *error;
} document;

/* ---- Whether it is one ------------------------------------------------------------------ */

/* A workbook, which is an archive of the same kind, has no part of these types. */
static bool lists_text(zc_string list)
{
    static const char *const types[] = {
        "wordprocessingml.document.main+xml",
        "wordprocessingml.template.main+xml",
        "ms-word.document.macroEnabled.main+xml",
        "ms-word.template.macroEnabledTemplate.main+xml",
    };
    return zci_string_has_one_of(list, types, sizeof types / sizeof *types);
}

zc_status zci_docx_is_one(zci_archive *archive, bool *is_one, zc_error *error)
{
    zci_buffer list = {0};
    *is_one = zci_archive_has(archive, "word/document.xml");
    if (*is_one)
        return ZC_OK;
    zc_status status =
        zci_archive_read(archive, "[Content_Types].xml", TYPES_BYTES_MAX, &list, NULL);
    if (status == ZC_OK)
        *is_one = lists_text((zc_string){list.data, list.len});
    zci_buffer_free(&list);
    return status == ZC_NO_MEMORY ? zci_fail_memory(error) : ZC_OK;
}

/* ---- Lines -------------------------------------------------------------------------------- */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* The bytes of a line without blanks at its end, nor, in a note, at its beginning, where its
 * number is on paper. */
static zc_string trim(zc_string line, bool is_note)
{
    while (line.len > 0 && is_blank(line.data[line.len - 1]))
        line.len--;
    for (; is_note && line.len > 0 && is_blank(line.data[0]); line.len--)
        line.data++;
    return line;
}

/* From `start` on, several blank lines become one, and none is left at the beginning and at the
 * end.  Tabs alone are what is left of empty cells: no line at all. */
static void tidy(zci_buffer *text, size_t start, bool is_note)
{
    size_t len = start;
    bool owes_blank = false;
    for (size_t at = start; at < text->len;) {
        const char *end = memchr(text->data + at, '\n', text->len - at);
        size_t stop = end != NULL ? (size_t)(end - text->data) : text->len;
        zc_string line = trim((zc_string){text->data + at, stop - at}, is_note);
        bool is_empty_row = line.len == 0 && stop > at;
        at = stop + 1;
        owes_blank = owes_blank || (line.len == 0 && !is_empty_row && len > start && !is_note);
        if (line.len == 0)
            continue;
        if (owes_blank)
            text->data[len++] = '\n';
        owes_blank = false;
        memmove(text->data + len, line.data, line.len);
        len += line.len;
        text->data[len++] = '\n';
    }
    text->len = len;
}

/* ---- Parts ---------------------------------------------------------------------------------- */

/* Nothing where there is no such part. */
static zc_status unpack(document *d, const char *part)
{
    zci_buffer_reset(&d->xml);
    return part[0] == '\0' ? ZC_OK
                           : zci_archive_read(d->archive, part, d->max_bytes, &d->xml, d->error);
}

static zc_string xml_of(const document *d)
{
    return (zc_string){d->xml.data, d->xml.len};
}

static zc_status read_styles(document *d)
{
    zc_status status = unpack(d, d->parts.styles);
    return status != ZC_OK || d->xml.len == 0
               ? status
               : zci_docx_styles_read(&d->styles, xml_of(d), d->error);
}

static zc_status read_numbering(document *d)
{
    zc_status status = unpack(d, d->parts.numbering);
    return status != ZC_OK || d->xml.len == 0
               ? status
               : zci_docx_numbering_read(&d->numbering, xml_of(d), &d->styles, d->error);
}

static zc_status read_body(document *d)
{
    zc_status status = unpack(d, d->parts.main);
    if (status == ZC_OK)
        status = zci_docx_story_read(xml_of(d), &d->styles, d->numbering, d->max_bytes, d->text,
                                     d->error);
    if (status == ZC_OK)
        tidy(d->text, 0, false);
    return status;
}

/* Behind a blank line, if there are any. */
static zc_status read_notes(document *d, const char *part)
{
    zc_status status = unpack(d, part);
    if (status != ZC_OK || d->xml.len == 0)
        return status;
    size_t end = d->text->len;
    if (end > 0 && end < d->max_bytes)
        zci_buffer_byte(d->text, '\n');
    size_t start = d->text->len;
    status =
        zci_docx_story_read(xml_of(d), &d->styles, d->numbering, d->max_bytes, d->text, d->error);
    if (status == ZC_OK) {
        tidy(d->text, start, true);
        d->text->len = d->text->len > start ? d->text->len : end;
    }
    return status;
}

zc_status zci_docx_text(zci_archive *archive, size_t max_bytes, zci_buffer *text, zc_error *error)
{
    document d = {.archive = archive, .max_bytes = max_bytes, .text = text, .error = error};
    zci_buffer_reset(text);
    zc_status status = zci_docx_parts_find(archive, max_bytes, &d.parts, error);
    if (status == ZC_OK)
        status = read_styles(&d);
    if (status == ZC_OK)
        status = read_numbering(&d);
    if (status == ZC_OK)
        status = read_body(&d);
    if (status == ZC_OK)
        status = read_notes(&d, d.parts.footnotes);
    if (status == ZC_OK)
        status = read_notes(&d, d.parts.endnotes);
    zci_buffer_free(&d.xml);
    zci_docx_numbering_free(d.numbering);
    zci_docx_styles_free(&d.styles);
    if (status != ZC_OK)
        zci_buffer_reset(text);
    return status;
}
