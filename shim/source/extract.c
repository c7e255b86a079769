/* A file's text as UTF-8, whatever form the file has.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "source/extract.h"

#include "base/fail.h"
#include "base/hash.h"
#include "source/encoding.h"

#include <stdio.h>
#include <string.h>

/* ---- Encodings ------------------------------------------------------------------ */

static zc_string string_of(const zci_buffer *buffer)
{
    return (zc_string){buffer->len > 0 ? buffer->data : "", buffer->len};
}

static void take(zci_buffer *into, zci_buffer *from)
{
    zci_buffer_free(into);
    *into = *from;
    *from = (zci_buffer){0};
}

/* Puts the text as UTF-8 in place of one in `from`. */
static zc_status convert(zci_encoding from, zci_buffer *bytes, zci_extraction *extraction,
                         zc_error *error)
{
    zci_buffer text = {0};
    zc_status status = zci_encoding_convert(from, string_of(bytes), &text, &extraction->bad, error);
    if (status == ZC_OK) {
        snprintf(extraction->read_as, sizeof extraction->read_as, "%s", zci_encoding_name(from));
        take(bytes, &text);
    }
    zci_buffer_free(&text);
    return status;
}

/* What cannot be told stays as it is. */
static zc_status decode(zci_encoding declared, zci_buffer *bytes, zci_extraction *extraction,
                        zc_error *error)
{
    zc_string text = string_of(bytes);
    if (!zci_encoding_is_foreign(text))
        return ZC_OK;
    zci_encoding from = declared;
    if (declared == ZCI_ENCODING_UNKNOWN || zci_encoding_has_mark(text.data, text.len))
        from = zci_encoding_guess(text.data, text.len);
    if (zci_encoding_name(from) == NULL)
        return ZC_OK;
    return convert(from, bytes, extraction, error);
}

/* ---- Files ------------------------------------------------------------------------ */

/* Forms that are known, and cannot be read. */
static zc_status refuse(zc_string bytes, zc_error *error)
{
    static const char compound[] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    if (bytes.len >= 8 && memcmp(bytes.data, compound, 8) == 0)
        return zci_fail(error, ZC_BAD_SOURCE,
                        "an old Word or WPS document; save it as .docx, or as text",
                        "是旧版 Word 或 WPS 文档；请另存为 .docx 或文本");
    if (bytes.len >= 5 && memcmp(bytes.data, "%PDF-", 5) == 0)
        return zci_fail(error, ZC_BAD_SOURCE,
                        "a PDF file; convert it, for example with `pdftotext`",
                        "是 PDF 文件；请先转换，例如用 pdftotext");
    return ZC_OK;
}

uint64_t zci_extract_hash(const zci_buffer *text)
{
    return zci_hash64(text->data, text->len) | 1;
}

zc_status zci_extract_text(const char *path, uint64_t max_bytes, zci_buffer *bytes,
                           zci_extraction *extraction, zc_error *error)
{
    (void)max_bytes;
    zc_error reason = {.status = ZC_OK};
    *extraction = (zci_extraction){.bad = 0};
    zc_status status = refuse(string_of(bytes), &reason);
    if (status == ZC_OK)
        status = decode(ZCI_ENCODING_UNKNOWN, bytes, extraction, &reason);
    if (status == ZC_OK)
        return ZC_OK;
    if (status == ZC_NO_MEMORY)
        return zci_fail_memory(error);
    /* Each format leaves out the other language's reason. */
    return zci_fail(error, status, "%s: %s%.0s", "%s：%.0s%s", path, reason.message,
                    reason.message_zh);
}
