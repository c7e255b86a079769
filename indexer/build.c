/* A fresh index built by several workers.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "build.h"

#include "base/fail.h"
#include "base/thread.h"
#include "events.h"
#include "observer.h"
#include "store/joint.h"
#include "store/part.h"
#include "store/record_places.h"
#include "workers.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum {
    BYTES_WORTH_IT = 4 << 20,     /* of sources, for joining and compacting to pay */
    STRETCH_BYTES = 1 << 20,      /* at least, of one of several stretches */
    STRETCH_BYTES_MAX = 30 << 20, /* at most: its postings fit into a part's memory, mostly */
    STRETCHES_MAX = ZCI_WORKERS_MAX
};

typedef struct stretch {
    struct build *build;
    zci_docid docid; /* that its part begins with */
    zci_docid last;  /* that its part may use */
    unsigned number;
    zci_update update; /* the run, as if there were only this */
    zc_index_options options;
    zc_error error;
    zc_status status;
    bool done;
    size_t seen;       /* sources of it that are counted in the build's `files_done` */
    zci_events events; /* until their turn */
} stretch;

typedef struct build {
    zci_update *whole;
    stretch *stretches;
    size_t count, workers;
    zci_store_writer **parts;
    pthread_mutex_t lock; /* guards `next` and each stretch's `done` */
    pthread_cond_t progress;
    size_t next;
    atomic_bool stop;
    atomic_size_t files_done;  /* by all workers; fewer again where one's are done once more */
    size_t files_told;         /* of these, to the caller */
    size_t part_bytes;         /* of memory for each worker's part, and its share of what grows */
    size_t table_bytes;        /* what the names of sources and the generation before take */
    atomic_size_t given_bytes; /* what the ids given so far take, once it is known */
} build;

/* ---- Cutting ----------------------------------------------------------- */

/* The bytes of the sources, looked at once: what is decided by them agrees where files grow. */
typedef struct sizes {
    uint64_t *of;         /* each */
    uint64_t all, docids; /* that they take */
} sizes;

static uint64_t source_bytes(zci_update *u, size_t number)
{
    zci_file_stat stat;
    zci_source source;
    if (zci_walk_source(&u->walk, number, &u->hand.path, &source, NULL) != ZC_OK ||
        zci_file_stat_read(source.path.data, &stat, NULL) != ZC_OK)
        return 0;
    return stat.size;
}

/* Docids that are set aside: a passage has a character and a line's end.  What is packed or
 * written in few words may have more of them, see run_alone. */
static uint64_t docids_of(uint64_t bytes)
{
    const uint64_t room_to_grow = 1024;
    return bytes / 2 + bytes / 16 + room_to_grow; /* see zci_adder_add for the sixteenth */
}

static zc_status measure(zci_update *u, sizes *found)
{
    *found = (sizes){.of = calloc(u->walk.sources.count + 1, sizeof *found->of)};
    if (found->of == NULL)
        return zci_fail_memory(u->error);
    for (size_t i = 0; i < u->walk.sources.count; i++) {
        found->of[i] = source_bytes(u, i);
        found->all += found->of[i];
        found->docids += docids_of(found->of[i]);
    }
    return ZC_OK;
}

/* What grows with the number of files and of documents. */
static size_t table_bytes(const zci_update *u)
{
    size_t bytes = zci_path_list_bytes(&u->walk.sources) + zci_path_list_bytes(&u->walk.skipped);
    return bytes + (u->former == NULL ? 0 : zci_known_bytes(&u->former->known));
}

/* What is left of it for the postings of a part.  Arrays that grow leave as much behind, in
 * pieces that malloc keeps. */
static size_t postings_bytes(const build *b)
{
    size_t taken = (b->table_bytes + 2 * atomic_load(&b->given_bytes)) / b->workers;
    return b->part_bytes > taken + ZCI_WORKERS_PART_BYTES ? b->part_bytes - taken
                                                          : ZCI_WORKERS_PART_BYTES;
}

