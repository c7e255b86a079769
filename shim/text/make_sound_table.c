/* Writes the tables of sounds as C source: run once, when the project is built.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Reads Unihan's readings on standard input, of which it takes lines such as
 *
 *   U+51CF  kMandarin  jiǎn
 *
 * parted by tabs; without input the tables are empty. */
#include "text/sound_table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

enum { SYLLABLES_MAX = 1000, DIAERESIS = 0x308 };

static char syllables[SYLLABLES_MAX][ZCI_SYLLABLE_BYTES];
static unsigned syllable_count;
static uint16_t table[ZCI_SOUND_LAST - ZCI_SOUND_FIRST + 1];

/* The first syllable of a reading without its tone, ü as v; false when it is none. */
static int plain_syllable(const char *reading, char out[ZCI_SYLLABLE_BYTES])
{
    size_t len = 0;
    utf8proc_uint8_t *decomposed = utf8proc_NFD((const utf8proc_uint8_t *)reading);
    if (decomposed == NULL)
        return 0;
    for (const utf8proc_uint8_t *at = decomposed; *at != '\0';) {
        utf8proc_int32_t cp;
        utf8proc_ssize_t used = utf8proc_iterate(at, -1, &cp);
        if (used <= 0 || cp == ' ' || cp == '\n' || len + 1 == ZCI_SYLLABLE_BYTES)
            break;
        at += used;
        if (cp >= 'a' && cp <= 'z')
            out[len++] = (char)cp;
        else if (cp == DIAERESIS && len > 0)
            out[len - 1] = 'v';
    }
    out[len] = '\0';
    free(decomposed);
    return len > 0;
}

/* Its number, from 1. */
static uint16_t number_of(const char *syllable)
{
    unsigned i = 0;
    while (i < syllable_count && strcmp(syllables[i], syllable) != 0)
        i++;
    if (i == SYLLABLES_MAX) {
        fprintf(stderr, "make_sound_table: more than %d syllables\n", SYLLABLES_MAX);
        exit(1);
    }
    if (i == syllable_count)
        strcpy(syllables[syllable_count++], syllable);
    return (uint16_t)(i + 1);
}

static void read_line(const char *line)
{
    unsigned cp;
    int reading = 0;
    char syllable[ZCI_SYLLABLE_BYTES];
    if (sscanf(line, "U+%X\tkMandarin\t%n", &cp, &reading) == 1 && reading > 0 &&
        cp >= ZCI_SOUND_FIRST && cp <= ZCI_SOUND_LAST && plain_syllable(line + reading, syllable))
        table[cp - ZCI_SOUND_FIRST] = number_of(syllable);
}

int main(void)
{
    char line[4096];
    while (fgets(line, sizeof line, stdin) != NULL)
        read_line(line);
    printf("#include \"text/sound_table.h\"\n"
           "const uint16_t zci_sound_table[ZCI_SOUND_LAST - ZCI_SOUND_FIRST + 1] = {");
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
        printf("%s%u,", i % 16 == 0 ? "\n" : "", table[i]);
    printf("};\nconst char zci_syllable_table[][ZCI_SYLLABLE_BYTES] = {\n\"\",");
    for (unsigned i = 0; i < syllable_count; i++)
        printf("\"%s\",", syllables[i]);
    printf("\"\"};\n");
    return ferror(stdin) || fflush(stdout) != 0;
}
