#include "exchange/files.hpp"

#include <doctest/doctest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "core/error.hpp"

namespace fs = std::filesystem;
using corner::Error;
using corner::exchange::read_file;
using corner::exchange::write_file;

namespace {

struct Folder {
  fs::path path;
  Folder() {
    std::string name = (fs::temp_directory_path() / "corner-files-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path = name;
  }
  ~Folder() { fs::remove_all(path); }
  std::string operator/(const char* name) const { return (path / name).string(); }
  std::size_t count() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(path), fs::directory_iterator()));
  }
};

unsigned mode(const std::string& path) {
  struct stat about {};
  REQUIRE(stat(path.c_str(), &about) == 0);
  return about.st_mode & 07777u;
}

}  // namespace

TEST_CASE("what is written is read back, and nothing else is left") {
  const Folder folder;
  const std::string bytes("a\0\r\n\xff", 5);
  write_file(folder / "f", bytes);
  CHECK(read_file(folder / "f") == bytes);
  write_file(folder / "f", "");
  CHECK(read_file(folder / "f").empty());
  CHECK(folder.count() == 1);
}

TEST_CASE("a new file has the mode the umask leaves, a replaced one keeps its own") {
  const Folder folder;
  const auto old = umask(027);
  write_file(folder / "new", "x");
  umask(old);
  CHECK(mode(folder / "new") == 0640);
  chmod((folder / "new").c_str(), 0604);
  write_file(folder / "new", "y");
  CHECK(mode(folder / "new") == 0604);
}

TEST_CASE("a symbolic link is written through") {
  const Folder folder;
  write_file(folder / "real", "old");
  fs::create_symlink("real", folder / "link");
  write_file(folder / "link", "new");
  CHECK(fs::is_symlink(folder / "link"));
  CHECK(read_file(folder / "real") == "new");
}

TEST_CASE("no folder, no file: told, and nothing is made") {
  const Folder folder;
  CHECK_THROWS_WITH_AS(write_file(folder / "none/f", "x"), doctest::Contains("is as it was"), Error);
  CHECK_THROWS_WITH_AS(read_file(folder / "none"), doctest::Contains("there is no such file"), Error);
  CHECK(folder.count() == 0);
}

TEST_CASE("only regular files are read and replaced") {
  const Folder folder;
  CHECK_THROWS_AS(read_file(folder.path.string()), Error);
  CHECK_THROWS_AS(write_file(folder.path.string(), "x"), Error);
  REQUIRE(mkfifo((folder / "pipe").c_str(), 0600) == 0);
  CHECK_THROWS_WITH_AS(read_file(folder / "pipe"), doctest::Contains("regular file"), Error);
  CHECK_THROWS_WITH_AS(write_file("/dev/null", "x"), doctest::Contains("regular file"), Error);
  CHECK(fs::is_character_file("/dev/null"));
}

TEST_CASE("a file beyond the limit is refused, one at the limit is not") {
  const Folder folder;
  write_file(folder / "f", std::string(100'000, 'x'));
  CHECK(read_file(folder / "f", 100'000).size() == 100'000);
  CHECK_THROWS_AS(read_file(folder / "f", 99'999), Error);
}

TEST_CASE("a write that fails midway leaves the old file and no other") {
  const Folder folder;
  write_file(folder / "f", "old");
  rlimit before{};
  getrlimit(RLIMIT_FSIZE, &before);
  const auto handler = signal(SIGXFSZ, SIG_IGN);
  const rlimit small{.rlim_cur = 1000, .rlim_max = before.rlim_max};
  setrlimit(RLIMIT_FSIZE, &small);
  CHECK_THROWS_AS(write_file(folder / "f", std::string(5000, 'x')), Error);
  setrlimit(RLIMIT_FSIZE, &before);
  signal(SIGXFSZ, handler);
  CHECK(read_file(folder / "f") == "old");
  CHECK(folder.count() == 1);
}
