/* What a document is found to say of itself, whatever its text.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Every value that is said to stand in the text has a place in it; values are bounded
 * and end where characters do; a part is read as the same bytes in a text of its own. */
#include "fuzz.h"

#include "base/utf8.h"
#include "document.h"
#include "metadata.h"

enum { VALUE_BYTES_MAX = 8192 };

static void check_text(zc_string value)
{
    REQUIRE(value.len <= VALUE_BYTES_MAX && (value.len == 0 || value.data != NULL));
}

static void check_date(zc_string date)
{
    REQUIRE(date.len == 0 || date.len == 4 || date.len == 7 || date.len == 10);
}

static void check_found(const zc_finding *found, const char *text, size_t size)
{
    if (found->line == 0)
        return;
    uint64_t line = 1;
    bool has_lf = size > 0 && memchr(text, '\n', size) != NULL;
    REQUIRE(found->origin != ZC_ORIGIN_NONE);
    REQUIRE(found->start_byte <= found->end_byte && found->end_byte <= size);
    for (size_t i = 0; i < found->start_byte; i++)
        line += text[i] == (has_lf ? '\n' : '\r');
    REQUIRE(line == found->line);
}

static void check_record(const zci_document_record *record, const char *text, size_t size)
{
    for (unsigned i = 1; i < ZCI_DOCUMENT_TEXTS; i++)
        check_text(record->text[i]);
    check_date(record->text[ZCI_DOCUMENT_DATE]);
    check_date(record->text[ZCI_DOCUMENT_WRITTEN]);
    check_date(record->text[ZCI_DOCUMENT_PUBLISHED]);
    check_date(record->text[ZCI_DOCUMENT_PAGE_DATE]);
    REQUIRE(record->count[ZCI_DOCUMENT_YEAR] <= 2100);
    for (unsigned i = 0; i < ZC_FACTS; i++)
        check_found(&record->found[i], text, size);
}

/* The values of a part do not depend on what is around it. */
static void check_part(const char *text, size_t size, zci_arena *arena)
{
    zci_document_record whole = {0}, part = {0};
    for (unsigned i = 1; i < ZCI_DOCUMENT_TEXTS; i++)
        whole.text[i] = part.text[i] = (zc_string){"", 0};
    char *around = malloc(size + 16);
    REQUIRE(around != NULL);
    memset(around, '\n', size + 16);
    if (size > 0)
        memcpy(around + 8, text, size);
    zci_page alone = zci_page_whole(text, size);
    zci_page inside = {.text = around, .start = {8, 8}, .end = size + 8, .line = 9};
    REQUIRE(zci_metadata_read(&alone, arena, &whole, NULL) == ZC_OK);
    REQUIRE(zci_metadata_read(&inside, arena, &part, NULL) == ZC_OK);
    bool same_lines = size > 0 && memchr(text, '\n', size) != NULL;
    for (unsigned i = 1; same_lines && i < ZCI_DOCUMENT_TEXTS; i++) {
        REQUIRE(whole.text[i].len == part.text[i].len);
        REQUIRE(whole.text[i].len == 0 ||
                memcmp(whole.text[i].data, part.text[i].data, whole.text[i].len) == 0);
    }
    free(around);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    zc_error error;
    zci_draft draft;
    zci_arena arena = {0};
    const char *text = size > 0 ? (const char *)data : "";
    REQUIRE(zci_draft_from_text(&draft, (zci_naming){.path = "/a.txt"}, text, size, NULL, &arena,
                                &error) == ZC_OK);
    check_record(&draft.record, text, size);
    check_part(text, size, &arena);
    zci_arena_clear(&arena);
    return 0;
}
