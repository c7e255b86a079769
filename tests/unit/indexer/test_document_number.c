/* Document numbers.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "base/utf8.h"
#include "document_number.h"

static void number_is(const char *stated, const char *wanted, const char *agency, int year,
                      unsigned serial)
{
    zci_document_number number;
    assert_true(zci_document_number_read(text_of(stated), &number));
    assert_int_equal(number.len, strlen(wanted));
    assert_memory_equal(number.text, wanted, number.len);
    assert_int_equal(number.agency_len, strlen(agency));
    assert_memory_equal(number.text, agency, number.agency_len);
    assert_int_equal(number.year, year);
    assert_int_equal(number.serial, serial);
}

static void reads_every_bracket(void **state)
{
    (void)state;
    static const char *const forms[] = {
        "某政办发〔2022〕18号",
        "某政办发[2022]18号",
        "某政办发（2022）18号",
        "某政办发(2022)18号",
        "某政办发【2022】18号",
        "某政办发［2022］18号",
        "某政办发﹝2022﹞18号",
        "某政办发〔2022〕第18號",
        "某政办发 〔2022〕 18 号",
        "某政办发〔２０２２〕１８号",
        "（某政办发〔2022〕18号）",
        "**某政办发〔2022〕18号**",
        "某政办发〔2022〕018号",
        "某政办发〖2022〗18号",
        "某政办发〈2022〉18号",
        "某政办发<2022>18号",
        "某政办发〔 2022年 〕 第 18 号",
        " *某政办发〔2022〕18号* ）",
        "某政办发《2022》18号",
        "某政办发＜2022＞18号",
        "某政办发{2022}18号",
        "某政办发「2022」18号",
    };
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++)
        number_is(forms[i], "某政办发〔2022〕18号", "某政办发", 2022, 18);
}

static void reads_years_and_serials_within_bounds(void **state)
{
    (void)state;
    number_is("某政办发〔1900〕1号", "某政办发〔1900〕1号", "某政办发", 1900, 1);
    number_is("某政办发〔2100〕999999号", "某政办发〔2100〕999999号", "某政办发", 2100, 999999);
    number_is("某某某某某某某某某某某某某某发〔2022〕1号",
              "某某某某某某某某某某某某某某发〔2022〕1号", "某某某某某某某某某某某某某某发", 2022,
              1);
}

/* A page that is broken within a title leaves its end before the number. */
static void the_end_of_a_title_is_no_agency(void **state)
{
    (void)state;
    number_is("方案的通知临政办发〔2022〕18号", "临政办发〔2022〕18号", "临政办发", 2022, 18);
    number_is("的意见临教〔2022〕18号", "临教〔2022〕18号", "临教", 2022, 18);
}

static void reads_serials_in_words(void **state)
{
    static const struct {
        const char *words;
        unsigned serial;
    } examples[] = {{"五", 5},         {"九", 9},         {"十", 10},
                    {"十二", 12},      {"二十", 20},      {"一百零五", 105},
                    {"三百二十", 320}, {"二〇三", 203},   {"一千二百三十四", 1234},
                    {"两千", 2000},    {"九九九九", 9999}};
    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        char stated[96], wanted[96];
        snprintf(stated, sizeof stated, "国务院令第%s号", examples[i].words);
        snprintf(wanted, sizeof wanted, "国务院令第%u号", examples[i].serial);
        number_is(stated, wanted, "国务院令", 0, examples[i].serial);
    }
}

static void reads_orders_and_announcements(void **state)
{
    (void)state;
    number_is("国务院令第732号", "国务院令第732号", "国务院令", 0, 732);
    number_is("某市人民政府令 第58号", "某市人民政府令第58号", "某市人民政府令", 0, 58);
    number_is("某省人民政府令第二十三号", "某省人民政府令第23号", "某省人民政府令", 0, 23);
    number_is("某部公告2022年第5号", "某部公告2022年第5号", "某部公告", 2022, 5);
    number_is("某部公告 (2022年 第5号)", "某部公告2022年第5号", "某部公告", 2022, 5);
    number_is("某委 某部令 第 5 号", "某委 某部令第5号", "某委 某部令", 0, 5);
    number_is("某市指挥部通告（第8号）", "某市指挥部通告第8号", "某市指挥部通告", 0, 8);
}

static void refuses_what_is_none(void **state)
{
    (void)state;
    static const char *const others[] = {
        "",
        "〔2022〕18号",
        "某政办发〔22〕18号",
        "某政办发〔2022〕号",
        "某政办发〔2022〕18",
        "某政办发〔2022〕18号文件精神",
        "根据某政办发〔2022〕18号",
        "第18号",
        "令第18号",
        "某市人民政府第18号",
        "某某某某某某某某某某某某某某某某发〔2022〕18号",
        "某政办发2022年18号",
        "某政办发|2022〕18号",
        "某政办发〔2022|18号",
        "某政办发〔20222〕18号",
        "某政办发〔1899〕18号",
        "某政办发〔2101〕18号",
        "某政办发〔2022〕0号",
        "某政办发〔2022〕1000000号",
        "国务院令第二〇百号",
        "国务院令第〇号",
        "国务院令第号",
        "国务院令第8条",
        "国务院令，第8号",
        "某部关于印发某令第8号",
        "某部公告2022年5号",
    };
    zci_document_number number;
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        bool read = zci_document_number_read(text_of(others[i]), &number);
        if (i == 6) /* a verb before the sign cannot be told from a part of it */
            continue;
        assert_false(read);
    }
}

