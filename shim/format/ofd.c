/* The text of OFD documents.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "format/ofd.h"

#include "base/fail.h"
#include "base/string.h"
#include "format/archive_path.h"
#include "format/markup.h"
#include "format/ofd_paragraphs.h"
#include "format/ofd_tables.h"
#include "format/reference.h"

#include <stdlib.h>
#include <string.h>

enum { DOCUMENTS_MAX = 1024, PAGES_MAX = 65536, TEMPLATES_MAX = 4096, TURNS = 4 };

static const char ROOT[] = "OFD.xml";

/* A file's name in the archive. */
typedef struct path {
    char name[ZCI_ARCHIVE_NAME_MAX + 1];
} path;

/* A page that lies below others. */
typedef struct template_page {
    uint64_t id;
    size_t start; /* of its file's name, in `templates.names` */
    bool is_read;
} template_page;

typedef struct reading {
    zci_archive *archive;
    size_t max_bytes, left; /* bytes that may be unpacked, in all and still */
    zci_buffer xml;
    size_t page_count; /* of all documents */
    zci_ofd_page page;
    zci_ofd_lines lines;
    zci_ofd_paragraphs paragraphs;
    zc_error *error;
} reading;

/* Names of files as they are stated, each with a NUL behind it. */
typedef struct places {
    zci_buffer names;
    size_t *start;
    size_t count, capacity;
} places;

static void free_places(places *p)
{
    zci_buffer_free(&p->names);
    free(p->start);
}

/* Begins a place; its name may follow in pieces, and ends with a NUL. */
static bool add_place(places *p, zc_string name)
{
    if (!zci_grow(&p->start, p->count, &p->capacity, sizeof *p->start))
        return false;
    p->start[p->count++] = p->names.len;
    zci_buffer_append(&p->names, name.data, name.len);
    return !p->names.failed;
}

static void end_place(places *p)
{
    zci_buffer_byte(&p->names, '\0');
}

/* Adds the place that an attribute names. */
static bool add_base(places *p, const zci_markup_tag *tag)
{
    if (!add_place(p, zci_markup_attribute(tag, "BaseLoc")))
        return false;
    end_place(p);
    if (!p->names.failed)
        zci_reference_resolve(p->names.data + p->start[p->count - 1]);
    return !p->names.failed;
}

/* Where a place that is named in the file `from` leads. */
static bool find_place(path *out, const char *from, const char *place)
{
    return zci_archive_path_join(out->name, sizeof out->name, from, zci_string_of(place));
}

/* ---- Parts --------------------------------------------------------------------- */

static zc_status fail_large(const reading *r)
{
    return zci_fail(r->error, ZC_BAD_SOURCE,
                    "its text takes more than the limit of %zu bytes unpacked; raise "
                    "--max-file-size",
                    "其正文解压后超过 %zu 字节的上限；可用 --max-file-size 提高上限", r->max_bytes);
}

/* Unpacks a part and hands it to `events`. */
static zc_status unpack(reading *r, const char *name)
{
    if (zci_archive_size(r->archive, name) > r->left)
        return fail_large(r);
    zc_status status = zci_archive_read(r->archive, name, r->left, &r->xml, r->error);
    if (status == ZC_OK)
        r->left -= r->xml.len;
    return status;
}

static zc_string xml_of(const reading *r)
{
    return (zc_string){r->xml.data, r->xml.len};
}

/* ---- A page --------------------------------------------------------------------- */

/* A document: its parts' names are relative to that of its own file. */
typedef struct document {
    reading *reading;
    const char *name;
    places pages;
    places templates;
    template_page *template_pages;
    size_t template_capacity;
} document;

static zc_status read_page(document *d, const char *place, bool may_be_missing)
{
    path name;
    reading *r = d->reading;
    bool is_there = find_place(&name, d->name, place) && zci_archive_has(r->archive, name.name);
    if (!is_there && may_be_missing)
        return ZC_OK;
    zc_status status = unpack(r, name.name);
    return status == ZC_OK ? zci_ofd_page_read(&r->page, xml_of(r), r->error) : status;
}

/* Adds a template's text to the page's, if it is the first that has it. */
static zc_status read_template(document *d, uint64_t id)
{
    for (size_t i = 0; i < d->templates.count; i++) {
        template_page *one = &d->template_pages[i];
        if (one->id != id)
            continue;
        if (one->is_read)
            return ZC_OK;
        one->is_read = true;
        return read_page(d, d->templates.names.data + one->start, true);
    }
    return ZC_OK;
}

static zc_status write_page(reading *r)
{
    zc_status status = ZC_OK;
    zci_ofd_paragraphs_turn(&r->paragraphs);
    for (unsigned turn = 0; turn < TURNS && status == ZC_OK; turn++) {
        status = zci_ofd_lines_make(&r->lines, &r->page, turn, r->error);
        if (status == ZC_OK && r->lines.count > 0) {
            zci_ofd_tables_find(&r->lines);
            status = zci_ofd_paragraphs_add(&r->paragraphs, &r->lines, turn, r->error);
        }
    }
    if (status == ZC_OK && r->paragraphs.out->len > r->max_bytes)
        status = fail_large(r);
    return status;
}

static zc_status add_page(document *d, const char *place)
{
    reading *r = d->reading;
    zci_ofd_page_reset(&r->page);
    zc_status status = read_page(d, place, false);
    size_t count = r->page.template_count;
    for (size_t i = 0; i < count && status == ZC_OK; i++)
        status = read_template(d, r->page.templates[i]);
    return status == ZC_OK ? write_page(r) : status;
}

