// AccessKeys: the credentials that may call, by their access key.
//
// Secrets go in and never come out into a log or an answer.
//
// Threads: const after construction.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "sigv4/credentials.h"

namespace flavorbot::dynamodb_server {

class AccessKeys {
 public:
  explicit AccessKeys(std::vector<sigv4::Credentials> credentials) {
    for (auto& one : credentials) keys_.insert_or_assign(one.access_key_id, std::move(one));
  }

  // nullptr when there is none.
  const sigv4::Credentials* Find(std::string_view access_key_id) const {
    const auto found = keys_.find(access_key_id);
    return found == keys_.end() ? nullptr : &found->second;
  }

 private:
  std::map<std::string, sigv4::Credentials, std::less<>> keys_;
};

}  // namespace flavorbot::dynamodb_server
