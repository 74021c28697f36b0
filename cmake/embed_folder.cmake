# flavorbot_embed_folder(<target> FOLDER <folder> PATTERN <glob> INTO <header, without .h>
#                        TABLE <function> OF <type> NAMESPACE <namespace>)
#
# Defines, in <target>, the function that the header declares: a span of <type>{path, text}, one of each file
# below <folder> (from the repository's root) that matches <glob>, its path below the folder, in order.
# The bytes are taken when the target is built, so a change of a file builds one object again.
function(flavorbot_embed_folder target)
  cmake_parse_arguments(arg "" "FOLDER;PATTERN;INTO;TABLE;OF;NAMESPACE" "" ${ARGN})
  set(root "${CMAKE_SOURCE_DIR}/${arg_FOLDER}")
  # Data files come and go more often than sources: so a glob, checked at each build.
  file(GLOB_RECURSE paths CONFIGURE_DEPENDS RELATIVE "${root}" "${root}/${arg_PATTERN}")
  list(SORT paths)
  get_filename_component(name "${arg_INTO}" NAME_WE)
  set(assembly "  .section .rodata\n")
  set(declarations "")
  set(rows "")
  set(index 0)
  foreach(path IN LISTS paths)
    set(symbol "flavorbot_${name}_${index}")
    string(APPEND assembly "  .global ${symbol}\n  .global ${symbol}_end\n${symbol}:\n"
      "  .incbin \"${root}/${path}\"\n${symbol}_end:\n  .byte 0\n")
    string(APPEND declarations "extern const char ${symbol}[];\nextern const char ${symbol}_end[];\n")
    string(APPEND rows "      {\"${path}\", {${symbol}, static_cast<std::size_t>(${symbol}_end - ${symbol})}},\n")
    math(EXPR index "${index} + 1")
  endforeach()
  string(APPEND assembly "  .section .note.GNU-stack,\"\",%progbits\n")
  string(CONCAT source "#include \"${arg_INTO}.h\"\n\nextern \"C\" {\n${declarations}}\n\nnamespace ${arg_NAMESPACE} {\n\n"
    "${arg_TABLE} {\n  static const ${arg_OF} kFiles[] = {\n${rows}  };\n  return kFiles;\n}\n\n"
    "}  // namespace ${arg_NAMESPACE}\n")
  foreach(kind assembly source)
    set(out "${CMAKE_CURRENT_BINARY_DIR}/${name}.cc")
    if(kind STREQUAL "assembly")
      set(out "${CMAKE_CURRENT_BINARY_DIR}/${name}.S")
    endif()
    file(CONFIGURE OUTPUT "${out}" CONTENT "${${kind}}" @ONLY)
    target_sources(${target} PRIVATE "${out}")
  endforeach()
  list(TRANSFORM paths PREPEND "${root}/")
  set_source_files_properties("${CMAKE_CURRENT_BINARY_DIR}/${name}.S" PROPERTIES OBJECT_DEPENDS "${paths}")
endfunction()
