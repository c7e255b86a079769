/* Answers as JSON objects, one to a line unless a terminal asks for indentation.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include <string.h>

#include "facet.h"
#include "json.h"
#include "memory.h"
#include "message.h"
#include "print.h"

/* For a program: every value of every facet. */
static const struct cli_facet_view all_facets = {CLI_FACET_ALL, 0};

static json_t *make_passages(const zc_hit *hit)
{
    json_t *passages = cli_json_array();
    for (size_t i = 0; i < hit->passage_count; i++) {
        cli_json_append(passages, cli_json_passage(&hit->passages[i]));
    }
    return passages;
}

/* The members of the passage that stands for the hit; a document without text has
 * them too, so that a reader need not ask whether they are there. */
static void set_best(json_t *object, const zc_hit *hit, json_t *passages)
{
    json_t *best = json_array_get(passages, 0);
    if (best == NULL) {
        cli_json_set_passage(object, cli_print_best(hit));
    } else if (json_object_update_missing(object, best) != 0) { /* shared, not made twice */
        cli_memory_check(NULL);
    }
}

static json_t *make_reason(const struct cli_session *session, const zc_explanation *reason)
{
    json_t *object = cli_json_object();
    cli_json_set(object, "what",
                 cli_json_text(cli_note_pick(session, reason->what, reason->what_zh)));
    cli_json_set(object, "value", cli_json_real(reason->value));
    return object;
}

/* The tree of an explanation, which is no deeper than ZC_EXPLANATION_DEPTH. */
static json_t *make_explanation(const struct cli_session *session, const zc_explanation *root)
{
    json_t *object = make_reason(session, root);
    if (root->part_count > 0) {
        json_t *children = cli_json_array();
        for (size_t i = 0; i < root->part_count; i++) {
            cli_json_append(children, make_explanation(session, &root->parts[i]));
        }
        cli_json_set(object, "children", children);
    }
    return object;
}

static json_t *make_hit(const struct cli_print *print, const zc_hit *hit)
{
    json_t *object = cli_json_object();
    json_t *passages = print->unit == ZC_DOCUMENTS ? make_passages(hit) : NULL;
    cli_json_set(object, "rank", cli_json_count(hit->rank));
    cli_json_set(object, "score", cli_json_real(hit->score));
    cli_json_set(object, "id", cli_json_text(hit->id));
    cli_json_set(object, "document", cli_json_document(hit->document));
    if (hit->via_count > 0) {
        cli_json_set(object, "via", cli_json_strings(hit->via, hit->via_count));
    }
    if (hit->partial) {
        cli_json_set(object, "partial", cli_json_bool(true));
    }
    cli_json_set_folded(object, "copies", hit->copies, hit->copy_count);
    set_best(object, hit, passages);
    if (passages != NULL) {
        cli_json_set(object, "passages", passages);
    }
    if (hit->explanation != NULL) {
        cli_json_set(object, "explanation", make_explanation(print->session, hit->explanation));
    }
    return object;
}

static void print_answer(struct cli_print *print, const zc_answer *answer, const char *qid)
{
    json_t *root = cli_json_answer();
    cli_json_set(root, "qid",
                 qid != NULL ? cli_json_text((zc_string){qid, strlen(qid)}) : json_null());
    cli_json_set(root, "query", cli_json_query(print->session, answer));
    cli_json_set(root, "total", cli_json_count(answer->total));
    cli_json_set(root, "expanded_total", cli_json_count(answer->expanded));
    cli_json_set(root, "exact", cli_json_bool(answer->exact));
    cli_json_set(root, "took_ms", cli_json_real(answer->took_ms));
    json_t *hits = cli_json_array();
    for (size_t i = 0; i < answer->hit_count; i++) {
        cli_json_append(hits, make_hit(print, &answer->hits[i]));
    }
    cli_json_set(root, "hits", hits);
    if (print->facets) {
        cli_json_set(root, "facets", cli_facet_json(&all_facets, answer));
    }
    cli_json_print(print->out, root, print->indented);
}

/* Without `hits` or `total`: no answer must not pass for one that found nothing. */
static void print_failure(struct cli_print *print, zc_string query, const char *qid,
                          const char *message)
{
    json_t *root = cli_json_answer();
    json_t *asked = cli_json_object();
    cli_json_set(root, "qid", cli_json_text((zc_string){qid, strlen(qid)}));
    cli_json_set(asked, "text", cli_json_text(query));
    cli_json_set(root, "query", asked);
    cli_json_set(root, "error", cli_json_text((zc_string){message, strlen(message)}));
    cli_json_print(print->out, root, print->indented);
}

const struct cli_printer cli_printer_json = {
    .holds_notes = true,
    .answer = print_answer,
    .failure = print_failure,
};
