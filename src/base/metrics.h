// Metrics: counters, gauges and histograms, exposed as Prometheus text or as values.
//
// A handle is looked up once, with its labels, and kept: counting is then an atomic addition.
// Label values come from fixed sets (routes, actions, statuses), never from what a client sends.
//
// Threads: any thread, all members. Handles live as long as their registry.
// Source:  Prometheus, "Exposition formats", text format 0.0.4.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/metric_values.h"

namespace prometheus {
class Counter;
class Gauge;
class Histogram;
class Registry;
}  // namespace prometheus

namespace flavorbot::base {

class Counter {
 public:
  explicit Counter(prometheus::Counter& counter) : counter_(&counter) {}
  void Add(double by = 1);  // REQUIRES: by >= 0

 private:
  prometheus::Counter* counter_;
};

class Gauge {
 public:
  explicit Gauge(prometheus::Gauge& gauge) : gauge_(&gauge) {}
  void Set(double value);
  void Add(double by = 1);  // may be negative

 private:
  prometheus::Gauge* gauge_;
};

class Histogram {
 public:
  explicit Histogram(prometheus::Histogram& histogram) : histogram_(&histogram) {}
  void Observe(double value);

 private:
  prometheus::Histogram* histogram_;
};

// Bucket bounds in seconds for what answers between 100 µs and 10 s.
const std::vector<double>& LatencyBuckets();

class Metrics {
 public:
  Metrics();
  ~Metrics();
  Metrics(const Metrics&) = delete;
  Metrics& operator=(const Metrics&) = delete;

  // The metric `name` with these labels, made at the first call; later calls with the same name and
  // labels give the same metric.
  // REQUIRES: names match [a-zA-Z_:][a-zA-Z0-9_:]*, a name stands for one kind of metric, and all
  //           its histograms have the same buckets.
  Counter AddCounter(const std::string& name, const std::string& help, const Labels& labels = {});
  Gauge AddGauge(const std::string& name, const std::string& help, const Labels& labels = {});
  Histogram AddHistogram(const std::string& name, const std::string& help,
                         const Labels& labels = {},
                         const std::vector<double>& buckets = LatencyBuckets());

  // Everything, in the text format. Content type: kMetricsContentType.
  std::string Expose() const;

  // The same as values, for what isn't a page.
  std::vector<MetricFamily> Collect() const;

 private:
  std::unique_ptr<prometheus::Registry> registry_;
};

inline constexpr std::string_view kMetricsContentType = "text/plain; version=0.0.4; charset=utf-8";

}  // namespace flavorbot::base
