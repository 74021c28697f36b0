# flavorbot_embed_text(<target> DECLARED_IN <header, without .h> NAMESPACE <namespace> FILES <Function> <file>...)
#
# Defines, in <target>, each `std::string_view <Function>()` that the header declares: the text of <file> (from
# the repository's root) as it is when CMake runs, which it does again when the file changes. A literal may
# have 64 KB, and must not contain )text".
function(flavorbot_embed_text target)
  cmake_parse_arguments(arg "" "DECLARED_IN;NAMESPACE" "FILES" ${ARGN})
  set(source "#include \"${arg_DECLARED_IN}.h\"\n\nnamespace ${arg_NAMESPACE} {\n")
  while(arg_FILES)
    list(POP_FRONT arg_FILES function file)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/${file}")
    file(READ "${CMAKE_SOURCE_DIR}/${file}" text)
    string(APPEND source "std::string_view ${function}() {\n  return R\"text(${text})text\";\n}\n")
  endwhile()
  string(APPEND source "}  // namespace ${arg_NAMESPACE}\n")
  get_filename_component(name "${arg_DECLARED_IN}" NAME_WE)
  set(out "${CMAKE_CURRENT_BINARY_DIR}/${name}.cc")
  # Written only when it differs, so that nothing is compiled again for nothing.
  set(written "")
  if(EXISTS "${out}")
    file(READ "${out}" written)
  endif()
  if(NOT written STREQUAL source)
    file(WRITE "${out}" "${source}")
  endif()
  target_sources(${target} PRIVATE "${out}")
endfunction()
