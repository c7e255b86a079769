/* For whom a report speaks.  SPDX-License-Identifier: GPL-2.0-or-later */
#define _GNU_SOURCE /* memmem */
#include "speaker.h"

#include "base/string.h"
#include "issuer.h"

#include <stdio.h>
#include <string.h>

enum {
    OPENING_BYTES = 3000, /* in which a speaker says for whom he speaks, and where */
    HEAD_LINES = 24,
    LINE_CHARS_MAX = 80
};

static zci_stretch find_phrase(const zci_page *page, const char *phrase)
{
    const char *start = page->text + page->start.byte;
    size_t len = page->end - page->start.byte;
    const char *at =
        memmem(start, len < OPENING_BYTES ? len : OPENING_BYTES, phrase, strlen(phrase));
    size_t byte = at == NULL ? page->end : (size_t)(at - page->text) + strlen(phrase);
    return (zci_stretch){{byte, 0}, {byte, 0}};
}

zci_stretch zci_speaker_find(const zci_page *page)
{
    static const char *const phrases[] = {"我代表",   "我现在代表", "我谨代表", "我受",
                                          "我现在受", "我现在根据", "我根据",   "受"};
    static const char *const ends[] = {"向", "作", "的委托", "委托", "做", "的决定"};
    for (size_t i = 0; i < sizeof phrases / sizeof phrases[0]; i++) {
        zci_stretch span = find_phrase(page, phrases[i]);
        zci_scan scan = {page->text, page->end, span.start};
        for (int chars = 0; chars < 24 && zci_is_ideograph(zci_scan_peek(&scan)); chars++) {
            zc_string rest = {page->text + scan.at.byte, page->end - scan.at.byte};
            bool ends_here = false;
            for (size_t j = 0; j < sizeof ends / sizeof ends[0]; j++)
                ends_here = ends_here || zci_string_begins(rest, ends[j]);
            if (ends_here)
                break;
            zci_scan_next(&scan);
        }
        span.end = scan.at;
        if (zci_issuer_is_body(zci_page_string(page, span)))
            return span;
    }
    return (zci_stretch){{0, 0}, {0, 0}};
}

/* 在青海省第十四届人民代表大会第四次会议上 */
static bool place_in_line(zc_string text, zci_region *region)
{
    const char *at = zci_string_has(text, "代表大会") ? memmem(text.data, text.len, "在", 3) : NULL;
    if (at == NULL)
        return false;
    at += strlen("在");
    return zci_region_read((zc_string){at, (size_t)(text.data + text.len - at)}, 0, region);
}

bool zci_meeting_place_find(const zci_page *page, zci_region *region, zc_finding *found)
{
    zci_line_reader reader;
    zci_line line;
    size_t seen = 0;
    zci_page top = *page;
    if (top.end - top.start.byte > OPENING_BYTES)
        top.end = top.start.byte + OPENING_BYTES;
    zci_page_lines(&top, &reader);
    while (seen < HEAD_LINES && zci_lines_next(&reader, &line)) {
        seen += !zci_line_is_blank(&line);
        if (line.span.end.chars - line.span.start.chars > LINE_CHARS_MAX ||
            !place_in_line(zci_page_string(&top, line.span), region))
            continue;
        *found =
            (zc_finding){ZC_ORIGIN_DERIVED, line.number, line.span.start.byte, line.span.end.byte};
        return true;
    }
    return false;
}

zc_string zci_speaker_in_full(zc_string body, const zci_region *place, zci_arena *arena)
{
    static const char party[] = "中国共产党中央委员会", government[] = "政府",
                      in_full[] = "人民政府";
    char name[256];
    zc_string before = {"", 0}, rest = body;
    if (zci_string_has(body, "中央委员会"))
        return zci_string_of(party);
    if (place != NULL) {
        size_t skip = zci_string_begins(body, "自治区") ? strlen("自治区") : strlen("省");
        before = place->name;
        rest = (zc_string){body.data + skip, body.len - skip};
    }
    bool is_short = zci_string_ends(rest, government) && !zci_string_ends(rest, in_full);
    if (is_short)
        rest.len -= strlen(government);
    int len = snprintf(name, sizeof name, "%.*s%.*s%s", (int)before.len, before.data, (int)rest.len,
                       rest.data, is_short ? in_full : "");
    return len > 0 && (size_t)len < sizeof name ? zci_arena_string(arena, name, (size_t)len) : body;
}
