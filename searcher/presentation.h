/* Stored records as the public structures.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_PRESENTATION_H
#define ZCI_PRESENTATION_H

#include "marks.h"
#include "reader.h"

/* Makes public structures in an arena; reused for many. */
typedef struct zci_presenter {
    zc_reader *reader;
    zci_arena *arena;
    const zci_evaluation *evaluation; /* marks its exact matches; NULL: marks nothing */
    const zci_relaxed *relaxed;       /* marks partial matches instead, unless NULL */
    bool stated;              /* marks the titles and numbers instead that the passage states */
    zci_passage_text passage; /* scratch */
    zci_marks marks;          /* scratch */
} zci_presenter;

/* The document whose header is at `header`. */
zc_status zci_present_document(zci_presenter *presenter, zci_docid header, zc_document *document,
                               zc_error *error);

/* A passage of that document. */
zc_status zci_present_passage(zci_presenter *presenter, const zc_document *document,
                              zci_docid header, zci_docid docid, zc_passage *passage,
                              zc_error *error);

/* The id of a passage of any document. */
zc_status zci_present_passage_id(zci_presenter *presenter, zci_docid docid, zc_string *id,
                                 zc_error *error);

/* The text of the heading that a passage is or begins with, without Markdown signs. */
zc_status zci_present_heading(const zci_presenter *presenter, const zci_passage_record *record,
                              zc_string *text, zc_error *error);

void zci_presenter_free(zci_presenter *presenter);

#endif
