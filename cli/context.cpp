#include "cli/context.hpp"

#include <fmt/format.h>

#include "core/error.hpp"
#include "exchange/csv.hpp"
#include "exchange/files.hpp"

namespace corner::cli {

store::Store::Place Context::place() const { return {settings_.get("store"), settings_.patience()}; }

store::Store& Context::store(store::Access access) {
  if (store_ && access == store::Access::write && access_ == store::Access::read) store_.reset();
  if (!store_) {
    store_.emplace(store::Store::open(place(), access));
    access_ = access;
    now(store_->practice());  // refuses --now, also for who does not ask for the time
  }
  return *store_;
}

Instant Context::now(bool practice) const {
  if (settings_.now.empty()) return io_.now();
  if (!practice)
    throw Error(tr("a real store keeps its own clock: --now is for practice stores (`corner init --practice`)"), Failure::usage);
  const auto instant = parse_instant(settings_.now);
  if (!instant)
    throw Error(say("`{0}` is no instant: write it as {1}", settings_.now, "2026-03-02T09:00:00+01:00"), Failure::usage);
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
