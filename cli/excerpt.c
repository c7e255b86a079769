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

/* Where a value was found, behind it. */
static void print_place(struct cli_session *session, const zc_finding *finding)
{
    static const struct cli_phrase words[] = {
        [ZC_ORIGIN_GIVEN] = {"given", "随文给出"},
        [ZC_ORIGIN_SIDECAR] = {"sidecar", "附加说明文件"},
        [ZC_ORIGIN_DERIVED] = {"derived", "推得"},
    };
    static const struct cli_phrase before = {"line ", "第 "}, behind = {"", " 行"};
    if (finding->origin == ZC_ORIGIN_NONE) {
        return;
    }
    bool placed = finding->line > 0;
    cli_text_begin(session, CLI_STYLE_FAINT);
    cli_output_puts(session->out, "  [");
    if (finding->origin != ZC_ORIGIN_TEXT) {
        cli_output_puts(session->out, cli_phrase_pick(session->language, words[finding->origin]));
        cli_output_puts(session->out, placed ? ", " : "");
    }
    if (placed) {
        cli_output_puts(session->out, cli_phrase_pick(session->language, before));
        cli_output_format(session->out, "%" PRIu64, finding->line);
        cli_output_puts(session->out, cli_phrase_pick(session->language, behind));
    }
    cli_output_puts(session->out, "]");
    cli_text_end(session);
}

static void print_title(struct cli_session *session, const zc_document *document)
{
    cli_text_begin(session, CLI_STYLE_TITLE);
    cli_escape_plain(session->out, cli_text_title(session, document), 0);
    cli_text_end(session);
    print_place(session, &document->found[ZC_FACT_TITLE]);
    cli_output_puts(session->out, "\n");
}

static void print_value(struct cli_session *session, const zc_document *document, zc_fact fact,
                        struct cli_phrase label, zc_string value)
{
    if (value.len == 0) {
        return;
    }
    cli_text_label(session, label);
    cli_escape_plain(session->out, value, CLI_VALUE_COLUMN);
    print_place(session, &document->found[fact]);
    cli_output_puts(session->out, "\n");
}

static void print_year(struct cli_session *session, const zc_document *document)
{
    char digits[16];
    int len = snprintf(digits, sizeof digits, "%d", document->content_year);
    if (document->content_year > 0) {
        print_value(session, document, ZC_FACT_CONTENT_YEAR,
                    (struct cli_phrase){"About", "内容年份"}, (zc_string){digits, (size_t)len});
    }
}

static void print_region(struct cli_session *session, const zc_document *document)
{
    zc_string path = document->region_path;
    print_value(session, document, ZC_FACT_REGION, (struct cli_phrase){"Region", "地区"},
                path.len > 0 ? path : document->region);
    print_value(session, document, ZC_FACT_LEVEL, (struct cli_phrase){"Level", "层级"},
                document->level);
}

static void print_metadata(struct cli_session *session, const zc_document *document)
{
    const struct {
        zc_fact fact;
        struct cli_phrase label;
        zc_string value;
    } values[] = {
        {ZC_FACT_NUMBER, {"Number", "文号"}, document->number},
        {ZC_FACT_ISSUER,
         {"Issuer", "机关"},
         document->issuers.len > 0 ? document->issuers : document->issuer},
        {ZC_FACT_SIGNED_BY, {"Signed by", "署名"}, document->signed_by},
        {ZC_FACT_WRITTEN, {"Written", "成文"}, document->written},
        {ZC_FACT_PUBLISHED, {"Published", "发布"}, document->published},
        {ZC_FACT_PAGE_DATE, {"Posted", "网页日期"}, document->page_date},
        {ZC_FACT_GENRE, {"Genre", "文种"}, document->genre},
        {ZC_FACT_SOURCE, {"Source", "来源"}, document->source},
        {ZC_FACT_PUBLISHER, {"Publisher", "刊载"}, document->publisher},
        {ZC_FACT_AUTHOR, {"Author", "作者"}, document->author},
        {ZC_FACT_EDITOR, {"Editor", "编辑"}, document->editor},
    };
    print_value(session, document, ZC_FACT_DATE, (struct cli_phrase){"Date", "日期"},
                document->date);
    print_region(session, document);
    print_year(session, document);
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
        print_value(session, document, values[i].fact, values[i].label, values[i].value);
    }
    for (size_t i = 0; i < document->attachment_count; i++) {
        print_value(session, document, ZC_FACT_ATTACHMENTS, (struct cli_phrase){"Attached", "附件"},
                    document->attachments[i]);
    }
    cli_text_labelled(session, (struct cli_phrase){"Path", "路径"}, document->path);
    if (document->read_as.len > 0)
        cli_text_labelled(session, (struct cli_phrase){"Read as", "读取"}, document->read_as);
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
    cli_json_set(root, "found", cli_json_found(&excerpt->document));
    cli_json_set(root, "focus", focused ? cli_json_count(excerpt->focus) : json_null());
    cli_json_set(root, "passages", passages);
    cli_json_finish(session, root);
}
