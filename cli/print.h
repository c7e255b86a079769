/* Answers on paper: one printer for each format.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef CLI_PRINT_H
#define CLI_PRINT_H

#include <stdbool.h>

#include "format.h"
#include "session.h"
#include "zhengce.h"

/* What all answers of one run have in common. */
struct cli_print {
    struct cli_session *session;
    struct cli_output *out; /* the session's */
    zc_unit unit;
    bool facets;
    bool indented; /* JSON for a person */
};

struct cli_printer {
    bool holds_notes;                       /* the notes are part of the answer */
    void (*begin)(struct cli_print *print); /* before the first answer; may be NULL */
    /* `qid` is NULL outside of a batch. */
    void (*answer)(struct cli_print *print, const zc_answer *answer, const char *qid);
    void (*end)(struct cli_print *print, const zc_answer *answer); /* may be NULL */
    /* In place of an answer, to a query of a batch that has none; may be NULL. */
    void (*failure)(struct cli_print *print, zc_string query, const char *qid, const char *message);
};

/* The passage that stands for a hit; of a document without text, an empty one on line 1. */
const zc_passage *cli_print_best(const zc_hit *hit);

/* The printer of a format; CLI_FORMAT_DEFAULT means text. */
const struct cli_printer *cli_printer_find(enum cli_format format);

extern const struct cli_printer cli_printer_text;
extern const struct cli_printer cli_printer_json;
extern const struct cli_printer cli_printer_csv;
extern const struct cli_printer cli_printer_tsv;
extern const struct cli_printer cli_printer_markdown;
extern const struct cli_printer cli_printer_trec;

#endif
