/* What is enclosed on one line.  SPDX-License-Identifier: GPL-2.0-or-later */
#define _GNU_SOURCE /* memmem */
#include "enclosed_flat.h"

#include "base/string.h"
#include "promised.h"
#include "title_line.h"

#include <string.h>

enum {
    FLAT_BYTES = 8 * 1024, /* of the cover, and up to its end */
    NAMES_MAX = 64,        /* that are judged */
    NAME_CHARS_MIN = 6,
    NAME_CHARS_MAX = 80
};

/* 《X》 at the scan: reads X and moves past it. */
static bool read_name(zci_scan *scan, zci_stretch *name)
{
    int depth = 1;
    zci_scan_next(scan);
    *name = (zci_stretch){scan->at, scan->at};
    for (int32_t cp;
         zci_stretch_chars(*name) <= NAME_CHARS_MAX && (cp = zci_scan_next(scan)) >= 0;) {
        depth += cp == 0x300A ? 1 : cp == 0x300B ? -1 : 0;
        if (depth == 0)
            return zci_stretch_chars(*name) >= NAME_CHARS_MIN;
        name->end = scan->at;
    }
    return false;
}

/* Whether what is enclosed may begin at a place: behind a sentence, the date below a
 * signature, a bracket that closes; with its text behind the name. */
static bool begins_there(zc_string text, size_t at, size_t end)
{
    static const char *const before[] = {"。", "日", "）", ")", " ", "\xC2\xA0", "　"};
    static const char *const behind[] = {"》", "”", "的", "中", "已", "，", "、", ","};
    zc_string head = {text.data, at}, tail = {text.data + end, text.len - end};
    for (size_t i = 0; i < sizeof behind / sizeof behind[0]; i++) {
        if (zci_string_begins(tail, behind[i]))
            return false;
    }
    for (size_t i = 0; i < sizeof before / sizeof before[0]; i++) {
        if (zci_string_ends(head, before[i]))
            return true;
    }
    return false;
}

/* Where a name stands again soon and begins what is enclosed; false for nowhere. */
static bool find_again(zc_string text, zci_scan scan, zci_stretch name, zci_stretch *again)
{
    size_t len = name.end.byte - name.start.byte;
    size_t limit = scan.at.byte + FLAT_BYTES < scan.len ? scan.at.byte + FLAT_BYTES : scan.len;
    const char *at = text.data + scan.at.byte, *end = text.data + limit;
    while ((at = memmem(at, (size_t)(end - at), text.data + name.start.byte, len)) != NULL) {
        size_t byte = (size_t)(at - text.data);
        if (begins_there(text, byte, byte + len)) {
            while (scan.at.byte < byte)
                zci_scan_next(&scan);
            *again = (zci_stretch){scan.at, {byte + len, scan.at.chars + zci_stretch_chars(name)}};
            return true;
        }
        at += len;
    }
    return false;
}

bool zci_enclosed_flat_find(const char *text, size_t len, zci_stretch line, zci_stretch *title)
{
    zci_scan scan = {text, line.end.byte, line.start};
    size_t names = 0, limit = line.start.byte + FLAT_BYTES;
    if (limit > scan.len)
        limit = scan.len;
    while (names < NAMES_MAX && scan.at.byte < limit) {
        zci_stretch name;
        if (zci_scan_peek(&scan) != 0x300A) {
            zci_scan_next(&scan);
            continue;
        }
        names++;
        if (read_name(&scan, &name) && zci_title_line_names_genre(text, name) &&
            find_again((zc_string){text, len}, scan, name, title) &&
            zci_promised_is_order(
                zci_stretch_string(text, (zci_stretch){line.start, title->start})))
            return true;
    }
    return false;
}
