/* Headings, printed as a tree or as a list.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "outline.h"

#include <inttypes.h>
#include <stdlib.h>

#include "flat.h"
#include "json.h"
#include "memory.h"
#include "output.h"
#include "text.h"

/* ------------------------------------------------------------------------- */
/* Text                                                                       */

static int digits_of(const zc_outline *outline)
{
    uint64_t last =
        outline->heading_count > 0 ? outline->headings[outline->heading_count - 1].line : 0;
    return snprintf(NULL, 0, "%" PRIu64, last);
}

static void print_heading(struct cli_session *session, const zc_heading *heading, int digits)
{
    cli_text_begin(session, CLI_STYLE_PLACE);
    cli_output_format(session->out, "%s%*" PRIu64 "  ", heading->matches ? "> " : "  ", digits,
                      heading->line);
    cli_text_end(session);
    cli_output_spaces(session->out, 2 * (size_t)(heading->depth - 1));
    if (heading->matches) {
        cli_text_begin(session, CLI_STYLE_TITLE);
    }
    cli_flat_print(session->out, heading->text);
    if (heading->matches) {
        cli_text_end(session);
    }
    cli_output_puts(session->out, "\n");
}

void cli_outline_text(struct cli_session *session, const zc_outline *outline)
{
    int digits = digits_of(outline);
    for (size_t i = 0; i < outline->heading_count; i++) {
        print_heading(session, &outline->headings[i], digits);
    }
}

/* ------------------------------------------------------------------------- */
/* JSON                                                                       */

static json_t *make_heading(const zc_heading *heading)
{
    json_t *object = cli_json_object();
    cli_json_set(object, "text", cli_json_text(heading->text));
    cli_json_set(object, "depth", cli_json_count(heading->depth));
    cli_json_set(object, "match", cli_json_bool(heading->matches));
    cli_json_set(object, "runs_in", cli_json_bool(heading->runs_in));
    cli_json_set(object, "id", cli_json_text(heading->id));
    cli_json_set(object, "line", cli_json_count(heading->line));
    cli_json_set(object, "start_byte", cli_json_count(heading->start_byte));
    cli_json_set(object, "end_byte", cli_json_count(heading->end_byte));
    cli_json_set(object, "start_char", cli_json_count(heading->start_char));
    cli_json_set(object, "end_char", cli_json_count(heading->end_char));
    return object;
}

/* The children's arrays of all headings, in one block; the objects own them. */
json_t *cli_outline_tree(const zc_outline *outline)
{
    json_t *roots = cli_json_array();
    json_t **children = cli_memory_take((outline->heading_count + 1) * sizeof *children);
    for (size_t i = 0; i < outline->heading_count; i++) {
        const zc_heading *heading = &outline->headings[i];
        json_t *object = make_heading(heading);
        children[i] = cli_json_array();
        cli_json_set(object, "children", children[i]);
        cli_json_append(heading->parent == ZC_NO_PARENT ? roots : children[heading->parent],
                        object);
    }
    free(children);
    return roots;
}

/* From the outermost heading down to the one above. */
static json_t *make_path(const zc_outline *outline, size_t index)
{
    json_t *path = cli_json_array();
    for (size_t i = outline->headings[index].parent; i != ZC_NO_PARENT;
         i = outline->headings[i].parent) {
        if (json_array_insert_new(path, 0, cli_json_text(outline->headings[i].text)) != 0) {
            cli_memory_check(NULL);
        }
    }
    return path;
}

json_t *cli_outline_list(const zc_outline *outline)
{
    json_t *list = cli_json_array();
    for (size_t i = 0; i < outline->heading_count; i++) {
        json_t *object = make_heading(&outline->headings[i]);
        cli_json_set(object, "heading", make_path(outline, i));
        cli_json_append(list, object);
    }
    return list;
}
