#include "store/lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/time.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

#include "core/error.hpp"
#include "core/words.hpp"
#include "store/on_disk.hpp"

namespace corner::store {
namespace {

// Interrupts a blocking call after a while, and again every 50 ms in case the first came too early.
class Alarm {
 public:
  explicit Alarm(std::chrono::milliseconds after) {
    struct sigaction action {};
    action.sa_handler = [](int) {};
    sigaction(SIGALRM, &action, &before_);
    const auto ms = std::max<std::int64_t>(after.count(), 1);
    const itimerval timer{{0, 50'000}, {ms / 1000, (ms % 1000) * 1000}};
    setitimer(ITIMER_REAL, &timer, nullptr);
  }
  ~Alarm() {
    const itimerval off{};
    setitimer(ITIMER_REAL, &off, nullptr);
    sigaction(SIGALRM, &before_, nullptr);
  }
  Alarm(const Alarm&) = delete;
  Alarm& operator=(const Alarm&) = delete;

 private:
  struct sigaction before_ {};
};

}  // namespace

Lock::Lock(const std::string& store, std::chrono::milliseconds patience) {
  const auto path = store + ".lock";
  make_empty(path, mode_of(store));
  descriptor_ = open(path.c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW);
  if (descriptor_ < 0)
    throw Error(say("the lock `{0}` cannot be opened: {1}; writing to the store needs the right to write in its folder",
                    path, std::strerror(errno)));
  if (flock(descriptor_, LOCK_EX | LOCK_NB) == 0) return;
  const auto deadline = std::chrono::steady_clock::now() + patience;
  const Alarm alarm(patience);
  while (flock(descriptor_, LOCK_EX) != 0) {
    const int error = errno;
    if (error == EINTR && std::chrono::steady_clock::now() < deadline) continue;
    close(descriptor_);
    if (error == EINTR)
      throw Error(say("somebody else has been writing to the store for more than {0} s; nothing was changed, try again",
                      std::chrono::duration<double>(patience).count()));
    throw Error(say("the lock `{0}` cannot be taken: {1}", path, std::strerror(error)));
  }
}

Lock::~Lock() { close(descriptor_); }

void refuse_network_file_system(const std::string& path) {
  constexpr std::array<std::pair<unsigned long, const char*>, 8> remote{{{0x6969, "NFS"},
                                                                         {0x517B, "SMB"},
                                                                         {0xFF534D42, "CIFS"},
                                                                         {0xFE534D42, "SMB2"},
                                                                         {0x65735546, "FUSE"},
                                                                         {0x00C36400, "Ceph"},
                                                                         {0x5346414F, "AFS"},
                                                                         {0x01021997, "9P"}}};
  struct statfs info {};
  if (statfs(path.c_str(), &info) != 0) return;
  for (const auto& [magic, name] : remote)
    if (static_cast<unsigned long>(info.f_type) == magic)
      throw Error(say("`{0}` lies on {1}, where locks cannot be trusted: keep the store on a local disk", path, name));
}

}  // namespace corner::store
