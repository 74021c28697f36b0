#include "round.h"

#include <unistd.h>

#include <atomic>
#include <boost/json/serialize.hpp>

#include "known_differences.h"

namespace flavorbot::differential {
namespace {

constexpr std::size_t kRequestsOfASequence = 150;
constexpr int kMostTries = 40;

// Tables of a run of a sequence, on both engines; deleted at the end.
class Tables {
 public:
  Tables(const Engines& engines, const Sequence& sequence) : engines_(engines) {
    static std::atomic<std::uint64_t> count{0};
    const std::string base =
        "differential." + std::to_string(::getpid()) + "." + std::to_string(++count);
    for (std::size_t i = 0; i < names_.size(); ++i) {
      names_[i] = base + (i == 0 ? ".a" : ".b");
      made_ =
          Both("CreateTable", json::serialize(CreateTableBody(*sequence.shapes[i], names_[i]))) &&
          made_;
    }
  }
  ~Tables() {
    for (const std::string& name : names_) {
      Both("DeleteTable", json::serialize(json::object{{"TableName", name}}));
    }
  }
  Tables(const Tables&) = delete;
  Tables& operator=(const Tables&) = delete;

  bool made() const { return made_; }
  const TableNames& names() const { return names_; }

 private:
  // Whether both answered 200.
  bool Both(std::string_view action, const std::string& body) {
    const int ours = conformance::HttpCall(engines_.ours, action, body).status;
    return conformance::HttpCall(engines_.theirs, action, body).status == 200 && ours == 200;
  }

  const Engines& engines_;
  TableNames names_;
  bool made_ = true;
};

// Of the index that the request reads, where its first table has that.
std::string SortKeyOfIndex(const Sequence& sequence, const Request& request) {
  const auto* index = request.body.if_contains("IndexName");
  const auto* table = request.body.if_contains("TableName");
  if (index == nullptr || table == nullptr || !index->is_string() || !table->is_string()) return {};
  for (std::size_t i = 0; i < sequence.shapes.size(); ++i) {
    if (table->get_string() != kTableNames[i]) continue;
    for (const IndexShape& shape : sequence.shapes[i]->indexes) {
      if (index->get_string() == shape.name && shape.keys.sort) return shape.keys.sort->name;
    }
  }
  return {};
}

bool Writes(std::string_view action) {
  return action == "PutItem" || action == "UpdateItem" || action == "DeleteItem" ||
         action == "BatchWriteItem" || action == "TransactWriteItems" ||
         action == "ExecuteStatement" || action == "BatchExecuteStatement" ||
         action == "ExecuteTransaction";
}

// Whether the tables may hold other items after it.
bool Diverges(const Difference& difference) {
  return Writes(difference.action) && ((difference.ours == "OK") != (difference.theirs == "OK"));
}

// The unexplained differences that the last request of `sequence` shows.
std::vector<Difference> LastDifferences(const Engines& engines, const Sequence& sequence) {
  const Tables tables(engines, sequence);
  std::size_t calls = 0;
  std::vector<Difference> last;
  for (const Request& request : sequence.requests) {
    const std::string sort_key = SortKeyOfIndex(sequence, request);
    const Answer ours = Ask(engines.ours, request, tables.names(), sort_key, calls);
    const Answer theirs = Ask(engines.theirs, request, tables.names(), sort_key, calls);
    if (&request != &sequence.requests.back()) continue;
    last = Compare(request, ours, theirs);
    std::erase_if(last, [&](const Difference& difference) {
      return !Explanation({request, difference, ours, theirs}).empty();
    });
  }
  return last;
}

}  // namespace

Sequence MakeSequence(std::uint64_t seed, std::uint64_t number) {
  Random random(Random(seed).Next() ^ Random(~number).Next());
  Sequence sequence{.number = number};
  for (std::size_t i = 0; i < std::size(kTableNames); ++i) {
    sequence.shapes.push_back(&random.Pick(TableShapes()));
  }
  while (sequence.requests.size() < kRequestsOfASequence) {
    sequence.requests.push_back(AnyRequest(random, sequence.shapes));
  }
  return sequence;
}

Outcome RunSequence(const Engines& engines, const Sequence& sequence) {
  Outcome outcome;
  const Tables tables(engines, sequence);
  if (!tables.made()) return {.abandoned = true};
  for (std::size_t i = 0; i < sequence.requests.size(); ++i) {
    const Request& request = sequence.requests[i];
    const std::string sort_key = SortKeyOfIndex(sequence, request);
    std::size_t their_calls = 0;
    const Answer ours = Ask(engines.ours, request, tables.names(), sort_key, outcome.calls);
    const Answer theirs = Ask(engines.theirs, request, tables.names(), sort_key, their_calls);
    if (theirs.status == 0) {
      outcome.abandoned = true;
      break;
    }
    ++outcome.requests;
    // Amazon's local engine refuses a batch with an item twice after it has written it.
    bool diverges = request.action == "BatchExecuteStatement" && theirs.status != 200;
    for (const Difference& difference : Compare(request, ours, theirs)) {
      diverges = diverges || Diverges(difference);
      if (const std::string_view known = Explanation({request, difference, ours, theirs});
          !known.empty()) {
        ++outcome.explained[std::string(known)][difference.Signature()];
        continue;
      }
      Finding finding{difference, sequence};
      finding.sequence.requests.resize(i + 1);
      outcome.findings.push_back(std::move(finding));
    }
    if (diverges) break;
  }
  return outcome;
}

Finding Shrink(const Engines& engines, Finding finding) {
  const std::string signature = finding.difference.Signature();
  int tries = 0;
  const auto still = [&](const Sequence& candidate) {
    if (++tries > kMostTries) return false;
    for (Difference& difference : LastDifferences(engines, candidate)) {
      if (difference.Signature() != signature) continue;
      finding.difference = std::move(difference);
      finding.sequence = candidate;
      return true;
    }
    return false;
  };
  // The last request alone, then without pieces of what comes before it, smaller and smaller.
  Sequence alone = finding.sequence;
  alone.requests.erase(alone.requests.begin(), alone.requests.end() - 1);
  if (!still(alone)) {
    for (std::size_t piece = finding.sequence.requests.size() / 2; piece > 0; piece /= 2) {
      for (std::size_t at = 0; at + piece < finding.sequence.requests.size();) {
        Sequence candidate = finding.sequence;
        const auto begin = candidate.requests.begin() + static_cast<std::ptrdiff_t>(at);
        candidate.requests.erase(begin, begin + static_cast<std::ptrdiff_t>(piece));
        if (!still(candidate)) at += piece;
      }
    }
  }
  // The last request without members.
  const json::object body = finding.sequence.requests.back().body;
  for (const auto& member : body) {
    Sequence candidate = finding.sequence;
    candidate.requests.back().body.erase(member.key());
    still(candidate);
  }
  return finding;
}

}  // namespace flavorbot::differential
