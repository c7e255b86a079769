/* Whichever allocation fails, the library says so, or does without it: it gives no wrong
 * answer, and the next call is answered as if nothing had been.
 *
 *   ZC_TEST_STEP=N     only each Nth allocation fails
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "base/buffer.h"
#include "base/string.h"
#include "scratch.h"
#include "short_memory.h"
#include "source/extract.h"
#include "zip_writer.h"

static const char *const texts[] = {
    "关于推进双减工作的通知\n\n某教发〔2022〕3号\n\n一、总体要求\n\n义务教育学校落实双减要求，"
    "到2025年覆盖率达到90%以上（责任单位：市教育局，2023年底前完成）。\n\n二、课后服务\n\n"
    "课后服务由学校提供，依据《义务教育法》。\n\n某市教育局\n\n2022年3月5日\n",
    "托育机构办法\n\n第一章 总则\n\n第一条 托育服务机构（以下简称托育机构）。\n\n第二条 School.\n",
    "课后服务与托育服务并举的意见\n\n学校和托育机构各负其责，双减不减质量，二〇二五年完成。\n",
    "学校食堂管理规定\n\n食堂由学校管理。The school provides meals.\n",
};
enum { TEXTS = sizeof texts / sizeof texts[0], LIMIT = 1 << 20 };

static const char synonyms_text[] = "双减 = 减负\n课后服务 = 课后托管\n";

typedef struct bench {
    char *dir;
    zc_reader *reader;
    zc_synonyms *synonyms;
    char *files; /* a directory of texts */
    char *fresh; /* an empty directory, another one for each call */
    zip_writer docx, ofd;
} bench;

static zc_status put_all(zc_writer *writer, zc_error *error)
{
    zc_status status = ZC_OK;
    for (size_t i = 0; status == ZC_OK && i < TEXTS; i++) {
        char id[8];
        snprintf(id, sizeof id, "%zu", i);
        zc_input input = {.id = text_of(id), .text = text_of(texts[i])};
        status = zc_writer_put(writer, &input, error);
    }
    return status;
}

static int open_bench(void **state)
{
    static bench b;
    zc_writer *writer;
    zc_error error;
    b.dir = scratch_make();
    assert_ok(zc_writer_open(b.dir, &writer, &error), error);
    assert_ok(put_all(writer, &error), error);
    assert_ok(zc_writer_commit(writer, &error), error);
    zc_writer_close(writer);
    assert_ok(zc_reader_open(b.dir, &b.reader, &error), error);
    assert_ok(zc_synonyms_new(&b.synonyms, &error), error);
    assert_ok(zc_synonyms_read(b.synonyms, text_of(synonyms_text), "table", &error), error);
    b.files = scratch_make();
    for (size_t i = 0; i < TEXTS; i++) {
        char name[16];
        snprintf(name, sizeof name, "%zu.txt", i);
        char *path = scratch_path(b.files, name);
        scratch_write(path, texts[i], strlen(texts[i]));
        free(path);
    }
    *state = &b;
    return 0;
}

static int close_bench(void **state)
{
    bench *b = *state;
    zc_synonyms_free(b->synonyms);
    zc_reader_close(b->reader);
    scratch_remove(b->files);
    scratch_remove(b->dir);
    return 0;
}

/* ---- One call, again and again ------------------------------------------- */

/* Makes a call and describes what came of it. */
typedef zc_status (*call)(const bench *b, const char *text, zci_buffer *out, zc_error *error);

static size_t step(void)
{
    const char *given = getenv("ZC_TEST_STEP");
    size_t number = given == NULL ? 1 : (size_t)strtoull(given, NULL, 10);
    return number == 0 ? 1 : number;
}

/* Fails each allocation of a call once, in turn. */
static void starve(bench *b, call made, const char *text)
{
    zci_buffer wanted = {0}, found = {0};
    zc_error error;
    b->fresh = scratch_make();
    assert_ok(made(b, text, &wanted, &error), error);
    scratch_remove(b->fresh);
    for (size_t count = 0, done = 0; done == 0; count += step()) {
        zci_buffer_reset(&found);
        b->fresh = scratch_make();
        short_memory_start(count);
        zc_status status = made(b, text, &found, &error);
        bool starved = short_memory_end();
        scratch_remove(b->fresh);
        done = !starved;
        if (status == ZC_OK && !found.failed &&
            !zci_string_same((zc_string){found.data, found.len},
                             (zc_string){wanted.data, wanted.len}))
            fail_msg("%s: allocation %zu: [%.*s], not [%.*s]", text, count, (int)found.len,
                     found.data, (int)wanted.len, wanted.data);
        if (status != ZC_OK && (!starved || status != ZC_NO_MEMORY))
            fail_msg("%s: allocation %zu: %s: %s", text, count, zc_status_name(status),
                     error.message);
    }
    zci_buffer_free(&wanted);
    zci_buffer_free(&found);
}

