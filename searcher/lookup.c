/* Ids to headers.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "lookup.h"

#include "base/fail.h"
#include "base/string.h"
#include "base/utf8.h"
#include "schema/schema.h"
#include "store/postings.h"

#include <string.h>

/* Of an id that is not there, in the message; an id is shorter. */
enum { SHOWN_BYTES_MAX = 256 };

/* The header of the document with exactly this id, or 0. */
static zc_status find_header(zc_reader *reader, zc_string id, zci_docid *header, zc_error *error)
{
    char term[1 + ZCI_ID_MAX];
    zci_postings found = {0};
    *header = 0;
    if (id.len == 0 || id.len > ZCI_ID_MAX || memchr(id.data, '\0', id.len) != NULL)
        return ZC_OK;
    term[0] = ZCI_PREFIX_ID;
    memcpy(term + 1, id.data, id.len);
    zci_key key = {term, id.len + 1};
    zc_status status = zci_store_intersect(reader->store, &key, 1, NULL, 0, 1, &found, error);
    if (status == ZC_OK && found.len > 0)
        *header = found.docid[0];
    zci_postings_free(&found);
    return status;
}

zc_status zci_lookup_fail(zc_string id, zc_error *error)
{
    const char *text = id.data == NULL ? "" : id.data;
    return zci_fail(error, ZC_NOT_FOUND,
                    "there is no document or passage `%.*s` in the index; take the id from an "
                    "answer, such as of `zhengce search`",
                    "索引中没有编号为“%.*s”的文献或段落；编号见检索结果，如 zhengce search 所列",
                    (int)zci_utf8_floor(text, id.len, SHOWN_BYTES_MAX), text);
}

zc_status zci_lookup_id(zc_reader *reader, zc_string id, zci_docid *header, bool *is_passage,
                        zc_error *error)
{
    *header = 0;
    *is_passage = false;
    if (zci_string_is_missing(id))
        return zci_fail(error, ZC_BAD_ARGUMENT, "the id has a length, but no text",
                        "编号有长度而没有文本");
    zc_status status = find_header(reader, id, header, error);
    if (status != ZC_OK || *header != 0)
        return status;
    size_t dot = id.len;
    while (dot > 0 && id.data[dot - 1] != '.')
        dot--;
    *is_passage = true;
    if (dot > 1)
        status = find_header(reader, (zc_string){id.data, dot - 1}, header, error);
    return status == ZC_OK && *header == 0 ? zci_lookup_fail(id, error) : status;
}
