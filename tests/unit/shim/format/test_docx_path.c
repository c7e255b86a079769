/* Where in a part of a DOCX the reading is.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "format/docx_path.h"

#define COUNT_OF(array) (sizeof(array) / sizeof(array)[0])

static zci_docx_element enter(zci_docx_path *path, const char *name)
{
    return zci_docx_path_enter(path, &(zci_markup_tag){.name = name});
}

/* Goes into an element and leaves it again; both say the same of it. */
static zci_docx_element visit(zci_docx_path *path, const char *name)
{
    zci_docx_element element = enter(path, name);
    assert_int_equal(zci_docx_path_leave(path), element);
    return element;
}

/* ---- Elements ------------------------------------------------------------- */

static void elements_are_known_by_their_names(void **state)
{
    static const struct {
        const char *name;
        zci_docx_element element;
    } cases[] = {
        {"AlternateContent", ZCI_DOCX_ALTERNATE_CONTENT},
        {"Choice", ZCI_DOCX_CHOICE},
        {"Fallback", ZCI_DOCX_FALLBACK},
        {"Relationship", ZCI_DOCX_RELATIONSHIP},
        {"abstractNum", ZCI_DOCX_ABSTRACT_NUM},
        {"abstractNumId", ZCI_DOCX_ABSTRACT_NUM_ID},
        {"altChunk", ZCI_DOCX_ALT_CHUNK},
        {"basedOn", ZCI_DOCX_BASED_ON},
        {"br", ZCI_DOCX_BR},
        {"cr", ZCI_DOCX_CR},
        {"del", ZCI_DOCX_DEL},
        {"den", ZCI_DOCX_DEN},
        {"endnote", ZCI_DOCX_ENDNOTE},
        {"fldChar", ZCI_DOCX_FLD_CHAR},
        {"footnote", ZCI_DOCX_FOOTNOTE},
        {"ilvl", ZCI_DOCX_ILVL},
        {"instrText", ZCI_DOCX_INSTR_TEXT},
        {"isLgl", ZCI_DOCX_IS_LGL},
        {"lvl", ZCI_DOCX_LVL},
        {"lvlOverride", ZCI_DOCX_LVL_OVERRIDE},
        {"lvlRestart", ZCI_DOCX_LVL_RESTART},
        {"lvlText", ZCI_DOCX_LVL_TEXT},
        {"moveFrom", ZCI_DOCX_MOVE_FROM},
        {"noBreakHyphen", ZCI_DOCX_NO_BREAK_HYPHEN},
        {"num", ZCI_DOCX_NUM},
        {"numFmt", ZCI_DOCX_NUM_FMT},
        {"numId", ZCI_DOCX_NUM_ID},
        {"numPr", ZCI_DOCX_NUM_PR},
        {"numStyleLink", ZCI_DOCX_NUM_STYLE_LINK},
        {"p", ZCI_DOCX_P},
        {"pPr", ZCI_DOCX_P_PR},
        {"pStyle", ZCI_DOCX_P_STYLE},
        {"ptab", ZCI_DOCX_PTAB},
        {"r", ZCI_DOCX_R},
        {"rPr", ZCI_DOCX_R_PR},
        {"rStyle", ZCI_DOCX_R_STYLE},
        {"rt", ZCI_DOCX_RT},
        {"specVanish", ZCI_DOCX_SPEC_VANISH},
        {"start", ZCI_DOCX_START},
        {"startOverride", ZCI_DOCX_START_OVERRIDE},
        {"style", ZCI_DOCX_STYLE},
        {"suff", ZCI_DOCX_SUFF},
        {"sym", ZCI_DOCX_SYM},
        {"t", ZCI_DOCX_T},
        {"tab", ZCI_DOCX_TAB},
        {"tbl", ZCI_DOCX_TBL},
        {"tc", ZCI_DOCX_TC},
        {"textpath", ZCI_DOCX_TEXTPATH},
        {"tr", ZCI_DOCX_TR},
        {"trPr", ZCI_DOCX_TR_PR},
        {"txbxContent", ZCI_DOCX_TXBX_CONTENT},
        {"vanish", ZCI_DOCX_VANISH},
        {"body", ZCI_DOCX_OTHER},
        {"P", ZCI_DOCX_OTHER},
        {"pp", ZCI_DOCX_OTHER},
        {"", ZCI_DOCX_OTHER},
        {"zzz", ZCI_DOCX_OTHER},
    };
    zci_docx_path path = {.depth = 0};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        assert_int_equal(visit(&path, cases[i].name), cases[i].element);
        assert_int_equal(path.depth, 0);
    }
}

