/* What documents say that words stand for.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "definitions.h"

#include "base/fail.h"
#include "base/utf8.h"
#include "schema/schema.h"

#include <string.h>

/* Terms that begin with the same two characters and are looked at. */
enum { TERMS_MAX = 256 };

typedef struct looking {
    const char *text;
    size_t len;
    zci_arena *arena;
    zci_definition *found;
    size_t room, count;
    size_t first; /* of this look */
    size_t seen;
    bool failed;
} looking;

/* Whether as many meanings of a word were found as tell that it has too many.  Further ones
 * would only take the room of longer words, as terms are sorted. */
static bool has_too_many(const looking *l, size_t key_len)
{
    return l->count > l->first + ZCI_MEANINGS_MAX &&
           l->found[l->count - 1 - ZCI_MEANINGS_MAX].from.len == key_len;
}

static bool visit(void *context, zci_key term, uint64_t frequency)
{
    looking *l = context;
    (void)frequency;
    const char *tab = memchr(term.data, '\t', term.len);
    size_t key_len = tab == NULL ? 0 : (size_t)(tab - term.data) - 1;
    if (tab != NULL && key_len <= l->len && memcmp(term.data + 1, l->text, key_len) == 0 &&
        !has_too_many(l, key_len)) {
        zci_definition *definition = &l->found[l->count++];
        definition->from = zci_arena_string(l->arena, term.data + 1, key_len);
        definition->to = zci_arena_string(l->arena, tab + 1, term.len - key_len - 2);
        definition->term = zci_arena_string(l->arena, term.data, term.len);
        l->failed = definition->from.data == NULL || definition->to.data == NULL ||
                    definition->term.data == NULL;
    }
    return !l->failed && ++l->seen < TERMS_MAX && l->count < l->room;
}

/* Those from `first` on without the words of too many meanings; the definitions of a
 * word are neighbours, as terms are sorted. */
static size_t drop_ambiguous(zci_definition *found, size_t first, size_t count)
{
    size_t kept = first;
    for (size_t i = first; i < count;) {
        size_t end = i + 1;
        while (end < count && found[end].from.len == found[i].from.len)
            end++; /* both begin the same text: of one length they are the same */
        bool ambiguous = end - i > ZCI_MEANINGS_MAX;
        for (; i < end && !ambiguous; i++)
            found[kept++] = found[i];
        i = end;
    }
    return kept;
}

static zc_status look(zci_store *store, char prefix, size_t key_len, looking *l, zc_error *error)
{
    char key[1 + 2 * ZCI_UTF8_MAX];
    l->first = l->count;
    key[0] = prefix;
    memcpy(key + 1, l->text, key_len);
    l->seen = 0;
    if (l->count == l->room)
        return ZC_OK;
    zc_status status = zci_store_terms(store, (zci_key){key, 1 + key_len}, visit, l, error);
    l->count = drop_ambiguous(l->found, l->first, l->count);
    return status == ZC_OK && l->failed ? zci_fail_memory(error) : status;
}

zc_status zci_definitions_at(zci_store *store, const char *text, size_t len, zci_arena *arena,
                             zci_definition *found, size_t room, size_t *count, zc_error *error)
{
    looking l = {.text = text, .len = len, .arena = arena, .found = found, .room = room};
    int32_t cp;
    size_t first = len > 0 ? zci_utf8_decode(text, len, &cp) : 0;
    size_t both = first < len ? first + zci_utf8_decode(text + first, len - first, &cp) : 0;
    *count = 0;
    if (both == 0)
        return ZC_OK; /* one character is no word that would be defined */
    zc_status status = look(store, ZCI_PREFIX_BRIEF, both, &l, error);
    if (status == ZC_OK)
        status = look(store, ZCI_PREFIX_FULL, both, &l, error);
    *count = status == ZC_OK ? l.count : 0;
    return status;
}
