/* Matches that share text.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "overlap.h"

#include "base/fail.h"
#include "marks.h"
#include "schema/schema.h"
#include "store/values.h"

#include <stdlib.h>

/* ---- Can it happen? ---------------------------------------------------- */

static bool is_wanted_text(const zci_concept *concept)
{
    return concept->node != NULL && concept->node->kind == ZCI_NODE_PHRASE &&
           concept->node->field == ZCI_FIELD_TEXT && concept->positive;
}

static bool may_overlap(const zci_evaluation *e)
{
    for (unsigned a = 0; a < e->query->concept_count; a++) {
        for (unsigned b = 0; b < a && is_wanted_text(&e->concept[a]); b++) {
            if (is_wanted_text(&e->concept[b]) &&
                zci_pattern_overlaps(&e->concept[a].node->pattern, &e->concept[b].node->pattern))
                return true;
        }
    }
    return false;
}

/* The concepts that are 句() or 段(): one of them alone may count a text twice. */
static uint64_t scopes(const zci_evaluation *e)
{
    uint64_t found = 0;
    for (unsigned c = 0; c < e->query->concept_count; c++) {
        const zci_node *node = e->concept[c].node;
        if (node->kind == ZCI_NODE_SENTENCE || node->kind == ZCI_NODE_PARAGRAPH)
            found |= UINT64_C(1) << c;
    }
    return found;
}

/* ---- Counting ---------------------------------------------------------- */

typedef struct counting {
    const zci_evaluation *evaluation;
    zci_candidates *candidates;
    zci_docid *docid;
    size_t *place; /* of each docid's candidate */
    size_t len;
    zci_marks marks;
} counting;

static zc_status list_doubtful(counting *c, zc_error *error)
{
    uint64_t alone = scopes(c->evaluation);
    c->docid = malloc((c->candidates->len + 1) * sizeof *c->docid);
    c->place = malloc((c->candidates->len + 1) * sizeof *c->place);
    if (c->docid == NULL || c->place == NULL)
        return zci_fail_memory(error);
    for (size_t i = 0; i < c->candidates->len; i++) {
        uint64_t held = c->candidates->item[i].concepts;
        if ((held & alone) == 0 && (held & (held - 1)) == 0)
            continue;
        c->docid[c->len] = c->candidates->item[i].docid;
        c->place[c->len++] = i;
    }
    return ZC_OK;
}

static zc_status count_one(void *context, size_t index, const char *value, size_t len,
                           zc_error *error)
{
    counting *c = context;
    zci_passage_text *passage = &c->evaluation->reader->passage;
    zc_status status = zci_passage_text_read(passage, value, len, error);
    if (status == ZC_OK)
        status = zci_marks_exact(&c->marks, passage, c->docid[index], c->evaluation, error);
    if (status == ZC_OK)
        c->candidates->item[c->place[index]].matches = (uint32_t)c->marks.len;
    return status;
}

zc_status zci_overlap_settle(const zci_evaluation *evaluation, zci_candidates *candidates,
                             zc_error *error)
{
    counting c = {.evaluation = evaluation, .candidates = candidates};
    if (!may_overlap(evaluation))
        return ZC_OK;
    zc_status status = list_doubtful(&c, error);
    if (status == ZC_OK)
        status = zci_store_values(evaluation->reader->store, ZCI_SLOT_PASSAGE, c.docid, c.len,
                                  count_one, &c, error);
    free(c.docid);
    free(c.place);
    zci_marks_free(&c.marks);
    return status;
}
