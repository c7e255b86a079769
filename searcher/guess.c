/* Runs that differ from one by a slip.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "guess.h"

#include "base/fail.h"
#include "gap.h"
#include "pair.h"
#include "text/segment.h"
#include "text/sound.h"

#include <stdlib.h>
#include <string.h>

/* Terms that one run may cost, and postings of the rarest pairs beside its gaps: a few
 * milliseconds. */
enum { LOOKUPS_MAX = 1300, POSTINGS_MAX = 40000, FOLLOWERS_MAX = 4096, ALIKE_MAX = 1024 };

/* A character that stands behind another one, and in how many passages. */
typedef struct follower {
    uint32_t cp;
    uint64_t frequency;
} follower;

typedef struct guessing {
    zci_store *store;
    const uint32_t *cp; /* the run */
    size_t len;
    uint64_t pair[ZCI_GUESS_CHARS_MAX]; /* passages that hold the pair that begins there */
    bool absent[ZCI_GUESS_CHARS_MAX];   /* none does */
    size_t absent_count;
    bool missing[ZCI_GUESS_CHARS_MAX]; /* one more character before this one would mend the run; */
    bool other[ZCI_GUESS_CHARS_MAX];   /* another one in its place; not yet looked for */
    follower *follower; /* of one character, FOLLOWERS_MAX at most, the most frequent first */
    size_t follower_count;
    uint32_t alike[ALIKE_MAX]; /* characters that sound like one */
    size_t lookups;
    uint64_t postings;
    zci_guesses *out;
    zc_error *error;
} guessing;

/* ---- Pairs ------------------------------------------------------------- */

static zc_status pair_frequency(guessing *g, uint32_t first, uint32_t second, uint64_t *frequency)
{
    g->lookups++;
    return zci_pair_frequency(g->store, first, second, frequency, g->error);
}

static zc_status find_absent(guessing *g)
{
    zc_status status = ZC_OK;
    for (size_t i = 0; status == ZC_OK && i + 1 < g->len; i++) {
        status = pair_frequency(g, g->cp[i], g->cp[i + 1], &g->pair[i]);
        g->absent[i] = status == ZC_OK && g->pair[i] == 0;
        g->absent_count += g->absent[i];
    }
    return status;
}

/* Whether a change that breaks up only the pairs [first, last] mends the run. */
static bool mends(const guessing *g, size_t first, size_t last)
{
    size_t inside = 0;
    for (size_t i = first; i <= last && i + 1 < g->len; i++)
        inside += g->absent[i];
    return inside == g->absent_count;
}

/* ---- Guesses ----------------------------------------------------------- */

/* Halvings of a guess's count.  They were chosen by what comes first for 1,000 slips in runs
 * and clauses of laws, and hardly matter: a few one way or the other changed ten of these. */
static unsigned penalty(zci_slip slip)
{
    switch (slip) {
    case ZCI_SLIP_DOUBLED:
    case ZCI_SLIP_ORDER:
    case ZCI_SLIP_SOUND:
    case ZCI_SLIP_MISSING:
        return 0;
    case ZCI_SLIP_PARTS:
    case ZCI_SLIP_OTHER:
        return 3;
    case ZCI_SLIP_EXTRA:
        return 6;
    case ZCI_SLIP_CUT:
        return 7;
    }
    return 0;
}

uint64_t zci_guess_weight(zci_slip slip, uint64_t count)
{
    return count << (7 - penalty(slip));
}

static bool is_better(const zci_guess *a, const zci_guess *b)
{
    uint64_t x = zci_guess_weight(a->slip, a->frequency),
             y = zci_guess_weight(b->slip, b->frequency);
    return x != y ? x > y : a->slip < b->slip;
}

static bool is_same(const zci_guess *guess, const uint32_t *cp, size_t len)
{
    return guess->len == len && memcmp(guess->cp, cp, len * sizeof *cp) == 0;
}

/* Keeps the guess in its place; the worst one falls out. */
static void keep(zci_guesses *out, const zci_guess *guess)
{
    size_t at = out->len;
    for (size_t i = 0; i < out->len; i++) {
        if (is_same(&out->item[i], guess->cp, guess->len))
            return;
    }
    while (at > 0 && is_better(guess, &out->item[at - 1]))
        at--;
    if (at == ZCI_GUESSES_MAX)
        return;
    size_t moved = (out->len < ZCI_GUESSES_MAX ? out->len : ZCI_GUESSES_MAX - 1) - at;
    memmove(&out->item[at + 1], &out->item[at], moved * sizeof *guess);
    out->item[at] = *guess;
    out->len += out->len < ZCI_GUESSES_MAX;
}

