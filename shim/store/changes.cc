// What a writer changes.  SPDX-License-Identifier: GPL-2.0-or-later
#include "store/changes.h"

#include "store/writer.hh"

extern "C" {
#include "schema/schema.h"
#include "store/manifest.h"
}

#include <cstring>

using zci::guarded;
using zci::written;

// To be called before anything is changed.  A generation whose files are not as they
// were written is not built upon, for its next manifest would vouch for the damage.
static zc_status begin_changes(zci_store_writer *w, zc_error *error)
{
    bool present;
    zc_status status = ZC_OK;
    if (w->changed || w->part != nullptr)
        return ZC_OK;
    status = zci::sync_names(w, error); // for the blocks of the state before it are used again
    if (status == ZC_OK && !w->trusted)
        status = zci_manifest_check(w->path.c_str(), w->dir.c_str(), &present, nullptr, error);
    if (status == ZC_OK)
        status = zci_manifest_remove(w->path.c_str(), error);
    if (status == ZC_OK)
        status = w->records->begin(error);
    w->trusted = w->changed = status == ZC_OK;
    return status;
}

// As `written`, for calls that change something.  A part is a directory of its own, which is
// looked for when it begins and ends.
template <class Body>
static zc_status changed(zci_store_writer *w, zc_error *error, Body body) noexcept
{
    return written(w, error, [&] {
        zc_status status = w->part == nullptr ? zci_store_writer_check(w, error) : ZC_OK;
        if (status == ZC_OK)
            status = begin_changes(w, error);
        return status == ZC_OK ? body() : status;
    });
}

static bool is_valid_term(zci_key term)
{
    return term.len >= 1 && term.len <= 245 && std::memchr(term.data, '\0', term.len) == nullptr;
}

static zc_status check_record(const zci_record &record, zc_error *error)
{
    for (size_t i = 0; i < record.value_count; i++) {
        if (record.values[i].slot >= ZCI_SLOTS)
            return zci_fail(error, ZC_BAD_ARGUMENT, "there is no slot %u", "没有槽位 %u",
                            record.values[i].slot);
    }
    for (size_t i = 0; i < record.term_count; i++) {
        if (!is_valid_term(record.terms[i].term))
            return zci_fail(error, ZC_BAD_ARGUMENT, "a term is empty, too long or holds a NUL",
                            "词项为空、过长或含有空字符");
    }
    return ZC_OK;
}

static Xapian::Document document_of(const zci_record &record)
{
    Xapian::Document document;
    for (size_t i = 0; i < record.term_count; i++)
        document.add_term(zci::text_of(record.terms[i].term), record.terms[i].count);
    if (record.data != nullptr)
        document.set_data(std::string(record.data, record.data_len));
    return document;
}

// Postings wait in maps that outgrow the processor's cache long before Xapian's
// own threshold of 10,000 documents.  To start on a list of all terms makes it
// write them out, into the transaction that is open.  Not where readers see the generation:
// it is large, and to find the blocks of each term costs more than maps do; besides, Xapian
// keeps something for each posting that goes, up to its threshold.
static void write_out_postings(zci_store_writer *w)
{
    const unsigned records_between = 1000;
    if (w->generation == w->published || ++w->pending < records_between)
        return;
    w->pending = 0;
    w->database.allterms_begin();
}

// The document of a docid; `found` is false where there is none.
static zc_status read_document(zci_store_writer *w, zci_docid docid, Xapian::Document *out,
                               bool *found, zc_error *error)
{
    zc_error problem;
    *found = false;
    if (docid > w->database.get_lastdocid())
        return ZC_OK;
    zc_status status = guarded(&problem, w->dir.c_str(), [&] {
        *out = w->database.get_document(docid);
        *found = true;
        return ZC_OK;
    });
    if (status != ZC_OK && status != ZC_NOT_FOUND && error != nullptr)
        *error = problem;
    return status == ZC_NOT_FOUND ? ZC_OK : status;
}

// Gives a document the terms of another, one by one where they differ.
static void change_terms(Xapian::Document &document, const Xapian::Document &wanted)
{
    std::vector<std::string> gone;
    std::vector<std::pair<std::string, Xapian::termcount>> come;
    auto old = document.termlist_begin(), next = wanted.termlist_begin();
    const auto old_end = document.termlist_end(), next_end = wanted.termlist_end();
    while (old != old_end || next != next_end) {
        const int order = old == old_end ? 1 : next == next_end ? -1 : (*old).compare(*next);
        const bool same = order == 0 && old.get_wdf() == next.get_wdf();
        if (order <= 0 && !same)
            gone.push_back(*old);
        if (order >= 0 && !same)
            come.emplace_back(*next, next.get_wdf());
        if (order <= 0)
            ++old;
        if (order >= 0)
            ++next;
    }
    for (const std::string &term : gone)
        document.remove_term(term);
    for (const auto &term : come)
        document.add_term(term.first, term.second);
}

// Of each posting of a document that another takes the place of Xapian notes, until it writes
// out, that it has no positions: 72 bytes.  Not where it is given the document that it read.
static zc_status put_document(zci_store_writer *w, zci_docid docid, const Xapian::Document &wanted,
                              zc_error *error)
{
    bool found;
    Xapian::Document stored;
    zc_status status = read_document(w, docid, &stored, &found, error);
    if (status != ZC_OK)
        return status;
    if (found) {
        change_terms(stored, wanted);
        stored.set_data(wanted.get_data());
    }
    w->database.replace_document(docid, found ? stored : wanted);
    return ZC_OK;
}

