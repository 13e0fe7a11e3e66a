#pragma once
// Rows of facts from a file or pipe, JSON Lines or CSV, one after the other, typed as a pack says.
#include <optional>
#include <string>
#include <vector>

#include "core/dates.hpp"
#include "exchange/csv.hpp"
#include "exchange/flat_json.hpp"
#include "exchange/lines.hpp"
#include "policy/decide.hpp"
#include "policy/vocabulary.hpp"
#include "render/document.hpp"

namespace corner::cli {

enum class RowForm { jsonl, csv };

/// A row is wrong; the rows behind it may be right.
class RowError : public Error {
 public:
  using Error::Error;
};

/// A row names facts, and perhaps `id`, which means nothing, and `on`, a date; a fact of such a name comes first.
/// Null, empty and left out are one: not known.
class FactRows {
 public:
  /// The pack must outlive it. Throws Error when the file cannot be read.
  FactRows(const std::string& path, RowForm form, const policy::Pack& pack);

  /// Reads the next row; false at the end. Throws RowError, which says the line, for one that is wrong; the next
  /// call goes on behind it. A CSV file without a good first row has no other; one without any row is wrong.
  /// Throws Error when reading fails.
  bool next();

  const policy::Facts& facts() const { return facts_; }
  const std::optional<Date>& on() const { return on_; }
  const render::Cell& id() const { return id_; }
  long long line() const { return line_; }
  /// `file:line: message`.
  std::string at_line(const std::string& message) const;

 private:
  static constexpr int is_id = -1, is_on = -2;
  struct Known {
    std::string written;  ///< `"name":`
    int target;
  };

  bool next_line(std::string_view& line);
  bool read(std::string_view line);
  void read_json(std::string_view line);
  void read_csv(std::string_view line);
  std::string_view whole_csv_row(std::string_view line);
  int target_of(std::string_view name) const;
  void set(int target, exchange::Scalar kind, std::string_view text);
  void check_other_kind(int fact, exchange::Scalar kind, std::string_view text) const;

  exchange::Lines lines_;
  RowForm form_;
  const policy::Pack& pack_;
  policy::Vocabulary vocabulary_;
  exchange::FlatJson json_;
  std::vector<Known> keys_;  ///< of the last row, in its order: the next one's are likely the same
  std::optional<exchange::CsvHead> head_;
  std::vector<int> targets_;  ///< of the head's columns
  std::string row_;           ///< of CSV, when it has several lines
  std::vector<exchange::Scalar> kinds_;  ///< of JSON, of each fact's values
  policy::Facts facts_;
  std::vector<long long> set_at_;  ///< the line that set the fact last; id and on behind
  std::optional<Date> on_;
  render::Cell id_;
  long long line_ = 0;
};

}  // namespace corner::cli
