/* A word that names a year or a place.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "recorded.h"

#include "base/string.h"
#include "schema/schema.h"
#include "store/postings.h"
#include "year.h"

#include <string.h>

enum { YEAR_FIRST = 1900, YEAR_LAST = 2099, PLACE_MOST = 12 /* characters of a name */ };

static bool is_han(const zci_pattern *word)
{
    for (size_t i = 0; i < word->element_count; i++) {
        if (word->element[i].kind != ZCI_ELEMENT_HAN)
            return false;
    }
    return true;
}

/* What kind of place it is, which a name may leave out. */
static const char *const kinds[] = {"省", "市", "县", "区", "州", "盟", "旗", "自治", "特别"};

static bool begins_with_kind(zc_string text)
{
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if (zci_string_begins(text, kinds[i]))
            return true;
    }
    return false;
}

static bool ends_with_kind(zc_string text)
{
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if (zci_string_ends(text, kinds[i]))
            return true;
    }
    return false;
}

/* Whether a word is the name of a place on the path of one, as 威海 in 山东省威海市荣成市. */
static bool names(zc_string word, zc_string path)
{
    for (size_t at = 0; at + word.len <= path.len; at++) {
        zc_string before = {path.data, at};
        zc_string behind = {path.data + at + word.len, path.len - at - word.len};
        if (memcmp(path.data + at, word.data, word.len) == 0 &&
            (at == 0 || ends_with_kind(before)) &&
            (behind.len == 0 || ends_with_kind(word) || begins_with_kind(behind)))
            return true;
    }
    return false;
}

typedef struct looking {
    zc_string word;
    size_t prefix_len;
    bool found;
} looking;

/* A term is a place's name and, where it is known, a tab and its path from the province. */
static bool look(void *context, zci_key term, uint64_t frequency)
{
    (void)frequency;
    looking *l = context;
    zc_string value = {term.data + l->prefix_len, term.len - l->prefix_len};
    const char *tab = memchr(value.data, '\t', value.len);
    size_t name_len = tab == NULL ? value.len : (size_t)(tab - value.data);
    l->found = names(l->word, (zc_string){value.data, name_len}) ||
               (tab != NULL && names(l->word, (zc_string){tab + 1, value.len - name_len - 1}));
    return !l->found;
}

/* Whether any record's place holds the characters at all: mostly not, which one look tells. */
static zc_status may_be_place(zc_reader *reader, const zci_pattern *word, bool *may,
                              zc_error *error)
{
    char bytes[1 + ZCI_TERM_MAX] = {ZCI_PREFIX_REGION};
    uint64_t frequency = 0;
    *may = false;
    if (zci_string_same(word->shown, zci_string_of("全国")) || word->element_count < 2 ||
        word->element_count > PLACE_MOST || word->term_count == 0 ||
        word->term[0].len > ZCI_TERM_MAX || !is_han(word))
        return ZC_OK;
    memcpy(bytes + 1, word->term[0].data, word->term[0].len);
    zc_status status = zci_store_frequency(reader->store, (zci_key){bytes, 1 + word->term[0].len},
                                           &frequency, error);
    *may = frequency > 0;
    return status;
}

zc_status zci_recorded_find(zc_reader *reader, const zci_pattern *word, zci_recorded *recorded,
                            zc_error *error)
{
    static const char prefix[] = {ZCI_PREFIX_FACET, ZCI_PREFIX_REGION};
    int from = 0, to = 0;
    bool may = false;
    *recorded = (zci_recorded){0};
    if (word->element_count <= 2 && word->element[0].kind == ZCI_ELEMENT_TOKEN &&
        zci_years_read(word->shown, &from, &to) && from == to && from >= YEAR_FIRST &&
        from <= YEAR_LAST) {
        recorded->year = from;
        return ZC_OK;
    }
    zc_status status = may_be_place(reader, word, &may, error);
    if (status != ZC_OK || !may)
        return status;
    looking l = {.word = word->shown, .prefix_len = sizeof prefix};
    status = zci_store_terms(reader->store, (zci_key){prefix, sizeof prefix}, look, &l, error);
    recorded->region = l.found;
    return status;
}
