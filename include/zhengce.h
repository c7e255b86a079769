/* zhengce - full-text search for Chinese policy documents.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * This is the only public header.  Conventions that hold throughout:
 *
 *  - Every call that can fail returns a zc_status and takes, last, a zc_error
 *    that the caller owns and may pass as NULL.  On failure every out
 *    parameter is left NULL or zero; on success the error is untouched.
 *    A handle that is NULL, a path that is NULL or empty, or an out parameter that is
 *    NULL where it is not said that it may be, is ZC_BAD_ARGUMENT.
 *  - Text is UTF-8 with an explicit length.  Each zc_string that the library
 *    hands out is also followed by a NUL byte; one that it is given need not be,
 *    and is read during the call alone.
 *  - A relative path counts from the working directory at the time of the call; a handle
 *    goes on with what it named then.
 *  - Offsets are 0-based and half-open, lines are 1-based.  `byte` offsets count
 *    bytes of the source, `char` offsets count its code points.
 *  - Memory: whatever has a `zc_..._free` or `zc_..._close` belongs to the caller
 *    until that call; everything reachable from it lives exactly as long, also
 *    when the reader that made it is closed before.  Free and close accept NULL.
 *  - Threads: a handle is used by one thread at a time.  Different handles are
 *    independent.  There may be any number of readers beside one writer.
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

/* One value for each thing that a caller would do differently. */
typedef enum zc_status {
    ZC_OK = 0,
    ZC_BAD_ARGUMENT, /* the call itself is wrong: mend the program */
    ZC_BAD_QUERY,    /* the query cannot be understood: mend the query */
    ZC_NOT_FOUND,    /* no document or passage has this id */
    ZC_NO_INDEX,     /* there is no index at this place: build one */
    ZC_FOREIGN,      /* something is there that zhengce did not make */
    ZC_VERSION,      /* made by another format or analyser: rebuild */
    ZC_LOCKED,       /* another writer is at work: try again later */
    ZC_CHANGED,      /* the index kept changing under this reader: refresh */
    ZC_CORRUPT,      /* the index is damaged: verify, then rebuild */
    ZC_NO_SPACE,     /* the disk or quota is full */
    ZC_NO_MEMORY,    /* memory is exhausted */
    ZC_IO,           /* reading or writing failed for another reason */
    ZC_REFUSED,      /* a safety limit stopped the work: see `force` */
    ZC_BAD_SOURCE,   /* a source file cannot be read as what it claims to be */
    ZC_CANCELLED,    /* the caller's observer asked to stop */
    ZC_INTERNAL      /* a defect of zhengce: please report it */
} zc_status;

/* Bytes of one error message, its final NUL included. */
#define ZC_MESSAGE_BYTES 512

/* What went wrong and the way out, in English and in Chinese. */
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

/* Something worth telling the user that is no error. */
typedef struct zc_note {
    zc_string text;
    zc_string text_zh;
} zc_note;

/* The values that may be known of a document, see zc_document. */
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

/* The fields by whose values documents are counted, see zc_facet_counts. */
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
    ZC_ORIGIN_TEXT,    /* it stands in the text */
    ZC_ORIGIN_GIVEN,   /* stated beside the text, in a collection or by a program */
    ZC_ORIGIN_SIDECAR, /* stated in the file's sidecar, NAME.meta.json */
    ZC_ORIGIN_DERIVED  /* follows from other values, or from the file's name */
} zc_origin;

/* Where a value was found.  A derived one may have a place, too: that of what it
 * was derived from. */
typedef struct zc_finding {
    zc_origin origin;
    uint64_t line;                 /* 0 for no place in the text */
    uint64_t start_byte, end_byte; /* of the source; for a value of several lines from
                                    * the first to the last of them */
} zc_finding;

/* The name of a fact, such as "signed_by": the key that it has in JSON.  Static
 * storage, never NULL. */
ZC_API const char *zc_fact_name(zc_fact fact);