/* Whether a guess would be among the best so far. */
static bool is_wanted(const zci_guesses *out, zci_slip slip, uint64_t frequency)
{
    zci_guess guess = {.slip = slip, .frequency = frequency};
    return frequency > 0 &&
           (out->len < ZCI_GUESSES_MAX || is_better(&guess, &out->item[out->len - 1]));
}

/* Keeps a run when the index holds all of its pairs, as often as the rarest.  Looked up
 * are no more of them than it takes to see that others are better. */
static zc_status offer(guessing *g, zci_guess *guess)
{
    guess->frequency = UINT64_MAX;
    if (guess->len < 2 || is_same(guess, g->cp, g->len))
        return ZC_OK;
    for (size_t i = 0; i + 1 < guess->len; i++) {
        uint64_t frequency;
        zc_status status = pair_frequency(g, guess->cp[i], guess->cp[i + 1], &frequency);
        if (status != ZC_OK)
            return status;
        if (frequency < guess->frequency)
            guess->frequency = frequency;
        if (!is_wanted(g->out, guess->slip, guess->frequency))
            return ZC_OK;
    }
    keep(g->out, guess);
    return ZC_OK;
}

/* The run with characters [at, at+removed) replaced by `cp` unless that is 0. */
static zci_guess replaced(const guessing *g, size_t at, size_t removed, uint32_t cp, zci_slip slip)
{
    zci_guess guess = {.slip = slip};
    memcpy(guess.cp, g->cp, at * sizeof *g->cp);
    guess.len = at;
    if (cp != 0)
        guess.cp[guess.len++] = cp;
    size_t rest = g->len - at - removed;
    memcpy(guess.cp + guess.len, g->cp + at + removed, rest * sizeof *g->cp);
    guess.len += rest;
    return guess;
}

static zc_status offer_replaced(guessing *g, size_t at, size_t removed, uint32_t cp, zci_slip slip)
{
    zci_guess guess = replaced(g, at, removed, cp, slip);
    return offer(g, &guess);
}

/* ---- Order, a character too many ---------------------------------------- */

static zc_status swap_neighbours(guessing *g)
{
    zc_status status = ZC_OK;
    for (size_t i = 0; status == ZC_OK && i + 1 < g->len; i++) {
        zci_guess guess = {.slip = ZCI_SLIP_ORDER, .len = g->len};
        memcpy(guess.cp, g->cp, g->len * sizeof *g->cp);
        guess.cp[i] = g->cp[i + 1];
        guess.cp[i + 1] = g->cp[i];
        status = offer(g, &guess);
    }
    return status;
}

static zc_status swap_parts(guessing *g)
{
    zc_status status = ZC_OK;
    for (size_t i = 1; status == ZC_OK && i < g->len; i++) {
        zci_guess guess = {.slip = ZCI_SLIP_PARTS, .len = g->len};
        memcpy(guess.cp, g->cp + i, (g->len - i) * sizeof *g->cp);
        memcpy(guess.cp + (g->len - i), g->cp, i * sizeof *g->cp);
        status = offer(g, &guess);
    }
    return status;
}

/* A character that stands twice, where one of the two is too many. */
static zc_status undouble(guessing *g)
{
    zc_status status = ZC_OK;
    for (size_t i = 0; status == ZC_OK && g->len > 2 && i + 1 < g->len; i++) {
        if (g->cp[i] == g->cp[i + 1])
            status = offer_replaced(g, i, 1, 0, ZCI_SLIP_DOUBLED);
    }
    return status;
}

static zc_status leave_out(guessing *g)
{
    zc_status status = ZC_OK;
    for (size_t i = 0; status == ZC_OK && g->len > 2 && i < g->len; i++) {
        bool inside = i > 0 && i + 1 < g->len;
        if (mends(g, i == 0 ? 0 : i - 1, i))
            status = offer_replaced(g, i, 1, 0, inside ? ZCI_SLIP_EXTRA : ZCI_SLIP_CUT);
    }
    return status;
}

/* ---- Another character, one that sounds alike, and a missing one -------- */

static bool note_follower(void *context, zci_key term, uint64_t frequency)
{
    guessing *g = context;
    uint32_t cp;
    size_t first = zci_han_key_read(term.data, term.len, &cp);
    if (first > 0 && first < term.len &&
        zci_han_key_read(term.data + first, term.len - first, &cp) == term.len - first)
        g->follower[g->follower_count++] = (follower){cp, frequency};
    return g->follower_count < FOLLOWERS_MAX;
}

static int by_frequency(const void *a, const void *b)
{
    const follower *x = a, *y = b;
    if (x->frequency != y->frequency)
        return x->frequency > y->frequency ? -1 : 1;
    return x->cp < y->cp ? -1 : x->cp > y->cp;
}

