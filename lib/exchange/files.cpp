#include "exchange/files.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <optional>
#include <ostream>
#include <streambuf>
#include <utility>

#include "core/error.hpp"
#include "core/text.hpp"
#include "core/words.hpp"

namespace corner::exchange {
namespace {

// What the system said, for a person.
std::string reason(int code) {
  switch (code) {
    case ENOENT: return tr("there is no such file or folder");
    case EACCES:
    case EPERM: return tr("you may not: ask for the right, or choose another place");
    case ENOSPC:
    case EDQUOT: return tr("the disk is full: make room, or choose another place");
    case EFBIG: return tr("the file would be larger than this system allows");
    case EISDIR: return tr("it is a folder: name a file");
    case EROFS: return tr("the disk is read-only: choose another place");
    case ENOTDIR: return tr("a part of the path is no folder");
    default: return say("the system says: {0}", std::strerror(code));
  }
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() { close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }
  bool close() { return number_ < 0 || ::close(std::exchange(number_, -1)) == 0; }

 private:
  int number_;
};

[[noreturn]] void cannot_read(const std::string& path, int code) {
  throw Error(say("`{0}` cannot be read: {1}", visible(path), reason(code)));
}

[[noreturn]] void cannot_write(const std::string& path, int code) {
  throw Error(say("`{0}` cannot be written, and is as it was: {1}", visible(path), reason(code)));
}

std::string read_all(int from, const std::string& path, std::size_t limit, std::size_t expected) {
  std::string bytes;
  bytes.reserve(expected);
  constexpr std::size_t step = std::size_t{1} << 16;
  for (;;) {
    const auto before = bytes.size();
    bytes.resize(before + step);
    const auto got = ::read(from, bytes.data() + before, step);
    bytes.resize(before + static_cast<std::size_t>(got > 0 ? got : 0));
    if (got < 0 && errno != EINTR) cannot_read(path, errno);
    if (got == 0) return bytes;
    if (bytes.size() > limit)
      throw Error(
          say("`{0}` is larger than {1} MiB, the most that is read: split it", visible(path), limit >> 20));
  }
}

struct Target {
  std::string path;
  std::optional<mode_t> mode;  // of the file that is there
};

// What is to be replaced. A symbolic link is written through, not replaced.
Target target_of(const std::string& path) {
  std::error_code none;
  const auto real = std::filesystem::weakly_canonical(path, none);
  Target target{none || !std::filesystem::is_symlink(path, none) ? path : real.string(), std::nullopt};
  struct stat about {};
  if (::stat(target.path.c_str(), &about) != 0) return target;
  if (!S_ISREG(about.st_mode))
    throw Error(say("`{0}` is no regular file, and is not replaced: name another", visible(path)));
  if (::access(target.path.c_str(), W_OK) != 0) cannot_write(path, errno);
  target.mode = about.st_mode & 07777u;
  return target;
}

// A file beside the target that is gone again unless it was renamed over it.
class Draft {
 public:
  explicit Draft(const std::string& target) {
    for (int i = 0; i < 100; ++i) {
      path_ = fmt::format("{}.new-{}-{}", target, ::getpid(), i);
      number_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
      if (number_ >= 0) return;
      if (errno != EEXIST) break;
    }
    path_.clear();
  }
  ~Draft() {
    if (!path_.empty()) ::unlink(path_.c_str());
  }
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;

  int number() const { return number_; }
  bool rename_over(const std::string& target) {
    if (::rename(path_.c_str(), target.c_str()) != 0) return false;
    path_.clear();
    return true;
  }

 private:
  std::string path_;
  int number_ = -1;
};

bool write_all(int to, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto put = ::write(to, bytes.data(), bytes.size());
    if (put < 0 && errno != EINTR) return false;
    if (put > 0) bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return true;
}

// What is written goes to a descriptor, piece by piece.
class Outflow : public std::streambuf {
 public:
  explicit Outflow(int to) : to_(to) { setp(buffer_.data(), buffer_.data() + buffer_.size()); }
  int error() const { return error_; }

 private:
  int overflow(int next) override {
    if (sync() != 0) return traits_type::eof();
    if (next != traits_type::eof()) sputc(static_cast<char>(next));
    return 0;
  }
  int sync() override {
    const bool written = write_all(to_, {pbase(), static_cast<std::size_t>(pptr() - pbase())});
    if (!written) error_ = errno;
    setp(buffer_.data(), buffer_.data() + buffer_.size());
    return written ? 0 : -1;
  }

  int to_;
  int error_ = 0;
  std::array<char, std::size_t{1} << 16> buffer_;
};

// Only then does the new name survive a power cut. Some file systems cannot, and say EINVAL.
bool sync_folder(const std::string& target) {
  const auto folder = std::filesystem::path(target).parent_path();
  const Descriptor opened(::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  return opened.number() < 0 || ::fsync(opened.number()) == 0 || errno == EINVAL;
}

}  // namespace

std::string read_file(const std::string& path, std::size_t limit) {
  if (path == "-") return read_all(STDIN_FILENO, tr("standard input"), limit, 0);
  // Not to wait for ever on a pipe that nobody writes to.
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (file.number() < 0) cannot_read(path, errno);
  struct stat about {};
  if (::fstat(file.number(), &about) != 0) cannot_read(path, errno);
  if (!S_ISREG(about.st_mode))
    throw Error(say("`{0}` is no regular file: name a file, or `-` to read standard input", visible(path)));
  return read_all(file.number(), path, limit, std::min(limit, static_cast<std::size_t>(about.st_size)) + 1);
}

ByteSource::ByteSource(const std::string& path)
    : name_(path == "-" ? tr("standard input") : path),
      number_(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
  if (number_ < 0) cannot_read(path, errno);
}

ByteSource::~ByteSource() {
  if (number_ != STDIN_FILENO) ::close(number_);
}

std::size_t ByteSource::read(char* into, std::size_t size) {
  for (;;) {
    const auto got = ::read(number_, into, size);
    if (got >= 0) return static_cast<std::size_t>(got);
    if (errno != EINTR) cannot_read(name_, errno);
  }
}

void write_file(const std::string& path, const std::string& bytes) {
  write_file(path, [&bytes](std::ostream& out) { out << bytes; });
}

void require_writable(const std::string& path) {
  const Draft draft(target_of(path).path);
  if (draft.number() < 0) cannot_write(path, errno);
  ::close(draft.number());
}

void write_file(const std::string& path, const std::function<void(std::ostream&)>& fill) {
  const auto [target, mode] = target_of(path);
  Draft draft(target);
  if (draft.number() < 0) cannot_write(path, errno);
  Descriptor file(draft.number());
  const bool kept = !mode || ::fchmod(file.number(), *mode) == 0;
  Outflow flow(file.number());
  std::ostream out(&flow);
  out.exceptions(std::ios::badbit | std::ios::failbit);
  try {
    fill(out);
    out.flush();
  } catch (const std::ios_base::failure&) {
    cannot_write(path, flow.error());
  }
  if (!kept || ::fsync(file.number()) != 0 || !file.close() ||
      !draft.rename_over(target))
    cannot_write(path, errno);
  if (!sync_folder(target))
    throw Error(say("`{0}` is written, but the disk did not confirm it: check the disk, then write it again",
                    visible(path)));
}

}  // namespace corner::exchange
