/* What may have been meant by a run that stands nowhere: the run without a slip (guess.h), and
 * Chinese characters for the letters that spell them (pinyin.h).
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_RUN_SUGGESTION_H
#define ZCI_RUN_SUGGESTION_H

#include "suggesting.h"

/* Whether a phrase is one word that may be Chinese characters in Latin letters. */
bool zci_run_suggestions_spelled(const zci_pattern *pattern);

/* Tries Chinese characters in the place of letters that spell them, of few those whose ends are
 * ends of words; then nothing else is tried. */
zc_status zci_run_suggestions_try_spelled(zci_suggesting *s);

/* Chooses which characters of the phrase to replace: all of them but for the state's name, or, of
 * one that holds other things too or is long, those around the first pair that the index does not
 * know; the phrase is NULL where there are none. */
zc_status zci_run_suggestions_choose(zci_suggesting *s);

/* Tries guesses at these. */
zc_status zci_run_suggestions_try(zci_suggesting *s, zci_guess_way way);

#endif
