/* Where the texts lie that tests read.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef TEST_SHARED_H
#define TEST_SHARED_H

/* The project's own corpus. */
const char *shared_corpus(void);

/* A file or directory below $ZHENGCE_SHARED, freed by the caller; NULL when it is
 * not there. */
char *shared_find(const char *name);

#endif
