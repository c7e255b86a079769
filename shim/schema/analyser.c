/* Which analyser makes an index.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "schema/analyser.h"

#include "base/fail.h"
#include "schema/schema.h"
#include "text/fingerprint.h"

#include <inttypes.h>
#include <stdio.h>

zc_status zci_analyser_own(zci_analyser *analyser, zc_error *error)
{
    uint64_t fingerprint;
    *analyser = (zci_analyser){{0}};
    if (!zci_fingerprint(&fingerprint))
        return zci_fail_memory(error);
    snprintf(analyser->name, sizeof analyser->name, "%d-%016" PRIx64, ZCI_ANALYSER_VERSION,
             fingerprint);
    return ZC_OK;
}
