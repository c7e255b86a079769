/* Who issued a document: a body in its title, its speaker, who signed it, or whose site it is on.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_METADATA_ISSUER_H
#define ZCI_METADATA_ISSUER_H

#include "metadata_work.h"

/* Sets the issuer, all issuers where they are several, and who signed where that is another;
 * what is at the head, the end and the foot of the page is found by then. */
void zci_metadata_take_issuer(zci_metadata_work *work);

#endif
