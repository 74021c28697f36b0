// The built-in chef on one core, over the requests of tests/chef/requests.jsonl: requests a second,
// milliseconds of CPU for one, and what it costs to read the knowledge base.
//
//   chef_bench REQUESTS.jsonl [ROUNDS]
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <limits>
#include <string>
#include <vector>

#include "app/chef/built_in_chef.h"
#include "cpu_time.h"
#include "knowledge/shipped_files.h"
#include "request_case.h"

namespace flavorbot::bench {
namespace {

using app::chef::BuiltInChef;
using app::chef::ChefRequest;
using app::chef::RequestCase;

double ResidentMb() {
  std::ifstream file("/proc/self/statm");
  double pages = 0;
  double resident = 0;
  file >> pages >> resident;
  return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6;
}

// Each turn of a talk is a request.
std::vector<ChefRequest> RequestsOf(const std::vector<RequestCase>& cases,
                                    const BuiltInChef& chef) {
  std::vector<ChefRequest> requests;
  for (const RequestCase& one : cases) {
    ChefRequest request{.constraints = chef.knowledge().understanding.ReadConstraints(one.profile),
                        .seed = 1};
    for (const std::string& text : one.talk) {
      request.talk.push_back({app::chef::Speaker::kPerson, text, std::nullopt});
      requests.push_back(request);
      if (const auto reply = chef.Reply(request)) {
        request.talk.push_back({app::chef::Speaker::kChef, reply->text, reply->dish});
      }
    }
  }
  return requests;
}

int Run(const std::string& path, int rounds) {
  const double before_mb = ResidentMb();
  const double before_us = CpuMicroseconds();
  auto knowledge = knowledge::KnowledgeBase::Read(knowledge::ShippedFiles());
  if (!knowledge) {
    std::fprintf(stderr, "%s\n", knowledge.error().c_str());
    return 1;
  }
  const double read_us = CpuMicroseconds();
  const app::chef::ChefKnowledge known(*knowledge);
  const BuiltInChef chef(known);
  const double made_us = CpuMicroseconds();
  std::printf("start: knowledge base %.0f ms, chef %.0f ms, %.1f MB\n", (read_us - before_us) / 1e3,
              (made_us - read_us) / 1e3, ResidentMb() - before_mb);

  const auto cases = app::chef::ReadRequestCases(path);
  if (!cases) {
    std::fprintf(stderr, "%s\n", cases.error().c_str());
    return 1;
  }
  const auto requests = RequestsOf(*cases, chef);
  std::vector<double> each_us;
  // Of each request, over the rounds: what the machine adds is in single ones.
  std::vector<double> least_us(requests.size(), std::numeric_limits<double>::max());
  const double start_us = CpuMicroseconds();
  for (int round = 0; round < rounds; ++round) {
    for (std::size_t i = 0; i < requests.size(); ++i) {
      const double begin_us = CpuMicroseconds();
      const auto reply = chef.Reply(requests[i]);
      each_us.push_back(CpuMicroseconds() - begin_us);
      least_us[i] = std::min(least_us[i], each_us.back());
      if (!reply && reply.error().message.empty()) return 1;
    }
  }
  const double all_us = CpuMicroseconds() - start_us;
  std::ranges::sort(each_us);
  const auto at = [&](double part) {
    return each_us[static_cast<std::size_t>(part * static_cast<double>(each_us.size() - 1))] / 1e3;
  };
  std::printf(
      "%zu requests: %.0f a second of one core; CPU ms each: mean %.2f, p50 %.2f, p99 %.2f, most "
      "%.2f\n",
      each_us.size(), static_cast<double>(each_us.size()) / all_us * 1e6,
      all_us / static_cast<double>(each_us.size()) / 1e3, at(0.5), at(0.99), at(1));
  const auto dearest = std::ranges::max_element(least_us);
  const auto& dearest_talk = requests[static_cast<std::size_t>(dearest - least_us.begin())].talk;
  std::printf("the dearest, at its least: %.2f ms: %s\n", *dearest / 1e3,
              dearest_talk.back().text.c_str());
  return 0;
}

}  // namespace
}  // namespace flavorbot::bench

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: chef_bench REQUESTS.jsonl [ROUNDS]\n");
    return 2;
  }
  return flavorbot::bench::Run(argv[1], argc > 2 ? std::atoi(argv[2]) : 5);
}
