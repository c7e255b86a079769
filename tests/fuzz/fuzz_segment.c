/* Cutting any bytes into terms: the first chooses how line ends read and whether
 * there are stems, the rest is the text.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "fuzz.h"

#include "base/utf8.h"
#include "text/segment.h"

/* A term's bytes are copied: they live until the next call. */
typedef struct terms {
    zci_term *term;
    char (*bytes)[ZCI_TERM_MAX];
    size_t len, capacity;
} terms;

static void add_term(terms *out, const zci_term *term)
{
    if (out->len == out->capacity) {
        out->capacity = out->capacity * 2 + 64;
        out->term = realloc(out->term, out->capacity * sizeof *out->term);
        out->bytes = realloc(out->bytes, out->capacity * sizeof *out->bytes);
        REQUIRE(out->term != NULL && out->bytes != NULL);
    }
    REQUIRE(term->len >= 1 && term->len <= ZCI_TERM_MAX);
    memcpy(out->bytes[out->len], term->bytes, term->len);
    out->term[out->len++] = *term;
}

static void read_terms(zci_segmenter *segmenter, zci_stemmer *stemmer, const char *text,
                       size_t size, zci_lines lines, terms *out)
{
    zci_term term;
    out->len = 0;
    zci_segmenter_start(segmenter, stemmer, text, size, lines);
    while (zci_segmenter_next(segmenter, &term))
        add_term(out, &term);
}

static void free_terms(terms *t)
{
    free(t->term);
    free(t->bytes);
}

/* One or two Han keys, or a prefix and a word. */
static void check_bytes(const zci_term *term, const char *bytes)
{
    uint32_t cp;
    size_t at = 0, width, keys = 0;
    REQUIRE(memchr(bytes, '\0', term->len) == NULL);
    if (term->role == ZCI_TERM_WORD || term->role == ZCI_TERM_STEM) {
        char prefix = term->role == ZCI_TERM_WORD ? ZCI_PREFIX_WORD : ZCI_PREFIX_STEM;
        REQUIRE(bytes[0] == prefix && term->len >= 2 && term->len <= 1 + ZCI_TOKEN_MAX);
        return;
    }
    while ((width = zci_han_key_read(bytes + at, term->len - at, &cp)) > 0) {
        REQUIRE(zci_is_han(cp));
        at += width;
        keys++;
    }
    REQUIRE(at == term->len && keys == (term->role == ZCI_TERM_BIGRAM ? 2U : 1U));
}

/* Terms come in order; each Han character of the text starts exactly one. */
static void check_terms(const terms *t, const char *text, size_t size, zci_lines lines)
{
    zci_normaliser normaliser;
    zci_unit unit;
    size_t at = 0;
    for (size_t i = 0; i < t->len; i++) {
        const zci_term *term = &t->term[i];
        check_bytes(term, t->bytes[i]);
        REQUIRE(term->byte_start < term->byte_end && term->byte_end <= size);
        REQUIRE(term->char_start < term->char_end);
        REQUIRE(i == 0 || term->byte_start >= term[-1].byte_start);
    }
    zci_normaliser_start(&normaliser, text, size, lines);
    while (zci_normaliser_next(&normaliser, &unit)) {
        if (unit.kind != ZCI_UNIT_HAN)
            continue;
        while (at < t->len && t->term[at].role >= ZCI_TERM_WORD)
            at++;
        REQUIRE(at < t->len && t->term[at].byte_start == unit.byte_start);
        at++;
    }
    while (at < t->len && t->term[at].role >= ZCI_TERM_WORD)
        at++;
    REQUIRE(at == t->len);
}

static void require_same(const terms *a, size_t from, const terms *b, size_t shift)
{
    REQUIRE(from + b->len <= a->len);
    for (size_t i = 0; i < b->len; i++) {
        const zci_term *x = &a->term[from + i], *y = &b->term[i];
        REQUIRE(x->role == y->role && x->len == y->len);
        REQUIRE(memcmp(a->bytes[from + i], b->bytes[i], x->len) == 0);
        REQUIRE(x->byte_start == y->byte_start + shift && x->byte_end == y->byte_end + shift);
    }
}

/* The two sides of the first paragraph's end, each by itself. */
static void check_cut(zci_segmenter *segmenter, zci_stemmer *stemmer, const terms *whole,
                      const char *text, size_t size, zci_lines lines)
{
    zci_normaliser normaliser;
    zci_unit unit;
    terms part = {NULL, NULL, 0, 0};
    zci_normaliser_start(&normaliser, text, size, lines);
    while (zci_normaliser_next(&normaliser, &unit)) {
        if (unit.kind != ZCI_UNIT_BREAK || unit.cp != '\n')
            continue;
        read_terms(segmenter, stemmer, text, unit.byte_start, lines, &part);
        require_same(whole, 0, &part, 0);
        size_t first = part.len;
        read_terms(segmenter, stemmer, text + unit.byte_end, size - unit.byte_end, lines, &part);
        require_same(whole, first, &part, unit.byte_end);
        REQUIRE(first + part.len == whole->len);
        break;
    }
    free_terms(&part);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static zci_stemmer *english;
    zci_segmenter segmenter;
    terms whole = {NULL, NULL, 0, 0}, again = {NULL, NULL, 0, 0};
    if (size == 0)
        return 0;
    if (english == NULL)
        english = zci_stemmer_new();
    zci_lines lines = data[0] % 2 == 0 ? ZCI_LINES_PARAGRAPHS : ZCI_LINES_WRAPPED;
    zci_stemmer *stemmer = data[0] / 2 % 2 == 0 ? english : NULL;
    char *text = fuzz_text(data + 1, --size);
    read_terms(&segmenter, stemmer, text, size, lines, &whole);
    check_terms(&whole, text, size, lines);
    read_terms(&segmenter, stemmer, text, size, lines, &again);
    require_same(&whole, 0, &again, 0);
    REQUIRE(again.len == whole.len);
    check_cut(&segmenter, stemmer, &whole, text, size, lines);
    free_terms(&whole);
    free_terms(&again);
    free(text);
    return 0;
}
