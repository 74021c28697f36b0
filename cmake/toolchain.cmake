# How every target is compiled and linked: language, warnings, sanitizers, mold, ccache.
set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)

add_library(flavorbot_options INTERFACE)
target_compile_options(flavorbot_options INTERFACE
  -Wall -Wextra -Wshadow -Wconversion -Wno-missing-field-initializers -Werror -fno-omit-frame-pointer)
target_include_directories(flavorbot_options INTERFACE "${CMAKE_SOURCE_DIR}/src")

# Debug builds are for finding faults. To optimise everything (-Og) takes twice as long to build and saves less in the
# tests: flavorbot_module's OPTIMISED does it where the tests' time goes.
set(CMAKE_CXX_FLAGS_DEBUG "-O0 -g1")
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -g1 -DNDEBUG")

if(FLAVORBOT_SANITIZE)
  add_compile_options(-fsanitize=${FLAVORBOT_SANITIZE} -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${FLAVORBOT_SANITIZE})
endif()

find_program(FLAVORBOT_MOLD mold)
if(FLAVORBOT_MOLD)
  add_link_options(-fuse-ld=mold)
endif()
find_program(FLAVORBOT_CCACHE ccache)
if(FLAVORBOT_CCACHE)
  # Without these a precompiled header makes every object uncacheable.
  set(CMAKE_CXX_COMPILER_LAUNCHER
    ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
    CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} ${FLAVORBOT_CCACHE})
endif()