static bool is_fresh(const zci_update *u)
{
    return u->writer != NULL && zci_store_writer_is_new(u->writer) && u->traces.documents == 0 &&
           u->walk.sources.count > 0;
}

static bool is_worth_it(const zci_update *u, const sizes *bytes)
{
    return (bytes->all >= BYTES_WORTH_IT || u->options->jobs > 1) &&
           bytes->docids < ZCI_STORE_DOCIDS_MAX;
}

/* A part begins with a whole table of places. */
static uint64_t round_up(uint64_t docid)
{
    return (docid + ZCI_RECORD_PLACES - 1) / ZCI_RECORD_PLACES * ZCI_RECORD_PLACES;
}

/* Where each stretch begins: as soon as the one before it has its share. */
static void cut(build *b, const sizes *found, uint64_t share)
{
    uint64_t bytes = share, docid = 1;
    for (size_t i = 0; i < b->whole->walk.sources.count; i++) {
        const uint64_t size = found->of[i];
        if (bytes >= share && b->count < STRETCHES_MAX) {
            if (b->count > 0)
                docid = round_up(docid);
            b->stretches[b->count].update.first_source = i;
            b->stretches[b->count].docid = (zci_docid)docid;
            b->count++;
            bytes = 0;
        }
        stretch *s = &b->stretches[b->count - 1];
        bytes += size;
        docid += docids_of(size);
        s->last = (zci_docid)(docid - 1);
        s->update.end_source = i + 1;
    }
}

/* The bytes of a stretch: one for each worker, or several where these would be too large, and
 * one for all of a single worker, who waits for nobody. */
static uint64_t share_of(const build *b, uint64_t bytes, size_t workers)
{
    bool asked = b->whole->options->jobs > 1; /* then in several parts, however small */
    if (workers == 1 && !asked)
        return UINT64_MAX;
    uint64_t rounds = bytes / workers / STRETCH_BYTES_MAX + 1;
    while (rounds > 1 && rounds * workers > STRETCHES_MAX)
        rounds--;
    uint64_t share = bytes / (rounds * workers) + 1;
    return share < STRETCH_BYTES && !asked ? STRETCH_BYTES : share;
}

static zc_status prepare(build *b, const sizes *bytes)
{
    b->part_bytes = zci_workers_part_bytes(b->whole->options, b->workers, bytes->all);
    b->table_bytes = table_bytes(b->whole);
    b->stretches = calloc(STRETCHES_MAX, sizeof *b->stretches);
    b->parts = calloc(STRETCHES_MAX, sizeof(zci_store_writer *));
    if (b->stretches == NULL || b->parts == NULL)
        return zci_fail_memory(b->whole->error);
    for (unsigned i = 0; i < STRETCHES_MAX; i++) {
        b->stretches[i].build = b;
        b->stretches[i].number = i + 1;
    }
    cut(b, bytes, share_of(b, bytes->all, b->workers));
    return ZC_OK;
}

/* ---- Telling ----------------------------------------------------------- */

/* How many the caller, on whose thread this is asked, is told of: never fewer than before. */
static size_t files_to_tell(build *b)
{
    const size_t done = atomic_load(&b->files_done);
    if (b->files_told < done)
        b->files_told = done;
    return b->files_told;
}

/* What the caller hears on its own thread while the workers' events wait for their turn:
 * how far they are.  It is also asked whether to go on. */
static zc_status show_progress(build *b, zc_error *error)
{
    if (zci_observer_show(b->whole->options, "", "", files_to_tell(b),
                          b->whole->walk.sources.count))
        return ZC_OK;
    atomic_store(&b->stop, true);
    return zci_fail_stopped(error);
}

/* Tells the observer what is being done where no files are read, now and in
 * the rest of the run. */
static bool tell_step(void *context, zci_store_step step)
{
    const zci_update *u = context;
    const size_t all = u->walk.sources.count;
    switch (step) {
    case ZCI_STORE_JOINS:
        return zci_observer_show(u->options, "joining the parts", "正在合并各部分", all, all);
    case ZCI_STORE_CHECKS:
        break;
    }
    return zci_observer_show(u->options, "checking the new index", "正在检查新索引", all, all);
}

