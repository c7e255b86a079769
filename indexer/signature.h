/* The signature that a document ends with, and the date below it:
 *
 *     抚顺市人民政府办公室
 *     2022年5月18日
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_SIGNATURE_H
#define ZCI_SIGNATURE_H

#include "facts.h"

/* Notes who signed (ZC_FACT_SIGNED_BY) and when (ZC_FACT_WRITTEN).  Looks at the
 * document's first 48 and last 8 KiB. */
void zci_signature_read(zci_facts *facts);

#endif
