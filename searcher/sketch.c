/* Sketches of texts.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "sketch.h"

#include "base/hash.h"

#include <string.h>

static bool is_digit(uint32_t cp)
{
    return cp >= '0' && cp <= '9';
}

uint64_t zci_sketch_mix(uint64_t number)
{
    number = (number ^ number >> 31) * UINT64_C(0x9E3779B97F4A7C15);
    number = (number ^ number >> 29) * UINT64_C(0xBF58476D1CE4E5B9);
    return number ^ number >> 32;
}

static void add_pair(zci_sketch *s, uint32_t first, uint32_t second)
{
    uint64_t hash = zci_sketch_mix((uint64_t)first << 32 | second);
    uint16_t *bin = &s->bin[hash % ZCI_SKETCH_BINS], value = (uint16_t)(hash >> 48);
    if (value < *bin)
        *bin = value;
}

/* Figures are kept apart from each other: 5%和10% is not 51%和0%. */
static void add_figure(zci_sketcher *sketcher, uint32_t cp, uint32_t previous)
{
    if (is_digit(cp))
        zci_buffer_byte(&sketcher->figures, (unsigned char)cp);
    else if (is_digit(previous))
        zci_buffer_byte(&sketcher->figures, ' ');
}

void zci_sketcher_start(zci_sketcher *sketcher, zci_sketch *sketch)
{
    zci_buffer_reset(&sketcher->characters);
    zci_buffer_reset(&sketcher->figures);
    *sketch = (zci_sketch){0};
    memset(sketch->bin, 0xFF, sizeof sketch->bin);
}

void zci_sketcher_add(zci_sketcher *sketcher, zci_sketch *sketch, const zci_unit *units,
                      size_t count)
{
    uint32_t previous = 0;
    for (size_t i = 0; i < count; i++) {
        const zci_unit *unit = &units[i];
        add_figure(sketcher, unit->cp, previous);
        if (unit->kind == ZCI_UNIT_HAN || unit->kind == ZCI_UNIT_WORD) {
            add_pair(sketch, previous, unit->cp);
            zci_buffer_append(&sketcher->characters, &unit->cp, sizeof unit->cp);
            sketch->len++;
        }
        previous = unit->cp;
    }
    add_figure(sketcher, 0, previous);
}

bool zci_sketcher_finish(const zci_sketcher *sketcher, zci_sketch *sketch)
{
    sketch->whole = zci_hash64(sketcher->characters.data, sketcher->characters.len);
    sketch->figures = zci_hash64(sketcher->figures.data, sketcher->figures.len);
    return !sketcher->characters.failed && !sketcher->figures.failed;
}

void zci_sketcher_free(zci_sketcher *sketcher)
{
    zci_buffer_free(&sketcher->characters);
    zci_buffer_free(&sketcher->figures);
}

double zci_sketch_share(const zci_sketch *a, const zci_sketch *b)
{
    unsigned same = 0, all = 0;
    for (int i = 0; i < ZCI_SKETCH_BINS; i++) {
        all += a->bin[i] != ZCI_SKETCH_EMPTY || b->bin[i] != ZCI_SKETCH_EMPTY;
        same += a->bin[i] != ZCI_SKETCH_EMPTY && a->bin[i] == b->bin[i];
    }
    return all == 0 ? 1 : (double)same / all;
}

bool zci_sketch_lengths(double a, double b, double least)
{
    return a < b ? a >= b * least : b >= a * least;
}