static void count_file(stretch *s, uint64_t files_done)
{
    atomic_fetch_add(&s->build->files_done, (size_t)files_done - s->seen);
    s->seen = (size_t)files_done;
}

/* ---- One stretch ------------------------------------------------------- */

/* The observer of a stretch of one of several workers: events wait until those before them
 * are told. */
static bool keep_event(void *context, const zc_index_event *event)
{
    stretch *s = context;
    if (atomic_load(&s->build->stop))
        return false;
    count_file(s, event->files_done);
    if (zci_events_add(&s->events, event))
        return true;
    s->status = ZC_NO_MEMORY;
    return false;
}

/* The observer of a stretch whose turn it is. */
static bool tell_event(void *context, const zc_index_event *event)
{
    stretch *s = context;
    const zci_update *whole = s->build->whole;
    zc_index_event told = *event;
    count_file(s, event->files_done);
    told.files_done = files_to_tell(s->build); /* which others have moved on */
    told.files_total = whole->walk.sources.count;
    return zci_observer_tell(whole->options, &told);
}

/* The same while it is worked off: what its ids take the postings must do without. */
static bool tell_in_turn(void *context, const zc_index_event *event)
{
    stretch *s = context;
    atomic_store(&s->build->given_bytes, zci_given_bytes(&s->update.given));
    zci_store_part_set_memory(s->update.writer, postings_bytes(s->build));
    return tell_event(s, event);
}

static zc_status open_part(stretch *s, zc_index_observer observer)
{
    build *b = s->build;
    zci_update *u = &s->update;
    s->options = *b->whole->options;
    s->options.observer = observer;
    s->options.context = s;
    u->walk = b->whole->walk; /* borrowed */
    u->options = &s->options;
    u->error = &s->error;
    u->now = b->whole->now;
    u->former = b->whole->former;
    u->run = b->whole->run;
    zci_store_part part = {s->number, s->docid, s->last, postings_bytes(b),
                           ZCI_WORKERS_DATABASES / (unsigned)b->count};
    zc_status status =
        zci_store_part_open(b->whole->writer, &part, &b->parts[s->number - 1], &s->error);
    if (status != ZC_OK)
        return status;
    u->writer = b->parts[s->number - 1];
    u->adder = zci_adder_new(u->writer);
    return u->adder == NULL ? zci_fail_memory(&s->error) : ZC_OK;
}

/* Frees what a stretch took, and nothing of its build's. */
static void close_stretch(stretch *s)
{
    zci_adder_free(s->update.adder);
    s->update.adder = NULL;
    s->update.walk = (zci_walk){.roots = NULL};
    zci_update_free(&s->update);
    zci_events_free(&s->events);
}

static void work_off(stretch *s, zc_index_observer observer)
{
    zc_status status = open_part(s, observer);
    if (status == ZC_OK)
        status = zci_update_take_sources(&s->update);
    if (status == ZC_OK)
        status = zci_store_part_finish(s->update.writer, &s->error);
    if (s->status == ZC_NO_MEMORY) /* of keeping an event */
        status = zci_fail_memory(&s->error);
    s->status = status;
}

/* ---- Workers ----------------------------------------------------------- */

static stretch *take_next(build *b)
{
    pthread_mutex_lock(&b->lock);
    stretch *s = b->next < b->count && !atomic_load(&b->stop) ? &b->stretches[b->next++] : NULL;
    pthread_mutex_unlock(&b->lock);
    return s;
}

static void *work(void *context)
{
    build *b = context;
    for (stretch *s; (s = take_next(b)) != NULL;) {
        work_off(s, keep_event);
        pthread_mutex_lock(&b->lock);
        s->done = true;
        pthread_cond_signal(&b->progress);
        pthread_mutex_unlock(&b->lock);
    }
    return NULL;
}

