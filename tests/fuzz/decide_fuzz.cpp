// Rows of facts, as `corner decide` reads them: each is decided or in error, and the reading ends.
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <string>

#include "cli/fact_rows.hpp"
#include "policy/load.hpp"

using namespace corner;

namespace {

const policy::Policy& test_pack() {
  static const policy::Policy policy(policy::load(policy::read_sources(CORNER_SOURCE_DIR "/tests/pack")).pack);
  return policy;
}

void decide(const std::string& path, cli::RowForm form) {
  const auto& policy = test_pack();
  cli::FactRows rows(path, form, policy.pack());
  for (long long before = 0;; before = rows.line()) {
    try {
      if (!rows.next()) return;
      policy.decide(rows.facts(), rows.on().value_or(Date{std::chrono::year(2026) / 3 / 2}));
    } catch (const cli::RowError&) {
    } catch (const policy::Contradiction&) {
    }
    if (rows.line() <= before) std::abort();
  }
}

}  // namespace

/// The first byte chooses the form; the rest is the file.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const int file = ::memfd_create("rows", 0);
  if (file < 0 || ::write(file, data + 1, size - 1) != static_cast<ssize_t>(size - 1)) std::abort();
  decide("/proc/self/fd/" + std::to_string(file), data[0] == 'c' ? cli::RowForm::csv : cli::RowForm::jsonl);
  ::close(file);
  return 0;
}
