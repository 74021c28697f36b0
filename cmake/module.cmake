# flavorbot_module(<name> SOURCES ... [DEPENDS modules...] [LIBRARIES libs...] [TESTS ..._test.cc])
#
# One static library `flavorbot_<name>` and, with FLAVORBOT_TESTS, one test program `<name>_test`.
# <name> is the module's path below src/ with "/" as "_" (app/auth -> app_auth).
# PRECOMPILE names headers that most files of the module include and that seldom change: a file of the
# engine compiles in a fifth of the time with them.
# OPTIMISED: also in debug builds, for modules whose code takes most of the tests' time.
# DEPENDS names modules (PUBLIC); LIBRARIES names third-party targets (PUBLIC). tools/check_layers holds
# the includes against the table of rows; CMake only has to link.
function(flavorbot_module name)
  cmake_parse_arguments(arg "OPTIMISED" "" "SOURCES;TESTS;DEPENDS;LIBRARIES;PRECOMPILE" ${ARGN})
  add_library(flavorbot_${name} STATIC ${arg_SOURCES})
  target_link_libraries(flavorbot_${name} PUBLIC flavorbot_options flavorbot_asio ${arg_LIBRARIES})
  if(arg_OPTIMISED)
    # With a precompiled header of its own: one of another optimisation is refused.
    target_compile_options(flavorbot_${name} PRIVATE $<$<CONFIG:Debug>:-Og>)
    flavorbot_precompile(flavorbot_${name} ${arg_PRECOMPILE})
  else()
    flavorbot_use_pch(flavorbot_${name} ${arg_PRECOMPILE})
  endif()
  # What the fuzzers of tests/fuzz steer by; the sanitizers' runtime takes it in all other programs.
  if(FLAVORBOT_FUZZ AND name MATCHES "^(dynamodb|expression|engine)$")
    target_compile_options(flavorbot_${name} PRIVATE
      -fsanitize-coverage=inline-8bit-counters,indirect-calls,trace-cmp,pc-table)
  endif()
  foreach(module IN LISTS arg_DEPENDS)
    target_link_libraries(flavorbot_${name} PUBLIC flavorbot_${module})
  endforeach()
  if(FLAVORBOT_TESTS AND arg_TESTS)
    flavorbot_test(${name}_test SOURCES ${arg_TESTS} DEPENDS ${name} ${arg_DEPENDS}
      PRECOMPILE ${arg_PRECOMPILE})
  endif()
endfunction()

# flavorbot_test(<name> SOURCES ... DEPENDS modules... PRECOMPILE headers...): one GoogleTest program, known
# to ctest.
function(flavorbot_test name)
  cmake_parse_arguments(arg "" "" "SOURCES;DEPENDS;PRECOMPILE" ${ARGN})
  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE GTest::gmock_main GTest::gmock GTest::gtest)
  foreach(module IN LISTS arg_DEPENDS)
    target_link_libraries(${name} PRIVATE flavorbot_${module})
  endforeach()
  target_link_libraries(${name} PRIVATE flavorbot_options flavorbot_asio)
  if(arg_PRECOMPILE)
    flavorbot_precompile(${name} <gmock/gmock.h> <gtest/gtest.h> ${arg_PRECOMPILE})
  else()
    target_precompile_headers(${name} REUSE_FROM flavorbot_test_pch)
    target_compile_options(${name} PRIVATE -fpch-instantiate-templates)
  endif()
  add_test(NAME ${name} COMMAND ${name})
endfunction()

# The light precompiled header of all modules: the standard library and asio's awaitable<>; with `headers`
# one of the target's own that has these too.
function(flavorbot_use_pch target)
  if(ARGN)
    flavorbot_precompile(${target} ${ARGN})
    return()
  endif()
  target_precompile_headers(${target} REUSE_FROM flavorbot_pch)
  target_compile_options(${target} PRIVATE -fpch-instantiate-templates)
endfunction()

# Without times in it a precompiled header is the same bytes on every clone, so that ccache finds its
# objects.
function(flavorbot_precompile target)
  target_precompile_headers(${target} PRIVATE "${CMAKE_SOURCE_DIR}/src/pch.h" ${ARGN})
  target_compile_options(${target} PRIVATE
    -fpch-instantiate-templates "SHELL:-Xclang -fno-pch-timestamp")
endfunction()