static void what_was_before_a_change_is_left_out(void **state)
{
    static const char *const names[] = {"rPrChange", "pPrChange", "tblGridChange",
                                        "numberingChange"};
    zci_docx_path path = {.depth = 0};
    (void)state;
    enter(&path, "rPr");
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        assert_int_equal(enter(&path, names[i]), ZCI_DOCX_LEFT_OUT);
        assert_int_equal(enter(&path, "rPr"), ZCI_DOCX_LEFT_OUT); /* with all that lies in it */
        assert_int_equal(visit(&path, "vanish"), ZCI_DOCX_LEFT_OUT);
        assert_int_equal(zci_docx_path_leave(&path), ZCI_DOCX_LEFT_OUT);
        assert_int_equal(zci_docx_path_leave(&path), ZCI_DOCX_LEFT_OUT);
        assert_int_equal(visit(&path, "vanish"), ZCI_DOCX_VANISH);
    }
    assert_int_equal(visit(&path, "Changed"), ZCI_DOCX_OTHER);
    assert_int_equal(zci_docx_path_leave(&path), ZCI_DOCX_R_PR);
}

/* ---- One thing twice -------------------------------------------------------- */

static void of_several_forms_the_first_counts(void **state)
{
    zci_docx_path path = {.depth = 0};
    (void)state;
    enter(&path, "AlternateContent");
    assert_int_equal(enter(&path, "Choice"), ZCI_DOCX_CHOICE);
    assert_int_equal(visit(&path, "p"), ZCI_DOCX_P);
    assert_int_equal(zci_docx_path_leave(&path), ZCI_DOCX_CHOICE);
    assert_int_equal(visit(&path, "Choice"), ZCI_DOCX_LEFT_OUT);
    assert_int_equal(enter(&path, "Fallback"), ZCI_DOCX_LEFT_OUT);
    assert_int_equal(visit(&path, "p"), ZCI_DOCX_LEFT_OUT);
    assert_int_equal(zci_docx_path_leave(&path), ZCI_DOCX_LEFT_OUT);
    assert_int_equal(visit(&path, "p"), ZCI_DOCX_P);
    assert_int_equal(zci_docx_path_leave(&path), ZCI_DOCX_CHOSEN);
    assert_int_equal(visit(&path, "Fallback"), ZCI_DOCX_FALLBACK); /* of nothing */
}

static void without_a_choice_the_fallback_counts(void **state)
{
    zci_docx_path path = {.depth = 0};
    (void)state;
    enter(&path, "AlternateContent");
    assert_int_equal(visit(&path, "p"), ZCI_DOCX_P);
    assert_int_equal(visit(&path, "Fallback"), ZCI_DOCX_FALLBACK);
    assert_int_equal(zci_docx_path_leave(&path), ZCI_DOCX_CHOSEN);
}

static void each_pair_of_forms_is_one_of_its_own(void **state)
{
    zci_docx_path path = {.depth = 0};
    (void)state;
    for (int i = 0; i < 2; i++) {
        enter(&path, "AlternateContent");
        enter(&path, "Choice");
        enter(&path, "AlternateContent");
        assert_int_equal(visit(&path, "Fallback"), ZCI_DOCX_FALLBACK);
        assert_int_equal(visit(&path, "Fallback"), ZCI_DOCX_LEFT_OUT);
        zci_docx_path_leave(&path);
        zci_docx_path_leave(&path);
        assert_int_equal(visit(&path, "Fallback"), ZCI_DOCX_LEFT_OUT);
        zci_docx_path_leave(&path);
    }
    assert_int_equal(path.depth, 0);
}

