/* English stems.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_STEM_H
#define ZCI_STEM_H

#include <stdbool.h>
#include <stddef.h>

typedef struct zci_stemmer zci_stemmer;

/* NULL when memory is exhausted. */
zci_stemmer *zci_stemmer_new(void);
void zci_stemmer_free(zci_stemmer *stemmer);

/* The stem of a case-folded word, of `*stem_len` bytes; the result lives until
 * the next call.  NULL for what is not an English word (anything but ASCII
 * letters) or when memory is exhausted. */
const char *zci_stem(zci_stemmer *stemmer, const char *word, size_t len, size_t *stem_len);

#endif