static zc_status find_followers(guessing *g, uint32_t cp)
{
    char bytes[ZCI_HAN_KEY_MAX];
    size_t len = zci_han_key(cp, bytes);
    g->follower_count = 0;
    zc_status status = zci_store_terms(g->store, (zci_key){bytes, len}, note_follower, g, g->error);
    qsort(g->follower, g->follower_count, sizeof *g->follower, by_frequency);
    return status;
}

/* How many of the followers from `from` on are looked up together: those that could still be
 * wanted. */
static size_t batch_at(const guessing *g, size_t from, zci_slip slip)
{
    size_t room = g->lookups < LOOKUPS_MAX ? LOOKUPS_MAX - g->lookups : 0, count = 0;
    while (count < ZCI_PAIRS_MAX && count < room && from + count < g->follower_count &&
           is_wanted(g->out, slip, g->follower[from + count].frequency))
        count++;
    return count;
}

/* In how many passages each follower of a batch stands before the run's character `next`; as
 * often as it follows where none is left. */
static zc_status before_next(guessing *g, const follower *batch, size_t count, size_t next,
                             uint64_t *frequency)
{
    zci_pair pairs[ZCI_PAIRS_MAX];
    for (size_t i = 0; i < count; i++)
        frequency[i] = batch[i].frequency;
    if (next >= g->len)
        return ZC_OK;
    for (size_t i = 0; i < count; i++)
        pairs[i] = (zci_pair){batch[i].cp, g->cp[next]};
    g->lookups += count;
    return zci_pair_frequencies(g->store, pairs, count, frequency, g->error);
}

/* Offers each follower of the character before `at` in the place of `removed`
 * characters there, where the next one may follow it; no guess is more frequent than
 * the pair that the follower ends. */
static zc_status try_followers(guessing *g, size_t at, size_t removed, zci_slip slip)
{
    zc_status status = ZC_OK;
    uint64_t frequency[ZCI_PAIRS_MAX];
    for (size_t from = 0, count; status == ZC_OK; from += count) {
        count = batch_at(g, from, slip);
        if (count == 0)
            break;
        status = before_next(g, g->follower + from, count, at + removed, frequency);
        for (size_t i = 0; status == ZC_OK && i < count; i++) {
            if (is_wanted(g->out, slip, frequency[i]))
                status = offer_replaced(g, at, removed, g->follower[from + i].cp, slip);
        }
    }
    return status;
}

/* In how many passages each of some characters stands behind the one before `at`; where there is
 * none, any may stand there. */
static zc_status count_behind(guessing *g, size_t at, const uint32_t *cp, size_t count,
                              uint64_t *frequency)
{
    zci_pair pairs[ZCI_PAIRS_MAX];
    for (size_t i = 0; i < count; i++)
        frequency[i] = UINT64_MAX;
    if (at == 0)
        return ZC_OK;
    for (size_t i = 0; i < count; i++)
        pairs[i] = (zci_pair){g->cp[at - 1], cp[i]};
    g->lookups += count;
    return zci_pair_frequencies(g->store, pairs, count, frequency, g->error);
}

/* Makes followers of the characters that sound like the one at `at`, and may stand there. */
static zc_status find_alike(guessing *g, size_t at)
{
    size_t count = zci_sound_alike(g->cp[at], g->alike, ALIKE_MAX);
    zc_status status = ZC_OK;
    g->follower_count = 0;
    for (size_t from = 0, some; status == ZC_OK && from < count; from += some) {
        uint64_t frequency[ZCI_PAIRS_MAX];
        some = count - from < ZCI_PAIRS_MAX ? count - from : ZCI_PAIRS_MAX;
        status = count_behind(g, at, g->alike + from, some, frequency);
        for (size_t i = 0; status == ZC_OK && i < some; i++) {
            if (frequency[i] > 0)
                g->follower[g->follower_count++] = (follower){g->alike[from + i], frequency[i]};
        }
    }
    qsort(g->follower, g->follower_count, sizeof *g->follower, by_frequency);
    return status;
}

static zc_status put_alike(guessing *g)
{
    zc_status status = ZC_OK;
    for (size_t at = 0; status == ZC_OK && at < g->len && g->lookups < LOOKUPS_MAX; at++) {
        if (!mends(g, at == 0 ? 0 : at - 1, at))
            continue;
        status = find_alike(g, at);
        if (status == ZC_OK)
            status = try_followers(g, at, 1, ZCI_SLIP_SOUND);
    }
    return status;
}

/* ---- Missing and other characters --------------------------------------- */

/* In a run of two characters many another one would do, and mean anything; so would many at the
 * beginning of three. */
