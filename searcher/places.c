/* Places that a query names.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "places.h"

#include "base/buffer.h"
#include "base/fail.h"
#include "base/string.h"
#include "base/utf8.h"
#include "schema/schema.h"
#include "text/fold.h"

#include <stdlib.h>
#include <string.h>

/* ---- The names that an index states -------------------------------------- */

typedef struct loading {
    zci_places *places;
    size_t capacity;
    bool failed; /* memory is exhausted */
} loading;

/* What a place may be; what a name may leave out; and of what it may leave out all but two
 * characters. */
static const char *const kinds[] = {"省", "市", "盟", "县", "区", "旗", "自治州"};
static const char *const left_out[] = {"省", "市", "盟", "地区"};
static const char *const shortened[] = {"自治区", "自治州", "特别行政区"};

enum {
    KINDS = sizeof kinds / sizeof kinds[0],
    LEFT_OUT = sizeof left_out / sizeof left_out[0],
    SHORTENED = sizeof shortened / sizeof shortened[0]
};

/* The bytes of the first `count` characters, or of all. */
static size_t bytes_of(zc_string text, size_t count)
{
    size_t at = 0;
    int32_t cp;
    for (; count > 0 && at < text.len; count--)
        at += zci_utf8_decode(text.data + at, text.len - at, &cp);
    return at;
}

/* The first place of a path: up to where a kind ends, behind two characters at least (市中区),
 * or all of it. */
static zc_string first_place(zc_string path)
{
    zc_string part = {path.data, bytes_of(path, 2)};
    while (part.len < path.len && !zci_string_ends_in_one_of(part, kinds, KINDS))
        part.len += bytes_of((zc_string){path.data + part.len, path.len - part.len}, 1);
    return part;
}

/* What a place is called at least. */
static zc_string called(zc_string name)
{
    size_t two = bytes_of(name, 2);
    if (zci_string_ends_in_one_of(name, shortened, SHORTENED))
        return (zc_string){name.data, two};
    for (size_t i = 0; i < LEFT_OUT; i++) {
        size_t kind = strlen(left_out[i]);
        if (zci_string_ends(name, left_out[i]) && name.len - kind >= two)
            return (zc_string){name.data, name.len - kind};
    }
    return name;
}

/* The name as texts are folded; empty where it has other than Chinese characters. */
static zc_string folded(zci_arena *arena, zc_string name)
{
    char out[ZCI_PLACE_CHARACTERS_MAX * ZCI_UTF8_MAX];
    size_t len = 0, at = 0, count = 0;
    zci_folded one;
    while (at < name.len) {
        int32_t cp;
        at += zci_utf8_decode(name.data + at, name.len - at, &cp);
        if (cp < 0 || !zci_is_han((uint32_t)cp) || ++count > ZCI_PLACE_CHARACTERS_MAX)
            return (zc_string){"", 0};
        zci_fold((uint32_t)cp, &one);
        len += zci_utf8_encode(one.cp[0], out + len);
    }
    return count < 2 ? (zc_string){"", 0} : zci_arena_string(arena, out, len);
}

static void add_name(loading *l, zc_string name)
{
    zci_places *places = l->places;
    name = folded(&places->arena, name);
    if (name.len == 0 && name.data != NULL)
        return;
    if (name.data == NULL ||
        !zci_grow(&places->name, places->count, &l->capacity, sizeof *places->name)) {
        l->failed = true;
        return;
    }
    places->name[places->count++] = name;
}

/* A term is a place's name and, where it is known, a tab and its path from the province. */
static bool take(void *context, zci_key term, uint64_t frequency)
{
    (void)frequency;
    enum { PREFIX = 2 };
    loading *l = context;
    zc_string path = {term.data + PREFIX, term.len - PREFIX};
    const char *tab = memchr(path.data, '\t', path.len);
    if (tab != NULL)
        path = (zc_string){tab + 1, path.len - (size_t)(tab + 1 - path.data)};
    if (zci_string_same(path, zci_string_of("全国")))
        return true;
    while (path.len > 0 && !l->failed) {
        zc_string first = first_place(path);
        add_name(l, called(first));
        path = (zc_string){path.data + first.len, path.len - first.len};
    }
    return !l->failed;
}

static int by_bytes(const void *a, const void *b)
{
    const zc_string *x = a, *y = b;
    return zci_string_compare(*x, *y);
}

