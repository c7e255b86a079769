/* Where the parts of a DOCX are in its archive.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "format/docx_parts.h"

#include "base/fail.h"
#include "base/string.h"
#include "format/archive_path.h"
#include "format/docx_path.h"
#include "format/reference.h"

#include <stdio.h>
#include <string.h>

enum { KINDS_MAX = 4 };

/* A kind of part that is looked for among the relationships of another. */
typedef struct wanted {
    const char *type;  /* how the name of the relationship's type ends */
    const char *usual; /* the part's name if none is stated */
    char *out;         /* ZCI_DOCX_PART_NAME_SIZE bytes */
} wanted;

typedef struct reading {
    zci_docx_path path;
    const char *part; /* whose relationships these are */
    const wanted *wanted;
    size_t count;
} reading;

/* ---- Names --------------------------------------------------------------------------- */

/* The folder of a part, with the '/' at its end. */
static zc_string folder_of(const char *part)
{
    const char *slash = strrchr(part, '/');
    return (zc_string){part, slash != NULL ? (size_t)(slash - part) + 1 : 0};
}

/* ---- Relationships ---------------------------------------------------------------------- */

/* A name that is too long is none. */
static void take_target(const char *part, const zci_markup_tag *tag, char *out)
{
    if (zci_archive_path_join(out, ZCI_DOCX_PART_NAME_SIZE, part,
                              zci_markup_attribute(tag, "Target")))
        zci_reference_resolve(out);
}

static zc_status begin(void *context, const zci_markup_tag *tag)
{
    reading *r = context;
    if (zci_docx_path_enter(&r->path, tag) != ZCI_DOCX_RELATIONSHIP ||
        zci_string_is(zci_markup_attribute(tag, "TargetMode"), "External"))
        return ZC_OK;
    zc_string type = zci_markup_attribute(tag, "Type");
    for (size_t i = 0; i < r->count; i++) {
        if (r->wanted[i].out[0] == '\0' && zci_string_ends(type, r->wanted[i].type))
            take_target(r->part, tag, r->wanted[i].out);
    }
    return ZC_OK;
}

static zc_status end(void *context, const char *name)
{
    (void)name;
    zci_docx_path_leave(&((reading *)context)->path);
    return ZC_OK;
}

/* Relationships that are missing or damaged say nothing; those that are too large are no such,
 * as with another limit they would say something. */
static zc_status read_relationships(zci_archive *archive, const char *name, size_t max_bytes,
                                    reading *r, zc_error *error)
{
    zci_buffer xml = {0};
    zci_markup_events events = {begin, end, NULL, r};
    bool is_large = zci_archive_size(archive, name) > max_bytes;
    zc_status status = zci_archive_read(archive, name, max_bytes, &xml, is_large ? error : NULL);
    if (status == ZC_OK)
        status = zci_markup_read_xml((zc_string){xml.data, xml.len}, &events, NULL);
    zci_buffer_free(&xml);
    if (status == ZC_NO_MEMORY)
        return zci_fail_memory(error);
    return is_large ? status : ZC_OK;
}

/* Finds what is wanted in the relationships of a part, or else at the usual place. */
static zc_status find(zci_archive *archive, const char *part, size_t max_bytes, const wanted *kinds,
                      size_t count, zc_error *error)
{
    char name[2 * ZCI_DOCX_PART_NAME_SIZE];
    reading r = {.part = part, .wanted = kinds, .count = count};
    zc_string folder = folder_of(part);
    snprintf(name, sizeof name, "%.*s_rels/%s.rels", (int)folder.len, part, part + folder.len);
    zc_status status = read_relationships(archive, name, max_bytes, &r, error);
    for (size_t i = 0; status == ZC_OK && i < count; i++) {
        if (kinds[i].out[0] == '\0' || !zci_archive_has(archive, kinds[i].out))
            snprintf(kinds[i].out, ZCI_DOCX_PART_NAME_SIZE, "%s", kinds[i].usual);
        if (!zci_archive_has(archive, kinds[i].out))
            kinds[i].out[0] = '\0';
    }
    return status;
}

zc_status zci_docx_parts_find(zci_archive *archive, size_t max_bytes, zci_docx_parts *parts,
                              zc_error *error)
{
    *parts = (zci_docx_parts){0};
    const wanted main_part = {"/officeDocument", "word/document.xml", parts->main};
    const wanted others[KINDS_MAX] = {
        {"/styles", "word/styles.xml", parts->styles},
        {"/numbering", "word/numbering.xml", parts->numbering},
        {"/footnotes", "word/footnotes.xml", parts->footnotes},
        {"/endnotes", "word/endnotes.xml", parts->endnotes},
    };
    zc_status status = find(archive, "", max_bytes, &main_part, 1, error);
    if (status != ZC_OK)
        return status;
    if (parts->main[0] == '\0')
        return zci_fail(error, ZC_BAD_SOURCE,
                        "the text (word/document.xml) is missing in it; save it again as DOCX",
                        "其中缺少正文（word/document.xml）；请重新另存为 DOCX");
    return find(archive, parts->main, max_bytes, others, KINDS_MAX, error);
}
