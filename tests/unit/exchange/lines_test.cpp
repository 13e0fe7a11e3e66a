#include "exchange/lines.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "core/error.hpp"

namespace {

using corner::exchange::Lines;
using corner::exchange::longest_line;

/// A file of that text while it lives.
class File {
 public:
  explicit File(const std::string& text) : path_((std::filesystem::temp_directory_path() / "corner-lines-XXXXXX").string()) {
    const int number = mkstemp(path_.data());
    REQUIRE(number >= 0);
    std::ofstream(path_, std::ios::binary) << text;
  }
  ~File() { std::filesystem::remove(path_); }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

std::vector<std::string> lines_of(const std::string& text) {
  const File file(text);
  Lines lines(file.path());
  std::vector<std::string> all;
  std::string_view line;
  while (lines.next(line)) all.push_back(lines.too_long() ? "too long" : std::string(line));
  CHECK(lines.number() == static_cast<long long>(all.size()));
  return all;
}

using List = std::vector<std::string>;

}  // namespace

TEST_CASE("lines end in LF, CRLF or with the file") {
  CHECK(lines_of("").empty());
  CHECK(lines_of("\n") == List{""});
  CHECK(lines_of("a\nb\r\n\nc") == List{"a", "b", "", "c"});
  CHECK(lines_of("a\n") == List{"a"});
}

TEST_CASE("a BOM at the start is no part of the first line; elsewhere it stays") {
  CHECK(lines_of("\xEF\xBB\xBF" "a\n\xEF\xBB\xBF" "b") == List{"a", "\xEF\xBB\xBF" "b"});
  CHECK(lines_of("\xEF\xBB\xBF") == List{""});
}

TEST_CASE("lines across the pieces that are read, and up to the longest") {
  List wanted;
  std::string text;
  for (std::size_t size : {65'535u, 65'536u, 65'537u, 1u, 200'000u, 0u, 3u}) {
    wanted.emplace_back(size, 'x');
    text += wanted.back() + "\n";
  }
  wanted.emplace_back(longest_line, 'y');
  text += wanted.back() + "\nend";
  wanted.emplace_back("end");
  CHECK(lines_of(text) == wanted);
}

TEST_CASE("a line that is too long is passed over") {
  for (const std::size_t size : {longest_line + 1, longest_line + 65'536, std::size_t{10} << 20}) {
    CHECK(lines_of("a\n" + std::string(size, 'x') + "\nb\n") == List{"a", "too long", "b"});
    CHECK(lines_of(std::string(size, 'x')) == List{"too long"});
  }
}

TEST_CASE("what cannot be read") {
  CHECK_THROWS_AS(Lines("/nowhere/at/all"), corner::Error);
  Lines folder("/");
  std::string_view line;
  CHECK_THROWS_AS(folder.next(line), corner::Error);
}
