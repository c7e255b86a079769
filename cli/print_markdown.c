/* Answers as a Markdown list to be pasted into a report: title, number, issuer and
 * date, the passage as a quotation with its matches in bold, and where it stands.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "escape.h"
#include "flat.h"
#include "memory.h"
#include "piece.h"
#include "print.h"
#include "text.h"

/* Prints a text on one line, escaped. */
static void print_flat(struct cli_print *print, struct cli_flat *flat, zc_string text,
                       bool at_start)
{
    char *line = cli_memory_take(text.len + 1);
    size_t len = cli_flat_feed(flat, line, text);
    cli_escape_markdown(print->out, (zc_string){line, len}, at_start);
    free(line);
}

static void print_whole(struct cli_print *print, zc_string text)
{
    struct cli_flat flat = {.started = false};
    print_flat(print, &flat, text, false);
}

/* Lists want what belongs to an item indented as far as the item's text. */
static size_t print_title(struct cli_print *print, const zc_hit *hit)
{
    char marker[32];
    int indent = snprintf(marker, sizeof marker, "%zu. ", hit->rank);
    cli_output_format(print->out, "%s**", marker);
    print_whole(print, cli_text_title(print->session, hit->document));
    cli_output_puts(print->out, "**");
    const zc_string facts[] = {hit->document->number, hit->document->issuer, hit->document->date};
    const char *separator = " — ";
    for (size_t i = 0; i < sizeof facts / sizeof facts[0]; i++) {
        if (facts[i].len > 0) {
            cli_output_puts(print->out, separator);
            print_whole(print, facts[i]);
            separator = " · ";
        }
    }
    cli_output_puts(print->out, "\n");
    return indent > 0 ? (size_t)indent : 0;
}

/* Bold signs do not open before a blank, so blanks owed from before a match are
 * written outside of it. */
static void print_match(struct cli_print *print, struct cli_flat *flat, zc_string text)
{
    if (cli_flat_owes(flat, text)) {
        cli_output_puts(print->out, " ");
    }
    flat->blanks = CLI_FLAT_NONE;
    cli_output_puts(print->out, "**");
    print_flat(print, flat, text, false);
    cli_output_puts(print->out, "**");
}

static void print_quotation(struct cli_print *print, const zc_passage *passage, size_t indent)
{
    struct cli_pieces pieces;
    struct cli_piece piece;
    struct cli_flat flat = {.started = false};
    cli_output_puts(print->out, "\n");
    cli_output_spaces(print->out, indent);
    cli_output_puts(print->out, "> ");
    cli_pieces_start(&pieces, passage, (zc_span){0, passage->text.len});
    while (cli_pieces_next(&pieces, &piece)) {
        if (piece.marked) {
            print_match(print, &flat, piece.text);
        } else {
            print_flat(print, &flat, piece.text, !flat.started);
        }
    }
    cli_output_puts(print->out, "\n");
}

static void print_headings(struct cli_print *print, const zc_document *document,
                           const zc_passage *passage)
{
    size_t first = cli_text_first_heading(document, passage);
    for (size_t i = first; i < passage->heading_count; i++) {
        cli_output_puts(print->out, i > first ? " › " : " · ");
        print_whole(print, passage->headings[i]);
    }
}

/* What else is to be known of a hit: by which other words it was found, that it holds a
 * part only, how many passages, or documents, say the same. */
static void print_rest(struct cli_print *print, const zc_hit *hit)
{
    static const struct cli_phrase via = {" · by other words: ", " · 以其他说法找到："};
    static const struct cli_phrase partial = {" · contains only part of the query",
                                              " · 只含检索式的一部分"};
    enum cli_language language = print->session->language;
    char same[64];
    for (size_t i = 0; i < hit->via_count; i++) {
        cli_output_puts(print->out, i == 0 ? cli_phrase_pick(language, via) : ", ");
        print_whole(print, hit->via[i]);
    }
    if (hit->partial) {
        cli_output_puts(print->out, cli_phrase_pick(language, partial));
    }
    if (hit->copy_count > 0) {
        cli_text_copies(print->session, hit, same, sizeof same);
        cli_output_puts(print->out, " · ");
        cli_output_puts(print->out, same);
    }
    if (hit->passage_count > 0 && hit->passages[0].same_count > 0) {
        cli_text_same(print->session, &hit->passages[0], same, sizeof same);
        cli_output_puts(print->out, " · ");
        cli_output_puts(print->out, same);
    }
}

/* A file and its line; of many documents in one file, the file and which of them. */
static void print_place(struct cli_print *print, const zc_hit *hit)
{
    const zc_document *document = hit->document;
    if (document->path.len > 0) {
        print_whole(print, document->path);
    }
    if (!cli_text_has_lines(document)) {
        cli_output_puts(print->out, document->path.len > 0 ? " " : "");
        print_whole(print, document->id);
    } else if (hit->passage_count > 0) {
        cli_output_format(print->out, ":%" PRIu64, hit->passages[0].line);
    }
}

static void print_source(struct cli_print *print, const zc_hit *hit, size_t indent)
{
    static const struct cli_phrase source = {"Source: ", "来源："};
    cli_output_puts(print->out, "\n");
    cli_output_spaces(print->out, indent);
    cli_output_puts(print->out, cli_phrase_pick(print->session->language, source));
    print_place(print, hit);
    if (hit->passage_count > 0) {
        print_headings(print, hit->document, &hit->passages[0]);
    }
    print_rest(print, hit);
    cli_output_puts(print->out, "\n");
}

static void print_answer(struct cli_print *print, const zc_answer *answer, const char *qid)
{
    (void)qid;
    for (size_t i = 0; i < answer->hit_count; i++) {
        const zc_hit *hit = &answer->hits[i];
        cli_output_puts(print->out, i > 0 ? "\n" : "");
        size_t indent = print_title(print, hit);
        if (hit->passage_count > 0) {
            print_quotation(print, &hit->passages[0], indent);
        }
        print_source(print, hit, indent);
    }
}

const struct cli_printer cli_printer_markdown = {.answer = print_answer};
