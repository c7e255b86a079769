/* What a text says that a small difference turns round: its Chinese figures, and the words for
 * may, not and nearly.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   每六个月至少召开一次会议        另一文本：每三个月至少召开一次会议
 *   可以收取服务费用                          不得收取服务费用
 *   基本开齐开足美育课程                      开齐开足美育课程
 *
 * Of two long texts nearly all characters may be the same where one such word is not.  What
 * must be done is said in many ways, 应当, 应, 须 or 要, and often by no word at all: these do
 * not count.  Digits are the sketch's (sketch.h). */
#ifndef ZCI_TENOR_H
#define ZCI_TENOR_H

#include "text/normalise.h"

#include <stddef.h>

/* A hash of these, in their order; two spellings of one figure, or two words of one sense, are
 * the same. */
uint64_t zci_tenor(const zci_unit *units, size_t count);

#endif
