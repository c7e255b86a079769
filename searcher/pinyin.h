/* Chinese characters that were typed as they sound.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   dukou     渡口
 *   xiancheng 县城, 西安城
 *
 * The letters are syllables without tones, one behind the other; each stands for one of the
 * commonest characters of its sound, and the index holds each two side by side. */
#ifndef ZCI_PINYIN_H
#define ZCI_PINYIN_H

#include "guess.h"

#define ZCI_PINYIN_LETTERS_MAX 36

/* Stores the runs of two characters or more that the letters, of which there are at most
 * ZCI_PINYIN_LETTERS_MAX, may stand for, those first whose rarest pair is the most frequent; none
 * where they are no syllables. */
zc_status zci_pinyin_read(zci_store *store, const char *letters, size_t len, zci_guesses *guesses,
                          zc_error *error);

#endif
