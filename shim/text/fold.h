/* One character's normal form: NFKC, case folding, traditional to simplified,
 * and its class.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_FOLD_H
#define ZCI_FOLD_H

#include <stdbool.h>
#include <stdint.h>

/* What a folded character does in a text. */
typedef enum zci_class {
    ZCI_CLASS_HAN,         /* one bigram half */
    ZCI_CLASS_LETTER,      /* part of a whole token */
    ZCI_CLASS_DIGIT,       /* likewise */
    ZCI_CLASS_MARK,        /* combining: joins the letter before it */
    ZCI_CLASS_SPACE,       /* white space other than a line end */
    ZCI_CLASS_NEWLINE,     /* ends a line */
    ZCI_CLASS_TRANSPARENT, /* vanishes: quotation and title marks, format characters */
    ZCI_CLASS_BREAK        /* no match may cross it */
} zci_class;

/* Code points that one character can fold to (U+FDFA folds to 18). */
#define ZCI_FOLD_MAX 18

typedef struct zci_folded {
    uint32_t cp[ZCI_FOLD_MAX];    /* NFKC, case folded, simplified */
    uint32_t plain[ZCI_FOLD_MAX]; /* the same, the script kept */
    zci_class kind[ZCI_FOLD_MAX];
    unsigned count; /* at least 1 */
} zci_folded;

/* Folds one scalar value. */
void zci_fold(uint32_t cp, zci_folded *out);

/* The class of a character that is folded already. */
zci_class zci_fold_class(uint32_t cp);

/* Whether the script property of `cp` is Han (Unicode, Scripts.txt), so that it
 * is cut into bigrams. */
bool zci_is_han(uint32_t cp);

#endif
