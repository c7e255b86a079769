/* Readers in threads of one program, beside its writer.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Every document says which edition it is of, and each commit replaces all of them: an answer of
 * two editions is a mixture, and one older than the last that this reader saw goes back in time.
 * Its argument is an empty directory. */
#include "public.h"

#include <pthread.h>

enum { READERS = 3, DOCUMENTS = 8, EDITIONS = 30 };

typedef struct reading {
    pthread_t thread;
    const char *db;
    unsigned answers, seen; /* the edition that the last of them was of */
} reading;

static void write_edition(zc_writer *writer, unsigned edition)
{
    zc_error error;
    for (unsigned i = 0; i < DOCUMENTS; i++) {
        char id[16], text[128];
        snprintf(id, sizeof id, "n-%u", i);
        snprintf(text, sizeof text, "落实“双减”工作。\n本件为第%u版，作业不过量。", edition);
        put(writer, id, "关于“双减”的通知", text, "2022-05-18");
    }
    CHECK_STATUS(zc_writer_commit(writer, &error), ZC_OK);
}

static unsigned edition_of(const zc_hit *hit)
{
    static const char before[] = "第";
    const char *at = NULL;
    for (size_t i = 0; at == NULL && i < hit->passage_count; i++)
        at = strstr(hit->passages[i].text.data, before);
    CHECK(at != NULL);
    return (unsigned)strtoul(at + strlen(before), NULL, 10);
}

/* Searches once; returns the edition that all of the answer is of. */
static unsigned search(zc_reader *reader, zc_string query)
{
    zc_search_options options = ZC_SEARCH_OPTIONS_DEFAULT;
    zc_answer *answer = NULL;
    zc_error error;
    options.fold_documents = false;
    CHECK_STATUS(zc_search(reader, query, &options, &answer, &error), ZC_OK);
    CHECK(answer->total == DOCUMENTS && answer->hit_count == DOCUMENTS);
    unsigned edition = edition_of(&answer->hits[0]);
    for (size_t i = 1; i < answer->hit_count; i++)
        CHECK(edition_of(&answer->hits[i]) == edition);
    zc_answer_free(answer);
    return edition;
}

/* Until the last edition is seen. */
static void *read_all(void *context)
{
    static const char *const queries[] = {"\"作业不过量\"", "第 作业不过量", "句(第 版)"};
    reading *r = (reading *)context;
    zc_error error;
    zc_reader *reader = open_reader(r->db);
    while (r->seen < EDITIONS) {
        unsigned edition = search(reader, str(queries[r->answers++ % 3]));
        CHECK(edition >= r->seen && edition <= EDITIONS);
        r->seen = edition;
        CHECK_STATUS(zc_reader_refresh(reader, NULL, &error), ZC_OK);
    }
    zc_reader_close(reader);
    return NULL;
}

int main(int argc, char **argv)
{
    reading all[READERS];
    zc_writer *writer = NULL;
    zc_error error;
    CHECK(argc == 2);
    CHECK_STATUS(zc_writer_open(argv[1], &writer, &error), ZC_OK);
    write_edition(writer, 1);
    for (unsigned i = 0; i < READERS; i++) {
        all[i] = (reading){.db = argv[1]};
        CHECK(pthread_create(&all[i].thread, NULL, read_all, &all[i]) == 0);
    }
    for (unsigned edition = 2; edition <= EDITIONS; edition++)
        write_edition(writer, edition);
    for (unsigned i = 0; i < READERS; i++)
        CHECK(pthread_join(all[i].thread, NULL) == 0);
    zc_writer_close(writer);
    return 0;
}