/* ---- A document ------------------------------------------------------------------- */

static zc_status note_page(document *d, const zci_markup_tag *tag)
{
    reading *r = d->reading;
    if (r->page_count == PAGES_MAX)
        return zci_fail(r->error, ZC_BAD_SOURCE, "it has more than %d pages", "其页数超过 %d",
                        (int)PAGES_MAX);
    r->page_count++;
    return add_base(&d->pages, tag) ? ZC_OK : zci_fail_memory(r->error);
}

static uint64_t read_id(zc_string text)
{
    uint64_t id = 0;
    for (size_t i = 0; i < text.len && text.data[i] >= '0' && text.data[i] <= '9'; i++)
        id = id * 10 + (uint64_t)(text.data[i] - '0');
    return id;
}

static zc_status note_template(document *d, const zci_markup_tag *tag)
{
    if (d->templates.count == TEMPLATES_MAX)
        return ZC_OK;
    if (!zci_grow(&d->template_pages, d->templates.count, &d->template_capacity,
                  sizeof *d->template_pages) ||
        !add_base(&d->templates, tag))
        return zci_fail_memory(d->reading->error);
    size_t last = d->templates.count - 1;
    d->template_pages[last] = (template_page){.id = read_id(zci_markup_attribute(tag, "ID")),
                                              .start = d->templates.start[last]};
    return ZC_OK;
}

static zc_status begin_in_document(void *context, const zci_markup_tag *tag)
{
    if (strcmp(tag->name, "Page") == 0)
        return note_page(context, tag);
    if (strcmp(tag->name, "TemplatePage") == 0)
        return note_template(context, tag);
    return ZC_OK;
}

static zc_status add_pages(document *d)
{
    reading *r = d->reading;
    zc_status status = ZC_OK;
    for (size_t i = 0; i < d->pages.count && status == ZC_OK; i++)
        status = add_page(d, d->pages.names.data + d->pages.start[i]);
    return status == ZC_OK ? zci_ofd_paragraphs_end(&r->paragraphs, r->error) : status;
}

static zc_status add_document(reading *r, const char *place)
{
    path name;
    document d = {.reading = r, .name = name.name};
    zci_markup_events events = {.begin = begin_in_document, .context = &d};
    find_place(&name, ROOT, place);
    zc_status status = unpack(r, name.name);
    if (status == ZC_OK)
        status = zci_markup_read_xml(xml_of(r), &events, r->error);
    if (status == ZC_OK)
        status = add_pages(&d);
    free_places(&d.pages);
    free_places(&d.templates);
    free(d.template_pages);
    return status;
}

/* ---- The file --------------------------------------------------------------------- */

/* The documents in it. */
typedef struct root {
    reading *reading;
    places documents;
    bool in_name;
} root;

static zc_status begin_in_root(void *context, const zci_markup_tag *tag)
{
    root *o = context;
    if (strcmp(tag->name, "DocRoot") != 0 || o->in_name)
        return ZC_OK;
    if (o->documents.count == DOCUMENTS_MAX)
        return zci_fail(o->reading->error, ZC_BAD_SOURCE, "more than %d documents are in it",
                        "其中的文档超过 %d 个", (int)DOCUMENTS_MAX);
    o->in_name = true;
    return add_place(&o->documents, (zc_string){"", 0}) ? ZC_OK
                                                        : zci_fail_memory(o->reading->error);
}

static zc_status end_in_root(void *context, const char *name)
{
    root *o = context;
    if (o->in_name && strcmp(name, "DocRoot") == 0) {
        o->in_name = false;
        end_place(&o->documents);
    }
    return o->documents.names.failed ? zci_fail_memory(o->reading->error) : ZC_OK;
}

static zc_status text_in_root(void *context, const char *data, size_t len)
{
    root *o = context;
    if (o->in_name)
        zci_buffer_append(&o->documents.names, data, len);
    return o->documents.names.failed ? zci_fail_memory(o->reading->error) : ZC_OK;
}

bool zci_ofd_is_one(const zci_archive *archive)
{
    return zci_archive_has(archive, ROOT);
}

static zc_status add_documents(reading *r)
{
    root o = {.reading = r};
    zci_markup_events events = {begin_in_root, end_in_root, text_in_root, &o};
    zc_status status = unpack(r, ROOT);
    if (status == ZC_OK)
        status = zci_markup_read_xml(xml_of(r), &events, r->error);
    if (status == ZC_OK && o.documents.count == 0)
        status = zci_fail(r->error, ZC_BAD_SOURCE, "%s in it names no document",
                          "其中的 %s 未指明任何文档", ROOT);
    for (size_t i = 0; i < o.documents.count && status == ZC_OK; i++)
        status = add_document(r, o.documents.names.data + o.documents.start[i]);
    free_places(&o.documents);
    return status;
}

zc_status zci_ofd_text(zci_archive *archive, size_t max_bytes, zci_buffer *text, zc_error *error)
{
    reading r = {.archive = archive,
                 .max_bytes = max_bytes,
                 .left = max_bytes,
                 .paragraphs = {.out = text},
                 .error = error};
    zci_buffer_reset(text);
    zc_status status = add_documents(&r);
    zci_buffer_free(&r.xml);
    zci_ofd_page_free(&r.page);
    zci_ofd_lines_free(&r.lines);
    if (status != ZC_OK)
        zci_buffer_reset(text);
    return status;
}
