/* The parts that JSON answers are made of.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "json.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "memory.h"
#include "message.h"
#include "utf8.h"

json_t *cli_json_object(void)
{
    return cli_memory_check(json_object());
}

json_t *cli_json_array(void)
{
    return cli_memory_check(json_array());
}

/* A copy in which whatever is no UTF-8 reads U+FFFD: a file's name may hold any
 * bytes, JSON may not. */
static json_t *mended_text(zc_string text)
{
    char *mended = cli_memory_take(text.len * 3);
    size_t used = 0;
    for (size_t at = 0; at < text.len;) {
        size_t here = at;
        bool bad = cli_utf8_next(text, &at) == CLI_REPLACEMENT;
        memcpy(mended + used, bad ? "\xEF\xBF\xBD" : text.data + here, bad ? 3 : at - here);
        used += bad ? 3 : at - here;
    }
    json_t *value = cli_memory_check(json_stringn_nocheck(mended, used));
    free(mended);
    return value;
}

json_t *cli_json_text(zc_string text)
{
    json_t *value = json_stringn(text.data, text.len);
    return value != NULL ? value : mended_text(text);
}

json_t *cli_json_known(zc_string text)
{
    return text.len > 0 ? cli_json_text(text) : json_null();
}

json_t *cli_json_count(uint64_t count)
{
    return cli_memory_check(json_integer((json_int_t)count));
}

/* Scores and times are told to six digits, so that numbers of the text can be printed
 * in full. */
json_t *cli_json_real(double number)
{
    char digits[32];
    snprintf(digits, sizeof digits, "%.6g", isfinite(number) ? number : 0.0);
    return cli_memory_check(json_real(strtod(digits, NULL)));
}

json_t *cli_json_number(double number)
{
    bool whole = number == floor(number) && fabs(number) < 1e15;
    return cli_memory_check(whole ? json_integer((json_int_t)number) : json_real(number));
}

json_t *cli_json_bool(bool value)
{
    return json_boolean(value);
}

void cli_json_set(json_t *object, const char *key, json_t *value)
{
    if (json_object_set_new_nocheck(object, key, value) != 0) {
        cli_memory_check(NULL);
    }
}

void cli_json_append(json_t *array, json_t *value)
{
    if (json_array_append_new(array, value) != 0) {
        cli_memory_check(NULL);
    }
}

json_t *cli_json_strings(const zc_string *strings, size_t count)
{
    json_t *array = cli_json_array();
    for (size_t i = 0; i < count; i++) {
        cli_json_append(array, cli_json_text(strings[i]));
    }
    return array;
}

static json_t *known_year(int year)
{
    return year > 0 ? cli_json_count((uint64_t)year) : json_null();
}

static json_t *number_parts(const zc_document *document)
{
    json_t *object = cli_json_object();
    if (document->number_serial == 0) {
        json_decref(object);
        return json_null();
    }
    cli_json_set(object, "agency", cli_json_known(document->number_agency));
    cli_json_set(object, "year", known_year(document->number_year));
    cli_json_set(object, "serial", cli_json_count(document->number_serial));
    return object;
}

/* What stands behind the fields that every answer has had from the beginning. */
static void set_more(json_t *object, const zc_document *document)
{
    cli_json_set(object, "title_derived", cli_json_bool(document->title_derived));
    cli_json_set(object, "level", cli_json_known(document->level));
    cli_json_set(object, "region_path", cli_json_known(document->region_path));
    cli_json_set(object, "written", cli_json_known(document->written));
    cli_json_set(object, "published", cli_json_known(document->published));
    cli_json_set(object, "page_date", cli_json_known(document->page_date));
    cli_json_set(object, "content_year", known_year(document->content_year));
    cli_json_set(object, "number_parts", number_parts(document));
    cli_json_set(object, "issuers", cli_json_known(document->issuers));
    cli_json_set(object, "signed_by", cli_json_known(document->signed_by));
    cli_json_set(object, "source", cli_json_known(document->source));
    cli_json_set(object, "publisher", cli_json_known(document->publisher));
    cli_json_set(object, "author", cli_json_known(document->author));
    cli_json_set(object, "editor", cli_json_known(document->editor));
    cli_json_set(object, "attachments",
                 cli_json_strings(document->attachments, document->attachment_count));
    cli_json_set(object, "read_as", cli_json_known(document->read_as));
}

