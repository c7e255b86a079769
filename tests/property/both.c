/* One corpus in both forms.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "both.h"

#include "base/buffer.h"
#include "scratch.h"
#include "test.h"

#include <inttypes.h>

static bool print_failure(void *context, const zc_index_event *event)
{
    (void)context;
    if (event->change == ZC_FAILED)
        fprintf(stderr, "%s: %s\n", event->path.data, event->reason.data);
    return true;
}

void both_start(both *b)
{
    *b = (both){.dir = scratch_make()};
    b->index = scratch_path(b->dir, "index");
}

void both_index(both *b, char *const *paths, size_t count)
{
    zc_index_options options = {.observer = print_failure, .raw = true};
    zc_index_summary summary;
    zc_error error;
    assert_ok(
        zc_index_paths(b->index, (const char *const *)paths, count, &options, &summary, &error),
        error);
    assert_int_equal(summary.failed, 0);
    assert_ok(zc_reader_open(b->index, &b->reader, &error), error);
    exact_finish(&b->corpus);
    printf("%" PRIu64 " documents, %" PRIu64 " passages, %zu symbols\n", summary.documents,
           summary.passages, b->corpus.all.len);
}

void both_finish(both *b)
{
    zc_reader_close(b->reader);
    exact_free(&b->corpus);
    free(b->index);
    scratch_remove(b->dir);
}

void both_add_file(both *b, const char *path, ref_lines lines)
{
    size_t len;
    char *bytes = scratch_read(path, &len);
    exact_add(&b->corpus, path, bytes, len, lines, false);
    free(bytes);
}

/* ---- Made-up texts ----------------------------------------------------- */

static void put_json(zci_buffer *out, const char *text, size_t len)
{
    zci_buffer_text(out, "\"");
    for (size_t i = 0; i < len; i++) {
        unsigned char byte = (unsigned char)text[i];
        if (byte < 0x20)
            zci_buffer_format(out, "\\u%04x", byte);
        else if (byte == '"' || byte == '\\')
            zci_buffer_format(out, "\\%c", byte);
        else
            zci_buffer_byte(out, byte);
    }
    zci_buffer_text(out, "\"");
}

static void make_files(both *b, chance *c, scratch_list *files)
{
    zci_buffer text = {0};
    for (size_t i = 0; i < 160; i++) {
        char name[32];
        bool wrapped = i % 4 == 3;
        zci_buffer_reset(&text);
        if (wrapped)
            babble_wrapped(c, &text, 8);
        else
            babble_paragraphs(c, &text, false);
        snprintf(name, sizeof name, "made/%03zu.txt", i);
        char *path = scratch_path(b->dir, name);
        scratch_write(path, text.data, text.len);
        both_add_file(b, path, wrapped ? REF_WRAPPED : REF_PARAGRAPHS);
        free(path);
    }
    zci_buffer_free(&text);
    char *made = scratch_path(b->dir, "made");
    scratch_list_files(files, made);
    free(made);
}

static void make_records(both *b, chance *c)
{
    zci_buffer lines = {0}, title = {0}, text = {0};
    for (size_t i = 0; i < 120; i++) {
        char id[16];
        snprintf(id, sizeof id, "r-%03zu", i);
        zci_buffer_reset(&title);
        zci_buffer_reset(&text);
        zci_buffer_text(&title, "关于"); /* a title holds more than marks */
        babble_run(c, &title, 1 + chance_below(c, 8));
        babble_paragraphs(c, &text, true);
        zci_buffer_format(&lines, "{\"id\":\"%s\",\"title\":", id);
        put_json(&lines, title.data, title.len);
        zci_buffer_text(&lines, ",\"text\":");
        put_json(&lines, text.data, text.len);
        zci_buffer_text(&lines, "}\n");
        exact_add(&b->corpus, id, text.data, text.len, REF_PARAGRAPHS, false);
        exact_add(&b->corpus, id, title.data, title.len, REF_WRAPPED, true);
    }
    char *path = scratch_path(b->dir, "made/records.jsonl");
    scratch_write(path, lines.data, lines.len);
    free(path);
    zci_buffer_free(&lines);
    zci_buffer_free(&title);
    zci_buffer_free(&text);
}

void both_make_up(both *b, chance *c)
{
    scratch_list files = {0};
    char *made = scratch_path(b->dir, "made");
    const char *const make[] = {"mkdir", made, NULL};
    assert_int_equal(scratch_run(make), 0);
    make_records(b, c);
    make_files(b, c, &files);
    both_index(b, files.path, files.count);
    scratch_list_free(&files);
    free(made);
}
