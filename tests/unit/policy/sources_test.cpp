#include <doctest/doctest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "policy/load.hpp"

using namespace corner;
using namespace corner::policy;
namespace fs = std::filesystem;

namespace {

/// A directory that goes when the test ends.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "corner-sources-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { fs::remove_all(path_); }

  fs::path operator/(const std::string& name) const { return fs::path(path_) / name; }
  void write(const std::string& name, const std::string& text = "") const {
    const fs::path file = *this / name;
    fs::create_directories(file.parent_path());
    std::ofstream(file) << text;
  }
  /// The paths that are read, or the codes of what is wrong.
  std::string read() const {
    std::string words;
    try {
      for (const auto& source : read_sources(path_)) words += source.path + " ";
    } catch (const Problems& problems) {
      for (const auto& problem : problems.list()) {
        CHECK(problem.place.file.starts_with(path_ + "/"));
        words += problem.place.file.substr(path_.size() + 1) + ":" + problem.code + " ";
      }
    }
    return words;
  }

 private:
  std::string path_;
};

}  // namespace

TEST_CASE("the files of a pack, by path; others are left alone") {
  const Folder folder;
  for (const char* name : {"rules/b.toml", "rules/a.toml", "pack.toml", "cases.toml", "README.md",
                           "rules/notes.txt", ".git/x.toml", ".rules.toml", "docs/guide.md"})
    folder.write(name, name);
  CHECK(folder.read() == "cases.toml pack.toml rules/a.toml rules/b.toml ");
  CHECK(read_sources((folder / "").string())[1].text == "pack.toml");
}

TEST_CASE("files and folders of an unknown name are refused") {
  const Folder folder;
  folder.write("rule.toml");
  folder.write("case/a.toml");
  folder.write("rules/phones/a.toml");
  CHECK(folder.read() == "case:unknown-file rule.toml:unknown-file rules/phones:unknown-file ");
}

TEST_CASE("links may stay inside, and not lead out") {
  const Folder folder, other;
  other.write("rules.toml");
  folder.write("facts.toml");
  fs::create_symlink("facts.toml", folder / "catalogue.toml");
  CHECK(folder.read() == "catalogue.toml facts.toml ");
  fs::create_symlink(other / "rules.toml", folder / "rules.toml");
  fs::create_directory_symlink(other / "", folder / "cases");
  fs::create_symlink("nowhere", folder / "desk.toml");
  CHECK(folder.read() == "cases/rules.toml:outside desk.toml:unreadable rules.toml:outside ");
}

TEST_CASE("only regular files of a decent size") {
  const Folder folder;
  folder.write("pack.toml", std::string((1 << 20) + 1, '#'));
  REQUIRE(mkfifo((folder / "rules.toml").c_str(), 0600) == 0);
  CHECK(folder.read() == "pack.toml:too-long rules.toml:not-a-file ");
}

TEST_CASE("a directory that is none") {
  CHECK_THROWS_AS(read_sources("/nonexistent/corner"), Error);
  CHECK_THROWS_AS(read_sources("/dev/null"), Error);
}
