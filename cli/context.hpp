#pragma once
// What a command works with: settings, the store opened on first use, the clock, and who acts.
#include <optional>

#include "cli/io.hpp"
#include "cli/settings.hpp"
#include "store/store.hpp"

namespace corner::cli {

class Context {
 public:
  Context(const Io& io, const Settings& settings) : io_(io), settings_(settings) {}

  const Io& io() const { return io_; }
  const Settings& settings() const { return settings_; }
  Language language() const { return settings_.language(); }

  /// Opened on first use; one that was opened for reading is opened again to write.
  store::Store& store(store::Access access = store::Access::read);
  bool has_store() const { return store_.has_value(); }
  /// Something was committed: from now on a failure is no longer one that changed nothing.
  bool changed() const { return store_ && store_->changed(); }
  store::Store::Place place() const;
  /// The store just made by `corner init`.
  void adopt(store::Store store) { store_.emplace(std::move(store)); }

  /// `--now` in a practice store (else an Error), or the clock.
  Instant now(bool practice) const;
  Instant now() { return now(store().practice()); }
  store::Clerk clerk(bool practice) const;
  store::Clerk clerk() { return clerk(store().practice()); }

  /// Tells of what does not stop the command.
  void complain(const std::string& message) const { cli::complain(io_, message); }

  /// The whole of a file of rows; "-" = standard input.
  store::Sheet sheet(const std::string& path) const;

 private:
  const Io& io_;
  const Settings& settings_;
  std::optional<store::Store> store_;
  store::Access access_ = store::Access::read;
};

}  // namespace corner::cli
