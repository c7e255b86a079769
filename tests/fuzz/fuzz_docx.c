/* Reads documents whose parts are any bytes: the text, if there is one, is UTF-8 in whole
 * lines, within its limit, and the same when read again.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * An input is the body, the lists, the styles, the footnotes and the relationships of an
 * archive, separated by bytes that XML in UTF-8 cannot hold (0xFF); each may be missing. */
#include "base/utf8.h"
#include "format/docx.h"
#include "fuzz.h"
#include "zip_writer.h"

enum { SEPARATOR = 0xFF, LIMIT = 1 << 16 };

static void check_text(const zci_buffer *text)
{
    REQUIRE(text->len <= LIMIT);
    REQUIRE(text->len == 0 || (text->data[text->len - 1] == '\n' && text->data[0] != '\n'));
    for (size_t at = 0; at < text->len;) {
        int32_t cp;
        REQUIRE(text->data[at] != '\r' && text->data[at] != '\0');
        at += zci_utf8_decode(text->data + at, text->len - at, &cp);
        REQUIRE(cp >= 0);
    }
}

static zc_status read_once(zc_string archive, zci_buffer *text)
{
    zci_archive *opened;
    zc_error error = {0};
    REQUIRE(zci_archive_open(&opened, archive, &error) == ZC_OK);
    bool is_one;
    REQUIRE(zci_docx_is_one(opened, &is_one, &error) == ZC_OK && is_one);
    zc_status status = zci_docx_text(opened, LIMIT, text, &error);
    REQUIRE(status == ZC_OK || (text->len == 0 && error.message[0] != '\0'));
    zci_archive_close(opened);
    return status;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const parts[] = {"word/document.xml", "word/numbering.xml",
                                        "word/styles.xml", "word/footnotes.xml",
                                        "word/_rels/document.xml.rels"};
    zip_writer writer = {0};
    zci_buffer text = {0}, again = {0};
    char *input = fuzz_text(data, size);
    size_t start = 0;
    for (size_t i = 0; i < sizeof parts / sizeof *parts && start <= size; i++) {
        const char *end = memchr(input + start, SEPARATOR, size - start);
        size_t stop = end != NULL ? (size_t)(end - input) : size;
        if (stop > start || i == 0)
            zip_writer_add(&writer, parts[i], (zc_string){input + start, stop - start});
        start = stop + 1;
    }
    zc_string archive = zip_writer_end(&writer);
    if (read_once(archive, &text) == ZC_OK)
        check_text(&text);
    read_once(archive, &again);
    REQUIRE(again.len == text.len &&
            (text.len == 0 || memcmp(again.data, text.data, text.len) == 0));
    zci_buffer_free(&text);
    zci_buffer_free(&again);
    zip_writer_free(&writer);
    free(input);
    return 0;
}
