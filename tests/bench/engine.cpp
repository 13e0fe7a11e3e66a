// Times the engine alone: `engine PACK ROWS.csv EXPECTED MEASURE…` checks that every row is decided by the rule whose number
// stands in EXPECTED (0 = the default), then prints one line a
// measure: NAME PER_SECOND.
#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <fstream>
#include <span>
#include <stdexcept>

#include "exchange/csv.hpp"
#include "exchange/files.hpp"
#include "policy/decide.hpp"
#include "policy/explanation.hpp"
#include "policy/load.hpp"
#include "policy/value.hpp"
#include "policy/vocabulary.hpp"

namespace {

using namespace corner::policy;

constexpr corner::Date today = std::chrono::year(2026) / 3 / 2;

/// Rows of facts, one after the other.
class Matrix {
 public:
  explicit Matrix(std::size_t width) : width_(width) {}
  void add(FactsView facts) { values_.insert(values_.end(), facts.begin(), facts.end()); }
  std::size_t size() const { return values_.size() / width_; }
  FactsView operator[](std::size_t row) const { return FactsView(values_).subspan(row * width_, width_); }

 private:
  std::size_t width_;
  Facts values_;
};

/// A row whose words are still texts.
struct Texts {
  std::array<std::pair<int, std::string>, 4> words;  ///< of the facts that are enumerations
  FactsView others;
};

struct Rows {
  Matrix typed;
  Matrix gaps;  ///< one fact in ten missing
  std::vector<Texts> texts;
  std::vector<int> expected;
};

/// One in ten, the same ones every time.
class Chance {
 public:
  bool one_in_ten() {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return (state_ >> 33) % 10 == 0;
  }

 private:
  std::uint64_t state_ = 20260302;
};

Rows rows_of(const Pack& pack, const std::string& table_file, const std::string& expected_file) {
  const auto table = corner::exchange::read_csv(corner::exchange::read_file(table_file), table_file);
  Rows rows{Matrix(pack.facts.size()), Matrix(pack.facts.size()), {}, {}};
  Chance chance;
  for (const auto& row : table.rows) {
    Facts facts(pack.facts.size(), missing);
    Texts& texts = rows.texts.emplace_back();
    std::size_t words = 0;
    for (std::size_t i = 0; i < table.header.size(); ++i) {
      const Fact* fact = pack.fact(table.header[i]);
      if (fact == nullptr) throw std::runtime_error("no fact " + table.header[i]);
      facts[static_cast<std::size_t>(pack.index(*fact))] = parse_value(*fact, row.cells[i]);
      if (fact->type == Type::enumeration) texts.words.at(words++) = {pack.index(*fact), row.cells[i]};
    }
    rows.typed.add(facts);
    for (Value& value : facts)
      if (chance.one_in_ten()) value = missing;
    rows.gaps.add(facts);
  }
  for (std::size_t i = 0; i < rows.texts.size(); ++i) rows.texts[i].others = rows.typed[i];
  std::ifstream in(expected_file);
  for (int number = 0; in >> number;) rows.expected.push_back(number);
  if (rows.expected.size() != rows.typed.size()) throw std::runtime_error("not as many expectations as rows");
  return rows;
}

/// Its number in the workload, 0 when the default decided.
int deciding(const Decision& decision) {
  const auto rules = decision.winning.list();
  return rules.empty() ? 0 : rules.front() + 1;
}

void check(const Policy& policy, const Rows& rows) {
  int wrong = 0;
  for (std::size_t i = 0; i < rows.typed.size(); ++i)
    wrong += deciding(policy.decide(rows.typed[i], today)) != rows.expected[i];
  if (wrong > 0) throw std::runtime_error(fmt::format("{} of {} decisions are not as expected", wrong, rows.typed.size()));
}

/// The median of five runs of twenty passes.
template <class List, class Use>
void measure(const std::string& name, const List& rows, Use use) {
  using clock = std::chrono::steady_clock;
  constexpr int runs = 5, passes = 20;
  std::vector<double> seconds;
  std::size_t sum = 0;
  for (int run = 0; run < runs; ++run) {
    const auto start = clock::now();
    for (int pass = 0; pass < passes; ++pass)
      for (std::size_t row = 0; row < rows.size(); ++row) sum += use(rows[row]);
    seconds.push_back(std::chrono::duration<double>(clock::now() - start).count() / passes);
  }
  std::ranges::sort(seconds);
  fmt::print("{} {:.0f} {}\n", name, static_cast<double>(rows.size()) / seconds[runs / 2], sum);
}

}  // namespace

int main(int count, char** values) try {
  if (count < 5) throw std::runtime_error("usage: engine PACK ROWS.csv EXPECTED MEASURE…");
  const Policy policy(load(read_sources(values[1])).pack);
  const Rows rows = rows_of(policy.pack(), values[2], values[3]);
  check(policy, rows);
  const auto decide = [&](FactsView facts) {
    const Decision decision = policy.decide(facts, today);
    return static_cast<std::size_t>(decision.outcome) + decision.winning.word(0);
  };
  const Vocabulary vocabulary(policy.pack());
  Facts row(policy.pack().facts.size());
  const auto read_and_decide = [&](const Texts& texts) {
    std::ranges::copy(texts.others, row.begin());
    for (const auto& [fact, word] : texts.words) row[static_cast<std::size_t>(fact)] = vocabulary.value(fact, word);
    return decide(row);
  };
  const Explainer explainer(policy, corner::Language::en);
  const auto explain = [&](FactsView facts) {
    const Explanation explanation = explainer.explain(facts, policy.decide(facts, today));
    return explanation.facts.size() + explanation.reasons.size();
  };
  for (const std::string name : std::span(values + 4, values + count)) {
    if (name == "typed") measure(name, rows.typed, decide);
    if (name == "gaps") measure(name, rows.gaps, decide);
    if (name == "words") measure(name, rows.texts, read_and_decide);
    if (name == "explain") measure(name, rows.typed, explain);
  }
} catch (const std::exception& error) {
  fmt::print(stderr, "{}\n", error.what());
  return 1;
}
