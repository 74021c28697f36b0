// PriceList: what the service charges in one region, as of one day.
//
// infra/prices.json is the one that is built in. Prices change: whoever decides by a projection
// compares them with the page that `source` names first.
//
// Source: the page named in the file; docs/operations.md describes its members.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace flavorbot::cli::cost {

struct PriceList {
  std::string service;
  std::string region;
  std::string currency;
  std::string date;  // "2024-11-01"
  std::string source;
  double million_read_request_units = 0;
  double million_write_request_units = 0;
  double read_unit_hour = 0;
  double write_unit_hour = 0;
  double storage_gigabyte_month = 0;  // of 2^30 bytes
  double point_in_time_recovery_gigabyte_month = 0;
};

// Errors: one line that names `file_name` and the member.
base::Result<PriceList, std::string> ParsePrices(std::string_view text, std::string file_name);

}  // namespace flavorbot::cli::cost
