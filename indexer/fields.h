/* What recurs in the text of a passage: responsible units, deadlines, targets,
 * references.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_FIELDS_H
#define ZCI_FIELDS_H

#include "letters.h"

/* Reads the fields of a passage, in one sweep over its first ZCI_LETTERS_MAX letters;
 * `letters` is scratch. */
void zci_fields_read(zci_letters *letters, const char *text, size_t len, zci_lines lines,
                     zci_field_list *list);

#endif
