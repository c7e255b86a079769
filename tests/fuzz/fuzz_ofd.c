/* Reads an OFD document made of any parts.  Input that begins with @ is those, as
 *
 *   @OFD.xml
 *   <OFD>...</OFD>
 *   @Doc_0/Document.xml
 *   ...
 *
 * other input is its only page.  The text is sound UTF-8, within its limit, and its lines are
 * paragraphs: none is blank, each has an end.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "fuzz.h"

#include "base/utf8.h"
#include "format/ofd.h"
#include "zip_writer.h"

enum { LIMIT = 1 << 20 };

static void check_text(const zci_buffer *text)
{
    int32_t cp, before = '\n';
    for (size_t at = 0; at < text->len; before = cp) {
        at += zci_utf8_decode(text->data + at, text->len - at, &cp);
        REQUIRE(cp == '\n' || cp == '\t' || cp >= ' ');
        REQUIRE(cp != '\n' || before != '\n');
    }
    REQUIRE(before == '\n');
}

static void read_archive(zip_writer *writer)
{
    zc_error error;
    zci_archive *archive;
    zci_buffer text = {0};
    zc_status status = zci_archive_open(&archive, zip_writer_end(writer), &error);
    if (status == ZC_OK) {
        status = zci_ofd_text(archive, LIMIT, &text, &error);
        REQUIRE(status == ZC_OK || status == ZC_BAD_SOURCE);
        REQUIRE(text.len <= (status == ZC_OK ? LIMIT : 0));
        if (status == ZC_OK)
            check_text(&text);
    }
    zci_buffer_free(&text);
    zci_archive_close(archive);
    zip_writer_free(writer);
}

/* Adds the part at `at`, of which the name's line comes first; returns where the next one is. */
static size_t add_part(zip_writer *writer, const char *input, size_t size, size_t at)
{
    char name[64] = {0};
    size_t len = 0, end;
    for (at++; at < size && input[at] != '\n'; at++) {
        if (len + 1 < sizeof name)
            name[len++] = input[at];
    }
    at += at < size;
    for (end = at; end < size && !(input[end] == '@' && end > 0 && input[end - 1] == '\n');)
        end++;
    zip_writer_add(writer, name, (zc_string){input + at, end - at});
    return end;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char root[] = "<OFD><DocRoot>D.xml</DocRoot></OFD>",
                      document[] = "<Document><TemplatePage ID=\"1\" BaseLoc=\"P.xml\"/>"
                                   "<Page BaseLoc=\"P.xml\"/><Page BaseLoc=\"P.xml\"/></Document>";
    zip_writer writer = {0};
    const char *input = size > 0 ? (const char *)data : "";
    if (size > LIMIT)
        return 0;
    if (*input == '@') {
        for (size_t at = 0; at < size;)
            at = add_part(&writer, input, size, at);
    } else {
        zip_writer_add(&writer, "OFD.xml", (zc_string){root, sizeof root - 1});
        zip_writer_add(&writer, "D.xml", (zc_string){document, sizeof document - 1});
        zip_writer_add(&writer, "P.xml", (zc_string){input, size});
    }
    read_archive(&writer);
    return 0;
}
