#include "core/error.hpp"

#include <fmt/format.h>

namespace corner {

std::string to_string(const Place& place) {
  if (place.line == 0) return place.file;
  if (place.column == 0) return fmt::format("{}:{}", place.file, place.line);
  return fmt::format("{}:{}:{}", place.file, place.line, place.column);
}

namespace {
std::string summary(const std::vector<Problem>& list) {
  std::string text;
  for (const auto& problem : list) {
    if (!text.empty()) text += '\n';
    text += to_string(problem.place) + ": " + problem.message;
    if (!problem.hint.empty()) text += " — " + problem.hint;
  }
  return text;
}
}  // namespace

Problems::Problems(std::vector<Problem> list, Failure kind) : Error(summary(list), kind), list_(std::move(list)) {}

}  // namespace corner
