/* What the elements of a web page do to its text.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "format/web_element.h"

#include <stdlib.h>
#include <string.h>

typedef struct element {
    const char *name;
    zci_web_element does;
} element;

/* Sorted by name.  What a page shows only to a browser without scripts or frames is left out, as
 * are the readings above characters, and the islands of XML that office programs leave.  Elements
 * of a page's own stand within a line, but for uni-app's <uni-view>. */
static const element elements[] = {
    {"address", ZCI_WEB_BLOCK},     {"applet", ZCI_WEB_LEFT_OUT},
    {"area", ZCI_WEB_VOID},         {"article", ZCI_WEB_BLOCK},
    {"aside", ZCI_WEB_BLOCK},       {"audio", ZCI_WEB_LEFT_OUT},
    {"base", ZCI_WEB_VOID},         {"basefont", ZCI_WEB_VOID},
    {"bgsound", ZCI_WEB_VOID},      {"blockquote", ZCI_WEB_BLOCK},
    {"body", ZCI_WEB_ROOT},         {"br", ZCI_WEB_BREAK},
    {"button", ZCI_WEB_LEFT_OUT},   {"canvas", ZCI_WEB_LEFT_OUT},
    {"caption", ZCI_WEB_BLOCK},     {"center", ZCI_WEB_BLOCK},
    {"col", ZCI_WEB_VOID},          {"colgroup", ZCI_WEB_BLOCK},
    {"command", ZCI_WEB_VOID},      {"datalist", ZCI_WEB_LEFT_OUT},
    {"dd", ZCI_WEB_CELL},           {"details", ZCI_WEB_BLOCK},
    {"dialog", ZCI_WEB_DIALOG},     {"dir", ZCI_WEB_BLOCK},
    {"div", ZCI_WEB_BLOCK},         {"dl", ZCI_WEB_LIST},
    {"dt", ZCI_WEB_TERM},           {"embed", ZCI_WEB_VOID},
    {"fieldset", ZCI_WEB_BLOCK},    {"figcaption", ZCI_WEB_BLOCK},
    {"figure", ZCI_WEB_BLOCK},      {"footer", ZCI_WEB_BLOCK},
    {"form", ZCI_WEB_BLOCK},        {"frame", ZCI_WEB_VOID},
    {"frameset", ZCI_WEB_BLOCK},    {"h1", ZCI_WEB_BLOCK},
    {"h2", ZCI_WEB_BLOCK},          {"h3", ZCI_WEB_BLOCK},
    {"h4", ZCI_WEB_BLOCK},          {"h5", ZCI_WEB_BLOCK},
    {"h6", ZCI_WEB_BLOCK},          {"header", ZCI_WEB_BLOCK},
    {"hgroup", ZCI_WEB_BLOCK},      {"hr", ZCI_WEB_BLOCK},
    {"html", ZCI_WEB_ROOT},         {"iframe", ZCI_WEB_LEFT_OUT},
    {"image", ZCI_WEB_VOID},        {"img", ZCI_WEB_VOID},
    {"input", ZCI_WEB_VOID},        {"isindex", ZCI_WEB_VOID},
    {"keygen", ZCI_WEB_VOID},       {"legend", ZCI_WEB_BLOCK},
    {"li", ZCI_WEB_BLOCK},          {"link", ZCI_WEB_VOID},
    {"listing", ZCI_WEB_KEPT},      {"main", ZCI_WEB_BLOCK},
    {"marquee", ZCI_WEB_BLOCK},     {"menu", ZCI_WEB_BLOCK},
    {"meta", ZCI_WEB_VOID},         {"nav", ZCI_WEB_BLOCK},
    {"noembed", ZCI_WEB_LEFT_OUT},  {"noframes", ZCI_WEB_LEFT_OUT},
    {"noscript", ZCI_WEB_LEFT_OUT}, {"object", ZCI_WEB_LEFT_OUT},
    {"ol", ZCI_WEB_BLOCK},          {"optgroup", ZCI_WEB_LEFT_OUT},
    {"option", ZCI_WEB_LEFT_OUT},   {"p", ZCI_WEB_BLOCK},
    {"param", ZCI_WEB_VOID},        {"plaintext", ZCI_WEB_KEPT},
    {"pre", ZCI_WEB_KEPT},          {"rp", ZCI_WEB_LEFT_OUT},
    {"rt", ZCI_WEB_LEFT_OUT},       {"rtc", ZCI_WEB_LEFT_OUT},
    {"script", ZCI_WEB_LEFT_OUT},   {"search", ZCI_WEB_BLOCK},
    {"section", ZCI_WEB_BLOCK},     {"select", ZCI_WEB_LEFT_OUT},
    {"source", ZCI_WEB_VOID},       {"style", ZCI_WEB_LEFT_OUT},
    {"summary", ZCI_WEB_BLOCK},     {"svg", ZCI_WEB_LEFT_OUT},
    {"table", ZCI_WEB_TABLE},       {"tbody", ZCI_WEB_ROW},
    {"td", ZCI_WEB_CELL},           {"template", ZCI_WEB_LEFT_OUT},
    {"textarea", ZCI_WEB_LEFT_OUT}, {"tfoot", ZCI_WEB_ROW},
    {"th", ZCI_WEB_CELL},           {"thead", ZCI_WEB_ROW},
    {"title", ZCI_WEB_LEFT_OUT},    {"tr", ZCI_WEB_ROW},
    {"track", ZCI_WEB_VOID},        {"ul", ZCI_WEB_BLOCK},
    {"uni-view", ZCI_WEB_BLOCK},    {"video", ZCI_WEB_LEFT_OUT},
    {"wbr", ZCI_WEB_VOID},          {"xml", ZCI_WEB_LEFT_OUT},
    {"xmp", ZCI_WEB_KEPT},
};

static int compare(const void *name, const void *one)
{
    return strcmp(name, ((const element *)one)->name);
}

zci_web_element zci_web_element_of(const char *name)
{
    const element *found =
        bsearch(name, elements, sizeof elements / sizeof elements[0], sizeof elements[0], compare);
    return found == NULL ? ZCI_WEB_INLINE : found->does;
}