static void note_slips(guessing *g)
{
    for (size_t at = 0; at < g->len; at++) {
        g->missing[at] = at > 0 && mends(g, at - 1, at - 1);
        g->other[at] = g->len > (at == 0 ? 3 : 2) && mends(g, at == 0 ? 0 : at - 1, at);
    }
}

/* In how many passages the rarest pair is that is left of the run without characters
 * [at, at+removed), where it pays to read them: a single frequent pair tells no more than what
 * may follow it.  Otherwise UINT64_MAX. */
static uint64_t passages_to_read(const guessing *g, size_t at, size_t removed)
{
    uint64_t least = UINT64_MAX;
    size_t pairs = 0;
    for (size_t i = 0; i + 1 < g->len; i++) {
        bool left = i + 1 < at || i >= at + removed;
        pairs += left;
        if (left && g->pair[i] < least)
            least = g->pair[i];
    }
    return pairs == 1 && least > ZCI_GAP_PASSAGES_MAX ? UINT64_MAX : least;
}

/* Keeps the run with a character that stands in its gap; of many passages not all are read. */
static zc_status offer_filler(guessing *g, zci_guess *guess, uint64_t count, bool all)
{
    guess->frequency = count;
    if (!all)
        return offer(g, guess);
    if (!is_same(guess, g->cp, g->len) && is_wanted(g->out, guess->slip, count))
        keep(g->out, guess);
    return ZC_OK;
}

/* Offers what stands in a gap of the run.  Where that would take too long, or not all passages
 * were read, the slip is left to be looked for. */
static zc_status fill_gap(guessing *g, size_t at, size_t removed, zci_slip slip, bool *left)
{
    zci_gap gap = {g->cp, g->cp + at + removed, at, g->len - at - removed};
    zci_fillers fillers;
    uint64_t passages = passages_to_read(g, at, removed);
    if (!*left || passages > POSTINGS_MAX - g->postings)
        return ZC_OK;
    g->postings += passages;
    zc_status status = zci_gap_fill(g->store, &gap, &fillers, g->error);
    *left = !fillers.all;
    for (size_t i = 0; status == ZC_OK && i < fillers.len; i++) {
        zci_guess guess = replaced(g, at, removed, fillers.item[i].cp, slip);
        status = offer_filler(g, &guess, fillers.item[i].count, fillers.all);
    }
    return status;
}

static zc_status fill_gaps(guessing *g)
{
    zc_status status = ZC_OK;
    for (size_t at = 0; status == ZC_OK && at < g->len; at++) {
        status = fill_gap(g, at, 0, ZCI_SLIP_MISSING, &g->missing[at]);
        if (status == ZC_OK)
            status = fill_gap(g, at, 1, ZCI_SLIP_OTHER, &g->other[at]);
    }
    return status;
}

/* Offers what may follow the character before. */
static zc_status put_others(guessing *g)
{
    zc_status status = ZC_OK;
    for (size_t at = 1; status == ZC_OK && at < g->len; at++) {
        if ((!g->other[at] && !g->missing[at]) || g->lookups >= LOOKUPS_MAX)
            continue;
        status = find_followers(g, g->cp[at - 1]);
        if (status == ZC_OK && g->missing[at])
            status = try_followers(g, at, 0, ZCI_SLIP_MISSING);
        if (status == ZC_OK && g->other[at])
            status = try_followers(g, at, 1, ZCI_SLIP_OTHER);
    }
    return status;
}

static zc_status guess_quickly(guessing *g)
{
    zc_status status = undouble(g);
    if (status == ZC_OK)
        status = swap_neighbours(g);
    if (status == ZC_OK)
        status = swap_parts(g);
    return status == ZC_OK ? put_alike(g) : status;
}

static zc_status guess_thoroughly(guessing *g, zci_guess_way way)
{
    note_slips(g);
    zc_status status = way == ZCI_GUESS_BY_TEXTS ? fill_gaps(g) : ZC_OK;
    if (status == ZC_OK)
        status = put_others(g);
    return status == ZC_OK ? leave_out(g) : status;
}

zc_status zci_guesses_make(zci_store *store, const uint32_t *cp, size_t len, zci_guess_way way,
                           zci_guesses *guesses, zc_error *error)
{
    guessing g = {.store = store, .cp = cp, .len = len, .out = guesses, .error = error};
    *guesses = (zci_guesses){.len = 0};
    if (len < 2 || len > ZCI_GUESS_CHARS_MAX)
        return ZC_OK;
    g.follower = malloc(FOLLOWERS_MAX * sizeof *g.follower);
    if (g.follower == NULL)
        return zci_fail_memory(error);
    zc_status status = find_absent(&g);
    if (status == ZC_OK)
        status = way == ZCI_GUESS_QUICKLY ? guess_quickly(&g) : guess_thoroughly(&g, way);
    free(g.follower);
    return status;
}
