/* Passages that say the same.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Two passages are alike when their normalised characters are the same, or nearly so:
 *
 *   第二十条 本办法自发布之日起施行。     the number at the beginning does not count,
 *   第九条  本办法自发布之日起施行       nor does punctuation
 *
 *   …，优良率达到50%。                    not alike: figures must be the same
 *   …，优良率达到60%。
 *
 *   …，可以邀请专家参加。                 nor these: what turns the sense must be, too
 *   …，应当邀请专家参加。                 (tenor.h)
 *
 * "Nearly" is judged by the pairs of neighbouring characters: of all that occur in
 * either, ZCI_ALIKE_LEAST must occur in both.  That share is estimated (sketch.h), and only
 * passages that agree in a piece of their sketches are compared, so that the cost is linear
 * in their text. */
#ifndef ZCI_ALIKE_H
#define ZCI_ALIKE_H

#include "reader.h"

/* Share of the pairs; characters that a passage must have to be alike without being
 * the same. */
#define ZCI_ALIKE_LEAST 0.85
#define ZCI_ALIKE_CHARS 20

/* Stores in leader[i] which of docids[0, i] comes first of those like docids[i]: i itself
 * where it is like none before it. */
zc_status zci_alike_find(zc_reader *reader, const zci_docid *docids, size_t count, size_t *leader,
                         zc_error *error);

#endif
