#include "cli/context.hpp"

#include <fmt/format.h>

#include "core/error.hpp"
#include "exchange/csv.hpp"
#include "exchange/files.hpp"

namespace corner::cli {

store::Store::Place Context::place() const {
  if (settings_.get("store").empty())
    throw Error(tr("HOME is not set, so the store has no usual place: name one with --store or CORNER_STORE"), Failure::usage);
  return {settings_.get("store"), settings_.patience()};
}

store::Store& Context::store(store::Access access) {
  if (store_ && access == store::Access::write && access_ == store::Access::read) store_.reset();
  if (!store_) {
    store_.emplace(store::Store::open(place(), access));
    access_ = access;
    const auto at = now(store_->practice());  // refuses --now, also for who does not ask for the time
    // A real clock that goes back is written down as it is; one that is set by hand is a slip.
    const auto last = settings_.now.empty() || access == store::Access::read ? std::nullopt : store_->last_instant();
    if (last && at < *last)
      throw Error(say("--now {0} is before the journal's last row, of {1}: the clock of a practice store only goes on", settings_.now, to_string(*last)),
                  Failure::usage);
  }
  return *store_;
}

Instant Context::now(bool practice) const {
  if (settings_.now.empty()) return io_.now();
  if (!practice)
    throw Error(tr("a real store keeps its own clock: --now is for practice stores (`corner init --practice`)"), Failure::usage);
  const auto instant = parse_instant(settings_.now);
  if (!instant)
    throw Error(say("`{0}` is no instant between 1900 and 2999: write it as {1}", settings_.now, "2026-03-02T09:00:00+01:00"), Failure::usage);
  return *instant;
}

store::Clerk Context::clerk(bool practice) const {
  const auto& user = io_.user;
  return {user.original.empty() ? user.name : fmt::format("{} ({})", user.name, user.original), now(practice), io_.random};
}

store::Sheet Context::sheet(const std::string& path) const {
  auto table = exchange::read_csv(exchange::read_file(path), path);
  store::Sheet sheet{path, std::move(table.header), {}};
  for (auto& row : table.rows) sheet.lines.push_back({row.line, std::move(row.cells)});
  return sheet;
}

}  // namespace corner::cli
