/* What a rebuild does not take over.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "left_behind.h"

#include "base/fail.h"

#include <inttypes.h>

/* Counts the documents that were left behind by the sources that they came from; returns how
 * many came from none of these, as those that programs handed over. */
static uint64_t count(zci_sources *sources, const zci_former *former, const zci_walk *walk,
                      const zci_given *given)
{
    uint64_t elsewhere = 0;
    for (size_t i = 0; i < former->known.len; i++) {
        const zci_known *known = &former->known.item[i];
        bool has_file = zci_known_has_file(known);
        if (zci_given_find(given, known->id) != ZCI_PATH_NONE ||
            (has_file && zci_walk_covers(walk, known->path)))
            continue;
        zc_source *source = has_file ? zci_sources_of(sources, known->path) : NULL;
        (*(source == NULL ? &elsewhere : &source->documents))++;
    }
    return elsewhere;
}

static void tell_source(zci_witness *witness, const char *dir, const zc_source *source,
                        bool counted)
{
    zc_error warning;
    const char *path = source->path.data;
    if (!counted)
        zci_fail(&warning, ZC_OK, "%s: left out, as it was not named; to have it again, index it",
                 "%s：未指定，故不在新索引中；如仍需要，请将其编入索引", path);
    else
        zci_fail(&warning, ZC_OK,
                 "%s: left out, as it was not named (documents: %" PRIu64
                 "); to have it again, index it",
                 "%s：未指定，故不在新索引中（文献 %" PRIu64 " 篇）；如仍需要，请将其编入索引",
                 path, source->documents);
    zci_witness_warn(witness, dir, &warning);
}

static void tell_elsewhere(zci_witness *witness, const char *dir, uint64_t documents)
{
    zc_error warning;
    zci_fail(&warning, ZC_OK,
             "documents that programs handed over, or of paths that no run remembers, are left "
             "out: %" PRIu64,
             "由程序直接写入或来源路径已无记录的文献不在新索引中：%" PRIu64 " 篇", documents);
    zci_witness_warn(witness, dir, &warning);
}

zc_status zci_left_behind_tell(zci_witness *witness, const char *dir, const zci_former *former,
                               const zci_given *given, zc_error *error)
{
    zci_sources sources = {0};
    bool counted = former->known.len > 0;
    zc_status status = zci_sources_read(dir, &sources, error);
    if (status != ZC_OK)
        return status;
    uint64_t elsewhere = count(&sources, former, witness->walk, given);
    for (size_t i = 0; i < sources.count; i++) {
        const zc_source *source = &sources.item[i];
        if (counted ? source->documents > 0 : !zci_walk_covers(witness->walk, source->path))
            tell_source(witness, dir, source, counted);
    }
    if (elsewhere > 0)
        tell_elsewhere(witness, dir, elsewhere);
    zci_sources_free(&sources);
    return ZC_OK;
}
