#include "cli/open_metrics_sink.h"

#include <utility>

#include "aws/cached_credentials.h"
#include "aws/default_chain.h"
#include "aws/service_endpoint.h"
#include "base/log.h"
#include "cloudwatch/log_sink.h"
#include "cloudwatch/service_sink.h"

namespace flavorbot::cli {
namespace {

// How to reach CloudWatch. A region of the profile counts, though the table be built in.
base::Result<cloudwatch::ServiceOptions, std::string> Service(const Settings& settings) {
  const aws::Configuration& configuration = *settings.aws_configuration;
  const auto region = aws::FindRegion(configuration);
  if (!region) return std::unexpected(region.error());
  cloudwatch::ServiceOptions service{.region = settings.table_mode == TableMode::kAws
                                                   ? settings.region
                                                   : region->value_or(settings.region),
                                     .credentials = std::make_shared<aws::CachedCredentials>(
                                         aws::MakeDefaultChain(configuration.environment()))};
  auto endpoint = aws::ServiceEndpoint(configuration, "cloudwatch", service.region);
  if (!endpoint) return std::unexpected(std::move(endpoint).error());
  service.endpoint = *std::move(endpoint);
  if (service.endpoint.tls) {
    auto tls = aws::TrustedBy(configuration);
    if (!tls) return std::unexpected(std::move(tls).error());
    service.tls = *std::move(tls);
  }
  return service;
}

}  // namespace

base::Result<std::unique_ptr<cloudwatch::Sink>, std::string> OpenMetricsSink(
    const Settings& settings, base::Metrics& metrics, const base::Clock& clock) {
  if (settings.metrics_to == MetricsTo::kPage) return nullptr;
  if (settings.metrics_to == MetricsTo::kEmbeddedFormat) {
    return std::make_unique<cloudwatch::LogSink>();
  }
  auto service = Service(settings);
  if (!service) return std::unexpected(std::move(service).error());
  base::Log(base::Level::kInfo, "metrics go to CloudWatch",
            {{"host", service->endpoint.HostHeader()}, {"region", service->region}});
  return std::make_unique<cloudwatch::ServiceSink>(*std::move(service), metrics, clock);
}

}  // namespace flavorbot::cli
