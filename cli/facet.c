/* Counts of documents by year, region and the like, printed.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "facet.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "escape.h"
#include "flat.h"
#include "text.h"
#include "width.h"

/* One line of a facet: a value, what is not known, or the rest. */
struct line {
    const zc_facet_value *value; /* NULL for the other two */
    uint64_t others;             /* values in the rest; 0 for what is not known */
    uint64_t count;
};

/* Goes through the lines of one facet; start from zero. */
struct lines {
    const struct cli_facet_view *view;
    const zc_facet_counts *counts;
    size_t at;
};

static size_t shown(const struct lines *lines)
{
    size_t count = lines->counts->value_count;
    size_t limit = lines->view->limit;
    return limit > 0 && limit < count ? limit : count;
}

static bool next_rest(const struct lines *lines, size_t first, struct line *line)
{
    *line = (struct line){.others = lines->counts->value_count - first};
    for (size_t i = first; i < lines->counts->value_count; i++) {
        line->count += lines->counts->values[i].count;
    }
    return true;
}

/* The values, the rest of them, then what is not known. */
static bool next(struct lines *lines, struct line *line)
{
    size_t values = shown(lines);
    size_t at = lines->at++;
    if (at < values) {
        *line = (struct line){.value = &lines->counts->values[at],
                              .count = lines->counts->values[at].count};
        return true;
    }
    if (at == values && values < lines->counts->value_count) {
        return next_rest(lines, values, line);
    }
    lines->at = SIZE_MAX / 2;
    *line = (struct line){.count = lines->counts->unknown};
    return at <= values + 1 && lines->counts->unknown > 0;
}

static bool is_wanted(const struct cli_facet_view *view, int facet)
{
    return (view->wanted >> facet & 1) != 0;
}

/* ------------------------------------------------------------------------- */
/* Text                                                                       */

static const struct cli_phrase headings[ZC_FACET_KINDS] = {
    {"year", "年份"},  {"region", "地区"}, {"issuer", "发文机关"},
    {"genre", "文种"}, {"level", "级别"},
};

/* What a line is called; `room` is for the rest's. */
static zc_string label_of(const struct cli_session *session, const struct line *line, char *room,
                          size_t size)
{
    if (line->value != NULL) {
        return line->value->path.len > 0 ? line->value->path : line->value->value;
    }
    bool chinese = session->language == CLI_CHINESE;
    int len = 0;
    if (line->others == 0) {
        len = snprintf(room, size, "%s", chinese ? "（未知）" : "(unknown)");
    } else if (chinese) {
        len = snprintf(room, size, "（其余 %" PRIu64 " 种）", line->others);
    } else {
        len = snprintf(room, size, "(%" PRIu64 " others)", line->others);
    }
    return (zc_string){room, (size_t)len};
}

static void print_facet(struct cli_session *session, const struct cli_facet_view *view,
                        const zc_facet_counts *counts)
{
    char room[64];
    struct line line;
    size_t widest = 0;
    for (struct lines lines = {view, counts, 0}; next(&lines, &line);) {
        size_t width = cli_width_text(label_of(session, &line, room, sizeof room));
        widest = width > widest ? width : widest;
    }
    for (struct lines lines = {view, counts, 0}; next(&lines, &line);) {
        zc_string label = label_of(session, &line, room, sizeof room);
        cli_output_puts(session->out, "  ");
        cli_flat_print(session->out, label);
        cli_output_spaces(session->out, widest - cli_width_text(label));
        cli_output_format(session->out, "  %6" PRIu64 "\n", line.count);
    }
}

void cli_facet_text(struct cli_session *session, const struct cli_facet_view *view,
                    const zc_answer *answer)
{
    const char *between = "";
    for (int i = 0; i < ZC_FACET_KINDS; i++) {
        if (!is_wanted(view, i)) {
            continue;
        }
        cli_output_puts(session->out, between);
        cli_text_begin(session, CLI_STYLE_TITLE);
        cli_output_puts(session->out, cli_phrase_pick(session->language, headings[i]));
        cli_text_end(session);
        cli_output_puts(session->out, "\n");
        print_facet(session, view, &answer->facets[i]);
        between = "\n";
    }
}

