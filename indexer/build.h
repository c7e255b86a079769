/* A fresh index built by several workers.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The sources, in their order, are cut into stretches of about the same size.  Each
 * worker takes the next stretch and indexes it, as any run would, into a part of the
 * generation with docids of its own.  The caller's thread takes over what came of
 * each, in order: it tells the observer and looks whether a document's id was used
 * before; if so, the stretch is done again, knowing of all before it.  Last, the parts
 * are joined and compacted.  So ids, order and answers are those of one worker. */
#ifndef ZCI_BUILD_H
#define ZCI_BUILD_H

#include "update.h"

/* Takes all sources of the run, if that is worth building so: there is nothing in the index yet,
 * and much to read, or several workers were asked for.  Else `*built` is false, and nothing was
 * taken. */
zc_status zci_build_run(zci_update *update, bool *built);

#endif
