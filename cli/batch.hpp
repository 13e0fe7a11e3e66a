#pragma once
// Several things in one go: numbers on the command line, or lines that a scanner types. Each is a transaction of its own, answered at
// once; what cannot be done is told and kept for the end, and does not stop the others.
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "cli/command.hpp"

namespace corner::cli {

/// What became of one: how it is told, and the request it was.
struct Handled {
  render::Document document;
  store::Request request;
};

class Batch {
 public:
  using Work = std::function<Handled(const std::string& what)>;
  explicit Batch(Work work) : work_(std::move(work)) {}

  /// The answer; nothing is done before it is given out. `list` empty: the lines of standard input. Must outlive its outcome.
  Outcome run(const std::string& schema, std::vector<std::string> list, bool dry_run);

 private:
  using Emit = std::function<void(const render::Row&)>;
  void each(const Emit& emit);
  void one(std::int64_t line, const std::string& scanned, const Emit& emit);
  void handle(std::int64_t line, const std::string& what, const Emit& emit);
  void fail(std::int64_t line, const std::string& what, const std::string& message, Failure kind, const Emit& emit);
  std::string summary() const;
  Exit exit() const;

  Work work_;
  std::vector<std::string> list_;
  std::set<std::string> seen_;       ///< what was done, by all of its names
  std::vector<std::string> failed_;  ///< what was not, as it was scanned
  std::int64_t done_ = 0, repeated_ = 0;
  Failure first_ = Failure::failed;  ///< of `failed_`
};

}  // namespace corner::cli
