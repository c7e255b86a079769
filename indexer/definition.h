/* Abbreviations that a document defines.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   《临湖市教育发展规划》（以下简称“发展规划”）    发展规划, for the title
 *   市教育和体育局（以下简称教体局）                  教体局, for 教育和体育局
 *   人力资源和社会保障部门，以下统称“人社部门”        likewise, behind a comma
 *
 * What an abbreviation stands for is what a title or quotation right before it holds;
 * else the shortest stretch before it that has the abbreviation's characters in their
 * order.  A pair is of use where neither word holds the other, as a search for the one
 * would find the other anyway. */
#ifndef ZCI_DEFINITION_H
#define ZCI_DEFINITION_H

#include "base/buffer.h"
#include "terms.h"

/* Of one document; all zero is none. */
typedef struct zci_definitions {
    zci_buffer pairs; /* short form, NUL, long form, NUL, ...: normalised */
    size_t count;
    zci_buffer scratch;
} zci_definitions;

void zci_definitions_reset(zci_definitions *definitions);

/* Adds those of a passage's text. */
void zci_definitions_read(zci_definitions *definitions, const char *text, size_t len);

/* Marks them, each way, among the terms of the document's header.
 * Error: ZC_NO_MEMORY when any of the calls before ran out of it. */
zc_status zci_definitions_mark(const zci_definitions *definitions, zci_terms *terms,
                               zc_error *error);

void zci_definitions_free(zci_definitions *definitions);

#endif
