# Every library FlavorBot builds on, found once; packages/apt.txt installs them.
find_package(Boost 1.81.0 EXACT CONFIG REQUIRED COMPONENTS json url)
find_package(RocksDB CONFIG REQUIRED)
find_package(OpenSSL 3 REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc i18n)
find_package(prometheus-cpp CONFIG REQUIRED)
find_package(CURL REQUIRED)  # its headers: the library is loaded when mail needs it
find_package(EXPAT REQUIRED)
find_package(ZLIB REQUIRED)
find_package(PkgConfig REQUIRED)
# Static, so that the linker can send its calls of mmap to src/app/auth/hash_memory.cc.
find_library(FLAVORBOT_SODIUM libsodium.a REQUIRED)
pkg_check_modules(DEFLATE REQUIRED IMPORTED_TARGET libdeflate)
pkg_check_modules(BROTLI REQUIRED IMPORTED_TARGET libbrotlienc)
find_package(Threads REQUIRED)
if(FLAVORBOT_TESTS)
  find_package(GTest CONFIG REQUIRED)
endif()
if(FLAVORBOT_BENCH)
  find_package(benchmark CONFIG REQUIRED)
endif()

# Asio and Beast are compiled once, here; everything else sees declarations only.
add_library(flavorbot_asio STATIC "${CMAKE_SOURCE_DIR}/src/asio_impl.cc")
target_compile_definitions(flavorbot_asio PUBLIC
  BOOST_ASIO_SEPARATE_COMPILATION BOOST_BEAST_SEPARATE_COMPILATION BOOST_ASIO_NO_DEPRECATED
  BOOST_ASIO_DISABLE_BOOST_DATE_TIME)
target_link_libraries(flavorbot_asio PUBLIC Boost::headers OpenSSL::SSL Threads::Threads)
