/* What a cover says that it brings.  SPDX-License-Identifier: GPL-2.0-or-later */
#define _GNU_SOURCE /* memmem */
#include "promised.h"

#include "base/string.h"

#include <string.h>

/* Behind which the name of what is enclosed stands, with or without 《. */
static const char *const bringing[] = {"印发", "发布", "公布", "颁布", "转发", "批转",
                                       "下发", "附件", "印發", "發布", "頒布", "轉發"};

enum { BRINGING = sizeof bringing / sizeof bringing[0] };

static bool is_kept(int32_t cp)
{
    return zci_is_ideograph(cp) || (cp >= '0' && cp <= '9') || (cp >= 'A' && cp <= 'Z') ||
           (cp >= 'a' && cp <= 'z');
}

static void append(zci_buffer *out, const char *text, size_t start, size_t end)
{
    zci_scan scan = {text, end, {start, 0}};
    while (scan.at.byte < end) {
        size_t from = scan.at.byte;
        int32_t cp = zci_scan_next(&scan);
        if (is_kept(cp))
            zci_buffer_append(out, text + from, scan.at.byte - from);
        else if (cp >= 0xFF10 && cp <= 0xFF19)
            zci_buffer_byte(out, (unsigned char)('0' + cp - 0xFF10));
        else if (cp == 0x300A || cp == '\n')
            zci_buffer_byte(out, cp == '\n' ? '\n' : '<');
    }
}

bool zci_promised_read(zci_promised *promised, const char *text, size_t start, size_t end)
{
    zci_buffer_reset(&promised->text);
    append(&promised->text, text, start, end);
    return !promised->text.failed;
}

/* What stands before a place: 《, or 印发 and the like with a list's number between. */
static bool is_brought(zc_string before)
{
    while (before.len > 0 && before.data[before.len - 1] == '\n')
        before.len--;
    if (zci_string_ends(before, "<"))
        return true;
    while (before.len > 0 && strchr("0123456789\n", before.data[before.len - 1]) != NULL)
        before.len--;
    for (size_t i = 0; i < BRINGING; i++) {
        if (zci_string_ends(before, bringing[i]))
            return true;
    }
    return false;
}

/* 附件：1.甲方案 2.乙细则: entries behind the first one follow another's kind. */
static bool is_listed(zc_string before)
{
    size_t digits = 0;
    while (before.len > 0 && before.data[before.len - 1] >= '0' &&
           before.data[before.len - 1] <= '9') {
        before.len--;
        digits++;
    }
    return digits > 0 && digits <= 2 && zci_string_ends(before, "\n");
}

bool zci_promised_has(zci_promised *promised, const char *text, const zci_stretch *line,
                      size_t count)
{
    zci_buffer title = {0};
    zc_string cover = {promised->text.data, promised->text.len};
    bool has = false;
    if (cover.len == 0)
        return false;
    for (size_t i = 0; i < count; i++)
        append(&title, text, line[i].start.byte, line[i].end.byte);
    promised->text.failed = promised->text.failed || title.failed;
    const char *at = cover.data, *end = cover.data + cover.len;
    while (!has && title.len > 0 &&
           (at = memmem(at, (size_t)(end - at), title.data, title.len)) != NULL) {
        zc_string before = {cover.data, (size_t)(at - cover.data)};
        has = is_brought(before) || is_listed(before);
        at++;
    }
    zci_buffer_free(&title);
    return has;
}

bool zci_promised_any(const zci_promised *promised)
{
    zc_string cover = {promised->text.data, promised->text.len};
    for (size_t i = 0; i < BRINGING; i++) {
        if (cover.len > 0 && zci_string_has(cover, bringing[i]))
            return true;
    }
    return false;
}

void zci_promised_free(zci_promised *promised)
{
    zci_buffer_free(&promised->text);
}

bool zci_promised_is_order(zc_string text)
{
    static const char *const words[] = {"印发", "发布", "公布", "转发",
                                        "下发", "颁布", "印發", "轉發"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (zci_string_has(text, words[i]))
            return true;
    }
    return false;
}