static void in_a_while(struct timespec *when)
{
    const long step_ns = 100000000;
    clock_gettime(CLOCK_REALTIME, when);
    when->tv_nsec += step_ns;
    if (when->tv_nsec >= 1000000000) {
        when->tv_nsec -= 1000000000;
        when->tv_sec++;
    }
}

/* Waits until a stretch is done, and tells the caller now and then how far all are. */
static zc_status wait_for(build *b, const stretch *s)
{
    bool done = false;
    zc_status status = ZC_OK;
    while (status == ZC_OK && !done) {
        struct timespec when;
        in_a_while(&when);
        pthread_mutex_lock(&b->lock);
        if (!s->done)
            pthread_cond_timedwait(&b->progress, &b->lock, &when);
        done = s->done;
        pthread_mutex_unlock(&b->lock);
        status = show_progress(b, b->whole->error);
    }
    return status;
}

/* ---- Taking over ------------------------------------------------------- */

/* Works a stretch off on this thread when its turn has come, knowing of all before it. */
static void work_off_in_turn(stretch *s)
{
    zci_given *given = &s->build->whole->given;
    s->update.given = *given;
    *given = (zci_given){.source = NULL};
    work_off(s, tell_in_turn);
    *given = s->update.given;
    s->update.given = (zci_given){.source = NULL};
}

/* Forgets what a worker did with a stretch, if anything, and does it in turn. */
static void do_in_turn(stretch *s)
{
    build *b = s->build;
    zci_update fresh = {.first_source = s->update.first_source, .end_source = s->update.end_source};
    close_stretch(s);
    zci_store_writer_close(b->parts[s->number - 1]);
    b->parts[s->number - 1] = NULL;
    count_file(s, 0);
    s->update = fresh;
    work_off_in_turn(s);
}

/* Whether it has more passages than its bytes let expect, as a packed file of one word a line. */
static bool lacks_docids(const stretch *s)
{
    const zci_store_writer *part = s->build->parts[s->number - 1];
    return s->status != ZC_OK && part != NULL && zci_store_part_is_full(part);
}

static zc_status tell(stretch *s)
{
    zc_index_event event;
    zci_events_reader reader = {0};
    zc_status status = ZC_OK;
    const size_t seen = s->seen;
    while (status == ZC_OK && zci_events_next(&s->events, &reader, &event)) {
        event.files_done = seen;
        if (!tell_event(s, &event))
            status = zci_fail_stopped(s->build->whole->error);
    }
    if (reader.failed)
        status = zci_fail_memory(s->build->whole->error);
    zci_events_reader_free(&reader);
    return status;
}

static void add_up(zci_update *whole, const zci_update *part)
{
    whole->summary.added += part->summary.added;
    whole->summary.updated += part->summary.updated;
    whole->summary.unchanged += part->summary.unchanged;
    whole->summary.removed += part->summary.removed;
    whole->summary.failed += part->summary.failed;
    whole->summary.documents += part->summary.documents;
    whole->summary.passages += part->summary.passages;
    whole->files_done += part->end_source - part->first_source;
    whole->changed = whole->changed || part->changed;
}

/* Adds what a stretch stored to what the run did, and what is to be refreshed. */
static zc_status take_documents(zci_update *whole, const zci_update *part)
{
    if (!zci_given_join(&whole->given, &part->given))
        return zci_fail_memory(whole->error);
    return zci_refreshes_join(&whole->refreshes, &part->refreshes, whole->error);
}

/* Takes over a stretch that is done; its events are told already where it was in turn. */
static zc_status take_over(build *b, stretch *s)
{
    if (s->status == ZC_OK && zci_given_overlap(&s->update.given, &b->whole->given))
        do_in_turn(s);
    if (s->status != ZC_OK) {
        if (b->whole->error != NULL)
            *b->whole->error = s->error;
        return s->status;
    }
    zc_status status = tell(s);
    if (status == ZC_OK)
        status = take_documents(b->whole, &s->update);
    atomic_store(&b->given_bytes, zci_given_bytes(&b->whole->given));
    add_up(b->whole, &s->update);
    close_stretch(s);
    return status;
}

