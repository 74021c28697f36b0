#include "cli/cost/price_list.h"

#include "cli/cost/json_members.h"

namespace flavorbot::cli::cost {

base::Result<PriceList, std::string> ParsePrices(std::string_view text, std::string file_name) {
  auto file = JsonMembers::Parse(text, std::move(file_name));
  if (!file) return std::unexpected(std::move(file).error());
  PriceList prices{.service = file->Text("service"),
                   .region = file->Text("region"),
                   .currency = file->Text("currency"),
                   .date = file->Text("date"),
                   .source = file->Text("source")};
  auto on_demand = file->Object("onDemand");
  prices.million_read_request_units = on_demand.Amount("millionReadRequestUnits");
  prices.million_write_request_units = on_demand.Amount("millionWriteRequestUnits");
  auto provisioned = file->Object("provisioned");
  prices.read_unit_hour = provisioned.Amount("readUnitHour");
  prices.write_unit_hour = provisioned.Amount("writeUnitHour");
  auto storage = file->Object("storage");
  prices.storage_gigabyte_month = storage.Amount("gigabyteMonth");
  prices.point_in_time_recovery_gigabyte_month = storage.Amount("pointInTimeRecoveryGigabyteMonth");
  for (auto* object : {&on_demand, &provisioned, &storage, &*file}) {
    if (auto fault = object->Finish(); !fault.empty()) return std::unexpected(std::move(fault));
  }
  return prices;
}

}  // namespace flavorbot::cli::cost
