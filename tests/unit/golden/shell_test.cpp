#include "golden/shell.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

using golden::split_command;
using Words = std::vector<std::string>;

TEST_CASE("words and quotes") {
  CHECK(split_command("corner  a 'b c' \"d 'e\" f\\ g").words == Words{"corner", "a", "b c", "d 'e", "f g"});
  CHECK(split_command("corner '' x\"\"y").words == Words{"corner", "", "xy"});
  CHECK(split_command("corner --fact 'telework=>= 1'").words == Words{"corner", "--fact", "telework=>= 1"});
  CHECK(split_command(R"(corner "a \"b\" \n")").words == Words{"corner", "a \"b\" \\n"});
  CHECK(split_command("corner a \\\n  b").words == Words{"corner", "a", "b"});
}

TEST_CASE("redirections and environment") {
  const auto line = split_command("CORNER_LANG=fr NAME='a b' corner x=y < in > out");
  CHECK(line.environment ==
        std::vector<std::pair<std::string, std::string>>{{"CORNER_LANG", "fr"}, {"NAME", "a b"}});
  CHECK(line.words == Words{"corner", "x=y"});
  CHECK(line.input == "in");
  CHECK(line.output == "out");
  const auto here = split_command("cat > f <<'END'");
  CHECK(here.here);
  CHECK(here.output == "f");
}

TEST_CASE("more shell than that is refused") {
  for (const auto* bad :
       {"corner | head", "corner $HOME", "corner \"$HOME\"", "corner *.csv", "a; b", "a & b", "corner 'x",
        "corner `x`", "corner <", "", "A=b", "corner x\\", "corner >> f"})
    CHECK_THROWS_AS_MESSAGE(split_command(bad), std::invalid_argument, bad);
}