/* The name of a facet, such as "year": the key that it has in JSON.  Static
 * storage, never NULL. */
ZC_API const char *zc_facet_name(zc_facet facet);

/* The name of an origin, such as "text".  Static storage, never NULL. */
ZC_API const char *zc_origin_name(zc_origin origin);

/* What is known of a document.  An unknown string has length 0, an unknown
 * year is 0.  Dates are YYYY-MM-DD, YYYY-MM or YYYY. */
typedef struct zc_document {
    zc_string id;
    zc_string path; /* absolute path of the file or collection */
    unsigned part;  /* 1-based part of a file that holds several documents */
    zc_string title;
    bool title_derived; /* the text states no title: taken from its file name or from
                         * where the page says that it belongs */
    zc_string date;     /* the first of those below that is known, or as given */
    zc_string issuer;
    zc_string number; /* 文号 in canonical form, such as 抚政办发〔2022〕18号; one that was
                       * given beside the text is as given */
    zc_string region; /* the place it is from, such as 抚顺市; 全国 for the whole country */
    zc_string genre;
    zc_string source; /* where the page says that it took the text from */
    int year;         /* of `date`, else of the number, else `content_year` */
    size_t passage_count;
    zc_string written;       /* 成文: the date that it is signed with */
    zc_string published;     /* 发布: when the issuer made it public */
    zc_string page_date;     /* when the page that it stands on was posted */
    int content_year;        /* the year that it is about, from its title */
    zc_string number_agency; /* the three parts of `number`: 抚政办发, */
    int number_year;         /* 2022 (0 when the number has none), */
    unsigned number_serial;  /* and 18 */
    zc_string region_path;   /* the region with what it belongs to: 辽宁省抚顺市 */
    zc_string level;         /* of the issuer: 国家, 省, 市 or 县 */
    zc_string issuers;       /* where several bodies issued it together: all of them,
                              * with a space between, `issuer` first; else empty */
    zc_string signed_by;     /* who signed it, where that is not the issuer */
    zc_string publisher;     /* the site or paper that the page belongs to */
    zc_string author;        /* several are parted as the page does */
    zc_string editor;
    const zc_string *attachments; /* their names */
    size_t attachment_count;
    zc_finding found[ZC_FACTS]; /* where each value was found */
} zc_document;

/* What recurs in the text of policy documents and is read out of it. */
typedef enum zc_field_kind {
    ZC_FIELD_UNITS, /* a unit that is responsible, as in (责任单位:教研中心、各学校) */
    ZC_FIELD_DEADLINE,  /* (6月底前完成), (贯穿全年), 2025年底前 */
    ZC_FIELD_TARGET,    /* a quantity: 优良率达到50%以上, 不超过5% */
    ZC_FIELD_REFERENCE, /* another document or work: 《…》 */
    ZC_FIELD_KINDS      /* how many */
} zc_field_kind;

/* How a target compares with its value. */
typedef enum zc_comparison {
    ZC_EQUAL, /* 达到, 提升至 */
    ZC_AT_LEAST,
    ZC_AT_MOST,
    ZC_ABOVE,
    ZC_BELOW,
    ZC_ABOUT,
    ZC_COMPARISONS /* how many */
} zc_comparison;

/* One of these in a passage; members that its kind does not name are 0 or empty. */
typedef struct zc_field {
    zc_field_kind kind;
    zc_string text;                /* as it stands there */
    uint64_t start_byte, end_byte; /* of the source */
    zc_string role;                /* units: 责任单位, 牵头 or the like */
    zc_string due;                 /* deadline: the last day, YYYY-MM-DD, YYYY-MM or YYYY; the
                                    * year, where it is not stated, is the document's */
    zc_string subject;             /* target: what is measured */
    zc_comparison comparison;      /* target */
    double value;                  /* target: the number, without the unit's 万 or 亿 */
    double upper;                  /* target: the second number of 3-5, else `value` */
    zc_string unit;                /* target: %, 万人, 所 */
    int year;                      /* target: of the same sentence; reference: of its number or
                                    * date */
    zc_string title;               /* reference: without title marks */
    zc_string number;              /* reference: its document number */
    bool trial;                    /* reference: 试行 or 暂行 */
} zc_field;

