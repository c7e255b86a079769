/* What records state in the place of a run.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "field_suggestion.h"

#include "abbreviation.h"
#include "base/fail.h"
#include "field.h"
#include "number_form.h"
#include "number_guess.h"

/* ---- One of a field ---------------------------------------------------- */

/* What the user wrote of the run. */
static zc_string source_of(const zci_suggesting *s)
{
    zc_span source = s->phrase->source;
    return (zc_string){s->text.data + source.start, source.end - source.start};
}

/* How many documents the query finds with a document's number or title in the place of the run,
 * read as one of their field. */
static zc_status count_in_field(zci_suggesting *s, zci_field in, zc_string run, size_t *documents)
{
    zci_node *phrase = s->phrase;
    zci_pattern original = phrase->pattern;
    zci_field field = phrase->field;
    zci_evaluation evaluation = {0};
    zci_units units = {0};
    zc_status status = zci_units_read(&units, run.data, run.len, ZCI_LINES_WRAPPED, s->error);
    if (status == ZC_OK) {
        zci_field_suit(in, &units);
        status = zci_pattern_make(units.unit, units.len, 0, s->reader->stemmer, &s->query->arena,
                                  &phrase->pattern, s->error);
    }
    phrase->field = in;
    if (status == ZC_OK)
        status = zci_evaluate(s->reader, s->query, &evaluation, s->error);
    phrase->field = field;
    phrase->pattern = original;
    *documents = status == ZC_OK ? zci_docset_size(&evaluation.matching) : 0;
    zci_evaluation_free(&evaluation);
    zci_units_free(&units);
    return status;
}

/* Suggests a document's number or title in the place of the run, in its field, if that finds
 * something. */
static zc_status try_in_field(zci_suggesting *s, zci_field in, zc_string text)
{
    zci_node *phrase = s->phrase;
    zci_buffer run = {0};
    size_t documents = 0, start = phrase->source.start;
    bool field = phrase->field == in;
    bool begins = start == 0 || s->text.data[start - 1] == ' ' || s->text.data[start - 1] == '(';
    if (!field && (phrase->field != ZCI_FIELD_TEXT || !begins))
        return ZC_OK;
    zc_status status = count_in_field(s, in, text, &documents);
    if (status == ZC_OK && documents > 0) {
        if (!field)
            zci_buffer_format(&run, "%s:", zci_field_name(in));
        zci_buffer_append(&run, text.data, text.len);
        status = run.failed ? zci_fail_memory(s->error)
                            : zci_suggesting_add(s, &run, documents, ZCI_SLIP_OTHER);
    }
    zci_buffer_free(&run);
    return status;
}

/* ---- Numbers ----------------------------------------------------------- */

/* The units of the number that a run is, with all of its marks. */
static zc_status read_number(zci_suggesting *s, zc_string run, zci_units *units)
{
    zci_buffer form = {0};
    zc_status status = zci_units_read(units, run.data, run.len, ZCI_LINES_WRAPPED, s->error);
    if (status == ZC_OK && zci_number_form_write(units->unit, units->len, &form))
        status = form.failed
                     ? zci_fail_memory(s->error)
                     : zci_units_read(units, form.data, form.len, ZCI_LINES_WRAPPED, s->error);
    zci_buffer_free(&form);
    if (status == ZC_OK)
        zci_field_suit(ZCI_FIELD_NUMBER, units);
    return status;
}

/* Of a half-remembered one, 临政办发16号, those that may be meant.  Another one that was given
 * whole is another document's, but the year or the agency may be what was remembered wrong. */
static zc_status try_number_guesses(zci_suggesting *s)
{
    zci_units units = {0};
    zci_number_guesses guesses = {.len = 0};
    zc_status status = read_number(s, source_of(s), &units);
    if (status == ZC_OK)
        status = zci_number_guesses_make(s->reader, units.unit, units.len, &s->query->arena,
                                         &guesses, s->error);
    for (size_t i = 0; status == ZC_OK && i < guesses.len; i++)
        status = try_in_field(s, ZCI_FIELD_NUMBER, guesses.item[i]);
    zci_units_free(&units);
    return status;
}

/* A document number that stands in no text may be known of a document all the same, as one
 * that its record states: it is found in its field.  One in quotation marks is not: these
 * ask for the text. */
static zc_status try_number_field(zci_suggesting *s)
{
    bool text = s->phrase->field == ZCI_FIELD_TEXT;
    return text && s->phrase->number ? try_in_field(s, ZCI_FIELD_NUMBER, source_of(s)) : ZC_OK;
}

zc_status zci_field_suggestions_try_numbers(zci_suggesting *s)
{
    bool field = s->phrase->field == ZCI_FIELD_NUMBER;
    zc_status status = try_number_field(s);
    if (status == ZC_OK && s->list.len == 0 && !s->phrase->quoted)
        status = try_number_guesses(s);
    if (s->phrase->number || field || s->list.len > 0)
        s->phrase = NULL;
    return status;
}

/* ---- Abbreviations ----------------------------------------------------- */

zc_status zci_field_suggestions_try_abbreviated(zci_suggesting *s)
{
    zci_abbreviated names;
    if (s->phrase->quoted || s->phrase->field != ZCI_FIELD_TEXT)
        return ZC_OK;
    zc_status status =
        zci_abbreviated_find(s->reader, &s->phrase->pattern, &s->query->arena, &names, s->error);
    for (size_t i = 0; status == ZC_OK && i < names.len; i++)
        status = try_in_field(s, ZCI_FIELD_TITLE, names.name[i]);
    if (s->list.len > 0)
        s->phrase = NULL;
    return status;
}
