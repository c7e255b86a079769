/* The styles of a DOCX.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "format/docx_styles.h"

#include "base/buffer.h"
#include "base/fail.h"
#include "base/string.h"
#include "format/docx_path.h"

#include <stdlib.h>

enum {
    BASES_MAX = 32, /* styles that may be based on one another; Word has at most eleven */
    ID_BYTES_MAX = 255
};

typedef struct reading {
    zci_docx_path path;
    zci_docx_styles *styles;
    zc_error *error;
} reading;

/* ---- Reading ----------------------------------------------------------------------- */

/* An id that is too long is none: it is compared for every paragraph. */
static zc_string keep_id(reading *r, zc_string id)
{
    return zci_arena_string(&r->styles->strings, id.data, id.len <= ID_BYTES_MAX ? id.len : 0);
}

static zc_status add_style(reading *r, const zci_markup_tag *tag)
{
    zci_docx_styles *styles = r->styles;
    zc_string id = keep_id(r, zci_markup_attribute(tag, "styleId"));
    if (id.data == NULL ||
        !zci_grow(&styles->item, styles->count, &styles->capacity, sizeof *styles->item))
        return zci_fail_memory(r->error);
    styles->item[styles->count] = (zci_docx_style){
        .id = id,
        .states = {ZCI_DOCX_UNSET, ZCI_DOCX_UNSET, ZCI_DOCX_UNSET},
        .order = styles->count,
    };
    styles->count++;
    zc_string is_default = zci_markup_attribute(tag, "default");
    if (zci_string_is(zci_markup_attribute(tag, "type"), "paragraph") &&
        (zci_string_is(is_default, "1") || zci_string_is(is_default, "true") ||
         zci_string_is(is_default, "on")))
        styles->paragraph = id;
    return ZC_OK;
}

static zc_status begin(void *context, const zci_markup_tag *tag)
{
    reading *r = context;
    zci_docx_element element = zci_docx_path_enter(&r->path, tag);
    if (element == ZCI_DOCX_STYLE)
        return add_style(r, tag);
    if (r->styles->count == 0)
        return ZC_OK;
    zci_docx_style *style = &r->styles->item[r->styles->count - 1];
    if (zci_docx_path_is(&r->path, ZCI_DOCX_BASED_ON, ZCI_DOCX_STYLE, ZCI_DOCX_OTHER)) {
        style->base = keep_id(r, zci_docx_value(tag));
        return style->base.data == NULL ? zci_fail_memory(r->error) : ZC_OK;
    }
    if (zci_docx_path_is(&r->path, ZCI_DOCX_NUM_ID, ZCI_DOCX_NUM_PR, ZCI_DOCX_P_PR))
        style->states.list = zci_docx_number(tag, "val", 0);
    else if (zci_docx_path_is(&r->path, ZCI_DOCX_ILVL, ZCI_DOCX_NUM_PR, ZCI_DOCX_P_PR))
        style->states.level = zci_docx_number(tag, "val", 0);
    else if (zci_docx_path_is(&r->path, ZCI_DOCX_VANISH, ZCI_DOCX_R_PR, ZCI_DOCX_STYLE))
        style->states.is_hidden = zci_docx_is_on(tag);
    return ZC_OK;
}

static zc_status end(void *context, const char *name)
{
    (void)name;
    zci_docx_path_leave(&((reading *)context)->path);
    return ZC_OK;
}

/* ---- What each has from others -------------------------------------------------------- */

static int compare_ids(const void *a, const void *b)
{
    const zci_docx_style *one = a, *other = b;
    int order = zci_string_compare(one->id, other->id);
    return order != 0 ? order : (one->order > other->order) - (one->order < other->order);
}

static void inherit(uint32_t *property, uint32_t inherited)
{
    if (*property == ZCI_DOCX_UNSET)
        *property = inherited;
}

/* A base may by now have what it has from others itself, which comes to the same. */
static void inherit_all(const zci_docx_styles *styles, zci_docx_style *style)
{
    const zci_docx_style *base = style;
    for (size_t i = 0; i < BASES_MAX && base->base.len > 0; i++) {
        base = zci_docx_styles_find(styles, base->base);
        if (base == NULL)
            return;
        inherit(&style->states.list, base->states.list);
        inherit(&style->states.level, base->states.level);
        inherit(&style->states.is_hidden, base->states.is_hidden);
    }
}

zc_status zci_docx_styles_read(zci_docx_styles *styles, zc_string xml, zc_error *error)
{
    reading r = {.styles = styles, .error = error};
    zci_markup_events events = {begin, end, NULL, &r};
    zc_status status = zci_markup_read_xml(xml, &events, error);
    if (status != ZC_OK || styles->count == 0)
        return status;
    qsort(styles->item, styles->count, sizeof *styles->item, compare_ids);
    for (size_t i = 0; i < styles->count; i++)
        inherit_all(styles, &styles->item[i]);
    return ZC_OK;
}

const zci_docx_style *zci_docx_styles_find(const zci_docx_styles *styles, zc_string id)
{
    size_t start = 0, end_at = styles->count;
    while (start < end_at) {
        size_t middle = start + (end_at - start) / 2;
        if (zci_string_compare(styles->item[middle].id, id) < 0)
            start = middle + 1;
        else
            end_at = middle;
    }
    bool is_found = start < styles->count && zci_string_same(styles->item[start].id, id);
    return is_found ? &styles->item[start] : NULL;
}

void zci_docx_styles_free(zci_docx_styles *styles)
{
    free(styles->item);
    zci_arena_clear(&styles->strings);
    *styles = (zci_docx_styles){0};
}
