/* What the elements of web pages do.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "format/web_element.h"

static void knows_elements(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        zci_web_element does;
    } examples[] = {
        {"address", ZCI_WEB_BLOCK},  {"applet", ZCI_WEB_LEFT_OUT}, {"body", ZCI_WEB_ROOT},
        {"br", ZCI_WEB_BREAK},       {"dd", ZCI_WEB_CELL},         {"dialog", ZCI_WEB_DIALOG},
        {"dl", ZCI_WEB_LIST},        {"dt", ZCI_WEB_TERM},         {"embed", ZCI_WEB_VOID},
        {"h1", ZCI_WEB_BLOCK},       {"h6", ZCI_WEB_BLOCK},        {"html", ZCI_WEB_ROOT},
        {"p", ZCI_WEB_BLOCK},        {"pre", ZCI_WEB_KEPT},        {"table", ZCI_WEB_TABLE},
        {"td", ZCI_WEB_CELL},        {"th", ZCI_WEB_CELL},         {"tr", ZCI_WEB_ROW},
        {"video", ZCI_WEB_LEFT_OUT}, {"wbr", ZCI_WEB_VOID},        {"xmp", ZCI_WEB_KEPT},
        {"span", ZCI_WEB_INLINE},    {"o:p", ZCI_WEB_INLINE},      {"", ZCI_WEB_INLINE},
    };
    for (size_t i = 0; i < sizeof examples / sizeof examples[0]; i++) {
        if (zci_web_element_of(examples[i].name) != examples[i].does)
            fail_msg("%s", examples[i].name);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(knows_elements)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
