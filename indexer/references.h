/* Other documents and works that a passage names: 《…》.
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   《关于…的意见》(国办发〔2019〕26号)     with its number, and so its year
 *   《…管理办法(试行)》 */
#ifndef ZCI_REFERENCES_H
#define ZCI_REFERENCES_H

#include "letters.h"

/* The title that the 《 at `open` opens; returns where to go on. */
size_t zci_references_at(const zci_letters *letters, size_t open, zci_field_list *list);

#endif
