/* A document or a part of it, printed: what is known of it, then its passages
 * with their line numbers.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "excerpt.h"

#include <inttypes.h>
#include <string.h>

#include "escape.h"
#include "json.h"
#include "text.h"

/* ------------------------------------------------------------------------- */
/* Text                                                                       */

static void print_title(struct cli_session *session, const zc_document *document)
{
    static const struct cli_phrase derived = {" (from the file's name)", "（取自文件名）"};
    cli_text_begin(session, CLI_STYLE_TITLE);
    cli_escape_plain(session->out, cli_text_title(session, document), 0);
    cli_text_end(session);
    if (document->title_derived) {
        cli_output_puts(session->out, cli_phrase_pick(session->language, derived));
    }
    cli_output_puts(session->out, "\n");
}

static void print_metadata(struct cli_session *session, const zc_document *document)
{
    cli_text_labelled(session, (struct cli_phrase){"Number", "文号"}, document->number);
    cli_text_labelled(session, (struct cli_phrase){"Issuer", "机关"}, document->issuer);
    cli_text_labelled(session, (struct cli_phrase){"Date", "日期"}, document->date);
    cli_text_labelled(session, (struct cli_phrase){"Region", "地区"}, document->region);
    cli_text_labelled(session, (struct cli_phrase){"Genre", "文种"}, document->genre);
    cli_text_labelled(session, (struct cli_phrase){"Source", "来源"}, document->source);
    cli_text_labelled(session, (struct cli_phrase){"Path", "路径"}, document->path);
    cli_text_labelled(session, (struct cli_phrase){"Id", "编号"}, document->id);
}

static bool same(zc_string a, zc_string b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.data, b.data, a.len) == 0);
}

static bool begins_with(zc_string text, zc_string beginning)
{
    return text.len >= beginning.len &&
           (beginning.len == 0 || memcmp(text.data, beginning.data, beginning.len) == 0);
}

/* How many of a passage's headings do not stand in the passage itself: a run-in
 * heading opens the very paragraph that it heads. */
static size_t headings_above(const zc_passage *passage)
{
    size_t count = passage->heading_count;
    if (count > 0 && begins_with(passage->text, passage->headings[count - 1])) {
        count--;
    }
    return count;
}

/* Whether the reader cannot know from what was just printed, the passage
 * `before`, under which headings this one stands. */
static bool is_elsewhere(const zc_passage *before, const zc_passage *passage)
{
    size_t count = headings_above(passage);
    if (passage->is_heading || count == 0) {
        return false;
    }
    if (before == NULL) {
        return true;
    }
    if (before->is_heading && begins_with(before->text, passage->headings[count - 1])) {
        return false;
    }
    size_t known = headings_above(before);
    return known != count || !same(before->headings[known - 1], passage->headings[count - 1]);
}

static int digits_of(uint64_t number)
{
    return snprintf(NULL, 0, "%" PRIu64, number);
}

static void print_passage(struct cli_session *session, const zc_passage *passage, int digits,
                          bool focused)
{
    char margin[64];
    snprintf(margin, sizeof margin, "%s%*" PRIu64 "  ", focused ? "> " : "  ", digits,
             passage->line);
    cli_text_begin(session, CLI_STYLE_PLACE);
    cli_output_puts(session->out, margin);
    cli_text_end(session);
    bool bold = focused || passage->is_heading;
    if (bold) {
        cli_text_begin(session, CLI_STYLE_TITLE);
    }
    cli_escape_plain(session->out, passage->text, strlen(margin));
    if (bold) {
        cli_text_end(session);
    }
    cli_output_puts(session->out, "\n");
}

static void print_heading_line(struct cli_session *session, const zc_passage *passage, int digits)
{
    cli_output_spaces(session->out, (size_t)digits + 4);
    cli_text_begin(session, CLI_STYLE_FAINT);
    cli_output_puts(session->out, "[");
    cli_text_headings(session->out, passage->headings, headings_above(passage), " › ");
    cli_output_puts(session->out, "]");
    cli_text_end(session);
    cli_output_puts(session->out, "\n");
}

void cli_excerpt_text(struct cli_session *session, const zc_excerpt *excerpt)
{
    const zc_passage *before = NULL;
    print_title(session, &excerpt->document);
    print_metadata(session, &excerpt->document);
    if (excerpt->passage_count == 0) {
        return;
    }
    cli_output_puts(session->out, "\n");
    int digits = digits_of(excerpt->passages[excerpt->passage_count - 1].line);
    for (size_t i = 0; i < excerpt->passage_count; i++) {
        const zc_passage *passage = &excerpt->passages[i];
        if (is_elsewhere(before, passage)) {
            print_heading_line(session, passage, digits);
        }
        print_passage(session, passage, digits, i == excerpt->focus);
        before = passage;
    }
}

/* ------------------------------------------------------------------------- */
/* JSON                                                                       */

void cli_excerpt_json(struct cli_session *session, const zc_excerpt *excerpt)
{
    json_t *root = cli_json_answer();
    json_t *passages = cli_json_array();
    bool focused = excerpt->focus < excerpt->passage_count;
    for (size_t i = 0; i < excerpt->passage_count; i++) {
        cli_json_append(passages, cli_json_passage(&excerpt->passages[i]));
    }
    cli_json_set(root, "document", cli_json_document(&excerpt->document));
    cli_json_set(root, "focus", focused ? cli_json_count(excerpt->focus) : json_null());
    cli_json_set(root, "passages", passages);
    cli_json_finish(session, root);
}