/* ---- The whole --------------------------------------------------------- */

/* Behind the stretch before it, wherever that ended, and with all docids above. */
static void make_room(build *b, size_t i)
{
    stretch *s = &b->stretches[i];
    uint64_t docid = i > 0 ? round_up(zci_store_part_end(b->parts[i - 1])) : 1;
    if (s->docid < docid)
        s->docid = (zci_docid)docid;
    s->last = ZCI_STORE_DOCIDS_MAX;
}

/* On the caller's thread, each stretch when its turn comes: where there is one worker, and from
 * the first stretch on that lacked docids, since those of the next are behind it. */
static zc_status run_alone(build *b, size_t first)
{
    zc_status status = ZC_OK;
    for (size_t i = first; status == ZC_OK && i < b->count; i++) {
        make_room(b, i);
        do_in_turn(&b->stretches[i]);
        status = take_over(b, &b->stretches[i]);
    }
    return status;
}

/* Up to the first stretch that lacks docids; `*next` is the one after the last taken over. */
static zc_status take_over_all(build *b, size_t *next)
{
    zc_status status = ZC_OK;
    for (*next = 0; *next < b->count; (*next)++) {
        stretch *s = &b->stretches[*next];
        status = wait_for(b, s);
        if (status == ZC_OK && lacks_docids(s))
            break;
        if (status == ZC_OK)
            status = take_over(b, s);
        if (status != ZC_OK)
            break;
    }
    return status;
}

static zc_status run_together(build *b, size_t workers)
{
    pthread_t thread[ZCI_WORKERS_MAX];
    size_t started = 0, next;
    while (started < workers && started < b->count && zci_thread_start(&thread[started], work, b))
        started++;
    if (started == 0)
        return run_alone(b, 0);
    zc_status status = take_over_all(b, &next);
    atomic_store(&b->stop, next < b->count);
    for (size_t i = 0; i < started; i++)
        pthread_join(thread[i], NULL);
    atomic_store(&b->stop, false);
    return status == ZC_OK ? run_alone(b, next) : status;
}

static void free_build(build *b)
{
    for (size_t i = 0; b->stretches != NULL && i < b->count; i++) {
        stretch *s = &b->stretches[i];
        close_stretch(s);
        zci_store_writer_close(b->parts[i]);
    }
    free(b->stretches);
    free(b->parts);
    pthread_cond_destroy(&b->progress);
    pthread_mutex_destroy(&b->lock);
}

static zc_status run(zci_update *u, sizes *bytes)
{
    size_t workers = zci_workers_count(u->options);
    build b = {.whole = u, .workers = workers};
    pthread_mutex_init(&b.lock, NULL);
    pthread_cond_init(&b.progress, NULL);
    atomic_init(&b.stop, false);
    atomic_init(&b.files_done, 0);
    atomic_init(&b.given_bytes, 0);
    zc_status status = prepare(&b, bytes);
    free(bytes->of); /* which may be many */
    bytes->of = NULL;
    if (status == ZC_OK)
        status = workers == 1 ? run_alone(&b, 0) : run_together(&b, workers);
    zci_store_writer_set_watch(u->writer, (zci_store_watch){tell_step, u});
    zci_store_writer_set_threads(u->writer, (unsigned)workers);
    if (status == ZC_OK)
        status = zci_store_join(u->writer, b.parts, b.count, u->error);
    free_build(&b);
    return status;
}

zc_status zci_build_run(zci_update *u, bool *built)
{
    sizes bytes;
    *built = false;
    if (!is_fresh(u))
        return ZC_OK;
    zc_status status = measure(u, &bytes);
    *built = status == ZC_OK && is_worth_it(u, &bytes);
    if (*built)
        status = run(u, &bytes);
    free(bytes.of);
    return status;
}
