/* Real texts: the articles of the laws with the chapters above them, and the headings
 * of a compendium of work plans, counted by means that share nothing with the reader.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   ZC_TEST_SHOW=N  print the first N differences (10) */
#include "scratch.h"
#include "shared.h"
#include "test.h"

#include "base/buffer.h"
#include "base/utf8.h"
#include "whole_text.h"

enum { LEVELS = 5 }; /* 编, 分编, 章, 节, 条 */

/* ---- What a line says, by its bytes ---------------------------------------- */

static const char *const numerals[] = {"一", "二", "三", "四", "五", "六", "七", "八",
                                       "九", "十", "百", "千", "零", "〇", "0",  "1",
                                       "2",  "3",  "4",  "5",  "6",  "7",  "8",  "9"};

static const char *behind(const char *at, const char *word)
{
    size_t len = strlen(word);
    return strncmp(at, word, len) == 0 ? at + len : NULL;
}

static const char *skip_numerals(const char *at)
{
    const char *start = at;
    for (size_t i = 0; i < sizeof numerals / sizeof numerals[0]; i++) {
        const char *after = behind(at, numerals[i]);
        if (after != NULL) {
            at = after;
            i = (size_t)-1;
        }
    }
    return at == start ? NULL : at;
}

/* The level of a line "## 第三章 附则" or "第五条 ……", or -1. */
static int level_of(const char *line)
{
    static const char *const units[LEVELS] = {"编", "分编", "章", "节", "条"};
    bool marked = *line == '#';
    while (*line == '#' || *line == ' ' || *line == '*')
        line++;
    line = behind(line, "第");
    if (line == NULL || (line = skip_numerals(line)) == NULL)
        return -1;
    for (int level = 0; level < LEVELS; level++) {
        const char *after = behind(line, units[level]), *more;
        if (after == NULL)
            continue;
        if (level == LEVELS - 1 && (more = behind(after, "之")) != NULL)
            after = skip_numerals(more) == NULL ? after : skip_numerals(more);
        bool blank = marked || *after == ' ' || *after == '*' || *after == '\n' || *after == '\0' ||
                     behind(after, "\xE3\x80\x80") != NULL || behind(after, "\xC2\xA0") != NULL ||
                     behind(after, "\xE2\x80\x82") != NULL; /* wide, unbreakable, half */
        return blank ? level : -1;
    }
    return -1;
}

/* ---- Comparing ------------------------------------------------------------- */

typedef struct tally {
    const char *path;
    size_t articles, right, shown;
} tally;

/* The passages of one text with the lines of their headings. */
typedef struct reading {
    zci_passage *item;
    size_t len, capacity;
} reading;

static zc_status keep(void *context, const zci_passage *passage, zc_error *error)
{
    (void)error;
    reading *r = context;
    assert_true(zci_grow(&r->item, r->len, &r->capacity, sizeof *passage));
    r->item[r->len++] = *passage;
    return ZC_OK;
}

static reading read_text(const char *text, size_t len)
{
    zc_error error;
    reading r = {0};
    zci_layout layout = zci_layout_judge(text, len);
    assert_ok(whole_text_passages(text, len, &layout, keep, &r, &error), error);
    return r;
}

static const zci_passage *find_line(const reading *r, uint64_t line)
{
    size_t low = 0, high = r->len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (r->item[middle].line < line)
            low = middle + 1;
        else
            high = middle;
    }
    return low < r->len && r->item[low].line == line ? &r->item[low] : NULL;
}

/* Whether the headings above the passage that are divisions are those of `above`. */
static bool stands_below(const char *text, const reading *r, const zci_passage *passage,
                         const uint64_t above[LEVELS])
{
    uint64_t found[LEVELS] = {0};
    for (size_t i = 0; i < passage->heading_count; i++) {
        const zci_passage *heading = &r->item[passage->headings[i] - 1];
        int level = level_of(text + heading->span.start.byte);
        if (level >= 0)
            found[level] = heading->line;
    }
    return memcmp(found, above, sizeof found) == 0;
}

