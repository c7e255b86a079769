/* Which parts of a query the records of documents state.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   临湖 养犬 罚款    a city's rules of which the record says 临湖: their text says it in the line
 *                     alone that tells who passed them
 *
 * A place and a year as recorded.h reads them, and the name of a body that is or is within the
 * issuer's.  A reader sees them beside the title. */
#ifndef ZCI_STATED_H
#define ZCI_STATED_H

#include "evaluate.h"

/* For each of some documents, by index, the parts that its record states, one bit
 * for each concept; in `settings` those that name a year or a place, whatever records state. */
zc_status zci_stated_find(const zci_evaluation *evaluation, const size_t *document, size_t count,
                          uint64_t *stated, uint64_t *settings, zc_error *error);

#endif
