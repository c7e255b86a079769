/* What recurs in a passage, as public structures.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "passage_fields.h"

#include "base/calendar.h"
#include "base/fail.h"
#include "base/utf8.h"
#include "schema/passage_field.h"
#include "text/fold.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *zc_field_name(zc_field_kind kind)
{
    static const char *const names[] = {"units", "deadline", "target", "reference"};
    return (unsigned)kind < ZC_FIELD_KINDS ? names[kind] : "unknown";
}

const char *zc_comparison_name(zc_comparison comparison)
{
    static const char *const names[] = {"equal", "at_least", "at_most", "above", "below", "about"};
    return (unsigned)comparison < ZC_COMPARISONS ? names[comparison] : "unknown";
}

typedef struct presenting {
    const zci_presenter *presenter;
    const zc_document *document;
    const zci_passage_field *field;
    bool failed;
} presenting;

/* ---- Parts ------------------------------------------------------------- */

/* A part on one line: line ends in it, and what is no UTF-8, are left out. */
static zc_string take(presenting *p, zci_part part)
{
    const zci_buffer *source = &p->presenter->passage.text;
    char *out = zci_arena_alloc(p->presenter->arena, (size_t)part.end - part.start + 1, 1);
    size_t len = 0, at = part.start;
    if (out == NULL) {
        p->failed = true;
        return (zc_string){"", 0};
    }
    while (at < part.end) {
        int32_t cp;
        size_t here = at;
        at += zci_utf8_decode(source->data + at, part.end - at, &cp);
        if (cp < 0 || cp == '\n' || cp == '\r')
            continue;
        memcpy(out + len, source->data + here, at - here);
        len += at - here;
    }
    return (zc_string){out, len};
}

/* Digits and a point; what it goes on with is behind `*text` then. */
static double read_number(const char **text)
{
    double whole = 0, scale = 0;
    for (; **text == '.' || (**text >= '0' && **text <= '9'); ++*text) {
        if (**text == '.') {
            scale = 1;
        } else if (whole < 1e15) {
            whole = whole * 10 + (**text - '0');
            scale *= 10;
        }
    }
    return scale > 1 ? whole / scale : whole;
}

/* The number, in any width, or the two numbers of a range. */
static void read_value(const presenting *p, zc_field *out)
{
    const zci_buffer *source = &p->presenter->passage.text;
    char digits[64];
    size_t len = 0, at = p->field->number.start;
    while (at < p->field->number.end && len + 1 < sizeof digits) {
        int32_t cp;
        zci_folded folded;
        at += zci_utf8_decode(source->data + at, p->field->number.end - at, &cp);
        zci_fold(cp < 0 ? ZCI_REPLACEMENT : (uint32_t)cp, &folded);
        if (folded.cp[0] != ',' && folded.kind[0] != ZCI_CLASS_SPACE)
            digits[len++] = folded.cp[0] < 0x80 ? (char)folded.cp[0] : '-';
    }
    digits[len] = '\0';
    const char *rest = digits;
    out->value = out->upper = read_number(&rest);
    if (*rest != '\0') {
        rest++;
        out->upper = read_number(&rest);
    }
}

/* ---- Dates ------------------------------------------------------------- */

/* The year that is not stated is the one that the document is about. */
static zc_string due(presenting *p)
{
    char text[16] = "";
    unsigned year = p->field->date / 10000, month = p->field->date / 100 % 100;
    unsigned day = p->field->date % 100;
    if (year == 0)
        year = (unsigned)(p->document->content_year > 0 ? p->document->content_year
                                                        : p->document->year);
    if (p->field->date == 0 || year == 0 || year > 9999 || month > 12)
        text[0] = '\0';
    else if (month == 0)
        snprintf(text, sizeof text, "%04u", year);
    else if (day == 0)
        snprintf(text, sizeof text, "%04u-%02u", year, month);
    else
        snprintf(text, sizeof text, "%04u-%02u-%02u", year, month,
                 day < zci_month_days(year, month) ? day : zci_month_days(year, month));
    zc_string copy = zci_arena_string(p->presenter->arena, text, strlen(text));
    p->failed = p->failed || copy.data == NULL;
    return copy;
}

/* ---- Fields ------------------------------------------------------------ */

/* Without the title marks around it. */
static zc_string bare_title(presenting *p)
{
    enum { MARK_BYTES = 3 };
    zci_part part = p->field->text;
    if (part.end - part.start >= 2 * MARK_BYTES)
        part = (zci_part){part.start + MARK_BYTES, part.end - MARK_BYTES};
    return take(p, part);
}

static void present(presenting *p, const zc_passage *passage, zc_field *out)
{
    static const zc_string none = {"", 0};
    const zci_passage_field *field = p->field;
    *out = (zc_field){.kind = field->kind,
                      .text = take(p, field->text),
                      .start_byte = passage->start_byte + field->text.start,
                      .end_byte = passage->start_byte + field->text.end,
                      .role = none,
                      .due = none,
                      .subject = none,
                      .unit = none,
                      .title = none,
                      .number = none};
    switch (field->kind) {
    case ZC_FIELD_UNITS:
        out->role = take(p, field->about);
        break;
    case ZC_FIELD_DEADLINE:
        out->due = due(p);
        break;
    case ZC_FIELD_TARGET:
        out->subject = take(p, field->about);
        out->comparison = field->comparison;
        read_value(p, out);
        out->unit = take(p, field->unit);
        out->year = (int)(field->date / 10000);
        break;
    case ZC_FIELD_REFERENCE:
        out->title = bare_title(p);
        out->number = take(p, field->about);
        out->year = (int)(field->date / 10000);
        out->trial = field->trial;
        break;
    case ZC_FIELD_KINDS:
        break;
    }
}

zc_status zci_present_fields(zci_presenter *presenter, const zc_document *document,
                             zc_passage *passage, zc_error *error)
{
    zci_passage_field stored[ZCI_PASSAGE_FIELDS_MAX];
    const zci_passage_record *record = &presenter->passage.record;
    size_t count;
    if (!zci_passage_fields_read(record->fields, record->fields_len, presenter->passage.text.len,
                                 stored, &count))
        return zci_passage_record_damaged(error);
    zc_field *fields = zci_arena_alloc(presenter->arena, count, sizeof *fields);
    presenting p = {.presenter = presenter, .document = document, .failed = fields == NULL};
    for (size_t i = 0; !p.failed && i < count; i++) {
        p.field = &stored[i];
        present(&p, passage, &fields[i]);
    }
    passage->fields = fields;
    passage->field_count = p.failed ? 0 : count;
    return p.failed ? zci_fail_memory(error) : ZC_OK;
}
