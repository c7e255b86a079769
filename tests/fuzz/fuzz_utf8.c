/* Decoding any bytes.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "fuzz.h"

#include "base/utf8.h"

/* Checks the code point at `at` and returns where the next one begins. */
static size_t check_one(const char *text, size_t size, size_t at)
{
    int32_t cp;
    char bytes[ZCI_UTF8_MAX];
    size_t width = zci_utf8_decode(text + at, size - at, &cp);
    REQUIRE(width >= 1 && width <= size - at && width <= ZCI_UTF8_MAX);
    if (cp < 0) {
        REQUIRE(width == 1 && cp == (int32_t)(unsigned char)text[at] - 256);
    } else {
        REQUIRE(cp <= 0x10FFFF && (cp < 0xD800 || cp > 0xDFFF));
        REQUIRE(zci_utf8_width((uint32_t)cp) == width);
        REQUIRE(zci_utf8_encode((uint32_t)cp, bytes) == width);
        REQUIRE(memcmp(bytes, text + at, width) == 0);
    }
    for (size_t inside = 0; inside < width; inside++)
        REQUIRE(zci_utf8_floor(text, size, at + inside) == at);
    return at + width;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text = fuzz_text(data, size);
    size_t count = 0;
    for (size_t at = 0; at < size; count++)
        at = check_one(text, size, at);
    REQUIRE(zci_utf8_count(text, size) == count);
    REQUIRE(zci_utf8_floor(text, size, size) <= size);
    free(text);
    return 0;
}