/* The name of a kind, such as "units": the key that it has in JSON.  Static storage,
 * never NULL. */
ZC_API const char *zc_field_name(zc_field_kind kind);

/* The name of a comparison, such as "at_least".  Static storage, never NULL. */
ZC_API const char *zc_comparison_name(zc_comparison comparison);

/* A paragraph or item of a document. */
typedef struct zc_passage {
    zc_string id;
    double score;              /* 0 where nothing was ranked */
    zc_string text;            /* the source's bytes [start_byte, end_byte); bytes
                                * that are no UTF-8 read U+FFFD */
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
    zc_span snippet;        /* code points of `text` to show where space is short:
                             * whole sentences around the first marks */
    const zc_field *fields; /* what was read out of its text, in its order */
    size_t field_count;
    const zc_string *same; /* ids of the passages folded into this one, best first; see
                            * zc_search_options.fold */
    size_t same_count;
} zc_passage;

/* ------------------------------------------------------------------------- */
/* Indexing                                                                   */

typedef enum zc_change {
    ZC_ADDED,
    ZC_UPDATED,
    ZC_UNCHANGED,
    ZC_REMOVED,
    ZC_FAILED,  /* the file, or one record of a collection, was left out */
    ZC_SUSPECT, /* indexed, but something in it looks wrong */
    ZC_SKIPPED, /* a file in a directory that is of no kind that is read, or a link there that
                 * leads nowhere: what is indexed below that stays */
    ZC_WARNING, /* no file, but the index, whose directory is the path: the run was done,
                 * yet something about it should be looked after */
    ZC_PROGRESS /* nothing happened but that files_done grew, or may have; no path.  While
                 * several workers build, the events of files wait for their turn */
} zc_change;

/* One thing that happened to one document or file. */
typedef struct zc_index_event {
    zc_change change;
    zc_string path;       /* for a record of a collection: PATH:LINE */
    zc_string id;         /* the document's id; empty for ZC_FAILED */
    zc_string reason;     /* for ZC_FAILED to ZC_WARNING; for ZC_PROGRESS what is being done
                           * while no files are read; else empty */
    zc_string reason_zh;  /* the same in Chinese */
    uint64_t files_done;  /* of files_total, for progress */
    uint64_t files_total; /* 0 while nobody knows: before the first file */
} zc_index_event;

/* Called on the indexing thread after each event; the event and its strings
 * live until the observer returns.  Return false to stop: nothing of the run is
 * then kept and the call returns ZC_CANCELLED. */
typedef bool (*zc_index_observer)(void *context, const zc_index_event *event);

typedef struct zc_index_options {
    unsigned jobs;              /* workers that build a fresh index; 0: one a processor.
                                 * The answers of an index do not depend on it */
    bool rebuild;               /* make a fresh index from the named paths alone; of each other
                                 * source that it held a ZC_WARNING tells */
    bool dry_run;               /* report what would change, write nothing */
    bool force;                 /* allow a purge of more than a fifth, and than one; in a
                                 * rebuild, of what came from below the named paths */
    bool raw;                   /* leave nothing out: also index menus, captions, contents
                                 * lists and the like, every file as one document.  What is
                                 * in the index already stays as it is until it changes */
    uint64_t max_file_bytes;    /* larger files fail; 0 means 64 MiB */
    uint64_t memory_bytes;      /* that the workers of a fresh index take together: no more
                                 * of them run than there are 32 MiB for each; 0: a quarter of
                                 * what is left */
    zc_index_observer observer; /* may be NULL */
    void *context;              /* handed to the observer */
} zc_index_options;

