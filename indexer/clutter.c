/* Clutter of a page.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "clutter.h"

#include "base/string.h"
#include "clutter_line.h"
#include "heading.h"

#include <string.h>

enum {
    TAIL_BYTES = 16384,
    CAPTION_CHARS_MAX = 30,
    LEAD_CHARS = 70, /* of a first paragraph, at least: longer than the lines on its page */
    SITE_CHARS_MAX = 20,
    CREDIT_BYTES = 80, /* at the end of a line, where photographers are named */
    FORUM_SIGNS_MIN = 2
};

#define COUNT_OF(words) (sizeof(words) / sizeof(words)[0])

typedef struct spot {
    zci_stretch line;
    bool out;
} spot;

typedef struct zone {
    const char *text;
    spot spot[ZCI_CLUTTER_TAIL];
    size_t count;
} zone;

/* ---- A page's beginning ------------------------------------------------ */

static bool is_prose(zci_stretch line)
{
    return zci_stretch_chars(line) > ZCI_CLUTTER_CHARS_MAX;
}

static size_t count_forum_signs(const zone *head)
{
    static const char *const signs[] = {"只看该作者", "找回密码", "楼主", "复制链接", "倒序浏览",
                                        "发表于",     "上一主题", "帖子", "立即注册"};
    size_t count = 0;
    for (size_t i = 0; i < COUNT_OF(signs); i++) {
        for (size_t j = 0; j < head->count; j++) {
            zci_stretch line = head->spot[j].line;
            if (!is_prose(line) && zci_string_has(zci_stretch_string(head->text, line), signs[i])) {
                count++;
                break;
            }
        }
    }
    return count;
}

/* The name of the site, which stands first among its menus. */
static bool is_site(zc_string line)
{
    static const char *const endings[] = {"网", "论坛", "社区", "之家", "门户"};
    for (size_t i = 0; i < COUNT_OF(endings); i++) {
        if (zci_string_ends(line, endings[i]))
            return true;
    }
    return false;
}

static size_t head_end(const zone *head)
{
    size_t end = 0;
    while (end < head->count && !is_prose(head->spot[end].line))
        end++;
    return end;
}

static void judge_head(zone *head, bool forum)
{
    size_t end = head_end(head), out = 0;
    for (size_t i = 0; i < end; i++) {
        spot *s = &head->spot[i];
        zc_string line = zci_stretch_string(head->text, s->line);
        bool first = out == i; /* nothing of the document came yet */
        s->out = zci_clutter_is_line(head->text, s->line) ||
                 (first && zci_clutter_is_way(head->text, s->line)) ||
                 (forum && zci_string_begins(line, "楼主:")) ||
                 (forum && zci_string_begins(line, "发表于"));
        out += s->out || (i == 0 && zci_stretch_chars(s->line) <= SITE_CHARS_MAX && is_site(line));
    }
    if (end > 0 && forum && zci_stretch_chars(head->spot[0].line) <= SITE_CHARS_MAX &&
        is_site(zci_stretch_string(head->text, head->spot[0].line)))
        head->spot[0].out = true;
    if (forum) { /* 论坛首页 BBS 资源下载 积分商城, between the menus and the title */
        for (size_t i = 1; i + 1 < end && i < out; i++) {
            if (head->spot[i - 1].out && head->spot[i + 1].out &&
                zci_string_has(zci_stretch_string(head->text, head->spot[i].line), "首页"))
                head->spot[i].out = true;
        }
    }
}

/* ---- A page's end ------------------------------------------------------ */

static size_t tail_start(const zone *tail)
{
    size_t start = tail->count;
    while (start > 0 && !is_prose(tail->spot[start - 1].line))
        start--;
    return start;
}

/* Below the first line of a forum's menus nothing is of the first post. */
static void judge_tail(zone *tail, bool forum)
{
    size_t start = tail_start(tail);
    bool below = false, ended = true;
    for (size_t i = start; i < tail->count; i++) {
        spot *s = &tail->spot[i];
        s->out = below || zci_clutter_is_line(tail->text, s->line);
        below = below || (forum && s->out);
    }
    for (size_t i = tail->count; i > start && ended; i--) {
        spot *s = &tail->spot[i - 1];
        s->out = s->out || zci_clutter_is_empty_label(tail->text, s->line);
        ended = s->out;
    }
}

/* ---- Captions ---------------------------------------------------------- */

/* Whether a page's last lines name a photographer. */
static bool has_photographs(const zone *tail)
{
    static const char *const signs[] = {"/图", "／图", "供图", "/摄", "／摄", "摄影"};
    for (size_t i = 0; i < tail->count; i++) {
        zc_string s = zci_stretch_string(tail->text, tail->spot[i].line);
        size_t from = s.len > CREDIT_BYTES ? s.len - CREDIT_BYTES : 0;
        zc_string end = {s.data + from, s.len - from};
        for (size_t j = 0; j < COUNT_OF(signs); j++) {
            if ((zci_string_ends(s, ")") || zci_string_ends(s, "）")) &&
                zci_string_has(end, signs[j]))
                return true;
        }
    }
    return false;
}

