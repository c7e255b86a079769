/* Cuts any bytes into passages, and reads title and metadata: passages are in order,
 * apart and trimmed, hold all that is not white space, and their offsets in bytes,
 * characters and lines agree; and a path of headings names passages that are or begin
 * with one, each below the one before it.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "document.h"
#include "whole_text.h"
#include "windows.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* How far the text has been accounted for. */
typedef struct account {
    zci_scan scan;
    uint64_t line;
    int32_t line_end;
    uint32_t count;
    uint32_t *above; /* by passage: the innermost heading above one that has a heading;
                      * NO_HEADING for one that has none */
    size_t capacity;
} account;

#define NO_HEADING UINT32_MAX

static void require(bool holds)
{
    if (!holds)
        abort();
}

/* Moves to a byte and returns the last character on the way. */
static int32_t move_to(account *a, size_t byte, bool blank_only)
{
    int32_t cp = 0;
    while (a->scan.at.byte < byte) {
        cp = zci_scan_next(&a->scan);
        require(!blank_only || zci_is_blank(cp));
        a->line += cp == a->line_end;
    }
    require(a->scan.at.byte == byte);
    return cp;
}

static void check_path(account *a, const zci_passage *passage)
{
    uint32_t above = 0;
    require(passage->heading_count <= ZCI_HEADINGS_MAX);
    for (size_t i = 0; i < passage->heading_count; i++) {
        uint32_t heading = passage->headings[i];
        require(heading > above && heading <= a->count);
        require(a->above[heading - 1] == above);
        above = heading;
    }
    require(zci_grow(&a->above, a->count, &a->capacity, sizeof *a->above));
    a->above[a->count] = passage->heading_chars > 0 ? above : NO_HEADING;
}

static zc_status check(void *context, const zci_passage *passage, zc_error *error)
{
    (void)error;
    account *a = context;
    size_t chars = passage->span.end.chars - passage->span.start.chars;
    move_to(a, passage->span.start.byte, true);
    require(a->scan.at.chars == passage->span.start.chars && a->line == passage->line);
    require(chars > 0 && chars <= ZCI_UNBROKEN_CHARS_MAX && passage->heading_chars <= chars);
    require(!zci_is_blank(zci_scan_peek(&a->scan)));
    require(!zci_is_blank(move_to(a, passage->span.end.byte, false)));
    require(a->scan.at.chars == passage->span.end.chars);
    check_path(a, passage);
    a->count++;
    return ZC_OK;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    zc_error error;
    zci_draft draft;
    zci_arena arena = {0};
    const char *text = size > 0 ? (const char *)data : "";
    account a = {.scan = {text, size, {0, 0}}, .line = 1};
    a.line_end = memchr(text, '\n', size) != NULL ? '\n' : '\r';
    require(zci_draft_from_text(&draft, (zci_naming){.path = "/a.txt"}, text, size, NULL, &arena,
                                &error) == ZC_OK);
    require(whole_text_passages(text, size, &draft.layout, check, &a, &error) == ZC_OK);
    move_to(&a, size, true);
    zci_arena_clear(&arena);
    free(a.above);
    return 0;
}
