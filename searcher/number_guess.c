/* What a half-remembered document number may mean.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "number_guess.h"

#include "base/fail.h"
#include "base/string.h"
#include "base/utf8.h"
#include "header_match.h"
#include "text/fold.h"

enum {
    NUMBER = 0x53F7, /* 号 */
    YEAR_OPENS = 0x3014,
    YEAR_CLOSES = 0x3015,
    YEAR_UNITS = 6,    /* 〔2022〕 */
    DOCUMENTS_MAX = 64 /* that are read; where more could be meant nobody can guess */
};

/* A number in its parts, as ranges of units. */
typedef struct half {
    size_t letters_end, year, figures; /* `year` is `figures` where there is none */
} half;

static bool read_half(const zci_unit *units, size_t count, half *h)
{
    enum { LETTERS_MIN = 2 };
    size_t at = 0;
    while (at < count && units[at].kind == ZCI_UNIT_HAN)
        at++;
    *h = (half){at, at, at};
    if (at < LETTERS_MIN)
        return false;
    if (at + YEAR_UNITS < count && units[at].cp == YEAR_OPENS &&
        zci_units_figures(units + at + 1, count - at - 1) == YEAR_UNITS - 2 &&
        units[at + YEAR_UNITS - 1].cp == YEAR_CLOSES)
        h->figures = at + YEAR_UNITS;
    size_t len = zci_units_figures(units + h->figures, count - h->figures);
    return len > 0 && len < 7 && h->figures + len + 1 == count && units[count - 1].cp == NUMBER;
}

typedef struct guessing {
    zc_reader *reader;
    const zci_unit *units;
    size_t count;
    half half;
    zci_arena *arena;
    zci_number_guesses *out;
    uint64_t year[ZCI_NUMBER_GUESSES_MAX];
    zc_error *error;
} guessing;

static uint64_t value_of(const guessing *g, size_t from)
{
    uint64_t value = 0;
    for (size_t i = from, end = from + zci_units_figures(g->units + from, g->count - from); i < end;
         i++)
        value = value * 10 + (g->units[i].cp - '0');
    return value;
}

/* The letters of an agency. */
typedef struct letters {
    uint32_t cp[24]; /* of more, these */
    size_t len;
} letters;

/* Whether the few stand among the many in their order, which are not many more. */
static bool stand_in(const letters *few, const letters *many)
{
    enum { MISSED_MAX = 2 };
    size_t at = 0;
    for (size_t i = 0; i < many->len && at < few->len; i++)
        at += few->cp[at] == many->cp[i];
    return at == few->len && many->len - few->len <= MISSED_MAX;
}

/* Reads an agency as stored, folded as the units of a query are. */
static void read_letters(letters *out, zc_string agency)
{
    const size_t most = sizeof out->cp / sizeof *out->cp;
    zci_folded folded;
    out->len = 0;
    for (size_t at = 0; at < agency.len && out->len < most;) {
        int32_t cp;
        at += zci_utf8_decode(agency.data + at, agency.len - at, &cp);
        zci_fold(cp < 0 ? ZCI_REPLACEMENT : (uint32_t)cp, &folded);
        for (unsigned i = 0; i < folded.count && out->len < most; i++)
            out->cp[out->len++] = folded.cp[i];
    }
}

/* Whether the agency that was given lacks a few characters of another, or has them besides: 临政发
 * for 临政办发. */
static bool resembles(const guessing *g, zc_string agency)
{
    letters given = {.len = 0}, other;
    const size_t most = sizeof given.cp / sizeof *given.cp;
    while (given.len < g->half.letters_end && given.len < most) {
        given.cp[given.len] = g->units[given.len].cp;
        given.len++;
    }
    read_letters(&other, agency);
    return stand_in(&given, &other) || stand_in(&other, &given);
}

