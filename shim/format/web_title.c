/* What a web page's head says that its title is.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "format/web_title.h"

#include "base/utf8.h"

#include <string.h>
#include <strings.h>

static void append(zci_web_title *title, const char *data, size_t len)
{
    size_t room = title->size - 1 - title->len, taken = zci_utf8_floor(data, len, room);
    memcpy(title->out + title->len, data, taken);
    title->len += taken;
}

static bool is(zc_string value, const char *word)
{
    return value.len == strlen(word) && strncasecmp(value.data, word, value.len) == 0;
}

void zci_web_title_begin(zci_web_title *title, const zci_markup_tag *tag)
{
    zc_string content = {NULL, 0};
    if (title->is_stated)
        return;
    if (strcmp(tag->name, "title") == 0)
        title->is_open = title->len == 0;
    else if (strcmp(tag->name, "meta") == 0 &&
             is(zci_markup_attribute(tag, "name"), "ArticleTitle"))
        content = zci_markup_attribute(tag, "content");
    if (content.len == 0)
        return;
    title->len = 0;
    title->is_open = false;
    title->is_stated = true;
    append(title, content.data, content.len);
}

void zci_web_title_text(zci_web_title *title, const char *data, size_t len)
{
    if (title->is_open)
        append(title, data, len);
}

void zci_web_title_end(zci_web_title *title, const char *name)
{
    if (strcmp(name, "title") == 0)
        title->is_open = false;
}

void zci_web_title_finish(zci_web_title *title)
{
    size_t len = 0;
    bool gap = false;
    for (size_t i = 0; i < title->len; i++) {
        char c = title->out[i];
        if (strchr(" \t\r\n\f", c) != NULL) {
            gap = len > 0;
            continue;
        }
        if (gap)
            title->out[len++] = ' ';
        gap = false;
        title->out[len++] = c;
    }
    title->len = len;
    title->out[len] = '\0';
}
