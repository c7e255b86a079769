# How the project's own code is compiled.

set(CMAKE_C_STANDARD 11)
set(CMAKE_C_STANDARD_REQUIRED ON)
set(CMAKE_C_EXTENSIONS OFF)
set(CMAKE_CXX_STANDARD 17)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_C_VISIBILITY_PRESET hidden)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set(CMAKE_BUILD_TYPE RelWithDebInfo CACHE STRING "Debug, Release, RelWithDebInfo" FORCE)
endif()

option(ZC_WERROR "Treat compiler warnings as errors" OFF)
option(ZC_FUZZERS "Build the fuzzers (needs clang)" OFF)
option(ZC_BENCH "Build the benchmarks" OFF)
option(ZC_LTO "Optimise the command and the shared library as a whole (gcc, Release)" ON)
set(ZC_SHARED_DIR "$ENV{ZHENGCE_SHARED}" CACHE PATH
    "Directory of texts that some tests read and that are no part of the project, or empty")
set(ZC_TABLE_MAKERS "" CACHE PATH
    "Directory of make_fold_table and make_sound_table for the machine that builds, or empty")
set(ZC_SANITIZE "" CACHE STRING "Sanitizers, such as address,undefined or thread")

set(ZC_WARNINGS -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wswitch-enum -Wformat=2
    -Wundef -Wcast-qual -Wwrite-strings -Wpointer-arith)
set(ZC_C_WARNINGS ${ZC_WARNINGS} -Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition)
if(ZC_WERROR)
    list(APPEND ZC_WARNINGS -Werror)
    list(APPEND ZC_C_WARNINGS -Werror)
endif()

# Has the C library check the bounds of its calls, unless the flags already say how far.  A compiler
# may have a definition of its own, which would be defined twice.
function(zc_fortify language flags)
    string(TOUPPER "${CMAKE_BUILD_TYPE}" type)
    if(NOT "${${flags}} ${${flags}_${type}}" MATCHES _FORTIFY_SOURCE)
        set(optimised $<AND:$<COMPILE_LANGUAGE:${language}>,$<CONFIG:Release,RelWithDebInfo>>)
        add_compile_options($<${optimised}:-U_FORTIFY_SOURCE> $<${optimised}:-D_FORTIFY_SOURCE=2>)
    endif()
endfunction()

add_compile_definitions($<$<COMPILE_LANGUAGE:C>:_POSIX_C_SOURCE=200809L>)
add_compile_definitions(_FILE_OFFSET_BITS=64)
add_compile_options(-fno-omit-frame-pointer)
if(ZC_SANITIZE)
    add_compile_options(-fsanitize=${ZC_SANITIZE} -fno-sanitize-recover=all)
    add_link_options(-fsanitize=${ZC_SANITIZE})
else()
    zc_fortify(C CMAKE_C_FLAGS)
    zc_fortify(CXX CMAKE_CXX_FLAGS)
endif()
add_link_options(-Wl,--as-needed)

# Objects hold plain code, too, which the static library needs and tests are linked from.
set(ZC_LTO_COMPILE "")
set(ZC_LTO_LINK "")
set(ZC_LTO_NONE "")
if(ZC_LTO AND CMAKE_C_COMPILER_ID STREQUAL GNU AND CMAKE_CXX_COMPILER_ID STREQUAL GNU
        AND NOT ZC_SANITIZE)
    set(ZC_LTO_COMPILE $<$<CONFIG:Release>:-flto=auto;-ffat-lto-objects>)
    set(ZC_LTO_LINK $<$<CONFIG:Release>:-flto=auto>)
    set(ZC_LTO_NONE -fno-lto)
endif()

# Gives a target of the project's own its warnings.
function(zc_own target)
    target_compile_options(${target} PRIVATE
        $<$<COMPILE_LANGUAGE:C>:${ZC_C_WARNINGS}> $<$<COMPILE_LANGUAGE:CXX>:${ZC_WARNINGS}>)
endfunction()

# Objects of the command and the library.  Their frames are small, all together less than the
# stack that a process begins with: where memory is short, it cannot grow.
function(zc_part target)
    zc_own(${target})
    if(NOT ZC_SANITIZE AND NOT ZC_FUZZERS)
        target_compile_options(${target} PRIVATE -Wframe-larger-than=32768)
    endif()
    target_compile_options(${target} PRIVATE ${ZC_LTO_COMPILE})
endfunction()
