/* The fields of a DOCX that are open.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "format/docx_fields.h"

#include "base/string.h"

enum {
    FIELDS_MAX = 64,       /* that lie in one another and are told apart */
    INSTRUCTION_MAX = 4096 /* bytes of one that is kept */
};

/* Whether the instruction of the innermost field is being read. */
static bool is_instruction(const zci_docx_fields *f)
{
    return f->count > 0 && f->count <= FIELDS_MAX && (f->instructions >> (f->count - 1) & 1) != 0;
}

static void begin(zci_docx_fields *f)
{
    if (f->count < FIELDS_MAX)
        f->instructions |= UINT64_C(1) << f->count;
    f->instructed = ++f->count;
    zci_buffer_reset(&f->instruction);
}

bool zci_docx_fields_mark(zci_docx_fields *f, zc_string type)
{
    if (zci_string_is(type, "begin")) {
        begin(f);
        return false;
    }
    if (f->count == 0)
        return false;
    bool is_end = zci_string_is(type, "end");
    bool is_whole = is_end && f->instructed == f->count && is_instruction(f);
    if (f->count <= FIELDS_MAX)
        f->instructions &= ~(UINT64_C(1) << (f->count - 1));
    f->count -= is_end;
    f->instructed = is_end ? 0 : f->instructed;
    return is_whole;
}

bool zci_docx_fields_take(zci_docx_fields *f, const char *data, size_t len)
{
    if (f->instructed == f->count && is_instruction(f) &&
        len <= INSTRUCTION_MAX - f->instruction.len)
        zci_buffer_append(&f->instruction, data, len);
    return !f->instruction.failed;
}

zc_string zci_docx_fields_instruction(const zci_docx_fields *f)
{
    return (zc_string){f->instruction.data, f->instruction.len};
}

bool zci_docx_fields_hide(const zci_docx_fields *f)
{
    return f->instructions != 0;
}

void zci_docx_fields_interrupt(zci_docx_fields *f)
{
    f->instructions = 0;
}

void zci_docx_fields_free(zci_docx_fields *f)
{
    zci_buffer_free(&f->instruction);
}
