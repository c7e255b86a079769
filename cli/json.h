/* The parts that JSON answers are made of.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef CLI_JSON_H
#define CLI_JSON_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "output.h"
#include "session.h"
#include "zhengce.h"

/* The number that every answer carries as "format": it grows when a field
 * changes its meaning, not when one is added. */
#define CLI_JSON_FORMAT 1

/* None of these returns NULL, and set and append own `value` from then on. */
json_t *cli_json_object(void);
json_t *cli_json_array(void);
json_t *cli_json_text(zc_string text);
json_t *cli_json_strings(const zc_string *strings, size_t count);
json_t *cli_json_known(zc_string text); /* null where the text is empty */
json_t *cli_json_count(uint64_t count);
json_t *cli_json_real(double number);   /* to six digits */
json_t *cli_json_number(double number); /* to fifteen; an integer where it is one */
json_t *cli_json_bool(bool value);
void cli_json_set(json_t *object, const char *key, json_t *value);
void cli_json_append(json_t *array, json_t *value);

/* What an answer has to say to the user, in the user's language. */
json_t *cli_json_notes(const struct cli_session *session, const zc_answer *answer);

/* An answer's query: as given and understood, with its notes. */
json_t *cli_json_query(const struct cli_session *session, const zc_answer *answer);

json_t *cli_json_document(const zc_document *document);

/* Where each value of a document was found: {"title": {"origin": "text", "line": …}}. */
json_t *cli_json_found(const zc_document *document);

/* Adds a passage's fields to an object, its id and score apart. */
void cli_json_set_passage(json_t *object, const zc_passage *passage);

/* Adds how many, and which, passages or documents were folded into one, if any. */
void cli_json_set_folded(json_t *object, const char *key, const zc_string *ids, size_t count);

/* A passage as an object of its own. */
json_t *cli_json_passage(const zc_passage *passage);

/* Adds what there is to be said of a file: its path, the id of the document that it is about, if
 * any, and the reason, in both languages whatever the user's is, so that a program can look for
 * it. */
void cli_json_set_reason(json_t *object, zc_string path, zc_string id, zc_string reason,
                         zc_string reason_zh);

/* A new answer: {"format":1}. */
json_t *cli_json_answer(void);

/* Prints and frees `root`: on one line, or indented for a person. */
void cli_json_print(struct cli_output *output, json_t *root, bool indented);

/* Prints and frees the one answer of a command, indented on a terminal. */
void cli_json_finish(struct cli_session *session, json_t *root);

#endif
