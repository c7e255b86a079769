# Tests that run the built program, written in Python with its standard library alone.
#
# SPDX-License-Identifier: GPL-2.0-or-later

find_package(Python3 3.10 COMPONENTS Interpreter)

# zc_python_test(NAME name LABEL label SCRIPT file [TIMEOUT seconds] [ENVIRONMENT NAME=value...])
#
# One script and its ctest entry.  A script that cannot run here says why and exits
# with 77.
function(zc_python_test)
    cmake_parse_arguments(T "" "NAME;LABEL;SCRIPT;TIMEOUT" "ENVIRONMENT" ${ARGN})
    if(NOT T_TIMEOUT)
        set(T_TIMEOUT 600)
    endif()
    set(environment
        "PYTHONDONTWRITEBYTECODE=1"
        "PYTHONPATH=${PROJECT_SOURCE_DIR}/tests/cli"
        "ZHENGCE_PROGRAM=$<TARGET_FILE:zhengce-cli>"
        "ZHENGCE_CORPUS=${PROJECT_SOURCE_DIR}/corpus"
        "ZHENGCE_SHARED=${ZC_SHARED_DIR}"
        ${T_ENVIRONMENT})
    if(ZC_SANITIZE)
        list(APPEND environment "ZHENGCE_SANITIZED=1")
        math(EXPR T_TIMEOUT "${T_TIMEOUT} * 5")
    endif()
    set(cost 100)
    if(T_LABEL STREQUAL crash)
        set(cost 300)
    endif()
    add_test(NAME ${T_NAME} COMMAND ${Python3_EXECUTABLE} ${T_SCRIPT}
        WORKING_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR})
    set_tests_properties(${T_NAME} PROPERTIES
        LABELS ${T_LABEL}
        COST ${cost}
        TIMEOUT ${T_TIMEOUT}
        SKIP_RETURN_CODE 77
        ENVIRONMENT "${environment}")
endfunction()
