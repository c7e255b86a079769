/* Reads what recurs out of any bytes: each field and each of its parts lies in the text
 * and begins and ends with a character, they are in order and bounded, the same again
 * when read again, and come back from their record.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/utf8.h"
#include "fields.h"
#include "fuzz.h"

/* For each byte, and the end, whether a character begins there. */
static bool *find_borders(const char *text, size_t len)
{
    bool *borders = calloc(len + 1, sizeof *borders);
    REQUIRE(borders != NULL);
    for (size_t at = 0; at < len;) {
        int32_t cp;
        borders[at] = true;
        at += zci_utf8_decode(text + at, len - at, &cp);
    }
    borders[len] = true;
    return borders;
}

static void check_part(const bool *borders, size_t len, zci_part part)
{
    REQUIRE(part.start <= part.end && part.end <= len);
    REQUIRE(borders[part.start] && borders[part.end]);
}

static void check_record(const zci_field_list *list, size_t len)
{
    zci_buffer bytes = {0};
    zci_passage_field back[ZCI_PASSAGE_FIELDS_MAX];
    size_t count;
    zci_passage_fields_write(list->item, list->len, &bytes);
    REQUIRE(!bytes.failed);
    REQUIRE(zci_passage_fields_read(bytes.data, bytes.len, len, back, &count));
    REQUIRE(count == list->len);
    for (size_t i = 0; i < count; i++)
        REQUIRE(back[i].kind == list->item[i].kind && back[i].date == list->item[i].date &&
                back[i].text.start == list->item[i].text.start &&
                back[i].unit.end - back[i].unit.start ==
                    list->item[i].unit.end - list->item[i].unit.start);
    zci_buffer_free(&bytes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static zci_letters letters;
    static zci_field_list list, again;
    if (size == 0)
        return 0;
    char *text = fuzz_text(data + 1, size - 1);
    bool *borders = find_borders(text, size - 1);
    zci_lines lines = data[0] % 2 ? ZCI_LINES_WRAPPED : ZCI_LINES_PARAGRAPHS;
    zci_fields_read(&letters, text, size - 1, lines, &list);
    REQUIRE(list.len <= ZCI_PASSAGE_FIELDS_MAX);
    for (size_t i = 0; i < list.len; i++) {
        const zci_passage_field *field = &list.item[i];
        REQUIRE(field->text.start < field->text.end && field->date <= 99999999);
        REQUIRE(i == 0 || list.item[i - 1].text.start <= field->text.start);
        check_part(borders, size - 1, field->text);
        check_part(borders, size - 1, field->about);
        check_part(borders, size - 1, field->number);
        check_part(borders, size - 1, field->unit);
    }
    check_record(&list, size - 1);
    zci_fields_read(&letters, text, size - 1, lines, &again);
    REQUIRE(again.len == list.len);
    free(borders);
    free(text);
    return 0;
}
