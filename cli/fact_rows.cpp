#include "cli/fact_rows.hpp"

#include <algorithm>

#include "core/text.hpp"
#include "core/words.hpp"
#include "policy/hints.hpp"

namespace corner::cli {

using exchange::Scalar;
using policy::shown;
using policy::Type;

namespace {

Scalar kind_of(const policy::Fact& fact) {
  if (fact.type == Type::enumeration) return Scalar::text;
  return fact.type == Type::boolean ? Scalar::boolean : Scalar::number;
}

}  // namespace

FactRows::FactRows(const std::string& path, RowForm form, const policy::Pack& pack)
    : lines_(path), form_(form), pack_(pack), vocabulary_(pack), facts_(pack.facts.size()), set_at_(pack.facts.size() + 2) {
  for (const auto& fact : pack.facts) kinds_.push_back(kind_of(fact));
}

std::string FactRows::at_line(const std::string& message) const {
  return fmt::format("{}:{}: {}", lines_.name(), line_, message);
}

bool FactRows::next() {
  std::string_view line;
  while (next_line(line))
    if (read(line)) return true;
  if (form_ == RowForm::jsonl || line_ > 0) return false;
  line_ = 1;
  throw RowError(at_line(fmt::format("{} — {}", tr("the file is empty"), tr("its first line must name the columns"))));
}

/// False when the line was the head.
bool FactRows::read(std::string_view line) try {
  if (lines_.too_long()) throw Error(say("the line is longer than {0} MiB", exchange::longest_line >> 20));
  if (form_ == RowForm::csv && !head_) {
    head_ = exchange::read_csv_head(whole_csv_row(line), lines_.name(), static_cast<int>(line_));
    for (const auto& column : head_->columns) targets_.push_back(target_of(column));
    return false;
  }
  std::ranges::fill(facts_, policy::missing);
  on_.reset();
  id_ = std::monostate();
  form_ == RowForm::csv ? read_csv(line) : read_json(line);
  return true;
} catch (const Problems& problems) {
  throw RowError(problems.what());
} catch (const Error& error) {
  throw RowError(at_line(error.what()));
}

/// The next line that is not blank. Behind a head that is wrong there is none.
bool FactRows::next_line(std::string_view& line) {
  if (form_ == RowForm::csv && head_ && targets_.size() < head_->columns.size()) return false;
  if (form_ == RowForm::csv && !head_ && line_ > 0) return false;
  while (lines_.next(line)) {
    if (trim(line).empty() && !lines_.too_long()) continue;
    line_ = lines_.number();
    return true;
  }
  return false;
}

void FactRows::read_json(std::string_view line) {
  json_.open(line);
  for (std::size_t i = 0; json_.next(i < keys_.size() ? keys_[i].written : std::string_view()); ++i) {
    if (!json_.guessed()) {
      keys_.resize(i);
      keys_.push_back({fmt::format("\"{}\":", json_.key()), target_of(json_.key())});
    }
    set(keys_[i].target, json_.kind(), json_.value());
  }
}

/// A row whose quotes are open goes on on the next line.
std::string_view FactRows::whole_csv_row(std::string_view line) {
  if (!exchange::csv_row_is_open(line)) return line;
  row_ = line;
  for (bool open = true; open && lines_.next(line);) {
    row_ += '\n';
    row_ += line;
    open = !exchange::csv_row_is_open(line);  // its quotes are odd: it closes what was open
    if (lines_.too_long() || row_.size() > exchange::longest_line) throw Error(tr("a quote is opened here and not closed for too long"));
  }
  return row_;
}

void FactRows::read_csv(std::string_view line) {
  const auto cells = exchange::read_csv_row(whole_csv_row(line), *head_, lines_.name(), static_cast<int>(line_));
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const bool fact = targets_[i] >= 0;
    // A cell says no kind: it is of whatever kind its fact is.
    set(targets_[i], cells[i].empty() ? Scalar::null : Scalar::text, fact ? trim(cells[i]) : cells[i]);
  }
}

int FactRows::target_of(std::string_view name) const {
  const int fact = vocabulary_.fact(name);
  if (fact >= 0) return fact;
  if (name == "id") return is_id;
  if (name == "on") return is_on;
  std::vector<std::string> names{"id", "on"};
  for (const auto& each : pack_.facts) names.push_back(each.name);
  throw Error(fmt::format("{} — {}", say("`{0}` is no fact of this policy", shown(name)), policy::suggest(name, names)));
}

void FactRows::set(int target, Scalar kind, std::string_view text) {
  const auto last = static_cast<int>(set_at_.size());
  auto& set_at = set_at_[static_cast<std::size_t>(target >= 0 ? target : last + target)];
  if (set_at == line_) throw Error(say("`{0}` stands twice", target == is_id ? "id" : target == is_on ? "on" : pack_.facts[static_cast<std::size_t>(target)].name));
  set_at = line_;
  if (kind == Scalar::null) return;
  if (target == is_id) {
    if (form_ == RowForm::jsonl) id_ = render::Given{std::string(json_.written()), std::string(text)};
    else id_ = std::string(text);
  } else if (text.empty()) {
    return;
  } else if (target == is_on) {
    on_ = parse_date(text);
    if (!on_) throw Error(say("`{0}` is no date: write it as {1}", shown(text), "2026-03-02"));
  } else {
    if (form_ == RowForm::jsonl && kind != kinds_[static_cast<std::size_t>(target)]) check_other_kind(target, kind, text);
    facts_[static_cast<std::size_t>(target)] = vocabulary_.value(target, text);
  }
}

/// JSON says what a value is: a number is no text, though it may look like one. Money may be either.
void FactRows::check_other_kind(int target, Scalar kind, std::string_view text) const {
  const auto& fact = pack_.facts[static_cast<std::size_t>(target)];
  if (kind == Scalar::text && fact.type == Type::money) return;
  if (kind == Scalar::text && !fact.absent_word.empty() && (text == fact.absent_word || text == "absent")) return;
  vocabulary_.value(target, text);  // what is no value either way is told with what is allowed
  const auto hint = fact.type == Type::enumeration ? tr("write the word between quotes")
                    : fact.type == Type::boolean   ? tr("write `true` or `false`, without quotes")
                                                   : tr("write the number without quotes");
  throw Error(fact.sensitive ? say("what is written for `{0}` is no value of it — {1}", fact.name, hint)
                             : say("`{0}` is not a value of `{1}` — {2}", shown(text), fact.name, hint));
}

}  // namespace corner::cli