static const char *relation_name(zc_relation relation)
{
    switch (relation) {
    case ZC_SPELLED:
        return "spelled";
    case ZC_SAME:
        return "same";
    case ZC_NARROWER:
        return "narrower";
    case ZC_NEAR:
        return "near";
    case ZC_DEFINED:
        return "defined";
    case ZC_GUESSED:
        break;
    }
    return "guessed";
}

static json_t *make_expansions(const zc_answer *answer)
{
    json_t *expansions = cli_json_array();
    for (size_t i = 0; i < answer->expansion_count; i++) {
        const zc_expansion *expansion = &answer->expansions[i];
        const char *relation = relation_name(expansion->relation);
        json_t *object = cli_json_object();
        cli_json_set(object, "from", cli_json_text(expansion->from));
        cli_json_set(object, "to", cli_json_text(expansion->to));
        cli_json_set(object, "relation", cli_json_text((zc_string){relation, strlen(relation)}));
        cli_json_set(object, "origin", cli_json_known(expansion->origin));
        cli_json_append(expansions, object);
    }
    return expansions;
}

json_t *cli_json_notes(const struct cli_session *session, const zc_answer *answer)
{
    json_t *notes = cli_json_array();
    for (size_t i = 0; i < answer->note_count; i++) {
        const zc_note *note = &answer->notes[i];
        zc_string text = cli_note_pick(session, note->text, note->text_zh);
        cli_json_append(notes, cli_json_text(text));
    }
    return notes;
}

json_t *cli_json_query(const struct cli_session *session, const zc_answer *answer)
{
    json_t *query = cli_json_object();
    cli_json_set(query, "text", cli_json_text(answer->query));
    cli_json_set(query, "parsed", cli_json_text(answer->parsed));
    cli_json_set(query, "notes", cli_json_notes(session, answer));
    cli_json_set(query, "expansions", make_expansions(answer));
    cli_json_set(query, "suggestions",
                 cli_json_strings(answer->suggestions, answer->suggestion_count));
    return query;
}

json_t *cli_json_document(const zc_document *document)
{
    json_t *object = cli_json_object();
    cli_json_set(object, "id", cli_json_text(document->id));
    cli_json_set(object, "path", cli_json_known(document->path));
    cli_json_set(object, "part", cli_json_count(document->part));
    cli_json_set(object, "title", cli_json_known(document->title));
    cli_json_set(object, "date", cli_json_known(document->date));
    cli_json_set(object, "issuer", cli_json_known(document->issuer));
    cli_json_set(object, "number", cli_json_known(document->number));
    cli_json_set(object, "region", cli_json_known(document->region));
    cli_json_set(object, "genre", cli_json_known(document->genre));
    cli_json_set(object, "year", known_year(document->year));
    set_more(object, document);
    return object;
}

json_t *cli_json_found(const zc_document *document)
{
    json_t *object = cli_json_object();
    for (int i = 0; i < ZC_FACTS; i++) {
        const zc_finding *finding = &document->found[i];
        if (finding->origin == ZC_ORIGIN_NONE) {
            continue;
        }
        json_t *place = cli_json_object();
        cli_json_set(place, "origin",
                     cli_memory_check(json_string(zc_origin_name(finding->origin))));
        if (finding->line > 0) {
            cli_json_set(place, "line", cli_json_count(finding->line));
            cli_json_set(place, "start_byte", cli_json_count(finding->start_byte));
            cli_json_set(place, "end_byte", cli_json_count(finding->end_byte));
        }
        cli_json_set(object, zc_fact_name((zc_fact)i), place);
    }
    return object;
}

static json_t *marks_array(const zc_span *marks, size_t count)
{
    json_t *array = cli_json_array();
    for (size_t i = 0; i < count; i++) {
        json_t *pair = cli_json_array();
        cli_json_append(pair, cli_json_count(marks[i].start));
        cli_json_append(pair, cli_json_count(marks[i].end));
        cli_json_append(array, pair);
    }
    return array;
}

static json_t *matches_array(const zc_span *matches, size_t count)
{
    json_t *array = cli_json_array();
    for (size_t i = 0; i < count; i++) {
        json_t *match = cli_json_object();
        cli_json_set(match, "start_byte", cli_json_count(matches[i].start));
        cli_json_set(match, "end_byte", cli_json_count(matches[i].end));
        cli_json_append(array, match);
    }
    return array;
}

static json_t *place_of(const zc_field *field)
{
    json_t *object = cli_json_object();
    cli_json_set(object, "text", cli_json_text(field->text));
    cli_json_set(object, "start_byte", cli_json_count(field->start_byte));
    cli_json_set(object, "end_byte", cli_json_count(field->end_byte));
    return object;
}

