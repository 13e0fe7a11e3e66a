#include "format/difference.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace corner::format {
namespace {

using Texts = std::vector<std::string_view>;

constexpr std::ptrdiff_t round = 3;
constexpr std::ptrdiff_t most_changes = 1000;

struct Step {
  char sign;  // blank, `-` or `+`
  std::string_view line;
};

/// Each with its line feed, which the last one may lack.
Texts lines_of(std::string_view text) {
  Texts lines;
  while (!text.empty()) {
    lines.push_back(text.substr(0, std::min(text.find('\n'), text.size() - 1) + 1));
    text.remove_prefix(lines.back().size());
  }
  return lines;
}

void tell(std::vector<std::string>& out, const Step& step) {
  const bool whole = step.line.ends_with('\n');
  out.push_back(fmt::format("{}{}", step.sign, step.line.substr(0, step.line.size() - (whole ? 1 : 0))));
  if (!whole) out.push_back("\\ No newline at end of file");
}

/// Myers' greedy search for the shortest script: `reach[k]` is how far into `a` one gets on diagonal k = x -
/// y with as many changes as the round counts; the rounds are kept to walk back.
class Script {
 public:
  Script(const Texts& a, const Texts& b) : a_(a), b_(b) {}

  std::vector<Step> steps() {
    for (std::ptrdiff_t changes = 0; changes <= most_changes; ++changes)
      if (advance(changes)) return walk_back();
    std::vector<Step> all;
    for (const auto& line : a_) all.push_back({'-', line});
    for (const auto& line : b_) all.push_back({'+', line});
    return all;
  }

 private:
  using Reach = std::vector<std::ptrdiff_t>;  // of diagonals -changes … changes, each second one used

  static std::ptrdiff_t at(const Reach& reach, std::ptrdiff_t diagonal) {
    const auto middle = std::ssize(reach) / 2;
    return diagonal < -middle || diagonal > middle ? -1 : reach[static_cast<std::size_t>(diagonal + middle)];
  }
  /// Whether the best way to `diagonal` takes a line of `b`, rather than leaves out one of `a`.
  static bool is_down(const Reach& last, std::ptrdiff_t diagonal) {
    return at(last, diagonal - 1) < at(last, diagonal + 1);
  }

  bool advance(std::ptrdiff_t changes) {
    Reach reach(static_cast<std::size_t>(2 * changes + 1), -1);
    for (auto diagonal = -changes; diagonal <= changes; diagonal += 2) {
      std::ptrdiff_t x = 0;
      if (changes > 0)
        x = is_down(rounds_.back(), diagonal) ? at(rounds_.back(), diagonal + 1)
                                              : at(rounds_.back(), diagonal - 1) + 1;
      while (x < std::ssize(a_) && x - diagonal < std::ssize(b_) && x >= 0 &&
             line(a_, x) == line(b_, x - diagonal))
        ++x;
      reach[static_cast<std::size_t>(diagonal + changes)] = x;
      if (x >= std::ssize(a_) && x - diagonal >= std::ssize(b_)) {
        end_ = diagonal;
        return true;
      }
    }
    rounds_.push_back(std::move(reach));
    return false;
  }

  std::vector<Step> walk_back() {
    std::vector<Step> steps;
    auto x = std::ssize(a_), diagonal = end_;
    const auto keep_until = [&](std::ptrdiff_t start) {
      while (x > start) steps.push_back({' ', line(a_, --x)});
    };
    for (; !rounds_.empty(); rounds_.pop_back()) {
      const bool down = is_down(rounds_.back(), diagonal);
      const auto from = at(rounds_.back(), down ? diagonal + 1 : diagonal - 1);
      keep_until(down ? from : from + 1);
      steps.push_back(down ? Step{'+', line(b_, x - diagonal - 1)} : Step{'-', line(a_, --x)});
      diagonal += down ? 1 : -1;
    }
    keep_until(0);
    std::ranges::reverse(steps);
    return steps;
  }

  static std::string_view line(const Texts& texts, std::ptrdiff_t at) {
    return texts[static_cast<std::size_t>(at)];
  }

  const Texts& a_;
  const Texts& b_;
  std::vector<Reach> rounds_;
  std::ptrdiff_t end_ = 0;
};

}  // namespace

std::vector<std::string> difference(std::string_view before, std::string_view after) {
  const auto a = lines_of(before), b = lines_of(after);
  const auto steps = Script(a, b).steps();
  std::vector<std::string> out;
  const auto changed = [](const Step& step) { return step.sign != ' '; };
  auto at = steps.begin();  // all before it is told or left out
  std::ptrdiff_t left = 1, right = 1;
  for (auto next = std::find_if(at, steps.end(), changed); next != steps.end();
       next = std::find_if(at, steps.end(), changed)) {
    const auto skipped = std::max<std::ptrdiff_t>(0, next - at - round);
    left += skipped;
    right += skipped;
    at += skipped;
    auto end = next;
    for (auto quiet = next; quiet != steps.end() && quiet - end <= 2 * round + 1; ++quiet)
      if (changed(*quiet)) end = quiet;
    const auto stop = end + std::min(round + 1, steps.end() - end);
    const auto added = std::count_if(at, stop, [](const Step& step) { return step.sign == '+'; });
    const auto removed = std::count_if(at, stop, [](const Step& step) { return step.sign == '-'; });
    out.push_back(fmt::format("@@ -{},{} +{},{} @@", left, stop - at - added, right, stop - at - removed));
    left += stop - at - added;
    right += stop - at - removed;
    for (; at != stop; ++at) tell(out, *at);
  }
  return out;
}

}  // namespace corner::format