static zc_status put_in_database(zci_store_writer *w, zci_docid docid, const zci_record &record,
                                 zc_error *error)
{
    zc_status status = put_document(w, docid, document_of(record), error);
    for (size_t i = 0; status == ZC_OK && i < record.value_count; i++) {
        const zci_value &value = record.values[i];
        status = w->records->put(value.slot, docid, value.data, value.len, error);
    }
    write_out_postings(w);
    return status;
}

static zc_status add_to_database(zci_store_writer *w, const zci_record &record, zci_docid *docid,
                                 zc_error *error)
{
    *docid = w->database.get_lastdocid() + w->skipped + 1;
    w->skipped = 0;
    return put_in_database(w, *docid, record, error);
}

zc_status zci_store_add(zci_store_writer *writer, const zci_record *record, zci_docid *docid,
                        zc_error *error)
{
    *docid = 0;
    return changed(writer, error, [&] {
        zc_status status = check_record(*record, error);
        if (status != ZC_OK)
            return status;
        if (writer->part != nullptr)
            return writer->part->add(*record, docid, error);
        return add_to_database(writer, *record, docid, error);
    });
}

void zci_store_skip(zci_store_writer *writer, uint32_t count)
{
    if (writer->part != nullptr)
        writer->part->skip(count);
    else
        writer->skipped += count;
}

zc_status zci_store_put(zci_store_writer *writer, zci_docid docid, const zci_record *record,
                        zc_error *error)
{
    return changed(writer, error, [&] {
        zc_status status = check_record(*record, error);
        return status == ZC_OK ? put_in_database(writer, docid, *record, error) : status;
    });
}

zc_status zci_store_replace_data(zci_store_writer *writer, zci_docid docid, const char *data,
                                 size_t data_len, zc_error *error)
{
    return changed(writer, error, [&] {
        Xapian::Document document = writer->database.get_document(docid);
        document.set_data(std::string(data, data_len));
        writer->database.replace_document(docid, document);
        return ZC_OK;
    });
}

static zc_status delete_record(zci_store_writer *w, zci_docid docid, zc_error *error)
{
    zc_status status = ZC_OK;
    w->database.delete_document(docid);
    for (unsigned slot = 0; status == ZC_OK && slot < ZCI_SLOTS; slot++)
        status = w->records->remove(slot, docid, error);
    return status;
}

zc_status zci_store_delete(zci_store_writer *writer, zci_range range, zc_error *error)
{
    return changed(writer, error, [&] {
        zc_status status = ZC_OK;
        for (zci_docid docid = range.first;
             status == ZC_OK && docid <= range.last && docid >= range.first; docid++)
            status = delete_record(writer, docid, error);
        return status;
    });
}

zc_status zci_store_set_metadata(zci_store_writer *writer, const char *key, const char *value,
                                 size_t len, zc_error *error)
{
    return changed(writer, error, [&] {
        writer->database.set_metadata(key, std::string(value, len));
        return ZC_OK;
    });
}

// ---- Reading one's own changes ---------------------------------------------

zc_status zci_store_find(zci_store_writer *writer, zci_key unique_term, zci_docid *docid,
                         zc_error *error)
{
    *docid = 0;
    return written(writer, error, [&] {
        const std::string term = zci::text_of(unique_term);
        auto posting = writer->database.postlist_begin(term);
        if (posting == writer->database.postlist_end(term))
            return zci_fail(error, ZC_NOT_FOUND, "%s: no such record", "%s：没有该记录",
                            writer->dir.c_str());
        *docid = *posting;
        return ZC_OK;
    });
}

zc_status zci_store_writer_data(zci_store_writer *writer, zci_docid docid, zci_buffer *out,
                                zc_error *error)
{
    return written(writer, error, [&] {
        const std::string data = writer->database.get_document(docid).get_data();
        zci_buffer_reset(out);
        zci_buffer_append(out, data.data(), data.size());
        return out->failed ? zci_fail_memory(error) : ZC_OK;
    });
}

zc_status zci_store_writer_value(zci_store_writer *writer, unsigned slot, zci_docid docid,
                                 zci_buffer *out, zc_error *error)
{
    return written(writer, error, [&] { return writer->records->get(slot, docid, out, error); });
}

zc_status zci_store_writer_has(zci_store_writer *writer, zci_docid docid, bool *has,
                               zc_error *error)
{
    *has = false;
    return written(writer, error, [&] {
        zc_error problem;
        zc_status status = guarded(&problem, writer->dir.c_str(), [&] {
            writer->database.get_doclength(docid);
            *has = true;
            return ZC_OK;
        });
        if (status != ZC_OK && status != ZC_NOT_FOUND && error != nullptr)
            *error = problem;
        return status == ZC_NOT_FOUND ? ZC_OK : status;
    });
}

zc_status zci_store_writer_metadata(zci_store_writer *writer, const char *key, zci_buffer *out,
                                    zc_error *error)
{
    return written(writer, error, [&] {
        const std::string value = writer->database.get_metadata(key);
        zci_buffer_reset(out);
        zci_buffer_append(out, value.data(), value.size());
        return out->failed ? zci_fail_memory(error) : ZC_OK;
    });
}

zc_status zci_store_writer_postings(zci_store_writer *writer, zci_key term, zci_postings *out,
                                    zc_error *error)
{
    return written(writer, error, [&] {
        const std::string name = zci::text_of(term);
        const auto end = writer->database.postlist_end(name);
        for (auto at = writer->database.postlist_begin(name); at != end; ++at)
            zci::add_posting(out, *at, at.get_wdf());
        return ZC_OK;
    });
}
