/* The laws and regulations whose names a run abbreviates.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   渔管法     渔业资源管理法     渔业 资源 管理 法
 *   野保条例   野生动物保护条例   野生 动物 保护 条例
 *
 * The run is made of first characters of the words of a title, the first word's and at least half
 * of them, and ends in what the title ends in.  No list tells words; they are taken to be of two
 * characters, and one of them may be of three: 消费者 权益 保护 法. */
#ifndef ZCI_ABBREVIATION_H
#define ZCI_ABBREVIATION_H

#include "pattern.h"
#include "reader.h"

#define ZCI_ABBREVIATED_MAX 3

typedef struct zci_abbreviated {
    zc_string name[ZCI_ABBREVIATED_MAX]; /* in the arena, without that of the state */
    size_t len;
} zci_abbreviated;

/* Stores the names that a run of Chinese characters may stand for, each once; none where there are
 * more. */
zc_status zci_abbreviated_find(zc_reader *reader, const zci_pattern *run, zci_arena *arena,
                               zci_abbreviated *found, zc_error *error);

#endif
