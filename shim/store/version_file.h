/* Xapian's version file: looked at before Xapian does, and written for a part.
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The file `iamglass` of a database says where its tables begin.  Xapian trusts it:
 * a damaged byte there makes it read and free memory that is not its own. */
#ifndef ZCI_STORE_VERSION_FILE_H
#define ZCI_STORE_VERSION_FILE_H

#include "store/glass_table.h"

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Checks the version file in `database`; `dir` is named in the message.  ZC_OK
 * where Xapian itself says what is wrong: no such file, or one of another kind.
 * Errors: ZC_CORRUPT, also where there is no such directory; ZC_DENIED where a file of the database
 * may not be read; ZC_NO_MEMORY. */
zc_status zci_version_file_check(const char *database, const char *dir, zc_error *error);

enum { ZCI_VERSION_UUID_BYTES = 16 };

/* A state of a database.  Xapian replaces the version file with each commit, in one step and after
 * all else, and writes to no block of the state that it committed last.  So what is read of that
 * one is what was written; of an older one, it may be something else by now. */
typedef struct zci_version_state {
    bool known; /* false where there is no such file, or none of this kind */
    unsigned char uuid[ZCI_VERSION_UUID_BYTES]; /* of the database */
    uint64_t revision;
} zci_version_state;

/* Which state of `database` was committed last. */
zci_version_state zci_version_file_state(const char *database);

/* Whether that is still so. */
bool zci_version_file_is_of(const char *database, const zci_version_state *state);

/* The tables of a part, in the order of the version file. */
typedef enum zci_version_table {
    ZCI_VERSION_POSTLIST,
    ZCI_VERSION_DOCDATA,
    ZCI_VERSION_TERMLIST,
    ZCI_VERSION_TABLES
} zci_version_table;

/* The file of a table, in its database. */
const char *zci_version_table_name(zci_version_table table);

/* What a database counts of its records. */
typedef struct zci_version_counts {
    uint32_t records;
    zci_docid last;
    uint32_t length_min, length_max; /* 0 aside; a length is the sum of a record's counts */
    uint64_t length_sum;
    uint32_t term_count_max; /* of a term in a record */
} zci_version_counts;

/* Writes the version file of a database that has these tables and no others. */
zc_status zci_version_file_write(const char *database,
                                 const zci_glass_root roots[ZCI_VERSION_TABLES],
                                 const zci_version_counts *counts, zc_error *error);

#ifdef __cplusplus
}
#endif

#endif
