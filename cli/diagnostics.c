/* The file that tells what a run left out, or found suspect.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "diagnostics.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "change.h"
#include "json.h"
#include "memory.h"
#include "message.h"

bool cli_diagnostics_open(struct cli_session *session, const char *path,
                          struct cli_diagnostics *diagnostics)
{
    *diagnostics = (struct cli_diagnostics){.output = NULL, .path = path};
    if (path == NULL) {
        return true;
    }
    int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
    if (fd < 0) {
        cli_error_say(session, "cannot open the diagnostics file '%s': %s",
                      "无法打开诊断文件“%s”：%s", path, cli_error_reason(session, errno));
        return false;
    }
    diagnostics->output = cli_memory_take(sizeof *diagnostics->output);
    cli_output_init(diagnostics->output, fd);
    return true;
}

void cli_diagnostics_begin(struct cli_diagnostics *diagnostics)
{
    if (diagnostics->output == NULL || diagnostics->begun) {
        return;
    }
    diagnostics->begun = true;
    /* A pipe or a terminal holds nothing of the last run. */
    if (ftruncate(diagnostics->output->fd, 0) != 0 && errno != EINVAL) {
        diagnostics->output->error = errno;
    }
}

static bool is_noted(zc_change change)
{
    switch (change) {
    case ZC_FAILED:
    case ZC_SUSPECT:
    case ZC_SKIPPED:
    case ZC_WARNING:
        return true;
    case ZC_ADDED:
    case ZC_UPDATED:
    case ZC_UNCHANGED:
    case ZC_REMOVED:
    case ZC_PROGRESS:
        break;
    }
    return false;
}

void cli_diagnostics_event(struct cli_diagnostics *diagnostics, const zc_index_event *event)
{
    cli_diagnostics_begin(diagnostics);
    if (diagnostics->output == NULL || !is_noted(event->change)) {
        return;
    }
    const char *name = cli_change_name(event->change);
    json_t *line = cli_json_object();
    cli_json_set(line, "change", cli_json_text((zc_string){name, strlen(name)}));
    cli_json_set_reason(line, event->path, event->id, event->reason, event->reason_zh);
    cli_json_print(diagnostics->output, line, false);
}

bool cli_diagnostics_close(struct cli_session *session, struct cli_diagnostics *diagnostics)
{
    if (diagnostics->output == NULL) {
        return true;
    }
    cli_output_flush(diagnostics->output);
    int error = diagnostics->output->error;
    if (close(diagnostics->output->fd) != 0 && error == 0) {
        error = errno;
    }
    free(diagnostics->output);
    diagnostics->output = NULL;
    if (error != 0) {
        cli_error_say(session, "cannot write the diagnostics file '%s': %s",
                      "无法写诊断文件“%s”：%s", diagnostics->path,
                      cli_error_reason(session, error));
    }
    return error == 0;
}
