# What every file of ours is compiled with.
add_library(corner_flags INTERFACE)
target_compile_options(corner_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
  -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough
  $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>  # g++ 12 cries wolf about moved std::string
  $<$<BOOL:${CORNER_WERROR}>:-Werror>)
if(CORNER_SANITIZE OR CORNER_FUZZ)
  target_compile_options(corner_flags INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all
    -fno-omit-frame-pointer)
  target_link_options(corner_flags INTERFACE -fsanitize=address,undefined)
  if(CORNER_FUZZ)
    target_compile_options(corner_flags INTERFACE -fsanitize=fuzzer-no-link)
  endif()
else()
  # A command lives for milliseconds: less to relocate at its start.
  target_link_options(corner_flags INTERFACE -static-libstdc++ -static-libgcc -Wl,--as-needed -Wl,-O1)
endif()
