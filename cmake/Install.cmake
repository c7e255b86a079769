# What `cmake --install` puts where, and the tests of what is handed out.

include(CMakePackageConfigHelpers)

# The command and the libraries.
install(TARGETS zhengce-cli RUNTIME)
install(TARGETS zhengce EXPORT zhengce-targets
    LIBRARY INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(TARGETS zhengce_static ARCHIVE)
install(FILES include/zhengce.h TYPE INCLUDE)

# For `pkg-config zhengce`.  Written anew when it is installed, so that it names
# the prefix that was chosen then.  What the static library is linked with is spelled out:
# packages that it required would have to be installed for development, and their flags would
# be used, even by programs that link the shared library.
set(libs_private ${XAPIAN_STATIC_LDFLAGS} ${UTF8PROC_STATIC_LDFLAGS} ${JANSSON_STATIC_LDFLAGS}
    ${XXHASH_STATIC_LDFLAGS} ${ZLIB_STATIC_LDFLAGS} ${LIBXML_STATIC_LDFLAGS}
    ${MINIZIP_STATIC_LDFLAGS} -lstemmer -lstdc++ -lm -pthread)
foreach(directory ${CMAKE_CXX_IMPLICIT_LINK_DIRECTORIES})
    list(REMOVE_ITEM libs_private -L${directory})
endforeach()
list(JOIN libs_private " " libs_private)
install(CODE "
    set(prefix \"\${CMAKE_INSTALL_PREFIX}\")
    set(libdir \"${CMAKE_INSTALL_LIBDIR}\")
    set(includedir \"${CMAKE_INSTALL_INCLUDEDIR}\")
    set(version \"${PROJECT_VERSION}\")
    set(description \"${PROJECT_DESCRIPTION}\")
    set(libs_private \"${libs_private}\")
    configure_file(\"${PROJECT_SOURCE_DIR}/cmake/zhengce.pc.in\"
        \"${PROJECT_BINARY_DIR}/zhengce.pc\" @ONLY)")
install(FILES ${PROJECT_BINARY_DIR}/zhengce.pc
    DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

# For `find_package(zhengce)`: zhengce::zhengce and zhengce::zhengce_static.
set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/zhengce)
install(EXPORT zhengce-targets NAMESPACE zhengce:: DESTINATION ${package_dir})
configure_package_config_file(cmake/zhengce-config.cmake.in
    ${PROJECT_BINARY_DIR}/zhengce-config.cmake
    INSTALL_DESTINATION ${package_dir}
    PATH_VARS CMAKE_INSTALL_LIBDIR CMAKE_INSTALL_INCLUDEDIR)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/zhengce-config-version.cmake
    COMPATIBILITY SameMinorVersion)
install(FILES
    ${PROJECT_BINARY_DIR}/zhengce-config.cmake
    ${PROJECT_BINARY_DIR}/zhengce-config-version.cmake
    DESTINATION ${package_dir})

# Manuals: docs/man/NAME.SECTION.
foreach(section 1 3 5 7)
    file(GLOB pages CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/docs/man/*.${section})
    if(pages)
        install(FILES ${pages} DESTINATION ${CMAKE_INSTALL_MANDIR}/man${section})
    endif()
endforeach()

install(FILES completions/zhengce.bash RENAME zhengce
    DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES completions/_zhengce
    DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
install(FILES completions/zhengce.fish
    DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)

# The nightly job: units for systemd, a line for cron.
set(ZC_SYSTEMD_DIR "lib/systemd/system" CACHE STRING "where units of systemd are installed")
configure_file(contrib/systemd/zhengce-index.service.in zhengce-index.service @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/zhengce-index.service contrib/systemd/zhengce-index.timer
    DESTINATION ${ZC_SYSTEMD_DIR})
configure_file(contrib/zhengce.cron.in zhengce.cron @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/zhengce.cron TYPE DOC)
install(PROGRAMS contrib/zhengce-pdf TYPE DOC)

file(GLOB notes CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/docs/*.md)
install(FILES README.md NEWS.md LICENSE ${notes} TYPE DOC)
install(DIRECTORY examples TYPE DOC)

# What is handed out does what it says, and is configured by others as they need it.
# `install` installs into a directory of the build and compiles, links and runs the
# example against that; sanitizers would have to be linked into the example, too.
if(BUILD_TESTING)
    add_test(NAME readme
        COMMAND ${PROJECT_SOURCE_DIR}/scripts/check-readme $<TARGET_FILE:zhengce-cli>)
    set_tests_properties(readme PROPERTIES LABELS install TIMEOUT 300)
endif()
if(BUILD_TESTING AND NOT ZC_SANITIZE)
    add_test(NAME install
        COMMAND ${PROJECT_SOURCE_DIR}/scripts/check-install ${PROJECT_BINARY_DIR})
    set_tests_properties(install PROPERTIES LABELS install TIMEOUT 300)
    add_test(NAME configure
        COMMAND ${PROJECT_SOURCE_DIR}/scripts/check-configure ${PROJECT_BINARY_DIR})
    set_tests_properties(configure PROPERTIES LABELS install TIMEOUT 300)
endif()
