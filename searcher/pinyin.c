/* Chinese characters typed as they sound.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "pinyin.h"

#include "base/fail.h"
#include "pair.h"
#include "text/sound.h"

#include <stdlib.h>
#include <string.h>

/* Letters of a syllable, its characters, and the runs that are kept at each place: together with
 * how many letters there are they bound how often the index is asked. */
enum { SYLLABLE_MAX = 6, CHARACTERS_MAX = 48, RUNS_MAX = 96 };

/* Runs that end at one place of the letters, the most frequent first. */
typedef struct runs {
    zci_guess item[RUNS_MAX];
    size_t len;
} runs;

typedef struct reading {
    zci_store *store;
    runs at[ZCI_PINYIN_LETTERS_MAX + 1];
    uint32_t character[CHARACTERS_MAX]; /* of the syllable being read */
    size_t character_count;
    zc_error *error;
} reading;

/* Keeps a run with a character more in its place; the worst one falls out. */
static void keep(runs *to, const zci_guess *run, uint32_t cp, uint64_t frequency)
{
    size_t at = to->len;
    while (at > 0 && frequency > to->item[at - 1].frequency)
        at--;
    if (at == RUNS_MAX || frequency == 0)
        return;
    size_t kept = to->len < RUNS_MAX ? to->len : RUNS_MAX - 1;
    memmove(&to->item[at + 1], &to->item[at], (kept - at) * sizeof *to->item);
    to->len = kept + 1;
    to->item[at] = *run;
    to->item[at].cp[to->item[at].len++] = cp;
    to->item[at].frequency = frequency;
}

/* Goes on from a run with each of the syllable's characters. */
static zc_status go_on(reading *r, const zci_guess *run, runs *to)
{
    zci_pair pair[CHARACTERS_MAX];
    uint64_t frequency[CHARACTERS_MAX];
    zc_status status = ZC_OK;
    for (size_t i = 0; i < r->character_count; i++) {
        pair[i] = (zci_pair){run->len > 0 ? run->cp[run->len - 1] : 0, r->character[i]};
        frequency[i] = run->frequency;
    }
    if (run->len == ZCI_GUESS_CHARS_MAX)
        return ZC_OK;
    if (run->len > 0)
        status = zci_pair_frequencies(r->store, pair, r->character_count, frequency, r->error);
    for (size_t i = 0; status == ZC_OK && i < r->character_count; i++)
        keep(to, run, r->character[i],
             frequency[i] < run->frequency ? frequency[i] : run->frequency);
    return status;
}

/* Reads each syllable that begins at a place. */
static zc_status read_at(reading *r, const char *letters, size_t len, size_t at)
{
    zc_status status = ZC_OK;
    for (size_t end = at + 1; status == ZC_OK && end <= len && end - at <= SYLLABLE_MAX; end++) {
        r->character_count = zci_sound_characters(zci_sound_spelled(letters + at, end - at),
                                                  r->character, CHARACTERS_MAX);
        for (size_t i = 0; status == ZC_OK && i < r->at[at].len; i++)
            status = go_on(r, &r->at[at].item[i], &r->at[end]);
    }
    return status;
}

/* Hands over those that end where the letters do. */
static void hand_over(const runs *from, zci_guesses *guesses)
{
    for (size_t i = 0; i < from->len && guesses->len < ZCI_GUESSES_MAX; i++) {
        if (from->item[i].len >= 2)
            guesses->item[guesses->len++] = from->item[i];
    }
}

zc_status zci_pinyin_read(zci_store *store, const char *letters, size_t len, zci_guesses *guesses,
                          zc_error *error)
{
    guesses->len = 0;
    if (len > ZCI_PINYIN_LETTERS_MAX)
        return ZC_OK;
    reading *r = calloc(1, sizeof *r);
    if (r == NULL)
        return zci_fail_memory(error);
    r->store = store;
    r->error = error;
    r->at[0].len = 1;
    r->at[0].item[0] = (zci_guess){.slip = ZCI_SLIP_SOUND, .frequency = UINT64_MAX};
    zc_status status = ZC_OK;
    for (size_t at = 0; status == ZC_OK && at < len; at++)
        status = read_at(r, letters, len, at);
    if (status == ZC_OK)
        hand_over(&r->at[len], guesses);
    free(r);
    return status;
}
