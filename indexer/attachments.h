/* What a document says is attached to it.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   附件：1.某市学校名单
 *         2.报送表
 */
#ifndef ZCI_ATTACHMENTS_H
#define ZCI_ATTACHMENTS_H

#include "facts.h"

/* Notes the names behind the first label 附件： in 48 KiB, at most 20 of them, one a line. */
void zci_attachments_read(zci_facts *facts);

/* Where the list stands, to the end of its last line: what was found of it, and the lines that
 * go on with its numbers.  Empty where sentences stand behind the label, which are a text. */
zc_span zci_attachments_stretch(const zci_page *page, zc_span found, zc_string names);

#endif
