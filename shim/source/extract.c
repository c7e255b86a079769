/* A file's text as UTF-8, whatever form the file has.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "source/extract.h"

#include "base/fail.h"
#include "base/hash.h"
#include "base/path.h"
#include "base/string.h"
#include "base/utf8.h"
#include "format/archive.h"
#include "format/docx.h"
#include "format/ofd.h"
#include "format/web_page.h"
#include "source/encoding.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { MAIL_HEAD_BYTES = 2048 };

/* ---- Names --------------------------------------------------------------------- */

/* These together are ZCI_EXTRACT_ENDINGS. */
static const char *const page_endings[] = {".html", ".htm", ".xhtml", ".shtml"};
static const char *const office_endings[] = {".docx", ".ofd"};

#define COUNT_OF(array) (sizeof(array) / sizeof(array)[0])

static bool ends_in(const char *path, const char *const *endings, size_t count)
{
    const char *name = zci_path_name(path);
    size_t len = strlen(name);
    for (size_t i = 0; i < count; i++) {
        size_t ending = strlen(endings[i]);
        if (len > ending && strcasecmp(name + len - ending, endings[i]) == 0)
            return true;
    }
    return false;
}

bool zci_extract_has_ending(const char *path)
{
    return ends_in(path, page_endings, COUNT_OF(page_endings)) ||
           ends_in(path, office_endings, COUNT_OF(office_endings));
}

/* Sites hand out pages as documents of Word, too, which opens them. */
static bool is_page(const char *path, zc_string bytes)
{
    size_t at = 0;
    while (at < bytes.len && strchr(" \t\r\n", bytes.data[at]) != NULL)
        at++;
    return ends_in(path, page_endings, COUNT_OF(page_endings)) ||
           (at < bytes.len && bytes.data[at] == '<' &&
            ends_in(path, office_endings, COUNT_OF(office_endings)));
}

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

static zc_status fail_mixed(zc_error *error)
{
    return zci_fail(error, ZC_BAD_SOURCE,
                    "some of its lines are in UTF-8 and some in another encoding; convert those, "
                    "or fetch it again",
                    "其中部分行是 UTF-8，部分行是其他编码；请转换后者，或重新获取");
}

/* What cannot be told stays as it is.  Pages are wrong about their encoding more often than
 * their bytes are. */
static zc_status decode(zci_encoding declared, zci_buffer *bytes, zci_extraction *extraction,
                        zc_error *error)
{
    zc_string text = string_of(bytes);
    if (!zci_encoding_is_foreign(text))
        return ZC_OK;
    zci_encoding from;
    zc_status status = zci_encoding_guess(text, &from, error);
    if (status != ZC_OK)
        return status;
    if (from == ZCI_ENCODING_UNKNOWN)
        from = declared;
    if (zci_encoding_name(from) == NULL)
        return ZC_OK;
    if (zci_encoding_is_mixed(text))
        return fail_mixed(error);
    return convert(from, bytes, extraction, error);
}

/* ---- Web pages ------------------------------------------------------------------- */

static char *find_nul(const zci_buffer *bytes, char *from)
{
    size_t left = bytes->len - (size_t)(from - bytes->data);
    return left > 0 ? memchr(from, 0, left) : NULL;
}

/* What a parser of pages can rely on: sound UTF-8 without NUL, nor a mark of its encoding.  A
 * sound page is not copied. */
static zc_status clean(zci_buffer *bytes, size_t *bad, zc_error *error)
{
    static const char mark[] = "\xEF\xBB\xBF";
    if (bytes->len == 0)
        return ZC_OK;
    if (zci_string_begins(string_of(bytes), mark)) {
        bytes->len -= strlen(mark);
        memmove(bytes->data, bytes->data + strlen(mark), bytes->len);
    }
    for (char *nul = bytes->data; (nul = find_nul(bytes, nul)) != NULL;)
        *nul = (char)0xFF; /* as bad as any */
    size_t needed = zci_utf8_clean(string_of(bytes).data, bytes->len, NULL, 0);
    if (needed == bytes->len)
        return ZC_OK;
    char *text = malloc(needed + 1);
    if (text == NULL)
        return zci_fail_memory(error);
    zci_utf8_clean(bytes->data, bytes->len, text, needed + 1);
    *bad += (needed - bytes->len) / (zci_utf8_width(ZCI_REPLACEMENT) - 1);
    zci_buffer cleaned = {text, needed, needed + 1, false};
    take(bytes, &cleaned);
    return ZC_OK;
}

static zc_status fail_page(zc_error *error)
{
    return zci_fail(error, ZC_BAD_SOURCE,
                    "not text, or in an encoding that is not known; fetch it again, or convert it "
                    "to UTF-8",
                    "不是文本，或其编码无法识别；请重新获取，或转换为 UTF-8");
}

static bool has_script(zc_string page)
{
    static const char tag[] = "<script";
    const char *at = page.data, *end = page.data + page.len;
    while ((at = memchr(at, '<', (size_t)(end - at))) != NULL) {
        if ((size_t)(end - at) >= strlen(tag) && strncasecmp(at, tag, strlen(tag)) == 0)
            return true;
        at++;
    }
    return false;
}

static zc_status fail_scripted(zc_error *error)
{
    return zci_fail(
        error, ZC_BAD_SOURCE,
        "a page without text, which its scripts fetch when it is shown; save it from a "
        "browser as it is shown there, or save its text",
        "网页中没有正文，正文由脚本在显示时载入；请在浏览器中打开后另存网页，或另存为文本");
}

