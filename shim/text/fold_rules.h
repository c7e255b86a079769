/* The rules of folding, slow and complete, shared by the library and by the
 * program that makes its table.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_FOLD_RULES_H
#define ZCI_FOLD_RULES_H

#include "text/fold.h"

/* NFKC and case folding of one scalar value by utf8proc; returns how many code
 * points were written, at least 1. */
unsigned zci_fold_compatibility(uint32_t cp, uint32_t out[ZCI_FOLD_MAX]);

/* The version of Unicode that utf8proc knows, such as 15.0.0. */
const char *zci_fold_unicode(void);

#endif
