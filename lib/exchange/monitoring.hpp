#pragma once
// What monitoring systems read: a plug-in's performance data, and Prometheus' text format.
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace corner::exchange {

/// A measure and its ranges, as plug-ins write them: `5` alerts above, `5:` below; "" = never.
struct Performance {
  std::string label;
  std::int64_t value = 0;
  std::string warning, critical;
};

/// `'label'=value;warning;critical;0 …`
std::string performance_data(std::span<const Performance> measures);

struct Sample {
  std::vector<std::pair<std::string, std::string>> labels;
  std::int64_t value = 0;
};

/// One gauge with its samples, in the text format 0.0.4, without a timestamp. Lines end with LF, the last one too.
std::string prometheus_gauge(const std::string& name, const std::string& help, std::span<const Sample> samples);

}  // namespace corner::exchange
