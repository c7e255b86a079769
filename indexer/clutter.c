/* Clutter of a page.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "clutter.h"

#include "base/string.h"
#include "clutter_line.h"
#include "date.h"
#include "heading.h"
#include "links.h"

#include <string.h>

enum {
    CONTROLS_MIN = 3, /* lines of them side by side, such as 下载, 打印 and 【字号： */
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
    zci_clutter words; /* what it is by these */
    bool out;
} spot;

typedef struct zone {
    const char *text;
    spot spot[ZCI_CLUTTER_TAIL];
    size_t count;
    bool is_apart; /* other lines stand between it and the page's start */
} zone;

/* ---- Runs of lines ------------------------------------------------------ */

/* Lines that may be clutter, with nothing else between them. */
typedef struct run {
    size_t start, end;
    zci_clutter most; /* of any of its lines; phrases side by side are sure */
} run;

/* The run that the line at `start` begins; empty when it is none. */
static run run_at(const zone *z, size_t start, size_t end)
{
    run r = {start, start, ZCI_CLUTTER_NONE};
    size_t phrases = 0;
    for (; r.end < end && z->spot[r.end].words != ZCI_CLUTTER_NONE; r.end++) {
        zci_clutter words = z->spot[r.end].words;
        phrases += words == ZCI_CLUTTER_PHRASE;
        r.most = words > r.most ? words : r.most;
    }
    if (phrases > 1)
        r.most = ZCI_CLUTTER_SURE;
    return r;
}

static void leave_out(zone *z, run r)
{
    for (size_t i = r.start; i < r.end; i++)
        z->spot[i].out = true;
}

static bool ends_with_colon(zc_string line)
{
    return zci_string_ends(line, ":") || zci_string_ends(line, "：");
}

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

/* Whether the text has begun with a line: a sentence, a heading, or what a colon leads to, but
 * for what a page says of itself. */
static bool opens_text(const char *text, zci_stretch line)
{
    static const char *const stops[] = {"。", "；", "！"};
    static const char *const labels[] = {"来源", "时间", "日期", "作者",  "编辑",
                                         "位置", "浏览", "点击", "阅读量"};
    zc_string s = zci_stretch_string(text, line);
    for (size_t i = 0; i < COUNT_OF(stops); i++) {
        if (zci_string_ends(s, stops[i]))
            return true;
    }
    if (!ends_with_colon(s))
        return zci_heading_begins(text, line);
    s.len -= zci_string_ends(s, ":") ? strlen(":") : strlen("：");
    for (size_t i = 0; i < COUNT_OF(labels); i++) {
        if (zci_string_ends(s, labels[i]))
            return false;
    }
    return true;
}

/* What was seen of a page's beginning. */
typedef struct beginning {
    size_t out; /* lines that are none of the document */
    bool forum;
    bool begun; /* the text has */
} beginning;

/* Whether a run is part of the way to the page, set line by line: 首页 and below it >. */
static bool is_part_of_way(const zone *head, run r)
{
    static const char *const signs[] = {">", "＞", "»", "›", ">>", "/"};
    if (r.start > 0 && zci_clutter_is_way(head->text, head->spot[r.start - 1].line))
        return true;
    return r.end - r.start > 1 &&
           zci_string_is_one_of(zci_stretch_string(head->text, head->spot[r.start + 1].line), signs,
                                COUNT_OF(signs));
}

/* Whether a run above the text is menus: those of a forum, what stands beside surer ones, what
 * the page begins with, the way to it, and its controls. */
static bool are_menus_above(const zone *head, run r, const beginning *b)
{
    if (b->forum || r.most == ZCI_CLUTTER_SURE)
        return true;
    if (b->begun)
        return false;
    if (r.most <= ZCI_CLUTTER_CONTROL && r.end - r.start >= CONTROLS_MIN)
        return true;
    if (r.most == ZCI_CLUTTER_LINK)
        return false;
    return r.most == ZCI_CLUTTER_PHRASE || b->out == r.start || is_part_of_way(head, r);
}

static bool is_site_name(const zone *head)
{
    zci_stretch line = head->spot[0].line;
    return zci_stretch_chars(line) <= SITE_CHARS_MAX &&
           is_site(zci_stretch_string(head->text, line));
}