static void a_reader_may_leave_out_the_rest(void **state)
{
    zci_docx_path path = {.depth = 0};
    (void)state;
    enter(&path, "p");
    enter(&path, "r");
    assert_true(zci_docx_path_is(&path, ZCI_DOCX_R, ZCI_DOCX_P, ZCI_DOCX_OTHER));
    zci_docx_path_leave_out(&path);
    assert_false(zci_docx_path_is(&path, ZCI_DOCX_R, ZCI_DOCX_P, ZCI_DOCX_OTHER));
    assert_int_equal(enter(&path, "t"), ZCI_DOCX_LEFT_OUT);
    zci_docx_path_leave_out(&path); /* which is so already */
    assert_int_equal(zci_docx_path_leave(&path), ZCI_DOCX_LEFT_OUT);
    assert_int_equal(visit(&path, "t"), ZCI_DOCX_LEFT_OUT);
    assert_int_equal(zci_docx_path_leave(&path), ZCI_DOCX_LEFT_OUT);
    assert_int_equal(visit(&path, "r"), ZCI_DOCX_R);
    zci_docx_path_leave_out(&path);
    assert_int_equal(zci_docx_path_leave(&path), ZCI_DOCX_LEFT_OUT);
    assert_int_equal(path.depth, 0);
    assert_int_equal(visit(&path, "p"), ZCI_DOCX_P);
}

static void the_reading_is_in_elements_that_lie_in_one_another(void **state)
{
    zci_docx_path path = {.depth = 0};
    (void)state;
    assert_true(zci_docx_path_is(&path, ZCI_DOCX_OTHER, ZCI_DOCX_OTHER, ZCI_DOCX_OTHER));
    assert_false(zci_docx_path_is(&path, ZCI_DOCX_P, ZCI_DOCX_OTHER, ZCI_DOCX_OTHER));
    enter(&path, "p");
    assert_true(zci_docx_path_is(&path, ZCI_DOCX_P, ZCI_DOCX_OTHER, ZCI_DOCX_OTHER));
    assert_false(zci_docx_path_is(&path, ZCI_DOCX_P, ZCI_DOCX_P, ZCI_DOCX_OTHER));
    assert_false(zci_docx_path_is(&path, ZCI_DOCX_OTHER, ZCI_DOCX_OTHER, ZCI_DOCX_P));
    enter(&path, "pPr");
    enter(&path, "numPr");
    assert_true(zci_docx_path_is(&path, ZCI_DOCX_NUM_PR, ZCI_DOCX_P_PR, ZCI_DOCX_P));
    assert_true(zci_docx_path_is(&path, ZCI_DOCX_OTHER, ZCI_DOCX_P_PR, ZCI_DOCX_OTHER));
    assert_true(zci_docx_path_is(&path, ZCI_DOCX_OTHER, ZCI_DOCX_OTHER, ZCI_DOCX_P));
    assert_false(zci_docx_path_is(&path, ZCI_DOCX_NUM_PR, ZCI_DOCX_P_PR, ZCI_DOCX_STYLE));
    assert_false(zci_docx_path_is(&path, ZCI_DOCX_NUM_PR, ZCI_DOCX_P, ZCI_DOCX_OTHER));
    assert_false(zci_docx_path_is(&path, ZCI_DOCX_P_PR, ZCI_DOCX_OTHER, ZCI_DOCX_P));
}

