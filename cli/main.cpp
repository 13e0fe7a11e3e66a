// The program: hands the real world to `run`.
#include <fcntl.h>
#include <pwd.h>
#include <sodium.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iostream>

#include "cli/run.hpp"

namespace {

using corner::cli::Io;
using corner::cli::Operator;

// A database opened as descriptor 0, 1 or 2 would be written over by the next message. For reading only: an answer to
// a closed standard output must fail, not vanish.
void open_standard_descriptors() {
  int descriptor = 0;
  do descriptor = open("/dev/null", O_RDONLY);
  while (descriptor >= 0 && descriptor <= 2);
  if (descriptor > 2) close(descriptor);
}

std::string name_of(uid_t uid) {
  const auto* entry = getpwuid(uid);
  return entry ? entry->pw_name : "uid " + std::to_string(uid);
}

// Who logged in, by the kernel's audit; else, for root alone, what sudo says.
std::string original_user(uid_t uid) {
  long long login = -1;
  std::ifstream("/proc/self/loginuid") >> login;
  if (login >= 0 && login < 4294967295LL && static_cast<uid_t>(login) != uid) return name_of(static_cast<uid_t>(login));
  const char* sudo = uid == 0 ? std::getenv("SUDO_UID") : nullptr;
  if (sudo == nullptr) return "";
  const auto claimed = std::strtoul(sudo, nullptr, 10);
  return claimed == 0 ? "" : name_of(static_cast<uid_t>(claimed));
}

std::string random_bytes(std::size_t count) {
  std::string bytes(count, '\0');
  randombytes_buf(bytes.data(), count);
  return bytes;
}

int terminal_width() {
  winsize size{};
  return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 20 ? size.ws_col : 80;
}

std::string locale_directory() {
  return access(CORNER_LOCALE_BUILT "/fr", R_OK) == 0 ? CORNER_LOCALE_BUILT : CORNER_LOCALE_INSTALLED;
}

std::string pages_program() { return access(CORNER_PAGES_BUILT, X_OK) == 0 ? CORNER_PAGES_BUILT : CORNER_PAGES_INSTALLED; }

}  // namespace

int main(int count, char** values) {
  open_standard_descriptors();
  std::signal(SIGPIPE, SIG_IGN);  // a reader who left and a full disk are errors to tell, not deaths
  std::signal(SIGXFSZ, SIG_IGN);
  std::ios::sync_with_stdio(false);
  const auto uid = getuid();
  const bool terminal = isatty(STDOUT_FILENO) != 0;
  const Io io{std::cout,
              std::cerr,
              std::cin,
              [] { return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now()); },
              [](const std::string& name) -> std::optional<std::string> {
                const char* value = std::getenv(name.c_str());
                return value ? std::optional<std::string>(value) : std::nullopt;
              },
              random_bytes,
              Operator{name_of(uid), uid, original_user(uid)},
              terminal,
              terminal ? terminal_width() : 0,
              locale_directory(),
              pages_program()};
  return corner::cli::run(std::vector<std::string>(values + 1, values + count), io);
}