typedef struct zc_index_summary {
    uint64_t added, updated, unchanged, removed, failed; /* this run: documents
                                                          * (failed: files and records) */
    uint64_t documents, passages;                        /* in the index afterwards */
    double seconds;
} zc_index_summary;

/* Brings the index in the directory `db_path` up to date with files,
 * directories (recursively) and .jsonl collections; creates it where there is
 * none.  Documents under a named path whose source has vanished are removed;
 * everything else in the index is left alone.  All changes of one call become
 * visible together or not at all.  Files that cannot be read are reported to the
 * observer and counted in summary->failed; they do not make the call fail.
 * Relative paths count from the working directory; there must be at least one.
 * `options` (NULL: all of it 0) and `summary` may be NULL.
 * Errors: ZC_LOCKED, ZC_REFUSED (a purge of more than a fifth without `force`),
 * ZC_FOREIGN, ZC_VERSION, ZC_CORRUPT, ZC_NO_SPACE, ZC_NO_MEMORY, ZC_IO,
 * ZC_CANCELLED, ZC_BAD_ARGUMENT. */
ZC_API zc_status zc_index_paths(const char *db_path, const char *const *paths, size_t path_count,
                                const zc_index_options *options, zc_index_summary *summary,
                                zc_error *error);

/* A document handed over by a program rather than read from a file.  `id` is required;
 * without `text` it is found by the rest, which may be empty and is then read from the text.
 * Dates are YYYY, YYYY-MM or YYYY-MM-DD; `level` is 国家, 省, 市 or 县. */
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

/* Opens the index in `db_path` for writing, creating it where there is none.
 * Errors: ZC_LOCKED, ZC_FOREIGN, ZC_VERSION, ZC_CORRUPT, ZC_NO_SPACE, ZC_IO. */
ZC_API zc_status zc_writer_open(const char *db_path, zc_writer **writer, zc_error *error);

/* Adds a document, or replaces the one of the same id.
 * Errors: ZC_BAD_ARGUMENT (no id, id over 200 bytes or with white space or
 * control characters, malformed date), ZC_NO_SPACE, ZC_IO.  After ZC_NO_SPACE,
 * ZC_IO, ZC_CORRUPT or ZC_NO_MEMORY the writer is spent: everything since the
 * last commit is lost and only zc_writer_close is left to call. */
ZC_API zc_status zc_writer_put(zc_writer *writer, const zc_input *input, zc_error *error);

/* Removes a document.  Error: ZC_NOT_FOUND, and those of zc_writer_put. */
ZC_API zc_status zc_writer_remove(zc_writer *writer, zc_string id, zc_error *error);

/* Makes everything since the last commit durable and visible, together; where that is
 * nothing, it is no run, see zc_index_info.run.  The writer stays open, unless it is spent:
 * see zc_writer_put, whose errors these are. */
ZC_API zc_status zc_writer_commit(zc_writer *writer, zc_error *error);

/* Drops what was not committed and gives the lock back.  Reads the index once to write its
 * manifest, which commits leave out. */
ZC_API void zc_writer_close(zc_writer *writer);

/* ------------------------------------------------------------------------- */
/* Reading                                                                    */

/* A reader sees one consistent state of the index until it is refreshed: by the caller or,
 * where a writer has gone on so far that the state is gone, by the call that finds this, which
 * then answers from the newest one: searches, facets, outlines, sources and what fetches.
 * zc_index_info.revision tells.  Where a refresh failed half-way, or after ZC_NO_MEMORY from any
 * call, the next call moves it to the newest state first, and fails as a refresh does where that
 * cannot be. */
typedef struct zc_reader zc_reader;

