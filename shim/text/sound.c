/* How a Chinese character sounds.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "text/sound.h"

#include "text/sound_table.h"

uint16_t zci_sound(uint32_t cp)
{
    return cp >= ZCI_SOUND_FIRST && cp <= ZCI_SOUND_LAST ? zci_sound_table[cp - ZCI_SOUND_FIRST]
                                                         : 0;
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
