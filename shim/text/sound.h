/* How a Chinese character sounds, for telling what a mistyped one was meant to be.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The syllable of its first reading in Mandarin, without the tone, as input methods
 * take it.  The table comes from Unihan and is empty in a build without it. */
#ifndef ZCI_SOUND_H
#define ZCI_SOUND_H

#include <stddef.h>
#include <stdint.h>

/* The syllable's number, from 1; 0 where none is known. */
uint16_t zci_sound(uint32_t cp);

/* The number of the syllable that is written so, in lower-case letters, ü as v; 0: none. */
uint16_t zci_sound_spelled(const char *letters, size_t len);

/* Characters of a syllable, the commonest: writes up to `room`; returns how many. */
size_t zci_sound_characters(uint16_t sound, uint32_t *out, size_t room);

/* Characters that sound like `cp`, without itself: writes up to `room`, ascending;
 * returns how many. */
size_t zci_sound_alike(uint32_t cp, uint32_t *out, size_t room);

#endif
