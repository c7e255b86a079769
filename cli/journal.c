/* The log that indexing leaves behind.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "journal.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "change.h"
#include "escape.h"
#include "memory.h"
#include "message.h"

bool cli_journal_open(struct cli_session *session, const char *path, struct cli_journal *journal)
{
    *journal = (struct cli_journal){.path = path};
    if (path == NULL) {
        return true;
    }
    int fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    if (fd < 0) {
        cli_error_say(session, "cannot open the log '%s': %s", "无法打开日志“%s”：%s", path,
                      cli_error_reason(session, errno));
        return false;
    }
    journal->output = cli_memory_take(sizeof *journal->output);
    cli_output_init(journal->output, fd);
    return true;
}

static void begin_line(struct cli_journal *journal, const char *what)
{
    char stamp[32];
    struct tm utc;
    time_t now = time(NULL);
    if (gmtime_r(&now, &utc) == NULL ||
        strftime(stamp, sizeof stamp, "%Y-%m-%dT%H:%M:%SZ", &utc) == 0) {
        stamp[0] = '\0';
    }
    cli_output_format(journal->output, "%s\t%s\t", stamp, what);
}

/* Each line reaches the file at once, to be followed while the work goes on. */
static void end_line(struct cli_journal *journal)
{
    cli_output_puts(journal->output, "\n");
    cli_output_flush(journal->output);
}

static void begin_run(struct cli_journal *journal)
{
    if (!journal->begun) {
        begin_line(journal, "start");
        end_line(journal);
    }
    journal->begun = true;
}

void cli_journal_event(struct cli_session *session, struct cli_journal *journal,
                       const zc_index_event *event)
{
    if (journal->output == NULL || event->change == ZC_UNCHANGED || event->change == ZC_SKIPPED ||
        event->change == ZC_PROGRESS) {
        return;
    }
    begin_run(journal);
    begin_line(journal, cli_change_name(event->change));
    cli_escape_tsv(journal->output, event->path);
    cli_output_puts(journal->output, "\t");
    cli_escape_tsv(journal->output, event->id);
    cli_output_puts(journal->output, "\t");
    cli_escape_tsv(journal->output, cli_note_pick(session, event->reason, event->reason_zh));
    end_line(journal);
}

void cli_journal_summary(struct cli_journal *journal, const zc_index_summary *summary)
{
    if (journal->output == NULL) {
        return;
    }
    begin_run(journal);
    begin_line(journal, "summary");
    cli_output_format(journal->output,
                      "added=%" PRIu64 " updated=%" PRIu64 " unchanged=%" PRIu64 " removed=%" PRIu64
                      " failed=%" PRIu64 " documents=%" PRIu64 " passages=%" PRIu64 " seconds=%.3f",
                      summary->added, summary->updated, summary->unchanged, summary->removed,
                      summary->failed, summary->documents, summary->passages, summary->seconds);
    end_line(journal);
}

void cli_journal_error(struct cli_journal *journal, const char *message)
{
    if (journal->output != NULL) {
        begin_line(journal, "error");
        cli_escape_tsv(journal->output, (zc_string){message, strlen(message)});
        end_line(journal);
    }
}

bool cli_journal_close(struct cli_session *session, struct cli_journal *journal)
{
    if (journal->output == NULL) {
        return true;
    }
    int error = journal->output->error;
    if (close(journal->output->fd) != 0 && error == 0) {
        error = errno;
    }
    free(journal->output);
    journal->output = NULL;
    if (error != 0) {
        cli_error_say(session, "cannot write the log '%s': %s", "无法写日志“%s”：%s", journal->path,
                      cli_error_reason(session, error));
    }
    return error == 0;
}
