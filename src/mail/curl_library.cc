#include "mail/curl_library.h"

#include <dlfcn.h>

#include <optional>

namespace flavorbot::mail {
namespace {

template <typename Function>
bool Find(void* library, const char* name, Function& function) {
  function = reinterpret_cast<Function>(dlsym(library, name));
  return function != nullptr;
}

std::optional<CurlLibrary> Load() {
  void* library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) return std::nullopt;
  CurlLibrary curl;
  const bool complete =
      Find(library, "curl_easy_cleanup", curl.easy_cleanup) &&
      Find(library, "curl_easy_getinfo", curl.easy_getinfo) &&
      Find(library, "curl_easy_init", curl.easy_init) &&
      Find(library, "curl_easy_perform", curl.easy_perform) &&
      Find(library, "curl_easy_setopt", curl.easy_setopt) &&
      Find(library, "curl_easy_strerror", curl.easy_strerror) &&
      Find(library, "curl_free", curl.free) &&
      Find(library, "curl_global_init", curl.global_init) &&
      Find(library, "curl_slist_append", curl.slist_append) &&
      Find(library, "curl_slist_free_all", curl.slist_free_all) &&
      Find(library, "curl_url", curl.url) && Find(library, "curl_url_cleanup", curl.url_cleanup) &&
      Find(library, "curl_url_get", curl.url_get) && Find(library, "curl_url_set", curl.url_set);
  if (!complete || curl.global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) return std::nullopt;
  return curl;
}

}  // namespace

const CurlLibrary* LoadedCurl() {
  static const std::optional<CurlLibrary> curl = Load();
  return curl ? &*curl : nullptr;
}

}  // namespace flavorbot::mail
