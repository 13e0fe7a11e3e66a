#pragma once
// One writer at a time, in the order of asking: a lock on a file beside the store.
#include <chrono>
#include <string>

namespace corner::store {

/// Held until destroyed. SQLite's own busy handler polls and is unfair; flock(2) queues.
class Lock {
 public:
  /// Beside the store at `path`. Waits `patience` at most, then throws Error. Makes the file when it is missing, for
  /// whoever may write the store.
  Lock(const std::string& path, std::chrono::milliseconds patience);
  ~Lock();
  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;

 private:
  int descriptor_;
};

/// Throws Error when `path` lies on a network or user-space file system, whose locks cannot be trusted.
void refuse_network_file_system(const std::string& path);

}  // namespace corner::store