static zc_status read_page(zci_buffer *bytes, zci_extraction *extraction, zc_error *error)
{
    zci_buffer text = {0};
    char encoding[ZCI_READ_AS_BYTES];
    zc_status status = decode(zci_encoding_declared(string_of(bytes)), bytes, extraction, error);
    if (status == ZC_OK && zci_encoding_is_foreign(string_of(bytes)))
        status = fail_page(error);
    if (status == ZC_OK)
        status = clean(bytes, &extraction->bad, error);
    if (status == ZC_OK)
        status = zci_web_page_text(string_of(bytes), &text, extraction->title,
                                   sizeof extraction->title, error);
    if (status == ZC_OK && text.len == 0 && has_script(string_of(bytes)))
        status = fail_scripted(error);
    if (status == ZC_OK)
        take(bytes, &text);
    zci_buffer_free(&text);
    memcpy(encoding, extraction->read_as, sizeof encoding);
    snprintf(extraction->read_as, sizeof extraction->read_as, "HTML%s%.10s",
             encoding[0] != '\0' ? " " : "", encoding);
    return status;
}

/* ---- Office documents ------------------------------------------------------------- */

static zc_status read_archived(zci_archive *archive, size_t max_bytes, zci_buffer *text,
                               zci_extraction *extraction, zc_error *error)
{
    bool is_docx;
    zc_status status = zci_docx_is_one(archive, &is_docx, error);
    if (status != ZC_OK)
        return status;
    snprintf(extraction->read_as, sizeof extraction->read_as, is_docx ? "DOCX" : "OFD");
    if (is_docx)
        return zci_docx_text(archive, max_bytes, text, error);
    if (zci_ofd_is_one(archive))
        return zci_ofd_text(archive, max_bytes, text, error);
    return zci_fail(error, ZC_BAD_SOURCE,
                    "it is an archive, but no document in DOCX or OFD; unpack it, or export its "
                    "text",
                    "是压缩包，但不是 DOCX 或 OFD 文档；请解压，或导出其文本");
}

static zc_status read_office(size_t max_bytes, zci_buffer *bytes, zci_extraction *extraction,
                             zc_error *error)
{
    zci_archive *archive;
    zci_buffer text = {0};
    zc_status status = zci_archive_open(&archive, string_of(bytes), error);
    if (status == ZC_OK)
        status = read_archived(archive, max_bytes, &text, extraction, error);
    zci_archive_close(archive);
    if (status == ZC_OK)
        take(bytes, &text);
    zci_buffer_free(&text);
    return status;
}

/* ---- Files ------------------------------------------------------------------------ */

/* Whether a page is one of a browser's archives: mail headers come first. */
static bool is_mail_archive(zc_string bytes)
{
    static const char *const signs[] = {"MIME-Version:", "multipart/related"};
    bool found[2] = {false, false};
    size_t len = bytes.len < MAIL_HEAD_BYTES ? bytes.len : MAIL_HEAD_BYTES;
    for (size_t at = 0; at < len; at++) {
        for (size_t i = 0; i < 2; i++)
            found[i] = found[i] || (len - at >= strlen(signs[i]) &&
                                    strncasecmp(bytes.data + at, signs[i], strlen(signs[i])) == 0);
    }
    return found[0] && found[1] && bytes.data[0] != '<';
}

/* Forms that are known, and cannot be read. */
static zc_status refuse(zc_string bytes, zc_error *error)
{
    if (zci_string_begins(bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") ||
        zci_string_begins(bytes, "{\\rtf"))
        return zci_fail(error, ZC_BAD_SOURCE,
                        "an old Word or WPS document; save it as .docx, or as text",
                        "是旧版 Word 或 WPS 文档；请另存为 .docx 或文本");
    if (zci_string_begins(bytes, "%PDF-"))
        return zci_fail(error, ZC_BAD_SOURCE,
                        "a PDF file; convert it, for example with `pdftotext`",
                        "是 PDF 文件；请先转换，例如用 pdftotext");
    if (is_mail_archive(bytes))
        return zci_fail(error, ZC_BAD_SOURCE,
                        "a page in one file with its pictures (MHT); save it as .html, or as text",
                        "是单个文件的网页（MHT）；请另存为 .html 或文本");
    return ZC_OK;
}

uint64_t zci_extract_hash(const zci_buffer *text)
{
    return zci_hash64(text->data, text->len) | 1;
}

zc_status zci_extract_text(const char *path, uint64_t max_bytes, zci_buffer *bytes,
                           zci_extraction *extraction, zc_error *error)
{
    zc_error reason = {.status = ZC_OK};
    size_t limit = max_bytes < SIZE_MAX ? (size_t)max_bytes : SIZE_MAX;
    *extraction = (zci_extraction){.bad = 0};
    zc_status status = refuse(string_of(bytes), &reason);
    if (status == ZC_OK && zci_archive_is_one(string_of(bytes)))
        status = read_office(limit, bytes, extraction, &reason);
    else if (status == ZC_OK && is_page(path, string_of(bytes)))
        status = read_page(bytes, extraction, &reason);
    else if (status == ZC_OK)
        status = decode(ZCI_ENCODING_UNKNOWN, bytes, extraction, &reason);
    if (status == ZC_OK)
        return ZC_OK;
    if (status == ZC_NO_MEMORY)
        return zci_fail_memory(error);
    /* Each format leaves out the other language's reason. */
    return zci_fail(error, status, "%s: %s%.0s", "%s：%.0s%s", path, reason.message,
                    reason.message_zh);
}
