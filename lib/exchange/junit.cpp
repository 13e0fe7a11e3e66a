#include "exchange/junit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace corner::exchange {
namespace {

constexpr const char* replacement = "\uFFFD";

std::string escaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (const auto three = text.substr(i, 3); three == "\uFFFE" || three == "\uFFFF") {
      out += replacement;
      i += 2;
      continue;
    }
    switch (const char c = text[i]) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\n': out += "&#10;"; break;
      case '\r': out += "&#13;"; break;
      case '\t': out += "&#9;"; break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) out += replacement;
        else out += c;
    }
  }
  return out;
}

}  // namespace

std::string junit(const std::string& suite, std::span<const TestResult> results) {
  const auto failures = results.size() - static_cast<std::size_t>(std::ranges::count(results, "", &TestResult::failure));
  std::string out = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\">\n",
      escaped(suite), results.size(), failures);
  for (const auto& result : results) {
    out += fmt::format("    <testcase classname=\"{}\" name=\"{}\" file=\"{}\" line=\"{}\"", escaped(suite),
                       escaped(result.name), escaped(result.file), result.line);
    out += result.failure.empty() ? "/>\n" : fmt::format("><failure message=\"{}\"/></testcase>\n", escaped(result.failure));
  }
  return out + "  </testsuite>\n</testsuites>\n";
}

}  // namespace corner::exchange