/* Opens the index in `db_path` as it was committed last.
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
    uint64_t bytes;             /* of the index on disk */
    unsigned format;            /* of the index */
    unsigned analyser;          /* version of the text analysis */
    char updated[32];           /* last commit, UTC, such as 2024-05-01T02:00:00Z */
    char revision[32];          /* of the state: another with every commit, and in an index that
                                 * was made anew */
    unsigned generation;        /* the one that is read */
    uint64_t generation_bytes;
    unsigned former_generation; /* the one kept from before the last rebuild; 0 for none */
    uint64_t former_bytes;
    uint64_t run;             /* the last run that changed something, counted from 1 */
    char generation_time[32]; /* when it was last written to, in the form of `updated` */
    char former_time[32];
    bool sealed; /* it has a manifest, so that damage to it would be noticed; false after a
                  * run that was killed or could not write it, until the next one */
} zc_index_info;

/* What the state holds that the reader sees.  Errors: ZC_CHANGED, ZC_CORRUPT, ZC_IO. */
ZC_API zc_status zc_reader_info(zc_reader *reader, zc_index_info *info, zc_error *error);

/* A path that zc_index_paths was told to index. */
typedef struct zc_source {
    zc_string path;    /* absolute */
    zc_string checked; /* when a run last looked at it, in the form of zc_index_info.updated */
    uint64_t documents;
    uint64_t failed, suspect, skipped; /* files and records, in that run */
} zc_source;

/* A file that was not indexed, or looked wrong, when its source was last looked at. */
typedef struct zc_left_out {
    zc_change change; /* ZC_FAILED, ZC_SUSPECT or ZC_SKIPPED */
    zc_string path;
    zc_string reason;
    zc_string reason_zh;
} zc_left_out;

/* Where the documents of an index come from. */
typedef struct zc_sources {
    const zc_source *items;
    size_t count;
    uint64_t elsewhere; /* documents of none of these, as those that a program handed over */
    const zc_left_out *left_out; /* the first thousand of them */
    size_t left_out_count;
} zc_sources;

/* Documents by the named paths that they come from; of paths inside one another the
 * innermost counts.  Errors: ZC_CORRUPT, ZC_IO, ZC_NO_MEMORY. */
ZC_API zc_status zc_sources_fetch(zc_reader *reader, zc_sources **sources, zc_error *error);

ZC_API void zc_sources_free(zc_sources *sources);

/* Other words for the words of a query: abbreviations, synonyms.  Read from texts
 * in the format of zhengce-synonyms(5); the library knows of no file. */
typedef struct zc_synonyms zc_synonyms;

/* An empty table.  Error: ZC_NO_MEMORY. */
ZC_API zc_status zc_synonyms_new(zc_synonyms **synonyms, zc_error *error);

/* Adds what a text says; of one word, what comes later may set aside what was
 * said before.  `name`, such as the file's, goes into messages and origins.  Not
 * while a search uses the table.  Errors: ZC_BAD_SOURCE for the first line that
 * cannot be understood, as NAME:LINE, and the table is as it was before;
 * ZC_NO_MEMORY. */
ZC_API zc_status zc_synonyms_read(zc_synonyms *synonyms, zc_string text, const char *name,
                                  zc_error *error);

/* Not before the last search that was given the table has returned. */
ZC_API void zc_synonyms_free(zc_synonyms *synonyms);

/* How words that are looked for in place of others relate to them. */
typedef enum zc_relation {
    ZC_SPELLED,  /* the same number, spelled differently: 二〇二四年 for 2024年 */
    ZC_SAME,     /* the same thing */
    ZC_NARROWER, /* a part or kind of it, or its official name: one way only */
    ZC_NEAR,     /* something akin: only where fewer than ten hits match literally */
    ZC_DEFINED,  /* a document of the index says so: 以下简称 */
    ZC_GUESSED   /* what was probably meant, by one slip: only where nothing else is found */
} zc_relation;

/* Words that are looked for in place of words of the query. */
typedef struct zc_expansion {
    zc_relation relation;
    zc_string from;
    zc_string to;
    zc_string origin; /* NAME:LINE of a table, id of a document that defines; else empty */
} zc_expansion;

