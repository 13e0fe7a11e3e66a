#include "store/on_disk.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <fstream>
#include <string_view>

#include "store/schema.hpp"

namespace corner::store {
namespace {

// SQLite's header: a text at 0, the application's number at 68, most significant byte first.
bool is_store(const std::string& path) {
  constexpr std::string_view magic("SQLite format 3\0", 16);
  constexpr std::size_t number_at = 68;
  struct stat about {};
  if (stat(path.c_str(), &about) != 0 || !S_ISREG(about.st_mode)) return false;
  std::array<char, number_at + 4> head{};
  if (!std::ifstream(path, std::ios::binary).read(head.data(), head.size())) return false;
  unsigned number = 0;
  for (std::size_t i = number_at; i < head.size(); ++i) number = number << 8 | static_cast<unsigned char>(head.at(i));
  return std::string_view(head.data(), magic.size()) == magic && number == application_id;
}

}  // namespace

bool of_a_store(const std::string& path) {
  if (is_store(path)) return true;
  for (const std::string_view beside : {".lock", "-journal", "-wal", "-shm"})
    if (path.ends_with(beside) && is_store(path.substr(0, path.size() - beside.size()))) return true;
  return false;
}

bool make_empty(const std::string& path, unsigned mode) {
  const int made = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0);
  if (made < 0) return false;
  const bool set = fchmod(made, mode) == 0;
  const int error = errno;
  close(made);
  errno = error;
  return set;
}

unsigned mode_of(const std::string& path) {
  struct stat about {};
  return stat(path.c_str(), &about) == 0 ? about.st_mode & 0777u : owner_alone;
}

}  // namespace corner::store
