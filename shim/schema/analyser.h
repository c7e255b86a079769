/* Which analyser makes an index, as the index says it.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   2-5f0c2a9be3d41877     ZCI_ANALYSER_VERSION, and the fingerprint of what this library makes
 *                          of characters and words (shim/text/fingerprint.h)
 *
 * Another fingerprint means other terms, as another version does. */
#ifndef ZCI_ANALYSER_H
#define ZCI_ANALYSER_H

#include "zhengce.h"

#ifdef __cplusplus
extern "C" {
#endif

#define ZCI_ANALYSER_BYTES 32

typedef struct zci_analyser {
    char name[ZCI_ANALYSER_BYTES];
} zci_analyser;

/* This library's.  Errors: ZC_NO_MEMORY. */
zc_status zci_analyser_own(zci_analyser *analyser, zc_error *error);

#ifdef __cplusplus
}
#endif

#endif
