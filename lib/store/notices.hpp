#pragma once
// The outbox: what is to be told to somebody, and was not yet.
#include <optional>
#include <string>
#include <vector>

#include "store/store.hpp"

namespace corner::store {

/// A waiver that ends, or has ended.
struct Ending {
  std::string rule, until;  ///< "" for a rule that is not to be named in a mail
  bool revoked = false;
};

struct Notice {
  std::int64_t id = 0;  ///< its row in the journal
  std::string kind;     ///< `on-shelf`, `late`, …
  Instant at;           ///< when it became something to tell
  std::string hash;     ///< of its row: the same in no other store
  Person person;        ///< who is to be told
  std::optional<Request> request;
  std::optional<Ending> waiver;
  bool moot = false;    ///< not true any more, or too old: not to be told
};

/// What is to be told by `now`, in the journal's order.
std::vector<Notice> unsent(Store& store, Instant now);

/// How a notice left the outbox.
enum class Left { sent, no_mail, moot };
const char* code(Left left);
void mark(Store& store, std::int64_t notice, Left left, const Clerk& clerk);

/// One sender at a time: a lock on a file beside the store, which others go on using. Throws Error when there is another.
class Sending {
 public:
  explicit Sending(const std::string& store);
  ~Sending();
  Sending(const Sending&) = delete;
  Sending& operator=(const Sending&) = delete;

 private:
  int descriptor_;
};

}  // namespace corner::store
