/* New records as a Xapian database, without Xapian.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Xapian takes records in any order and keeps what it has to write in maps of maps, two
 * walks and two allocations for each posting, and looks up each term in its tree again
 * and again.  A part of a new index is made of new records whose docids ascend, so all of it
 * can be written once and in order.  Xapian then joins the parts: what readers open was
 * written by Xapian. */
#ifndef ZCI_GLASS_PART_H
#define ZCI_GLASS_PART_H

#include "store/record.h"
#include "store/version_file.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct zci_glass_part zci_glass_part;

/* Creates the database's directory.  Errors: ZC_NO_MEMORY, ZC_NO_SPACE, ZC_IO. */
zc_status zci_glass_part_create(const char *path, zci_glass_part **part, zc_error *error);

/* Adds a record that names each of its terms once; docids ascend.  Errors: as above. */
zc_status zci_glass_part_add(zci_glass_part *part, zci_docid docid, const zci_record *record,
                             zc_error *error);

/* Sets metadata; names ascend, and an empty value is as good as none.  Errors: as above. */
zc_status zci_glass_part_set_metadata(zci_glass_part *part, zci_key name, zci_key value,
                                      zc_error *error);

/* The memory that it takes, in bytes: it grows with the records. */
size_t zci_glass_part_bytes(const zci_glass_part *part);

/* A second table of postings of a finished part, in which there is nothing but the lengths of
 * the records: for glass_join.h. */
#define ZCI_GLASS_LENGTHS_NAME "lengths.glass"

/* What is known of a finished part. */
typedef struct zci_glass_made {
    char *path; /* freed by zci_glass_made_free */
    zci_glass_root roots[ZCI_VERSION_TABLES];
    zci_glass_root lengths;
    zci_version_counts counts;
} zci_glass_made;

/* Writes what is left; Xapian can open the database then.  Nothing is synced.  `made` is all
 * zero where that fails. */
zc_status zci_glass_part_finish(zci_glass_part *part, zci_glass_made *made, zc_error *error);

void zci_glass_made_free(zci_glass_made *made);

/* Closes it, finished or not; takes NULL. */
void zci_glass_part_close(zci_glass_part *part);

#ifdef __cplusplus
}
#endif

#endif
