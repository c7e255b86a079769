/* The fields that a query can name.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_FIELD_H
#define ZCI_FIELD_H

#include "pattern.h"

typedef enum zci_field {
    ZCI_FIELD_TEXT, /* no field: the text itself, and a title given beside it */
    ZCI_FIELD_TITLE,
    ZCI_FIELD_NUMBER,
    ZCI_FIELD_ISSUER,
    ZCI_FIELD_REGION,
    ZCI_FIELD_GENRE,
    ZCI_FIELD_YEAR,
    ZCI_FIELD_ABOUT, /* the year that it is about */
    ZCI_FIELD_LEVEL,
    ZCI_FIELD_UNITS, /* these four are in the text of passages */
    ZCI_FIELD_DEADLINE,
    ZCI_FIELD_TARGET,
    ZCI_FIELD_REFERENCE,
    ZCI_FIELD_NONE /* no such field */
} zci_field;

/* The field of a Chinese or English name, in any letter case. */
zci_field zci_field_named(zc_string name);

/* The canonical Chinese name; static, empty for text. */
const char *zci_field_name(zci_field field);

/* The name of the field that one that does not exist probably means, by its meaning, as 部门 means
 * 机关, or else by its characters; in the language of the name; static, never NULL. */
const char *zci_field_nearest(zc_string name);

/* Whether such a name is one character away from that of a field, or an English one two. */
bool zci_field_is_slip(zc_string name);

/* All names, for messages: "标题(title) …".  Static. */
const char *zci_field_list(void);

/* Whether what is looked for in a field may be answered by other words: not where
 * values are codes or names of a short list. */
bool zci_field_expands(zci_field field);

/* Writes what is looked for in a field as the index has it: numbers without 第 behind a year, the
 * state's bodies without its name. */
void zci_field_suit(zci_field field, zci_units *units);

/* Whether a field recurs in passages, rather than being known of a document, and as
 * which kind. */
bool zci_field_recurs(zci_field field, zc_field_kind *kind);

/* The prefix of the field's terms on headers or passages; 0 for text, years and level. */
char zci_field_prefix(zci_field field);

#endif
