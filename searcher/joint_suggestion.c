/* A query with slips in several runs.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "joint_suggestion.h"

#include "absent_run.h"
#include "attempt.h"
#include "base/buffer.h"
#include "base/fail.h"

enum { RUNS_MAX = 4 };

/* A run that has another one in its place for the time being. */
typedef struct replaced {
    zci_node *phrase;
    zci_pattern original;
    zc_span part; /* of the query's text */
    zc_string run;
} replaced;

typedef struct joint {
    zci_suggesting *whole; /* of the query */
    replaced run[RUNS_MAX];
    size_t count;
} joint;

/* Puts the best of what finds something alone into the place of an absent run; `done` tells
 * whether there was anything. */
static zc_status replace(joint *j, zci_node *phrase, bool *done)
{
    zci_suggesting *whole = j->whole;
    zci_suggesting alone = {.reader = whole->reader,
                            .text = whole->text,
                            .query = whole->query,
                            .phrase = phrase,
                            .alone = true,
                            .error = whole->error};
    replaced *r = &j->run[j->count];
    *r = (replaced){.phrase = phrase, .original = phrase->pattern};
    zc_status status = zci_attempt(&alone);
    *done = status == ZC_OK && alone.list.len > 0;
    if (!*done)
        return status;
    alone.phrase = phrase;
    r->part = zci_suggesting_part(&alone);
    r->run = alone.list.item[0].run;
    j->count++;
    return zci_suggesting_replace(&alone, r->run);
}

/* Replaces absent runs until there is none; `done` tells whether that came about. */
static zc_status replace_all(joint *j, bool *done)
{
    bool more = true;
    zc_status status = zci_absent_run_find(j->whole);
    while (status == ZC_OK && more && j->whole->phrase != NULL && j->count < RUNS_MAX) {
        status = replace(j, j->whole->phrase, &more);
        if (status == ZC_OK && more)
            status = zci_absent_run_find(j->whole);
    }
    *done = j->whole->phrase == NULL;
    return status;
}

/* The query's text with all runs replaced, which stand in the order of their places. */
static bool write_text(const joint *j, zci_buffer *text)
{
    zc_string before = j->whole->text;
    size_t at = 0;
    for (size_t i = 0; i < j->count; i++) {
        const replaced *r = &j->run[i];
        if (r->part.start < at)
            return false;
        zci_buffer_append(text, before.data + at, r->part.start - at);
        zci_buffer_append(text, r->run.data, r->run.len);
        at = r->part.end;
    }
    zci_buffer_append(text, before.data + at, before.len - at);
    return true;
}

static zc_status offer(joint *j)
{
    zci_suggesting *s = j->whole;
    zci_evaluation evaluation;
    zci_buffer text = {0};
    zc_status status = zci_evaluate(s->reader, s->query, &evaluation, s->error);
    if (status != ZC_OK)
        return status;
    uint64_t documents = zci_docset_size(&evaluation.matching);
    zci_evaluation_free(&evaluation);
    if (documents > 0 && write_text(j, &text))
        status = zci_suggesting_offer(s, &text, j->run[0].run, documents, ZCI_SLIP_OTHER);
    zci_buffer_free(&text);
    return status;
}

zc_status zci_joint_suggestion_try(zci_suggesting *s)
{
    joint j = {.whole = s};
    bool several = false, done = false;
    zc_status status = zci_absent_run_find(s);
    if (status == ZC_OK && s->phrase != NULL)
        status = zci_absent_run_is_followed(s, &several);
    if (status == ZC_OK && several)
        status = replace_all(&j, &done);
    if (status == ZC_OK && done)
        status = offer(&j);
    while (j.count > 0) {
        const replaced *r = &j.run[--j.count];
        r->phrase->pattern = r->original;
    }
    s->phrase = NULL;
    return status;
}