/* ------------------------------------------------------------------------- */
/* Tables                                                                     */

static void print_row(struct cli_session *session, int facet, const struct line *line, bool csv)
{
    static const zc_facet_value nothing = {{"", 0}, {"", 0}, 0};
    const zc_facet_value *value = line->value != NULL ? line->value : &nothing;
    const char *separator = csv ? "," : "\t";
    void (*escape)(struct cli_output *, zc_string) = csv ? cli_escape_csv : cli_escape_tsv;
    cli_output_format(session->out, "%s%s", zc_facet_name((zc_facet)facet), separator);
    escape(session->out, value->value);
    cli_output_puts(session->out, separator);
    escape(session->out, value->path);
    cli_output_format(session->out, "%s%" PRIu64 "%s%" PRIu64 "%s", separator, line->count,
                      separator, line->others, csv ? "\r\n" : "\n");
}

void cli_facet_table(struct cli_session *session, const struct cli_facet_view *view,
                     const zc_answer *answer, bool csv)
{
    struct line line;
    cli_output_puts(session->out, csv ? "facet,value,path,count,others\r\n"
                                      : "facet\tvalue\tpath\tcount\tothers\n");
    for (int i = 0; i < ZC_FACET_KINDS; i++) {
        struct lines lines = {view, &answer->facets[i], 0};
        while (is_wanted(view, i) && next(&lines, &line)) {
            print_row(session, i, &line, csv);
        }
    }
}

/* ------------------------------------------------------------------------- */
/* JSON                                                                       */

/* NULL stands for what is not known. */
static json_t *value_json(int facet, const zc_facet_value *value)
{
    if (value == NULL) {
        return json_null();
    }
    if (facet == ZC_FACET_YEAR) {
        return cli_json_count(strtoull(value->value.data, NULL, 10));
    }
    return cli_json_text(value->value);
}

/* The rest has no "value": it would be null, as what is not known is. */
static void set_line(json_t *object, int facet, const struct line *line)
{
    if (line->others > 0) {
        cli_json_set(object, "others", cli_json_count(line->others));
    } else {
        cli_json_set(object, "value", value_json(facet, line->value));
    }
    if (facet == ZC_FACET_REGION) {
        cli_json_set(object, "path",
                     line->value != NULL ? cli_json_known(line->value->path) : json_null());
    }
    cli_json_set(object, "count", cli_json_count(line->count));
}

json_t *cli_facet_json(const struct cli_facet_view *view, const zc_answer *answer)
{
    struct line line;
    json_t *facets = cli_json_object();
    for (int i = 0; i < ZC_FACET_KINDS; i++) {
        if (!is_wanted(view, i)) {
            continue;
        }
        json_t *list = cli_json_array();
        for (struct lines lines = {view, &answer->facets[i], 0}; next(&lines, &line);) {
            json_t *object = cli_json_object();
            set_line(object, i, &line);
            cli_json_append(list, object);
        }
        cli_json_set(facets, zc_facet_name((zc_facet)i), list);
    }
    return facets;
}

void cli_facet_lines(struct cli_session *session, const struct cli_facet_view *view,
                     const zc_answer *answer)
{
    struct line line;
    for (int i = 0; i < ZC_FACET_KINDS; i++) {
        struct lines lines = {view, &answer->facets[i], 0};
        while (is_wanted(view, i) && next(&lines, &line)) {
            const char *name = zc_facet_name((zc_facet)i);
            json_t *object = cli_json_object();
            cli_json_set(object, "facet", cli_json_text((zc_string){name, strlen(name)}));
            set_line(object, i, &line);
            cli_json_print(session->out, object, false);
        }
    }
}
