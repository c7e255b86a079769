/* The fields of a DOCX that are open: what shows their results, and what is their instruction.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   begin  PAGEREF _Toc1  separate  12  end      shows 12
 *   begin  EQ \f(9,10)  end                      has no result: its instruction draws it
 *
 * They may lie in one another, in their instructions as well. */
#ifndef ZCI_DOCX_FIELDS_H
#define ZCI_DOCX_FIELDS_H

#include "base/buffer.h"
#include "zhengce.h"

/* All zero: none is open. */
typedef struct zci_docx_fields {
    size_t count;           /* that are open */
    uint64_t instructions;  /* a bit for each of them whose instruction is being read */
    zci_buffer instruction; /* of the field that began last */
    size_t instructed;      /* which of those that are open it is; 0 when it has ended */
} zci_docx_fields;

/* Takes a mark of a field: begin, separate, end.  Whether one has ended that has an instruction and
 * no result. */
bool zci_docx_fields_mark(zci_docx_fields *fields, zc_string type);

/* Takes a part of an instruction; false when memory is exhausted. */
bool zci_docx_fields_take(zci_docx_fields *fields, const char *data, size_t len);

/* The instruction of the field that ended, as far as it is kept, until the next one begins. */
zc_string zci_docx_fields_instruction(const zci_docx_fields *fields);

/* Whether text is not shown because it is in an instruction. */
bool zci_docx_fields_hide(const zci_docx_fields *fields);

/* Ends all instructions, which a damaged file may leave open. */
void zci_docx_fields_interrupt(zci_docx_fields *fields);

void zci_docx_fields_free(zci_docx_fields *fields);

#endif
