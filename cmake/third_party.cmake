# Every library from outside, in one place; all are Debian 12 packages (docs/decisions.md says why each).
# Linked statically, or compiled in from headers: a command lives for milliseconds, and each shared C++ library
# costs one of them.
find_package(PkgConfig REQUIRED)
find_package(SQLiteCpp REQUIRED)
pkg_check_modules(SODIUM REQUIRED libsodium)
pkg_check_modules(SQLITE3 REQUIRED sqlite3)
pkg_check_modules(UTF8PROC REQUIRED libutf8proc)
pkg_check_modules(PAGES REQUIRED IMPORTED_TARGET cairo-pdf pangocairo libqrencode)  # shared, and of corner-pages alone
foreach(header fmt/format.h CLI/CLI.hpp toml++/toml.h nlohmann/json.hpp)
  string(MAKE_C_IDENTIFIER "HAVE_${header}" found)
  find_path(${found} ${header} REQUIRED)
endforeach()

function(static_library name archive)
  find_library(${archive}_ARCHIVE lib${archive}.a REQUIRED)
  add_library(${name} INTERFACE IMPORTED)
  target_link_libraries(${name} INTERFACE ${${archive}_ARCHIVE} ${ARGN})
endfunction()
static_library(sqlite3_static sqlite3 m)
static_library(sodium_static sodium)
static_library(utf8proc_static utf8proc)

# SQLiteCpp's headers warn, and its target asks for the shared SQLite.
get_target_property(dirs SQLiteCpp INTERFACE_INCLUDE_DIRECTORIES)
set_target_properties(SQLiteCpp PROPERTIES INTERFACE_SYSTEM_INCLUDE_DIRECTORIES "${dirs}"
  INTERFACE_LINK_LIBRARIES sqlite3_static)
