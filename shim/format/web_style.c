/* What a style attribute says.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "format/web_style.h"

#include <string.h>
#include <strings.h>

static size_t skip_blanks(zc_string s, size_t at)
{
    while (at < s.len && strchr(" \t\r\n\f", s.data[at]) != NULL)
        at++;
    return at;
}

/* Whether a property's name begins at `at`, not within a longer one; moves past its colon. */
static bool skip_property(zc_string style, size_t *at, const char *name)
{
    size_t len = strlen(name);
    if (style.len - *at < len || strncasecmp(style.data + *at, name, len) != 0 ||
        (*at > 0 && strchr("; \t\r\n\f", style.data[*at - 1]) == NULL))
        return false;
    size_t next = skip_blanks(style, *at + len);
    if (next == style.len || style.data[next] != ':')
        return false;
    *at = next + 1;
    return true;
}

zc_string zci_web_style(zc_string style, const char *property)
{
    zc_string value = {NULL, 0};
    for (size_t at = 0; at < style.len;) {
        if (!skip_property(style, &at, property)) {
            at++;
            continue;
        }
        at = skip_blanks(style, at);
        size_t start = at;
        while (at < style.len && style.data[at] != ';')
            at++;
        value = (zc_string){style.data + start, at - start};
    }
    return value;
}

bool zci_web_style_is(zc_string value, const char *word)
{
    size_t len = strlen(word);
    return value.len >= len && strncasecmp(value.data, word, len) == 0;
}
