// Where exceptions end.  SPDX-License-Identifier: GPL-2.0-or-later
#include "store/guard.hh"

extern "C" {
#include "base/fail.h"
}

#include <cerrno>
#include <cstring>
#include <new>
#include <string>

namespace zci
{

int error_number_in(const char *text) noexcept
{
    for (int number : {ENOSPC, EDQUOT, EFBIG, ENOMEM, EACCES, EROFS, EIO, EMFILE, ENFILE}) {
        if (std::strstr(text, std::strerror(number)) != nullptr)
            return number;
    }
    return 0;
}

namespace
{

zc_status corrupt(zc_error *error, const char *where, const std::string &what)
{
    return zci_fail(
        error, ZC_CORRUPT,
        "%s: the index is damaged (%s); run `zhengce verify`, then `zhengce index --rebuild`",
        "%s：索引已损坏（%s）；请运行 zhengce verify，再用 zhengce index --rebuild 重建", where,
        what.c_str());
}

zc_status of_database_error(zc_error *error, const char *where, const Xapian::Error &problem)
{
    const char *cause = problem.get_error_string();
    int number = cause == nullptr ? 0 : error_number_in(cause);
    if (number == 0)
        number = error_number_in(problem.get_msg().c_str());
    return number != 0 ? zci_fail_system(error, number, where)
                       : corrupt(error, where, problem.get_msg());
}

// A new database that cannot be made says nothing of the old one; Xapian does not
// always say why.
zc_status of_create_error(zc_error *error, const char *where, const Xapian::Error &problem)
{
    zc_status status = of_database_error(error, where, problem);
    if (status != ZC_CORRUPT)
        return status;
    return zci_fail(error, ZC_IO,
                    "%s: a new index cannot be made (%s); check the disk and run again",
                    "%s：无法新建索引（%s）；请检查磁盘后重试", where, problem.get_msg().c_str());
}

// The directory's own lock keeps other writers out, so that this one is mostly not
// to be had for another reason.
zc_status of_lock_error(zc_error *error, const char *where, const Xapian::Error &problem)
{
    if (problem.get_msg().find("already locked") == std::string::npos)
        return zci_fail(error, ZC_IO, "%s: %s", "%s：%s", where, problem.get_msg().c_str());
    return zci_store_fail_locked(error, where);
}

zc_status of_other_error(zc_error *error, const char *where, const Xapian::Error &problem)
{
    // Not its description, which would take memory where there may be none.
    return zci_fail(error, ZC_INTERNAL, "%s: %s: %s; please report it", "%s：%s：%s，请报告", where,
                    problem.get_type(), problem.get_msg().c_str());
}

// Our databases always have term lists: where Xapian misses them, a file is gone.
zc_status of_missing_feature(zc_error *error, const char *where, const Xapian::Error &problem)
{
    return corrupt(error, where, problem.get_msg());
}

zc_status of_version_error(zc_error *error, const char *where, const Xapian::Error &problem)
{
    return zci_fail(error, ZC_VERSION,
                    "%s: made by another version of Xapian (%s); run `zhengce index --rebuild`",
                    "%s：由另一版本的 Xapian 建立（%s）；请运行 zhengce index --rebuild", where,
                    problem.get_msg().c_str());
}

} // namespace

void ask(const zci_store_watch &watch, zci_store_step step)
{
    if (watch.goes_on != nullptr && !watch.goes_on(watch.context, step))
        throw cancelled();
}

zc_status fail_changed(zc_error *error, const char *where) noexcept
{
    return zci_fail(error, ZC_CHANGED, "%s: the index changed while it was read; refresh",
                    "%s：读取时索引已更新，请刷新", where);
}

zc_status status_of_exception(zc_error *error, const char *where) noexcept
{
    try {
        throw;
    } catch (const Xapian::DatabaseLockError &problem) {
        return of_lock_error(error, where, problem);
    } catch (const Xapian::DatabaseModifiedError &) {
        return fail_changed(error, where);
    } catch (const Xapian::DatabaseVersionError &problem) {
        return of_version_error(error, where, problem);
    } catch (const Xapian::DocNotFoundError &) {
        return zci_fail(error, ZC_NOT_FOUND, "%s: no such record", "%s：没有该记录", where);
    } catch (const Xapian::FeatureUnavailableError &problem) {
        return of_missing_feature(error, where, problem);
    } catch (const Xapian::DatabaseCreateError &problem) {
        return of_create_error(error, where, problem);
    } catch (const Xapian::DatabaseError &problem) {
        return of_database_error(error, where, problem);
    } catch (const Xapian::Error &problem) {
        return of_other_error(error, where, problem);
    } catch (const cancelled &) {
        return zci_fail_stopped(error);
    } catch (const std::bad_alloc &) {
        return zci_fail_memory(error);
    } catch (...) {
        return zci_fail_internal(error, "the store");
    }
}

} // namespace zci
