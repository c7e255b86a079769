/* A query with slips in several runs.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_JOINT_SUGGESTION_H
#define ZCI_JOINT_SUGGESTION_H

#include "suggesting.h"

/* Where two or more runs of the query stand in no document, replaces each by what finds something
 * in its place alone, and adds the whole if that finds something.  There is no phrase to be
 * replaced afterwards. */
zc_status zci_joint_suggestion_try(zci_suggesting *s);

#endif
