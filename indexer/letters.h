/* The characters of a passage as the readers of its fields see them.
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Folded, so that one pattern matches every width and script, and without white
 * space, which stands anywhere in `达到 85 %` and says nothing.  A line end that ends a
 * paragraph is kept as '\n'. */
#ifndef ZCI_LETTERS_H
#define ZCI_LETTERS_H

#include "schema/passage_field.h"
#include "text/normalise.h"

/* Characters of a passage that are looked at. */
#define ZCI_LETTERS_MAX 4096

typedef struct zci_letter {
    uint32_t cp;
    uint32_t start, end; /* its bytes in the passage */
} zci_letter;

typedef struct zci_letters {
    zci_letter item[ZCI_LETTERS_MAX];
    size_t len;
} zci_letters;

/* A run of letters [start, end). */
typedef struct zci_run {
    size_t start, end;
} zci_run;

/* Replaces what was held. */
void zci_letters_read(zci_letters *letters, const char *text, size_t len, zci_lines lines);

/* The letter at `at`, 0 beyond the end. */
static inline uint32_t zci_letter_at(const zci_letters *letters, size_t at)
{
    return at < letters->len ? letters->item[at].cp : 0;
}

/* The bytes of a run; of an empty one none. */
zci_part zci_letters_part(const zci_letters *letters, zci_run run);

/* Letters of `word` (UTF-8, folded) that stand at `at`: all of them or 0. */
size_t zci_letters_begin(const zci_letters *letters, size_t at, const char *word);

/* The same for those that stand right before `end`. */
size_t zci_letters_end(const zci_letters *letters, size_t end, const char *word);

/* The first of `words` (NULL-terminated, longer ones before their beginnings) that
 * stands there; `*index` (may be NULL) tells which. */
size_t zci_letters_begin_any(const zci_letters *letters, size_t at, const char *const *words,
                             size_t *index);
size_t zci_letters_end_any(const zci_letters *letters, size_t end, const char *const *words,
                           size_t *index);

bool zci_letter_is_han(uint32_t cp);

/* Digits right before `end`: how many, at most `most`, and their value. */
size_t zci_letters_number_before(const zci_letters *letters, size_t end, size_t most,
                                 uint32_t *value);

/* Marks that end a sentence (。!? and the end of a paragraph), or a clause as well. */
bool zci_letter_ends_sentence(uint32_t cp);
bool zci_letter_ends_clause(uint32_t cp);

/* The letter that closes a bracket, 0 for anything else. */
uint32_t zci_letter_closer(uint32_t cp);

/* What is found, in the order of finding; what does not fit is left out. */
typedef struct zci_field_list {
    zci_passage_field item[ZCI_PASSAGE_FIELDS_MAX];
    size_t len;
} zci_field_list;

void zci_field_list_add(zci_field_list *list, const zci_passage_field *field);

#endif
