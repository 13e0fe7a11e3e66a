#pragma once
// The files of a store on the disk: telling them from others, and making them for their owner alone.
#include <string>

namespace corner::store {

/// `path` is a store, or has the name of what stands beside one: its lock, a rollback journal, which SQLite would obey.
bool of_a_store(const std::string& path);

/// Makes an empty file with exactly that mode, whatever the umask; false, with errno, when it cannot, or when one is there.
bool make_empty(const std::string& path, unsigned mode);

/// What a store and all beside it are made as: names, mails and reasons stand in it.
inline constexpr unsigned owner_alone = 0600;

/// The mode of that file; `owner_alone` when there is none.
unsigned mode_of(const std::string& path);

}  // namespace corner::store
