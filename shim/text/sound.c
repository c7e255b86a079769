/* How a Chinese character sounds.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "text/sound.h"

#include "text/han_order.h"
#include "text/sound_table.h"

#include <stdbool.h>
#include <string.h>

uint16_t zci_sound(uint32_t cp)
{
    return cp >= ZCI_SOUND_FIRST && cp <= ZCI_SOUND_LAST ? zci_sound_table[cp - ZCI_SOUND_FIRST]
                                                         : 0;
}

uint16_t zci_sound_spelled(const char *letters, size_t len)
{
    for (uint16_t i = 1; len > 0 && zci_syllable_table[i][0] != '\0'; i++) {
        if (strlen(zci_syllable_table[i]) == len &&
            memcmp(zci_syllable_table[i], letters, len) == 0)
            return i;
    }
    return 0;
}

static bool is_commoner(uint32_t one, uint32_t other)
{
    return zci_han_rank[one - ZCI_HAN_FIRST] < zci_han_rank[other - ZCI_HAN_FIRST];
}

size_t zci_sound_characters(uint16_t sound, uint32_t *out, size_t room)
{
    size_t count = 0;
    for (uint32_t cp = ZCI_SOUND_FIRST; sound != 0 && room > 0 && cp <= ZCI_SOUND_LAST; cp++) {
        if (zci_sound(cp) != sound || (count == room && !is_commoner(cp, out[count - 1])))
            continue;
        size_t at = count < room ? count++ : count - 1;
        for (; at > 0 && is_commoner(cp, out[at - 1]); at--)
            out[at] = out[at - 1];
        out[at] = cp;
    }
    return count;
}

size_t zci_sound_alike(uint32_t cp, uint32_t *out, size_t room)
{
    uint16_t sound = zci_sound(cp);
    size_t count = 0;
    if (sound == 0)
        return 0;
    for (uint32_t other = ZCI_SOUND_FIRST; other <= ZCI_SOUND_LAST && count < room; other++) {
        if (other != cp && zci_sound_table[other - ZCI_SOUND_FIRST] == sound)
            out[count++] = other;
    }
    return count;
}
