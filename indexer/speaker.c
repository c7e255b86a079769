/* For whom a report speaks.  SPDX-License-Identifier: GPL-2.0-or-later */
#define _GNU_SOURCE /* memmem */
#include "speaker.h"

#include "base/string.h"
#include "issuer.h"

#include <stdio.h>
#include <string.h>

enum {
    OPENING_BYTES = 3000, /* in which a speaker says for whom he speaks, and where */
    BODY_CHARS_MAX = 24,
    SENTENCE_CHARS_MAX = 120,
    HEAD_LINES = 24,
    LINE_CHARS_MAX = 80
};

/* ---- Words ------------------------------------------------------------- */

/* Moves behind the first of the words that the text goes on with; false for none of them. */
static bool skip_any(zc_string text, size_t *at, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (!zci_string_begins((zc_string){text.data + *at, text.len - *at}, words[i]))
            continue;
        *at += strlen(words[i]);
        return true;
    }
    return false;
}

#define SKIP_ANY(text, at, words) skip_any(text, at, words, sizeof(words) / sizeof(words)[0])

/* ---- What stands around a body ------------------------------------------- */

/* 我代表省人民政府，… and 我代表省人民政府向… */
static bool speaks(zc_string rest, size_t *at)
{
    static const char *const words[] = {"，", ",",  "、", " ",  "\xE3\x80\x80",
                                        "向", "作", "做", "就", "对"};
    return SKIP_ANY(rest, at, words);
}

/* 我受国务院的委托 */
static bool is_asked(zc_string rest, size_t *at)
{
    static const char *const words[] = {"委托", "的委托"};
    return SKIP_ANY(rest, at, words);
}

/* 我根据国务院的决定 */
static bool is_told(zc_string rest, size_t *at)
{
    static const char *const words[] = {"的决定"};
    return SKIP_ANY(rest, at, words) || is_asked(rest, at);
}

/* Whether the sentence that `rest` begins with puts a report before those who hear it:
 * …情况报告如下, …提请审议. */
static bool reports(zc_string rest)
{
    static const char *const inside[] = {"报告如下", "汇报如下", "说明如下",
                                         "如下报告", "如下汇报", "如下说明"};
    static const char *const last[] = {"报告", "汇报", "审议"};
    zci_scan scan = {rest.data, rest.len, {0, 0}};
    size_t end = 0;
    for (int32_t cp; (cp = zci_scan_next(&scan)) != ZCI_SCAN_END && cp != '\n' &&
                     !zci_is_full_stop(cp) && scan.at.chars <= SENTENCE_CHARS_MAX;)
        end = scan.at.byte;
    zc_string sentence = {rest.data, end};
    for (size_t i = 0; i < sizeof inside / sizeof inside[0]; i++) {
        if (zci_string_has(sentence, inside[i]))
            return true;
    }
    for (size_t i = 0; i < sizeof last / sizeof last[0]; i++) {
        if (zci_string_ends(sentence, last[i]))
            return true;
    }
    return false;
}

/* 受国务院委托，我向…, or 现将…报告如下: without who speaks or what for, it may be said of
 * anybody, such as a firm that invites tenders. */
static bool is_asked_and_speaks(zc_string rest, size_t *at)
{
    static const char *const commas[] = {"，", ","};
    static const char *const words[] = {"我向", "我就", "我代表", "我作",   "我做",    "我对",
                                        "我现", "由我", "向大会", "现在向", "现向大会"};
    static const char *const now[] = {"现将", "现就"};
    if (!is_asked(rest, at))
        return false;
    (void)SKIP_ANY(rest, at, commas);
    return SKIP_ANY(rest, at, words) ||
           (SKIP_ANY(rest, at, now) && reports((zc_string){rest.data + *at, rest.len - *at}));
}

/* How a speaker says for whom he speaks, and what follows the body then. */
typedef struct phrase {
    const char *words;
    bool (*goes_on)(zc_string rest, size_t *at);
    bool begins; /* a sentence */
} phrase;

/* ---- Finding it ---------------------------------------------------------- */

/* Whether a sentence begins at `at`: 现在，受…, but not 事务受理. */
static bool begins_sentence(const char *start, const char *at)
{
    static const char *const before[] = {"。", "：",           ":",  "！", "!", "，", ",",
                                         " ",  "\xE3\x80\x80", "\t", "\n"};
    for (size_t i = 0; i < sizeof before / sizeof before[0]; i++) {
        if (zci_string_ends((zc_string){start, (size_t)(at - start)}, before[i]))
            return true;
    }
    return at == start;
}

/* Whether `at` is within what somebody is quoted to have said. */
static bool is_quoted(const char *start, const char *at)
{
    zci_scan scan = {start, (size_t)(at - start), {0, 0}};
    bool quoted = false;
    for (int32_t cp; (cp = zci_scan_next(&scan)) != ZCI_SCAN_END;)
        quoted = cp == 0x201C /* “ */ || (quoted && cp != 0x201D && cp != '\n');
    return quoted;
}

/* The body that begins here, up to what follows it as the phrase wants. */
static bool read_body(zc_string text, size_t start, const phrase *p, zci_stretch *body)
{
    zci_scan scan = {text.data, text.len, {start, 0}};
    while (scan.at.chars <= BODY_CHARS_MAX) {
        size_t behind = 0;
        zc_string name = {text.data + start, scan.at.byte - start};
        zc_string rest = {text.data + scan.at.byte, text.len - scan.at.byte};
        *body = (zci_stretch){{start, 0}, scan.at};
        if (p->goes_on(rest, &behind) && zci_issuer_is_body(name))
            return true;
        if (!zci_is_ideograph(zci_scan_next(&scan)))
            return false;
    }
    return false;
}

static bool find_phrase(zc_string text, const phrase *p, zci_stretch *body)
{
    size_t len = strlen(p->words);
    const char *end = text.data + text.len, *at = text.data;
    for (; (at = memmem(at, (size_t)(end - at), p->words, len)) != NULL; at += len) {
        if ((!p->begins || begins_sentence(text.data, at)) && !is_quoted(text.data, at) &&
            read_body(text, (size_t)(at - text.data) + len, p, body))
            return true;
    }
    return false;
}

zci_stretch zci_speaker_find(const zci_page *page)
{
    static const phrase phrases[] = {
        {"我代表", speaks, false},     {"我现在代表", speaks, false},
        {"我谨代表", speaks, false},   {"我受", is_asked, false},
        {"我现在受", is_asked, false}, {"我现在根据", is_told, false},
        {"我根据", is_told, false},    {"受", is_asked_and_speaks, true},
    };
    size_t start = page->start.byte, len = page->end - start;
    zc_string opening = {page->text + start, len < OPENING_BYTES ? len : OPENING_BYTES};
    zci_stretch body;
    for (size_t i = 0; i < sizeof phrases / sizeof phrases[0] && len > 0; i++) {
        if (find_phrase(opening, &phrases[i], &body))
            return (zci_stretch){{start + body.start.byte, 0}, {start + body.end.byte, 0}};
    }
    return (zci_stretch){{0, 0}, {0, 0}};
}

/* ---- Where it was given -------------------------------------------------- */

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
