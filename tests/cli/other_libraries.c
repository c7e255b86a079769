/* Preloaded before the command, stands for another release of one of the libraries that terms
 * are made with; $ZHENGCE_OTHER says which:
 *
 *   stems    libstemmer's stem of a word is the word itself
 *   folds    utf8proc takes no character apart
 *   unicode  utf8proc knows another version of Unicode
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <libstemmer.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

static bool is_other(const char *what)
{
    const char *other = getenv("ZHENGCE_OTHER");
    return other != NULL && strcmp(other, what) == 0;
}

/* The function that the library has itself. */
static void own(const char *name, void *function, size_t size)
{
    void *found = dlsym(RTLD_NEXT, name);
    if (found == NULL)
        abort();
    memcpy(function, &found, size);
}

static int word_len;

const sb_symbol *sb_stemmer_stem(struct sb_stemmer *stemmer, const sb_symbol *word, int len)
{
    const sb_symbol *(*stem)(struct sb_stemmer *, const sb_symbol *, int);
    word_len = len;
    if (is_other("stems"))
        return word;
    own("sb_stemmer_stem", &stem, sizeof stem);
    return stem(stemmer, word, len);
}

int sb_stemmer_length(struct sb_stemmer *stemmer)
{
    int (*length)(struct sb_stemmer *);
    if (is_other("stems"))
        return word_len;
    own("sb_stemmer_length", &length, sizeof length);
    return length(stemmer);
}

utf8proc_ssize_t utf8proc_decompose_char(utf8proc_int32_t cp, utf8proc_int32_t *out,
                                         utf8proc_ssize_t room, utf8proc_option_t options,
                                         int *last_class)
{
    utf8proc_ssize_t (*decompose)(utf8proc_int32_t, utf8proc_int32_t *, utf8proc_ssize_t,
                                  utf8proc_option_t, int *);
    if (is_other("folds") && room > 0) {
        *out = cp;
        return 1;
    }
    own("utf8proc_decompose_char", &decompose, sizeof decompose);
    return decompose(cp, out, room, options, last_class);
}

const char *utf8proc_unicode_version(void)
{
    const char *(*version)(void);
    if (is_other("unicode"))
        return "999.0.0";
    own("utf8proc_unicode_version", &version, sizeof version);
    return version();
}
