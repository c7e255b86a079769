/* A pair of strings that say the same thing in both languages.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef CLI_PHRASE_H
#define CLI_PHRASE_H

enum cli_language { CLI_ENGLISH, CLI_CHINESE };

struct cli_phrase {
    const char *en;
    const char *zh;
};

static inline const char *cli_phrase_pick(enum cli_language language, struct cli_phrase phrase)
{
    return language == CLI_CHINESE ? phrase.zh : phrase.en;
}

#endif