static void describe(const zc_answer *answer, zci_buffer *out)
{
    zci_buffer_format(out, "%s exact %d total %llu documents %llu matches %llu expanded %llu",
                      answer->parsed.data, answer->exact, (unsigned long long)answer->total,
                      (unsigned long long)answer->documents, (unsigned long long)answer->matches,
                      (unsigned long long)answer->expanded);
    for (size_t i = 0; i < answer->hit_count; i++) {
        const zc_hit *hit = &answer->hits[i];
        zci_buffer_format(out, " %s %.6f %zu %zu", hit->id.data, hit->score, hit->passage_count,
                          hit->via_count);
        for (size_t p = 0; p < hit->passage_count; p++)
            zci_buffer_format(out, " %s", hit->passages[p].id.data);
    }
    for (size_t i = 0; i < answer->note_count; i++)
        zci_buffer_format(out, " %s", answer->notes[i].text.data);
    for (size_t i = 0; i < answer->suggestion_count; i++)
        zci_buffer_format(out, " %s", answer->suggestions[i].data);
    for (size_t f = 0; answer->facets != NULL && f < ZC_FACET_KINDS; f++) {
        for (size_t v = 0; v < answer->facets[f].value_count; v++)
            zci_buffer_format(out, " %s", answer->facets[f].values[v].value.data);
    }
}

static zc_status search_with(const bench *b, const char *text, const zc_search_options *options,
                             zci_buffer *out, zc_error *error)
{
    zc_answer *answer = NULL;
    zc_status status = zc_search(b->reader, text_of(text), options, &answer, error);
    assert_int_equal(answer != NULL, status == ZC_OK);
    if (status == ZC_OK)
        describe(answer, out);
    zc_answer_free(answer);
    return status;
}

static zc_status search(const bench *b, const char *text, zci_buffer *out, zc_error *error)
{
    zc_search_options options = ZC_SEARCH_OPTIONS_DEFAULT;
    options.synonyms = b->synonyms;
    options.explain = options.facets = options.fold_documents = true;
    return search_with(b, text, &options, out, error);
}

static zc_status search_passages(const bench *b, const char *text, zci_buffer *out, zc_error *error)
{
    zc_search_options options = ZC_SEARCH_OPTIONS_DEFAULT;
    options.unit = ZC_PASSAGES;
    options.synonyms = b->synonyms;
    options.fold = options.explain = true;
    options.per_document = 2;
    return search_with(b, text, &options, out, error);
}

static const char *const queries[] = {
    "双减",
    "学校 -食堂 (课后服务 OR 托育)",
    "句(学校 双减) OR 段(安全 -食堂)",
    "责任单位:教育局",
    "标题:管理 年份:2022",
    "2025年",
    "school",
    "减",
    "托管",                                 /* found by other words alone */
    "托育机够",                             /* a suggestion */
    "托育机够 双咸",                        /* one of several runs */
    "学校食堂的课后服务和托育服务怎样管理", /* partial */
    "引用:义务教育法 目标:覆盖率 期限:2023",
};

static void searches_answer_or_say_that_memory_ran_out(void **state)
{
    for (size_t i = 0; i < sizeof queries / sizeof queries[0]; i++) {
        starve(*state, search, queries[i]);
        starve(*state, search_passages, queries[i]);
    }
}

static zc_status outlines(const bench *b, const char *text, zci_buffer *out, zc_error *error)
{
    zc_outlines *found = NULL;
    zc_status status = zc_outlines_search(b->reader, text_of(text), NULL, &found, error);
    for (size_t i = 0; status == ZC_OK && i < found->answer->hit_count; i++) {
        for (size_t h = 0; h < found->outlines[i].heading_count; h++)
            zci_buffer_format(out, " %s", found->outlines[i].headings[h].text.data);
    }
    zc_outlines_free(found);
    return status;
}

