#include "policy/translate.hpp"

#include <algorithm>

#include "policy/value.hpp"

namespace corner::policy {
namespace {

bool read_alike(const Fact& a, const Fact& b) {
  return a.type == b.type && a.origin == b.origin && a.source == b.source && a.history == b.history;
}

bool readable(const Fact& fact, const std::string& value) {
  try {
    parse_value(fact, value);
    return true;
  } catch (const Error&) {
    return false;
  }
}

Read translated(const Read& past, const Fact* then, const Fact& now) {
  if (then == nullptr || !read_alike(*then, now) || !readable(now, past.value)) return {};
  return past;
}

}  // namespace

std::optional<Question> translate(const Json& record, const Pack& then, const Pack& now) {
  auto question = question_of(record, then);
  const auto* service = now.service(question.service);
  if (service == nullptr) return std::nullopt;
  std::vector<Read> reads;
  for (const auto& fact : now.facts) {
    const auto* before = then.fact(fact.name);
    const Read past = before ? question.reads[static_cast<std::size_t>(then.index(*before))] : Read();
    const auto settled = now.settled(*service, fact);
    if (settled != missing)
      reads.push_back({write_value(fact, settled), "catalogue", {}});
    else
      reads.push_back(past.source == "catalogue" ? Read() : translated(past, before, fact));
  }
  question.reads = std::move(reads);
  std::erase_if(question.waived, [&](const std::string& rule) { return now.rule(rule) == nullptr; });
  return question;
}

}  // namespace corner::policy
