/* A line on the terminal that tells how far long work has come.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "progress.h"

#include <inttypes.h>
#include <stdlib.h>

#include "flat.h"
#include "memory.h"
#include "width.h"

enum { REDRAW_MS = 100 };

struct cli_progress cli_progress_start(const struct cli_session *session, bool quiet)
{
    struct cli_progress progress = {.session = session};
    progress.wanted = session->err_terminal.moves && !quiet;
    return progress;
}

static bool is_due(struct cli_progress *progress)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    long long passed_ms = (long long)(now.tv_sec - progress->last.tv_sec) * 1000 +
                          (now.tv_nsec - progress->last.tv_nsec) / 1000000;
    if (progress->shown && passed_ms < REDRAW_MS) {
        return false;
    }
    progress->last = now;
    return true;
}

/* Prints the end of a path that fits: it tells more than the beginning. */
static void print_tail(FILE *err, zc_string what, size_t columns)
{
    struct cli_flat flat = {false, false};
    char *line = cli_memory_take(what.len + 1);
    zc_string text = {line, cli_flat_feed(&flat, line, what)};
    size_t start = cli_width_tail(text, columns);
    fwrite(text.data + start, 1, text.len - start, err);
    free(line);
}

void cli_progress_show(struct cli_progress *progress, uint64_t done, uint64_t total, zc_string what)
{
    char count[64];
    if (!progress->wanted || !is_due(progress)) {
        return;
    }
    int len = snprintf(count, sizeof count, "%" PRIu64 "/%" PRIu64 "  ", done, total);
    size_t used = len > 0 ? (size_t)len : 0;
    size_t columns = progress->session->err_terminal.columns;
    fprintf(progress->session->err, "\r%s", count);
    /* The last column stays free: writing into it makes some terminals wrap. */
    if (columns > used + 1) {
        print_tail(progress->session->err, what, columns - used - 1);
    }
    fputs("\033[K", progress->session->err);
    fflush(progress->session->err);
    progress->shown = true;
}

void cli_progress_clear(struct cli_progress *progress)
{
    if (progress->shown) {
        fputs("\r\033[K", progress->session->err);
        fflush(progress->session->err);
        progress->shown = false;
    }
}
