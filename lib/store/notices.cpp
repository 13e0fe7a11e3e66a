#include "store/notices.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "core/error.hpp"
#include "core/words.hpp"
#include "store/personal.hpp"
#include "store/waivers.hpp"

namespace corner::store {
namespace {

using desk::State;

constexpr auto too_late = std::chrono::days(30);

/// In which state of its request a notice still tells the truth; what is not listed always does.
struct Meant {
  const char* kind;
  State state;
};
constexpr std::array<Meant, 9> meant{{{"on-shelf", State::reserved},
                                      {"sent-for", State::reserved},
                                      {"appointment", State::reserved},
                                      {"appointment-past", State::reserved},
                                      {"approval-asked", State::awaiting_approval},
                                      {"late", State::collected},
                                      {"due-back", State::collected},
                                      {"lapsed", State::lapsed},
                                      {"rejected", State::rejected}}};

/// Whether the one who is told has that appointment still to come.
bool is_expected(const Notice& notice, Instant now) {
  const auto slot = parse_instant(notice.request->slot);
  return slot && *slot > now && (notice.person.id == notice.request->person || notice.person.id == notice.request->adviser);
}

bool is_moot(const Notice& notice, Instant now) {
  if (now - notice.at > too_late || (notice.waiver && notice.waiver->revoked)) return true;
  if (notice.request && notice.kind == "appointment" && !is_expected(notice, now)) return true;
  if (notice.request && notice.kind == "appointment-cancelled" && is_expected(notice, now)) return true;
  const auto* found = std::ranges::find(meant, notice.kind, [](const Meant& each) { return std::string(each.kind); });
  if (!notice.request || found == meant.end()) return false;
  const auto state = notice.request->state;
  return state != found->state && !(notice.kind == "rejected" && state == State::refused);
}

}  // namespace

std::vector<Notice> unsent(Store& store, Instant now) {
  std::vector<Notice> list;
  const auto rows = store.db().rows("SELECT n.id, n.person, n.request, n.kind, j.at, j.hash, w.rule, w.until, w.revoked, g.pack FROM notice n "
                                    "JOIN journal j ON j.seq = n.id LEFT JOIN waiver w ON w.id = n.waiver LEFT JOIN journal g ON g.seq = w.id WHERE n.sent IS NULL ORDER BY n.id");
  for (const auto& row : rows) {
    Notice notice{integer(row[0]), text(row[3]), *parse_instant(text(row[4])), text(row[5]), store.person(integer(row[1])), std::nullopt, std::nullopt};
    if (!is_null(row[2])) notice.request = store.request(integer(row[2]));
    if (!is_null(row[6])) notice.waiver = Ending{confidential(store, text(row[6]), text(row[9])) ? "" : text(row[6]), text(row[7]), !is_null(row[8])};
    notice.moot = is_moot(notice, now);
    list.push_back(std::move(notice));
  }
  return list;
}

const char* code(Left left) {
  switch (left) {
    case Left::sent: return "sent";
    case Left::no_mail: return "no-mail";
    case Left::moot: break;
  }
  return "moot";
}

void mark(Store& store, std::int64_t notice, Left left, const Clerk& clerk) {
  Json payload;
  payload.set("notice", notice);
  if (left != Left::sent) payload.set("left", code(left));
  store.write(false, [&] { store.append("notice.sent", payload, clerk); });
}

Sending::Sending(const std::string& store)
    : descriptor_(open((store + ".sending").c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0660)) {
  if (descriptor_ < 0)
    throw Error(say("the lock `{0}` cannot be opened: {1}; writing to the store needs the right to write in its folder",
                    store + ".sending", std::strerror(errno)));
  if (flock(descriptor_, LOCK_EX | LOCK_NB) == 0) return;
  close(descriptor_);
  throw Error(tr("notices are being sent already: another `corner notices send` is at work"));
}

Sending::~Sending() { close(descriptor_); }

}  // namespace corner::store
