/* Answers as tables: csv for spreadsheets, tsv for scripts.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "escape.h"
#include "memory.h"
#include "print.h"

/* What tells the two tables apart. */
struct dialect {
    const char *separator;
    const char *line_end;
    void (*escape)(struct cli_output *output, zc_string field);
};

static const struct dialect csv = {",", "\r\n", cli_escape_csv};
static const struct dialect tsv = {"\t", "\n", cli_escape_tsv};

static const char *const columns[] = {
    "rank",      "score",  "id",           "document_id", "title",       "date",       "issuer",
    "number",    "region", "genre",        "path",        "line",        "start_byte", "end_byte",
    "heading",   "year",   "content_year", "level",       "region_path", "written",    "published",
    "page_date", "source", "author",       "via",         "partial",     "same",       "text",
};

static void print_header(struct cli_print *print, const struct dialect *dialect)
{
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++) {
        cli_output_puts(print->out, i > 0 ? dialect->separator : "");
        cli_output_puts(print->out, columns[i]);
    }
    cli_output_puts(print->out, dialect->line_end);
}

/* Each of these three prints one more field of a row. */
static void add_text(struct cli_print *print, const struct dialect *dialect, zc_string field)
{
    cli_output_puts(print->out, dialect->separator);
    dialect->escape(print->out, field);
}

static void add_count(struct cli_print *print, const struct dialect *dialect, uint64_t count)
{
    cli_output_format(print->out, "%s%" PRIu64, dialect->separator, count);
}

/* A list is one field, so it is joined before it is escaped. */
static void add_joined(struct cli_print *print, const struct dialect *dialect,
                       const zc_string *items, size_t count, const char *between)
{
    size_t size = 1;
    for (size_t i = 0; i < count; i++) {
        size += items[i].len + strlen(between);
    }
    char *joined = cli_memory_take(size);
    size_t used = 0;
    for (size_t i = 0; i < count; i++) {
        used += (size_t)snprintf(joined + used, size - used, "%s%.*s", i > 0 ? between : "",
                                 (int)items[i].len, items[i].data);
    }
    add_text(print, dialect, (zc_string){joined, used});
    free(joined);
}

static void add_year(struct cli_print *print, const struct dialect *dialect, int year)
{
    if (year > 0) {
        add_count(print, dialect, (uint64_t)year);
    } else {
        add_text(print, dialect, (zc_string){"", 0});
    }
}

static void add_texts(struct cli_print *print, const struct dialect *dialect,
                      const zc_string *fields, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        add_text(print, dialect, fields[i]);
    }
}

static void add_document(struct cli_print *print, const struct dialect *dialect,
                         const zc_document *document)
{
    const zc_string fields[] = {document->id,     document->title,  document->date,
                                document->issuer, document->number, document->region,
                                document->genre,  document->path};
    add_texts(print, dialect, fields, sizeof fields / sizeof fields[0]);
}

/* The columns between the headings and the text, which is the last one. */
static void add_more(struct cli_print *print, const struct dialect *dialect,
                     const zc_document *document)
{
    const zc_string fields[] = {document->level,     document->region_path, document->written,
                                document->published, document->page_date,   document->source,
                                document->author};
    add_year(print, dialect, document->year);
    add_year(print, dialect, document->content_year);
    add_texts(print, dialect, fields, sizeof fields / sizeof fields[0]);
}

static void print_row(struct cli_print *print, const struct dialect *dialect, const zc_hit *hit)
{
    const zc_passage *passage = cli_print_best(hit);
    cli_output_format(print->out, "%zu%s%.6g", hit->rank, dialect->separator, hit->score);
    add_text(print, dialect, hit->id);
    add_document(print, dialect, hit->document);
    add_count(print, dialect, passage->line);
    add_count(print, dialect, passage->start_byte);
    add_count(print, dialect, passage->end_byte);
    add_joined(print, dialect, passage->headings, passage->heading_count, " > ");
    add_more(print, dialect, hit->document);
    add_joined(print, dialect, hit->via, hit->via_count, ", ");
    add_count(print, dialect, hit->partial ? 1 : 0);
    add_count(print, dialect, passage->same_count);
    add_text(print, dialect, passage->text);
    cli_output_puts(print->out, dialect->line_end);
}

static void print_rows(struct cli_print *print, const struct dialect *dialect,
                       const zc_answer *answer)
{
    for (size_t i = 0; i < answer->hit_count; i++) {
        print_row(print, dialect, &answer->hits[i]);
    }
}

static void begin_csv(struct cli_print *print)
{
    print_header(print, &csv);
}

static void begin_tsv(struct cli_print *print)
{
    print_header(print, &tsv);
}

static void print_csv(struct cli_print *print, const zc_answer *answer, const char *qid)
{
    (void)qid;
    print_rows(print, &csv, answer);
}

static void print_tsv(struct cli_print *print, const zc_answer *answer, const char *qid)
{
    (void)qid;
    print_rows(print, &tsv, answer);
}

const struct cli_printer cli_printer_csv = {.begin = begin_csv, .answer = print_csv};
const struct cli_printer cli_printer_tsv = {.begin = begin_tsv, .answer = print_tsv};
