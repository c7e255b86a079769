/* The command that makes an index again.  SPDX-License-Identifier: GPL-2.0-or-later */
#define _DEFAULT_SOURCE /* realpath */

#include "store/remake.h"

#include "store/sources.h"

#include <stdlib.h>
#include <string.h>

/* A word as a shell reads it back. */
static void put_word(zci_buffer *out, const char *word, size_t len)
{
    static const char plain[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-+,=@";
    bool quote = len == 0;
    for (size_t i = 0; i < len && !quote; i++)
        quote =
            (unsigned char)word[i] < 0x80 && (word[i] == '\0' || strchr(plain, word[i]) == NULL);
    if (!quote) {
        zci_buffer_append(out, word, len);
        return;
    }
    zci_buffer_byte(out, '\'');
    for (size_t i = 0; i < len; i++) {
        if (word[i] == '\'')
            zci_buffer_text(out, "'\\''");
        else
            zci_buffer_byte(out, (unsigned char)word[i]);
    }
    zci_buffer_byte(out, '\'');
}

static void put_start(zci_buffer *out, const char *dir, bool rebuild)
{
    char *absolute = realpath(dir, NULL);
    const char *db = absolute != NULL ? absolute : dir;
    zci_buffer_text(out, rebuild ? "zhengce index --rebuild -d " : "zhengce index -d ");
    put_word(out, db, strlen(db));
    free(absolute);
}

void zci_remake_put(zci_buffer *out, const char *dir, const zci_sources *sources, bool rebuild)
{
    put_start(out, dir, rebuild);
    for (size_t i = 0; i < sources->count; i++) {
        zc_string path = sources->item[i].path;
        zci_buffer_byte(out, ' ');
        put_word(out, path.data, path.len);
    }
    if (sources->count == 0)
        zci_buffer_text(out, " PATH...");
}

void zci_remake_put_rebuild(zci_buffer *out, const char *dir, size_t most)
{
    zci_sources sources = {0};
    zci_buffer command = {0};
    if (zci_sources_read(dir, &sources, NULL) != ZC_OK)
        sources = (zci_sources){0};
    zci_remake_put(&command, dir, &sources, true);
    if (command.len > most) {
        zci_buffer_reset(&command);
        sources.count = 0;
        zci_remake_put(&command, dir, &sources, true);
    }
    zci_buffer_append(out, command.data, command.len);
    out->failed = out->failed || command.failed;
    zci_buffer_free(&command);
    zci_sources_free(&sources);
}