static void a_part_may_be_as_deep_as_xml(void **state)
{
    zci_docx_path path = {.depth = 0};
    (void)state;
    for (size_t i = 0; i < ZCI_MARKUP_XML_DEPTH; i++)
        assert_int_equal(enter(&path, "tbl"), ZCI_DOCX_TBL);
    assert_true(zci_docx_path_is(&path, ZCI_DOCX_TBL, ZCI_DOCX_TBL, ZCI_DOCX_TBL));
    for (size_t i = 0; i < ZCI_MARKUP_XML_DEPTH; i++)
        assert_int_equal(zci_docx_path_leave(&path), ZCI_DOCX_TBL);
    assert_int_equal(path.depth, 0);
}

/* ---- Attributes -------------------------------------------------------------- */

/* What is read of a tag. */
typedef struct values {
    char value[32];
    uint32_t number;
    bool is_on;
} values;

static zc_status read_tag(void *context, const zci_markup_tag *tag)
{
    values *found = context;
    zc_string value = zci_docx_value(tag);
    snprintf(found->value, sizeof found->value, "%.*s", (int)value.len, value.data);
    found->number = zci_docx_number(tag, "n", 77);
    found->is_on = zci_docx_is_on(tag);
    return ZC_OK;
}

static values values_of(const char *tag)
{
    values found = {.number = 0};
    zc_error error;
    assert_ok(zci_markup_read_xml(text_of(tag), &(zci_markup_events){read_tag, NULL, NULL, &found},
                                  &error),
              error);
    return found;
}

static void numbers_are_digits(void **state)
{
    (void)state;
    assert_int_equal(values_of("<p n='0'/>").number, 0);
    assert_int_equal(values_of("<p n='12'/>").number, 12);
    assert_int_equal(values_of("<p n='9090'/>").number, 9090);
    assert_int_equal(values_of("<w:p xmlns:w='urn:w' w:n='12'/>").number, 12);
    assert_int_equal(values_of("<p n='2147483647'/>").number, INT32_MAX);
    assert_int_equal(values_of("<p n='2147483648'/>").number, INT32_MAX);
    assert_int_equal(values_of("<p n='99999999999999999999999999'/>").number, INT32_MAX);
    assert_int_equal(values_of("<p/>").number, 77);
    assert_int_equal(values_of("<p n=''/>").number, 77);
    assert_int_equal(values_of("<p n='-1'/>").number, 77);
    assert_int_equal(values_of("<p n='1/'/>").number, 77);
    assert_int_equal(values_of("<p n='1:'/>").number, 77);
    assert_int_equal(values_of("<p n='一'/>").number, 77);
}

static void a_property_is_on_unless_it_says_no(void **state)
{
    (void)state;
    assert_true(values_of("<vanish/>").is_on);
    assert_true(values_of("<vanish val='1'/>").is_on);
    assert_true(values_of("<vanish val='on'/>").is_on);
    assert_true(values_of("<vanish val=''/>").is_on);
    assert_true(values_of("<vanish n='0'/>").is_on);
    assert_false(values_of("<vanish val='0'/>").is_on);
    assert_false(values_of("<vanish val='false'/>").is_on);
    assert_false(values_of("<vanish val='off'/>").is_on);
    assert_string_equal(values_of("<pStyle val='正文'/>").value, "正文");
    assert_string_equal(values_of("<pStyle n='正文'/>").value, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(elements_are_known_by_their_names),
        cmocka_unit_test(what_was_before_a_change_is_left_out),
        cmocka_unit_test(of_several_forms_the_first_counts),
        cmocka_unit_test(without_a_choice_the_fallback_counts),
        cmocka_unit_test(each_pair_of_forms_is_one_of_its_own),
        cmocka_unit_test(a_reader_may_leave_out_the_rest),
        cmocka_unit_test(the_reading_is_in_elements_that_lie_in_one_another),
        cmocka_unit_test(a_part_may_be_as_deep_as_xml),
        cmocka_unit_test(numbers_are_digits),
        cmocka_unit_test(a_property_is_on_unless_it_says_no),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
