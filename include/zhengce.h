/* zhengce - full-text search for Chinese policy documents.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * This is the only public header.  Conventions that hold throughout:
 *
 *  - Every call that can fail returns a zc_status and takes, last, a zc_error
 *    that the caller owns and may pass as NULL.  On failure every out
 *    parameter is left NULL or zero; on success the error is untouched.
 *    A NULL handle, a NULL or empty path, or a NULL out parameter, unless documented as
 *    allowed, is ZC_BAD_ARGUMENT.
 *  - Text is UTF-8 with an explicit length.  Each zc_string that the library
 *    hands out is also followed by a NUL byte; one that is passed in need not be,
 *    and is only read during the call.  With a length of 0 its data may be NULL; NULL with
 *    a length is ZC_BAD_ARGUMENT.  A byte passed in that is not UTF-8, as of a query cut within
 *    a character, is read as U+FFFD, and shown as that in answers, notes and messages; an id
 *    with such a byte is refused or not found.  Two things are handed out as they are: paths,
 *    for a file's name may hold any bytes (within a message they are UTF-8, too), and a whole
 *    text by zc_fetch_text, for offsets count its bytes.
 *  - A relative path is resolved against the working directory at the time of the call; a
 *    handle keeps referring to the same place if the working directory changes later.
 *  - Offsets are 0-based and half-open, lines are 1-based.  `byte` offsets count
 *    bytes of the source, `char` offsets count its code points; the source is the text as
 *    UTF-8 where a file is in another encoding or form (see zc_document.read_as).
 *  - Memory: an object with a `zc_..._free` or `zc_..._close` belongs to the caller
 *    until that call; everything reachable from it lives exactly as long, even
 *    when the reader that made it is closed first.  Free and close accept NULL.
 *  - Threads: a handle is used by one thread at a time.  Different handles are
 *    independent.  There may be any number of readers beside one writer.
 *  - Processes: after fork() the child may go on with the handles that are not in use meanwhile,
 *    except writers.  One that it inherited refuses to write (ZC_BAD_ARGUMENT), and closing
 *    it there leaves the index to the parent.  Until it closes that, ends or calls exec, nobody
 *    else may get to write once the parent has closed its own (ZC_LOCKED).
 *  - Versions: structures are laid out and constants numbered alike in all releases of one
 *    minor version, such as 0.1.  While the major version is 0, another minor version may
 *    change them, so its shared library has another number (libzhengce.so.0.1): a program
 *    must be compiled again for it.
 *    The values of zc_fact, zc_origin, zc_change, zc_field_kind and zc_comparison are stored
 *    in indexes, and keep their numbers: new ones come last.
 *  - A zc_..._name gives a value "unknown" that this version has no name for, as one of a newer
 *    version's index.
 *  - The library prints nothing, never exits, installs no signal handler and
 *    keeps no mutable global state.
 */
#ifndef ZHENGCE_H
#define ZHENGCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#define ZC_API __attribute__((visibility("default")))
#else
#define ZC_API
#endif

#define ZC_VERSION_STRING "0.1.0"

