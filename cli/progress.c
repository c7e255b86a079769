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
    clock_gettime(CLOCK_MONOTONIC, &progress.start);
    progress.last = progress.start;
    return progress;
}

static long long ms_between(const struct timespec *from, const struct timespec *to)
{
    return (long long)(to->tv_sec - from->tv_sec) * 1000 + (to->tv_nsec - from->tv_nsec) / 1000000;
}

static bool is_due(struct cli_progress *progress, const struct timespec *now)
{
    long long passed_ms = ms_between(&progress->last, now);
    if (passed_ms < REDRAW_MS && progress->shown) {
        return false;
    }
    progress->last = *now;
    return true;
}

/* "120/3504  3%  41/s  1:22  ": the rate and the minutes left once they mean something. */
static size_t print_count(const struct cli_progress *progress, const struct timespec *now,
                          uint64_t done, uint64_t total, char *out, size_t size)
{
    long long passed_ms = ms_between(&progress->start, now);
    unsigned share = total > 0 ? (unsigned)(done * 100 / total) : 0;
    int len;
    if (total == 0) {
        len = snprintf(out, size, "%" PRIu64 "  ", done);
    } else if (passed_ms < 1000 || done == 0 || done > total) {
        len = snprintf(out, size, "%" PRIu64 "/%" PRIu64 "  ", done, total);
    } else {
        double rate = (double)done * 1000 / (double)passed_ms;
        unsigned long left = (unsigned long)((double)(total - done) / rate + 0.5);
        len = snprintf(out, size, "%" PRIu64 "/%" PRIu64 "  %u%%  %.0f/s  %lu:%02lu  ", done, total,
                       share, rate, left / 60, left % 60);
    }
    return len > 0 && (size_t)len < size ? (size_t)len : 0;
}

/* Prints the end of a path that fits: it tells more than the beginning. */
static void print_tail(FILE *err, zc_string what, size_t columns)
{
    struct cli_flat flat = {.started = false};
    char *line = cli_memory_take(what.len + 1);
    zc_string text = {line, cli_flat_feed(&flat, line, what)};
    size_t start = cli_width_tail(text, columns);
    fwrite(text.data + start, 1, text.len - start, err);
    free(line);
}

void cli_progress_show(struct cli_progress *progress, uint64_t done, uint64_t total, zc_string what)
{
    char count[128];
    struct timespec now;
    FILE *err = progress->session->err;
    if (!progress->wanted) {
        return;
    }
    clock_gettime(CLOCK_MONOTONIC, &now);
    if (total > 0 && !progress->counting) {
        progress->counting = true;
        progress->start = now;
    }
    if (!is_due(progress, &now)) {
        return;
    }
    size_t used = print_count(progress, &now, done, total, count, sizeof count);
    size_t columns = progress->session->err_terminal.columns;
    fprintf(err, "\r%.*s", (int)used, count);
    /* The last column stays free: writing into it makes some terminals wrap. */
    if (columns > used + 1) {
        print_tail(err, what, columns - used - 1);
    }
    fputs("\033[K", err);
    fflush(err);
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
