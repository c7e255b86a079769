/* A command's arguments that are no options, in their order.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef CLI_WORDS_H
#define CLI_WORDS_H

#include <stddef.h>

struct cli_words {
    size_t count;
    char **items;
};

/* The words with single spaces between them, as one text; free it. */
char *cli_words_join(const struct cli_words *words);

#endif