static zc_status fetch(const bench *b, const char *text, zci_buffer *out, zc_error *error)
{
    zc_excerpt *excerpt = NULL;
    zc_outline *outline = NULL;
    zc_status status = zc_fetch(b->reader, text_of(text), 1, &excerpt, error);
    if (status == ZC_OK)
        status = zc_outline_fetch(b->reader, text_of(text), &outline, error);
    for (size_t i = 0; status == ZC_OK && i < excerpt->passage_count; i++)
        zci_buffer_format(out, " %s", excerpt->passages[i].text.data);
    for (size_t i = 0; status == ZC_OK && i < outline->heading_count; i++)
        zci_buffer_format(out, " %s", outline->headings[i].text.data);
    zc_outline_free(outline);
    zc_excerpt_free(excerpt);
    return status;
}

static zc_status open_and_count(const bench *b, const char *text, zci_buffer *out, zc_error *error)
{
    zc_reader *reader = NULL;
    zc_answer *answer = NULL;
    zc_synonyms *synonyms = NULL;
    zc_status status = zc_reader_open(b->dir, &reader, error);
    if (status == ZC_OK)
        status = zc_facets(reader, text_of(text), NULL, &answer, error);
    if (status == ZC_OK)
        status = zc_synonyms_new(&synonyms, error);
    if (status == ZC_OK)
        status = zc_synonyms_read(synonyms, text_of(synonyms_text), "table", error);
    if (status == ZC_OK)
        describe(answer, out);
    zc_synonyms_free(synonyms);
    zc_answer_free(answer);
    zc_reader_close(reader);
    return status;
}

/* Moves a reader to another state, then asks it: where that failed the answer is that of the
 * newest state all the same. */
static zc_status move(const bench *b, const char *text, zci_buffer *out, zc_error *error)
{
    zc_input only = {.id = text_of("only"), .text = text_of(texts[0])};
    zc_writer *writer = NULL;
    zc_reader *reader = NULL;
    zc_answer *answer = NULL;
    zc_status status = zc_writer_open(b->fresh, &writer, error);
    if (status == ZC_OK)
        status = zc_writer_put(writer, &only, error);
    if (status == ZC_OK)
        status = zc_writer_commit(writer, error);
    if (status == ZC_OK)
        status = zc_reader_open(b->fresh, &reader, error);
    if (status == ZC_OK)
        status = put_all(writer, error);
    if (status == ZC_OK)
        status = zc_writer_commit(writer, error);
    zc_writer_close(writer);
    if (status == ZC_OK) {
        bool changed = true;
        zc_status moved = zc_reader_refresh(reader, &changed, error);
        assert_int_equal(changed, moved == ZC_OK);
        status = zc_facets(reader, text_of(text), NULL, &answer, error);
    }
    if (status == ZC_OK)
        describe(answer, out);
    zc_answer_free(answer);
    zc_reader_close(reader);
    return status;
}

static void other_readings_do_so_too(void **state)
{
    starve(*state, outlines, "双减");
    starve(*state, outlines, "托育");
    starve(*state, fetch, "0");
    starve(*state, fetch, "1");
    starve(*state, open_and_count, "学校");
    starve(*state, open_and_count, "");
    starve(*state, move, "学校");
}

/* ---- Writing --------------------------------------------------------------- */

/* Makes an index anew; its answer to one query describes it. */
static zc_status write_anew(const bench *b, const char *text, zci_buffer *out, zc_error *error)
{
    bench fresh = {.dir = b->fresh};
    zc_writer *writer = NULL;
    zc_status status = zc_writer_open(b->fresh, &writer, error);
    if (status == ZC_OK)
        status = put_all(writer, error);
    if (status == ZC_OK)
        status = zc_writer_commit(writer, error);
    zc_writer_close(writer);
    return status == ZC_OK ? open_and_count(&fresh, text, out, error) : status;
}

