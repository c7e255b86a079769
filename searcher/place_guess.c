/* Whether a guess names the places that a run does.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "place_guess.h"

#include "pair.h"
#include "places.h"

#include <string.h>

static bool is_same(const zci_place *a, const zci_place *b)
{
    bool same = a->term_count == b->term_count;
    for (size_t i = 0; same && i < a->term_count; i++)
        same =
            a->term_len[i] == b->term_len[i] && memcmp(a->term[i], b->term[i], a->term_len[i]) == 0;
    return same;
}

/* Whether all pairs of the run are known where a guess of the same length has a place.  What
 * stands there is then no slip of it. */
static zc_status is_known(zc_reader *reader, const zci_pattern *run, const zci_place *place,
                          bool *known, zc_error *error)
{
    zc_status status = ZC_OK;
    *known = true;
    for (size_t i = place->at; status == ZC_OK && *known && i < place->at + place->term_count;
         i++) {
        uint64_t frequency = 0;
        const zci_element *pair = &run->element[i];
        if (pair[0].kind == ZCI_ELEMENT_HAN && pair[1].kind == ZCI_ELEMENT_HAN)
            status = zci_pair_frequency(reader->store, pair[0].cp, pair[1].cp, &frequency, error);
        *known = frequency > 0;
    }
    return status;
}

zc_status zci_place_guess_is_fit(zc_reader *reader, const zci_pattern *run,
                                 const zci_pattern *guess, bool *fit, zc_error *error)
{
    zci_place named[ZCI_PLACES_MAX], guessed[ZCI_PLACES_MAX];
    zc_status status = zci_places_load(&reader->places, reader->store, error);
    *fit = false;
    if (status != ZC_OK)
        return status;
    size_t count = zci_places_find(&reader->places, run, named, ZCI_PLACES_MAX), kept = 0;
    size_t guesses = zci_places_find(&reader->places, guess, guessed, ZCI_PLACES_MAX);
    bool same_length = run->element_count == guess->element_count, known = false;
    for (size_t i = 0; status == ZC_OK && !known && i < guesses; i++) {
        if (kept < count && is_same(&guessed[i], &named[kept]))
            kept++;
        else if (same_length)
            status = is_known(reader, run, &guessed[i], &known, error);
    }
    *fit = status == ZC_OK && !known && kept == count;
    return status;
}
