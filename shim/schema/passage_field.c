/* What recurs in passages, as stored with each.  SPDX-License-Identifier: GPL-2.0-or-later
 *
 * One field after the other, each as varints: 2 * kind + trial, date, comparison, then
 * the four parts as start and length. */
#include "schema/passage_field.h"

/* Stored as they are numbered: new ones come last. */
_Static_assert(ZC_FIELD_UNITS == 0 && ZC_FIELD_DEADLINE == 1 && ZC_FIELD_TARGET == 2 &&
                   ZC_FIELD_REFERENCE == 3,
               "kinds of fields keep their numbers");
_Static_assert(ZC_EQUAL == 0 && ZC_AT_LEAST == 1 && ZC_AT_MOST == 2 && ZC_ABOVE == 3 &&
                   ZC_BELOW == 4 && ZC_ABOUT == 5,
               "comparisons keep their numbers");

static void write_part(zci_part part, zci_buffer *out)
{
    zci_buffer_varint(out, part.start);
    zci_buffer_varint(out, part.end - part.start);
}

void zci_passage_fields_write(const zci_passage_field *fields, size_t count, zci_buffer *out)
{
    for (size_t i = 0; i < count; i++) {
        const zci_passage_field *field = &fields[i];
        zci_buffer_varint(out, 2 * (uint64_t)field->kind + (field->trial ? 1 : 0));
        zci_buffer_varint(out, field->date);
        zci_buffer_varint(out, (uint64_t)field->comparison);
        write_part(field->text, out);
        write_part(field->about, out);
        write_part(field->number, out);
        write_part(field->unit, out);
    }
}

static bool read_part(const char **at, const char *end, size_t text_len, zci_part *part)
{
    uint64_t start, len;
    if (!zci_varint_read(at, end, &start) || !zci_varint_read(at, end, &len) || start > text_len ||
        len > text_len - start || text_len > UINT32_MAX)
        return false;
    *part = (zci_part){(uint32_t)start, (uint32_t)(start + len)};
    return true;
}

static bool read_field(const char **at, const char *end, size_t text_len, zci_passage_field *field)
{
    uint64_t kind, date, comparison;
    if (!zci_varint_read(at, end, &kind) || !zci_varint_read(at, end, &date) ||
        !zci_varint_read(at, end, &comparison) || kind / 2 >= ZC_FIELD_KINDS ||
        comparison >= ZC_COMPARISONS || date > 99999999)
        return false;
    field->kind = (zc_field_kind)(kind / 2);
    field->trial = kind % 2 != 0;
    field->date = (uint32_t)date;
    field->comparison = (zc_comparison)comparison;
    return read_part(at, end, text_len, &field->text) &&
           read_part(at, end, text_len, &field->about) &&
           read_part(at, end, text_len, &field->number) &&
           read_part(at, end, text_len, &field->unit);
}

bool zci_passage_fields_read(const char *data, size_t len, size_t text_len,
                             zci_passage_field fields[ZCI_PASSAGE_FIELDS_MAX], size_t *count)
{
    *count = 0;
    if (len == 0)
        return true;
    const char *at = data, *end = data + len;
    while (at < end) {
        if (*count == ZCI_PASSAGE_FIELDS_MAX || !read_field(&at, end, text_len, &fields[*count]))
            return false;
        ++*count;
    }
    return true;
}
