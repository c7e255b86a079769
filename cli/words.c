/* A command's arguments that are no options.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "words.h"

#include <string.h>

#include "memory.h"

char *cli_words_join(const struct cli_words *words)
{
    size_t size = 1;
    for (size_t i = 0; i < words->count; i++) {
        size += strlen(words->items[i]) + 1;
    }
    char *text = cli_memory_take(size);
    size_t used = 0;
    for (size_t i = 0; i < words->count; i++) {
        size_t len = strlen(words->items[i]);
        if (i > 0) {
            text[used++] = ' ';
        }
        memcpy(text + used, words->items[i], len);
        used += len;
    }
    text[used] = '\0';
    return text;
}