static void compare_line(tally *t, const char *text, const reading *r, const char *line,
                         uint64_t number, uint64_t above[LEVELS])
{
    int level = level_of(line);
    if (level < 0)
        return;
    for (int i = level; i < LEVELS; i++)
        above[i] = 0;
    if (level < LEVELS - 1) {
        above[level] = number;
        return;
    }
    const zci_passage *passage = find_line(r, number);
    t->articles++;
    if (passage != NULL && passage->heading_chars > 0 && stands_below(text, r, passage, above)) {
        t->right++;
    } else if (t->shown > 0) {
        t->shown--;
        printf("%s:%d: %.60s\n", t->path, (int)number, line);
    }
}

static void compare_text(tally *t, const char *text, size_t len)
{
    reading r = read_text(text, len);
    uint64_t above[LEVELS] = {0}, number = 1;
    for (const char *line = text; line != NULL; number++) {
        compare_line(t, text, &r, line, number, above);
        line = strchr(line, '\n');
        line = line == NULL ? NULL : line + 1;
    }
    free(r.item);
}

static void keeps_articles_below_their_chapters(void **state)
{
    (void)state;
    char *archive = shared_find("corpora/laws.tar.xz");
    if (archive == NULL) {
        puts("the laws are not tested: $ZHENGCE_SHARED/corpora/laws.tar.xz is not there");
        skip();
    }
    const char *show = getenv("ZC_TEST_SHOW");
    tally t = {.shown = show == NULL ? 10 : (size_t)strtoul(show, NULL, 10)};
    char *dir = scratch_make();
    const char *const unpack[] = {"tar", "-xf", archive, "-C", dir, NULL};
    assert_int_equal(scratch_run(unpack), 0);
    scratch_list files = {0};
    scratch_list_files(&files, dir);
    for (size_t i = 0; i < files.count; i++) {
        size_t len;
        char *text = scratch_read(files.path[i], &len);
        t.path = files.path[i];
        compare_text(&t, text, len);
        free(text);
    }
    printf("%zu of %zu articles below their chapters and sections\n", t.right, t.articles);
    scratch_list_free(&files);
    scratch_remove(dir);
    free(archive);
    assert_true(t.articles > 100000);
    assert_true(t.right * 1000 >= t.articles * 999);
}

/* ---- The compendium -------------------------------------------------------- */

/* Where the bodies of its documents begin; before them stand lists of contents. */
enum { FIRST_LINE = 314, LAST_LINE = 504 };

static void counts_the_headings_of_plans(void **state)
{
    (void)state;
    char *path = shared_find("seeds/002_3165b1e1fe2a6d7c.txt");
    if (path == NULL) {
        puts("the plans are not tested: $ZHENGCE_SHARED/seeds is not there");
        skip();
    }
    size_t len, han = 0, bracket = 0, arabic = 0, other = 0;
    char *text = scratch_read(path, &len);
    reading r = read_text(text, len);
    for (size_t i = 0; i < r.len; i++) {
        const zci_passage *p = &r.item[i];
        if (p->line < FIRST_LINE || p->line > LAST_LINE || p->heading_chars == 0)
            continue;
        const char *start = text + p->span.start.byte;
        if (*start == '(')
            bracket++;
        else if (*start >= '0' && *start <= '9')
            arabic++;
        else if (behind(skip_numerals(start) == NULL ? "" : skip_numerals(start), "、") != NULL)
            han++;
        else
            other++;
    }
    printf("%zu, %zu, %zu headings of three levels, %zu others\n", han, bracket, arabic, other);
    free(r.item);
    free(text);
    free(path);
    assert_int_equal(han, 15);
    assert_int_equal(bracket, 25);
    assert_int_equal(arabic, 136);
    assert_int_equal(other, 4); /* 一是…… to 四是…… */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_articles_below_their_chapters),
        cmocka_unit_test(counts_the_headings_of_plans),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
