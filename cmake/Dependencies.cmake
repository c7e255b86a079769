# Third-party libraries; README.md says why each is there.

find_package(PkgConfig REQUIRED)
set(THREADS_PREFER_PTHREAD_FLAG ON)
find_package(Threads REQUIRED)
pkg_check_modules(XAPIAN REQUIRED IMPORTED_TARGET xapian-core>=1.4.18)
pkg_check_modules(UTF8PROC REQUIRED IMPORTED_TARGET libutf8proc)
pkg_check_modules(JANSSON REQUIRED IMPORTED_TARGET jansson>=2.13)
pkg_check_modules(XXHASH REQUIRED IMPORTED_TARGET libxxhash>=0.8)
pkg_check_modules(ZLIB REQUIRED IMPORTED_TARGET zlib)
pkg_check_modules(LIBXML REQUIRED IMPORTED_TARGET libxml-2.0>=2.9)
pkg_check_modules(MINIZIP REQUIRED IMPORTED_TARGET minizip)
if(NOT ZC_TABLE_MAKERS) # at build time only
    pkg_check_modules(OPENCC REQUIRED IMPORTED_TARGET opencc)
endif()

# At build time only, and only for suggestions; the build does without.
find_file(ZC_UNIHAN_READINGS Unihan_Readings.txt.bz2
    PATHS /usr/share/unicode /usr/local/share/unicode NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH)
find_program(ZC_BZCAT bzcat)

find_path(STEMMER_INCLUDE_DIR libstemmer.h REQUIRED)
find_library(STEMMER_LIBRARY stemmer REQUIRED)
add_library(zc_stemmer INTERFACE)
target_include_directories(zc_stemmer SYSTEM INTERFACE ${STEMMER_INCLUDE_DIR})
target_link_libraries(zc_stemmer INTERFACE ${STEMMER_LIBRARY})

set(ZC_THIRD_PARTY PkgConfig::XAPIAN PkgConfig::UTF8PROC PkgConfig::JANSSON PkgConfig::XXHASH
    PkgConfig::ZLIB PkgConfig::LIBXML PkgConfig::MINIZIP zc_stemmer Threads::Threads)