#ifdef __cplusplus
extern "C" {
#endif

/* ------------------------------------------------------------------------- */
/* Statuses and errors                                                        */

/* One value for each case that a caller would handle differently. */
typedef enum zc_status {
    ZC_OK = 0,
    ZC_BAD_ARGUMENT, /* the call itself is wrong: fix the program */
    ZC_BAD_QUERY,    /* the query cannot be understood: fix the query */
    ZC_NOT_FOUND,    /* no document or passage has this id */
    ZC_NO_INDEX,     /* there is no index at this place: build one */
    ZC_FOREIGN,      /* what is there was not made by zhengce */
    ZC_VERSION,      /* made by another format or analyser: rebuild */
    ZC_LOCKED,       /* another writer is at work: try again later */
    ZC_CHANGED,      /* the index kept changing under this reader: refresh */
    ZC_CORRUPT,      /* the index is damaged: verify, then rebuild */
    ZC_NO_SPACE,     /* the disk or quota is full */
    ZC_NO_MEMORY,    /* memory is exhausted */
    ZC_DENIED,       /* the system does not allow it: change the file's rights.  May come
                      * wherever ZC_IO may */
    ZC_IO,           /* reading or writing failed for another reason */
    ZC_REFUSED,      /* a safety limit stopped the work: see `force` */
    ZC_BAD_SOURCE,   /* a source file cannot be read as what it claims to be */
    ZC_CANCELLED,    /* the caller's observer asked to stop */
    ZC_INTERNAL      /* a bug in zhengce: please report it */
} zc_status;

/* Bytes of one error message, including its final NUL. */
#define ZC_MESSAGE_BYTES 512

/* What went wrong and what to do about it, in English and in Chinese. */
typedef struct zc_error {
    zc_status status;
    char message[ZC_MESSAGE_BYTES];
    char message_zh[ZC_MESSAGE_BYTES];
} zc_error;

/* The library's version, such as "0.1.0".  Static storage. */
ZC_API const char *zc_version(void);

/* The name of a status, such as "ZC_LOCKED".  Static storage, never NULL. */
ZC_API const char *zc_status_name(zc_status status);

/* ------------------------------------------------------------------------- */
/* Plain data                                                                 */

typedef struct zc_string {
    const char *data; /* never NULL in what the library hands out */
    size_t len;       /* bytes */
} zc_string;

/* A half-open range. */
typedef struct zc_span {
    size_t start;
    size_t end;
} zc_span;

/* Something the user should know that is not an error. */
typedef struct zc_note {
    zc_string text;
    zc_string text_zh;
} zc_note;

/* The values that may be known about a document; see zc_document. */
typedef enum zc_fact {
    ZC_FACT_TITLE,
    ZC_FACT_ISSUER,
    ZC_FACT_SIGNED_BY,
    ZC_FACT_NUMBER,
    ZC_FACT_DATE,
    ZC_FACT_WRITTEN,
    ZC_FACT_PUBLISHED,
    ZC_FACT_PAGE_DATE,
    ZC_FACT_CONTENT_YEAR,
    ZC_FACT_REGION,
    ZC_FACT_LEVEL,
    ZC_FACT_GENRE,
    ZC_FACT_SOURCE,
    ZC_FACT_PUBLISHER,
    ZC_FACT_AUTHOR,
    ZC_FACT_EDITOR,
    ZC_FACT_ATTACHMENTS,
    ZC_FACTS /* how many */
} zc_fact;

/* The fields by whose values documents are counted; see zc_facet_counts. */
typedef enum zc_facet {
    ZC_FACET_YEAR,
    ZC_FACET_REGION,
    ZC_FACET_ISSUER,
    ZC_FACET_GENRE,
    ZC_FACET_LEVEL,
    ZC_FACET_KINDS /* how many */
} zc_facet;

/* How a value came to be known. */
typedef enum zc_origin {
    ZC_ORIGIN_NONE,    /* it is not known */
    ZC_ORIGIN_TEXT,    /* read from the text */
    ZC_ORIGIN_GIVEN,   /* stated beside the text, in a collection or by a program */
    ZC_ORIGIN_SIDECAR, /* stated in the file's sidecar, NAME.meta.json */
    ZC_ORIGIN_DERIVED  /* follows from other values, or from the file's name */
} zc_origin;

/* Where a value was found.  A derived value may have a place, too: that of what it
 * was derived from. */
typedef struct zc_finding {
    zc_origin origin;
    uint64_t line;                 /* 0 for no place in the text */
    uint64_t start_byte, end_byte; /* of the source; a value of several lines extends from
                                    * the first to the last of them */
} zc_finding;

/* The name of a fact, such as "signed_by", which is also its key in JSON.  Static
 * storage, never NULL. */
ZC_API const char *zc_fact_name(zc_fact fact);

/* The name of a facet, such as "year", which is also its key in JSON.  Static
 * storage, never NULL. */
ZC_API const char *zc_facet_name(zc_facet facet);

/* The name of an origin, such as "text".  Static storage, never NULL. */
ZC_API const char *zc_origin_name(zc_origin origin);

/* What is known about a document.  An unknown string has length 0, an unknown
 * year is 0.  Dates are YYYY-MM-DD, YYYY-MM or YYYY. */
typedef struct zc_document {
    zc_string id;
    zc_string path; /* absolute path of the file or collection; what a program or a record
                     * of a collection says in place of that is as given */
    unsigned part;  /* 1-based part of a file that holds several documents */
    zc_string title;
    bool title_derived; /* the text states no title: taken from the file's name or from
                         * the page's breadcrumbs */
    zc_string date;     /* the first of the dates below that is known, or as given */
    zc_string issuer;
    zc_string number; /* 文号 in canonical form, such as 抚政办发〔2022〕18号; one that was
                       * given beside the text is kept as given */
    zc_string region; /* the place it comes from, such as 抚顺市; 全国 for the whole country */
    zc_string genre;
    zc_string source; /* where the page says it took the text from */
    int year;         /* of `date`, else of the number, else `content_year` */
    size_t passage_count;
    zc_string written;       /* 成文: the date of its signature */
    zc_string published;     /* 发布: when the issuer made it public */
    zc_string page_date;     /* when the web page that carries it was posted */
    int content_year;        /* the year it is about, from its title */
    zc_string number_agency; /* the three parts of `number`: 抚政办发, */
    int number_year;         /* 2022 (0 when the number has none), */
    unsigned number_serial;  /* and 18 */
    zc_string region_path;   /* the region with the ones that contain it: 辽宁省抚顺市 */
    zc_string level;         /* of the issuer: 国家, 省, 市 or 县 */
    zc_string issuers;       /* if several bodies issued it jointly: all of them,
                              * separated by spaces, `issuer` first; else empty */
    zc_string signed_by;     /* who signed it, if that is not the issuer */
    zc_string publisher;     /* the site or newspaper that the page belongs to */
    zc_string author;        /* several are separated as on the page */
    zc_string editor;
    const zc_string *attachments; /* their names */
    size_t attachment_count;
    zc_finding found[ZC_FACTS]; /* where each value was found */
    zc_string read_as; /* how the text came out of its file, such as "GB18030", "HTML" or "HTML
                        * GB18030": then lines and offsets are those of the text that
                        * zc_fetch_text gives.  Empty where they are those of the file */
} zc_document;

/* Kinds of items that recur in policy documents and are extracted from their text. */
typedef enum zc_field_kind {
    ZC_FIELD_UNITS,     /* a responsible unit, as in (责任单位:教研中心、各学校) */
    ZC_FIELD_DEADLINE,  /* (6月底前完成), (贯穿全年), 2025年底前 */
    ZC_FIELD_TARGET,    /* a quantity: 优良率达到50%以上, 不超过5% */
    ZC_FIELD_REFERENCE, /* another document or work: 《…》 */
    ZC_FIELD_KINDS      /* how many */
} zc_field_kind;

/* How a target relates to its value. */
typedef enum zc_comparison {
    ZC_EQUAL, /* 达到, 提升至 */
    ZC_AT_LEAST,
    ZC_AT_MOST,
    ZC_ABOVE,
    ZC_BELOW,
    ZC_ABOUT,
    ZC_COMPARISONS /* how many */
} zc_comparison;

/* One such item in a passage; members that do not apply to its kind are 0 or empty. */
typedef struct zc_field {
    zc_field_kind kind;
    zc_string text;                /* as written there */
    uint64_t start_byte, end_byte; /* of the source */
    zc_string role;                /* units: 责任单位, 牵头 or the like */
    zc_string due;                 /* deadline: the last day, YYYY-MM-DD, YYYY-MM or YYYY; if the
                                    * year is not stated, it is the document's */
    zc_string subject;             /* target: what is measured */
    zc_comparison comparison;      /* target */
    double value;                  /* target: the number, without the unit's 万 or 亿 */
    double upper;                  /* target: the second number of 3-5, else `value` */
    zc_string unit;                /* target: %, 万人, 所 */
    int year;                      /* target: of the same sentence; reference: of its number or
                                    * date */
    zc_string title;               /* reference: without title marks */
    zc_string number;              /* reference: that document's number */
    bool trial;                    /* reference: 试行 or 暂行 */
} zc_field;

/* The name of a kind, such as "units", which is also its key in JSON.  Static storage,
 * never NULL. */
ZC_API const char *zc_field_name(zc_field_kind kind);

/* The name of a comparison, such as "at_least".  Static storage, never NULL. */
ZC_API const char *zc_comparison_name(zc_comparison comparison);

/* A paragraph or item of a document. */
typedef struct zc_passage {
    zc_string id;
    double score;              /* 0 if nothing was ranked */
    zc_string text;            /* the source's bytes [start_byte, end_byte); bytes
                                * that are not UTF-8 become U+FFFD */
    const zc_string *headings; /* from the outermost heading to the nearest */
    size_t heading_count;
    bool is_heading; /* the passage itself is a heading line */
    uint64_t line;
    uint64_t start_byte, end_byte;
    uint64_t start_char, end_char;
    const zc_span *marks; /* what matched: code points inside `text` */
    size_t mark_count;
    const zc_span *matches; /* the same as bytes of the source */
    size_t match_count;
    zc_span snippet;        /* code points of `text` to show when space is short:
                             * whole sentences around the first marks */
    const zc_field *fields; /* extracted from its text, in the order of the text */
    size_t field_count;
    const zc_string *same; /* ids of those folded into this one (see fold), best first; texts the
                            * same to the letter have the same behind the last dot, up to a - */
    size_t same_count;
    bool same_text; /* there are some, and each is the same to the letter */
} zc_passage;

/* ------------------------------------------------------------------------- */
/* Indexing                                                                   */

typedef enum zc_change {
    ZC_ADDED,
    ZC_UPDATED,
    ZC_UNCHANGED,
    ZC_REMOVED,
    ZC_FAILED,  /* the file, or one record of a collection, was left out */
    ZC_SUSPECT, /* indexed, but something in it looks wrong.  Reported by each run, after the
                 * event of its document: after ZC_UNCHANGED it is no news */
    ZC_SKIPPED, /* a file in a directory that is not of a kind that is read, or a dangling
                 * link there: what the index holds from below it stays */
    ZC_WARNING, /* about the index, not a file; the path is the index's directory.  The run
                 * was completed, but something about the index needs attention */
    ZC_PROGRESS /* only progress: files_done may have grown; no path.  While several
                 * workers build, the events of files are held back until their turn */
} zc_change;

/* One thing that happened to one document or file. */
typedef struct zc_index_event {
    zc_change change;
    zc_string path;       /* for a record of a collection: PATH:LINE */
    zc_string id;         /* the document's id; empty for ZC_FAILED */
    zc_string reason;     /* for ZC_FAILED to ZC_WARNING; for ZC_PROGRESS, what is being done
                           * while no files are read; else empty */
    zc_string reason_zh;  /* the same in Chinese */
    uint64_t files_done;  /* of files_total, for progress */
    uint64_t files_total; /* 0 while it is not known yet: before the first file */
} zc_index_event;

/* Called on the indexing thread after each event; the event and its strings
 * live until the observer returns.  Return false to stop: nothing of the run is
 * kept then, and the call returns ZC_CANCELLED. */
typedef bool (*zc_index_observer)(void *context, const zc_index_event *event);

typedef struct zc_index_options {
    unsigned jobs;              /* workers that build a fresh index; 0: one per processor
                                 * that the process may run on.  The answers of an index do
                                 * not depend on it */
    bool rebuild;               /* make a fresh index from the named paths alone; each other
                                 * source of the old index is reported as ZC_WARNING */
    bool dry_run;               /* report what would change, write nothing */
    bool force;                 /* allow a purge of more than a fifth and more than one of the
                                 * documents, in a rebuild of those from the named paths; and
                                 * let go of what is missing or emptied, see zc_index_paths */
    bool raw;                   /* leave nothing out: also index menus, captions, contents
                                 * lists and the like, each file as one document.  What is
                                 * already in the index stays as it is until it changes */
    uint64_t max_file_bytes;    /* larger files fail; 0 means 64 MiB */
    uint64_t memory_bytes;      /* for all workers of a fresh index together; only as many
                                 * run as can have 32 MiB each; 0: a quarter of what is
                                 * available to the process */
    zc_index_observer observer; /* may be NULL */
    void *context;              /* passed to the observer */
} zc_index_options;

typedef struct zc_index_summary {
    uint64_t added, updated, unchanged, removed, failed; /* this run: documents
                                                          * (failed: files and records) */
    uint64_t documents, passages;                        /* in the index afterwards */
    double seconds;
} zc_index_summary;

/* Brings the index in the directory `db_path` up to date with files,
 * directories (recursively) and .jsonl collections; creates it if there is
 * none.  Documents under a named directory whose source has vanished are removed;
 * everything else in the index is left alone, also that of a named path that does not exist,
 * or of a source that was emptied, unless `force` is set.  All changes of one call become
 * visible together or not at all.  Files that cannot be read are reported to the
 * observer and counted in summary->failed; they do not make the call fail.  A lack of memory or
 * of descriptors (ZC_IO) does: it says nothing of the file that was to be read then.
 * At least one path is required.  `options` and `summary` may be NULL; NULL options mean
 * that every option is 0.
 * Whatever writes, here and below, makes files under the umask of the process, and replaces some
 * that are there: write under the same umask each time, or users who could read the index cannot.
 * Errors: ZC_LOCKED, ZC_REFUSED (a purge of more than a fifth without `force`),
 * ZC_FOREIGN, ZC_VERSION, ZC_CORRUPT, ZC_NO_SPACE, ZC_NO_MEMORY, ZC_IO,
 * ZC_CANCELLED, ZC_BAD_ARGUMENT. */
ZC_API zc_status zc_index_paths(const char *db_path, const char *const *paths, size_t path_count,
                                const zc_index_options *options, zc_index_summary *summary,
                                zc_error *error);

/* A document supplied by a program rather than read from a file.  `id` is required.  The
 * other members may be empty and are then read from the text; a document without `text` is
 * found by its other members.  `path` says where the text is from, such as a file or an
 * address; it is kept and shown as given.  zc_fetch_text reads it only if it is the absolute
 * path of a file that holds exactly `text`.  Dates are YYYY, YYYY-MM or YYYY-MM-DD; `level` is
 * 国家, 省, 市 or 县. */
typedef struct zc_input {
    zc_string id;
    zc_string title;
    zc_string text;
    zc_string path;
    zc_string date;
    zc_string issuer;
    zc_string number;
    zc_string region;
    zc_string genre;
    zc_string source;
    zc_string written;
    zc_string published;
    zc_string level;
    zc_string author;
} zc_input;

/* A writer holds the index's write lock and one open transaction. */
typedef struct zc_writer zc_writer;

/* Opens the index in `db_path` for writing, creating it if there is none.
 * Errors: ZC_LOCKED, ZC_FOREIGN, ZC_VERSION, ZC_CORRUPT, ZC_NO_SPACE, ZC_NO_MEMORY, ZC_IO. */
ZC_API zc_status zc_writer_open(const char *db_path, zc_writer **writer, zc_error *error);

/* Adds a document, or replaces the one with the same id.
 * Errors: ZC_BAD_ARGUMENT (no id, id over 200 bytes or with white space or
 * control characters, malformed date, no such level, a text over 4 GiB, another member over
 * 4096 bytes), ZC_NO_SPACE, ZC_IO.  After any error but ZC_BAD_ARGUMENT
 * and ZC_NOT_FOUND close the writer: it is spent, so that every later call fails and everything
 * since the last commit is lost.  Only where memory ran out before anything was written
 * (ZC_NO_MEMORY) would it go on, without this document. */
ZC_API zc_status zc_writer_put(zc_writer *writer, const zc_input *input, zc_error *error);

/* Removes a document.  Errors: ZC_NOT_FOUND and those of zc_writer_put. */
ZC_API zc_status zc_writer_remove(zc_writer *writer, zc_string id, zc_error *error);

/* Makes all changes since the last commit durable and visible at once; if no document was put
 * since then, the commit does not count as a run (zc_index_info.run).  The writer stays open unless
 * it is spent.  Errors: those of zc_writer_put.  Where only the disk did not take the names of what
 * is visible already, so that it may be lost if the power fails, the message says that; and memory
 * may run out just behind the change (ZC_NO_MEMORY).  In doubt, put the same documents again. */
ZC_API zc_status zc_writer_commit(zc_writer *writer, zc_error *error);

/* Discards what was not committed and releases the lock.  Reads the index once to write its
 * manifest, which commits do not write. */
ZC_API void zc_writer_close(zc_writer *writer);

/* ------------------------------------------------------------------------- */
/* Reading                                                                    */

/* A reader sees one consistent state of the index until it is refreshed: by the caller or, if
 * a writer has gone on so far that this state is gone, by the call that finds it gone (searches,
 * facets, outlines, sources, and calls that fetch), which then answers from the newest state;
 * compare zc_index_info.revision to notice.  After a refresh that failed half-way, or
 * ZC_NO_MEMORY from any call, the next call first moves the reader to the newest state; if that
 * fails, so does the call, with the error of a refresh.  Only what runs leave beside that state
 * is newer at once: zc_sources_fetch. */
typedef struct zc_reader zc_reader;

/* Opens the index in `db_path` in its last committed state.
 * Errors: ZC_NO_INDEX, ZC_FOREIGN, ZC_VERSION, ZC_CORRUPT, ZC_IO, ZC_NO_MEMORY. */
ZC_API zc_status zc_reader_open(const char *db_path, zc_reader **reader, zc_error *error);

/* Moves to the newest committed state; `changed` (may be NULL) says whether
 * there was one.  Errors: those of zc_reader_open. */
ZC_API zc_status zc_reader_refresh(zc_reader *reader, bool *changed, zc_error *error);

ZC_API void zc_reader_close(zc_reader *reader);

typedef struct zc_index_info {
    uint64_t documents;
    uint64_t passages;
    uint64_t terms_per_passage; /* mean, rounded */
    uint64_t bytes;             /* of the index on disk now; 0 if it was deleted since */
    unsigned format;            /* of the index */
    unsigned analyser;          /* version of the text analysis */
    char updated[32];           /* last commit, UTC, such as 2024-05-01T02:00:00Z */
    char revision[32];          /* changes with every commit, and when the index is made anew */
    unsigned generation;        /* the one being read */
    uint64_t generation_bytes;
    unsigned former_generation; /* the one kept from before the last rebuild; 0 for none */
    uint64_t former_bytes;
    uint64_t run;             /* the last run that added or changed a document, from 1 */
    char generation_time[32]; /* when it was last written, in the form of `updated` */
    char former_time[32];
    bool sealed; /* it has a manifest, so that damage to it would be noticed; false while a
                  * run is at work and after one that did not end well, until the next run */
} zc_index_info;

/* Describes the state that the reader sees.
 * Errors: ZC_CHANGED, ZC_CORRUPT, ZC_IO, ZC_NO_MEMORY. */
ZC_API zc_status zc_reader_info(zc_reader *reader, zc_index_info *info, zc_error *error);

/* A path that was given to zc_index_paths. */
typedef struct zc_source {
    zc_string path;    /* absolute */
    zc_string checked; /* when a run last looked at it, in the form of zc_index_info.updated */
    uint64_t documents;
    uint64_t failed, suspect, skipped; /* files and records, in that run; each once, however
                                        * much there was to be said of it */
} zc_source;

/* A file that was not indexed, or looked wrong, when its source was last looked at. */
typedef struct zc_left_out {
    zc_change change; /* ZC_FAILED, ZC_SUSPECT or ZC_SKIPPED */
    zc_string path;
    zc_string reason;
    zc_string reason_zh;
    zc_string id; /* of the document that is suspect; else empty */
} zc_left_out;

/* Where the documents of an index come from. */
typedef struct zc_sources {
    const zc_source *items;
    size_t count;
    uint64_t elsewhere; /* documents from none of these, such as those added by a program */
    const zc_left_out *left_out; /* the first thousand of each kind; beyond a thousand suspects
                                  * a later run reports only those that changed */
    size_t left_out_count;
} zc_sources;

/* Counts the documents of the reader's state by the named path that they come from; where named
 * paths are nested, the innermost counts.  The paths, and what is told of each and of the files
 * left out, are those of the last run, also where the reader's state is an older one, in which a
 * path that is new has no documents yet: refresh the reader first, unless it was just opened.
 * Where there is no index any more nothing is known of them: ZC_NO_INDEX.  Other errors:
 * ZC_FOREIGN, ZC_CORRUPT, ZC_IO, ZC_NO_MEMORY. */
ZC_API zc_status zc_sources_fetch(zc_reader *reader, zc_sources **sources, zc_error *error);

ZC_API void zc_sources_free(zc_sources *sources);

/* Other words for the words of a query: abbreviations, synonyms.  Read from texts
 * in the format of zhengce-synonyms(5); the library itself opens no file. */
typedef struct zc_synonyms zc_synonyms;

/* An empty table.  Error: ZC_NO_MEMORY. */
ZC_API zc_status zc_synonyms_new(zc_synonyms **synonyms, zc_error *error);

/* Adds the statements of a text; later statements about a word may override earlier
 * ones.  `name`, such as the file's, appears in messages and origins.  Do not call this
 * while a search uses the table.  Errors: ZC_BAD_SOURCE for the first line that
 * cannot be understood, given as NAME:LINE; the table is then unchanged.
 * ZC_NO_MEMORY. */
ZC_API zc_status zc_synonyms_read(zc_synonyms *synonyms, zc_string text, const char *name,
                                  zc_error *error);

/* Call this only after the last search that uses the table has returned. */
ZC_API void zc_synonyms_free(zc_synonyms *synonyms);

/* How the words searched for in place of others relate to them. */
typedef enum zc_relation {
    ZC_SPELLED,  /* the same number, spelled differently: 二〇二四年 for 2024年 */
    ZC_SAME,     /* the same thing */
    ZC_NARROWER, /* a part or kind of it, or its official name: one way only */
    ZC_NEAR,     /* something related: only when fewer than ten hits match literally */
    ZC_DEFINED,  /* a document in the index defines it: 以下简称 */
    ZC_GUESSED   /* what was probably meant, one slip away: only when nothing else is found */
} zc_relation;

/* Words searched for in place of words of the query. */
typedef struct zc_expansion {
    zc_relation relation;
    zc_string from;
    zc_string to;
    zc_string origin; /* NAME:LINE of a table or the id of the defining document; else empty */
} zc_expansion;

typedef enum zc_unit { ZC_DOCUMENTS, ZC_PASSAGES } zc_unit;
typedef enum zc_sort { ZC_BY_RELEVANCE, ZC_BY_DATE } zc_sort;

/* Largest `limit` that a search accepts. */
#define ZC_LIMIT_MAX 100000

typedef struct zc_search_options {
    size_t limit;  /* hits wanted; 0 only counts */
    size_t offset; /* hits to skip, at most SIZE_MAX / 8 */
    zc_unit unit;
    zc_sort sort;     /* ZC_BY_DATE: newest first, what has neither date nor year last */
    zc_string since;  /* documents dated on or after; YYYY, YYYY-MM or YYYY-MM-DD, also with
                       * slashes or as 2022年5月18日 */
    zc_string until;  /* documents dated on or before (the whole of a YYYY or YYYY-MM).  For
                       * these three, a document without a date is dated by its `year`; one
                       * dated by a year or month alone lies on each of its days, and is sorted
                       * before the first of them */
    zc_string year;   /* "2022", "2021..2024", "2021.." or "..2024", as in a query */
    zc_string region; /* each of these four as in the query field of that name */
    zc_string issuer;
    zc_string genre;
    bool title_only;             /* search titles only */
    bool strict;                 /* only what the query says: no partial matches, no expansions */
    bool literal;                /* do not fold traditional to simplified characters */
    bool no_expand;              /* no stems, no expansions (see zc_answer), and no partial
                                  * hits behind full ones */
    bool explain;                /* fill zc_hit.explanation */
    const zc_synonyms *synonyms; /* to expand with; may be NULL, may be shared */
    zc_string number;            /* as in the query fields of these names */
    zc_string level;
    bool facets;         /* fill zc_answer.facets */
    uint64_t since_run;  /* documents that this run or a later one added or changed; 0: all.
                          * See zc_index_info.run.  Renaming a file is not a change */
    bool fold;           /* show passages that say the same once: the best one is a hit and
                          * carries the ids of the others, which are still counted.  Applies
                          * to the passages of a document or, when passages are ranked, to
                          * the first thousand */
    size_t per_document; /* passages ranked: list at most this many of one document before
                          * those of others, within the same thousand; the rest follow.
                          * 0: no limit */
    bool fold_documents; /* documents ranked: show copies of a document once: the best one is
                          * a hit and carries the ids of the others, which are still counted.
                          * Applies to the first twenty */
} zc_search_options;

/* Ten documents by relevance. */
#define ZC_SEARCH_OPTIONS_DEFAULT                                                                  \
    {                                                                                              \
        10, 0, ZC_DOCUMENTS, ZC_BY_RELEVANCE, {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0},          \
            {NULL, 0}, {NULL, 0}, false, false, false, false, false, NULL, {NULL, 0}, {NULL, 0},   \
            false, 0, false, 0, false                                                              \
    }

/* At most this many passages are shown under one document. */
#define ZC_PASSAGES_PER_DOCUMENT 3

/* At most this many levels lie below the top of an explanation. */
#define ZC_EXPLANATION_DEPTH 8

/* How a score was calculated: a value, what it is, and what it is the sum of. */
typedef struct zc_explanation {
    double value;
    zc_string what;
    zc_string what_zh;
    const struct zc_explanation *parts; /* if there are any, their values add up to `value`;
                                         * a part that reduces it is negative */
    size_t part_count;
} zc_explanation;

typedef struct zc_hit {
    size_t rank;  /* 1-based, including `offset` */
    double score; /* comparable only within one answer */
    zc_string id; /* of the document or, when passages are ranked, the passage */
    const zc_document *document;
    const zc_passage *passages; /* passages[0] represents the hit.  One when passages are
                                 * ranked; when documents are, one to
                                 * ZC_PASSAGES_PER_DOCUMENT, best first, or none if the
                                 * document has no text.  Where its title holds some
                                 * parts of the query, those come first that hold most
                                 * of the others */
    size_t passage_count;
    const zc_explanation *explanation; /* of `score`; NULL unless asked for */
    const zc_string *via;              /* the words that it, or its document, contains in place
                                        * of the query's own; none if it matches literally,
                                        * or in part */
    size_t via_count;
    bool partial;            /* it contains only a part of the query and follows the hits that
                              * contain all; false in answers that are partial as a whole */
    const zc_string *copies; /* ids of the documents folded into this one, best first; see
                              * zc_search_options.fold_documents */
    size_t copy_count;
} zc_hit;

/* One value of a facet, and how many documents have it. */
typedef struct zc_facet_value {
    zc_string value; /* as in zc_document; a year in digits */
    zc_string path;  /* of a region: zc_document.region_path; else empty */
    uint64_t count;
} zc_facet_value;

/* The documents of an answer by one facet.  A document has one value or none, so
 * the counts and `unknown` add up to zc_answer.documents. */
typedef struct zc_facet_counts {
    const zc_facet_value *values; /* the most frequent first; years newest first */
    size_t value_count;
    uint64_t unknown; /* documents whose value is not known */
} zc_facet_counts;

typedef struct zc_answer {
    zc_string query;  /* as given, in UTF-8 */
    zc_string parsed; /* as understood, in canonical form */
    const zc_note *notes;
    size_t note_count;
    bool exact;         /* every hit matches exactly and all counts are exact, except hits
                         * with `via` and, after those, `partial` ones: they follow the
                         * exact ones and are not counted here */
    uint64_t total;     /* documents or passages, by unit.  Hits may go on beyond it: the first
                         * page without hits is the end */
    uint64_t documents; /* documents that match */
    uint64_t passages;  /* passages in them that contain a match */
    uint64_t matches;   /* non-overlapping matches in those */
    double took_ms;
    const zc_hit *hits;
    size_t hit_count;
    const zc_expansion *expansions; /* other words that occur in the index; in answers that are
                                     * partial as a whole, at least a part of each */
    size_t expansion_count;
    uint64_t expanded;            /* documents or passages that match only by these;
                                   * 0 if the page had no room for them */
    const zc_string *suggestions; /* similar queries that find something */
    size_t suggestion_count;
    const zc_facet_counts *facets; /* ZC_FACET_KINDS of them, by zc_facet, over all the
                                    * `documents` that match, regardless of the limit;
                                    * NULL unless asked for */
} zc_answer;

/* Answers a query.  Finding nothing is ZC_OK with total 0.  An empty query finds
 * every document that passes the filters; it needs at least one filter.
 * NULL `options` mean ZC_SEARCH_OPTIONS_DEFAULT.  When a writer overtakes the reader,
 * the reader is refreshed and the query is run again.
 *
 * Unless `no_expand` or `strict` is set, the search also looks for other words in place of
 * unquoted ones: those in `synonyms`, those that documents in the index define, other
 * spellings of numbers, and the pieces of a title.  Hits found only by these follow all
 * literal matches if the page has room.  If nothing matches literally, they are the answer:
 * `exact` is false and the counts are theirs.  If they find nothing either, partial matches
 * are ranked and similar queries suggested.  Where a run of four or more Chinese characters
 * contains one that the index never has next to either neighbour, or is a document's title but
 * for a character of the same sound, two in the wrong order or one twice, the corrections are
 * searched for like other words (ZC_GUESSED); partial matches follow them.  If nothing matches as
 * it is asked for, but would without a filter, a field, an exclusion, `title_only` or quotation
 * marks, a note says so; it names filters by the command's options, such as --year 2019.
 *
 * Errors: ZC_BAD_QUERY (the message says what to change), ZC_BAD_ARGUMENT,
 * ZC_CHANGED, ZC_CORRUPT, ZC_IO, ZC_NO_MEMORY. */
ZC_API zc_status zc_search(zc_reader *reader, zc_string query, const zc_search_options *options,
                           zc_answer **answer, zc_error *error);

/* Counts the documents that match a query by year, region, issuer, genre and level.
 * The same as zc_search with `facets` set and no hits, except that an empty query finds
 * every document, with or without filters.  If nothing matches exactly, partial matches
 * are counted, unless `strict` is set; the answer is then not `exact`.
 * Errors: those of zc_search. */
ZC_API zc_status zc_facets(zc_reader *reader, zc_string query, const zc_search_options *options,
                           zc_answer **answer, zc_error *error);

ZC_API void zc_answer_free(zc_answer *answer);

/* A document, or a passage with its neighbours. */
typedef struct zc_excerpt {
    zc_document document;
    const zc_passage *passages; /* in the order of the text */
    size_t passage_count;
    size_t focus; /* index of the passage asked for; passage_count for a document */
} zc_excerpt;

/* Fetches a document (all passages) or a passage with up to `context`
 * neighbours on either side, by id.  Nothing in them is marked.
 * Errors: ZC_NOT_FOUND, ZC_CHANGED, ZC_CORRUPT, ZC_IO, ZC_NO_MEMORY. */
ZC_API zc_status zc_fetch(zc_reader *reader, zc_string id, size_t context, zc_excerpt **excerpt,
                          zc_error *error);

ZC_API void zc_excerpt_free(zc_excerpt *excerpt);

/* A heading of a document. */
typedef struct zc_heading {
    zc_string text; /* without Markdown markup */
    zc_string id;   /* of the passage that it is or begins */
    size_t parent;  /* index of its parent heading; ZC_NO_PARENT for an outermost one */
    unsigned depth; /* 1 for an outermost one */
    bool runs_in;   /* text follows it in the same paragraph */
    bool matches;   /* this is what was asked for */
    uint64_t line;  /* of the source, like all offsets */
    uint64_t start_byte, end_byte;
    uint64_t start_char, end_char;
} zc_heading;

#define ZC_NO_PARENT SIZE_MAX

/* The headings of a document, or some of them, in the order of the text; a parent
 * comes before its children. */
typedef struct zc_outline {
    const zc_document *document;
    const zc_heading *headings;
    size_t heading_count;
} zc_outline;

/* Fetches all headings of a document, by its id or that of one of its passages; in the
 * latter case, `matches` is set for the heading nearest to the passage.  Errors: those of zc_fetch.
 */
ZC_API zc_status zc_outline_fetch(zc_reader *reader, zc_string id, zc_outline **outline,
                                  zc_error *error);

ZC_API void zc_outline_free(zc_outline *outline);

/* At most this many headings are shown on either side of one that matches. */
#define ZC_SIBLINGS_MAX 20

/* An answer and, for each of its hits, its place in the outline of its document. */
typedef struct zc_outlines {
    const zc_answer *answer;
    const zc_outline *outlines; /* answer->hit_count of them, in the order of the hits */
} zc_outlines;

/* Answers a query as zc_search does, with the headings around what matches: those
 * that contain a match, or else those right above the best passages, each with the
 * headings above it, its siblings and its children.  For a document that only its title,
 * number, date and the like match, the outermost headings.  `options->unit` must be
 * ZC_DOCUMENTS.  A document without such headings has an empty outline.
 * Errors: those of zc_search. */
ZC_API zc_status zc_outlines_search(zc_reader *reader, zc_string query,
                                    const zc_search_options *options, zc_outlines **outlines,
                                    zc_error *error);

ZC_API void zc_outlines_free(zc_outlines *outlines);

/* Reads a document's text from its source again, by its id or that of one of its passages: the
 * text that all offsets refer to, byte for byte.  So what is no UTF-8 in a file of text is none
 * in it, though such a byte is U+FFFD in passages.  Free it with zc_text_free.
 * Errors: ZC_BAD_SOURCE (gone, changed since it was indexed, or added by a program and in no
 * file, see zc_input), those of zc_fetch, of which ZC_IO may be a lack of descriptors. */
ZC_API zc_status zc_fetch_text(zc_reader *reader, zc_string id, zc_string *text, zc_error *error);

ZC_API void zc_text_free(zc_string *text);

/* Called once for each problem found; the strings live until it returns. */
typedef void (*zc_verify_observer)(void *context, const zc_note *problem);

/* Checks the index's integrity: that each byte is as it was written (unless a writer is
 * at work or did not end well), that its structure passes Xapian's check, and that every
 * document and passage record can be read and agrees with the postings; likewise the list
 * of its sources.
 * Returns ZC_OK if the index is sound, ZC_CORRUPT after reporting each problem to the
 * observer (may be NULL).  Damage to the generation before is reported as well, in a text
 * that begins with "note", and does not make the index unsound.  If a writer commits meanwhile, the
 * new state is checked instead, a few times; then ZC_CHANGED.  Other errors: those of
 * zc_reader_open. */
ZC_API zc_status zc_verify(const char *db_path, zc_verify_observer observer, void *context,
                           zc_error *error);

/* Repairs a damaged index as far as possible without its sources: verifies it and, if it is
 * not sound, verifies it again with writers locked out and makes the newest sound generation
 * the current one.  (A rebuild keeps the generation before it; updates made since must be run
 * again.)  Reports to the observer each problem, what was done, and the command that restores
 * the rest from the paths that were indexed.  That command is not run here: if one of these
 * paths is temporarily unavailable, its documents would be removed.  Nothing is deleted.
 * Errors: ZC_CORRUPT (no generation is sound: rebuild), ZC_LOCKED, ZC_CHANGED, ZC_NO_INDEX,
 * ZC_FOREIGN, ZC_VERSION, and ZC_IO if nothing was changed because the index could not be
 * read. */
ZC_API zc_status zc_repair(const char *db_path, zc_verify_observer observer, void *context,
                           zc_error *error);

/* ------------------------------------------------------------------------- */
/* Text analysis                                                              */

typedef enum zc_token_kind {
    ZC_TOKEN_BIGRAM, /* two Han characters */
    ZC_TOKEN_LAST,   /* the last Han character of a run */
    ZC_TOKEN_WORD,   /* letters and digits */
    ZC_TOKEN_STEM    /* an English word's stem */
} zc_token_kind;

typedef struct zc_token {
    zc_token_kind kind;
    zc_string text; /* normalised */
    size_t start_byte, end_byte;
    size_t start_char, end_char;
} zc_token;

/* Return false to stop. */
typedef bool (*zc_token_observer)(void *context, const zc_token *token);

/* Passes the tokens that the analyser makes of a text to the observer, in order.  A token
 * lives until the observer returns.  Stopping early is ZC_OK.  Errors: ZC_BAD_ARGUMENT (no
 * observer), ZC_NO_MEMORY. */
ZC_API zc_status zc_tokenize(zc_string text, zc_token_observer observer, void *context,
                             zc_error *error);

#ifdef __cplusplus
}
#endif

#endif
