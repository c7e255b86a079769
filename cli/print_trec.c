/* Answers as run lines of the TREC evaluation tools: QID Q0 ID RANK SCORE TAG.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "print.h"

static void print_answer(struct cli_print *print, const zc_answer *answer, const char *qid)
{
    for (size_t i = 0; i < answer->hit_count; i++) {
        const zc_hit *hit = &answer->hits[i];
        cli_output_puts(print->out, qid != NULL ? qid : "1");
        cli_output_puts(print->out, " Q0 ");
        cli_output_string(print->out, hit->id);
        cli_output_format(print->out, " %zu %.6f zhengce\n", hit->rank, hit->score);
    }
}

const struct cli_printer cli_printer_trec = {.answer = print_answer};
