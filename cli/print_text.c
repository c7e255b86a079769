/* Answers as a ranked list for a person to read:
 *
 *      1  临湖市教育局关于做好……的通知
 *         2022-05-18 · 临湖市教育局 · 临教基〔2022〕12号
 *         /policies/notice.txt:193  3f2a…
 *         三、…… › (五)……
 *         ……落实双减政策，减轻作业负担……
 *           205: 课后服务……
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include <inttypes.h>
#include <stdint.h>
#include <string.h>

#include "escape.h"
#include "facet.h"
#include "flat.h"
#include "message.h"
#include "print.h"
#include "text.h"
#include "utf8.h"

enum { INDENT = 5 };

static void print_title(struct cli_print *print, const zc_hit *hit)
{
    cli_output_format(print->out, "%3zu  ", hit->rank);
    cli_text_begin(print->session, CLI_STYLE_TITLE);
    cli_flat_print(print->out, cli_text_title(print->session, hit->document));
    cli_text_end(print->session);
    cli_output_puts(print->out, "\n");
}

/* When and by whom; where no issuer is known, from where. */
static void print_facts(struct cli_print *print, const zc_document *document)
{
    zc_string from = document->issuer.len > 0 ? document->issuer : document->region;
    const zc_string facts[] = {document->date, from, document->number};
    const char *separator = "     ";
    for (size_t i = 0; i < sizeof facts / sizeof facts[0]; i++) {
        if (facts[i].len > 0) {
            cli_output_puts(print->out, separator);
            cli_flat_print(print->out, facts[i]);
            separator = " · ";
        }
    }
    if (strcmp(separator, " · ") == 0) {
        cli_output_puts(print->out, "\n");
    }
}

/* The place, to be opened in an editor, and the id, to be shown. */
static void print_place(struct cli_print *print, const zc_hit *hit)
{
    cli_output_spaces(print->out, INDENT);
    if (hit->document->path.len > 0) {
        cli_text_begin(print->session, CLI_STYLE_PLACE);
        cli_escape_plain(print->out, hit->document->path, 0);
        if (hit->passage_count > 0 && cli_text_has_lines(hit->document)) {
            cli_output_format(print->out, ":%" PRIu64, hit->passages[0].line);
        }
        cli_text_end(print->session);
        cli_output_puts(print->out, "  ");
    }
    cli_text_begin(print->session, CLI_STYLE_FAINT);
    cli_flat_print(print->out, hit->id);
    cli_text_end(print->session);
    cli_output_puts(print->out, "\n");
}

/* Whether a passage goes on behind its snippet. */
static bool goes_on(const zc_passage *passage)
{
    return cli_utf8_skip(passage->text, 0, passage->snippet.end) < passage->text.len;
}

static void print_snippet(struct cli_print *print, const zc_passage *passage)
{
    if (passage->snippet.start > 0) {
        cli_output_puts(print->out, "…");
    }
    cli_text_passage(print->session, passage, passage->snippet);
    if (goes_on(passage)) {
        cli_output_puts(print->out, "…");
    }
    cli_output_puts(print->out, "\n");
}

/* A remark on a line of its own, unless it is empty. */
static void print_remark(struct cli_print *print, const char *text, size_t indent)
{
    if (text[0] == '\0') {
        return;
    }
    cli_output_spaces(print->out, indent);
    cli_text_begin(print->session, CLI_STYLE_FAINT);
    cli_output_puts(print->out, text);
    cli_text_end(print->session);
    cli_output_puts(print->out, "\n");
}

/* How many passages say the same and are not shown. */
static void print_same(struct cli_print *print, const zc_passage *passage, size_t indent)
{
    char text[64];
    cli_text_same(print->session, passage, text, sizeof text);
    print_remark(print, text, indent);
}

static void print_copies(struct cli_print *print, const zc_hit *hit)
{
    char text[64];
    cli_text_copies(print->session, hit, text, sizeof text);
    print_remark(print, text, INDENT);
}

static void print_best(struct cli_print *print, const zc_document *document,
                       const zc_passage *passage)
{
    size_t first = cli_text_first_heading(document, passage);
    if (first < passage->heading_count) {
        cli_output_spaces(print->out, INDENT);
        cli_text_begin(print->session, CLI_STYLE_FAINT);
        cli_text_headings(print->out, passage->headings + first, passage->heading_count - first,
                          " › ");
        cli_text_end(print->session);
        cli_output_puts(print->out, "\n");
    }
    cli_output_spaces(print->out, INDENT);
    print_snippet(print, passage);
    print_same(print, passage, INDENT);
}

static void print_further(struct cli_print *print, const zc_passage *passage)
{
    cli_output_spaces(print->out, INDENT + 2);
    cli_text_begin(print->session, CLI_STYLE_PLACE);
    cli_output_format(print->out, "%" PRIu64 ":", passage->line);
    cli_text_end(print->session);
    cli_output_puts(print->out, " ");
    print_snippet(print, passage);
    print_same(print, passage, INDENT + 2);
}

/* A line for each node of the tree, its parts below it and further in; as deep as
 * ZC_EXPLANATION_DEPTH. */
static void print_explanation(struct cli_print *print, const zc_explanation *reason, size_t depth)
{
    zc_string what = cli_note_pick(print->session, reason->what, reason->what_zh);
    cli_output_spaces(print->out, INDENT + 2 * depth);
    cli_output_format(print->out, "%.4f ", reason->value);
    cli_flat_print(print->out, what);
    cli_output_puts(print->out, "\n");
    for (size_t i = 0; i < reason->part_count; i++) {
        print_explanation(print, &reason->parts[i], depth + 1);
    }
}

