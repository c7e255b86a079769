/* Which passages a partial answer is shown by.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "partial_choice.h"

typedef struct choosing {
    zci_partial *partial;
    const zci_ranked *hit;
    zci_ranked_passage passage[2 * ZCI_POOL_PER_DOCUMENT];
    double told[2 * ZCI_POOL_PER_DOCUMENT]; /* by each of them */
    size_t count;
    zc_error *error;
} choosing;

/* Puts a passage behind those that tell as much. */
static void add(choosing *c, zci_ranked_passage passage, double told)
{
    size_t place = c->count++;
    for (; place > 0 && c->told[place - 1] < told; place--) {
        c->told[place] = c->told[place - 1];
        c->passage[place] = c->passage[place - 1];
    }
    c->told[place] = told;
    c->passage[place] = passage;
}

/* What one of the hit's passages tells, if it was scored. */
static double told_by(const choosing *c, const zci_partial_score *score, size_t count,
                      zci_docid docid)
{
    for (size_t i = 0; i < count; i++) {
        if (score[i].at.docid == docid)
            return zci_partial_told(c->partial, &score[i]);
    }
    return 0;
}

static bool is_shown(const zci_ranked *hit, zci_docid docid)
{
    for (size_t i = 0; i < hit->passage_count; i++) {
        if (hit->passage[i].docid == docid)
            return true;
    }
    return false;
}

/* Puts them in the order of their docids. */
static void insert(zci_partial_score *more, size_t count, zci_partial_score one)
{
    for (; count > 0 && more[count - 1].at.docid > one.at.docid; count--)
        more[count] = more[count - 1];
    more[count] = one;
}

/* Adds the passages that hold most of what the title lacks. */
static zc_status add_untold(choosing *c, const zci_proposals *proposals)
{
    zci_docid docid[ZCI_POOL_PER_DOCUMENT];
    zci_partial_score more[ZCI_POOL_PER_DOCUMENT];
    size_t found = 0, count = 0, document = c->hit->document;
    zc_status status =
        zci_partial_untold(c->partial, document, docid, ZCI_POOL_PER_DOCUMENT, &found, c->error);
    for (size_t i = 0; status == ZC_OK && i < found; i++) {
        if (!is_shown(c->hit, docid[i]))
            insert(more, count++, zci_partial_proposed(proposals, document, docid[i], 0));
    }
    if (status == ZC_OK && count > 0)
        status = zci_partial_read_more(c->partial, more, count, c->error);
    for (size_t i = 0; status == ZC_OK && i < count; i++)
        add(c, (zci_ranked_passage){.docid = more[i].at.docid, .score = more[i].passage},
            zci_partial_told(c->partial, &more[i]));
    return status;
}

zc_status zci_partial_choose(zci_partial *partial, const zci_proposals *proposals,
                             const zci_partial_score *score, size_t count, zci_ranked *hit,
                             zc_error *error)
{
    choosing c = {.partial = partial, .hit = hit, .error = error};
    if (hit->passage_count == 0 || (hit->passage_count == 1 && proposals == NULL))
        return ZC_OK;
    zc_status status = zci_partial_read_title(partial, hit->document, error);
    for (size_t i = 0; status == ZC_OK && i < hit->passage_count; i++)
        add(&c, hit->passage[i], told_by(&c, score, count, hit->passage[i].docid));
    if (status == ZC_OK && proposals != NULL)
        status = add_untold(&c, proposals);
    if (status != ZC_OK)
        return status;
    hit->passage_count = c.count < ZCI_POOL_PER_DOCUMENT ? c.count : ZCI_POOL_PER_DOCUMENT;
    for (size_t i = 0; i < hit->passage_count; i++)
        hit->passage[i] = c.passage[i];
    return ZC_OK;
}
