#include "exchange/junit.hpp"

#include <doctest/doctest.h>

#include <vector>

using corner::exchange::junit;
using corner::exchange::TestResult;

TEST_CASE("a suite with a failure, and characters that XML does not take as they are") {
  const std::vector<TestResult> results{{"a <b> & \"c\"", "cases.toml", 3, ""},
                                        {"two\nlines\x01 \uFFFE é", "cases.toml", 9, "came <refuse>"}};
  CHECK(junit("pack", results) ==
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n"
        "  <testsuite name=\"pack\" tests=\"2\" failures=\"1\">\n"
        "    <testcase classname=\"pack\" name=\"a &lt;b&gt; &amp; &quot;c&quot;\" file=\"cases.toml\" line=\"3\"/>\n"
        "    <testcase classname=\"pack\" name=\"two&#10;lines\uFFFD \uFFFD é\" file=\"cases.toml\" line=\"9\">"
        "<failure message=\"came &lt;refuse&gt;\"/></testcase>\n"
        "  </testsuite>\n</testsuites>\n");
}

TEST_CASE("an empty suite is one") {
  CHECK(junit("pack", {}).find("tests=\"0\" failures=\"0\"") != std::string::npos);
}
