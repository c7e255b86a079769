/* What every part of one run of the command shares.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "session.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "command.h"
#include "language.h"
#include "message.h"

/* A stream that the caller closed would be given to the next file that is
 * opened, and an answer printed into the index.  Its place is taken by a
 * descriptor on which every use fails. */
static void occupy_streams(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
        if (fcntl(fd, F_GETFD) == -1 && errno == EBADF) {
            int unusable = fd == STDIN_FILENO ? O_WRONLY : O_RDONLY;
            if (open("/dev/null", unusable) != fd) {
                _exit(CLI_EXIT_ERROR);
            }
        }
    }
}

void cli_session_open(struct cli_session *session, struct cli_output *out,
                      const struct cli_command *const *commands)
{
    occupy_streams();
    /* What a limit on the size of files stops shall be told like a full disk. */
    signal(SIGXFSZ, SIG_IGN);
    cli_output_init(out, STDOUT_FILENO);
    session->language = cli_language_detect(getenv);
    session->out = out;
    session->err = stderr;
    session->out_terminal = cli_terminal_probe(STDOUT_FILENO);
    session->err_terminal = cli_terminal_probe(STDERR_FILENO);
    session->commands = commands;
}

int cli_session_close(struct cli_session *session, int status)
{
    if (cli_output_flush(session->out)) {
        return status;
    }
    /* A reader that has seen enough is no error; SIGPIPE would have ended the
     * command already if the caller had not blocked it. */
    if (session->out->error == EPIPE) {
        return 128 + SIGPIPE;
    }
    const char *reason = cli_error_reason(session, session->out->error);
    return cli_error_say(session, "cannot write to standard output: %s", "无法写到标准输出：%s",
                         reason);
}