/* Indexes files, looks after them again, verifies and reads all of it. */
static zc_status index_files(const bench *b, const char *text, zci_buffer *out, zc_error *error)
{
    bench fresh = {.dir = b->fresh};
    const char *paths[] = {b->files};
    zc_index_options options = {.jobs = 1};
    zc_index_summary summary = {.added = 0};
    zc_status status = zc_index_paths(b->fresh, paths, 1, &options, &summary, error);
    zci_buffer_format(out, "%u added %u failed", (unsigned)summary.added, (unsigned)summary.failed);
    if (status == ZC_OK)
        status = zc_index_paths(b->fresh, paths, 1, &options, &summary, error);
    zci_buffer_format(out, "%u same %u failed", (unsigned)summary.unchanged,
                      (unsigned)summary.failed);
    if (status == ZC_OK)
        status = zc_verify(b->fresh, NULL, NULL, error);
    return status == ZC_OK ? open_and_count(&fresh, text, out, error) : status;
}

static void files_are_indexed_or_the_run_says_so(void **state)
{
    starve(*state, index_files, "学校");
}

static bool describe_token(void *context, const zc_token *token)
{
    zci_buffer_append(context, token->text.data, token->text.len);
    return true;
}

static zc_status tokenize(const bench *b, const char *text, zci_buffer *out, zc_error *error)
{
    (void)b;
    return zc_tokenize(text_of(text), describe_token, out, error);
}

static void texts_are_tokenized_or_not(void **state)
{
    starve(*state, tokenize, texts[1]);
}

static void add_docx(zip_writer *writer)
{
    zip_writer_add(writer, "_rels/.rels",
                   text_of("<r><Relationship Type='x/officeDocument' Target='d.xml'/></r>"));
    zip_writer_add(writer, "[Content_Types].xml", text_of("wordprocessingml.document.main+xml"));
    zip_writer_add(writer, "word/numbering.xml",
                   text_of("<n><abstractNum abstractNumId='0'><lvl ilvl='0'><start val='1'/>"
                           "<numFmt val='decimal'/><lvlText val='%1.'/></lvl></abstractNum>"
                           "<num numId='1'><abstractNumId val='0'/></num></n>"));
    zip_writer_add(writer, "d.xml",
                   text_of("<d><p><pPr><numPr><numId val='1'/></numPr></pPr><r><t>学校</t></r></p>"
                           "<tbl><tr><tc><p><r><t>食堂</t></r></p></tc><tc><p><r><t>托育</t></r>"
                           "</p></tc></tr></tbl></d>"));
}

static void add_ofd(zip_writer *writer)
{
    zip_writer_add(writer, "OFD.xml", text_of("<OFD><DocRoot>D.xml</DocRoot></OFD>"));
    zip_writer_add(writer, "D.xml",
                   text_of("<Document><TemplatePage ID='9' BaseLoc='T.xml'/>"
                           "<Page BaseLoc='P.xml'/></Document>"));
    zip_writer_add(writer, "P.xml",
                   text_of("<Page><Content><Layer><TextObject Size='5' Boundary='9 9 9 9'>"
                           "<TextCode>学校食堂</TextCode></TextObject></Layer></Content></Page>"));
}

/* Extracts the text of an office document, which `text` names. */
static zc_status extract(const bench *b, const char *text, zci_buffer *out, zc_error *error)
{
    zci_extraction extraction;
    const zip_writer *made = strcmp(text, "a.docx") == 0 ? &b->docx : &b->ofd;
    zci_buffer_append(out, made->bytes.data, made->bytes.len);
    return out->failed ? ZC_NO_MEMORY : zci_extract_text(text, LIMIT, out, &extraction, error);
}

static void office_documents_are_read_or_not(void **state)
{
    bench *b = *state;
    add_docx(&b->docx);
    add_ofd(&b->ofd);
    zip_writer_end(&b->docx);
    zip_writer_end(&b->ofd);
    starve(b, extract, "a.docx");
    starve(b, extract, "a.ofd");
    zip_writer_free(&b->docx);
    zip_writer_free(&b->ofd);
}

static void a_document_is_written_whole_or_the_writer_says_so(void **state)
{
    starve(*state, write_anew, "学校");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(searches_answer_or_say_that_memory_ran_out),
        cmocka_unit_test(other_readings_do_so_too),
        cmocka_unit_test(texts_are_tokenized_or_not),
        cmocka_unit_test(files_are_indexed_or_the_run_says_so),
        cmocka_unit_test(office_documents_are_read_or_not),
        cmocka_unit_test(a_document_is_written_whole_or_the_writer_says_so),
    };
    return cmocka_run_group_tests(tests, open_bench, close_bench);
}