static json_t *comparison_json(zc_comparison comparison)
{
    return cli_memory_check(json_string(zc_comparison_name(comparison)));
}

static json_t *field_json(const zc_field *field)
{
    json_t *object = place_of(field);
    switch (field->kind) {
    case ZC_FIELD_UNITS:
        cli_json_set(object, "role", cli_json_text(field->role));
        break;
    case ZC_FIELD_DEADLINE:
        cli_json_set(object, "due", cli_json_known(field->due));
        break;
    case ZC_FIELD_TARGET:
        cli_json_set(object, "subject", cli_json_known(field->subject));
        cli_json_set(object, "comparison", comparison_json(field->comparison));
        cli_json_set(object, "value", cli_json_number(field->value));
        if (field->upper != field->value) {
            cli_json_set(object, "upper", cli_json_number(field->upper));
        }
        cli_json_set(object, "unit", cli_json_known(field->unit));
        cli_json_set(object, "year", known_year(field->year));
        break;
    case ZC_FIELD_REFERENCE:
        cli_json_set(object, "title", cli_json_text(field->title));
        cli_json_set(object, "number", cli_json_known(field->number));
        cli_json_set(object, "year", known_year(field->year));
        cli_json_set(object, "trial", cli_json_bool(field->trial));
        break;
    case ZC_FIELD_KINDS:
        break;
    }
    return object;
}

/* One list for each kind that occurs. */
static json_t *fields_json(const zc_passage *passage)
{
    json_t *object = cli_json_object();
    for (size_t i = 0; i < passage->field_count; i++) {
        const char *name = zc_field_name(passage->fields[i].kind);
        json_t *list = json_object_get(object, name);
        if (list == NULL) {
            list = cli_json_array();
            cli_json_set(object, name, list);
        }
        cli_json_append(list, field_json(&passage->fields[i]));
    }
    return object;
}

void cli_json_set_passage(json_t *object, const zc_passage *passage)
{
    cli_json_set(object, "heading", cli_json_strings(passage->headings, passage->heading_count));
    cli_json_set(object, "text", cli_json_text(passage->text));
    cli_json_set(object, "marks", marks_array(passage->marks, passage->mark_count));
    cli_json_set(object, "line", cli_json_count(passage->line));
    cli_json_set(object, "start_byte", cli_json_count(passage->start_byte));
    cli_json_set(object, "end_byte", cli_json_count(passage->end_byte));
    cli_json_set(object, "start_char", cli_json_count(passage->start_char));
    cli_json_set(object, "end_char", cli_json_count(passage->end_char));
    cli_json_set(object, "matches", matches_array(passage->matches, passage->match_count));
    cli_json_set(object, "fields", fields_json(passage));
    cli_json_set_folded(object, "same", passage->same, passage->same_count);
}

void cli_json_set_folded(json_t *object, const char *key, const zc_string *ids, size_t count)
{
    if (count > 0) {
        json_t *folded = cli_json_object();
        cli_json_set(folded, "count", cli_json_count(count));
        cli_json_set(folded, "ids", cli_json_strings(ids, count));
        cli_json_set(object, key, folded);
    }
}

json_t *cli_json_passage(const zc_passage *passage)
{
    json_t *object = cli_json_object();
    cli_json_set(object, "id", cli_json_text(passage->id));
    cli_json_set(object, "score", cli_json_real(passage->score));
    cli_json_set_passage(object, passage);
    return object;
}

void cli_json_set_reason(json_t *object, zc_string path, zc_string id, zc_string reason,
                         zc_string reason_zh)
{
    cli_json_set(object, "path", cli_json_text(path));
    cli_json_set(object, "id", cli_json_known(id));
    cli_json_set(object, "reason", cli_json_text(reason));
    cli_json_set(object, "reason_zh", cli_json_text(reason_zh));
}

json_t *cli_json_answer(void)
{
    json_t *root = cli_json_object();
    cli_json_set(root, "format", cli_json_count(CLI_JSON_FORMAT));
    return root;
}

static int write_chunk(const char *data, size_t len, void *output)
{
    cli_output_write(output, data, len);
    return 0;
}

void cli_json_print(struct cli_output *output, json_t *root, bool indented)
{
    size_t flags = JSON_REAL_PRECISION(15) | (indented ? JSON_INDENT(2) : JSON_COMPACT);
    json_dump_callback(root, write_chunk, output, flags);
    cli_output_puts(output, "\n");
    json_decref(root);
}

void cli_json_finish(struct cli_session *session, json_t *root)
{
    cli_json_print(session->out, root, session->out_terminal.present);
}
