/* Whether a file is text that can be searched.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "check.h"

#include "base/fail.h"
#include "scan.h"
#include "schema/schema.h"
#include "source/encoding.h"
#include "text/normalise.h"

typedef struct tally {
    size_t bad;  /* bytes that are no UTF-8 */
    size_t nuls; /* zero bytes */
} tally;

static tally count_bad(const char *text, size_t len)
{
    tally t = {0, 0};
    for (size_t at = 0; at < len;) {
        int32_t cp;
        if (text[at] > 0) {
            at++;
            continue;
        }
        at += zci_scan_decode(text + at, len - at, &cp);
        t.bad += cp < 0;
        t.nuls += cp == 0;
    }
    return t;
}

static zc_status fail_foreign_text(zc_error *error, const char *path, zci_encoding encoding)
{
    const char *name = zci_encoding_name(encoding);
    if (name != NULL)
        return zci_fail(error, ZC_BAD_SOURCE,
                        "%s: not UTF-8 text; convert it, for example with `iconv -f %s -t UTF-8`",
                        "%s：不是 UTF-8 文本，请先转换，例如 iconv -f %s -t UTF-8", path, name);
    if (encoding == ZCI_ENCODING_BINARY)
        return zci_fail(error, ZC_BAD_SOURCE,
                        "%s: not UTF-8 text, but binary data or damaged; export its text, fetch "
                        "it again, or remove it",
                        "%s：不是 UTF-8 文本，而是二进制数据或已损坏；请导出其文本、重新获取或删除",
                        path);
    return zci_fail(error, ZC_BAD_SOURCE,
                    "%s: not UTF-8 text; find out its encoding and convert it with iconv",
                    "%s：不是 UTF-8 文本；请确认其编码，并用 iconv 转换", path);
}

zc_status zci_check_text(const char *path, const char *text, size_t len, bool *usable,
                         zc_error *error)
{
    tally t = count_bad(text, len);
    bool utf16 = zci_encoding_has_mark(text, len) || t.nuls * 5 > len;
    *usable = !utf16 && (t.bad + t.nuls) * 10 <= len;
    if (!*usable) {
        zci_encoding encoding;
        zc_status status = zci_encoding_guess((zc_string){text, len}, &encoding, error);
        return status == ZC_OK ? fail_foreign_text(error, path, encoding) : status;
    }
    if (len == 0)
        return zci_fail(error, ZC_BAD_SOURCE, "the file is empty", "文件为空");
    if (t.bad > 0)
        return zci_fail(error, ZC_BAD_SOURCE,
                        "%zu byte(s) are no UTF-8; look for damage or a mixed encoding",
                        "%zu 个字节不是 UTF-8，请检查文件是否损坏或编码混杂", t.bad);
    if (t.nuls > 0)
        return zci_fail(error, ZC_BAD_SOURCE, "%zu NUL byte(s) in the text; look for damage",
                        "文本中有 %zu 个空字节，请检查文件是否损坏", t.nuls);
    return ZC_OK;
}

bool zci_check_blank(const char *text, size_t len)
{
    zci_scan scan = {text, len, {0, 0}};
    int32_t cp;
    do {
        cp = zci_scan_next(&scan);
    } while (zci_is_blank(cp));
    return cp == ZCI_SCAN_END;
}

bool zci_check_id(zc_string id)
{
    if (id.len == 0 || id.len > ZCI_ID_MAX)
        return false;
    zci_scan scan = {id.data, id.len, {0, 0}};
    for (int32_t cp; (cp = zci_scan_next(&scan)) != ZCI_SCAN_END;) {
        if (cp < 0x20 || (cp >= 0x7F && cp < 0xA0) || zci_is_blank(cp))
            return false;
    }
    return true;
}

zc_status zci_check_fields(const zci_collection_record *record, zc_status failure, zc_error *error)
{
    const struct {
        const char *name;
        zc_string value;
    } beside[] = {
        {"title", record->title},         {"path", record->path},     {"date", record->date},
        {"issuer", record->issuer},       {"number", record->number}, {"region", record->region},
        {"genre", record->genre},         {"source", record->source}, {"written", record->written},
        {"published", record->published}, {"level", record->level},   {"author", record->author},
    };
    for (size_t i = 0; i < sizeof beside / sizeof beside[0]; i++) {
        if (beside[i].value.len > ZCI_FIELD_BYTES_MAX)
            return zci_fail(error, failure, "its \"%s\" is longer than %d bytes; shorten it",
                            "其“%s”超过 %d 字节，请缩短", beside[i].name, ZCI_FIELD_BYTES_MAX);
    }
    if (record->text.len > ZCI_TEXT_MAX)
        return zci_fail(error, failure, "the text is longer than 4 GiB", "正文超过 4 GiB");
    return ZC_OK;
}
