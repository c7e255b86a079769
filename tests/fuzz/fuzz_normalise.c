/* Normalising any bytes: the first chooses how line ends read, the rest is the text.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Units come in order, lie on characters of the text, are the same each time, and
 * are the same for the two sides of a paragraph's end as for the whole. */
#include "fuzz.h"

#include "base/utf8.h"
#include "text/normalise.h"

typedef struct units {
    zci_unit *unit;
    size_t len, capacity;
} units;

static void read_units(zci_normaliser *normaliser, const char *text, size_t size, zci_lines lines,
                       units *out)
{
    zci_unit unit;
    out->len = 0;
    zci_normaliser_start(normaliser, text, size, lines);
    while (zci_normaliser_next(normaliser, &unit)) {
        if (out->len == out->capacity) {
            out->capacity = out->capacity * 2 + 64;
            out->unit = realloc(out->unit, out->capacity * sizeof *out->unit);
            REQUIRE(out->unit != NULL);
        }
        out->unit[out->len++] = unit;
    }
}

/* For each byte of the text, and its end, the number of characters before it, or
 * UINT32_MAX inside of one. */
static uint32_t *character_starts(const char *text, size_t size)
{
    uint32_t *starts = malloc((size + 1) * sizeof *starts), count = 0;
    REQUIRE(starts != NULL);
    memset(starts, 0xFF, (size + 1) * sizeof *starts);
    for (size_t at = 0; at < size; count++) {
        int32_t cp;
        starts[at] = count;
        at += zci_utf8_decode(text + at, size - at, &cp);
    }
    starts[size] = count;
    return starts;
}

static void check_places(const units *u, const char *text, size_t size)
{
    uint32_t *starts = character_starts(text, size);
    for (size_t i = 0; i < u->len; i++) {
        const zci_unit *unit = &u->unit[i];
        REQUIRE(unit->byte_start < unit->byte_end && unit->byte_end <= size);
        REQUIRE(starts[unit->byte_start] == unit->char_start);
        REQUIRE(starts[unit->byte_end] == unit->char_end);
        if (i == 0)
            continue;
        bool same = unit->byte_start == unit[-1].byte_start && unit->byte_end == unit[-1].byte_end;
        REQUIRE(same || unit->byte_start >= unit[-1].byte_end);
    }
    free(starts);
}

/* Spaces stand between words alone, and what a class says of a unit is so. */
static void check_kinds(const units *u)
{
    for (size_t i = 0; i < u->len; i++) {
        const zci_unit *unit = &u->unit[i];
        zci_class kind = zci_fold_class(unit->cp);
        REQUIRE((unit->kind == ZCI_UNIT_HAN) == (kind == ZCI_CLASS_HAN));
        if (unit->kind == ZCI_UNIT_SPACE) {
            REQUIRE(i > 0 && unit[-1].kind == ZCI_UNIT_WORD);
            REQUIRE(i + 1 < u->len && unit[1].kind == ZCI_UNIT_WORD);
        }
        if (unit->kind == ZCI_UNIT_WORD && unit->cp != '.')
            REQUIRE(kind == ZCI_CLASS_LETTER || kind == ZCI_CLASS_DIGIT || kind == ZCI_CLASS_MARK);
    }
}

static bool is_same(const zci_unit *a, const zci_unit *b, uint32_t bytes, uint32_t chars)
{
    return a->cp == b->cp && a->plain == b->plain && a->kind == b->kind &&
           a->byte_start == b->byte_start + bytes && a->byte_end == b->byte_end + bytes &&
           a->char_start == b->char_start + chars && a->char_end == b->char_end + chars;
}

static void check_repeats(zci_normaliser *normaliser, const units *u, const char *text, size_t size,
                          zci_lines lines)
{
    units again = {NULL, 0, 0};
    read_units(normaliser, text, size, lines, &again);
    REQUIRE(again.len == u->len);
    for (size_t i = 0; i < u->len; i++)
        REQUIRE(is_same(&again.unit[i], &u->unit[i], 0, 0));
    free(again.unit);
}

/* Cuts the text at the paragraph's end that unit `at` is. */
static void check_cut(const units *u, size_t at, const char *text, size_t size, zci_lines lines)
{
    zci_normaliser normaliser;
    units part = {NULL, 0, 0};
    const zci_unit *end = &u->unit[at];
    read_units(&normaliser, text, end->byte_start, lines, &part);
    REQUIRE(part.len == at);
    for (size_t i = 0; i < at; i++)
        REQUIRE(is_same(&u->unit[i], &part.unit[i], 0, 0));
    read_units(&normaliser, text + end->byte_end, size - end->byte_end, lines, &part);
    REQUIRE(part.len == u->len - at - 1);
    for (size_t i = 0; i < part.len; i++)
        REQUIRE(is_same(&u->unit[at + 1 + i], &part.unit[i], end->byte_end, end->char_end));
    free(part.unit);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    zci_normaliser normaliser;
    units u = {NULL, 0, 0};
    unsigned cuts = 0;
    if (size == 0)
        return 0;
    zci_lines lines = data[0] % 2 == 0 ? ZCI_LINES_PARAGRAPHS : ZCI_LINES_WRAPPED;
    char *text = fuzz_text(data + 1, --size);
    read_units(&normaliser, text, size, lines, &u);
    check_places(&u, text, size);
    check_kinds(&u);
    check_repeats(&normaliser, &u, text, size, lines);
    for (size_t i = 0; i < u.len && cuts < 8; i++) {
        if (u.unit[i].kind != ZCI_UNIT_BREAK || u.unit[i].cp != '\n')
            continue;
        check_cut(&u, i, text, size, lines);
        cuts++;
    }
    free(u.unit);
    free(text);
    return 0;
}
