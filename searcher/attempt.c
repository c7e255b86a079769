/* All that may have been meant by one run of a query.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "attempt.h"

#include "field_suggestion.h"
#include "run_suggestion.h"

zc_status zci_attempt(zci_suggesting *s)
{
    zc_status status = zci_run_suggestions_try_spelled(s);
    if (status == ZC_OK && s->phrase != NULL && !s->alone)
        status = zci_field_suggestions_try_numbers(s);
    if (status == ZC_OK && s->phrase != NULL && !s->alone)
        status = zci_field_suggestions_try_abbreviated(s);
    if (status == ZC_OK && s->phrase != NULL)
        status = zci_run_suggestions_choose(s);
    if (status == ZC_OK && s->phrase != NULL)
        status = zci_run_suggestions_try(s, ZCI_GUESS_QUICKLY);
    if (status == ZC_OK && s->phrase != NULL && s->list.len == 0)
        status = zci_run_suggestions_try(
            s, s->phrase->field == ZCI_FIELD_TEXT ? ZCI_GUESS_BY_TEXTS : ZCI_GUESS_BY_PAIRS);
    return status;
}
