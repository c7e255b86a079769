/* The pieces of a document's name that a query writes as one run and the title keeps apart.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   2019年政府工作报告     2019年临湖市人民政府政府工作报告    2019年  政府工作报告
 *   湿地法修正案十一       湿地法修正案（十一）                湿地法修正案  十一
 *   临湖市2019年养犬规定   2019年临湖市养犬规定                临湖市  2019年  养犬规定
 *
 * No text need hold such a run.  It is taken for a name where few titles hold all of it, cut into a
 * few pieces of two characters or more, or of a whole figure, in any order, and one of these ends
 * as the title does, or a part of it before a bracket. */
#ifndef ZCI_NAME_PIECES_H
#define ZCI_NAME_PIECES_H

#include "docset.h"
#include "reader.h"

/* Into how many pieces a run is cut, and how many documents it may then name. */
#define ZCI_NAME_PIECES_MAX  3
#define ZCI_NAME_BEARING_MAX 8

typedef struct zci_name_pieces {
    zci_pattern piece[ZCI_NAME_PIECES_MAX]; /* in the arena */
    size_t count;                           /* 0: the run is no such name */
    zci_docset titled;                      /* the documents whose titles hold them all */
} zci_name_pieces;

/* Cuts a run, in as few pieces as will do; not one that a title holds whole.  `titled` is freed by
 * the caller, whatever is returned. */
zc_status zci_name_pieces_find(zc_reader *reader, const zci_pattern *run, zci_arena *arena,
                               zci_name_pieces *pieces, zc_error *error);

#endif
