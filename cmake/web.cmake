# flavorbot_web_assets(<target> OTHERWISE <source>): adds the files of the web page to <target>, as
# src/cli/web_assets.h declares them: with FLAVORBOT_WEB built by Vite and put into the binary, otherwise
# those of <source>.
function(flavorbot_web_assets target)
  cmake_parse_arguments(arg "" "OTHERWISE" "" ${ARGN})
  if(NOT FLAVORBOT_WEB)
    target_sources(${target} PRIVATE ${arg_OTHERWISE})
    return()
  endif()

  find_program(FLAVORBOT_NODE node REQUIRED)
  find_program(FLAVORBOT_NPM npm REQUIRED)
  # The build writes this one; it is here from the start, so that the glob doesn't change by it.
  set(generated "${CMAKE_SOURCE_DIR}/web/src/lib/api-schema.gen.ts")
  if(NOT EXISTS "${generated}")
    file(TOUCH "${generated}")
  endif()
  # Files come and go in web/ more often than in src/, and Vite finds them by itself: so a glob, checked
  # at each build.
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS
    "${CMAKE_SOURCE_DIR}/web/src/*" "${CMAKE_SOURCE_DIR}/web/public/*")
  list(FILTER sources EXCLUDE REGEX "\\.(gen|test)\\.tsx?$")
  set(out "${CMAKE_BINARY_DIR}/web")
  add_custom_command(
    OUTPUT "${out}/web_assets.S" "${out}/web_assets.cc"
    COMMAND ${CMAKE_COMMAND} -E make_directory "${out}"
    COMMAND ${FLAVORBOT_NPM} run --silent build --workspace web -- --outDir "${out}/dist" --emptyOutDir --logLevel warn
    COMMAND ${FLAVORBOT_NODE} tools/embed.mjs "${out}/dist" "${out}"
    WORKING_DIRECTORY "${CMAKE_SOURCE_DIR}"
    DEPENDS ${sources} "${CMAKE_SOURCE_DIR}/tools/embed.mjs"
      "${CMAKE_SOURCE_DIR}/web/index.html" "${CMAKE_SOURCE_DIR}/web/package.json"
      "${CMAKE_SOURCE_DIR}/web/tsconfig.json" "${CMAKE_SOURCE_DIR}/web/vite.config.ts"
      "${CMAKE_SOURCE_DIR}/api/openapi.yaml" "${CMAKE_SOURCE_DIR}/package-lock.json"
    COMMENT "Building the web page"
    VERBATIM)
  target_sources(${target} PRIVATE "${out}/web_assets.S" "${out}/web_assets.cc")
endfunction()
