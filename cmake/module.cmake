# flavorbot_module(<name> SOURCES ... [DEPENDS modules...] [LIBRARIES libs...] [TESTS ..._test.cc])
#
# One static library `flavorbot_<name>` and, with FLAVORBOT_TESTS, one test program `<name>_test`.
# <name> is the module's path below src/ with "/" as "_" (app/auth -> app_auth).
# DEPENDS names modules (PUBLIC); LIBRARIES names third-party targets (PUBLIC). tools/check_layers holds
# the includes against the table of rows; CMake only has to link.
function(flavorbot_module name)
  cmake_parse_arguments(arg "" "" "SOURCES;TESTS;DEPENDS;LIBRARIES" ${ARGN})
  add_library(flavorbot_${name} STATIC ${arg_SOURCES})
  target_link_libraries(flavorbot_${name} PUBLIC flavorbot_options flavorbot_asio ${arg_LIBRARIES})
  flavorbot_use_pch(flavorbot_${name})
  foreach(module IN LISTS arg_DEPENDS)
    target_link_libraries(flavorbot_${name} PUBLIC flavorbot_${module})
  endforeach()
  if(FLAVORBOT_TESTS AND arg_TESTS)
    flavorbot_test(${name}_test SOURCES ${arg_TESTS} DEPENDS ${name} ${arg_DEPENDS})
  endif()
endfunction()

# flavorbot_test(<name> SOURCES ... DEPENDS modules...): one GoogleTest program, known to ctest.
function(flavorbot_test name)
  cmake_parse_arguments(arg "" "" "SOURCES;DEPENDS" ${ARGN})
  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE GTest::gmock_main GTest::gmock GTest::gtest)
  foreach(module IN LISTS arg_DEPENDS)
    target_link_libraries(${name} PRIVATE flavorbot_${module})
  endforeach()
  target_precompile_headers(${name} REUSE_FROM flavorbot_test_pch)
  target_compile_options(${name} PRIVATE -fpch-instantiate-templates)
  target_link_libraries(${name} PRIVATE flavorbot_options flavorbot_asio)
  add_test(NAME ${name} COMMAND ${name})
endfunction()

# The one light precompiled header: the standard library and asio's awaitable<>.
function(flavorbot_use_pch target)
  target_precompile_headers(${target} REUSE_FROM flavorbot_pch)
  target_compile_options(${target} PRIVATE -fpch-instantiate-templates)
endfunction()
