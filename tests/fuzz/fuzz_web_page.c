/* Reads any bytes that are a text as a web page: lines without white space at their ends, no
 * more than one empty one between, and the same whenever it is read.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "fuzz.h"

#include "base/utf8.h"
#include "format/web_page.h"

/* Pages are sound UTF-8 without NUL. */
static bool is_page(const char *text, size_t len)
{
    for (size_t at = 0; at < len;) {
        int32_t cp;
        at += zci_utf8_decode(text + at, len - at, &cp);
        if (cp <= 0)
            return false;
    }
    return true;
}

static void check_text(const zci_buffer *text, size_t page_len)
{
    size_t breaks = 2;                      /* line ends in a row; no empty line comes first */
    REQUIRE(text->len <= 6 * page_len + 1); /* each <li> may get a number */
    REQUIRE(text->len == 0 || text->data[text->len - 1] == '\n');
    REQUIRE(is_page(text->data, text->len));
    for (size_t i = 0; i < text->len; i++) {
        unsigned char byte = (unsigned char)text->data[i];
        breaks = byte == '\n' ? breaks + 1 : 0;
        REQUIRE(breaks <= 2 && byte != 0x7F && (byte >= ' ' || byte == '\n' || byte == '\t'));
        REQUIRE(byte != '\n' || i == 0 || text->data[i - 1] != ' ');
    }
    REQUIRE(text->len == 0 || breaks == 1);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    zc_error error;
    zci_buffer first = {0}, again = {0};
    char title[40] = "", *page = fuzz_text(data, size);
    if (is_page(page, size)) {
        zc_status status =
            zci_web_page_text((zc_string){page, size}, &first, title, sizeof title, &error);
        REQUIRE(strlen(title) < sizeof title && is_page(title, strlen(title)));
        REQUIRE(strchr(title, '\n') == NULL);
        REQUIRE(status == ZC_OK || status == ZC_BAD_SOURCE);
        REQUIRE(status == ZC_OK || (first.len == 0 && error.message[0] != '\0'));
        check_text(&first, size);
        REQUIRE(zci_web_page_text((zc_string){page, size}, &again, title, sizeof title, &error) ==
                status);
        REQUIRE(again.len == first.len &&
                (first.len == 0 || memcmp(again.data, first.data, first.len) == 0));
    }
    zci_buffer_free(&first);
    zci_buffer_free(&again);
    free(page);
    return 0;
}
