#include "exchange/monitoring.hpp"

#include <fmt/format.h>

namespace corner::exchange {
namespace {

std::string escaped(const std::string& text, bool quotes) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || (quotes && c == '"')) out += '\\';
    if (c == '\n') out += "\\n";
    else out += c;
  }
  return out;
}

/// A quote inside the label is written twice.
std::string quoted(const std::string& label) {
  std::string out = "'";
  for (const char c : label) out += c == '\'' ? std::string("''") : std::string(1, c);
  return out + "'";
}

}  // namespace

std::string performance_data(std::span<const Performance> measures) {
  std::string out;
  for (const auto& [label, value, warning, critical] : measures)
    out += fmt::format("{}{}={};{};{};0", out.empty() ? "" : " ", quoted(label), value, warning, critical);
  return out;
}

std::string prometheus_gauge(const std::string& name, const std::string& help, std::span<const Sample> samples) {
  auto out = fmt::format("# HELP {0} {1}\n# TYPE {0} gauge\n", name, escaped(help, false));
  for (const auto& [labels, value] : samples) {
    std::string list;
    for (const auto& [label, text] : labels) list += fmt::format("{}{}=\"{}\"", list.empty() ? "" : ",", label, escaped(text, true));
    out += fmt::format("{}{{{}}} {}\n", name, list, value);
  }
  return out;
}

}  // namespace corner::exchange