/* Why a hit is here that does not match literally: the other words than the query's own
 * that it holds, or that it holds a part only. */
static void print_reason(struct cli_print *print, const zc_hit *hit)
{
    static const struct cli_phrase via = {"by other words: ", "以其他说法找到："};
    static const struct cli_phrase partial = {"contains only part of the query",
                                              "只含检索式的一部分"};
    if (hit->via_count == 0 && !hit->partial) {
        return;
    }
    cli_output_spaces(print->out, INDENT);
    cli_text_begin(print->session, CLI_STYLE_FAINT);
    cli_output_puts(print->out,
                    cli_phrase_pick(print->session->language, hit->partial ? partial : via));
    for (size_t i = 0; i < hit->via_count; i++) {
        cli_output_puts(print->out, i > 0 ? ", " : "");
        cli_flat_print(print->out, hit->via[i]);
    }
    cli_text_end(print->session);
    cli_output_puts(print->out, "\n");
}

static void print_hit(struct cli_print *print, const zc_hit *hit)
{
    print_title(print, hit);
    print_facts(print, hit->document);
    print_place(print, hit);
    print_copies(print, hit);
    print_reason(print, hit);
    for (size_t i = 0; i < hit->passage_count; i++) {
        if (i == 0) {
            print_best(print, hit->document, &hit->passages[i]);
        } else {
            print_further(print, &hit->passages[i]);
        }
    }
    if (hit->explanation != NULL) {
        print_explanation(print, hit->explanation, 1);
    }
}

static void print_answer(struct cli_print *print, const zc_answer *answer, const char *qid)
{
    (void)qid;
    for (size_t i = 0; i < answer->hit_count; i++) {
        if (i > 0) {
            cli_output_puts(print->out, "\n");
        }
        print_hit(print, &answer->hits[i]);
    }
}

static struct cli_phrase unit_phrase(zc_unit unit, uint64_t total)
{
    if (unit == ZC_PASSAGES) {
        return (struct cli_phrase){total == 1 ? "passage" : "passages", "个段落"};
    }
    return (struct cli_phrase){total == 1 ? "document" : "documents", "篇文献"};
}

/* Counts by facet, behind the hits. */
static void print_facets(struct cli_print *print, const zc_answer *answer)
{
    static const struct cli_facet_view view = {CLI_FACET_ALL, CLI_FACET_SHOWN};
    if (!print->facets || answer->documents == 0) {
        return;
    }
    cli_output_puts(print->out, answer->hit_count > 0 ? "\n" : "");
    cli_facet_text(print->session, &view, answer);
}

/* Whether the page shows partial matches behind those that the total counts. */
static bool ends_partial(const zc_answer *answer)
{
    return answer->hit_count > 0 && answer->hits[answer->hit_count - 1].partial;
}

/* What the total does not say: that nothing, or not all, matches literally. */
static void describe_rest(const struct cli_session *session, const zc_answer *answer, char *out,
                          size_t size)
{
    static const struct cli_phrase partly = {", partial matches", "，部分匹配"};
    static const struct cli_phrase other = {", by other words", "，均为其他说法"};
    static const struct cli_phrase then = {", then partial matches", "，其后为部分匹配"};
    bool chinese = session->language == CLI_CHINESE;
    out[0] = '\0';
    if (!answer->exact) {
        snprintf(out, size, "%s",
                 cli_phrase_pick(session->language, answer->expanded > 0 ? other : partly));
    } else if (answer->expanded > 0) {
        snprintf(out, size,
                 chinese ? "，另有其他说法 %" PRIu64 " 条" : ", %" PRIu64 " more by other words",
                 answer->expanded);
    }
    if (ends_partial(answer)) {
        size_t used = strlen(out);
        snprintf(out + used, size - used, "%s", cli_phrase_pick(session->language, then));
    }
}

/* Whether the page leaves out something of what was counted, or shows more than that. */
static bool is_section(const zc_answer *answer)
{
    uint64_t all = answer->exact ? answer->total + answer->expanded : answer->total;
    return answer->hit_count > 0 && (answer->hit_count < all || ends_partial(answer));
}

/* How much was found, and how little of it is shown. */
static void print_total(struct cli_print *print, const zc_answer *answer)
{
    struct cli_session *session = print->session;
    print_facets(print, answer);
    const char *unit = cli_phrase_pick(session->language, unit_phrase(print->unit, answer->total));
    char how[128];
    describe_rest(session, answer, how, sizeof how);
    if (answer->total == 0) {
        cli_line_say(session, "nothing found (%.1f ms)", "没有找到（%.1f 毫秒）", answer->took_ms);
    } else if (is_section(answer)) {
        static const struct cli_phrase comma = {", ", "，"}, semicolon = {"; ", "；"};
        const struct cli_phrase border = ends_partial(answer) ? semicolon : comma;
        cli_line_say(session, "%" PRIu64 " %s%s%s%zu to %zu shown (%.1f ms)",
                     "共 %" PRIu64 " %s%s%s显示第 %zu 至 %zu 条（%.1f 毫秒）", answer->total, unit,
                     how, cli_phrase_pick(session->language, border), answer->hits[0].rank,
                     answer->hits[answer->hit_count - 1].rank, answer->took_ms);
    } else {
        cli_line_say(session, "%" PRIu64 " %s%s (%.1f ms)", "共 %" PRIu64 " %s%s（%.1f 毫秒）",
                     answer->total, unit, how, answer->took_ms);
    }
}

const struct cli_printer cli_printer_text = {.answer = print_answer, .end = print_total};
