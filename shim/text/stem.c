/* English stems.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "text/stem.h"

#include <libstemmer.h>

/* A zci_stemmer is libstemmer's own object under another name, so that no other
 * file needs its header. */
zci_stemmer *zci_stemmer_new(void)
{
    return (zci_stemmer *)sb_stemmer_new("english", "UTF_8");
}

void zci_stemmer_free(zci_stemmer *stemmer)
{
    if (stemmer != NULL)
        sb_stemmer_delete((struct sb_stemmer *)stemmer);
}

static bool is_ascii_word(const char *word, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if (word[i] < 'a' || word[i] > 'z')
            return false;
    }
    return len > 0;
}

const char *zci_stem(zci_stemmer *stemmer, const char *word, size_t len, size_t *stem_len)
{
    if (!is_ascii_word(word, len))
        return NULL;
    struct sb_stemmer *snowball = (struct sb_stemmer *)stemmer;
    const sb_symbol *stem = sb_stemmer_stem(snowball, (const sb_symbol *)word, (int)len);
    if (stem == NULL)
        return NULL;
    *stem_len = (size_t)sb_stemmer_length(snowball);
    return (const char *)stem;
}
