// A home of a test's own, with the shared files in it.
//
// Threads: the calling one.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>

#include "base/environment.h"
#include "base/random.h"

namespace flavorbot::aws {

class AwsFiles {
 public:
  AwsFiles()
      : home_(std::filesystem::temp_directory_path() /
              ("flavorbot-aws-" + base::RandomToken(base::SystemRandom(), 8))) {
    std::filesystem::create_directories(home_ / ".aws");
  }
  ~AwsFiles() { std::filesystem::remove_all(home_); }
  AwsFiles(const AwsFiles&) = delete;
  AwsFiles& operator=(const AwsFiles&) = delete;

  void Write(const std::string& name, const std::string& text) const {
    std::ofstream(home_ / name, std::ios::binary) << text;
  }
  void WriteConfig(const std::string& text) const { Write(".aws/config", text); }
  void WriteCredentials(const std::string& text) const { Write(".aws/credentials", text); }
  std::string Path(const std::string& name) const { return (home_ / name).string(); }

  // HOME, and `more`.
  base::Environment Environment(base::Environment::Variables more = {}) const {
    more.insert_or_assign("HOME", home_.string());
    return base::Environment(std::move(more));
  }

 private:
  std::filesystem::path home_;
};

}  // namespace flavorbot::aws