/* Keeps a number, once, in the order of years. */
static zc_status keep(guessing *g, zc_string number, uint64_t year)
{
    zci_number_guesses *out = g->out;
    for (size_t i = 0; i < out->len; i++) {
        if (zci_string_same(out->item[i], number))
            return ZC_OK;
    }
    size_t at = out->len;
    while (at > 0 && g->year[at - 1] < year)
        at--;
    if (at == ZCI_NUMBER_GUESSES_MAX)
        return ZC_OK;
    out->len += out->len < ZCI_NUMBER_GUESSES_MAX;
    for (size_t i = out->len - 1; i > at; i--) {
        out->item[i] = out->item[i - 1];
        g->year[i] = g->year[i - 1];
    }
    g->year[at] = year;
    out->item[at] = zci_arena_string(g->arena, number.data, number.len);
    return out->item[at].data == NULL ? zci_fail_memory(g->error) : ZC_OK;
}

static zc_status look_at(guessing *g, size_t document, bool other_agency)
{
    zci_arena arena = {0};
    zci_document_record record;
    zci_docid header = zci_documents_header(&g->reader->documents, document);
    zc_status status = zci_documents_record(g->reader->store, header, &g->reader->scratch, &arena,
                                            &record, g->error);
    if (status == ZC_OK &&
        record.count[ZCI_DOCUMENT_NUMBER_SERIAL] == value_of(g, g->half.figures)) {
        zc_string agency = record.text[ZCI_DOCUMENT_NUMBER_AGENCY];
        bool whole =
            agency.len > 0 && resembles(g, agency) &&
            (other_agency || zci_utf8_count(agency.data, agency.len) == g->half.letters_end);
        if (whole)
            status =
                keep(g, record.text[ZCI_DOCUMENT_NUMBER], record.count[ZCI_DOCUMENT_NUMBER_YEAR]);
    }
    zci_arena_clear(&arena);
    return status;
}

/* Takes out of `found` the documents whose number does not hold a part of the units. */
static zc_status narrow(const guessing *g, size_t from, size_t to, zci_docset *found)
{
    zci_arena arena = {0};
    zci_pattern pattern;
    zci_docset holding = {0};
    bool all = zci_docset_size(found) == found->document_count;
    if (!zci_docset_make(&holding, found->document_count))
        return zci_fail_memory(g->error);
    zc_status status = zci_pattern_make(g->units + from, to - from, 0, g->reader->stemmer, &arena,
                                        &pattern, g->error);
    if (status == ZC_OK)
        status = zci_header_match(g->reader, &pattern, ZCI_FIELD_NUMBER, false, false,
                                  all ? NULL : found, &holding, g->error);
    if (status == ZC_OK)
        zci_docset_keep(found, &holding);
    zci_docset_free(&holding);
    zci_arena_clear(&arena);
    return status;
}

/* Looks at the documents whose number ends as from `figures` on, or from the year on, and holds the
 * letters, or any like them. */
static zc_status guess(guessing *g, bool other_agency)
{
    zci_docset found = {0};
    if (!zci_docset_make(&found, zci_documents_count(&g->reader->documents)))
        return zci_fail_memory(g->error);
    zci_docset_add_all(&found);
    zc_status status = narrow(g, other_agency ? g->half.year : g->half.figures, g->count, &found);
    if (status == ZC_OK && !other_agency)
        status = narrow(g, 0, g->half.letters_end, &found);
    if (status == ZC_OK && zci_docset_size(&found) <= DOCUMENTS_MAX) {
        for (size_t d = zci_docset_next(&found, 0); status == ZC_OK && d < found.document_count;
             d = zci_docset_next(&found, d + 1))
            status = look_at(g, d, other_agency);
    }
    zci_docset_free(&found);
    return status;
}

zc_status zci_number_guesses_make(zc_reader *reader, const zci_unit *units, size_t count,
                                  zci_arena *arena, zci_number_guesses *guesses, zc_error *error)
{
    guessing g = {.reader = reader,
                  .units = units,
                  .count = count,
                  .arena = arena,
                  .out = guesses,
                  .error = error};
    guesses->len = 0;
    if (!read_half(units, count, &g.half))
        return ZC_OK;
    zc_status status = guess(&g, false);
    if (status == ZC_OK && guesses->len == 0 && g.half.year < g.half.figures)
        status = guess(&g, true);
    return status;
}