typedef enum zc_unit { ZC_DOCUMENTS, ZC_PASSAGES } zc_unit;
typedef enum zc_sort { ZC_BY_RELEVANCE, ZC_BY_DATE } zc_sort;

/* Largest `limit` that a search accepts. */
#define ZC_LIMIT_MAX 100000

typedef struct zc_search_options {
    size_t limit;  /* hits wanted; 0 counts only */
    size_t offset; /* hits skipped */
    zc_unit unit;
    zc_sort sort;     /* ZC_BY_DATE: newest first, undated last */
    zc_string since;  /* documents dated on or after; YYYY, YYYY-MM or YYYY-MM-DD */
    zc_string until;  /* documents dated on or before (the whole of a YYYY or YYYY-MM) */
    zc_string year;   /* "2022", "2021..2024", "2021.." or "..2024" */
    zc_string region; /* each of these four as in the query field of that name */
    zc_string issuer;
    zc_string genre;
    bool title_only;             /* look in titles alone */
    bool strict;                 /* only what the query says: no partial matches, no expansions */
    bool literal;                /* do not fold traditional to simplified */
    bool no_expand;              /* no stems, no expansions: see zc_answer */
    bool explain;                /* fill zc_hit.explanation */
    const zc_synonyms *synonyms; /* to expand with; may be NULL, may be shared */
    zc_string number;            /* as in the query fields of these names */
    zc_string level;
    bool facets;         /* fill zc_answer.facets */
    uint64_t since_run;  /* documents that this run or a later one added or changed; 0: all.
                          * See zc_index_info.run.  A new name is no change */
    bool fold;           /* of passages that say the same, show the best with the ids of the
                          * others, which are no hits then but are counted as before: among
                          * the passages of a document, or among the first thousand
                          * passages ranked */
    size_t per_document; /* passages ranked: let no more of one document stand before those
                          * of others, among the same thousand; the rest follows behind.
                          * 0: no limit */
    bool fold_documents; /* documents ranked: of those that are copies of one another, show
                          * the best with the ids of the others, which are no hits then but
                          * are counted as before; among the first twenty */
} zc_search_options;

/* Ten documents by relevance. */
#define ZC_SEARCH_OPTIONS_DEFAULT                                                                  \
    {                                                                                              \
        10, 0, ZC_DOCUMENTS, ZC_BY_RELEVANCE, {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0},          \
            {NULL, 0}, {NULL, 0}, false, false, false, false, false, NULL, {NULL, 0}, {NULL, 0},   \
            false, 0, false, 0, false                                                              \
    }

/* Passages shown under one document at most. */
#define ZC_PASSAGES_PER_DOCUMENT 3

/* Levels below the uppermost one of an explanation, at most. */
#define ZC_EXPLANATION_DEPTH 8

/* How a score came to be: a value, what it is, and what it is the sum of. */
typedef struct zc_explanation {
    double value;
    zc_string what;
    zc_string what_zh;
    const struct zc_explanation *parts; /* their values add up to `value`, if there are any;
                                         * one that takes something away is negative */
    size_t part_count;
} zc_explanation;