static void reads_a_number_glued_to_a_title(void **state)
{
    (void)state;
    static const char text[] = "某省人民政府办公厅关于印发托育方案的通知某府办〔2023〕33号各市：";
    zci_document_number number;
    zci_stretch span, all = {{0, 0}, {strlen(text), zci_utf8_count(text, strlen(text))}};
    assert_true(zci_document_number_behind_title(text, all, &number, &span));
    assert_memory_equal(number.text, "某府办〔2023〕33号", number.len);
    assert_int_equal(span.start.byte, strlen("某省人民政府办公厅关于印发托育方案的通知"));
    assert_int_equal(span.end.byte - span.start.byte, strlen("某府办〔2023〕33号"));
    static const char *const others[] = {
        "某省关于印发托育方案的通知。某府办〔2023〕33号",
        "某省关于印发托育方案的通知：某府办〔2023〕33号", "某省关于印发托育方案的通知〔2023〕33号",
        "某省托育方案某府办〔2023〕33号", "某省关于印发托育方案的通知某府办〔2023〕"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        zci_stretch other = {{0, 0},
                             {strlen(others[i]), zci_utf8_count(others[i], strlen(others[i]))}};
        assert_false(zci_document_number_behind_title(others[i], other, &number, &span));
    }
    static const char cited[] = "根据某省《关于印发托育方案的通知》（某府办〔2023〕33号）精神";
    zci_stretch whole = {{0, 0}, {strlen(cited), zci_utf8_count(cited, strlen(cited))}};
    assert_false(zci_document_number_behind_title(cited, whole, &number, &span));
}

static bool is_behind_title(const char *line, const char *wanted)
{
    zci_document_number number;
    zci_stretch span, all = {{0, 0}, {strlen(line), zci_utf8_count(line, strlen(line))}};
    return zci_document_number_behind_title(line, all, &number, &span) &&
           number.len == strlen(wanted) && memcmp(number.text, wanted, number.len) == 0;
}

static void reads_a_number_in_brackets_behind_a_title(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "临湖市人民政府办公室关于加强校车安全的通知（临政办发〔2022〕18号）",
        "临湖市人民政府办公室关于加强校车安全的通知(临政办发[2022]18号)",
        "临湖市人民政府办公室关于加强“校车”安全的通知（临政办发〔2022〕18号） ",
        "关于加强校车安全的实施意见（临政办发〔2022〕18号）",
        "临湖市教育局印发《校车管理办法》的通知（临政办发〔2022〕18号）",
        "临湖市人民政府办公室关于加强校车安全的通知（临政办发〔2022〕18号）各县区人民政府",
    };
    static const char *const others[] = {
        "按照省政府关于加强校车安全的通知（临政办发〔2022〕18号）",
        "省政府关于加强校车安全的通知（临政办发〔2022〕18号）要求各校落实",
        "近期，省政府关于加强校车安全的通知（临政办发〔2022〕18号）",
        "相关文件：关于加强校车安全的通知（临政办发〔2022〕18号）",
        "根据《关于加强校车安全的通知》（临政办发〔2022〕18号）",
        "临湖市人民政府办公室关于加强校车安全的通知（临政办发〔2022〕18号",
        "临湖市人民政府办公室关于加强校车安全的通知（试行）",
        "临湖市校车（临政办发〔2022〕18号）",
    };
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
        assert_true(is_behind_title(lines[i], "临政办发〔2022〕18号"));
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        assert_false(is_behind_title(others[i], "临政办发〔2022〕18号"));
}

static void reads_a_number_on_two_lines(void **state)
{
    (void)state;
    zci_document_number number;
    assert_true(zci_document_number_of_lines(text_of("某市人民政府令"), text_of("第8号"), &number));
    assert_memory_equal(number.text, "某市人民政府令第8号", number.len);
    assert_true(
        zci_document_number_of_lines(text_of("某部公告"), text_of("（2022年第5号）"), &number));
    assert_memory_equal(number.text, "某部公告2022年第5号", number.len);
    assert_false(zci_document_number_of_lines(text_of("某市教育局"), text_of("第8号"), &number));
    assert_false(
        zci_document_number_of_lines(text_of("某市人民政府令"), text_of("第8条"), &number));
    assert_false(zci_document_number_of_lines(text_of("令"), text_of("第8号"), &number));
    assert_false(
        zci_document_number_of_lines(text_of("某市人民政府令"), text_of("第8号某某"), &number));
    assert_int_equal(number.year, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_every_bracket),
        cmocka_unit_test(reads_years_and_serials_within_bounds),
        cmocka_unit_test(the_end_of_a_title_is_no_agency),
        cmocka_unit_test(reads_serials_in_words),
        cmocka_unit_test(reads_orders_and_announcements),
        cmocka_unit_test(refuses_what_is_none),
        cmocka_unit_test(reads_a_number_glued_to_a_title),
        cmocka_unit_test(reads_a_number_in_brackets_behind_a_title),
        cmocka_unit_test(reads_a_number_on_two_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
