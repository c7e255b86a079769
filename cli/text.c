/* Parts of what is printed for a person to read.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "text.h"

#include <stdio.h>
#include <string.h>

#include "escape.h"
#include "flat.h"
#include "piece.h"
#include "width.h"

zc_string cli_text_title(const struct cli_session *session, const zc_document *document)
{
    static const struct cli_phrase untitled = {"(untitled)", "（无标题）"};
    if (document->title.len > 0) {
        return document->title;
    }
    const char *title = cli_phrase_pick(session->language, untitled);
    return (zc_string){title, strlen(title)};
}

void cli_text_headings(struct cli_output *output, const zc_string *headings, size_t count,
                       const char *separator)
{
    for (size_t i = 0; i < count; i++) {
        if (i > 0) {
            cli_output_puts(output, separator);
        }
        cli_flat_print(output, headings[i]);
    }
}

void cli_text_begin(struct cli_session *session, enum cli_style style)
{
    cli_output_puts(session->out, cli_terminal_begin(&session->out_terminal, style));
}

void cli_text_end(struct cli_session *session)
{
    cli_output_puts(session->out, cli_terminal_end(&session->out_terminal));
}

void cli_text_passage(struct cli_session *session, const zc_passage *passage, zc_span window)
{
    struct cli_pieces pieces;
    struct cli_piece piece;
    struct cli_flat flat = {.started = false};
    cli_pieces_start(&pieces, passage, window);
    while (cli_pieces_next(&pieces, &piece)) {
        if (piece.marked) {
            cli_text_begin(session, CLI_STYLE_MATCH);
        }
        cli_flat_write(&flat, session->out, piece.text);
        if (piece.marked) {
            cli_text_end(session);
        }
    }
}

size_t cli_text_first_heading(const zc_document *document, const zc_passage *passage)
{
    bool title = passage->heading_count > 0 && passage->headings[0].len == document->title.len &&
                 memcmp(passage->headings[0].data, document->title.data, document->title.len) == 0;
    return title ? 1 : 0;
}

bool cli_text_has_lines(const zc_document *document)
{
    static const char ending[] = ".jsonl";
    size_t len = sizeof ending - 1;
    return document->path.len > 0 &&
           (document->path.len < len ||
            memcmp(document->path.data + document->path.len - len, ending, len) != 0);
}

void cli_text_same(const struct cli_session *session, const zc_passage *passage, char *text,
                   size_t size)
{
    bool chinese = session->language == CLI_CHINESE;
    text[0] = '\0';
    if (passage->same_count > 0) {
        snprintf(text, size,
                 !chinese             ? "%zu more alike"
                 : passage->same_text ? "另有%zu处相同"
                                      : "另有%zu处相近",
                 passage->same_count);
    }
}

void cli_text_copies(const struct cli_session *session, const zc_hit *hit, char *text, size_t size)
{
    bool chinese = session->language == CLI_CHINESE;
    text[0] = '\0';
    if (hit->copy_count > 0) {
        snprintf(text, size, chinese ? "另有%zu份相同" : "%zu more cop%s", hit->copy_count,
                 hit->copy_count == 1 ? "y" : "ies");
    }
}

void cli_text_label(struct cli_session *session, struct cli_phrase label)
{
    const char *name = cli_phrase_pick(session->language, label);
    size_t width = cli_width_text((zc_string){name, strlen(name)});
    cli_text_begin(session, CLI_STYLE_FAINT);
    cli_output_puts(session->out, name);
    cli_text_end(session);
    cli_output_spaces(session->out, width < CLI_VALUE_COLUMN ? CLI_VALUE_COLUMN - width : 1);
}

void cli_text_labelled(struct cli_session *session, struct cli_phrase label, zc_string value)
{
    if (value.len == 0) {
        return;
    }
    cli_text_label(session, label);
    cli_escape_plain(session->out, value, CLI_VALUE_COLUMN);
    cli_output_puts(session->out, "\n");
}
