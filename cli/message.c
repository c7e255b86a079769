/* What the command says to the user, on the error stream.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "message.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "memory.h"
#include "utf8.h"

void cli_message_disarm(char *message)
{
    zc_string text = {message, strlen(message)};
    char *to = message;
    for (size_t at = 0; at < text.len;) {
        size_t here = at;
        uint32_t code_point = cli_utf8_next(text, &at);
        bool control = code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0);
        bool malformed = code_point == CLI_REPLACEMENT && at - here == 1;
        if (malformed || (control && code_point != '\n' && code_point != '\t')) {
            *to++ = '?';
        } else {
            memmove(to, message + here, at - here);
            to += at - here;
        }
    }
    *to = '\0';
}

static void __attribute__((format(printf, 3, 0)))
print_line(struct cli_session *session, const char *prefix, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, again);
    va_end(again);
    char *message = cli_memory_take((size_t)(len > 0 ? len : 0) + 1);
    message[0] = '\0';
    vsnprintf(message, (size_t)(len > 0 ? len : 0) + 1, format, args);
    cli_message_disarm(message);
    /* Data printed before the message was meant to be seen before it. */
    if (session->out != NULL) {
        cli_output_flush(session->out);
    }
    fprintf(session->err, "%s%s\n", prefix, message);
    free(message);
}

int cli_error_say(struct cli_session *session, const char *en, const char *zh, ...)
{
    va_list args;
    va_start(args, zh);
    print_line(session, "zhengce: ", session->language == CLI_CHINESE ? zh : en, args);
    va_end(args);
    return CLI_EXIT_ERROR;
}

void cli_line_say(struct cli_session *session, const char *en, const char *zh, ...)
{
    va_list args;
    va_start(args, zh);
    print_line(session, "", session->language == CLI_CHINESE ? zh : en, args);
    va_end(args);
}

zc_string cli_note_pick(const struct cli_session *session, zc_string en, zc_string zh)
{
    bool chinese = session->language == CLI_CHINESE ? zh.len > 0 : en.len == 0;
    return chinese ? zh : en;
}

void cli_note_tell(struct cli_session *session, const char *label, const zc_note *note)
{
    zc_string text = cli_note_pick(session, note->text, note->text_zh);
    int len = (int)text.len;
    if (label != NULL) {
        cli_line_say(session, "note: %s: %.*s", "提示：%s：%.*s", label, len, text.data);
    } else {
        cli_line_say(session, "note: %.*s", "提示：%.*s", len, text.data);
    }
}

static int exit_for(zc_status status)
{
    switch (status) {
    case ZC_OK:
        return CLI_EXIT_DONE;
    case ZC_NOT_FOUND:
        return CLI_EXIT_NOTHING;
    case ZC_LOCKED:
        return CLI_EXIT_LOCKED;
    case ZC_BAD_ARGUMENT:
    case ZC_BAD_QUERY:
    case ZC_NO_INDEX:
    case ZC_FOREIGN:
    case ZC_VERSION:
    case ZC_CHANGED:
    case ZC_CORRUPT:
    case ZC_NO_SPACE:
    case ZC_NO_MEMORY:
    case ZC_DENIED:
    case ZC_IO:
    case ZC_REFUSED:
    case ZC_BAD_SOURCE:
    case ZC_CANCELLED:
    case ZC_INTERNAL:
        return CLI_EXIT_ERROR;
    }
    return CLI_EXIT_ERROR;
}

const char *cli_error_text(const struct cli_session *session, const zc_error *error)
{
    zc_string en = {error->message, strlen(error->message)};
    zc_string zh = {error->message_zh, strlen(error->message_zh)};
    return cli_note_pick(session, en, zh).data;
}

int cli_error_tell(struct cli_session *session, const zc_error *error)
{
    cli_error_say(session, "%s", "%s", cli_error_text(session, error));
    return exit_for(error->status);
}

const char *cli_error_reason(const struct cli_session *session, int code)
{
    if (session->language == CLI_ENGLISH) {
        return strerror(code);
    }
    switch (code) {
    case ENOENT:
        return "没有这个文件或目录";
    case EACCES:
    case EPERM:
        return "没有权限";
    case EISDIR:
        return "这是一个目录";
    case ENOTDIR:
        return "路径中有一段不是目录";
    case ENOSPC:
        return "磁盘已满";
    case EROFS:
        return "文件系统是只读的";
    case EBADF:
        return "流已被关闭";
    case EIO:
        return "读写设备出错";
    default:
        return strerror(code);
    }
}
