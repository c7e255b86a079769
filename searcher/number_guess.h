/* The numbers of documents that a half-remembered one may mean.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   临政办发16号         临政办发〔2022〕16号   the year is missing,
 *   临政办发〔2021〕16号  临政办发〔2022〕16号   or another,
 *   临政发〔2022〕16号    临政办发〔2022〕16号   or the agency is
 *
 * Only the numbers of documents in the index are known: of one that is merely cited there is
 * nothing to find in its field. */
#ifndef ZCI_NUMBER_GUESS_H
#define ZCI_NUMBER_GUESS_H

#include "reader.h"

#define ZCI_NUMBER_GUESSES_MAX 3

typedef struct zci_number_guesses {
    zc_string item[ZCI_NUMBER_GUESSES_MAX]; /* in the arena; of one agency, the latest first */
    size_t len;
} zci_number_guesses;

/* Stores what the units, an agency's letters and figures with 号, with or without a year between,
 * may mean: numbers that differ in one part; none where many do, or the units are something
 * else. */
zc_status zci_number_guesses_make(zc_reader *reader, const zci_unit *units, size_t count,
                                  zci_arena *arena, zci_number_guesses *guesses, zc_error *error);

#endif