/* A short sentence by itself: 智慧教育平台开通。 */
static bool is_caption(const char *text, zci_stretch line)
{
    size_t chars = zci_stretch_chars(line);
    zc_string s = zci_stretch_string(text, line);
    if (chars > CAPTION_CHARS_MAX || !zci_string_ends(s, "。") || zci_heading_begins(text, line))
        return false;
    zci_scan scan = {text, line.end.byte - strlen("。"), line.start};
    for (int32_t cp; (cp = zci_scan_next(&scan)) != ZCI_SCAN_END;) {
        if (zci_is_full_stop(cp) || zci_is_clause_end(cp) || zci_is_digit(cp) || cp == ',' ||
            cp == 0xFF0C || cp == ':' || cp == 0xFF1A)
            return false;
    }
    return true;
}

/* Captions stand together, right below the first paragraph of the text. */
static void judge_captions(zone *head)
{
    size_t at = 0;
    while (at < head->count && zci_stretch_chars(head->spot[at].line) < LEAD_CHARS)
        at++;
    for (at++; at < head->count && is_caption(head->text, head->spot[at].line); at++)
        head->spot[at].out = true;
}

/* ---- Reading ----------------------------------------------------------- */

static void read_zone(zone *z, zci_line_reader *reader, size_t most)
{
    zci_line line;
    while (z->count < most && zci_lines_next(reader, &line)) {
        if (!zci_line_is_blank(&line))
            z->spot[z->count++] = (spot){line.span, false};
    }
}

/* Reads the last lines, each of which the reader has come to only once. */
static void read_tail(zone *z, size_t from, size_t len)
{
    zci_line_reader reader;
    zci_line line;
    size_t count = 0;
    zci_lines_start(&reader, z->text, len);
    reader.scan.at.byte = from;
    while (zci_lines_next(&reader, &line)) {
        if (zci_line_is_blank(&line))
            continue;
        z->spot[count % ZCI_CLUTTER_TAIL] = (spot){line.span, false};
        count++;
    }
    z->count = count < ZCI_CLUTTER_TAIL ? count : ZCI_CLUTTER_TAIL;
    size_t first = count > ZCI_CLUTTER_TAIL ? count % ZCI_CLUTTER_TAIL : 0;
    spot sorted[ZCI_CLUTTER_TAIL] = {0};
    for (size_t i = 0; i < z->count; i++)
        sorted[i] = z->spot[(first + i) % ZCI_CLUTTER_TAIL];
    memcpy(z->spot, sorted, z->count * sizeof *sorted);
}

static size_t tail_byte(const char *text, size_t len, size_t from)
{
    size_t start = len > TAIL_BYTES && len - TAIL_BYTES > from ? len - TAIL_BYTES : from;
    if (start == 0 || start == from)
        return start;
    const char *end = memchr(text + start, '\n', len - start);
    return end == NULL ? len : (size_t)(end - text) + 1;
}

static size_t write_found(const zone *z, size_t count, zc_span *found)
{
    for (size_t i = 0; i < z->count; i++) {
        zci_stretch line = z->spot[i].line;
        if (z->spot[i].out)
            found[count++] = (zc_span){line.start.byte, line.end.byte};
    }
    return count;
}

/* Judges the end of a page so short that its beginning reaches into its end. */
static void judge_short(zone *head, zone *tail, bool forum)
{
    zone end = {.text = head->text};
    size_t body = head_end(head);
    bool has_body = body < head->count;
    if (!has_body)
        body = 0;
    for (size_t i = body; i < head->count; i++)
        end.spot[end.count++] = head->spot[i];
    for (size_t i = 0; i < tail->count; i++)
        end.spot[end.count++] = tail->spot[i];
    judge_tail(&end, forum && has_body);
    for (size_t i = body; i < head->count; i++)
        head->spot[i].out = head->spot[i].out || end.spot[i - body].out;
    memcpy(tail->spot, end.spot + (head->count - body), tail->count * sizeof *tail->spot);
    if (has_body && has_photographs(&end))
        judge_captions(head);
}

size_t zci_clutter_find(const char *text, size_t len, zc_span found[ZCI_CLUTTER_MAX])
{
    zone head = {.text = text}, tail = {.text = text};
    zci_line_reader reader;
    zci_lines_start(&reader, text, len);
    read_zone(&head, &reader, ZCI_CLUTTER_HEAD);
    read_tail(&tail, tail_byte(text, len, reader.scan.at.byte), len);
    bool forum = count_forum_signs(&head) >= FORUM_SIGNS_MIN;
    judge_head(&head, forum);
    if (tail.count < ZCI_CLUTTER_TAIL / 2) {
        judge_short(&head, &tail, forum);
    } else {
        judge_tail(&tail, forum);
        if (has_photographs(&tail))
            judge_captions(&head);
    }
    return write_found(&tail, write_found(&head, 0, found), found);
}
