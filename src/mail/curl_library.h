// CurlLibrary: libcurl, loaded when somebody first needs it. It brings some 25 libraries along, and
// they would be a third of what every command takes to start; most of them send no mail.
//
// Threads: from any thread; loaded once, and never unloaded.
#pragma once

#include <curl/curl.h>

namespace flavorbot::mail {

// What is used of it, by libcurl's own names without "curl_".
struct CurlLibrary {
  decltype(&curl_easy_cleanup) easy_cleanup = nullptr;
  decltype(&curl_easy_getinfo) easy_getinfo = nullptr;
  decltype(&curl_easy_init) easy_init = nullptr;
  decltype(&curl_easy_perform) easy_perform = nullptr;
  decltype(&curl_easy_setopt) easy_setopt = nullptr;
  decltype(&curl_easy_strerror) easy_strerror = nullptr;
  decltype(&curl_free) free = nullptr;
  decltype(&curl_global_init) global_init = nullptr;
  decltype(&curl_slist_append) slist_append = nullptr;
  decltype(&curl_slist_free_all) slist_free_all = nullptr;
  decltype(&curl_url) url = nullptr;
  decltype(&curl_url_cleanup) url_cleanup = nullptr;
  decltype(&curl_url_get) url_get = nullptr;
  decltype(&curl_url_set) url_set = nullptr;
};

// nullptr when it isn't installed.
const CurlLibrary* LoadedCurl();

inline constexpr const char* kNoCurl = "libcurl.so.4, which sends mail, is not installed";

}  // namespace flavorbot::mail
