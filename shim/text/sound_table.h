/* The tables that make_sound_table writes.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_SOUND_TABLE_H
#define ZCI_SOUND_TABLE_H

#include <stdint.h>

enum { ZCI_SOUND_FIRST = 0x4E00, ZCI_SOUND_LAST = 0x9FFF, ZCI_SYLLABLE_BYTES = 16 };

/* Syllables by character, 0 for those without one. */
extern const uint16_t zci_sound_table[ZCI_SOUND_LAST - ZCI_SOUND_FIRST + 1];

/* The syllables' letters, with a NUL, by their numbers; that of 0 is empty, and so is the one
 * behind the last. */
extern const char zci_syllable_table[][ZCI_SYLLABLE_BYTES];

#endif
