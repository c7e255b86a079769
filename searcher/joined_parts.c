/* The parts of a run that a sign joins.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "joined_parts.h"

#include <stdbool.h>
#include <string.h>

enum { WORD_LEAST = 2, MIDDLE_DOT = 0xB7 };

static bool joins(const zci_unit *unit)
{
    bool sign = unit->cp > 0 && unit->cp < 0x80 && strchr("+-/&~_", (int)unit->cp) != NULL;
    return unit->kind == ZCI_UNIT_BREAK && (sign || unit->cp == MIDDLE_DOT);
}

/* Whether units are a word: two characters or more, that are no mere figure, and no other sign. */
static bool is_word(const zci_unit *units, size_t count)
{
    bool letters = false;
    for (size_t i = 0; i < count; i++) {
        if (units[i].kind == ZCI_UNIT_BREAK)
            return false;
        letters = letters || units[i].cp < '0' || units[i].cp > '9';
    }
    return letters && count >= WORD_LEAST;
}

size_t zci_joined_parts_find(const zci_unit *units, size_t count,
                             zc_span part[ZCI_JOINED_PARTS_MAX])
{
    size_t found = 0;
    for (size_t start = 0, end; start <= count; start = end + 1) {
        end = start;
        while (end < count && !joins(&units[end]))
            end++;
        if (found == ZCI_JOINED_PARTS_MAX || end == start || !is_word(units + start, end - start))
            return 0;
        part[found++] = (zc_span){units[start].byte_start, units[end - 1].byte_end};
    }
    return found > 1 ? found : 0;
}
