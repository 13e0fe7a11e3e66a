#include "exchange/program.hpp"

#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

extern "C" {  // glibc 2.36's header does not say so itself
#include <sys/pidfd.h>
}

#include <array>
#include <cerrno>
#include <cstring>

#include "core/error.hpp"
#include "core/text.hpp"
#include "core/words.hpp"

namespace corner::exchange {
namespace {

/// A file in memory, so that neither side ever waits for the other, and a reader who leaves early is no signal for us.
class Memory {
 public:
  Memory() : number_(::memfd_create("corner", MFD_CLOEXEC)) {
    if (number_ < 0) throw Error(say("no room to hand anything to another program: the system says: {0}", std::strerror(errno)));
  }
  ~Memory() { ::close(number_); }
  Memory(const Memory&) = delete;
  Memory& operator=(const Memory&) = delete;

  int number() const { return number_; }

  void fill(std::string_view bytes) {
    while (!bytes.empty()) {
      const auto put = ::write(number_, bytes.data(), bytes.size());
      if (put < 0 && errno != EINTR)
        throw Error(say("no room to hand anything to another program: the system says: {0}", std::strerror(errno)));
      if (put > 0) bytes.remove_prefix(static_cast<std::size_t>(put));
    }
    ::lseek(number_, 0, SEEK_SET);
  }

  std::string bytes() const {
    std::string all;
    std::array<char, std::size_t{1} << 16> piece;
    ::lseek(number_, 0, SEEK_SET);
    for (;;) {
      const auto got = ::read(number_, piece.data(), piece.size());
      if (got <= 0) return all;
      all.append(piece.data(), static_cast<std::size_t>(got));
    }
  }

 private:
  int number_;
};

pid_t start(const std::vector<std::string>& command, const Memory& in, const Memory& out, const Memory& err) {
  std::vector<char*> words;
  for (const auto& word : command) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in.number(), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, out.number(), STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, err.number(), STDERR_FILENO);
  // We ignore these; a program started by us expects them as they are by default.
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t usual;
  sigemptyset(&usual);
  sigaddset(&usual, SIGPIPE);
  sigaddset(&usual, SIGXFSZ);
  posix_spawnattr_setsigdefault(&attributes, &usual);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
  pid_t child = 0;
  const int failed = ::posix_spawnp(&child, words[0], &actions, &attributes, words.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  if (failed != 0)
    throw Error(say("the program `{0}` cannot be started: {1}", visible(command[0]), std::strerror(failed)));
  return child;
}

/// Whether the child is over in time. Without a descriptor of it we wait as long as it takes.
bool over_in_time(pid_t child, std::chrono::milliseconds patience) {
  const int watched = ::pidfd_open(child, 0);
  if (watched < 0) return true;
  pollfd event{watched, POLLIN, 0};
  int got = 0;
  do got = ::poll(&event, 1, static_cast<int>(patience.count()));
  while (got < 0 && errno == EINTR);
  ::close(watched);
  return got != 0;
}

}  // namespace

Ran run_program(const std::vector<std::string>& command, const std::string& input, std::chrono::milliseconds patience) {
  Memory in;
  const Memory out, err;
  in.fill(input);
  const auto child = start(command, in, out, err);
  const bool over = over_in_time(child, patience);
  if (!over) ::kill(child, SIGKILL);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!over)
    throw Error(say("the program `{0}` was not over after {1} s, and was ended", visible(command[0]), patience.count() / 1000));
  return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), out.bytes(), err.bytes()};
}

}  // namespace corner::exchange