typedef struct zc_hit {
    size_t rank;  /* 1-based, `offset` counted in */
    double score; /* compares with those of the same answer alone */
    zc_string id; /* of the document or, when passages are ranked, the passage */
    const zc_document *document;
    const zc_passage *passages; /* best first; passages[0] stands for the hit.  One
                                 * when passages are ranked; when documents are, one
                                 * to ZC_PASSAGES_PER_DOCUMENT, or none where a
                                 * document has no text */
    size_t passage_count;
    const zc_explanation *explanation; /* of `score`; NULL unless asked for */
    const zc_string *via;              /* the words that it, or its document, holds in place
                                        * of the query's own; none where it matches literally */
    size_t via_count;
    bool partial;            /* it holds a part of the query only, and stands behind what holds
                              * all; false in answers that are partial as a whole */
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
 * that all counts and `unknown` add up to zc_answer.documents. */
typedef struct zc_facet_counts {
    const zc_facet_value *values; /* the most frequent first; years newest first */
    size_t value_count;
    uint64_t unknown; /* documents of which it is not known */
} zc_facet_counts;

typedef struct zc_answer {
    zc_string query;  /* as given */
    zc_string parsed; /* as understood, in canonical form */
    const zc_note *notes;
    size_t note_count;
    bool exact;         /* every hit matches exactly and all counts are exact; those
                         * with `via`, and behind them the `partial` ones, stand after
                         * these and are not counted in them */
    uint64_t total;     /* documents or passages, by unit */
    uint64_t documents; /* documents that match */
    uint64_t passages;  /* passages in them that hold a match */
    uint64_t matches;   /* matches in those, not overlapping */
    double took_ms;
    const zc_hit *hits;
    size_t hit_count;
    const zc_expansion *expansions; /* other words that occur in the index */
    size_t expansion_count;
    uint64_t expanded;            /* documents or passages that match by these alone;
                                   * 0 where the page had no room for them */
    const zc_string *suggestions; /* queries that are near and find something */
    size_t suggestion_count;
    const zc_facet_counts *facets; /* ZC_FACET_KINDS of them, by zc_facet, over the
                                    * `documents` that match, whatever the limit; NULL
                                    * unless asked for */
} zc_answer;

/* Answers a query.  Finding nothing is ZC_OK with total 0.  An empty query finds
 * every document that passes the filters, of which there must then be one.
 * `options` may be NULL: ZC_SEARCH_OPTIONS_DEFAULT.  When a writer overtakes the reader,
 * the reader is refreshed and the query run again.
 *
 * Unless `no_expand` or `strict` is set, unquoted words are also looked for as
 * `synonyms`, the definitions in the index and the spelling of numbers have them.
 * What matches only so comes after all literal matches, where the page has room.
 * Where nothing matches literally, these are the answer: `exact` is false and the
 * counts are theirs.  Where they find nothing either, partial matches are ranked
 * and near queries suggested; where a run of four Chinese characters or more has one
 * that the index knows beside neither of its neighbours, what the suggestions hold in
 * its place is such other words, too, and the partial matches stand behind.
 *
 * Errors: ZC_BAD_QUERY (the message says what to change), ZC_BAD_ARGUMENT,
 * ZC_CHANGED, ZC_CORRUPT, ZC_IO, ZC_NO_MEMORY. */
ZC_API zc_status zc_search(zc_reader *reader, zc_string query, const zc_search_options *options,
                           zc_answer **answer, zc_error *error);

/* Counts the documents that match a query by year, region, issuer, genre and level:
 * zc_search with `facets` set and without hits, but that an empty query finds every
 * document, with or without filters.  Partial matches are counted when nothing
 * matches exactly, unless `strict`; the answer is then not `exact`.
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
 * neighbours on either side, by id.  Nothing is marked in them.
 * Errors: ZC_NOT_FOUND, ZC_CHANGED, ZC_CORRUPT, ZC_IO, ZC_NO_MEMORY. */
ZC_API zc_status zc_fetch(zc_reader *reader, zc_string id, size_t context, zc_excerpt **excerpt,
                          zc_error *error);

ZC_API void zc_excerpt_free(zc_excerpt *excerpt);

/* A heading of a document. */
typedef struct zc_heading {
    zc_string text; /* without Markdown signs */
    zc_string id;   /* of the passage that it is or begins */
    size_t parent;  /* index of the heading above; ZC_NO_PARENT for an outermost one */
    unsigned depth; /* 1 for an outermost one */
    bool runs_in;   /* text follows it in the same paragraph */
    bool matches;   /* this is what was asked for */
    uint64_t line;  /* of the source, as all offsets are */
    uint64_t start_byte, end_byte;
    uint64_t start_char, end_char;
} zc_heading;

#define ZC_NO_PARENT SIZE_MAX

/* The headings of a document, or some of them, in the order of the text: each one's
 * parent stands before it. */
typedef struct zc_outline {
    const zc_document *document;
    const zc_heading *headings;
    size_t heading_count;
} zc_outline;

/* Fetches all headings of a document, by its id or by that of one of its passages;
 * the heading nearest to such a passage then `matches`.  Errors: those of zc_fetch. */
ZC_API zc_status zc_outline_fetch(zc_reader *reader, zc_string id, zc_outline **outline,
                                  zc_error *error);

ZC_API void zc_outline_free(zc_outline *outline);

/* Headings shown on either side of one that matches, at most. */
#define ZC_SIBLINGS_MAX 20

/* An answer, and for each of its hits where in its document's outline that is. */
typedef struct zc_outlines {
    const zc_answer *answer;
    const zc_outline *outlines; /* answer->hit_count of them, in the order of the hits */
} zc_outlines;

/* Answers a query as zc_search does, with the headings around what matches: those
 * that hold a match, or else those right above the best passages; of each, the
 * headings above it, its siblings and its children.  `options->unit` must be
 * ZC_DOCUMENTS.  A document without such a heading has an outline of none.
 * Errors: those of zc_search. */
ZC_API zc_status zc_outlines_search(zc_reader *reader, zc_string query,
                                    const zc_search_options *options, zc_outlines **outlines,
                                    zc_error *error);

ZC_API void zc_outlines_free(zc_outlines *outlines);

/* Reads the document's text from its source again: the UTF-8 text into which
 * all offsets point.  `text->data` is freed by zc_text_free.
 * Errors: ZC_BAD_SOURCE (gone, changed since it was indexed, or handed over by a program
 * without a path), those of zc_fetch. */
ZC_API zc_status zc_fetch_text(zc_reader *reader, zc_string id, zc_string *text, zc_error *error);

ZC_API void zc_text_free(zc_string *text);

/* Called once for each problem found; the strings live until it returns. */
typedef void (*zc_verify_observer)(void *context, const zc_note *problem);

/* Checks the index's own integrity: that each byte is as it was written, unless a writer is
 * at work or was killed; Xapian's structure check; and that every
 * document and passage record can be read and agrees with the postings.
 * Returns ZC_OK when sound, ZC_CORRUPT after reporting each problem to the observer
 * (may be NULL).  Where a writer commits meanwhile, the new state is looked at, a few times:
 * in the end ZC_CHANGED.  Other errors: those of zc_reader_open. */
ZC_API zc_status zc_verify(const char *db_path, zc_verify_observer observer, void *context,
                           zc_error *error);

/* Mends a damaged index as far as that can be done without its sources: verifies it and,
 * when it is not sound, verifies it again with writers locked out and makes the newest
 * generation that is whole the current one.  A rebuild keeps the generation before it;
 * updates since are then to be run again.  The observer is told of each problem, of what was
 * done, and of the command that brings the rest back from the sources that runs were told,
 * which is not done here: where one of them is away for the moment, its documents would go.
 * Nothing is deleted.
 * Errors: ZC_CORRUPT (no generation is whole: rebuild), ZC_LOCKED, ZC_CHANGED, ZC_NO_INDEX,
 * ZC_FOREIGN, ZC_VERSION, and where nothing was changed as the index could not be read, ZC_IO. */
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

/* Shows what the analyser makes of a text, token by token in its order.  A token lives
 * until the observer returns.  Stopped by it is ZC_OK.  Errors: ZC_BAD_ARGUMENT (no
 * observer), ZC_NO_MEMORY. */
ZC_API zc_status zc_tokenize(zc_string text, zc_token_observer observer, void *context,
                             zc_error *error);

#ifdef __cplusplus
}
#endif

#endif
