/* Whether a guess at what was meant by a run is of the places that the run names.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   河南省旅游条例   for 云南省旅游条例: of another place
 *   江省物业管理     for 江苏省物业管理: of none
 *   浙江省           for 浙讲省: 浙讲 stands nowhere, so that it is no other place
 *
 * Places are those of which the index has documents (places.h). */
#ifndef ZCI_PLACE_GUESS_H
#define ZCI_PLACE_GUESS_H

#include "pattern.h"
#include "reader.h"

/* Whether the guess names each place of the run, in its order, and none in the stead of what the
 * index knows. */
zc_status zci_place_guess_is_fit(zc_reader *reader, const zci_pattern *run,
                                 const zci_pattern *guess, bool *fit, zc_error *error);

#endif