static void judge_line_above(zone *head, size_t i, beginning *b)
{
    spot *s = &head->spot[i];
    zc_string line = zci_stretch_string(head->text, s->line);
    bool first = b->out == i; /* nothing of the document came yet */
    s->out = (first && zci_clutter_is_way(head->text, s->line)) ||
             (!b->begun && zci_clutter_is_sure_way(head->text, s->line)) ||
             (b->forum && zci_string_begins(line, "楼主:")) ||
             (b->forum && zci_string_begins(line, "发表于"));
    b->begun = b->begun || (!s->out && opens_text(head->text, s->line));
    b->out += s->out || (i == 0 && is_site_name(head));
}

static void judge_head(zone *head, bool forum)
{
    size_t end = head_end(head);
    beginning b = {.forum = forum};
    for (size_t i = 0; i < end; i++) {
        run r = run_at(head, i, end);
        if (r.end == i) {
            judge_line_above(head, i, &b);
        } else if (are_menus_above(head, r, &b)) {
            leave_out(head, r);
            b.out += r.end - r.start;
        }
        i = r.end > i ? r.end - 1 : i;
    }
    if (end == 0 || !forum)
        return;
    head->spot[0].out = head->spot[0].out || is_site_name(head);
    for (size_t i = 1; i + 1 < end && i < b.out; i++) {
        /* 论坛首页 BBS 资源下载 积分商城, between the menus and the title */
        if (head->spot[i - 1].out && head->spot[i + 1].out &&
            zci_string_has(zci_stretch_string(head->text, head->spot[i].line), "首页"))
            head->spot[i].out = true;
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

/* Whether an annex begins on one of the lines: below its mark a form may ask for anything. */
static bool holds_annex(const zone *z)
{
    for (size_t i = 0; i < z->count; i++) {
        if (zci_heading_read(z->text, z->spot[i].line).kind == ZCI_HEADING_ANNEX)
            return true;
    }
    return false;
}

/* Labels with nothing behind them are clutter where only such follows. */
static void take_empty_labels(zone *tail, size_t start, bool annex)
{
    for (size_t i = tail->count; i > start; i--) {
        spot *s = &tail->spot[i - 1];
        if (s->words != ZCI_CLUTTER_NONE)
            continue;
        if (!zci_clutter_is_empty_label(tail->text, s->line) &&
            (annex || !zci_clutter_is_empty_field(tail->text, s->line)))
            return;
        s->words = ZCI_CLUTTER_PHRASE;
    }
}

/* Where the list of links ends that a line begins; at its start when it begins none, or what may
 * be attachments. */
static size_t links_end(const zone *z, size_t start)
{
    zci_stretch head = z->spot[start].line;
    bool doubtful = zci_links_are_doubtful(z->text, head);
    size_t end = start + 1;
    if (!zci_links_begin(z->text, head))
        return start;
    for (; end < z->count && z->spot[end].words == ZCI_CLUTTER_NONE; end++) {
        zci_stretch line = z->spot[end].line;
        if (zci_links_is_attachment(z->text, line))
            return start;
        if (zci_links_begin(z->text, line) || !zci_links_may_hold(z->text, line))
            break;
        doubtful = doubtful && !zci_links_is_telling(z->text, line);
    }
    return doubtful ? start : end;
}

/* Whether the text goes on in the lines from `start` on: a sentence, a heading, a signature. */
static bool holds_text(const zone *z, size_t start)
{
    for (size_t i = start; i < z->count; i++) {
        zci_stretch line = z->spot[i].line;
        zc_string s = zci_stretch_string(z->text, line);
        if (z->spot[i].words == ZCI_CLUTTER_NONE &&
            (zci_string_ends(s, "。") || zci_string_ends(s, "；") ||
             zci_heading_begins(z->text, line) ||
             (zci_string_ends(s, "日") && zci_date_read(s).len)))
            return true;
    }
    return false;
}

/* Lists of links are what sites put below a text, of which some must have come before. */
static void take_links(zone *tail, size_t start)
{
    bool below = start > 0 || tail->is_apart;
    for (size_t i = start; i < tail->count; i++) {
        size_t end = below ? links_end(tail, i) : i;
        below = below || zci_string_ends(zci_stretch_string(tail->text, tail->spot[i].line), "。");
        if (end == i || holds_text(tail, end))
            continue;
        leave_out(tail, (run){i, end, ZCI_CLUTTER_SURE});
        i = end - 1;
    }
}

static bool follows_colon(const zone *z, size_t at)
{
    return at > 0 && ends_with_colon(zci_stretch_string(z->text, z->spot[at - 1].line));
}

/* A run of menus is clutter beside what surely is, and at the page's end, but for what a colon
 * leads to there: a list of the text. */
static bool are_menus_below(const zone *tail, run r, bool annex, bool forum)
{
    if (r.most == ZCI_CLUTTER_SURE || (forum && r.most == ZCI_CLUTTER_PHRASE))
        return true;
    if (r.most == ZCI_CLUTTER_LINK || (r.most < ZCI_CLUTTER_PHRASE && annex))
        return false;
    return r.end == tail->count && !follows_colon(tail, r.start);
}

/* Below the first line of a forum's menus nothing is of the first post. */
static void judge_tail(zone *tail, bool annex, bool forum)
{
    size_t start = tail_start(tail);
    take_empty_labels(tail, start, annex);
    take_links(tail, start);
    for (size_t i = start; i < tail->count; i++) {
        run r = run_at(tail, i, tail->count);
        if (r.end == i)
            continue;
        if (are_menus_below(tail, r, annex, forum)) {
            r.end = forum ? tail->count : r.end;
            leave_out(tail, r);
        }
        i = r.end - 1;
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

static spot spot_of(const zone *z, const zci_line *line)
{
    return (spot){line->span, zci_clutter_judge(z->text, line->span), false};
}

static void read_zone(zone *z, zci_line_reader *reader, size_t most)
{
    zci_line line;
    while (z->count < most && zci_lines_next(reader, &line)) {
        if (!zci_line_is_blank(&line))
            z->spot[z->count++] = spot_of(z, &line);
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
        z->spot[count % ZCI_CLUTTER_TAIL] = spot_of(z, &line);
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
static void judge_short(zone *head, zone *tail, bool annex, bool forum)
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
    judge_tail(&end, annex, forum && has_body);
    for (size_t i = body; i < head->count; i++)
        head->spot[i].out = head->spot[i].out || end.spot[i - body].out;
    memcpy(tail->spot, end.spot + (head->count - body), tail->count * sizeof *tail->spot);
    if (has_body && has_photographs(&end))
        judge_captions(head);
}

/* Reads the beginning again from below the menus above it, and writes these. */
static size_t pass_masthead(zone *head, zci_line_reader *reader, size_t len, zc_span *found)
{
    zci_page page = zci_page_whole(head->text, len);
    zci_masthead m = zci_masthead_read(&page);
    if (!m.sure)
        return 0;
    zci_page below = zci_masthead_skip(&page, &m);
    zci_page_lines(&below, reader);
    head->count = 0;
    read_zone(head, reader, ZCI_CLUTTER_HEAD);
    return zci_masthead_menus(&page, &m, found);
}

size_t zci_clutter_find(const char *text, size_t len, zc_span found[ZCI_CLUTTER_MAX])
{
    zone head = {.text = text}, tail = {.text = text};
    zci_line_reader reader;
    zci_lines_start(&reader, text, len);
    read_zone(&head, &reader, ZCI_CLUTTER_HEAD);
    bool forum = count_forum_signs(&head) >= FORUM_SIGNS_MIN;
    size_t count = forum ? 0 : pass_masthead(&head, &reader, len, found);
    read_tail(&tail, tail_byte(text, len, reader.scan.at.byte), len);
    bool annex = holds_annex(&head) || holds_annex(&tail);
    judge_head(&head, forum);
    if (tail.count < ZCI_CLUTTER_TAIL / 2) {
        judge_short(&head, &tail, annex, forum);
    } else {
        tail.is_apart = true;
        judge_tail(&tail, annex, forum);
        if (has_photographs(&tail))
            judge_captions(&head);
    }
    return write_found(&tail, write_found(&head, count, found), found);
}