static void sort(zci_places *places)
{
    size_t kept = 0;
    if (places->count > 0)
        qsort(places->name, places->count, sizeof *places->name, by_bytes);
    for (size_t i = 0; i < places->count; i++) {
        if (kept == 0 || !zci_string_same(places->name[kept - 1], places->name[i]))
            places->name[kept++] = places->name[i];
    }
    places->count = kept;
}

zc_status zci_places_load(zci_places *places, zci_store *store, zc_error *error)
{
    static const char prefix[] = {ZCI_PREFIX_FACET, ZCI_PREFIX_REGION};
    loading l = {.places = places};
    if (places->loaded)
        return ZC_OK;
    zc_status status = zci_store_terms(store, (zci_key){prefix, sizeof prefix}, take, &l, error);
    if (status == ZC_OK && l.failed)
        status = zci_fail_memory(error);
    if (status != ZC_OK) {
        zci_places_free(places);
        return status;
    }
    sort(places);
    places->loaded = true;
    return ZC_OK;
}

void zci_places_free(zci_places *places)
{
    free(places->name);
    zci_arena_clear(&places->arena);
    *places = (zci_places){0};
}

/* ---- In a query ----------------------------------------------------------- */

/* The longest name that `text` begins with; its length in bytes, 0 for none. */
static size_t begins(const zci_places *places, zc_string text)
{
    size_t low = 0, high = places->count, two = bytes_of(text, 2), longest = 0;
    zc_string begin = {text.data, two};
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (zci_string_compare(places->name[middle], begin) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < places->count && places->name[low].len >= two &&
           memcmp(places->name[low].data, text.data, two) == 0;
         low++) {
        zc_string name = places->name[low];
        if (name.len <= text.len && memcmp(name.data, text.data, name.len) == 0)
            longest = name.len;
    }
    return longest;
}

/* The Chinese characters from `at` on, folded, as many as a name may have. */
static zc_string characters(const zci_pattern *run, size_t at, uint32_t *cp, char *text)
{
    zc_string out = {text, 0};
    zci_folded one;
    for (size_t i = 0; i < ZCI_PLACE_CHARACTERS_MAX && at + i < run->element_count; i++) {
        const zci_element *element = &run->element[at + i];
        if (element->kind != ZCI_ELEMENT_HAN)
            break;
        zci_fold(element->cp, &one); /* with `literal` it is not */
        cp[i] = one.cp[0];
        out.len += zci_utf8_encode(one.cp[0], text + out.len);
    }
    return out;
}

/* How many characters of `text` tell the kind of the place that is named before it; of an
 * autonomous one the peoples, too. */
static size_t kind_at(zc_string text)
{
    enum { PEOPLES_CHARACTERS_MAX = 6 };
    for (size_t count = 0; count <= PEOPLES_CHARACTERS_MAX; count++) {
        size_t peoples = bytes_of(text, count);
        zc_string rest = {text.data + peoples, text.len - peoples};
        for (size_t i = 0; i < SHORTENED; i++) {
            if (zci_string_begins(rest, shortened[i]))
                return count + zci_utf8_count(shortened[i], strlen(shortened[i]));
        }
    }
    for (size_t i = 0; i < LEFT_OUT; i++) {
        if (zci_string_begins(text, left_out[i]))
            return zci_utf8_count(left_out[i], strlen(left_out[i]));
    }
    return 0;
}

/* The place of which the name has `count` characters, and its kind `kind`. */
static zci_place place_of(const uint32_t *cp, size_t count, size_t kind, size_t at)
{
    zci_place place = {.at = at, .term_count = count - 1, .said_count = count + kind - 1};
    for (size_t i = 0; i < place.said_count; i++) {
        size_t len = zci_han_key(cp[i], place.term[i]);
        place.term_len[i] = len + zci_han_key(cp[i + 1], place.term[i] + len);
    }
    return place;
}

size_t zci_places_find(const zci_places *places, const zci_pattern *run, zci_place *place,
                       size_t room)
{
    size_t found = 0;
    for (size_t at = 0; at + 1 < run->element_count && found < room;) {
        uint32_t cp[ZCI_PLACE_CHARACTERS_MAX] = {0};
        char text[ZCI_PLACE_CHARACTERS_MAX * ZCI_UTF8_MAX];
        zc_string here = characters(run, at, cp, text);
        size_t len = begins(places, here);
        size_t count = zci_utf8_count(here.data, len);
        size_t kind = kind_at((zc_string){here.data + len, here.len - len});
        if (count >= 2)
            place[found++] = place_of(cp, count, kind, at);
        at += count >= 2 ? count : 1;
    }
    return found;
}
